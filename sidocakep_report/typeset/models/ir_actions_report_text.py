from odoo import models
from odoo.exceptions import UserError

from ..engine import PrintError
from ..engine.odt import write_text_document


class IrActionsReport(models.Model):
    """Writes the page of a report as a text that people edit."""

    _name = "ir.actions.report"
    _inherit = ["ir.actions.report"]

    def _typeset_write_text(self, report, records, notice=""):
        """Return an OpenDocument text of ``records``, one after another.

        :param notice: what stands at the head of each of its pages
        :raise UserError: of a page that cannot be written, with what to do about it
        """
        data = {"report_type": "pdf", "debug": False}
        html = self._render_qweb_html(report.id, records.ids, data=data)[0]
        return self._typeset_write_html(report, html, notice)

    def _typeset_write_page(self, report, model, document):
        """Return an OpenDocument text of a made-up document on the page of a report."""
        pages = [{"record": model, "doc": document}]
        html = self._render_template(report.report_name, {"pages": pages})
        return self._typeset_write_html(report, html)

    def _typeset_write_html(self, report, html, notice=""):
        try:
            return write_text_document(html, self._typeset_page(report), notice)
        except PrintError as error:
            raise UserError(self._typeset_error_message(report, error)) from error
