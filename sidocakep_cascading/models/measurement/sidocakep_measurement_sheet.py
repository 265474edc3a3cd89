"""The sheet of one PK in a measurement, with the evaluation of the superior."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.known_fields import KnownFloat
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from .measured_mixin_refresh import MEASURED

#: What the direct superior writes.
EVALUATION_FIELDS = frozenset({"evaluation", "direction", "conclusion"})


class SidocakepMeasurementSheet(models.Model):
    """A PK that counts at the end of the period: whose figures these are.

    They belong to the post. Who holds it at the end of the period reports; who held it
    before is listed with dates, and no figure is split. The direct superior evaluates
    every PK each quarter and gives direction, and concludes at the end of the year:
    Pihak Kedua supervises and evaluates (Paser 23/2016 annex II).
    """

    _name = "sidocakep.measurement.sheet"
    _description = "Measurement Sheet of a PK"
    _inherit = ["sidocakep.workflow.mixin", "sidocakep.former.holder.mixin"]
    _order = "measurement_id, sequence, id"
    _rec_name = "holder_title"
    _trail_fields = EVALUATION_FIELDS
    _former_post, _former_end = "superior_job_id", "measurement_id.date_end"
    _former_state = "open"

    _workflow_transitions = {
        "finish": Transition(
            ("open",),
            "evaluated",
            "_check_finish",
            who="_filter_own_evaluation",
            access="read",
        ),
        "close_unit": Transition(
            ("open",),
            "open",
            "_check_close_unit",
            who="_filter_own_unit",
            access="read",
        ),
        "open_unit": Transition(
            ("open",),
            "open",
            "_check_open_unit",
            who="_filter_agency_unit",
            access="read",
        ),
    }
    _workflow_undone_by = {"close_unit": "open_unit", "open_unit": "close_unit"}
    _workflow_fields = {
        *("state", "measurement_id", "pk_id", "job_id", "sequence"),
        *("holder_name", "holder_title", "predecessors", "superior_job_id"),
        *("evaluated_by_id", "evaluated_on", "evaluated_as"),
        *("achievement", "printed", "rating", "color", "trace"),
        "is_blank_zero",
        *("unit_code", "leads_unit", "unit_closed_on", "unit_closed_by_id"),
        "unit_remark",
    }
    _workflow_frozen_states = {"evaluated"}
    _workflow_unlink_states = frozenset()

    measurement_id = fields.Many2one(
        "sidocakep.measurement",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="measurement_id.company_id", store=True, index=True, precompute=True
    )
    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    job_id = fields.Many2one(
        "hr.job",
        string="Position",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    sequence = fields.Integer(readonly=True)
    holder_name = fields.Char(
        string="Official at the End of the Period",
        readonly=True,
        help="Who held the position on the last day of the period, and reports.",
    )
    holder_title = fields.Char(string="Title", readonly=True)
    predecessors = fields.Text(
        string="Held Before by",
        readonly=True,
        help="Who held the position earlier in the period, with dates. The figures are "
        "those of the post and are not divided.",
    )
    superior_job_id = fields.Many2one(
        "hr.job",
        string="Direct Superior",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    line_ids = fields.One2many(
        "sidocakep.measurement.line", "sheet_id", string="Measured Indicators"
    )

    # The achievement of the official, by the policy of the profile
    achievement = KnownFloat(
        known_by="printed",
        string="Achievement of the PK",
        digits=False,
        readonly=True,
        aggregator=None,
    )
    printed = fields.Char(string="Achievement of the PK, Printed", readonly=True)
    rating = fields.Char(readonly=True)
    color = fields.Integer(readonly=True, aggregator=None)
    trace = fields.Text(string="Why This Figure", readonly=True)
    is_blank_zero = fields.Boolean(string="0 by the Policy", readonly=True)

    # The evaluation
    state = fields.Selection(
        [("open", "To Be Evaluated"), ("evaluated", "Evaluated")],
        string="Evaluation",
        required=True,
        default="open",
        readonly=True,
        copy=False,
    )
    evaluation = fields.Text(string="Evaluation of the Superior", copy=False)
    direction = fields.Text(
        string="Direction of the Superior",
        copy=False,
        help="What is to be done, and by when.",
    )
    conclusion = fields.Text(
        string="Conclusion of the Year",
        copy=False,
        help="Asked for the year: what the year comes to.",
    )
    evaluated_by_id = fields.Many2one(
        "res.users", string="Evaluated by", readonly=True, copy=False
    )
    evaluated_as = fields.Char(string="In the Capacity of", readonly=True, copy=False)
    evaluated_on = fields.Date(readonly=True, copy=False)
    can_evaluate = fields.Boolean(
        compute="_compute_can_evaluate", search="_search_can_evaluate"
    )
    can_finish = fields.Boolean(compute="_compute_workflow_can")

    _pk_uniq = models.UniqueIndex(
        "(measurement_id, pk_id)",
        "This PK has a sheet in the measurement already. Open that sheet.",
    )

    @api.depends("holder_title", "holder_name")
    def _compute_display_name(self):
        for sheet in self:
            words = (sheet.holder_title, sheet.holder_name)
            sheet.display_name = " - ".join(filter(None, words))

    @api.depends("state", "superior_job_id", "is_counting")
    @api.depends_context("uid")
    def _compute_can_evaluate(self):
        allowed = self._filter_own_evaluation()
        for sheet in self:
            sheet.can_evaluate = (
                sheet.state == "open" and sheet in allowed and sheet.is_counting
            )

    def _search_can_evaluate(self, operator, value):
        """Those of the own posts, and of posts below them in which nobody is."""
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        own = self.env.user._get_held_jobs()
        below = self.sudo()._read_group(
            [("state", "=", "open"), ("superior_job_id", "child_of", own.ids)],
            ["superior_job_id"],
        )
        posts = self.env["hr.job"].union(*(job for (job,) in below))
        nearest = posts._get_nearest_held(self.env.user._get_office_day())
        ids = [job_id for job_id, post in nearest.items() if post.id in own._ids]
        return [
            ("state", "=", "open"),
            ("superior_job_id", "in", ids),
            ("is_counting", "=", True),
        ]

    def action_open_sheet(self):
        """Open the sheet: its lines and the evaluation of the superior."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def _filter_own_evaluation(self):
        """Return the sheets that are the current user's to evaluate: no other's.

        Of a vacant superior, they are those of the next one above him.
        """
        own = self.env.user._get_held_jobs()
        posts = self._get_evaluating_posts()
        return self.filtered(
            lambda sheet: (
                sheet.superior_job_id and posts[sheet.superior_job_id.id].id in own._ids
            )
        )

    def write(self, vals):
        """What the superior writes, he alone writes."""
        if not self._workflow_bypassed() and EVALUATION_FIELDS & vals.keys():
            others = self - self._filter_own_evaluation()
            if others:
                raise UserError(
                    self.env._(
                        "The evaluation of %(sheet)s is written by the direct superior,"
                        " %(job)s, and by nobody else. Ask that official.",
                        sheet=others[0].display_name,
                        job=others[0].superior_job_id.name or "-",
                    )
                )
            self._check_counting()
            if vals.keys() <= EVALUATION_FIELDS:
                # Who stands above a vacant post writes for it: it is no post of his.
                self = self.sudo()  # noqa: PLW0642
        return super().write(vals)

    def action_finish(self):
        """Finish the evaluation: it stays as it is."""
        titles = self._get_evaluator_titles()
        day = self.env.user._get_office_day()
        for sheet in self:
            vals = {
                "evaluated_by_id": self.env.uid,
                "evaluated_as": titles.get(sheet.superior_job_id.id),
                "evaluated_on": day,
                "evaluated_figures": sheet._get_evaluated_figures(),
            }
            sheet._transition("finish", vals)
        items = self.sudo().measurement_id
        items._ask_to_evaluate()
        deadlines = self.env["sidocakep.deadline"]
        deadlines._sync(self.sudo().superior_job_id, items.mapped("year"))
        return True

    def _get_evaluator_titles(self):
        """Return ``{superior post id: title}`` as which the user evaluates today."""
        posts = self._get_evaluating_posts()
        held = self.env["hr.job"].sudo().union(*posts.values())
        titles = {
            job_id: holder.title
            for job_id, found in held._get_holders(
                self.env.user._get_office_day()
            ).items()
            for holder in found
            if holder.employee.user_id == self.env.user
        }
        return {job_id: titles.get(post.id) for job_id, post in posts.items()}

    def _check_finish(self):
        self._check_counting()
        self._check_measured()
        for sheet in self:
            asked = ["evaluation", "direction"]
            if sheet.measurement_id.sudo().period_kind == "year":
                asked.append("conclusion")
            missing = [
                self._get_field_labels([name])
                for name in asked
                if not (sheet[name] or "").strip()
            ]
            if missing:
                raise UserError(
                    self.env._(
                        "The evaluation of %(sheet)s cannot be finished yet. Write: "
                        "%(missing)s.",
                        sheet=sheet.display_name,
                        missing=", ".join(missing),
                    )
                )

    def _get_frozen_remedy(self):
        return self.env._("Write what is to be added in that of the next period.")

    def _get_next_text(self):
        if self.can_evaluate:
            return self.env._("It is your turn: evaluate it.")
        if self.state == "open" and self.superior_job_id:
            post = self._get_evaluating_posts()[self.superior_job_id.id]
            job = post or self.superior_job_id.sudo()
            return self.env._("%(job)s evaluates it.", job=job.name)
        return ""

    def _drop(self):
        """Drop sheets of agreements that no longer count, but for what is spoken of."""
        self.line_ids._with_workflow_bypass().unlink()
        self._with_workflow_bypass().unlink()

    def _draw_lines(self):
        """Create the lines of the PKs that are missing here, as they are measured.

        Of sheets of one period; sudo.
        """
        self.pk_id.line_ids.fetch(["sequence", "indicator_id"])
        missing = [
            (sheet, pk_line)
            for sheet in self
            for pk_line in sheet.pk_id.line_ids - sheet.line_ids.pk_line_id
        ]
        if not missing:
            return
        lines = self.env["sidocakep.measurement.line"]._with_workflow_bypass()
        promised = self.pk_id.line_ids._to_engine_values()
        measured = lines._prepare_measured(
            self[:1].measurement_id,
            [
                (pk_line.indicator_id.id, sheet.company_id.id, promised[pk_line.id])
                for sheet, pk_line in missing
            ],
        )
        vals_list = [
            {
                "measurement_id": sheet.measurement_id.id,
                "sheet_id": sheet.id,
                "pk_line_id": pk_line.id,
                "sequence": pk_line.sequence,
                **dict(zip(MEASURED, row, strict=True)),
            }
            for (sheet, pk_line), row in zip(missing, measured, strict=True)
        ]
        lines.create(vals_list).sheet_id._roll_up()
