"""Pictures of a page, which stand in it."""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from .errors import ImageError
from .text import tidy

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"RIFF": "webp",
}


@dataclass(frozen=True)
class EmbeddedImage:
    """``name`` is made of the content, so that the same logo is kept once."""

    name: str
    content: bytes
    alternative: str


def read_image(element):
    """Return the picture of an ``img``.

    :raise ImageError: of one that is elsewhere, broken, of another kind or without
        words
    """
    if "alt" not in element.attrib:
        raise ImageError("an image needs its alternative text (alt)")
    return embed_image(element.get("src") or "", element.get("alt"))


def embed_image(source, alternative):
    """Return the picture of an address that holds its bytes (``data:``)."""
    head, comma, encoded = source.partition(",")
    if not (head.startswith("data:image/") and head.endswith(";base64") and comma):
        raise ImageError(f"an image must be embedded (data: address): {head[:60]}")
    try:
        content = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ImageError("the embedded image cannot be decoded") from error
    return EmbeddedImage(_file_name(content), content, tidy(alternative).strip())


def _file_name(content):
    """A name made of the content, so that the same logo is read once."""
    extension = next(
        (kind for mark, kind in _SIGNATURES.items() if content.startswith(mark)), None
    )
    if not extension:
        head = content[:1000].lstrip()
        if not head.startswith((b"<svg", b"<?xml")) or b"<svg" not in content:
            raise ImageError("an image must be PNG, JPEG, GIF, WebP or SVG")
        extension = "svg"
    return f"{hashlib.sha256(content).hexdigest()}.{extension}"
