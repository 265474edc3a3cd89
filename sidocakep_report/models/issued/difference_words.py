"""How the keys of a frozen content are called where two contents are compared."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

#: Parts that only hold others: the entry below them is what a reader knows.
HOLDERS = frozenset(
    {"sheets", "rows", "goals", "objectives", "indicators", "figures", "table1"}
    | {"table2", "children", "parents", "point"}
)
WORDS = {
    "achievement": _lt("Achievement"),
    "amount": _lt("Budget"),
    "date": _lt("Date"),
    "document": _lt("Document Number"),
    "first": _lt("First Party"),
    "formula": _lt("Formula"),
    "indicator": _lt("Indicator"),
    "name": _lt("Name"),
    "number": _lt("Document Number"),
    "objective": _lt("Objective"),
    "obstacles": _lt("Obstacles"),
    "place": _lt("Place"),
    "realisation": _lt("Realisation"),
    "reason": _lt("Reason"),
    "second": _lt("Second Party"),
    "signer_name": _lt("Signer Name"),
    "signer_title": _lt("Signer Title"),
    "solutions": _lt("Solutions"),
    "target": _lt("Target"),
    "title": _lt("Title"),
    "unit": _lt("Unit of Measure"),
    "value": _lt("Value"),
    "year_target": _lt("Target of the Year"),
}


def get_place_text(env, place):
    """Return where a difference stands, in the words of the reader."""
    words = [
        env._(WORDS[part]) if part in WORDS else part
        for part in place
        if part not in HOLDERS
    ]
    return " › ".join(words or place)
