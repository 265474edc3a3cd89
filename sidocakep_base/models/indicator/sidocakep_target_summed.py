"""Quarters that are added up and come to more than their year are asked about.

As a rule what was reached since January was written, where each quarter has its own
part: a figure on plan is then half of its target. It is true now and then, so a
sentence lets it pass, which stays with the target and in its trail.
"""

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Targets that make the sum, or are what it is held against.
ASKED_OF = ("quarter", "year")


class SidocakepTarget(models.Model):
    _name = "sidocakep.target"
    _inherit = "sidocakep.target"

    _trail_fields = frozenset({"sum_reason"})

    sum_reason = fields.Char(
        string="Why the Quarters Exceed the Year",
        help="Of what is added up: said once in a year, where its quarters together "
        "are meant to come to more than the target of the year.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        targets = super().create(vals_list)
        if not targets.indicator_id._are_targets_together():
            added = targets.filtered(lambda item: item.period_kind in ASKED_OF)
            added._check_sums({})
        return targets

    def write(self, vals):
        if self.indicator_id._are_targets_together():
            return super().write(vals)
        former = self._find_sums()
        result = super().write(vals)
        self._check_sums(former)
        return result

    def _find_sums(self):
        """Return ``{(indicator, year): Summed}`` of those that exceed their year."""
        found = {}
        for year, targets in self._filter_guarded().grouped("year").items():
            for indicator, summed in targets.indicator_id._find_oversummed(
                year
            ).items():
                found[indicator, year] = summed
        return found

    def _check_sums(self, former):
        """Refuse what exceeds its year, unless it did so by as much or it is said why.

        :param former: what :meth:`_find_sums` returned before
        :raises UserError: with the sum, the year and both remedies
        """
        now = self._find_sums()
        if not now:
            return
        years = {year for _indicator, year in now}
        domain = [("year", "in", list(years)), ("sum_reason", "!=", False)]
        indicators = self.indicator_id
        said = self.sudo().search([*domain, ("indicator_id", "in", indicators.ids)])
        told = {(row.indicator_id.id, row.year) for row in said}
        for (indicator, year), summed in now.items():
            before = former.get((indicator, year))
            is_worse = not before or summed.total.value > before.total.value
            is_worse = is_worse or summed.year.value < before.year.value
            if is_worse and (indicator.id, year) not in told:
                raise UserError(
                    self.env._(
                        "%(indicator)s is added up over the year, and its quarters of "
                        "%(year)s come to %(parts)s = %(total)s, more than the target "
                        "of the year, %(target)s. Was it written what is reached "
                        "since January? Write what each quarter alone is to reach. "
                        "Where more is meant, say why in the column Why the Quarters "
                        "Exceed the Year of one of them.",
                        indicator=indicator.name,
                        year=year,
                        parts=" + ".join(str(part) for part in summed.parts),
                        total=summed.total,
                        target=summed.year,
                    )
                )
