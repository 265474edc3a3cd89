"""Pictures of a page: their files and their sizes."""

import io
import re

from lxml import etree
from PIL import Image, UnidentifiedImageError

from ..errors import ImageError

_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
#: A share of what is around it tells no size.
_LENGTH = re.compile(rf"({_NUMBER.pattern})(?!.*%)")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def get_ratio(content, is_svg):
    """Return width by height.

    :raise ImageError: of a picture that tells no size
    """
    width, height = _read_svg(content) if is_svg else _read_raster(content)
    if not width or not height:
        raise ImageError("an image must tell its size")
    return width / height


def _read_raster(content):
    try:
        with Image.open(io.BytesIO(content)) as image:
            return image.size
    except (UnidentifiedImageError, OSError) as error:
        raise ImageError("the embedded image cannot be decoded") from error


def _read_svg(content):
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise ImageError("the embedded image cannot be decoded") from error
    box = _NUMBER.findall(root.get("viewBox") or "")
    if len(box) == 4:
        return float(box[2]), float(box[3])
    sizes = [_LENGTH.match(root.get(name) or "") for name in ("width", "height")]
    return [float(size[1]) if size else 0 for size in sizes]
