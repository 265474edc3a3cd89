"""What a certified signature may add to an issued file: itself, behind its bytes.

Whether the signature itself is true is said by whoever reads certificates (the service,
a PDF reader); here is looked at what it was set under.
"""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Name, Object, Pdf

from ...typeset.engine import find_places, list_places, open_pdf

#: Keys of the catalogue, of its form and of a page that a signature may set.
OF_CATALOGUE = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms"})
OF_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})
OF_PAGE = frozenset({"/Annots", "/Tabs"})
#: Keys by which a field does something; a place for a signature has none.
ACTIONS = frozenset({"/A", "/AA"})
SUB_FILTERS = (Name("/ETSI.CAdES.detached"), Name("/adbe.pkcs7.detached"))
_CONTENTS = re.compile(rb"<\s*[0-9A-Fa-f\s]+>")


class CertificateError(ValueError):
    """A file that is not the one before with one more signature; ``case`` says why."""

    def __init__(self, case: str) -> None:
        super().__init__(case)
        self.case = case


def check_certified(before: bytes, after: bytes) -> str:
    """Return the name of the field that was signed.

    :param before: the file as it was issued, or as it was signed before
    :param after: what a service made of it
    :raises CertificateError: ``other`` file, ``broken``, ``unsigned``, signed not
        ``whole`` or something ``changed`` with the signature
    """
    if not after.startswith(before):
        raise CertificateError("other")
    try:
        with open_pdf(before) as old, open_pdf(after) as new:
            field = _find_signed(before, after, new)
            _check_range(field, after)
            if any(_find_changed(old, new, field)) or _has_more(old, new, field):
                raise CertificateError("changed")
            return str(field.T)
    except pikepdf.PdfError as error:
        raise CertificateError("broken") from error


def _find_signed(before: bytes, after: bytes, new: Pdf) -> Object:
    """Return the one field that is filled now and was empty or absent."""
    filled = {place.name for place in find_places(before) if place.is_filled}
    names = [
        place.name
        for place in find_places(after)
        if place.is_filled and place.name not in filled
    ]
    if len(names) != 1:
        raise CertificateError("unsigned")
    for field in new.Root.AcroForm.Fields:
        if str(field.get(Name.T, "")) == names[0]:
            return field
    raise CertificateError("unsigned")


def _check_range(field: Object, after: bytes) -> None:
    """Refuse a signature that leaves a byte of the file out, but its own."""
    value = field.V
    span = [int(number) for number in value.get(Name.ByteRange, ())]
    if value.get(Name.SubFilter) not in SUB_FILTERS or len(span) != 4:
        raise CertificateError("unsigned")
    start, first, second, last = span
    gap = after[first:second]
    if start or second + last != len(after) or not _CONTENTS.fullmatch(gap):
        raise CertificateError("whole")
    if not bytes(value.Contents).strip(b"\0"):
        raise CertificateError("unsigned")


def _find_changed(old: Pdf, new: Pdf, field: Object) -> Iterator[bool]:
    """Tell of each object of the old file whether it is another in the new one."""
    pages = {page.obj.objgen for page in old.pages}
    free = {field.objgen}
    form = old.Root.get(Name.AcroForm)
    if form is not None:
        free.add(form.objgen)
    yield old.Root.objgen != new.Root.objgen
    for before in old.objects:
        if before.objgen in free:
            continue
        left_out: frozenset[str] = frozenset()
        if before.objgen == old.Root.objgen:
            left_out = OF_CATALOGUE
        elif before.objgen in pages:
            left_out = OF_PAGE
        after = new.get_object(before.objgen)
        yield _write(before, left_out) != _write(after, left_out)


def _has_more(old: Pdf, new: Pdf, field: Object) -> bool:
    """Tell whether more than the field is new on the pages, or it has moved."""
    places = {place.name: place.rectangle for place in list_places(old)}
    name = str(field.T)
    room = [float(edge) for edge in field.Rect]
    if name in places:
        is_moved = tuple(room) != places[name]
    else:  # one that is added shows nothing
        is_moved = room[0] != room[2] or room[1] != room[3]
    if is_moved or not set(new.Root.AcroForm.keys()) <= OF_FORM:
        return True
    if ACTIONS & set(field.keys()):
        return True
    for before, after in zip(old.pages, new.pages, strict=True):
        added = _get_annotations(after) - _get_annotations(before)
        lost = _get_annotations(before) - _get_annotations(after)
        if lost or added - {field.objgen}:
            return True
    return False


def _get_annotations(page: pikepdf.Page) -> set[tuple[int, int]]:
    return {item.objgen for item in page.obj.get(Name.Annots, ())}


def _write(value: Object, left_out: frozenset[str]) -> bytes:
    """Return what an object holds, what it leads to by number."""
    if isinstance(value, pikepdf.Stream):
        return _write_keys(value, left_out) + value.read_raw_bytes()
    if isinstance(value, pikepdf.Dictionary):
        return _write_keys(value, left_out)
    return value.unparse(resolved=True)


def _write_keys(value: Object, left_out: frozenset[str]) -> bytes:
    return b"".join(
        key.encode() + b" " + _unparse(value[key]) + b"\n"
        for key in sorted(value.keys())
        if key not in left_out
    )


def _unparse(value: object) -> bytes:
    return value.unparse() if isinstance(value, Object) else repr(value).encode()
