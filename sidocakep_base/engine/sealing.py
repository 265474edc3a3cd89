"""The seal of a document: one canonical text of its content, and its SHA-256."""

import hashlib
import json
from collections.abc import Mapping

#: What is said about the document, not in it: it goes on changing after signing.
VOLATILE_KEYS = frozenset({"state", "is_draft", "hash", "signatures"})


def get_content(values: Mapping) -> dict:
    """Return the part of the document's values that the signatures cover.

    The logo of the letterhead is decoration: it is printed as it is on that day.

    >>> get_content({"year": "2026", "state": "draft", "agency": {"name": "A",
    ...              "logo": "iVBO"}})
    {'year': '2026', 'agency': {'name': 'A'}}
    """
    content = {key: val for key, val in values.items() if key not in VOLATILE_KEYS}
    if "agency" in content:
        content["agency"] = {
            key: val for key, val in content["agency"].items() if key != "logo"
        }
    return content


def get_canonical_text(content: Mapping) -> str:
    """Write the content so that equal content has equal text.

    >>> get_canonical_text({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def get_seal(content: Mapping) -> str:
    """Return the SHA-256 of the canonical text, in hexadecimal.

    >>> get_seal({})
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    """
    return hashlib.sha256(get_canonical_text(content).encode()).hexdigest()
