"""The columns of the evaluation of a Renja."""

#: Head over two columns, and what stands in them: performance (K) and money (Rp).
PAIRS = (
    ("Target Renstra pada Akhir Periode", "five_target_text", "cost"),
    ("Realisasi s.d. Tahun {before}", "past_text", "past_spent"),
    ("Target Renja dan Anggaran Tahun {year}", "year_target_text", "ceiling"),
    ("Realisasi Triwulan I", "text_1", "spent_1"),
    ("Realisasi Triwulan II", "text_2", "spent_2"),
    ("Realisasi Triwulan III", "text_3", "spent_3"),
    ("Realisasi Triwulan IV", "text_4", "spent_4"),
    ("Realisasi Tahun {year}", "to_date_text", "spent"),
    ("Tingkat Capaian Tahun {year} (%)", "year_printed", "absorbed"),
    ("Realisasi s.d. Tahun {year}", "five_text", "plan_spent"),
    ("Tingkat Capaian terhadap Renstra (%)", "five_printed", "plan_absorbed"),
)

#: Pair > the pairs that it adds up; pair > (part, whole) of which it is the percentage.
#: Columns 11 = 7+8+9+10, 13 = 5+11; 12 = 11 of 6, 14 = 13 of 4.
ADDED = {7: (3, 4, 5, 6), 9: (1, 7)}
SHARES = {8: (7, 2), 10: (9, 0)}
_BEFORE = 3
#: Heads before and behind the pairs; before the second edition of the page a code stood
#: in a column of its own, and nobody's objective and agency were said.
LEADING = {
    1: ("Kode", "Program, Kegiatan, Sub Kegiatan", "Indikator Kinerja"),
    2: ("Sasaran", "Program, Kegiatan, Sub Kegiatan", "Indikator Kinerja"),
}
RESPONSIBLE = "Perangkat Daerah Penanggung Jawab"
#: Widths in percent: of the leading columns, performance, money, a share, and the last.
WIDTHS = {
    1: ((5.9, 6.7, 6.4), 2.7, 5.15, 2.45, None),
    2: ((5.15, 6.6, 6.4), 2.7, 4.8, 2.35, 4.25),
}
_SHARE_NAMES = {PAIRS[pair][2] for pair in SHARES}


def get_formula(pair, is_money):
    """Return how a cell follows from others of its row, for the spreadsheet."""

    def place(other):
        return str(_BEFORE + 2 * other + is_money)

    if pair in ADDED:
        return {"data-adds": " ".join(map(place, ADDED[pair]))}
    if pair in SHARES:
        return {"data-share": " ".join(map(place, SHARES[pair]))}
    return {}


def get_heads(year):
    """Return the heads of the pairs for a year."""
    return [head.format(year=year, before=year - 1) for head, *_names in PAIRS]


def get_widths(edition):
    """Return the width of each column of an edition of the page."""
    leading, performance, money, share, last = WIDTHS[min(edition, max(WIDTHS))]
    pairs = (
        (performance, share if name in _SHARE_NAMES else money)
        for _head, _text, name in PAIRS
    )
    widths = [*leading, *(width for pair in pairs for width in pair)]
    return [f"{width:g}%" for width in [*widths, *([last] if last else [])]]


def get_spans(rows):
    """Return how many rows the objective and the agency of each row reach over.

    One cell for each programme: on a long table they stand on every page. 0: the cell
    above reaches over this row.

    >>> rows = [("program", "A"), ("kegiatan", "A"), ("program", "A"), ("program", "B")]
    >>> get_spans([{"level": x, "objective": y, "agency": ""} for x, y in rows])
    [2, 0, 1, 1]
    """
    spans, first = [], 0
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else None
        is_new = (
            above is None
            or (row["level"] == "program" and bool(row.get("name", True)))
            or any(row[key] != above[key] for key in ("objective", "agency"))
        )
        if is_new:
            first = number
            spans.append(1)
        else:
            spans.append(0)
            spans[first] += 1
    return spans
