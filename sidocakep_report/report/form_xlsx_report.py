"""Every official form as a spreadsheet, from the page that is printed."""

from lxml import html

from odoo import models

from ..models.form.ir_actions_report import FORM_KEY
from .form_sheet import LANDSCAPE, FormSheet

#: Width and height in millimetres > number in a spreadsheet: A4, A3, Folio (F4).
PAPERS = {(210, 297): 9, (297, 420): 8, (215, 330): 14}


class FormXlsxReport(models.AbstractModel):
    """A sheet for each document; the figures in it are numbers.

    One page, one content: what is changed on a form is changed in its spreadsheet. A
    page break that has a ``data-sheet`` begins another sheet of that name.
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
        parts = [part for article in articles for part in split_sheets(article)]
        for number, (title, part) in enumerate(parts, start=1):
            FormSheet(workbook, part, f"{number} {title}", paper).compose()


def get_paper(page):
    """Return the number by which a spreadsheet names a sheet of paper, A4 if none."""
    return PAPERS.get((round(page.width), round(page.height)), PAPERS[210, 297])


def split_sheets(article):
    """Return ``[(name, part of the document)]``; the first begins without a break."""
    look = article.get("class")
    parts = [(article.get("data-title") or "", look, [])]
    for element in article:
        name = element.get("data-sheet")
        if name:
            lies = LANDSCAPE in (element.get("class") or "").split()
            parts.append((name, f"{look} {LANDSCAPE}" if lies else look, []))
        parts[-1][-1].append(element)
    if len(parts) == 1:
        return [(parts[0][0], article)]
    result = []
    for name, look_of, elements in parts:
        part = html.Element("div", {**article.attrib, "class": look_of})
        part.extend(elements)
        result.append((name, part))
    return result
