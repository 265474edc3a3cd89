from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from odoo.addons.sidocakep_base.models.document.version_mixin import (
    in_force_index,
    version_index,
)

from ...const import DRAFT, IN_FORCE, PK_STATES, REPLACED

#: What a PK is about; chosen when it is drawn up.
IDENTITY_FIELDS = frozenset({"job_id", "employee_id", "year"})


class SidocakepPk(models.Model):
    """Perjanjian Kinerja: what the holder of a position promises for a year.

    One PK per position, person, year and version: a structural post has one holder, a
    functional or pelaksana position several. Parties, drawing up, checks and the
    printed document reopen this model beside it; signing, revision and deadlines do in
    rooms of their own, which this file must not know: what it needs of them are the
    names at its end.

    Gunung Mas 24/2024 art. 6-8 and annex C; Paser 23/2016 art. 4-5.
    """

    _name = "sidocakep.pk"
    _description = "Performance Agreement (PK)"
    _inherit = ["sidocakep.version.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year desc, company_id, kind_sequence, id"
    _rec_names_search = ["first_title", "first_name", "job_id.name"]
    _workflow_frozen_states = {state for state, _label in PK_STATES} - {DRAFT}

    _version_key = ("job_id", "employee_id", "year")
    _version_in_force = IN_FORCE
    _version_retired = REPLACED

    state = fields.Selection(
        PK_STATES,
        required=True,
        default=DRAFT,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    year = fields.Integer(
        required=True,
        index=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    job_id = fields.Many2one(
        "hr.job",
        string="Position",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        domain="[('position_kind_id', '!=', False)]",
    )
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        compute="_compute_from_job",
        store=True,
        precompute=True,
        required=True,
        index=True,
    )
    position_kind_id = fields.Many2one(
        "sidocakep.position.kind",
        compute="_compute_from_job",
        store=True,
        precompute=True,
        index="btree_not_null",
    )
    kind_sequence = fields.Integer(
        compute="_compute_from_job", store=True, precompute=True, aggregator=None
    )
    has_one_holder = fields.Boolean(
        compute="_compute_from_job",
        store=True,
        precompute=True,
        help="The position is held by one person: while it is vacant it has one PK.",
    )
    echelon = fields.Selection(
        selection="_selection_echelon",
        compute="_compute_from_job",
        store=True,
        precompute=True,
        index=True,
    )
    profile_id = fields.Many2one(
        "sidocakep.profile",
        string="Regulation Profile",
        compute="_compute_profile_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    number = fields.Char(string="Document Number", tracking=True)
    date_document = fields.Date(
        string="Date",
        default=lambda self: self.env.user._get_office_day(),
        tracking=True,
        help="Date printed on the PK; the parties are those who hold the posts on it.",
    )
    place = fields.Char(
        compute="_compute_place", store=True, readonly=False, precompute=True
    )
    line_ids = fields.One2many("sidocakep.pk.line", "pk_id", string="Tabel I")
    table2_ids = fields.One2many("sidocakep.pk.table2", "pk_id", string="Tabel II")
    line_count = fields.Integer(string="Indicators", compute="_compute_line_count")
    date_due = fields.Date(
        string="Due",
        compute="_compute_date_due",
        help="By when the PK must be made, counted from the ratification of the DPA; "
        "without a DPA, from the day on which the budget of the year was decided.",
    )
    amount_total = fields.Monetary(
        string="Total Budget",
        compute="_compute_amount_total",
        store=True,
        # A subordinate's budget is part of the superior's: no sum over PKs.
        aggregator=None,
    )
    previous_id = fields.Many2one("sidocakep.pk", string="Replaces")
    next_ids = fields.One2many("sidocakep.pk", string="Replaced By")
    subordinate_count = fields.Integer(compute="_compute_subordinate_count")
    superior_pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK of the Superior",
        compute="_compute_superior_pk_id",
        compute_sudo=True,
    )

    _version_uniq = version_index(
        _version_key,
        "This person already has a PK for this position and year. Open that PK.",
    )
    _vacant_uniq = models.UniqueIndex(
        "(job_id, year, version) WHERE employee_id IS NULL AND has_one_holder IS TRUE",
        "This vacant position already has a PK for the year. Open that one; when the "
        "position is filled, it takes the new holder.",
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another PK of this person for this position and year is in force.",
    )

    # ------------------------------------------------------------------
    # Computed
    # ------------------------------------------------------------------

    @api.depends("job_id")
    def _compute_from_job(self):
        for pk in self:
            if pk.id and pk._is_frozen():
                pk._keep_values(
                    "company_id",
                    "position_kind_id",
                    "kind_sequence",
                    "has_one_holder",
                    "echelon",
                )
                continue
            job = pk.job_id.sudo()
            pk.company_id = job.company_id.id or self.env.company.id
            pk.position_kind_id = job.position_kind_id.id
            pk.kind_sequence = job.position_kind_id.sequence
            pk.has_one_holder = job.position_kind_id.is_structural
            pk.echelon = job.echelon

    @api.depends("company_id", "date_document", "year")
    def _compute_profile_id(self):
        for pk in self:
            if pk.id and pk._is_frozen():
                pk.profile_id = pk.profile_id
            else:
                company = pk.company_id.sudo()
                profile = company._get_profile(pk._get_reference_date())
                pk.profile_id = profile.id

    @api.depends("company_id")
    def _compute_place(self):
        for pk in self:
            if pk.id and pk._is_frozen():
                pk.place = pk.place
            elif pk.company_id:
                pk.place = pk.company_id._get_signing_place()

    @api.depends("line_ids")
    def _compute_line_count(self):
        for pk in self:
            pk.line_count = len(pk.line_ids)

    @api.depends("table2_ids.amount", "table2_ids.parent_id")
    def _compute_amount_total(self):
        """Add up the programmes, not what is listed under them."""
        for pk in self:
            tops = pk.table2_ids.filtered(lambda row: not row.parent_id)
            pk.amount_total = sum(tops.mapped("amount"))

    @api.depends("job_id", "year")
    def _compute_subordinate_count(self):
        counts = {
            (job.id, year): count
            for job, year, count in self._read_group(
                [
                    ("second_job_id", "in", self.job_id.ids),
                    ("year", "in", self.mapped("year")),
                ],
                ["second_job_id", "year"],
                ["__count"],
            )
        }
        for pk in self:
            pk.subordinate_count = counts.get((pk.job_id._origin.id, pk.year), 0)

    @api.depends("second_job_id", "year")
    def _compute_superior_pk_id(self):
        candidates = self.search(
            [
                ("job_id", "in", self.second_job_id._origin.ids),
                ("year", "in", self.mapped("year")),
                ("state", "!=", "replaced"),
            ],
            order="version, id",
        )
        # A successor in the making counts when it is in force, not before.
        candidates = candidates.sorted(lambda pk: pk.state == IN_FORCE)
        found = {(pk.job_id.id, pk.year): pk.id for pk in candidates}
        for pk in self:
            pk.superior_pk_id = found.get((pk.second_job_id._origin.id, pk.year))

    @api.depends("first_title", "job_id", "year", "version", "first_name")
    def _compute_display_name(self):
        for pk in self:
            title = pk.first_title or pk.job_id.sudo().name or ""
            person = "" if pk.job_id.sudo().is_single_holder else pk.first_name
            parts = [f"PK {pk.year or ''}", title, person]
            if pk.version > 1:
                parts.append(self.env._("version %s", pk.version))
            pk.display_name = " - ".join(filter(None, parts))

    def _compute_date_due(self):
        """Without rules of deadlines no PK is due."""
        self.date_due = False

    @api.model
    def _selection_echelon(self):
        """Return the echelons of positions, in the language of the reader."""
        return self.env["hr.job"]._fields["echelon"]._description_selection(self.env)

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("year")
    def _check_year(self):
        for pk in self:
            if not 2000 <= pk.year <= 2100:
                raise ValidationError(
                    self.env._(
                        "%(year)s is not a year of a PK: write it with four digits.",
                        year=pk.year,
                    )
                )

    @api.constrains("date_document", "year")
    def _check_date_document(self):
        """It may be prepared in the year before; it is not dated after its own."""
        for pk in self:
            day = pk.date_document
            if day and not pk.year - 1 <= day.year <= pk.year:
                raise ValidationError(
                    self.env._(
                        "%(pk)s is dated %(date)s: write a day of %(year)s, or of the "
                        "year before while it is prepared.",
                        pk=pk.display_name,
                        date=self._format_day(day),
                        year=pk.year,
                    )
                )

    @api.constrains("job_id")
    def _check_job(self):
        for pk in self:
            if not pk.position_kind_id or not pk.job_id.sudo().company_id:
                raise ValidationError(
                    self.env._(
                        "%(job)s has no agency or no position kind yet. Fill them in "
                        "on the position first.",
                        job=pk.job_id.sudo().name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_override_right({key: val for key, val in vals.items() if val})
        pks = super().create(vals_list)
        if any(vals.get("employee_id") for vals in vals_list):
            pks._check_person_chosen()
        return pks

    def write(self, vals):
        self._check_override_right(vals)
        if IDENTITY_FIELDS & vals.keys() and not self._may_coordinate():
            raise AccessError(
                self.env._(
                    "Position, person and year of a PK are set by the head or the "
                    "Sekretaris of the agency, or by Bagian Organisasi. Ask them to "
                    "change it."
                )
            )
        result = super().write(vals)
        if vals.get("employee_id"):
            self._check_person_chosen()
        if "job_id" in vals:
            # The position brings the agency; Odoo checks the rules before a write only.
            self.check_access("write")
        return result

    def _check_person_chosen(self):
        """Refuse a person whom the user may not read, but for who holds the post.

        A form that asks first is one client of many.
        """
        if self._is_program():
            return
        parties = self._get_parties()
        for pk in self:
            person = pk.employee_id.sudo()
            if person not in [holder.employee for holder in parties[pk].holders]:
                people = self.env["hr.employee.public"].browse(person.ids)
                people._check_readable(self._fields["employee_id"])

    # ------------------------------------------------------------------
    # Buttons
    # ------------------------------------------------------------------

    def action_compute_parties(self):
        """Take the parties from HR again; another Pihak II with a reason stays."""
        self.check_access("write")
        self._check_not_frozen({"employee_id"})
        self._refresh_parties()
        return True

    def action_view_subordinates(self):
        """Show the PKs of the direct subordinates in this year."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_pk_action"
        )
        return action | {
            "domain": [
                ("second_job_id", "=", self.job_id.id),
                ("year", "=", self.year),
            ],
            "context": {},
        }

    def action_view_superior(self):
        """Show the PK of the direct superior."""
        self.ensure_one()
        return self.superior_pk_id._open_form()

    # ------------------------------------------------------------------
    # What the rooms above fill in
    # ------------------------------------------------------------------

    def _schedule_next(self):
        """Tell whoever acts next on these PKs, after a step was taken."""
