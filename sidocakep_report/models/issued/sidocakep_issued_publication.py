import hashlib
from base64 import b64decode

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.client import download

CHANNELS = [
    ("website", "Website of the Government"),
    ("ppid", "PPID"),
    ("esakip", "e-SAKIP Reviu"),
    ("lppd", "LPPD"),
    ("board", "Notice Board or Print"),
    ("other", "Another Place"),
]
#: Published there, it has an address that everybody can open.
PUBLIC_PAGES = ("website", "ppid")


class SidocakepIssuedPublication(models.Model):
    """Where and when an issued document was published, with the proof of it.

    The list of published documents is the sum of these rows. A row does not change and
    is not deleted: a correction is the next row, with a reason, also that it stands
    there no more; the former is kept. PS 9(3): date, number and picture of the upload.
    """

    _name = "sidocakep.issued.publication"
    _description = "Publication of an Issued Document"
    _inherit = ["sidocakep.issued.beside.mixin"]
    _order = "date desc, id desc"
    _own_files = frozenset({"proof"})
    _rec_names_search = ["issue_id.name", "address", "reference"]

    issue_id = fields.Many2one(
        "sidocakep.issued.document",
        string="Issued Document",
        required=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="issue_id.company_id", store=True, index=True, precompute=True
    )
    kind = fields.Char(related="issue_id.kind", store=True, precompute=True)
    year = fields.Integer(
        related="issue_id.year", store=True, precompute=True, aggregator=None
    )
    date = fields.Date(
        string="Published on",
        required=True,
        default=lambda self: self.env.user._get_office_day(),
    )
    channel = fields.Selection(
        CHANNELS, string="Published In", required=True, default="website"
    )
    place = fields.Char(help="Which board, print or system, where it is another place.")
    address = fields.Char(
        string="Address of the Page", help="As it is opened, beginning with https://."
    )
    reference = fields.Char(
        string="Number of the Upload", help="The number or id that the system gave it."
    )
    proof = fields.Binary(
        string="Picture of It",
        attachment=True,
        copy=False,
        help="The page or the receipt as it was seen: a picture or a PDF.",
    )
    proof_name = fields.Char(copy=False)
    sha256 = fields.Char(string="SHA-256 of the Picture", readonly=True, copy=False)
    corrects_id = fields.Many2one(
        "sidocakep.issued.publication",
        string="Corrected Row",
        index="btree_not_null",
        copy=False,
        ondelete="restrict",
        domain="[('issue_id', '=', issue_id), ('is_current', '=', True)]",
    )
    correction_ids = fields.One2many("sidocakep.issued.publication", "corrects_id")
    reason = fields.Char(string="Why This Row Corrects It", copy=False)
    is_gone = fields.Boolean(
        string="No Longer There",
        copy=False,
        help="From that day on the document stands there no more.",
    )
    is_current = fields.Boolean(
        string="Row Stands", compute="_compute_is_current", store=True
    )
    recorded_by_id = fields.Many2one(related="create_uid", string="Recorded by")
    can_correct = fields.Boolean(compute="_compute_can_correct")

    _corrects_uniq = models.UniqueIndex(
        "(corrects_id) WHERE corrects_id IS NOT NULL",
        "Another user has just corrected this row. Load the page again.",
    )

    @api.depends("issue_id.name", "channel", "place", "date", "address", "reference")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["channel"]._description_selection(self.env))
        for row in self:
            where = row.place or labels.get(row.channel, "")
            day = row._format_day(row.date) if row.date else ""
            words = (row.issue_id.name, where, day, row.address or row.reference)
            row.display_name = ", ".join(filter(None, words))

    @api.depends("correction_ids", "is_gone")
    def _compute_is_current(self):
        for row in self:
            row.is_current = not (row.correction_ids or row.is_gone)

    @api.depends_context("uid")
    @api.depends("correction_ids")
    def _compute_can_correct(self):
        allowed = self._filtered_access("create")
        for row in self:
            row.can_correct = row in allowed and not row.correction_ids

    # ------------------------------------------------------------------
    # Rows are added, never changed
    # ------------------------------------------------------------------

    @api.model
    def _get_recorded_text(self):
        return self.env._(
            "What was recorded of a publication stays. Correct it by a row of its "
            "own, with the reason."
        )

    @api.model
    def _examine(self, vals):
        """Return the values with the hash of the picture; nobody says that himself."""
        if not vals.get("proof"):
            return vals
        content = self._decode_file(vals, "proof")
        self._examine_file(content, vals.get("proof_name") or "")
        return vals | {"sha256": hashlib.sha256(content).hexdigest()}

    # ------------------------------------------------------------------
    # Checks
    # ------------------------------------------------------------------

    @api.constrains("date", "issue_id")
    def _check_date(self):
        today = self.env.user._get_office_day()
        for row in self:
            issued = row.issue_id.sudo().date
            if not issued <= row.date <= today:
                raise ValidationError(
                    self.env._(
                        "%(document)s was issued on %(day)s: it was published from "
                        "then on, and not on a day to come. Correct the date.",
                        document=row.issue_id.name,
                        day=row._format_day(issued),
                    )
                )

    @api.constrains("channel", "place", "address", "reference", "proof", "is_gone")
    def _check_provable(self):
        """A publication is shown: by its address, its number or a picture."""
        for row in self.filtered(lambda row: not row.is_gone):
            address = (row.address or "").strip()
            needs_page = row.channel in PUBLIC_PAGES
            if (address or needs_page) and not address.startswith(
                ("https://", "http://")
            ):
                raise ValidationError(
                    self.env._(
                        "Write the address of the page where it can be read, beginning "
                        "with https://. Copy it from the browser."
                    )
                )
            if row.channel == "other" and not (row.place or "").strip():
                raise ValidationError(self.env._("Write the place where it stands."))
            if not (address or (row.reference or "").strip() or row.sha256):
                raise ValidationError(
                    self.env._(
                        "Nothing shows that it was published. Write the address or the "
                        "number of the upload, or attach a picture of it."
                    )
                )

    @api.constrains("corrects_id", "reason", "is_gone", "issue_id")
    def _check_correction(self):
        for row in self:
            if row.corrects_id.issue_id not in (row.issue_id, row.issue_id.browse()):
                raise ValidationError(
                    self.env._("Correct a row of the same document. Choose that one.")
                )
            if row.is_gone and not row.corrects_id:
                raise ValidationError(
                    self.env._("Choose the row that is no longer there.")
                )
            if row.corrects_id and not (row.reason or "").strip():
                raise UserError(
                    self.env._("Say why the row is corrected: the reason stays.")
                )

    # ------------------------------------------------------------------
    # Buttons
    # ------------------------------------------------------------------

    def action_correct(self):
        """Open the row that takes the place of this one, with what stays."""
        names = ("issue_id", "channel", "place", "address", "reference")
        return self._open_next(names, corrects_id=self.id)

    @api.model
    def _get_new_title(self):
        return self.env._("Record a Publication")

    def action_download_proof(self):
        """Hand out the picture."""
        self.ensure_one()
        self.check_access("read")
        if not self.sha256:
            raise UserError(self.env._("There is no picture. Open the address."))
        name = self.proof_name or "bukti"
        return download(f"/web/content/{self._name}/{self.id}/proof/{name}")

    def _get_proof_file(self):
        """Return the name of the picture and the function that reads it."""
        self.ensure_one()
        return self.proof_name or "bukti", self._read_proof

    def _read_proof(self):
        content = self.with_context(bin_size=False).proof
        return b64decode(content or b"")
