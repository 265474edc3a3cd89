"""Which achievements are 0 by the policy alone: until now the trace alone said it."""

#: What the trace says since the policy may choose it (19.0.1.14.0).
SAID = (
    "Tidak satu pun terukur; menurut kebijakan yang belum ada angkanya tetap dihitung "
    "sebagai 0."
)
TABLES = ("sidocakep_measurement", "sidocakep_measurement_sheet")


def migrate(cr, version):
    for table in TABLES:
        cr.execute(
            f"UPDATE {table} SET is_blank_zero = TRUE"
            " WHERE is_blank_zero IS NOT TRUE AND POSITION(%s IN trace) > 0",
            [SAID],
        )
