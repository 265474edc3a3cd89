from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..const import CAPACITY_PREFIXES, DEFINITIF

# Kinds whose echelon is settled by what they are.
KIND_ECHELONS = {
    "head_of_region": "none",
    "functional": "functional",
    "pelaksana": "pelaksana",
}


class HrJob(models.Model):
    """A position of an agency: performance belongs to it, a person holds it for a time."""

    _name = "hr.job"
    _inherit = "hr.job"

    position_kind_id = fields.Many2one(
        "sidocakep.position.kind",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="Place of the position in the level rules of the regulation.",
    )
    echelon = fields.Selection(
        [
            ("i_a", "I.a"),
            ("i_b", "I.b"),
            ("ii_a", "II.a"),
            ("ii_b", "II.b"),
            ("iii_a", "III.a"),
            ("iii_b", "III.b"),
            ("iv_a", "IV.a"),
            ("iv_b", "IV.b"),
            ("v_a", "V.a"),
            ("functional", "Functional"),
            ("pelaksana", "Pelaksana"),
            ("none", "None"),
        ],
        compute="_compute_echelon",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        tracking=True,
    )
    superior_id = fields.Many2one(
        "hr.job",
        string="Direct Superior",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="The position that signs the agreement as the second party. The superior "
        "of a head of agency is the head of region, in the government itself.",
    )
    subordinate_ids = fields.One2many(
        "hr.job", "superior_id", string="Direct Subordinates"
    )
    printed_title = fields.Char(
        tracking=True,
        help='Title as the agency writes it on documents, e.g. "Kepala Pelaksana Badan '
        'Penanggulangan Bencana Daerah". Empty: the name of the position.',
    )
    is_single_holder = fields.Boolean(
        string="One Holder at a Time",
        compute="_compute_is_single_holder",
        store=True,
        readonly=False,
        precompute=True,
    )

    @api.depends("position_kind_id")
    def _compute_echelon(self):
        for job in self:
            job.echelon = KIND_ECHELONS.get(job.position_kind_id.code, job.echelon)

    @api.depends("position_kind_id")
    def _compute_is_single_holder(self):
        for job in self:
            job.is_single_holder = job.position_kind_id.is_structural

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("superior_id")
    def _check_superior_cycle(self):
        if self._has_cycle("superior_id"):
            raise ValidationError(
                self.env._(
                    "A position cannot be its own superior, directly or through others."
                )
            )

    @api.constrains("superior_id", "company_id")
    def _check_superior_government(self):
        """A superior may sit in another agency, never in another government."""
        for job in self.sudo():
            superior = job.superior_id
            if superior and superior.company_id.root_id != job.company_id.root_id:
                raise ValidationError(
                    self.env._(
                        "%(superior)s belongs to another government than %(job)s. "
                        "Choose a superior of the same government.",
                        superior=superior.name,
                        job=job.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_superior(self):
        for job in self:
            below = job.sudo().with_context(active_test=False).subordinate_ids - self
            if below:
                raise UserError(
                    self.env._(
                        "%(job)s is the direct superior of %(below)s. Give them another "
                        "superior first, or archive the position.",
                        job=job.name,
                        below=", ".join(below[:3].mapped("name")),
                    )
                )

    # ------------------------------------------------------------------
    # Titles
    # ------------------------------------------------------------------

    def _get_printed_title(self, capacity=DEFINITIF):
        """Return the title on documents, e.g. ``Plt. Kepala Dinas Kesehatan``."""
        self.ensure_one()
        title = self.printed_title or self.name
        return f"{CAPACITY_PREFIXES[capacity]} {title}".strip()
