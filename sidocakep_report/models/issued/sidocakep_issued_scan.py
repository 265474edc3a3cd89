import hashlib
from base64 import b64decode

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.client import download
from odoo.addons.sidocakep_base.engine.evidence import OLD_OFFICE, WRONG_TYPE
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...engine.issued.file_name import write_file_name
from ...engine.issued.scan import (
    BAD_SIZE,
    CARRIES,
    KINDS,
    LOCKED,
    MOST_SHEETS,
    RUNS,
    TOO_MANY,
    ScanError,
    Slip,
    bind_scan,
    count_sheets,
)


class SidocakepIssuedScan(models.Model):
    """A paper that is no original of the system, scanned: its file and the hash of it.

    A document of before the system, or the sheet that was signed in ink of one that was
    issued here. It is bound behind its document, or among those of its agency, with a
    page in front that says what it is. A row does not change: a better scan is the next
    row and takes the place of this one.
    """

    _name = "sidocakep.issued.scan"
    _description = "Scan of a Paper"
    _inherit = ["sidocakep.issued.beside.mixin"]
    _order = "company_id, date desc, id desc"
    _own_files = frozenset({"file"})
    _rec_names_search = ["name", "number"]

    name = fields.Char(
        string="Title of the Paper", required=True, help="As it stands on the paper."
    )
    issue_id = fields.Many2one(
        "sidocakep.issued.document",
        string="Signed Paper Of",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        help="The issued document that was also signed in ink. Empty: a document of "
        "before the system.",
    )
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user._get_own_agencies()[:1],
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
        help="The year that the paper is about.",
    )
    number = fields.Char(help="The number of the paper itself.")
    date = fields.Date(string="Date of the Paper", required=True)
    place = fields.Char(
        string="Where the Paper Is Kept",
        required=True,
        help="Room, cupboard or folder: who doubts the scan asks for it there.",
    )
    file = fields.Binary(attachment=True, copy=False)
    file_name = fields.Char(copy=False)
    file_kind = fields.Char(string="Type by Content", readonly=True, copy=False)
    sheet_count = fields.Integer(
        string="Scanned Sheets", readonly=True, copy=False, aggregator=None
    )
    size = fields.Integer(string="Bytes", readonly=True, copy=False, aggregator=None)
    sha256 = fields.Char(string="SHA-256 of the Scan", readonly=True, copy=False)
    replaces_id = fields.Many2one(
        "sidocakep.issued.scan",
        string="Takes the Place Of",
        index="btree_not_null",
        copy=False,
        ondelete="restrict",
        domain="[('company_id', '=', company_id), ('is_current', '=', True)]",
    )
    replaced_ids = fields.One2many("sidocakep.issued.scan", "replaces_id")
    reason = fields.Char(string="Why It Was Scanned Anew", copy=False)
    is_current = fields.Boolean(
        string="Scan Holds", compute="_compute_is_current", store=True
    )
    recorded_by_id = fields.Many2one(related="create_uid", string="Recorded by")

    _replaces_uniq = models.UniqueIndex(
        "(replaces_id) WHERE replaces_id IS NOT NULL",
        "Another user has just scanned this anew. Load the page again.",
    )
    _year_check = models.Constraint(
        "CHECK(year BETWEEN 1945 AND 2100)", "Write a year with four digits, e.g. 2024."
    )

    @api.depends("replaced_ids")
    def _compute_is_current(self):
        for scan in self:
            scan.is_current = not scan.replaced_ids

    @api.onchange("issue_id")
    def _onchange_issue_id(self):
        """Say of a signed paper what the register says of its document."""
        issue = self.issue_id
        if issue:
            self.name, self.number, self.date = issue.name, issue.number, issue.date
            self.company_id, self.year = issue.company_id, issue.year

    # ------------------------------------------------------------------
    # Rows are added, never changed
    # ------------------------------------------------------------------

    @api.model
    def _get_recorded_text(self):
        return self.env._(
            "A scan that was recorded stays. Record a better one that takes its "
            "place, with the reason."
        )

    @api.model
    def _examine(self, vals):
        """Return the values with what the file is; nobody says that himself."""
        content = self._decode_file(vals, "file")
        name = vals.get("file_name") or vals.get("name") or ""
        kind = self._examine_file(content, name)
        if kind not in KINDS:
            message = f"{name}: {self._get_file_problem(WRONG_TYPE)}"
            raise ValidationError(message)
        try:
            count = count_sheets(content, kind)
        except ScanError as error:
            raise ValidationError(self._get_refusal(error.code, name)) from error
        return vals | {
            "file_kind": kind,
            "sheet_count": count,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }

    @api.model
    def _get_file_problem(self, code):
        if code in (OLD_OFFICE, WRONG_TYPE):
            return self.env._(
                "the file is, by its content, no scan. Attach a PDF or a picture "
                "(JPG, PNG)."
            )
        return super()._get_file_problem(code)

    @api.model
    def _get_refusal(self, code, name):
        """Return in words why a scan is not taken and what to do."""
        texts = {
            LOCKED: self.env._(
                '"%(file)s" is locked by a password or against changes and cannot be '
                "bound. Scan the paper anew, or save the file without the lock.",
                file=name,
            ),
            RUNS: self.env._(
                '"%(file)s" runs something when it is opened (a script, a program or '
                "a form). Scan the paper, or print the file to a PDF, and attach that.",
                file=name,
            ),
            CARRIES: self.env._(
                '"%(file)s" carries other files or films in it. Attach each as a scan '
                "of its own.",
                file=name,
            ),
            TOO_MANY: self.env._(
                '"%(file)s" has more than %(count)s sheets. Attach it in parts.',
                file=name,
                count=MOST_SHEETS,
            ),
            BAD_SIZE: self.env._(
                '"%(file)s" has a sheet smaller than 5 cm or larger than A0, or too '
                "many dots. Scan it at 200 to 300 dots an inch.",
                file=name,
            ),
        }
        return texts.get(code) or self.env._(
            '"%(file)s" cannot be bound: it is damaged or was not sent whole. Open it '
            "on your device, save it anew and attach it again.",
            file=name,
        )

    # ------------------------------------------------------------------
    # Checks
    # ------------------------------------------------------------------

    @api.constrains("date", "company_id", "issue_id", "replaces_id", "reason")
    def _check_facts(self):
        today = self.env.user._get_office_day()
        for scan in self:
            if scan.date > today:
                raise ValidationError(
                    self.env._(
                        "%(scan)s: a paper that was scanned has a day of today or "
                        "before. Correct the date.",
                        scan=scan.name,
                    )
                )
            others = scan.issue_id.sudo().company_id | scan.replaces_id.company_id
            if others - scan.company_id:
                raise ValidationError(
                    self.env._(
                        "%(scan)s: the document or the scan before it is of another "
                        "agency. Choose one of %(agency)s.",
                        scan=scan.name,
                        agency=scan.company_id.name,
                    )
                )
            if scan.replaces_id and not (scan.reason or "").strip():
                raise ValidationError(
                    self.env._("Say why it was scanned anew: the reason stays.")
                )

    # ------------------------------------------------------------------
    # Handed out
    # ------------------------------------------------------------------

    def action_download(self):
        """Hand out the file as it was scanned."""
        self.ensure_one()
        self.check_access("read")
        name = self._get_file_name()
        return download(f"/web/content/{self._name}/{self.id}/file/{name}")

    def action_scan_anew(self):
        """Open the row that takes the place of this one."""
        names = ("name", "issue_id", "company_id", "year", "number", "place")
        day = fields.Date.to_string(self.date)
        return self._open_next(names, date=day, replaces_id=self.id)

    @api.model
    def _get_new_title(self):
        return self.env._("Record a Scan")

    def _get_file_name(self):
        """Return the name of the file, which tells that it is a scan."""
        self.ensure_one()
        name = write_file_name(self.name, self.sha256, self.file_kind)
        return f"Pindaian {name}"

    def _read_file(self):
        """Return the bytes of the scan.

        :raises UserError: they are not those that were recorded
        """
        self.ensure_one()
        content = b64decode(self.with_context(bin_size=False).file or b"")
        self.invalidate_recordset(["file"])
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise UserError(
                self.env._(
                    "The scan of %(name)s is not the one that was recorded. Tell "
                    "Bagian Organisasi and Inspektorat.",
                    name=self.name,
                )
            )
        return content

    def _bind(self):
        """Return its sheets as a PDF, behind a page that says what they are.

        For whoever binds papers: a bundle, or a report with its annexes.

        :raises BrokenFileError: they cannot be bound
        :raises UserError: the file is not the one that was recorded
        """
        self.ensure_one()
        recorded = self.create_date.date()
        lines = (
            ("Perangkat Daerah", self.company_id.name),
            ("Nomor", self.number or ""),
            ("Tanggal naskah", format_date(self.date)),
            ("Naskah asli disimpan di", self.place),
            ("Lembar pindai", str(self.sheet_count)),
            ("Dicatat", f"{format_date(recorded)} oleh {self.create_uid.name}"),
        )
        slip = Slip(self.name, lines, self.sha256, recorded)
        return bind_scan(self._read_file(), self.file_kind, slip)
