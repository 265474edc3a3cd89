"""A read table as an OpenDocument table."""

from .. import vocabulary as voc
from .styles import CELL, COLUMN, PARAGRAPH, ROW, TABLE
from .xml import make

RULE = "0.5pt solid #000000"
SIGN_HEIGHT = "19mm"
_VERTICAL = {"ts-top": "top", "ts-middle": "middle", "ts-bottom": "bottom"}
#: Rows higher than this part of a page may go on overleaf.
_KEEP_ROW = 0.4


class TableWriter:
    """Writes a table that :class:`TableReader` has read.

    The content of its cells are lists of paragraphs and other blocks. What opens a
    section overleaf (``ts-continued``) is left out: it belongs to the printed pages.
    """

    def __init__(self, styles, width):
        self._styles = styles
        self._width = width

    def write(self, table, above="8pt"):
        """Return the ``table:table``."""
        look = {
            "style:width": f"{self._width:g}pt",
            "table:align": "margins",
            "fo:margin-top": above,
            "table:border-model": "collapsing",
        }
        if voc.LETTERHEAD in table.classes:
            look["fo:margin-bottom"] = "14pt"
        if table.kind == "ts-sign":
            look["style:may-break-between-rows"] = "false"
        element = make(
            "table:table", {"table:style-name": self._styles.name(TABLE, look)}
        )
        total = sum(table.columns)
        for width in table.columns:
            share = width / total
            look = {
                "style:column-width": f"{share * self._width:.2f}pt",
                "style:rel-column-width": f"{round(share * 65535)}*",
            }
            name = self._styles.name(COLUMN, look)
            element.append(make("table:table-column", {"table:style-name": name}))
        heads = [row for row in table.head if not row.is_continued]
        if heads:
            rows = self._write_rows(table, heads)
            element.append(make("table:table-header-rows", {}, *rows))
        body = [row for row in table.body if not row.is_continued]
        for row in self._write_rows(table, body):
            element.append(row)
        return element

    def _write_rows(self, table, rows):
        # column -> rows still covered by a cell from above
        pending: dict[int, int] = {}
        for number, row in enumerate(rows):
            yield self._write_row(table, row, pending, number == len(rows) - 1)

    def _write_row(self, table, row, pending, is_last):
        cells = {cell.column: cell for cell in row.cells}
        tall = row.height > table.page_height * _KEEP_ROW
        look = {"fo:keep-together": "auto" if tall else "always"}
        if voc.ROW_SPACE in row.classes:
            look["style:min-row-height"] = SIGN_HEIGHT
        element = make(
            "table:table-row", {"table:style-name": self._styles.name(ROW, look)}
        )
        column = 0
        while column < len(table.columns):
            cell = cells.get(column)
            if not cell or pending.get(column):
                element.append(make("table:covered-table-cell"))
                pending[column] = max(0, pending.get(column, 0) - 1)
                column += 1
                continue
            element.append(self._write_cell(table, row, cell, is_last))
            for taken in range(column, column + cell.colspan):
                pending[taken] = cell.rowspan - 1
                if taken > column:
                    element.append(make("table:covered-table-cell"))
            column += cell.colspan
        return element

    def _write_cell(self, table, row, cell, is_last):
        look = self._get_look(table, row, cell, is_last)
        attributes = {"office:value-type": "string"}
        written = cell.element.get("data-value")
        number = self._styles.numbers.read(written, " ".join(cell.texts))
        if number:
            value, look["style:data-style-name"] = number
            attributes = {"office:value-type": "float", "office:value": value}
        attributes["table:style-name"] = self._styles.name(CELL, look)
        if cell.colspan > 1:
            attributes["table:number-columns-spanned"] = cell.colspan
        if cell.rowspan > 1:
            attributes["table:number-rows-spanned"] = cell.rowspan
        if table.kind == "ts-sign" and not is_last:
            for block in cell.content:
                if block.tag.endswith("}p"):
                    more = {"fo:keep-with-next": "always"}
                    self._styles.change(block, PARAGRAPH, more)
        return make("table:table-cell", attributes, *cell.content)

    def _get_look(self, table, row, cell, is_last):
        high, wide = 4.0, 2.5  # words of narrow heads stay whole
        if voc.DENSE in table.classes:
            high = 1.5
        if table.kind in voc.ARRANGEMENTS:
            high = wide = 2.0
        look = {"style:vertical-align": "top"}
        look |= {f"fo:padding-{side}": f"{high:g}pt" for side in ("top", "bottom")}
        look |= {f"fo:padding-{side}": f"{wide:g}pt" for side in ("left", "right")}
        is_head = cell.is_head or voc.ROW_NUMBERS in row.classes
        if is_head and table.kind not in voc.ARRANGEMENTS:
            look["style:vertical-align"] = "middle"
        if table.kind == "ts-grid" and voc.NO_BORDER not in cell.classes:
            look["fo:border"] = RULE
        elif table.kind == "ts-lines" and voc.NO_BORDER not in cell.classes:
            look |= {"fo:border-top": RULE, "fo:border-bottom": RULE}
        elif voc.LETTERHEAD in table.classes:
            look["style:vertical-align"] = "middle"
            if is_last:
                look |= {
                    "fo:border-bottom": "3pt double #000000",
                    "style:border-line-width-bottom": "0.5pt 1pt 1.5pt",
                }
        for name, side in _VERTICAL.items():
            if name in cell.classes | row.classes:
                look["style:vertical-align"] = side
        return look
