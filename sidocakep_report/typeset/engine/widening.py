"""Columns whose words do not fit are widened, by what others do not need.

A template says how wide each column is to be; what stands in it is known only here. A
column is as wide as it was asked to be, and at least as its longest word. Where the
sheet is too narrow for all of that, a line is broken at the signs of a word, then
figures are set a little smaller, then the longest words of the body are divided, and
those of the heads last of all. A figure is never divided for the sake of a word.

>>> spread([40, 30, 30], [20, 10, 50])
[30.0, 20.0, 50.0]
"""

from dataclasses import dataclass

from .fitting import LEAST_SHARE, get_width, is_number, split_at_signs

#: At which shares of their size figures are tried before a word of the body is divided.
SHARES = (1, 0.9, 0.8, 0.7)
#: How near to the widest possible a cap is sought, in halves of the sheet.
_STEPS = 12
#: Of the sheet: more no text gets to stand on one line.
_MOST = 0.7
#: Of a point: what the type of one program is wider than that of another.
SPARE = 0.1


@dataclass(frozen=True)
class Need:
    """What one cell needs of the columns it stands in, in points, with its inset."""

    column: int
    span: int
    is_head: bool
    whole: float = 0  # its longest word
    pieces: float = 0  # of that, what no sign divides
    figure: float = 0  # its longest figure
    line: float = 0  # its longest text on one line; a head may always stand in several
    padding: float = 0

    def list_widths(self):
        return self.whole, self.pieces, self.figure, self.line, self.padding

    def ask(self, share=1, body=None, head=None):
        """Return the width it needs: words no wider than a cap, figures at a share."""
        cap = head if self.is_head else body
        words = self.pieces if cap is None else min(self.pieces, cap)
        return self.padding + max(words, self.figure * share)

    def ask_all(self):
        return self.padding + max(self.whole, self.figure)

    def ask_line(self, most):
        """Return the width at which it stands on one line, or the most it may ask."""
        return max(self.ask(), min(self.padding + self.line, most))


def get_need(cell, words, padding):
    """Return the :class:`Need` of a cell of ``(word, size, is_bold)``."""
    whole = pieces = figure = line = 0.0
    for word, size, is_bold in words:
        width = get_width(word, size, is_bold) + SPARE
        line += width + get_width(" ", size, is_bold)
        if is_number(word):
            figure = max(figure, width)
            continue
        whole = max(whole, width)
        if width > pieces:
            parts = split_at_signs(word)
            widest = max(get_width(part, size, is_bold) for part in parts) + SPARE
            pieces = max(pieces, widest)
    line = 0 if cell.is_head else line
    place = cell.column, cell.colspan, cell.is_head
    return Need(*place, whole, pieces, figure, line, padding)


def join_needs(needs):
    """Return one need for all cells that stand in the same columns: the most of each.

    >>> first, second = Need(0, 1, False, figure=5), Need(0, 1, False, pieces=4)
    >>> [need.ask(share=0.5) for need in join_needs([first, second])]
    [4]
    """
    found: dict[tuple[int, int, bool], Need] = {}
    for need in needs:
        key = (need.column, need.span, need.is_head)
        other = found.get(key, need)
        found[key] = Need(*key, *map(max, need.list_widths(), other.list_widths()))
    return list(found.values())


def share_by_need(widths, needs):
    """Return widths of the same sum by what stands in the columns.

    Where each text has room for a line of its own, who has more gives it to who lacks
    it. Otherwise a short text gets its line, each other what its longest word needs
    and of the rest a share by how much longer it is: so a row is about equally high.

    >>> def share(*lines):
    ...     needs = [Need(i, 1, False, whole=9, line=x) for i, x in enumerate(lines)]
    ...     return [round(width) for width in share_by_need([60, 60, 60], needs)]
    >>> share(20, 90, 30), share(20, 400, 30)
    ([43, 90, 47], [22, 126, 32])
    >>> share(20, 400, 90)
    [20, 93, 67]
    """
    total = sum(widths)
    asked = _find_least(widths, needs, lambda need: need.ask_line(total * _MOST))
    if sum(asked) <= total:
        return spread(widths, asked)
    least = _find_least(widths, needs, Need.ask)
    # Short texts come first: beside a long one they would break for nothing.
    even = total / len(widths)
    least = [
        max(word, line) if line <= even else word
        for word, line in zip(least, asked, strict=True)
    ]
    more = [line - word for line, word in zip(asked, least, strict=True)]
    if sum(least) >= total or not sum(more):
        return widths
    rest = (total - sum(least)) / sum(more)
    return [word + extra * rest for word, extra in zip(least, more, strict=True)]


def widen(widths, needs):
    """Return widths of the same sum in which what stands in the columns fits.

    :param widths: of the columns as they were asked for, in points
    """
    if all(need.ask_all() <= get_room(widths, need) for need in needs):
        return widths
    for minima in _try(widths, needs):
        if sum(minima) <= sum(widths):
            return spread(widths, minima)
    return widths


def _try(widths, needs):
    """Yield the least widths of the columns, from what is best to what still reads."""
    yield _find_least(widths, needs, Need.ask_all)
    for share in SHARES:
        yield _find_least(widths, needs, lambda need, share=share: need.ask(share))
    share = SHARES[-1]
    yield from _cap(widths, needs, lambda need, cap: need.ask(share, body=cap))
    yield from _cap(widths, needs, lambda need, cap: need.ask(LEAST_SHARE, cap, cap))


def _cap(widths, needs, ask):
    """Yield the least widths at the widest words for which the sheet has room."""
    low, high, total = 0.0, float(sum(widths)), sum(widths)
    for _step in range(_STEPS):
        cap = (low + high) / 2
        fits = sum(_find_least(widths, needs, lambda need: ask(need, cap))) <= total  # noqa: B023
        low, high = (cap, high) if fits else (low, cap)
    yield _find_least(widths, needs, lambda need: ask(need, low))


def _find_least(widths, needs, ask):
    """Return the least width of each column; what spans several is shared by them."""
    least = [0.0] * len(widths)
    for need in needs:
        if need.span == 1:
            least[need.column] = max(least[need.column], ask(need))
    for need in sorted(needs, key=lambda need: need.span):
        missing = ask(need) - get_room(least, need)
        if need.span > 1 and missing > 0:
            whole = get_room(widths, need)
            for column in range(need.column, need.column + need.span):
                least[column] += missing * widths[column] / whole
    return least


def get_room(widths, need):
    """Return how wide the columns are together in which a cell stands."""
    return sum(widths[need.column : need.column + need.span])


def spread(widths, minima):
    """Return the widths, none below its least: each gives of what it does not need."""
    pairs = list(zip(widths, minima, strict=True))
    missing = sum(max(0, least - width) for width, least in pairs)
    spare = sum(max(0, width - least) for width, least in pairs)
    given = missing / spare if spare else 0
    return [
        float(max(width, least) if width <= least else width - (width - least) * given)
        for width, least in pairs
    ]
