"""Which achievements an evaluator asks about first, and what papers say of them."""

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK

from .measured_words import join_lines

#: More than twice its target is the first thing that an evaluator asks about.
MOST_ACHIEVED = 200
#: What stands where nobody explained it.
UNEXPLAINED = "belum ada penjelasan; target dan realisasinya perlu dicocokkan"
#: Achievement of a measured row, its status, target, realisation and printed form.
PERIOD = ("raw", "status", "target_text", "realisation_text", "printed")
YEAR = ("year_raw", "year_status", "year_target_text", "to_date_text", "year_printed")


def is_far(value, reason):
    """Tell whether an achievement is explained on paper: decision 0031.

    >>> is_far(1655.48, ""), is_far(200, ""), is_far(105, ""), is_far(None, "x")
    (True, False, False, False)
    >>> is_far(12, "Penyebut baru memuat empat desa")
    True
    """
    return value is not None and bool(value > MOST_ACHIEVED or reason)


def explain_far(rows, columns=(YEAR,)):
    """Return target, realisation and what was said of what is far, each once.

    :param rows: measured lines of a PK or outputs of the DPA, sudo
    :param columns: which of ``PERIOD`` and ``YEAR`` the paper shows of them
    """
    found = []
    for row in rows:
        reason = join_lines(row.doubt_reason)
        said = [
            f"target {row[target]}, realisasi {row[realised]}, capaian {row[printed]} %"
            for raw, status, target, realised, printed in columns
            if row[status] == OK and is_far(row[raw], reason)
        ]
        if said:
            said = "; ".join(dict.fromkeys(said))
            found.append(f"{row.name}: {said} - {reason or UNEXPLAINED}")
    return list(dict.fromkeys(found))
