"""Why nothing stands in a section of a performance report, as the paper says it."""

#: What is drawn from the measurement of the time of the report.
OF_MEASUREMENT = frozenset(
    ("counts", "achievement", "years", "plan", "causes", "outputs")
)
#: Of these too: performance beside money.
WITH_MONEY = frozenset(("programs", "efficiency", "budget_objectives"))
#: Content of a section > why there is none where figures are there.
WORDS = {
    "text": "tidak ada yang dituliskan",
    "benchmarks": "tidak ada angka pembanding yang dicatat",
    "agencies": "tidak ada unit kerja dengan pengukuran sendiri",
    "contributions": "tidak ada yang diperjanjikan di bawah sasarannya",
    "budget": "tidak ada DPA yang dicatat",
    "utilisation": "tidak ada keputusan berdasarkan data kinerja yang dicatat",
    "follow_up": "tidak ada rekomendasi evaluasi atas tahun sebelumnya yang dicatat",
    "pk": "tidak ada Perjanjian Kinerja yang berlaku",
    "pk_budget": "Perjanjian Kinerja tidak memuat anggaran",
    "efficiency": "profil peraturan tidak menetapkan rumusnya",
    "outputs": "DPA tidak memuat program dan kegiatan",
}
WITHOUT_PK = "pimpinan tidak mempunyai Perjanjian Kinerja yang diukur"
OTHERS = "tidak ada data yang dapat disajikan"


def say_empty(content, when, is_measured, is_promised):
    """Return why a section of a content has neither text nor figures.

    :param when: the time of the report, as printed
    :param is_measured: whether its measurement was sent
    :param is_promised: whether the agreement of who heads the agency was measured

    >>> say_empty("years", "Tahun 2026", False, False)
    'pengukuran Tahun 2026 belum dikirim'
    >>> say_empty("years", "Tahun 2026", True, False)
    'pimpinan tidak mempunyai Perjanjian Kinerja yang diukur'
    >>> say_empty("benchmarks", "Tahun 2026", True, True)
    'tidak ada angka pembanding yang dicatat'
    """
    if content in OF_MEASUREMENT | WITH_MONEY:
        if not is_measured:
            return f"pengukuran {when} belum dikirim"
        if not is_promised and content not in ("outputs", "efficiency"):
            return WITHOUT_PK
    return WORDS.get(content, OTHERS)
