"""Whose sheets a printed file has."""

from collections.abc import Iterable, Mapping
from typing import Any


def find_unprinted(sheets: Iterable[Mapping[str, Any]], text: str) -> list[str]:
    """Return who has a sheet in the content, and is not named in the file.

    :param sheets: each names who signs it, or the post where nobody holds it
    :param text: what the file says; where its letters stand apart, they are joined

    >>> sheets = [{"signer_name": "Ani Wati"}, {"signer_title": "Lurah Uji"}]
    >>> find_unprinted(sheets, "Penanggung jawab, L urah Uji")
    ['Ani Wati']
    """
    said = _squeeze(text)
    people = (
        sheet.get("signer_name") or sheet.get("signer_title") or "" for sheet in sheets
    )
    unprinted = (who for who in people if _squeeze(who) not in said)
    return list(dict.fromkeys(unprinted))


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()
