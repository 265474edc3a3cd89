"""Who signed a document, as its frozen content names them."""

from typing import Any

#: Parts of a content that are a person with a post.
PARTIES = ("first", "second", "signer", "sender", "receiver")
#: Prefixes of the fields that name one.
PREFIXES = ("leaver", "signer", "taker", "receiver", "received")


def get_signers(content: dict[str, Any]) -> list[dict[str, str]]:
    """Return name, post and NIP of who signed, each once, in the order of the paper.

    >>> get_signers({"first": {"name": "Ani", "title": "Camat", "nip": "1"}})
    [{'name': 'Ani', 'title': 'Camat', 'nip': '1'}]
    >>> get_signers({"sheets": 2 * [{"signer_name": "Budi", "signer_title": "Lurah"}]})
    [{'name': 'Budi', 'title': 'Lurah', 'nip': ''}]
    >>> get_signers({"second": None, "signer_name": ""})
    []
    """
    people = [content.get(party) or {} for party in PARTIES]
    for part in (content, *(content.get("sheets") or ())):
        people += [
            {key: part.get(f"{prefix}_{key}") for key in ("name", "title", "nip")}
            for prefix in PREFIXES
        ]
    found: list[dict[str, str]] = []
    for person in people:
        signer = {key: str(person.get(key) or "") for key in ("name", "title", "nip")}
        if signer["name"] and signer["name"] not in [item["name"] for item in found]:
            found.append(signer)
    return found
