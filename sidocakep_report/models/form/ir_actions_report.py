import io
import zipfile

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.osutil import clean_filename

#: Key of the context that names the form of which a spreadsheet is made.
FORM_KEY = "sidocakep_form"


class IrActionsReport(models.Model):
    """A printed form also as a spreadsheet, or as a text that is edited.

    Both are made of the page that is printed: what is changed on a form is changed in
    them.
    """

    _inherit = "ir.actions.report"

    printed_form_id = fields.Many2one(
        "ir.actions.report",
        index="btree_not_null",
        ondelete="cascade",
        help="The form whose page this spreadsheet or editable text holds.",
    )

    @api.model
    def _render_xlsx(self, report_ref, docids, data):
        report = self._get_report(report_ref)
        form = report.printed_form_id
        if not form:
            return super()._render_xlsx(report_ref, docids, data)
        writer = self.env["report.sidocakep_report.form_xlsx"].with_context(
            active_model=report.model, **{FORM_KEY: form.report_name}
        )
        return writer.sudo(False).create_xlsx_report(docids, data)

    @api.model
    def _render_py3o(self, report_ref, res_ids, data=None):
        """Write the editable text of a printed form; leave others to OCA's module.

        :raise UserError: where nothing is chosen
        """
        report = self._get_report(report_ref)
        form = report.printed_form_id
        if not form:
            return super()._render_py3o(report_ref, res_ids, data)
        # the route calls as superuser
        records = self.env[report.model].sudo(False).browse(res_ids)
        records.check_access("read")
        if not records:
            raise UserError(
                self.env._(
                    "Choose the documents whose text you want, then print again."
                )
            )
        notice = self.env._("Copy to edit - what holds is the printed document")
        writer = self.sudo(False)
        editions = self.env["sidocakep.house.template"]._get_for(form, records)
        if editions:
            return writer._write_house_texts(report, records, editions, notice)
        return writer._typeset_write_text(form.sudo(False), records, notice), "odt"

    @api.model
    def _write_house_texts(self, report, records, editions, notice):
        """Write each document by the edition of the office that holds on its day.

        :return: the text and its kind; of several documents an archive of texts
        """
        form = report.sudo().printed_form_id
        texts = {}
        values = self.env[f"report.{form.report_name}"]
        for record in records:
            if record.id in editions:
                [page] = values._get_report_values(record.ids)["pages"]
                texts[record] = editions[record.id]._write_text(page["doc"], notice)
            else:
                texts[record] = self._typeset_write_text(form, record, notice)
        if len(texts) == 1:
            return texts[records], "odt"
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (record, text) in enumerate(texts.items(), start=1):
                name = clean_filename(record.display_name, "-")
                archive.writestr(f"{number:03} {name}.odt", text)
        return buffer.getvalue(), "zip"
