"""What was measured of an indicator, of a promise as well as of a row of the DPA."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.achievement.accumulation import read_gap
from odoo.addons.sidocakep_base.known_fields import KnownFloat

from .measured_words import is_figure

#: ``ok`` of the engine is "measured"; the others are its ways of having no figure.
STATUSES = [
    ("ok", "Measured"),
    ("not_due", "Not Due"),
    ("not_reported", "Not Reported"),
    ("not_applicable", "Not Applicable"),
    ("not_released", "Not Yet Released"),
    ("no_target", "Target Not Set"),
    ("not_computable", "Cannot Be Computed"),
]


class SidocakepMeasuredMixin(models.AbstractModel):
    """A row of a measurement: figures as the engine left them, written by nobody.

    The model has ``indicator_id`` and ``name`` and says its target of the year
    (``_get_year_targets``).
    """

    _name = "sidocakep.measured.mixin"
    _description = "Measured Row"
    _inherit = ["sidocakep.shaped.part.mixin"]
    _workflow_document_field = "measurement_id"

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
    doubt_reason = fields.Text(related="figure_id.doubt_reason")
    rests_on = fields.Char(
        string="Figures It Rests on",
        readonly=True,
        help="The verified versions of the year's figures, up to the end of the "
        "period, that it was measured from last: their ids, in the order of periods.",
    )
    target_text = fields.Char(string="Target of the Period", readonly=True)
    realisation_text = fields.Char(string="Realisation of the Period", readonly=True)
    alone_text = fields.Char(
        string="Realisation of the Period Alone",
        readonly=True,
        help="Of quarter IV the three months themselves, where it is compared with the "
        "target of the year.",
    )
    year_target_text = fields.Char(string="Target of the Year", readonly=True)
    to_date_text = fields.Char(
        string="Realisation up to This Period",
        readonly=True,
        help="What the figures of the year make together, up to the end of the period.",
    )
    gap_text = fields.Char(
        string="Not Complete",
        compute="_compute_gap_text",
        help="How many of the periods that were due are in the realisation up to this "
        "period: a sum or mean is measured without those that lack.",
    )
    five_target_text = fields.Char(
        string="Target at the End of the Plan", readonly=True
    )
    five_text = fields.Char(string="Realisation over the Plan", readonly=True)
    past_text = fields.Char(
        string="Realisation of the Plan up to Last Year",
        readonly=True,
        help="What the years of the plan before this one make together, by the "
        "accumulation of the indicator: percentages are not added over years.",
    )
    last_year_text = fields.Char(
        string="Realisation of Last Year",
        readonly=True,
        help="A dash: of that year nothing was asked for here.",
    )
    before_text = fields.Char(
        string="Formerly",
        readonly=True,
        help="The figure before it was officially released or audited.",
    )
    year_before_text = fields.Char(
        string="Formerly, to Date",
        readonly=True,
        help="What the year came to before one of its figures was officially released "
        "or audited.",
    )
    updated_on = fields.Date(
        string="Released or Audited on",
        readonly=True,
        help="When the figure took the place of a provisional one, without reopening.",
    )

    is_year_end = fields.Boolean(
        string="Due at the Year's End Only",
        readonly=True,
        help="No quarter before the fourth has a target of the year.",
    )

    # Against the target of the period
    status = fields.Selection(
        STATUSES, required=True, readonly=True, index=True, default="not_due"
    )
    achievement = KnownFloat(
        known_by="status",
        known_as=("ok",),
        digits=False,
        readonly=True,
        aggregator=None,
        help="Capped, before it is rounded.",
    )
    raw = KnownFloat(
        known_by="status",
        known_as=("ok",),
        string="Achievement, Uncapped",
        digits=False,
        readonly=True,
        aggregator=None,
    )
    printed = fields.Char(string="Achievement, Printed", readonly=True)
    rating = fields.Char(readonly=True)
    color = fields.Integer(readonly=True, aggregator=None)
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
    year_achievement = KnownFloat(
        known_by="year_status",
        known_as=("ok",),
        string="Achievement against the Year",
        digits=False,
        readonly=True,
        aggregator=None,
    )
    year_raw = KnownFloat(
        known_by="year_status",
        known_as=("ok",),
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

    @api.depends("year_trace", "to_date_text")
    def _compute_gap_text(self):
        """Say in a list what papers say behind the figure."""
        for row in self:
            gap = read_gap(row.year_trace or "") if is_figure(row.to_date_text) else ""
            row.gap_text = gap or False

    # ------------------------------------------------------------------
    # Who writes what
    # ------------------------------------------------------------------

    @api.model
    def _get_foreign_text(self, labels):
        return self.env._(
            "%(fields)s of a measurement follows the verified figures and is written "
            "by nobody. Correct the figure instead.",
            fields=labels,
        )

    def _get_printed_figure(self):
        """Return realisation and achievement, as a remark on the figure names it."""
        self.ensure_one()
        return _join(self.realisation_text, self.printed)

    def _get_printed_year(self):
        """Return the same of the year, up to the end of the period."""
        self.ensure_one()
        return _join(self.to_date_text, self.year_printed)

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
            "name": self.env._(
                "Why This Figure - %(measurement)s",
                measurement=self.measurement_id.display_name,
            ),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }


def _join(figure, share):
    """Return a figure with its achievement; of what is no figure the state once.

    >>> _join("1,7 Rasio", "88,04"), _join("belum dirilis", "belum dirilis")
    ('1,7 Rasio (88,04)', 'belum dirilis')
    """
    return figure if share == figure else f"{figure} ({share})"
