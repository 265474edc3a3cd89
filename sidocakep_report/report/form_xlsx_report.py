"""Every official form as a spreadsheet, from the page that is printed."""

from lxml import html

from odoo import models

from ..models.form.ir_actions_report import FORM_KEY
from .form_sheet import FormSheet


class FormXlsxReport(models.AbstractModel):
    """A sheet for each document; the figures in it are numbers.

    One page, one content: what is changed on a form is changed in its spreadsheet.
    """

    _name = "report.sidocakep_report.form_xlsx"
    _description = "Spreadsheet of an Official Form"
    _inherit = "sidocakep.xlsx.report.mixin"

    def generate_xlsx_report(self, workbook, data, objs):
        """Write the form that ``ir.actions.report`` names in the context."""
        objs.check_access("read")
        name = self.env.context[FORM_KEY]
        page = self.env["ir.actions.report"]._render_qweb_html(name, objs.ids)[0]
        articles = html.fromstring(page).xpath("//div[contains(@class, 'article')]")
        for number, article in enumerate(articles, start=1):
            title = article.get("data-title") or ""
            FormSheet(workbook, article, f"{number} {title}").compose()
