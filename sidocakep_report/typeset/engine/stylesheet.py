"""The look of a page in a browser and in wkhtmltopdf."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "typeset.css"


@cache
def get_stylesheet():
    """The stylesheet as text, put into the page: nothing is to be fetched."""
    return _FILE.read_text("utf-8")
