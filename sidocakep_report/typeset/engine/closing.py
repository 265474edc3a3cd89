"""What stays on the page of a signature block: nobody signs an empty sheet.

At least two lines or rows stand above it on its page, and a short ending below it (to
whom a copy goes) does not go on overleaf. Of a table that ends there rows are tied to
it, as many as lines between table and block lack; those go with both. A document of
before, ``data-closing="1"``, keeps its pages: one line stood above.
"""

import re
from dataclasses import dataclass
from math import ceil

from . import vocabulary as voc
from .tables import Table

#: Lines above a signature block on its page, and how many end the paper with it.
FEWEST, ENDING = 2, 8
#: Letters of a line, roughly: a column that is wider holds more of them.
_LINE = 90
#: Lines of a picture beside words.
_CODE = 5
#: Lines of a group whose height nobody knows.
_MANY = 99


@dataclass
class Block:
    """A block that was read, before it is known what it stays with.

    :param code: its Typst code; of a table none yet
    :param table: the table that it is
    :param lines: roughly, at least 1
    :param leads: it stays with the block that comes next
    """

    code: str = ""
    table: Table | None = None
    lines: int = _MANY
    leads: bool = False

    @property
    def is_sign(self):
        return self.table is not None and self.table.kind == "ts-sign"

    @property
    def is_grid(self):
        return self.table is not None and self.table.kind not in voc.ARRANGEMENTS

    @property
    def is_break(self):
        return _is_break(self.code)

    def to_typst(self):
        return self.table.to_typst() if self.table else self.code


def count_lines(node):
    """Return roughly how many lines a block has: a run of words, or an element."""
    if isinstance(node, list):
        return 1
    if node.tag in ("ul", "ol"):
        return sum(count_lines(item) for item in node.iterchildren("li"))
    if node.tag in ("div", "table", "img"):
        return _MANY
    letters = len(" ".join("".join(node.itertext()).split()))
    return max(1, sum(1 for _line in node.iter("br")) + ceil(letters / _LINE))


def count_rows(table):
    """Return roughly how many lines rows side by side have; a code is a few high."""
    rows = table.iterdescendants("tr")
    return sum(_CODE if next(row.iter("img"), None) is not None else 1 for row in rows)


def join_blocks(blocks):
    """Return the codes of blocks in their order, tied to the signatures among them."""
    codes: list[str] = []
    done = 0
    signs = [number for number, block in enumerate(blocks) if block.is_sign]
    for number in signs:
        if number < done:
            continue
        first, lines = _find_first(blocks, number, done)
        if first == done and codes and lines < FEWEST:
            codes[-1] = sticky(codes[-1])  # what another block of signatures ended with
        end = _find_end(blocks, number)
        grid = first and blocks[first - 1].is_grid and first > done
        codes += _write(blocks[done : first - 1 if grid else first])
        closing = _split(blocks[first:number]) + _tie(blocks[number:end])
        if grid:
            table = blocks[first - 1].table
            codes.append(table.to_typst(_group(closing), max(FEWEST - lines, 1)))
        else:
            codes += closing
        done = end
    return codes + _write(blocks[done:])


def join_blocks_of_before(blocks):
    """Return the codes of blocks as they were tied when one line was enough."""
    codes: list[str] = []
    table: Block | None = None
    for block in blocks:
        if block.is_sign and table and table.table and table.is_grid:
            codes.append(table.table.to_typst(block.to_typst()))
            table = None
            continue
        if table:
            codes += _write([table])
            table = None
        if block.is_sign and codes:
            codes[-1] = sticky(codes[-1])
        if block.table and not block.is_sign:
            table = block
        else:
            codes += _write([block])
    return codes + (_write([table]) if table else [])


def _find_first(blocks, number, done):
    """Return the place of the first block that stays with a signature block.

    And the lines from there. Of a table above them the rows follow by themselves.
    """
    first, lines = number, 0
    while first > done and lines < FEWEST:
        before = blocks[first - 1]
        if before.is_break or before.is_sign or before.is_grid:
            break
        first -= 1
        lines += before.lines
    # a head is not left behind
    while first > done and blocks[first - 1].leads:
        first -= 1
    return first, lines


def _find_end(blocks, number):
    """Return the place behind the last block that stays with a signature block."""
    end, lines = number + 1, 0
    while end < len(blocks) and not blocks[end].is_break:
        if blocks[end].is_grid or blocks[end].is_sign:
            return number + 1
        lines += blocks[end].lines
        end += 1
    return end if lines <= ENDING else number + 1


def _write(blocks):
    return [
        sticky(block.to_typst()) if block.leads else block.to_typst()
        for block in blocks
    ]


def _split(blocks):
    """Return the codes of blocks that stay with what follows.

    Of many rows side by side only the last ones do: else a page would end early.
    """
    codes = []
    for block in blocks:
        parts = block.table.split(FEWEST) if block.table else ()
        codes += [part.to_typst() for part in parts[:-1]]
        codes.append(sticky(parts[-1].to_typst() if parts else block.code))
    return codes


def _tie(blocks):
    """Return the codes of a signature block and of the ending below it."""
    codes = [whole(block.to_typst()) for block in blocks]
    return [*map(sticky, codes[:-1]), codes[-1]]


def _is_break(code):
    """Tell whether the code begins a page, or fills what is left of one."""
    return code.startswith(("pagebreak", "set page", "v("))


def _group(codes):
    return codes[0] if len(codes) == 1 else "{" + ";\n".join(codes) + "}"


#: Elements of ``typeset.typ`` that take the argument themselves.
_STICKY = re.compile(
    r"ts-(p|heading|figcaption|list|enum|rule|image|plain|letterhead|block|sign)\("
)


#: Those that are divided where a page ends, unless they are told not to be.
_DIVIDED = re.compile(r"ts-(p|list|enum)\(")


def whole(code):
    """Return the code of a block that is not divided between pages."""
    match = _DIVIDED.match(code)
    if match:
        return f"{match.group()}breakable: false, {code[match.end() :]}"
    return code


def sticky(code):
    """Return the code of a block that is kept on the page of the one that follows."""
    match = _STICKY.match(code)
    if match:
        return f"{match.group()}sticky: true, {code[match.end() :]}"
    if _is_break(code):
        return code
    return f"ts-block(sticky: true, {code})"
