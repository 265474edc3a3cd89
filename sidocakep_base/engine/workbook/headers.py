"""Which foreign header of a sheet stands for a column that is missing."""

import difflib
from collections.abc import Mapping, Sequence

from .spec import Column, Sheet, normalize


def suggest(
    sheet: Sheet, positions: Mapping[int, Column], unknown: Sequence[tuple[int, str]]
) -> dict[str, str]:
    """Return the foreign header by the key of the missing column that it stands for.

    It reads like it, or stands where the column belongs: behind the one before it.

    :param positions: the known columns by their place in the file
    :param unknown: place and text of the foreign headers
    """
    left = {normalize(text): (place, text) for place, text in unknown}
    places = {column.key: place for place, column in positions.items()}
    found = {}
    for column in sheet.columns:
        if column.key in places:
            continue
        near = difflib.get_close_matches(column.names()[0], left, n=1, cutoff=0.6)
        name = near[0] if near else _standing_at(sheet, column, places, left)
        if name:
            found[column.key] = left.pop(name)[1]
    return found


def _standing_at(sheet: Sheet, column: Column, places, left) -> str:
    """Return the foreign header at the place of a column that must be filled."""
    columns = sheet.all_columns()
    before = columns[columns.index(column) - 1]
    if not column.required or before.key not in places:
        return ""
    expected = places[before.key] + 1
    return next((name for name, (place, _) in left.items() if place == expected), "")
