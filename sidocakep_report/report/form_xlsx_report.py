"""Every official form as a spreadsheet, from the page that is printed."""

from lxml import html

from odoo import models

from ..models.form.ir_actions_report import FORM_KEY
from .form_sheet import FormSheet
from .sheet_parts import list_sheets

#: Width and height in millimetres > number in a spreadsheet: A4, A3, Folio (F4).
PAPERS = {(210, 297): 9, (297, 420): 8, (215, 330): 14}


class FormXlsxReport(models.AbstractModel):
    """A sheet for each document; the figures in it are numbers.

    One page, one content: what is changed on a form is changed in its spreadsheet.
    :mod:`.sheet_parts` says which part of it has a sheet of its own.
    """

    _name = "report.sidocakep_report.form_xlsx"
    _description = "Spreadsheet of an Official Form"
    _inherit = "report.report_xlsx.abstract"

    def get_workbook_options(self):
        """A text that begins like a formula stays a text."""
        options = super().get_workbook_options()
        return {**options, "in_memory": True, "strings_to_formulas": False}

    def generate_xlsx_report(self, workbook, data, objs):
        """Write the form that ``ir.actions.report`` names in the context."""
        objs.check_access("read")
        name = self.env.context[FORM_KEY]
        reports = self.env["ir.actions.report"]
        page = reports._render_qweb_html(name, objs.ids)[0]
        paper = get_paper(reports._typeset_page(reports._get_report(name)))
        articles = html.fromstring(page).xpath("//div[contains(@class, 'article')]")
        for title, part in list_sheets(articles):
            FormSheet(workbook, part, title, paper).compose()


def get_paper(page):
    """Return the number by which a spreadsheet names a sheet of paper, A4 if none."""
    return PAPERS.get((round(page.width), round(page.height)), PAPERS[210, 297])
