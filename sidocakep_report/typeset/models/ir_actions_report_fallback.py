from odoo import models
from odoo.exceptions import UserError

from .ir_actions_report import ENGINE_PARAMETER, TYPST

LANDSCAPE = 'class="article ts-doc ts-landscape"'


class IrActionsReport(models.Model):
    """Prints with wkhtmltopdf on sites that chose it."""

    _name = "ir.actions.report"
    _inherit = ["ir.actions.report"]

    def _typeset_fallback(self, report, records, data):
        """Prints by wkhtmltopdf for sites that chose it: same page, no page numbers.

        One call a record, because the unpatched wkhtmltopdf of Linux distributions
        refuses several pages; the page holds its stylesheet and images, so the
        renderer does not call back a server whose workers wait for it.
        """
        if self.get_wkhtmltopdf_state() == "install":
            raise UserError(
                self.env._(
                    "Wkhtmltopdf is not installed here. Set system parameter "
                    "%(parameter)s to “%(typst)s”.",
                    parameter=ENGINE_PARAMETER,
                    typst=TYPST,
                )
            )
        contents = {}
        for record in records:
            html = self._render_qweb_html(report.id, record.ids, data=data)[0].decode()
            contents[record.id] = self.with_context(
                typeset_no_delay=True
            )._run_wkhtmltopdf(
                [html], report_ref=report.id, landscape=LANDSCAPE in html
            )
        return contents

    def _build_wkhtmltopdf_args(
        self,
        paperformat_id,
        landscape,
        specific_paperformat_args=None,
        set_viewport_size=False,
    ):
        arguments = super()._build_wkhtmltopdf_args(
            paperformat_id,
            landscape,
            specific_paperformat_args=specific_paperformat_args,
            set_viewport_size=set_viewport_size,
        )
        if self.env.context.get("typeset_no_delay"):
            # Nothing is loaded by script, so there is nothing to wait for.
            arguments[arguments.index("--javascript-delay") + 1] = "0"
        return arguments
