from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...const import CAPACITIES, CAPACITY_PREFIXES, DEFINITIF, PLH
from .holder import Holder

# Kinds whose echelon is settled by what they are.
KIND_ECHELONS = {
    "head_of_region": "none",
    "functional": "functional",
    "pelaksana": "pelaksana",
}


class HrJob(models.Model):
    """A position of an agency: performance belongs to it, a person holds it a while."""

    _name = "hr.job"
    _inherit = "hr.job"
    # What "child_of" and "parent_of" go along.
    _parent_name = "superior_id"

    position_kind_id = fields.Many2one(
        "sidocakep.position.kind",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="Place of the position in the level rules of the regulation.",
    )
    # Not precomputed, as neither is ``is_single_holder``: that reads core's defaults as
    # the user, and the recruiter is closed to an organisation division outside HR.
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
    unit_code = fields.Char(
        string="Spending Unit",
        tracking=True,
        help="Code of the unit below the agency (UPTD, puskesmas, kelurahan, RSUD, "
        "bagian), as the DPA writes it, whose budget this position answers for. "
        "Empty: that of the agency.",
    )
    is_single_holder = fields.Boolean(
        string="One Holder at a Time",
        compute="_compute_is_single_holder",
        store=True,
        readonly=False,
    )
    is_of_government = fields.Boolean(related="company_id.is_of_government")
    history_ids = fields.One2many(
        "sidocakep.position.history",
        "job_id",
        readonly=True,
        groups="sidocakep_base.group_employee",
    )
    acting_ids = fields.One2many(
        "sidocakep.acting.official",
        "job_id",
        string="Acting Officials",
        groups="sidocakep_base.group_employee",
    )
    holder_names = fields.Char(
        string="Held by", compute="_compute_holder", help="Who holds it today."
    )
    holder_capacity = fields.Selection(
        CAPACITIES, string="Capacity", compute="_compute_holder"
    )
    is_vacant = fields.Boolean(
        string="Vacant", compute="_compute_holder", search="_search_is_vacant"
    )

    @api.depends("position_kind_id")
    def _compute_echelon(self):
        for job in self:
            job.echelon = KIND_ECHELONS.get(job.position_kind_id.code, job.echelon)

    @api.depends("position_kind_id")
    def _compute_is_single_holder(self):
        for job in self:
            job.is_single_holder = job.position_kind_id.is_structural

    @api.depends("history_ids")
    def _compute_holder(self):
        holders_by_job = self._get_holders(self.env.user._get_office_day())
        for job in self:
            holders = holders_by_job.get(job._origin.id, [])
            job.holder_names = ", ".join(holder.employee.name for holder in holders)
            job.holder_capacity = holders[0].capacity if holders else False
            job.is_vacant = not holders

    def _search_is_vacant(self, operator, value):
        if operator not in ("in", "not in"):
            return NotImplemented
        today = self.env.user._get_office_day()
        held = Domain("history_ids", "any!", self._get_history_domain(today))
        return ~held if (True in value) == (operator == "in") else held

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        jobs = super().create(vals_list)
        if jobs.superior_id:
            # Rules that end at the posts below one's own are kept with their posts.
            self.env.registry.clear_cache()
        return jobs

    def write(self, vals):
        result = super().write(vals)
        if "superior_id" in vals:
            self.env.registry.clear_cache()
        if "company_id" in vals:
            # Odoo checks the rules before a write only.
            self.check_access("write")
        return result

    @api.constrains("superior_id")
    def _check_superior_cycle(self):
        if self._has_cycle("superior_id"):
            raise ValidationError(
                self.env._(
                    "A position cannot be its own superior, directly or through "
                    "others. Choose another superior."
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
                        "%(job)s is the direct superior of %(below)s. Give them "
                        "another superior first, or archive the position.",
                        job=job.name,
                        below=", ".join(below[:3].mapped("name")),
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held(self):
        """Deleting a position would empty it out of the files of those who held it."""
        rows = (
            self.env["sidocakep.position.history"]
            .sudo()
            ._read_group(
                [("job_id", "in", self.ids)], ["job_id"], ["employee_id:recordset"]
            )
        )
        for job, employees in rows:
            raise UserError(
                self.env._(
                    "%(job)s is or was held by %(names)s and stays for the record. "
                    "Archive it instead.",
                    job=job.name,
                    names=", ".join(employees[:3].mapped("name")),
                )
            )

    # ------------------------------------------------------------------
    # Holders
    # ------------------------------------------------------------------

    @api.model
    def _get_history_domain(self, date):
        """Return the domain of the history rows in force on a date."""
        return Domain("date_start", "<=", date) & (
            Domain("date_end", "=", False) | Domain("date_end", ">=", date)
        )

    def _get_definitive_holders(self, date):
        """Return ``{job_id: [Holder]}`` of the employees appointed to the positions."""
        return self._read_holders(date, DEFINITIF)

    def _get_holders(self, date):
        """Return ``{job_id: [Holder]}``: in whose hands the positions are on a date.

        A Plh takes the place of the definitive holder while in force; a Plt or Pj
        counts only where the position is vacant. An empty list is a vacancy. Where two
        appointments to a post with one holder overlap, the later one comes first.

        Answers for callers without HR rights; the number of queries does not depend on
        the number of positions.
        """
        result = {}
        for job_id, holders in self._read_holders(date).items():
            standing_in = [holder for holder in holders if holder.capacity == PLH]
            definitive = [holder for holder in holders if holder.capacity == DEFINITIF]
            result[job_id] = standing_in or definitive or holders
        return result

    def _get_appointed(self, date):
        """Return ``{job_id: [Holder]}``: who holds or acts in the positions on a date.

        As :meth:`_get_holders`, with those who are away while a Plh stands in.
        """
        return self._read_holders(date)

    def _get_holder(self, date):
        """Return the one :class:`Holder` of the position on a date, or ``None``.

        ``None`` also where several people hold a functional or operational position:
        then the caller has to say whom it means, see :meth:`_get_holders`.
        """
        self.ensure_one()
        return self._get_single_holders(date)[self.id]

    def _get_single_holders(self, date):
        """Return ``{job id: Holder or None}``, see :meth:`_get_holder`."""
        result = {}
        for job_id, holders in self._get_holders(date).items():
            is_one = len(holders) == 1 or (
                holders and self.browse(job_id).sudo().is_single_holder
            )
            result[job_id] = holders[0] if is_one else None
        return result

    def _read_holders(self, date, capacity=None):
        result = {job.id: [] for job in self._origin}
        history = self.env["sidocakep.position.history"].sudo()
        rows = history._read_on(self._origin, date, capacity)
        employees = self.env["hr.employee"].sudo().browse({row[1] for row in rows})
        employee_by_id = {employee.id: employee for employee in employees}
        decrees = self.env["sidocakep.acting.official"].sudo()
        decrees = decrees.browse(row[3] for row in rows if row[3])
        decree_by_id = {decree.id: decree for decree in decrees}
        job_by_id = {job.id: job for job in self._origin}
        for job_id, employee_id, row_capacity, decree_id in rows:
            result[job_id].append(
                Holder(
                    job=job_by_id[job_id],
                    employee=employee_by_id[employee_id],
                    capacity=row_capacity,
                    acting=decree_by_id.get(decree_id, decrees.browse()),
                )
            )
        return result

    # ------------------------------------------------------------------
    # Titles and places
    # ------------------------------------------------------------------

    def _get_printed_title(self, capacity=DEFINITIF):
        """Return the title on documents, e.g. ``Plt. Kepala Dinas Kesehatan``."""
        self.ensure_one()
        title = self.printed_title or self.name
        return f"{CAPACITY_PREFIXES[capacity]} {title}".strip()

    def _get_superiors(self):
        """Return the positions above this one, the nearest first."""
        self.ensure_one()
        result, above = self.browse(), self.superior_id
        while above and above not in result:
            result |= above
            above = above.superior_id
        return result
