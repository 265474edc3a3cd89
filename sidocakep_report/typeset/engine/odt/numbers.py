"""A cell that holds a number: a word processor adds it up and shows it as printed.

The page says the number by ``data-value``, its text how it looks.
"""

import re

from .xml import make

#: What stands before and behind the digits, and how many decimals they have.
_SHOWN = re.compile(
    r"(?P<before>[^\d-]*)-?\d[\d.]*(?:,(?P<decimals>\d+))?(?P<after>[^\d]*)"
)
_VALUE = re.compile(r"-?\d+(?:\.\d+)?")


class Numbers:
    """The formats of the numbers of a document, one for each that looks different."""

    def __init__(self):
        self._names = {}

    def read(self, value, text):
        """Return ``(value, name of its format)``, ``None`` where it is a text.

        :param text: as the page prints it
        """
        found = _SHOWN.fullmatch(text.strip())
        if not found or not _VALUE.fullmatch(value or ""):
            return None
        decimals = len(found["decimals"] or "")
        key = found["before"], decimals, found["after"]
        return value, self._names.setdefault(key, f"number-{len(self._names) + 1}")

    def to_xml(self):
        """Yield the ``number:number-style`` of each."""
        for (before, decimals, after), name in self._names.items():
            style = make(
                "number:number-style",
                {
                    "style:name": name,
                    "number:language": "id",
                    "number:country": "ID",
                },
            )
            shape = {
                "number:decimal-places": decimals,
                "number:min-decimal-places": decimals,
                "number:min-integer-digits": 1,
                "number:grouping": "true",
            }
            if before:
                style.append(make("number:text", {}, before))
            style.append(make("number:number", shape))
            if after:
                style.append(make("number:text", {}, after))
            yield style
