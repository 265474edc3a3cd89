"""The answer to a workbook: the office's own file with a remark on each wrong cell."""

import base64
import io
import zipfile

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...client import download
from ...engine.folder import ALONE, Places, clean_name
from ...engine.workbook import (
    Book,
    Remark,
    WorkbookRefusedError,
    answer_workbook_apart,
)
from ...engine.workbook.texts import read_ranges
from .import_messages import describe
from .sheets.people_list import SHEET, list_book


class SidocakepImport(models.Model):
    """Who mends forty cells wants to see them where they stand, in his own file."""

    _name = "sidocakep.import"
    _inherit = ["sidocakep.import"]

    answer = fields.Binary(
        string="Workbook with Remarks", attachment=True, copy=False, readonly=True
    )
    answer_name = fields.Char(copy=False, readonly=True)
    list_file_id = fields.Many2one(
        "ir.attachment",
        string="List of All Agencies",
        copy=False,
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The list from which the rows of the agency were dealt out.",
    )

    def action_download_answer(self):
        """Hand the workbook back with a remark on each cell that has a problem."""
        self.ensure_one()
        self.check_access("write")
        return self._hand_out(self._make_answer(), self._get_answer_name())

    def action_download_answers(self):
        """Hand the selected workbooks back: one, their list, or an archive."""
        told = self.filtered("problem_ids")
        if not told:
            raise UserError(
                self.env._(
                    "Nothing is wrong in the selected workbooks. Choose some with "
                    "errors or warnings."
                )
            )
        told.check_access("write")
        file = told._get_common_list()
        if file:
            name = clean_name(f"Catatan - {file.name}", ALONE)
            return told[0]._hand_out(told._answer_list(file), name)
        if len(told) == 1:
            return told.action_download_answer()
        buffer, places = io.BytesIO(), Places()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for record in told:
                place = places.find("Catatan Pemeriksaan", record._get_answer_name())
                archive.writestr(place, record._make_answer())
        return told[0]._hand_out(buffer.getvalue(), "Catatan Pemeriksaan.zip")

    def unlink(self):
        lists = self.sudo().list_file_id
        result = super().unlink()
        self._drop_unused(lists)
        return result

    @api.model
    def _drop_unused(self, lists):
        """Delete the lists of which no import is left."""
        used = self.sudo().search([("list_file_id", "in", lists.ids)]).list_file_id
        (lists - used).sudo().unlink()

    def _hand_out(self, content, name):
        self._with_workflow_bypass().write(
            {"answer": base64.b64encode(content), "answer_name": name}
        )
        return download(
            f"/web/content/{self._name}/{self.id}/answer?download=true"
            "&filename_field=answer_name"
        )

    def _get_answer_name(self):
        return clean_name(f"Catatan - {self.file_name or self.name}", ALONE)

    def _make_answer(self):
        """Return the file with its remarks."""
        self._check_file()
        book = self._prepare_run().book()
        return self._answer(self._get_content(), book, self._get_remarks())

    def _get_common_list(self):
        """Return the list that all were dealt out of, where the user may read it.

        It holds the people of every agency: only who has uploaded it reads it.
        """
        lists = self.sudo().list_file_id
        is_common = len(lists) == 1 and all(
            record.list_file_id for record in self.sudo()
        )
        file = lists.sudo(False) if is_common else lists.browse()
        return file if file and file.has_access("read") else lists.browse()

    def _answer_list(self, file):
        """Return the one list with the remarks of all the workbooks dealt out of it."""
        remarks = [
            remark
            for record in self.sorted("id")
            for remark in record._get_remarks(SHEET.title)
        ]
        remarks.sort(key=lambda remark: remark.rows)
        return self._answer(file.raw, list_book(), remarks)

    def _answer(self, content, book: Book, remarks):
        try:
            return answer_workbook_apart(content, book, remarks)
        except WorkbookRefusedError as refused:
            problem = refused.problem
            told = describe(self.env, problem.code, problem.facts)
            raise UserError(" ".join(told)) from refused

    def _get_remarks(self, sheet=None):
        """Return what the check found as remarks.

        :param sheet: title of the sheet in another file that holds the rows
        """
        return [
            Remark(
                sheet=(problem.sheet and sheet) or problem.sheet or "",
                rows=read_ranges(problem.rows or ""),
                column=problem.column or "",
                value=problem.value or "",
                wrong=problem.message or "",
                remedy=problem.remedy or "",
                severity=problem.severity,
            )
            for problem in self.problem_ids
        ]
