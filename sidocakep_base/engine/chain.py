"""The chain of signatures: each row sealed with a key, together with the row before."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .sealing import get_canonical_text

#: What stands in the place of the seal before the first one of a chain.
GENESIS = "0" * 64
#: Characters of a key at least: 128 bits, if it is written in hexadecimal.
KEY_LENGTH = 32
#: Characters of the short form of a seal, as it is printed.
CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class SealKey:
    """A secret, and the name by which rows tell which one sealed them."""

    secret: bytes = field(repr=False)

    @property
    def key_id(self) -> str:
        """Tell the keys apart without telling the secret."""
        return hashlib.sha256(b"seal key " + self.secret).hexdigest()[:8]


def read_keys(text: str) -> list[SealKey]:
    """Return the keys of a key file: one a line, the first one seals.

    The others only verify what they sealed before a new one took their place.

    :raises ValueError: a key is too short, or there is none

    >>> [key.key_id for key in read_keys("# new\\n" + "a" * 32 + "\\n" + "b" * 32)]
    ['bcdb7cb7', 'd8b81514']
    >>> read_keys("short")
    Traceback (most recent call last):
    ...
    ValueError: a key has 32 characters at least
    """
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines or min(map(len, lines)) < KEY_LENGTH:
        raise ValueError(f"a key has {KEY_LENGTH} characters at least")
    return [SealKey(line.encode()) for line in lines]


def get_key(keys: Iterable[SealKey], key_id: str) -> SealKey | None:
    """Return the key of that name, if it is there."""
    return next((key for key in keys if key.key_id == key_id), None)


def get_link(key: SealKey | None, content: Mapping, previous: str) -> str:
    """Return the seal of a row: HMAC-SHA256 of its content and the seal before.

    Without a key it still shows what was changed by who did not know the scheme.
    """
    text = get_canonical_text({"content": content, "previous": previous})
    secret = key.secret if key else b""
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()


def get_code(seal: str) -> str:
    """Return the short form of a seal, as it stands on paper.

    >>> get_code("209b7af48df16a47")
    '209B-7AF4-8DF1'
    """
    code = seal[:CODE_LENGTH].upper()
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def read_code(text: str) -> str:
    """Return the beginning of the seal that somebody typed from paper.

    >>> read_code(" 209b 7AF4-8df1")
    '209b7af48df1'
    """
    return "".join(sign for sign in text.lower() if sign.isalnum())


def get_differences(sealed: object, live: object, path: str = "") -> list[str]:
    """Return where live values are not the sealed ones.

    Only what was sealed counts: a document of an earlier edition had fewer values.

    >>> get_differences({"a": 1, "b": [{"c": 2}]}, {"a": 1, "b": [{"c": 3}], "d": 4})
    ['b.1.c']
    >>> get_differences({"b": [1, 2]}, {"b": [1]})
    ['b']
    """
    if isinstance(sealed, Mapping) and isinstance(live, Mapping):
        return [
            difference
            for key, value in sealed.items()
            for difference in get_differences(value, live.get(key), _join(path, key))
        ]
    if isinstance(sealed, list) and isinstance(live, list):
        if len(sealed) != len(live):
            return [path]
        return [
            difference
            for number, pair in enumerate(zip(sealed, live, strict=True), start=1)
            for difference in get_differences(*pair, _join(path, str(number)))
        ]
    return [] if sealed == live else [path]


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
