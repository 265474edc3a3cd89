"""Sheets of a document: size, margins, head and foot of each page."""

from .xml import make

_HEAD, _FOOT = "Header", "Footer"


def write_master_pages(page, number, head, has_cover):
    """Return the layouts and the master pages of one document, the first page first.

    :param head: words at the head of each page
    :param has_cover: the first page has no foot
    """
    layout = f"page-{number}"
    master = {"style:name": f"Page_{number}", "style:page-layout-name": layout}
    usual = make("style:master-page", master, *_write_head(head), _write_foot())
    layouts, masters = [_write_layout(layout, page)], [usual]
    if has_cover:
        cover = {**master, "style:name": f"Cover_{number}"}
        cover["style:next-style-name"] = master["style:name"]
        masters.insert(0, make("style:master-page", cover, *_write_head(head)))
    return layouts, masters


def name_turned(number):
    """Return by what the sheets of a document that lie otherwise are found."""
    return f"{number}_turned"


def _write_layout(name, page):
    width, height = page.sheet
    properties = {
        "fo:page-width": f"{width:g}mm",
        "fo:page-height": f"{height:g}mm",
        "style:print-orientation": "landscape" if page.landscape else "portrait",
        "fo:margin-top": f"{page.margin_top / 2:g}mm",
        "fo:margin-bottom": f"{page.margin_bottom / 2:g}mm",
        "fo:margin-left": f"{page.margin_left:g}mm",
        "fo:margin-right": f"{page.margin_right:g}mm",
    }
    bands = []
    for band, margin, side in (
        ("header", page.margin_top, "bottom"),
        ("footer", page.margin_bottom, "top"),
    ):
        look = {"fo:min-height": f"{margin / 2:g}mm", f"fo:margin-{side}": "2mm"}
        inner = make("style:header-footer-properties", look)
        bands.append(make(f"style:{band}-style", {}, inner))
    return make(
        "style:page-layout",
        {"style:name": name},
        make("style:page-layout-properties", properties),
        *bands,
    )


def _write_head(words):
    if not words:
        return []
    return [make("style:header", {}, make("text:p", {"text:style-name": _HEAD}, words))]


def _write_foot():
    paragraph = make(
        "text:p",
        {"text:style-name": _FOOT},
        make("text:page-number", {"text:select-page": "current"}, "1"),
        " / ",
        make("text:page-count", {}, "1"),
    )
    return make("style:footer", {}, paragraph)
