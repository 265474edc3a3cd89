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

    Within the longer name of another one nobody is named:

    >>> sheets = [{"signer_name": "Ani Wati"}, {"signer_name": "Ani Wati Kusuma"}]
    >>> find_unprinted(sheets, "Mengetahui, Ani Wati Kusuma")
    ['Ani Wati']
    """
    said = _squeeze(text)
    people = dict.fromkeys(
        sheet.get("signer_name") or sheet.get("signer_title") or "" for sheet in sheets
    )
    unprinted = set()
    for who in sorted(people, key=lambda who: len(_squeeze(who)), reverse=True):
        name = _squeeze(who)
        if name not in said:
            unprinted.add(who)
        elif name:
            # What is within a longer name is looked for after that one is taken out.
            said = said.replace(name, "|")
    return [who for who in people if who in unprinted]


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()
