"""The language that documents are written in, which a database may not speak.

Installing brings it (``hooks.py``); an administrator may deactivate it, or a database
may have been made before. What asks for it then gets the words of the program, which
are English, instead of a refusal.
"""

DOCUMENT_LANG = "id_ID"


def document_lang(env):
    """Return what ``lang`` is to be for the words of a document, or ``None``."""
    active = env["res.lang"]._get_data(code=DOCUMENT_LANG)
    return DOCUMENT_LANG if active else None
