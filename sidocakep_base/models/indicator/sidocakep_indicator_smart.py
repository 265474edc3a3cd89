"""Hints for the five SMART criteria, worked out from what the indicator states."""

from odoo import api, fields, models

from ...engine.figures.values import Number
from ...engine.wording import double_measure, wording_key

SMART_HINTS = {
    "smart_specific": "_get_specific_gaps",
    "smart_measurable": "_get_measurable_gaps",
    "smart_achievable": "_get_achievable_gaps",
    "smart_relevant": "_get_relevant_gaps",
    "smart_time_bound": "_get_time_bound_gaps",
}


class SidocakepIndicator(models.Model):
    """Says beside each criterion what is established and what is still missing.

    A hint is no answer: people answer, after reading what the criterion asks.
    Gunung Mas 24/2024 art. 6(4), annex B.2.
    """

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    smart_specific_hint = fields.Char(compute="_compute_smart_hints")
    smart_measurable_hint = fields.Char(compute="_compute_smart_hints")
    smart_achievable_hint = fields.Char(compute="_compute_smart_hints")
    smart_relevant_hint = fields.Char(compute="_compute_smart_hints")
    smart_time_bound_hint = fields.Char(compute="_compute_smart_hints")
    smart_specific_ok = fields.Boolean(compute="_compute_smart_hints")
    smart_measurable_ok = fields.Boolean(compute="_compute_smart_hints")
    smart_achievable_ok = fields.Boolean(compute="_compute_smart_hints")
    smart_relevant_ok = fields.Boolean(compute="_compute_smart_hints")
    smart_time_bound_ok = fields.Boolean(compute="_compute_smart_hints")
    smart_hint_count = fields.Integer(
        string="Nothing Missing", compute="_compute_smart_hints"
    )
    smart_reason = fields.Text(
        string="Why It Is Met All the Same",
        help="Where most of the answers Yes stand against a hint that something is "
        "missing: why the criteria are met.",
    )
    lacks_smart_reason = fields.Boolean(compute="_compute_lacks_smart_reason")

    @api.depends(
        "name",
        "company_id",
        "kind",
        "direction",
        "unit_id",
        "value_kind",
        "scale_id",
        "formula_text",
        "numerator",
        "denominator",
        "data_source",
        "node_ids.level",
        "parent_indicator_id",
        "target_ids.kind",
        "target_ids.year",
        "target_ids.period_kind",
        "target_ids.figure_status",
        "target_ids.value",
        "target_ids.value_high",
        "target_ids.point_id",
    )
    def _compute_smart_hints(self):
        namesakes = self._get_namesakes()
        for indicator in self:
            count = 0
            for name, method in SMART_HINTS.items():
                if name == "smart_specific":
                    gaps = indicator._get_specific_gaps(namesakes)
                else:
                    gaps = getattr(indicator, method)()
                indicator[f"{name}_ok"] = not gaps
                indicator[f"{name}_hint"] = " ".join(
                    gaps
                ) or indicator._get_smart_finding(name)
                count += not gaps
            indicator.smart_hint_count = count

    @api.depends("smart_hint_count", "smart_reason", *SMART_HINTS)
    def _compute_lacks_smart_reason(self):
        """A person's yes counts; where most of them rest on nothing, he says why."""
        for indicator in self:
            answered = [name for name in SMART_HINTS if indicator[name] == "yes"]
            unmet = [name for name in answered if not indicator[f"{name}_ok"]]
            indicator.lacks_smart_reason = (
                len(unmet) > len(answered) - len(unmet)
                and not (indicator.smart_reason or "").strip()
            )

    def _get_smart_finding(self, name):
        """Return what was established for a criterion without gaps."""
        self.ensure_one()
        if name == "smart_specific":
            return self.env._("No other indicator of the agency has this wording.")
        if name == "smart_measurable":
            return self.env._(
                "Measured in %(unit)s; formula and source are stated.",
                unit=self.unit_id.name or self.scale_id.name,
            )
        if name == "smart_relevant":
            above = self.node_ids[:1].name or self.parent_indicator_id.name
            return self.env._("Linked to: %(above)s", above=above)
        if name == "smart_achievable":
            rows = self._get_figure_targets()
            return self.env._(
                "%(first)s (%(first_year)s) to %(last)s (%(last_year)s).",
                first=rows[0].printed_value,
                first_year=rows[0].year,
                last=rows[-1].printed_value,
                last_year=rows[-1].year,
            )
        years = [row.year for row in self._get_figure_targets() if row.kind == "target"]
        return self.env._(
            "Targets with a period: %(years)s.",
            years=", ".join(map(str, sorted(set(years)))),
        )

    # ------------------------------------------------------------------
    # The criteria
    # ------------------------------------------------------------------

    def _get_specific_gaps(self, namesakes):
        """Specific: one meaning only. Gunung Mas 24/2024 art. 6(4)a, annex B.2a."""
        self.ensure_one()
        gaps = []
        others = namesakes.get((self.company_id.id, wording_key(self.name or "")), ())
        if set(others) - {self._origin.id}:
            gaps.append(
                self.env._(
                    "Another indicator of the agency has the same wording. Say in the "
                    "name what sets this one apart."
                )
            )
        if words := double_measure(self.name or ""):
            gaps.append(
                self.env._(
                    'The name measures two things ("%(words)s"). Make two indicators, '
                    "or name the one that is measured.",
                    words=words,
                )
            )
        return gaps

    def _get_measurable_gaps(self):
        """Measurable: unit or parameter identified. art. 6(4)b, annex B.2b."""
        self.ensure_one()
        gaps = []
        if self.value_kind == "ordinal" and not self.scale_id:
            gaps.append(self.env._("Choose the scale under How It Is Read."))
        if self.value_kind != "ordinal" and not self.unit_id:
            gaps.append(self.env._("Choose the unit under How It Is Read."))
        if not self.formula_text and not (self.numerator and self.denominator):
            gaps.append(
                self.env._("Write the formula of the figure under Measurement.")
            )
        if not self.data_source:
            gaps.append(self.env._("Write the data source under Measurement."))
        return gaps

    def _get_achievable_gaps(self):
        """Achievable: a target that can be held against where one stands. art. 6(4)c.

        Whether it can be reached is for people to judge; a target alone, or one that
        falls behind the baseline, gives them nothing to judge by.
        """
        self.ensure_one()
        rows = self._get_figure_targets()
        if not any(row.kind == "target" for row in rows):
            return [self.env._("Enter a target under Targets.")]
        if len({row.year for row in rows}) < 2:
            return [
                self.env._(
                    "Enter the baseline or the targets of other years under Targets: "
                    "there is nothing to hold the target against."
                )
            ]
        first, last = rows[0], rows[-1]
        start, end = first._to_engine_value(), last._to_engine_value()
        if isinstance(start, Number) and isinstance(end, Number):
            falls = end.value < start.value
            rises = end.value > start.value
            if (self.direction == "higher" and falls) or (
                self.direction == "lower" and rises
            ):
                return [
                    self.env._(
                        "%(last)s in %(last_year)s is worse than %(first)s in "
                        "%(first_year)s. Check the targets, or the direction.",
                        last=last.printed_value,
                        last_year=last.year,
                        first=first.printed_value,
                        first_year=first.year,
                    )
                ]
        return []

    def _get_relevant_gaps(self):
        """Relevant: directly tied to the goal or plan. art. 6(4)d, annex B.2d."""
        self.ensure_one()
        if self.kind == "kegiatan" and not self.parent_indicator_id:
            return [
                self.env._(
                    "Choose the programme indicator that it supports under What It Is."
                )
            ]
        if not self.node_ids and not self.parent_indicator_id:
            return [
                self.env._(
                    "Link a component of the plan, or the indicator that it supports, "
                    "under What It Is."
                )
            ]
        return []

    def _get_time_bound_gaps(self):
        """Time-bound: a period in which it is reached. art. 6(4)e, annex B.2e."""
        self.ensure_one()
        if any(row.kind == "target" for row in self._get_figure_targets()):
            return []
        return [self.env._("Enter a target with its year under Targets.")]

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def _get_figure_targets(self):
        """Return baseline and yearly targets that have a figure, the oldest first."""
        self.ensure_one()
        return self.target_ids.filtered(
            lambda row: row.figure_status == "figure" and row.period_kind == "year"
        ).sorted(lambda row: (row.year, row.kind != "baseline", row._origin.id))

    def _get_namesakes(self):
        """Return ``{(agency id, wording): ids of its indicators}`` in one query."""
        result = {}
        rows = (
            self.env["sidocakep.indicator"]
            .sudo()
            .search_fetch(
                [("company_id", "in", self.company_id.ids)], ["name", "company_id"]
            )
        )
        for row in rows:
            key = (row.company_id.id, wording_key(row.name or ""))
            result.setdefault(key, []).append(row.id)
        return result
