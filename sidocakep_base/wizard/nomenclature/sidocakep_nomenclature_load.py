import base64
import csv
import io

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...client import notify
from ...engine.nomenclature_table import complete, read_table
from ...engine.workbook import Limits, WorkbookRefusedError, read_texts_apart
from ...engine_words import describe_refusal

XLSX_HEADER = b"PK\x03\x04"
MAX_BYTES = 20 * 1024 * 1024
# Enough to mend a file by; the count says how many there are in all.
SHOWN_PROBLEMS = 200


class SidocakepNomenclatureLoad(models.TransientModel):
    """Reads a file of codes into an edition: check first, then all or nothing."""

    _name = "sidocakep.nomenclature.load"
    _description = "Load Nomenclature"
    _own_files = frozenset({"file"})

    edition_id = fields.Many2one(
        "sidocakep.nomenclature.edition",
        required=True,
        help="Choose an edition, or type the name of a new one to create it.",
    )
    file = fields.Binary(
        required=True,
        attachment=False,
        help="A .csv or .xlsx file. Columns either tingkat, kode, nama, or one row per "
        "sub kegiatan with the codes of its parents.",
    )
    filename = fields.Char()
    create_missing = fields.Boolean(
        string="Create Missing Parents",
        help="A program or kegiatan that neither the file nor the edition names is "
        "created with its code as name, to be completed by hand.",
    )
    is_checked = fields.Boolean(readonly=True)
    entry_count = fields.Integer(string="Codes Read", readonly=True)
    new_count = fields.Integer(string="New Codes", readonly=True)
    problem_count = fields.Integer(string="Problems", readonly=True)
    problem_ids = fields.One2many(
        "sidocakep.nomenclature.load.problem", "load_id", readonly=True
    )

    @api.onchange("edition_id", "file", "create_missing")
    def _onchange_file(self):
        """What was checked is no longer what would be loaded."""
        self.update({"is_checked": False, "problem_count": 0, "problem_ids": False})

    def action_check(self):
        """Read the file and show what would happen; nothing is stored."""
        self.ensure_one()
        self.check_access("write")
        entries, problems = self._read_file()
        known = set(self.edition_id.nomenclature_ids.mapped("code"))
        self.write(
            {
                "is_checked": True,
                "entry_count": len(entries),
                "new_count": sum(entry.code not in known for entry in entries),
                "problem_count": len(problems),
                "problem_ids": [
                    fields.Command.clear(),
                    *(
                        fields.Command.create(self._prepare_problem(sheet, problem))
                        for sheet, problem in problems[:SHOWN_PROBLEMS]
                    ),
                ],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Load Nomenclature"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_load(self):
        """Store the codes of the file, or nothing when there is any problem."""
        self.ensure_one()
        self.edition_id.check_access("write")
        entries, problems = self._read_file()
        if problems:
            sheet, first = problems[0]
            message, remedy = self._describe(first)
            raise UserError(
                self.env._(
                    "The file has %(count)s problems, so nothing was loaded. The first "
                    "one: %(place)s: %(message)s %(remedy)s",
                    count=len(problems),
                    place=self._get_place(sheet, first),
                    message=message,
                    remedy=remedy,
                )
            )
        created, changed, unchanged = self.edition_id._load_entries(entries)
        return notify(
            self.env._(
                "%(created)s codes created, %(changed)s changed, %(unchanged)s left "
                "alone.",
                created=created,
                changed=changed,
                unchanged=unchanged,
            ),
            title=self.edition_id.name,
            then=self.edition_id.action_open_codes(),
        )

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def _read_file(self):
        """Return ``(entries, problems)``, each problem with the name of its sheet."""
        tables = [
            (sheet, read_table(rows)) for sheet, rows in self._get_sheets().items()
        ]
        # A sheet of instructions is no table; but a file of nothing else is wrong.
        read = [(sheet, table) for sheet, table in tables if table.is_recognised]
        entries, problems = {}, []
        for sheet, table in read or tables:
            for entry in table.entries:
                # a code may stand in one sheet only, as in one file
                if entries.setdefault(entry.code, entry) is not entry:
                    table.refuse_duplicate(entry, entries[entry.code])
            problems += [(sheet, problem) for problem in table.problems]
        entries = list(entries.values())
        if problems:
            return entries, problems
        known = self.edition_id.nomenclature_ids.mapped("code")
        entries, missing = complete(entries, known, self.create_missing)
        return entries, [("", problem) for problem in missing]

    def _get_sheets(self):
        """Return the rows of the file by sheet; a .csv is one sheet without a name."""
        content = base64.b64decode(self.file or b"")
        if not content:
            raise UserError(self.env._("The file is empty. Choose another one."))
        if len(content) > MAX_BYTES:
            raise UserError(
                self.env._(
                    "The file is larger than %(limit)s MB. Split it by bidang and load "
                    "the parts one after the other.",
                    limit=MAX_BYTES // 1024**2,
                )
            )
        if content.startswith(XLSX_HEADER):
            return self._get_xlsx_sheets(content)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UserError(
                self.env._(
                    "The file is neither .xlsx nor .csv in UTF-8. Open it in a "
                    "spreadsheet program and save it as .xlsx."
                )
            ) from error
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        header = lines[0] if lines else ""
        delimiter = ";" if header.count(";") > header.count(",") else ","
        return {"": list(csv.reader(io.StringIO(text), delimiter=delimiter))}

    def _get_xlsx_sheets(self, content):
        try:
            return read_texts_apart(content, Limits(packed_bytes=MAX_BYTES))
        except WorkbookRefusedError as error:
            raise UserError(
                self.env._(
                    "The file is damaged, protected or too large to open. Open it in a "
                    "spreadsheet program and save it again as .xlsx."
                )
            ) from error

    def _prepare_problem(self, sheet, problem):
        message, remedy = self._describe(problem)
        return {
            "sheet": sheet,
            "row": problem.row,
            "column": problem.column,
            "message": message,
            "remedy": remedy,
        }

    def _describe(self, problem):
        """Return what is wrong and how to mend it in the language of the user."""
        error = problem.error
        return describe_refusal(self.env, error.case, error.facts)

    def _get_place(self, sheet, problem):
        """Return where a problem is, as a person looks for it."""
        parts = [
            sheet and self.env._("sheet %(sheet)s", sheet=sheet),
            problem.row and self.env._("row %(row)s", row=problem.row),
            problem.column and self.env._("column %(column)s", column=problem.column),
        ]
        return ", ".join(filter(None, parts)) or (self.filename or "-")
