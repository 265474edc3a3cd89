"""What was reached of one promise of a PK, by the end of a period."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.exceptions import WorkflowFieldError

#: What people write on a line; the program writes the rest.
TEXT_FIELDS = frozenset({"obstacle", "solution", "supporting_factor"})
#: ``ok`` of the engine is "measured"; the others are its ways of having no figure.
STATUSES = [
    ("ok", "Measured"),
    ("not_due", "Not Due"),
    ("not_reported", "Not Reported"),
    ("not_applicable", "Not Applicable"),
    ("not_released", "Not Yet Released"),
    ("not_computable", "Cannot Be Computed"),
]


class SidocakepMeasurementLine(models.Model):
    """One row of Tabel I, measured: against the period, the year, the end of the plan.

    The engine alone computes, from the verified figures; the rows and all they say of
    figures are written by the program. Zero is measured. People write the obstacle, the
    alternative solution and the supporting factor. Gunung Mas 24/2024 art. 9(2), 9(3),
    9(5), annex D.
    """

    _name = "sidocakep.measurement.line"
    _description = "Measured Indicator"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "measurement_id, sheet_id, sequence, id"
    _rec_name = "name"
    _workflow_document_field = "measurement_id"
    _trail_fields = TEXT_FIELDS | {
        *("achievement", "raw"),
        *("year_achievement", "year_raw"),
    }

    # Whose
    measurement_id = fields.Many2one(
        "sidocakep.measurement",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sheet_id = fields.Many2one(
        "sidocakep.measurement.sheet",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="measurement_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(related="measurement_id.year", store=True, precompute=True)
    period_kind = fields.Selection(
        related="measurement_id.period_kind", store=True, precompute=True
    )
    period_no = fields.Integer(
        related="measurement_id.period_no", store=True, precompute=True
    )
    measurement_state = fields.Selection(
        string="State of the Measurement", related="measurement_id.state"
    )
    job_id = fields.Many2one(
        related="sheet_id.job_id", store=True, index=True, precompute=True
    )
    holder_name = fields.Char(related="sheet_id.holder_name")
    pk_line_id = fields.Many2one(
        "sidocakep.pk.line",
        string="Line of the PK",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    sequence = fields.Integer(readonly=True)
    objective = fields.Text(related="pk_line_id.objective")
    name = fields.Text(string="Indicator Wording", related="pk_line_id.name")
    indicator_id = fields.Many2one(
        related="pk_line_id.indicator_id", store=True, index=True, precompute=True
    )
    level_id = fields.Many2one(
        related="pk_line_id.level_id", store=True, index=True, precompute=True
    )
    asked_job_id = fields.Many2one(
        "hr.job",
        string="Figure Held by",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The position that was asked for the figure of the period.",
    )

    # Figures, as they are printed
    figure_id = fields.Many2one(
        "sidocakep.data.figure",
        string="Performance Figure",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The verified version of the figure that was measured last.",
    )
    release_status = fields.Selection(related="figure_id.release_status")
    data_year = fields.Integer(related="figure_id.data_year")
    target_text = fields.Char(string="Target of the Period", readonly=True)
    realisation_text = fields.Char(string="Realisation of the Period", readonly=True)
    year_target_text = fields.Char(string="Target of the Year", readonly=True)
    to_date_text = fields.Char(
        string="Realisation to Date",
        readonly=True,
        help="What the figures of the year make together, up to the end of the period.",
    )
    five_target_text = fields.Char(
        string="Target at the End of the Plan", readonly=True
    )
    five_text = fields.Char(string="Realisation over the Plan", readonly=True)
    last_year_text = fields.Char(string="Realisation of Last Year", readonly=True)
    before_text = fields.Char(
        string="Formerly",
        readonly=True,
        help="The figure before it was officially released or audited.",
    )
    updated_on = fields.Date(
        string="Released or Audited on",
        readonly=True,
        help="When the figure took the place of a provisional one, without reopening.",
    )

    # Against the target of the period
    status = fields.Selection(
        STATUSES, required=True, readonly=True, index=True, default="not_due"
    )
    achievement = fields.Float(
        digits=False,
        readonly=True,
        aggregator=None,
        help="Capped, before it is rounded.",
    )
    raw = fields.Float(
        string="Achievement, Uncapped", digits=False, readonly=True, aggregator=None
    )
    printed = fields.Char(string="Achievement, Printed", readonly=True)
    rating = fields.Char(readonly=True)
    color = fields.Integer(readonly=True)
    is_met = fields.Boolean(string="Target Met", readonly=True)
    trace = fields.Text(string="Why This Figure", readonly=True)

    # Against the target of the year
    year_status = fields.Selection(
        STATUSES,
        string="Status against the Year",
        required=True,
        readonly=True,
        default="not_due",
    )
    year_achievement = fields.Float(
        string="Achievement against the Year",
        digits=False,
        readonly=True,
        aggregator=None,
    )
    year_raw = fields.Float(
        string="Achievement against the Year, Uncapped",
        digits=False,
        readonly=True,
        aggregator=None,
    )
    year_printed = fields.Char(
        string="Achievement against the Year, Printed", readonly=True
    )
    year_rating = fields.Char(string="Rating against the Year", readonly=True)
    year_is_met = fields.Boolean(string="Target of the Year Met", readonly=True)
    year_trace = fields.Text(string="Why This Figure against the Year", readonly=True)

    # Against the target at the end of the plan
    five_status = fields.Selection(
        STATUSES,
        string="Status against the Plan",
        required=True,
        readonly=True,
        default="not_due",
    )
    five_printed = fields.Char(string="Achievement against the Plan", readonly=True)
    five_trace = fields.Text(string="Why This Figure against the Plan", readonly=True)

    # What people write
    obstacle = fields.Text(help="What stood in the way (kendala).")
    solution = fields.Text(string="Alternative Solution")
    supporting_factor = fields.Text(help="What helped to reach it.")
    changed_text = fields.Char(
        string="Changed by the Correction", compute="_compute_changed_text"
    )
    can_write_texts = fields.Boolean(compute="_compute_can_write_texts")

    _line_uniq = models.UniqueIndex(
        "(measurement_id, pk_line_id)",
        "This line of the PK is measured here already. Open that line.",
    )

    @api.depends("measurement_id.previous_id", "printed", "to_date_text")
    @api.depends_context("lang")
    def _compute_changed_text(self):
        """Say what a correction changed against the version before."""
        former = self.measurement_id.previous_id.sudo().line_ids
        before = {(line.measurement_id, line.pk_line_id): line for line in former}
        for line in self:
            key = (line.measurement_id.previous_id.sudo(), line.pk_line_id)
            line.changed_text = line._get_changed_text(before.get(key))

    def _get_changed_text(self, before):
        if not before:
            return False
        old = f"{before.realisation_text} ({before.printed})"
        new = f"{self.realisation_text} ({self.printed})"
        if old == new:
            return False
        return self.env._("%(old)s became %(new)s", old=old, new=new)

    @api.depends_context("uid")
    @api.depends("measurement_id.state")
    def _compute_can_write_texts(self):
        allowed = self._filtered_access("write")
        for line in self:
            frozen = line.measurement_id.sudo()._is_frozen()
            line.can_write_texts = line in allowed and not frozen

    def _is_unexplained(self):
        """Tell whether it is below target and says nothing of why and what then."""
        self.ensure_one()
        texts = (self.obstacle, self.solution)
        is_below = self.status == "ok" and not self.is_met
        return is_below and not all((text or "").strip() for text in texts)

    # ------------------------------------------------------------------
    # Who writes what
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        if not self._workflow_bypassed():
            raise self._get_shape_error()
        return super().create(vals_list)

    def write(self, vals):
        foreign = vals.keys() - TEXT_FIELDS
        if foreign and not self._workflow_bypassed():
            labels = self.fields_get(sorted(foreign), ["string"]).values()
            raise WorkflowFieldError(
                self.env._(
                    "%(fields)s of a measurement follows the verified figures and is "
                    "written by nobody. Correct the figure instead.",
                    fields=", ".join(label["string"] for label in labels),
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_program(self):
        if not self._workflow_bypassed():
            raise self._get_shape_error()

    def _get_shape_error(self):
        return AccessError(
            self.env._(
                "What is measured follows from the agreements in force. Write obstacle,"
                " solution and supporting factor on the lines that are there."
            )
        )

    def action_view_figure(self):
        """Open the figure that was measured, with its parts and evidence."""
        self.ensure_one()
        return self.figure_id._open_form()

    def action_explain(self):
        """Open the row: where its figures come from, and what people write of it."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Why This Figure"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
