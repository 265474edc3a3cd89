"""Lists of headings, tables and figures, with their pages."""

from .xml import make

_CONTENTS = "Contents_20_{level}"
#: The headings of these levels stand in the table of contents.
DEPTH = 2


class Places:
    """What is listed, as it is written; the lists are filled at the end.

    A page is a reference to a bookmark, which an office program counts by itself when
    the file is opened.
    """

    def __init__(self, document):
        self._document = document
        self._marked = []
        self._lists = []

    def mark(self, paragraph, kind, level=1):
        """Remember a heading or a caption that is written."""
        name = f"place-{self._document}-{len(self._marked) + 1}"
        self._marked.append((kind, level, paragraph, name))
        mark = make("text:bookmark", {"text:name": name})
        mark.tail, paragraph.text = paragraph.text, None
        paragraph.insert(0, mark)

    def open_list(self, kind):
        """Return the empty list of a kind (``ts-outline``, ``ts-captions``, ...)."""
        name = f"{kind}-{self._document}-{len(self._lists) + 1}"
        body = make("text:index-body")
        if kind == "ts-outline":
            source = make("text:table-of-content-source", {"text:outline-level": DEPTH})
            index = make("text:table-of-content", {"text:name": name}, source, body)
        else:
            # no index: captions are plain text, and an index would lose them
            body = index = make("text:section", {"text:name": name})
        self._lists.append((kind, body))
        return index

    def fill(self):
        """Write into each list what was marked."""
        for kind, body in self._lists:
            listed = {"ts-captions": "ts-caption", "ts-figures": "ts-figcaption"}
            for marked, level, paragraph, name in self._marked:
                if marked == listed.get(kind, kind) and level <= DEPTH:
                    body.append(self._write_entry(paragraph, level, name))

    def _write_entry(self, paragraph, level, name):
        words = "".join(paragraph.itertext())
        page = {"text:reference-format": "page", "text:ref-name": name}
        return make(
            "text:p",
            {"text:style-name": _CONTENTS.format(level=level)},
            words,
            make("text:tab"),
            make("text:bookmark-ref", page, "-"),
        )
