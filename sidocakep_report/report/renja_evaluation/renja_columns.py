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


def get_heads(year):
    """Return the heads of the pairs for a year."""
    return [head.format(year=year, before=year - 1) for head, *_names in PAIRS]
