"""What a print claims to be, asked of a validator.

Plain Python beside the tests that use it: pytest and Odoo both do.
"""

import io

import page
import pikepdf

#: For the archive, and for who cannot see it: PDF/A-2a and PDF/UA-1.
PROFILES = ("2a", "ua1")


def check_archival(test, content, form):
    """Check that a PDF is what its marks say.

    :param form: its name, told where it is not
    """
    for profile in PROFILES:
        with test.subTest(form=form, profile=profile):
            found = find_failures(content, profile)
            test.assertEqual([failure.message for failure in found], [])


def find_failures(content, profile):
    """Return what the validator finds in a PDF."""
    return page.validate_pdf_bytes(_part_ends(content), profile=profile).failures


def _part_ends(content):
    r"""Return a PDF whose streams end in a way that can be read but once.

    One compressed stream of 256 ends in CR by chance, and the writers put LF between
    it and ``endstream``. ``Length`` counts the bytes of the stream and not that end of
    line (ISO 32000-1, 7.3.8). The validator takes CR and LF together for the end of
    line and says that ``Length`` counts one too many; veraPDF asks ``Length`` which of
    the two it is (``checkEndstreamSpacings`` of its parser).

    A CR alone is an end of line there too, so in its place it says the same. It is put
    there only behind what an object has as its stream, counted by its ``Length`` with a
    reader that mends nothing: where a ``Length`` is wrong nothing is changed.
    """
    if b"\r\nendstream" not in content:
        return content
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            streams = {
                item.read_raw_bytes()
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream)
            }
    except pikepdf.PdfError:
        return content
    for data in streams:
        if data.endswith(b"\r"):
            whole = b"stream\n" + data
            content = content.replace(whole + b"\nendstream", whole + b"\rendstream")
    return content
