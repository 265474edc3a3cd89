"""The closed HTML vocabulary of a printed page.

A page is written in QWeb with these elements, classes and attributes only. The
converter turns them into Typst, ``typeset.css`` shows the same in a
browser. Whatever is not listed here is refused by name, because an element that is
dropped in silence is a figure missing on a signed paper.

Frame
    ``html head meta title style link script body main`` frame the page; only the
    content of ``body`` is printed. ``div.article`` is one document, one PDF, with
    ``ts-landscape`` on a lying sheet and ``ts-cover`` when its first page has no
    footer. Its ``data-title`` (required), ``data-author``,
    ``data-keywords`` and ``data-date`` (2026-01-31) describe the file, ``data-mark``
    is set large behind the text ("DRAFT"), ``data-closing`` keeps the pages of a
    document of when one line above its signatures was enough, ``data-oe-model`` and
    ``data-oe-id`` name the record.

Blocks
    ``h1``-``h4``, ``p``, ``ul``, ``ol``, ``table``, ``img``, ``hr``, and ``div``:
    a group without look of its own, kept on one page with ``ts-keep``, with
    ``ts-keep-short`` where it is no higher than about half of one, a forced page
    break with ``ts-pagebreak`` (empty; with ``ts-landscape`` and between the blocks of
    the document, what follows it stands on lying sheets until the next one), the page
    footer with ``ts-footer``. An empty
    ``div.ts-outline`` prints the headings with their pages, ``div.ts-captions`` the
    captions of tables (``p.ts-caption``, kept on the page of what follows),
    ``div.ts-figures`` those of figures (``p.ts-figcaption``, written below one).
    An empty ``div.ts-rest`` is the room that is left on its page, in parts of the same
    height where there are several: what stands on a cover is spread over it.
    A heading stays on the page of what follows, and so does a paragraph that leads
    to it: one that is bold, ends with a colon, or stands before a list or a paragraph
    that is set in further.

Inline
    ``b strong i em u sup sub br span``; in the footer ``span.ts-page`` and
    ``span.ts-pages`` (both empty) print the page number and the number of pages.

Tables
    ``colgroup/col`` with ``width="N%"``, ``thead`` (repeated on every page),
    ``tbody``, ``tfoot`` (printed once, at the end), ``colspan``, ``rowspan``.
    A row ``ts-continued`` of one cell is printed only where the rows below it go on
    overleaf, at the head of that page; an empty one ends what was said before. A row
    ``ts-group`` heads the rows below it and is never the last one of a page.
    ``ts-grid`` rules every cell, ``ts-lines`` the rows, ``ts-bare`` nothing; with
    ``ts-dense`` these are set small and close, for what is to fit a sheet; with
    ``ts-by-need`` the columns share the sheet by what stands in them. The other two are
    arrangements, read as text by assistive software: ``ts-plain`` (which
    ``ts-letterhead`` closes with a double rule) and ``ts-sign``, the signature block,
    never divided and never alone on a page: two lines or rows stand above it there, and
    a short ending below it does not go on overleaf. A row ``ts-sign-space`` of it is
    room for signatures, below what its cells say; where the footer says
    ``data-places="1"``, each that has a name below it is an empty signature field. The
    number of a cell, ``data-value="1250.5"``, goes into the text that people edit, as
    the page shows it.
"""

