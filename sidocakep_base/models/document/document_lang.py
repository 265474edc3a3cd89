"""The language that documents are written in, which a database may not speak.

Installing brings it (``hooks.py``); an administrator may deactivate it, or a database
may have been made before. What asks for it then gets the words of the program, which
are English, instead of a refusal.
"""

DOCUMENT_LANG = "id_ID"


def document_lang(env):
    """Return what ``lang`` is to be for the words of a document, or ``None``."""
    # no language at all is active yet while a database is being made
    active = env["res.lang"]._get_active_by("code")
    return DOCUMENT_LANG if DOCUMENT_LANG in active else None
