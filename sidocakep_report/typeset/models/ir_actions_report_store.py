from odoo import models
from odoo.tools import SQL
from odoo.tools.safe_eval import safe_eval, time

from .ir_attachment import StoredPrint


class IrActionsReport(models.Model):
    """Keeps prints: what was printed once as final is what is handed out later.

    A report keeps the print of a record under the name that its ``attachment``
    expression gives, and none where that is empty.
    """

    _name = "ir.actions.report"
    _inherit = ["ir.actions.report"]

    def _typeset_print(self, report, records, data):
        """Return what is handed out: ``{record id: PDF bytes}`` and, of those that are
        kept, ``{record id: attachment}``."""
        names = self._typeset_names(report, records)
        attachments = self._typeset_stored(report, names)
        reused = attachments if report.attachment_use else {}
        missing = records.browse(id_ for id_ in records.ids if id_ not in reused)
        contents = self._typeset_render(report, missing, data)
        new = {
            id_: names[id_]
            for id_ in contents
            if id_ in names and id_ not in attachments
        }
        attachments |= self._typeset_store(report, report.model, new, contents)
        contents |= {id_: attachment.raw for id_, attachment in reused.items()}
        return contents, attachments

    def _typeset_names(self, report, records):
        """``{record id: file name}`` of those whose print is to be kept."""
        if not report.attachment or self.env.context.get("report_pdf_no_attachment"):
            return {}
        names = {}
        for record in records:
            name = safe_eval(report.attachment, {"object": record, "time": time})
            if name:
                names[record.id] = name
        return names

    def _typeset_stored(self, report, names):
        """``{record id: attachment}`` of the prints kept under ``names``.

        As superuser: who may read the record may read its print.
        """
        if not names:
            return {}
        attachments = self._typeset_find_files(
            report.model,
            names,
            SQL(
                "typeset_report_id = %s AND name = ANY(%s)",
                report.id,
                list(set(names.values())),
            ),
        )
        return {
            attachment.res_id: attachment
            for attachment in attachments
            if names[attachment.res_id] == attachment.name
        }

    def _typeset_store(self, report_ref, model, names, contents):
        """Keep prints for good, also with a record that is not the printed one.

        :param model: name of the model of the records that keep them
        :param names: ``{record id: file name}``
        :param contents: ``{record id: PDF bytes}``, at least of those named
        :return: ``{record id: attachment}``
        """
        report = self._get_report(report_ref)
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                [
                    {
                        "name": name,
                        "raw": contents[record_id],
                        "mimetype": "application/pdf",
                        "res_model": model,
                        "res_id": record_id,
                        "typeset_report_id": StoredPrint(report.id),
                    }
                    for record_id, name in names.items()
                ]
            )
        )
        self._typeset_set_apart(model, attachments)
        return {attachment.res_id: attachment for attachment in attachments}

    def _typeset_set_apart(self, model, prints):
        """Tell apart what was uploaded before under the name that a print has now."""
        beside = self._typeset_find_files(
            model, prints.mapped("res_id"), SQL("typeset_report_id IS NULL")
        )
        beside._typeset_rename_likes()

    def _typeset_find_files(self, model, record_ids, condition):
        """Return attachments of records, the newest first; sudo.

        Asked twice with each print; a search takes four times as long as its query.
        """
        files = self.env["ir.attachment"].sudo()
        files.flush_model(
            ["name", "res_model", "res_id", "res_field", "typeset_report_id"]
        )
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM ir_attachment WHERE res_model = %s AND res_id = ANY(%s)"
                " AND res_field IS NULL AND %s ORDER BY id DESC",
                model,
                list(record_ids),
                condition,
            )
        )
        return files.browse([row[0] for row in rows])

    def _typeset_keep(self, report_ref, contents):
        """Make ``contents`` (``{record id: PDF bytes}``) what is printed from now on,
        where the report keeps the print of a record and has none of it yet."""
        report = self._get_report(report_ref)
        names = self._typeset_names(report, self.env[report.model].browse(contents))
        missing = names.keys() - self._typeset_stored(report, names).keys()
        new = {record_id: names[record_id] for record_id in missing}
        self._typeset_store(report, report.model, new, contents)

    def _typeset_get_kept(self, report_ref, records):
        """Return ``{record id: attachment}`` of what is handed out of ``records``."""
        report = self._get_report(report_ref)
        return self._typeset_stored(report, self._typeset_names(report, records))

    def _typeset_mark(self, report_ref, attachments):
        """Make files that were kept as prints once such again: with the mark back."""
        report = self._get_report(report_ref)
        mark = StoredPrint(report.id)
        unmarked = attachments.sudo().filtered(lambda file: not file.typeset_report_id)
        unmarked.write({"typeset_report_id": mark})
