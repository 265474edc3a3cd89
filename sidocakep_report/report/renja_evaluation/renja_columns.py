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
