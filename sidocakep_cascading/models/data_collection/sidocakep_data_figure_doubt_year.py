"""Periods that are added up to far more than what was set for the year."""

from decimal import Decimal

from odoo import models

from odoo.addons.sidocakep_base.engine.figures.values import Number

from ...engine.doubt import Known, is_over_year
from .sidocakep_data_figure import SENT, VERIFIED


class SidocakepDataFigure(models.Model):
    """Each quarter may be near to its target and all of them together impossible."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    def _find_doubts(self):
        """Ask about the sum of the year where nothing strikes in the figure itself."""
        doubts = super()._find_doubts()
        added = self._filter_doubtable().filtered(
            lambda figure: (
                figure.year
                and figure.period_kind != "year"
                and figure not in doubts
                and figure.sudo().indicator_id.accumulation == "sum"
            )
        )
        return doubts | added._find_over_year() if added else doubts

    def _find_over_year(self):
        """Return ``{figure: words}`` of those whose year comes to far too much by them.

        Two queries for each year among them.
        """
        earlier, factors, found = self._get_others_of_year(), {}, {}
        for year, figures in self.grouped("year").items():
            figures = figures.filtered(earlier.get)
            targets = figures.sudo().indicator_id._get_targets(year) if figures else {}
            for figure in figures:
                target = targets.get(figure.indicator_id.id)
                whole = target and target._to_engine_value()
                number = figure._get_number()
                if number is None or not isinstance(whole, Number):
                    continue
                factors = factors or self._get_doubt_factors()
                total = sum(earlier[figure], number)
                held = Known(whole.value, whole.value, is_limit=True)
                is_gain = figure.sudo().indicator_id.direction == "higher"
                factor = factors[figure.company_id]
                if is_over_year(total, held, factor, is_gain):
                    found[figure] = figure._get_over_year_words(total, target)
        return found

    def _get_others_of_year(self):
        """Return ``{figure: [numbers of the other periods of its year]}``.

        Of those that were sent or verified: what nobody has sent yet counts nothing.
        """
        others = self.sudo().search(
            [
                ("indicator_id", "in", self.indicator_id.ids),
                ("year", "in", self.mapped("year")),
                ("state", "in", (SENT, VERIFIED)),
                ("figure_status", "=", "figure"),
            ]
        )
        groups = others.grouped(_get_year)
        found = {}
        for figure in self:
            numbers = {
                other.period_no: other._get_number() or Decimal(0)
                for other in groups.get(_get_year(figure), ())
                if other.period_no != figure.period_no
            }
            found[figure] = list(numbers.values())
        return found

    def _get_over_year_words(self, total, target):
        unit = self.unit_id.name or ""
        return self.env._(
            "With %(figure)s the periods of %(year)s come to %(total)s, far more than "
            "the target of the year %(target)s.",
            figure=self.printed_value,
            year=self.year,
            total=str(Number(total, unit)),
            target=target.printed_value,
        )


def _get_year(figure):
    return figure.indicator_id.id, figure.period_kind, figure.year
