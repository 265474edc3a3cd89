"""What a drawing says as a table: the page of which its spreadsheet is made."""

from odoo import fields

NOT_DECIDED = "Rancangan, belum ditetapkan"
DRAFT = "RANCANGAN"


def get_table_pages(report, records, describe):
    """Return what the table of drawings is rendered with.

    It says what the drawing says: as it was issued, before that with the rights of who
    asks.

    :param report: the model that prints them
    :param describe: ``(record, values) -> (heading, rows)``; a row is the ``cells`` of
        a component and the ``group`` over the first of several
    """
    records.check_access("read")
    values = records._get_drawing_values()
    pages = []
    for record in records:
        heading, rows = describe(record, values[record.id])
        mark = heading.proof.mark if heading.proof else ""
        if NOT_DECIDED in heading.lines:
            mark = DRAFT
        pages.append(
            {
                "record": record,
                "heading": heading,
                "lines": list(filter(None, (*heading.lines, *heading.right))),
                "holder": values[record.id]["holder"],
                "day": fields.Date.to_string(heading.day),
                "mark": mark,
                "rows": rows,
            }
        )
    return {"doc_ids": records.ids, "doc_model": records._name, "pages": pages}
