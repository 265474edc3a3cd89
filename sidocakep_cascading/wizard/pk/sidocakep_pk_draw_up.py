from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.client import notify

from ...const import ASISTEN_GROUP
from ...models.pk.sidocakep_pk_party import HolderMemo


class SidocakepPkDrawUp(models.TransientModel):
    """Draws up the PKs of many positions of an agency at once."""

    _name = "sidocakep.pk.draw.up"
    _description = "Draw Up Performance Agreements"

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        default=lambda self: self.env.company,
    )
    year = fields.Integer(
        required=True,
        default=lambda self: self.env.user._get_office_day().year,
    )
    date_document = fields.Date(
        string="Date",
        required=True,
        default=lambda self: self.env.user._get_office_day(),
        help="Date of the documents; the parties are those who hold the posts on it.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        string="Positions",
        compute="_compute_job_ids",
        store=True,
        readonly=False,
        domain="[('company_id', '=', company_id), ('position_kind_id', '!=', False)]",
        help="Positions that the regulation asks for a PK, where one is missing for "
        "the year. Holders who already have one are skipped.",
    )
    is_filled = fields.Boolean(
        string="Draw Tabel I and II",
        default=True,
        help="From the plan in force and the DPA.",
    )

    @api.depends("company_id", "date_document", "year")
    def _compute_job_ids(self):
        """Offer the positions that the profile names and that lack a PK.

        Gunung Mas 24/2024 annex C.2.
        """
        offered = self._get_offered_jobs()
        for wizard in self:
            missing = wizard._get_missing(offered[wizard])
            wizard.job_ids = offered[wizard].filtered(missing.get)

    def _get_offered_jobs(self):
        """Return ``{wizard: the positions that the profile names}``."""
        within = Domain.TRUE
        if self.env.user.has_group(ASISTEN_GROUP):
            within = self.env["sidocakep.pk"]._get_coordinated_domain()
        offered = {}
        for wizard in self:
            jobs = self.env["hr.job"].search(
                Domain("company_id", "=", wizard.company_id.id)
                & Domain("position_kind_id", "!=", False)
                & within
            )
            day = wizard.date_document or wizard.env.user._get_office_day()
            profile = wizard.company_id.sudo()._get_profile(day)
            if profile:
                named = profile._get_level_rules(jobs.sudo(), day)
                jobs = jobs.filtered(lambda job, named=named: job.id in named)
            offered[wizard] = jobs
        return offered

    def action_draw_up(self):
        """Create the missing drafts and show them; tell which could not be made."""
        self.ensure_one()
        if not (self.job_ids or self._get_offered_jobs()[self]):
            raise UserError(
                self.env._(
                    "No position of %(agency)s is asked for a PK by the regulation. "
                    "Choose the positions yourself, correct their kinds, or let Bagian "
                    "Organisasi add level rules to the profile.",
                    agency=self.company_id.name,
                )
            )
        pks, refusals = self._draw_up()
        if not pks and refusals:
            raise UserError("\n".join(refusals))
        if not pks:
            raise UserError(
                self.env._(
                    "Every holder of these positions already has a PK for %(year)s. "
                    "Open Performance Agreements to see them.",
                    year=self.year,
                )
            )
        action = self._get_pk_action(pks)
        if not refusals:
            return action
        return notify(
            "\n".join(refusals),
            "warning",
            title=self.env._("Not drawn up"),
            is_sticky=True,
            then=action,
        )

    def _get_pk_action(self, pks):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_pk_action"
        )
        return action | {"domain": [("id", "in", pks.ids)], "context": {}}

    def _draw_up(self):
        """Return the new drafts, and in words why others could not be made.

        One per holder; a vacant single post gets one too.
        """
        pk_model = self.env["sidocakep.pk"]
        vals_list = [
            self._prepare_pk_vals(job, employee)
            for job, employees in self._get_missing(self.job_ids).items()
            for employee in employees
        ]
        # Who made a PK and when is told by the PK itself: no message of each.
        pks, refusals = self._create_each(
            pk_model.with_context(
                mail_create_nolog=True,
                mail_notrack=True,
                **{HolderMemo.CONTEXT_KEY: HolderMemo()},
            ),
            vals_list,
        )
        if self.is_filled and pks:
            pks.action_fill_from_plan()
        return pks.with_env(self.env), refusals

    def _get_missing(self, jobs):
        """Return ``{position: [who lacks a PK for the year]}``, ``None``: nobody yet.

        :param jobs: as of the screen, whose records may not be saved yet
        """
        jobs = jobs._origin
        existing = {
            (pk.job_id.id, pk.employee_id.id)
            for pk in self.env["sidocakep.pk"].search(
                [("job_id", "in", jobs.ids), ("year", "=", self.year)]
            )
        }
        with_pk = {job_id for job_id, _employee_id in existing}
        day = self.date_document or self.env.user._get_office_day()
        holders = jobs.sudo()._get_holders(day)
        missing = {}
        for job in jobs:
            people = [holder.employee for holder in holders.get(job.id, [])]
            if job.is_single_holder:
                people = people[:1] or ([] if job.id in with_pk else [None])
            missing[job] = [
                person
                for person in people
                if not person or (job.id, person.id) not in existing
            ]
        return missing

    @api.model
    def _create_each(self, pk_model, vals_list):
        """Create all at once; where one is refused, the others all the same.

        Whoever acts in the post above his own cannot be both parties, say: an agency
        does not go without its agreements for that.
        """
        pks, refusals = pk_model.browse(), []
        if not vals_list:
            return pks, refusals
        try:
            with self.env.cr.savepoint():
                return pk_model.create(vals_list), refusals
        except ValidationError as refusal:
            if len(vals_list) == 1:
                return pks, [str(refusal)]
        for vals in vals_list:
            created, refused = self._create_each(pk_model, [vals])
            pks |= created
            refusals += refused
        return pks, refusals

    def _prepare_pk_vals(self, job, employee):
        vals = {
            "job_id": job.id,
            "year": self.year,
            "date_document": self.date_document,
        }
        if employee:
            vals["employee_id"] = employee.id
        return vals
