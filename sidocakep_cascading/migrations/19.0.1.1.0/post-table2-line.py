"""A row of Tabel II serves several lines of Tabel I: the links are many to many.

Before, a row was tied to the first of them only, while its text named all. What was
signed keeps its frozen content; nothing of it is written.
"""


def migrate(cr, version):
    """Take over the link, and tie the row to the other lines that its text names."""
    cr.execute(
        """
        INSERT INTO sidocakep_pk_table2_line_rel (table2_id, line_id)
        SELECT id, pk_line_id FROM sidocakep_pk_table2 WHERE pk_line_id IS NOT NULL
         UNION
        SELECT row.id, line.id
          FROM sidocakep_pk_table2 row
          JOIN sidocakep_pk_line line
            ON line.pk_id = row.pk_id
           AND line.name = ANY(string_to_array(row.indicator_text, '; '))
            ON CONFLICT DO NOTHING
        """
    )
