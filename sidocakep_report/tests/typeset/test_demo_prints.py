"""Every form of which the demo has a record: a file to be kept, heard, looked at."""

import io
import re
from dataclasses import replace
from unittest.mock import patch

from PyPDF2 import PdfReader

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

from ...typeset.models import ir_actions_report
from .archival import check_archival

#: Of these the demo has no record: the tests of their rooms ask the validator.
WITHOUT_RECORD = {
    "report_cascading",
    "report_cascading_letter",
    "report_data_recap",
    "report_lkjip_dispatch_letter",
    "report_lkjip_dispatch_receipt",
    "report_lkjip_review",
    "report_measurement_result",
}
#: Of the newest records one may have nothing to print.
TRIED = 50
#: So many are printed where each print is looked at.
PRINTED = 4

#: Type of the footer; tables that are set small have another.
FOOTER_SIZE = 8.5
#: Points above the lower edge in which it lies: the margin of a sheet with a code.
FOOTER_HEIGHT = 80


#: Letters of a word for which each sheet has a column wide enough.
LETTERS = 12
_HEAD = re.compile(r"strong\(\{.*?\}\)")
_DIVIDED = re.compile(r'((?:ts-part\("[^"]*"\);)+)"([^" ]*)')
_PART = re.compile(r'"([^"]*)"')
#: What is printed where a block of signatures begins, behind the look of the page.
SIGNED = "SIGNEDHERE"
_LOOK = '#import "typeset.typ": *\n'
_MARKED = f"""{_LOOK}#import "typeset.typ": ts-sign as signed
#let ts-sign(sticky: false, ..rest) = block(
  above: 0pt, below: 0pt, width: 100%, breakable: false, sticky: sticky,
  {{ place(text(size: 12pt)[{SIGNED}]); signed(..rest) }},
)
"""


def list_divided(source):
    """Return the words of heads in a Typst source that are divided by a hyphen."""
    return [
        "".join(_PART.findall(parts)) + last
        for head in _HEAD.findall(source)
        for parts, last in _DIVIDED.findall(head)
    ]


def read_lines(sheet):
    """Return ``[(text without blanks, whether all is bold)]`` above the footer.

    A cover has no footer, nor a head of what follows: of it nothing is returned.
    """
    runs, footer = {}, set()

    def visit(text, matrix, text_matrix, font, size):
        is_level = not matrix[1] and not text_matrix[1]  # the mark lies aslant
        if not text.strip() or not is_level:
            return
        height = round(matrix[5] + text_matrix[5] * matrix[3])
        if abs(size * abs(matrix[3]) - FOOTER_SIZE) < 0.1 and height < FOOTER_HEIGHT:
            footer.add(height)
        runs.setdefault(height, []).append((text, "Bold" in font["/BaseFont"]))

    sheet.extract_text(visitor_text=visit)
    if not footer:
        return []
    return [
        (
            "".join("".join(text for text, _bold in line).split()),
            all(bold for _text, bold in line),
        )
        for height, line in sorted(runs.items(), reverse=True)
        if height > max(footer)
    ]


@tagged("-standard", "post_install", "-at_install", "demo")
class TestDemoPrints(TransactionCase):
    def _print(self, report):
        """Return the print of the newest record that prints, nothing without one."""
        model = self.env[report.model]
        records = model.search([], order="id desc", limit=TRIED)
        if not records and model._transient:
            records = model.create({})
        for record in records:
            try:
                return report._render_qweb_pdf(report.report_name, record.ids)[0]
            except UserError:
                continue
        return None

    def test_each_form_is_pdf_a_2a_and_pdf_ua_1(self):
        reports = self.env["ir.actions.report"].search([("is_typeset", "=", True)])
        left = set()
        for report in reports:
            name = report.report_name.partition(".")[2]
            content = self._print(report)
            if content is None:
                left.add(name)
                continue
            check_archival(self, content, name)
        self.assertLessEqual(left, WITHOUT_RECORD)
        self.assertGreater(len(reports) - len(left), 10)

    def test_no_head_is_the_last_line_of_a_page(self):
        """Bold, or ending with a colon; who signed stands in bold below a signature."""
        names = {
            "".join(name.split())
            for name in self.env["hr.employee"].search([]).mapped("name")
        }
        read = 0
        for report in self.env["ir.actions.report"].search([("is_typeset", "=", True)]):
            content = self._print(report)
            if content is None:
                continue
            for number, sheet in enumerate(PdfReader(io.BytesIO(content)).pages[:-1]):
                lines = read_lines(sheet)
                read += len(lines)
                text, is_bold = lines[-1] if lines else ("", False)
                is_head = text.endswith(":") or (
                    is_bold and text.strip("()") not in names
                )
                with self.subTest(form=report.report_name, page=number + 1):
                    self.assertFalse(is_head, text)
        self.assertGreater(read, 200)

    def test_no_signature_stands_alone_and_no_line_is_left_over(self):
        """Two lines above it on its page, and no page of one or two lines below it.

        On a page that was begun on purpose it has what there is: its head.
        """
        read = ir_actions_report.read_documents

        def mark(html, page):
            return [
                replace(item, source=item.source.replace(_LOOK, _MARKED, 1))
                for item in read(html, page)
            ]

        found = 0
        with patch.object(ir_actions_report, "read_documents", mark):
            for report in self.env["ir.actions.report"].search(
                [("is_typeset", "=", True)]
            ):
                for record, content in self._print_some(report):
                    with self.subTest(form=report.report_name, record=record):
                        found += self._assert_closed(content)
        self.assertGreater(found, 15)

    def _print_some(self, report):
        """Yield prints that are not kept, of the newest records of a form."""
        model = self.env[report.model]
        records = model.search([], order="id desc", limit=PRINTED)
        reports = self.env["ir.actions.report"]
        for record in records:
            try:
                yield record, reports._typeset_render(report, record, None)[record.id]
            except UserError:
                continue

    def _assert_closed(self, content):
        """Look at the pages of a paper; return how many have signatures."""
        count, before = 0, []
        for number, sheet in enumerate(PdfReader(io.BytesIO(content)).pages):
            read = read_lines(sheet)
            lines = [text for text, _bold in read]
            signed = [place for place, text in enumerate(lines) if SIGNED in text]
            above = read[: signed[0]] if signed else []
            if number and not all(bold for _text, bold in above):
                self.assertGreaterEqual(len(above), 2, lines)
            if signed and number:
                self.assertTrue(above, lines)
            if any(SIGNED in text for text in before):
                self.assertGreater(len(lines), 2, lines)
            count += bool(signed)
            before = lines
        return count

    def test_no_short_word_of_a_head_is_divided(self):
        """ "N / o." stood at the head of each table of the LKjIP."""
        documents, read = [], ir_actions_report.read_documents

        def keep(html, page):
            found = list(read(html, page))
            documents.extend(found)
            return found

        with patch.object(ir_actions_report, "read_documents", keep):
            for report in self.env["ir.actions.report"].search(
                [("is_typeset", "=", True)]
            ):
                self._print(report)
        self.assertGreater(len(documents), 15)
        for document in documents:
            divided = list_divided(document.source)
            with self.subTest(form=document.model):
                self.assertFalse([w for w in divided if len(w) <= LETTERS])
