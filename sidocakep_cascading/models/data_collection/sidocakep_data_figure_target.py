"""A figure of which nobody set what it is measured by, told before it is entered."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.achievement.measuring import LAST_QUARTER
from odoo.addons.sidocakep_base.engine.achievement.realising import NOT_DUE
from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigure

from .sidocakep_data_figure import OPEN_STATES

QUARTER = "quarter"


class SidocakepDataFigure(models.Model):
    """A quarter without a target is *not due*, or its target is *not set*.

    Which one follows from the quarters before it (decision 0035). The second is a hole:
    while the figure is open somebody sets the target, afterwards only a change of the
    plan does. So it is said on the figure, and counted for who sets it.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    lacks_target = fields.Boolean(
        string="Target Not Set", compute="_compute_lacks_target", search="_search_lacks"
    )
    lacking_text = fields.Text(compute="_compute_lacks_target")

    @api.depends("indicator_id", "period_kind", "year", "period_no", "state")
    @api.depends_context("lang", "uid")
    def _compute_lacks_target(self):
        found = self._find_lacking()
        for figure in self:
            figure.lacks_target = figure in found
            said = figure._say_lacking(found[figure]) if figure in found else False
            figure.lacking_text = said

    def _search_lacks(self, operator, value):
        """Find open figures; the targets of their quarters are read together."""
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        figures = self.search(
            [("state", "in", OPEN_STATES), ("period_kind", "=", QUARTER)]
        )
        return [("id", "in", [figure.id for figure in figures._find_lacking()])]

    def _find_lacking(self):
        """Return ``{figure: the quarters before it that have a target}``, of holes."""
        found = {}
        open_ones = self.filtered(
            lambda figure: (
                figure.state in OPEN_STATES
                and figure.period_kind == QUARTER
                and figure.period_no < LAST_QUARTER
            )
        )
        for year, figures in open_ones.grouped("year").items():
            targets = figures.sudo().indicator_id._read_quarter_targets(year)
            for figure in figures:
                own = targets.get(figure.indicator_id.id, {})
                before = _list_before(own, figure.period_no)
                if before and figure.period_no not in own:
                    found[figure] = before
        return found

    def _say_lacking(self, before):
        """Say what a missing target does, and who sets it while he still can."""
        if self.company_id.sudo().parent_id:
            who = self.env._("the Sekretaris of the agency")
        else:
            who = self.env._("Bappeda")
        return self.env._(
            "This quarter has no target, though quarter %(quarters)s has one: what is "
            "entered will have no achievement. Before it is sent the target is set by "
            "%(who)s on the indicator (Targets), 0 where nothing is to be reached; "
            "afterwards by a change of the plan alone.",
            quarters=", ".join(QUARTERS[number - 1] for number in before),
            who=who,
        )

    def action_set_target(self):
        """Open the indicator, whose targets lack this quarter."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.indicator_id._name,
            "res_id": self.indicator_id.id,
            "views": [(False, "form")],
        }

    def _get_period_words(self, target, annual, quarters):
        """Tell *not set* from *not due*, and in quarter IV name that of the year."""
        if target or self.period_kind != QUARTER or not annual:
            return super()._get_period_words(target, annual, quarters)
        if self.period_no == LAST_QUARTER:
            return self.env._("%(target)s (of the year)", target=annual.printed_value)
        if _list_before(quarters, self.period_no):
            return super()._get_period_words(target, annual, quarters)
        return LABELS[NOT_DUE.kind]


def _list_before(quarters, number):
    """Return the quarters before one of which something is wanted.

    :param quarters: ``{quarter: the engine's value}``
    """
    return [
        before
        for before, value in sorted(quarters.items())
        if before < number and not isinstance(value, NoFigure)
    ]
