"""Pure calculations of the cascade: no Odoo in here.

- :mod:`.tree` walks the plan tree in the order of the document.
- :mod:`.sealing` seals the content of a signed document.
- :mod:`.proof` is the proof of identity that a signature rests on.
"""
