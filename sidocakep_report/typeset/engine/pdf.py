"""Opening a PDF that somebody else may have made."""

import io
from typing import Final

from pikepdf import Pdf, settings

#: What one stream may unpack to, in bytes; a page of ours has some kilobytes.
MOST_BYTES: Final = 64 * 1024 * 1024
MOST_ITEMS: Final = 200_000
MOST_WARNINGS: Final = 50

# For the whole process: a file that unpacks without an end, or never ends a list, is
# refused in whatever reads it.
settings.set_qpdf_limits(
    doc_max_warnings=MOST_WARNINGS,
    parser_max_container_size=MOST_ITEMS,
    flate_max_memory=MOST_BYTES,
    png_max_memory=MOST_BYTES,
    run_length_max_memory=MOST_BYTES,
    tiff_max_memory=MOST_BYTES,
    dct_max_memory=MOST_BYTES,
)


def open_pdf(content: bytes) -> Pdf:
    """Open a PDF as it is: what is broken is not mended by guessing.

    :raises pikepdf.PdfError: it is no PDF, not whole, or locked by a password
    """
    return Pdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
