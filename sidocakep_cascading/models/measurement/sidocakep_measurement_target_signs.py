"""What who looks at a measurement sees first of its targets."""

from odoo import api, fields, models


class SidocakepMeasurement(models.Model):
    """A figure flatters by its target too: by when it was set, and by to what."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    late_target_text = fields.Text(
        string="Targets Set after the Quarter", compute="_compute_target_texts"
    )
    eased_target_text = fields.Text(
        string="Targets Easier Than before",
        compute="_compute_target_texts",
        help="Easier than that of an earlier quarter of the year, also where it was "
        "set in time.",
    )

    summed_target_text = fields.Text(
        string="Quarters That Exceed the Year",
        compute="_compute_target_texts",
        help="Of what is added up: as a rule what is reached since January was "
        "written, so that a figure on plan falls short of its target.",
    )

    @api.depends("line_ids.indicator_id", "output_ids.indicator_id")
    @api.depends_context("lang")
    def _compute_target_texts(self):
        """Name the targets that were set late, ask less than before, or too much."""
        self.late_target_text = self.eased_target_text = False
        self.summed_target_text = False
        quarters = self.filtered(lambda item: item.period_kind == "quarter")
        for (year, number), items in quarters.grouped(
            lambda item: (item.year, item.period_no)
        ).items():
            indicators = items.sudo().line_ids.indicator_id
            indicators |= items.sudo().output_ids.indicator_id
            late = indicators._get_targets(year, "quarter", number).values()
            late = self.env["sidocakep.target"].sudo().union(*late)._find_set_late()
            days = {target.indicator_id: day for target, day in late.items()}
            eased = indicators._find_eased(year, number)
            summed = indicators._find_oversummed(year)
            for item in items:
                item._write_target_texts(days, eased)
                item._write_summed_text(summed)

    def _write_target_texts(self, days, eased):
        """Fill the texts of one measurement.

        :param days: ``{indicator: the day on which its target was set too late}``
        :param eased: ``{indicator: Eased}``
        """
        item = self.sudo()
        indicators = item.line_ids.indicator_id | item.output_ids.indicator_id
        late = [
            f"{indicator.name} ({self._format_day(days[indicator])})"
            for indicator in indicators.filtered(lambda found: found in days)
        ]
        less = [
            self.env._(
                "%(indicator)s (%(value)s, quarter %(quarter)s %(earlier)s)",
                indicator=indicator.name,
                value=eased[indicator].value,
                quarter=eased[indicator].quarter,
                earlier=eased[indicator].earlier,
            )
            for indicator in indicators.filtered(lambda found: found in eased)
        ]
        self.late_target_text = bool(late) and self.env._(
            "Target set after the period had ended: %(count)s (%(names)s)",
            count=len(late),
            names="; ".join(late),
        )
        self.eased_target_text = bool(less) and self.env._(
            "Target easier than that of an earlier quarter: %(count)s (%(names)s)",
            count=len(less),
            names="; ".join(less),
        )

    def _write_summed_text(self, summed):
        """Name those whose quarters together come to more than the year.

        :param summed: ``{indicator: Summed}``
        """
        item = self.sudo()
        indicators = item.line_ids.indicator_id | item.output_ids.indicator_id
        above = [
            self.env._(
                "%(indicator)s (%(total)s, year %(target)s)",
                indicator=indicator.name,
                total=summed[indicator].total,
                target=summed[indicator].year,
            )
            for indicator in indicators.filtered(lambda found: found in summed)
        ]
        self.summed_target_text = bool(above) and self.env._(
            "Quarters that are added up come to more than the year: %(count)s "
            "(%(names)s)",
            count=len(above),
            names="; ".join(above),
        )
