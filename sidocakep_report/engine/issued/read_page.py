"""A printed page as it is read in a window: its words and tables, nothing that acts."""

from lxml import html

#: What the pages of the typesetter are written in, and what a person writes in a text.
TAGS = frozenset(
    {"a", "article", "b", "blockquote", "br", "caption", "code", "col", "colgroup"}
    | {"dd", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4"}
    | {"h5", "h6", "hr", "i", "img", "li", "main", "ol", "p", "s", "section", "small"}
    | {"span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead"}
    | {"tr", "u", "ul"}
)
#: Attributes that lay out or describe; none of them leads anywhere or runs.
ATTRIBUTES = frozenset({"alt", "class", "colspan", "rowspan", "src", "start", "width"})
#: Dropped with what stands in it: it is no text of a page.
UNREAD = frozenset({"head", "script", "style", "template", "title"})
#: Foot of each page, and the lists of pages that only paper has.
PAPER_ONLY = frozenset({"ts-footer", "ts-outline", "ts-mark"})
PICTURE = "data:image/"


def get_readable(page: str | bytes) -> str:
    """Return what stands on a printed page as HTML that only shows.

    >>> get_readable('<html><head><title>A</title></head><body><main><p onclick="x()">'
    ...     'Kata <script>x()</script><a href="https://a">di</a></p></main></body></html>')
    '<div><p>Kata <a>di</a></p></div>'
    >>> get_readable('<p>A</p><div class="ts-footer">1</div><img src="http://a/b.png">')
    '<div><p>A</p><img></div>'
    """
    root = html.document_fromstring(page)
    main = root.find(".//main")
    result = root.body if main is None else main
    result.tag = "div"
    result.attrib.clear()
    for element in list(result.iter())[1:]:
        _clean(element)
    result.tail = None
    return html.tostring(result, encoding="unicode")


def _clean(element: html.HtmlElement) -> None:
    """Leave of an element what only shows; a comment has no name and goes."""
    named = isinstance(element.tag, str)
    classes = set((element.get("class") or "").split()) if named else set()
    if not named or element.tag in UNREAD or classes & PAPER_ONLY:
        element.drop_tree()
    elif element.tag not in TAGS:
        element.drop_tag()
    else:
        for name, value in list(element.attrib.items()):
            if name not in ATTRIBUTES or (
                name == "src" and not value.startswith(PICTURE)
            ):
                del element.attrib[name]
