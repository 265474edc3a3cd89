"""One list of the people of all agencies, dealt out to the workbooks of each."""

import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ...client import download, notify
from ...engine.workbook import write_workbook
from ...models.workbook.people_list import PeopleList
from ...models.workbook.sheets import ImportRun, PositionHandler
from ...models.workbook.sheets.people_list import SHEET, list_book, write_rows

#: Offices that bring in the people of every agency of their login.
_OFFICES = ("sidocakep_base.group_hr", "sidocakep_base.group_organisasi")


class SidocakepImportMany(models.TransientModel):
    """A personnel office keeps one list; whose a row is stands in a column of it.

    Each agency gets its rows as a workbook of its own, with their numbers in the list:
    checked, looked at and applied as any other, and nobody reads those of another.
    """

    _name = "sidocakep.import.many"
    _inherit = ["sidocakep.import.many"]
    _own_files = frozenset({"list_file"})

    list_file = fields.Binary(string="One List of All Agencies", attachment=True)
    list_file_name = fields.Char()
    empty_list = fields.Binary(readonly=True)

    def action_download_list(self):
        """Hand out an empty list with the drop-downs of the government."""
        self.ensure_one()
        return self._hand_out_list(self._get_listed_companies(), is_filled=False)

    def action_download_filled_list(self):
        """Hand out the list with all positions and people that are recorded.

        Who corrects a row need not type the others; uploaded untouched it changes
        nothing.
        """
        self.ensure_one()
        return self._hand_out_list(self._get_listed_companies(), is_filled=True)

    def _get_listed_companies(self):
        self.env["sidocakep.import"].check_access("create")
        agencies = self._get_kept_companies()
        if not agencies:
            raise UserError(
                self.env._("Your login has no agency. Ask the administrator.")
            )
        return agencies

    def _hand_out_list(self, agencies, is_filled):
        """Write the list of these agencies and let the browser save it."""
        run = ImportRun(
            self.env,
            agencies[0],
            self.year,
            self.env["sidocakep.plan"],
            [PositionHandler],
        )
        handler = run.handlers[PositionHandler.key]
        lists = handler.lists() | {"agencies": tuple(agencies.mapped("name"))}
        rows = write_rows(handler, agencies) if is_filled else ()
        book = list_book(lists.items(), self.year)
        content = base64.b64encode(write_workbook(book, {SHEET.key: rows}))
        self._as_program().write({"empty_list": content})
        return download(
            f"/web/content/{self._name}/{self.id}/empty_list?download=true"
            f"&filename={book.title}.xlsx"
        )

    def _get_kept_companies(self):
        """Return the agencies whose workbooks the login may bring in."""
        companies = self._get_allowed_companies()
        user = self.env.user
        if any(map(user.has_group, _OFFICES)):
            return companies
        return companies & user._get_own_agencies()

    # ------------------------------------------------------------------
    # Up
    # ------------------------------------------------------------------

    def action_upload(self):
        """Deal the list out, where there is one, and say what was not read of it."""
        self.ensure_one()
        if not self.list_file:
            return super().action_upload()
        if self.file_ids:
            raise UserError(
                self.env._(
                    "Choose one list or the workbooks, not both: take one of the two "
                    "away."
                )
            )
        government = self.env.user._get_government_companies()
        content = base64.b64decode(self.list_file)
        people = PeopleList(self.env, content, government.sudo())
        files = people.deal_out(self._get_kept_companies().sudo(), self.year)
        # of no record: it holds the people of all, and is read by who brought it
        name = self.list_file_name or "Daftar Pegawai.xlsx"
        kept = self.env["ir.attachment"].create({"name": name, "raw": content})
        action = self._bring_in(files, kept)
        self.write({"list_file": False, "list_file_name": False})
        message = self.env._(
            "%(rows)s rows were dealt out to the workbooks of %(count)s agencies.",
            rows=len(people.rows),
            count=len(files),
        )
        notes = people.get_notes()
        kind = "warning" if notes else "success"
        message = " ".join([message, *notes])
        return notify(message, kind, is_sticky=bool(notes), then=action)
