"""Styles that the writer makes while it writes: one for each look, used again."""

from .numbers import Numbers
from .xml import make, qualify

TEXT, PARAGRAPH, TABLE, COLUMN, ROW, CELL = (
    *("text", "paragraph", "table", "table-column", "table-row", "table-cell"),
)
PREFIXES = {PARAGRAPH: "text", TABLE: "table"}
#: Attributes of the style itself; all others are properties of its family.
_OF_STYLE = frozenset(
    {
        *("style:parent-style-name", "style:master-page-name"),
        "style:data-style-name",
    }
)
#: Properties of letters, which a paragraph has in an element of its own.
_OF_LETTERS = frozenset(
    {
        *("fo:font-weight", "fo:font-style", "fo:font-size", "fo:text-transform"),
        *("style:text-underline-style", "style:text-position"),
    }
)


class Styles:
    """The automatic styles of a document, by family and properties."""

    def __init__(self):
        self._names = {}
        self._looks = {}
        self.numbers = Numbers()

    def name(self, family, look):
        """Return the name of the style with these properties."""
        key = family, frozenset(look.items())
        name = self._names.get(key)
        if not name:
            name = f"{family}-{len(self._names) + 1}"
            self._names[key] = name
            self._looks[name] = dict(look)
        return name

    def change(self, element, family, more):
        """Give a written element the style that it has, with other properties."""
        attribute = qualify(f"{PREFIXES[family]}:style-name")
        look = self._looks[element.get(attribute)]
        element.set(attribute, self.name(family, {**look, **more}))

    def to_xml(self):
        """Yield the ``style:style`` of each, before them the formats of numbers."""
        yield from self.numbers.to_xml()
        for (family, _look), name in self._names.items():
            yield _write_style(family, name, self._looks[name])


def _write_style(family, name, look):
    attributes = {"style:name": name, "style:family": family}
    attributes |= {key: value for key, value in look.items() if key in _OF_STYLE}
    rest = {key: value for key, value in look.items() if key not in _OF_STYLE}
    letters = {key: value for key, value in rest.items() if key in _OF_LETTERS}
    own = {key: value for key, value in rest.items() if key not in _OF_LETTERS}
    style = make("style:style", attributes)
    if own:
        style.append(make(f"style:{family}-properties", own))
    if letters:
        style.append(make("style:text-properties", letters))
    return style
