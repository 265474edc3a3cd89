"""The closed HTML vocabulary of our printed forms.

A form is written in QWeb with these elements, classes and attributes only. The
converter turns them into Typst, ``static/src/print/print.css`` shows the same in a
browser. Whatever is not listed here is refused by name, because an element that is
dropped in silence is a figure missing on a signed document.

Frame
    ``html head meta title style link script body main`` frame the page; only the
    content of ``body`` is printed. ``div.article`` is one document, one PDF, with
    ``sc-landscape`` on a lying sheet. Its ``data-title`` (required), ``data-author``,
    ``data-keywords`` and ``data-date`` (2026-01-31) describe the file, ``data-mark``
    is set large behind the text ("KONSEP"), ``data-oe-model`` and ``data-oe-id`` name
    the record.

Blocks
    ``h1``-``h4``, ``p``, ``ul``, ``ol``, ``table``, ``img``, ``hr``, and ``div``:
    a group without look of its own, kept on one page with ``sc-keep``, a forced page
    break with ``sc-pagebreak`` (empty), the page footer with ``sc-footer``.

Inline
    ``b strong i em u sup sub br span``; in the footer ``span.sc-page`` and
    ``span.sc-pages`` (both empty) print the page number and the number of pages.

Tables
    ``colgroup/col`` with ``width="N%"``, ``thead`` (repeated on every page),
    ``tbody``, ``tfoot`` (printed once, at the end), ``colspan``, ``rowspan``.
    ``sc-grid`` rules every cell, ``sc-lines`` the rows, ``sc-bare`` nothing. The other
    two are arrangements, read as text by assistive software: ``sc-plain`` (which
    ``sc-letterhead`` closes with a double rule) and ``sc-sign``, the signature block,
    never divided and never alone on a page.
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
    "sc-left": "left",
    "sc-center": "center",
    "sc-right": "right",
    "sc-justify": "justify",
}
VERTICAL = {"sc-top": "top", "sc-middle": "horizon", "sc-bottom": "bottom"}
TEXT = {
    "sc-bold": 'weight: "bold"',
    "sc-normal": 'weight: "regular"',
    "sc-italic": 'style: "italic"',
    "sc-small": "size: 0.82em",
    "sc-large": "size: 1.1em",
}
UPPER = "sc-upper"
SPACE = {"sc-space-0": "leading", "sc-space-1": "6pt", "sc-space-2": "14pt"}
INDENT = {"sc-indent-1": "14pt", "sc-indent-2": "28pt"}
IMAGES = {
    "sc-logo": "height: 24mm",
    "sc-code": "height: 22mm",
    "sc-fill": "width: 100%",
}
LANDSCAPE = "sc-landscape"

ARRANGEMENTS = frozenset({"sc-plain", "sc-sign"})
TABLE_KINDS = frozenset({"sc-grid", "sc-lines", "sc-bare", *ARRANGEMENTS})
LETTERHEAD = "sc-letterhead"
ROW_NUMBERS = "sc-numbers"  # the (1) (2) (3) row under a table head
ROW_SPACE = "sc-sign-space"  # room for a signature
NO_BORDER = "sc-noborder"

_TYPOGRAPHY = frozenset({*ALIGN, *TEXT, UPPER, *SPACE, *INDENT})

# element -> classes it may carry
CLASSES = {
    "article": frozenset({"article", "sc-doc", LANDSCAPE}),
    "div": frozenset({"sc-keep", "sc-pagebreak", "sc-footer", *SPACE}),
    "p": _TYPOGRAPHY,
    **dict.fromkeys(HEADINGS, _TYPOGRAPHY),
    "ul": frozenset(SPACE),
    "ol": frozenset(SPACE),
    "li": frozenset(),
    "table": TABLE_KINDS | {LETTERHEAD, *SPACE},
    "thead": frozenset(),
    "tbody": frozenset(),
    "tfoot": frozenset(),
    "tr": frozenset({ROW_NUMBERS, ROW_SPACE, *TEXT, *VERTICAL}),
    **dict.fromkeys(
        ("td", "th"), frozenset({NO_BORDER, *ALIGN, *VERTICAL, *TEXT, UPPER, *INDENT})
    ),
    "col": frozenset(),
    "colgroup": frozenset(),
    "img": frozenset(IMAGES),
    "hr": frozenset(),
    "span": frozenset({"sc-page", "sc-pages", *TEXT, UPPER}),
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
