"""What a statement of review says. PermenPANRB 53/2014 annex III."""

NO_REMARK = (
    "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan "
    "perbedaan dalam meyakini keandalan informasi yang disajikan di dalam Laporan "
    "Kinerja ini."
)
REMARKS = (
    "Berdasarkan reviu kami, kecuali hal-hal berikut, tidak terdapat kondisi yang "
    "menimbulkan perbedaan dalam meyakini keandalan informasi yang disajikan di dalam "
    "Laporan Kinerja ini:"
)


def complete_statement(report, statement):
    """Return a statement with whose report it is of, and what was found.

    :param report: the printed values of the performance report
    """
    of_agency = not report.get("is_government") and report.get("agency")
    parts = of_agency, report.get("government_name")
    return {
        "whose": ", ".join(filter(None, parts)),
        "opinion": REMARKS if statement.get("notes") else NO_REMARK,
        **statement,
    }
