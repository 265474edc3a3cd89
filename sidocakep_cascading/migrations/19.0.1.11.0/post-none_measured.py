"""Of nothing measured there is no mean: what is still open says so at once.

What was sent stays as it was sent (decision 0035); an open measurement is computed anew
with the next figure that is verified, which may be weeks away.
"""

NONE_MEASURED = "belum ada yang terukur"
OPEN = ("open", "returned")


def migrate(cr, _version):
    cr.execute(
        """
        UPDATE sidocakep_measurement AS item
           SET printed = %s, rating = NULL, color = 0
         WHERE state IN %s AND printed ~ '^0(,0+)?$'
           AND NOT EXISTS (SELECT FROM sidocakep_measurement_line line
                            WHERE line.measurement_id = item.id
                              AND line.status = 'ok')
        """,
        (NONE_MEASURED, OPEN),
    )
    cr.execute(
        """
        UPDATE sidocakep_measurement_sheet AS sheet
           SET printed = %s, rating = NULL, color = 0
          FROM sidocakep_measurement item
         WHERE item.id = sheet.measurement_id AND item.state IN %s
           AND sheet.printed ~ '^0(,0+)?$'
           AND NOT EXISTS (SELECT FROM sidocakep_measurement_line line
                            WHERE line.sheet_id = sheet.id AND line.status = 'ok')
        """,
        (NONE_MEASURED, OPEN),
    )
