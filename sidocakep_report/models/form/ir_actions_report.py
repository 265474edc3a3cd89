from odoo import api, fields, models

#: Key of the context that names the form of which a spreadsheet is made.
FORM_KEY = "sidocakep_form"


class IrActionsReport(models.Model):
    """A spreadsheet may be that of a printed form."""

    _inherit = "ir.actions.report"

    spreadsheet_of_id = fields.Many2one(
        "ir.actions.report",
        string="Spreadsheet of the Form",
        index="btree_not_null",
        ondelete="cascade",
        help="The printed form whose page this spreadsheet holds.",
    )

    @api.model
    def _render_xlsx(self, report_ref, docids, data):
        report = self._get_report(report_ref)
        form = report.spreadsheet_of_id
        if not form:
            return super()._render_xlsx(report_ref, docids, data)
        writer = self.env["report.sidocakep_report.form_xlsx"].with_context(
            active_model=report.model, **{FORM_KEY: form.report_name}
        )
        return writer.sudo(False).create_xlsx_report(docids, data)