FRAME = frozenset({"html", "body", "main"})
SKIPPED = frozenset({"head", "meta", "title", "style", "link", "script"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
BLOCKS = frozenset({"div", "p", "ul", "ol", "table", "img", "hr", *HEADINGS})
INLINES = {
    "b": "strong",
    "strong": "strong",
    "i": "emph",
    "em": "emph",
    "u": "underline",
    "sup": "super",
    "sub": "sub",
    "br": None,
    "span": None,
}

# class -> argument of the Typst function that prints the element
ALIGN = {
    "ts-left": "left",
    "ts-center": "center",
    "ts-right": "right",
    "ts-justify": "justify",
}
VERTICAL = {"ts-top": "top", "ts-middle": "horizon", "ts-bottom": "bottom"}
# class -> share of the size of the type around
SCALES = {"ts-small": 0.82, "ts-large": 1.1, "ts-huge": 1.5}
TEXT = {
    "ts-bold": 'weight: "bold"',
    "ts-normal": 'weight: "regular"',
    "ts-italic": 'style: "italic"',
    **{name: f"size: {scale:g}em" for name, scale in SCALES.items()},
}
UPPER = "ts-upper"
SPACE = {"ts-space-0": "leading", "ts-space-1": "6pt", "ts-space-2": "14pt"}
INDENT = {"ts-indent-1": "14pt", "ts-indent-2": "28pt"}
MARK = "ts-mark"  # a code in the page footer, which is given room
IMAGES = {
    "ts-logo": "height: 24mm",
    "ts-code": "height: 22mm",
    MARK: "height: 15mm",
    "ts-fill": "width: 100%",
}
BREAK = "ts-pagebreak"
LANDSCAPE = "ts-landscape"
COVER = "ts-cover"
CAPTIONS = ("ts-caption", "ts-figcaption")
# kept on one page
KEPT = ("ts-keep", "ts-keep-short")
# printed with the pages, written empty
LISTS = ("ts-outline", "ts-captions", "ts-figures")
REST = "ts-rest"  # what is left of the page, shared by all that ask for it

ARRANGEMENTS = frozenset({"ts-plain", "ts-sign"})
TABLE_KINDS = frozenset({"ts-grid", "ts-lines", "ts-bare", *ARRANGEMENTS})
LETTERHEAD = "ts-letterhead"
DENSE = "ts-dense"
BY_NEED = "ts-by-need"  # its columns share the sheet by what stands in them
ROW_NUMBERS = "ts-numbers"  # the (1) (2) (3) row under a table head
ROW_SPACE = "ts-sign-space"  # room for a signature
ROW_CONTINUED = "ts-continued"  # what goes on overleaf, said at the head of that page
ROW_GROUP = "ts-group"  # the head of the rows below it
NO_BORDER = "ts-noborder"

_TYPOGRAPHY = frozenset({*ALIGN, *TEXT, UPPER, *SPACE, *INDENT})

# element -> classes it may carry
CLASSES = {
    "article": frozenset({"article", "ts-doc", LANDSCAPE, COVER}),
    "div": frozenset({*KEPT, BREAK, LANDSCAPE, "ts-footer", *LISTS, REST, *SPACE}),
    "p": _TYPOGRAPHY | {*CAPTIONS},
    **dict.fromkeys(HEADINGS, _TYPOGRAPHY),
    "ul": frozenset(SPACE),
    "ol": frozenset(SPACE),
    "li": frozenset(),
    "table": TABLE_KINDS | {DENSE, BY_NEED, LETTERHEAD, *SPACE},
    "thead": frozenset(),
    "tbody": frozenset(),
    "tfoot": frozenset(),
    "tr": frozenset(
        {ROW_NUMBERS, ROW_SPACE, ROW_CONTINUED, ROW_GROUP, *TEXT, *VERTICAL}
    ),
    **dict.fromkeys(
        ("td", "th"), frozenset({NO_BORDER, *ALIGN, *VERTICAL, *TEXT, UPPER, *INDENT})
    ),
    "col": frozenset(),
    "colgroup": frozenset(),
    "img": frozenset(IMAGES),
    "hr": frozenset(),
    "span": frozenset({"ts-page", "ts-pages", *TEXT, UPPER}),
}

# element -> attributes besides class; ``data-*`` is allowed everywhere because Odoo
# marks elements with it and it has no printed meaning outside ``div.article``
ATTRIBUTES = {
    "html": frozenset({"lang"}),
    "div": frozenset({"lang"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "col": frozenset({"width"}),
    "ol": frozenset({"start", "type"}),
    "img": frozenset({"src", "alt"}),
}

ORDINALS = {"1": "1.", "a": "a.", "A": "A.", "i": "i.", "I": "I."}
