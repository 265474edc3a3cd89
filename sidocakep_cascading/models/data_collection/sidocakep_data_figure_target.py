"""A figure of which nobody set what it is measured by, told until it is accepted."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.achievement.measuring import LAST_QUARTER
from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS
from odoo.addons.sidocakep_base.engine.figures.values import NoFigure

from .sidocakep_data_figure import OPEN_STATES, SENT, VERIFIED

QUARTER = "quarter"
#: In which the target may still be set: what was sent is returned for it.
SETTABLE = (*OPEN_STATES, SENT)


class SidocakepDataFigure(models.Model):
    """A quarter without a target is *not due*, or its target is *not set*.

    Which one follows from the quarters before it (decision 0035). The second is a hole:
    until the figure is verified somebody sets the target, afterwards only a change of
    the plan does. So it is said on the figure to whoever reads it, asked about as it is
    sent, and counted for who sets it.
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
            figure.lacks_target = figure in found and figure.state in SETTABLE
            said = figure._say_lacking(found[figure]) if figure in found else False
            figure.lacking_text = said

    def _search_lacks(self, operator, value):
        """Find what is not verified; targets of a year are read together."""
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        figures = self.search(
            [("state", "in", SETTABLE), ("period_kind", "=", QUARTER)]
        )
        return [("id", "in", [figure.id for figure in figures._find_lacking()])]

    def _find_lacking(self):
        """Return ``{figure: the quarters before it that have a target}``, of holes."""
        found = {}
        read = self.filtered(
            lambda figure: (
                figure.state in (*SETTABLE, VERIFIED)
                and figure.period_kind == QUARTER
                and figure.period_no < LAST_QUARTER
            )
        )
        for year, figures in read.grouped("year").items():
            targets = figures.sudo().indicator_id._read_quarter_targets(year)
            for figure in figures:
                own = targets.get(figure.indicator_id.id, {})
                before = _list_before(own, figure.period_no)
                if before and figure.period_no not in own:
                    found[figure] = before
        return found

    def _say_lacking(self, before):
        """Say what a missing target does, and who sets it while he still can."""
        return " ".join(
            [
                self.env._(
                    "This quarter has no target, though quarter %(quarters)s has one.",
                    quarters=", ".join(QUARTERS[number - 1] for number in before),
                ),
                self._say_uncompared(),
                self._say_who_sets(),
            ]
        )

    def _say_uncompared(self):
        """Say what comes of a figure without a target; rooms above know what counts."""
        return self.env._("What is entered is compared with nothing.")

    def _say_who_sets(self):
        """Say who sets the target, and what has to be done with the figure for it."""
        who = self.company_id._say_target_setter()
        if self.state == VERIFIED:
            return self.env._(
                "It was verified: its target is set by a change of the plan alone "
                "(%(who)s), which a measurement that is open or reopened takes over.",
                who=who,
            )
        if self.state == SENT:
            return self.env._(
                "It is not too late: who verifies the figure returns it, then the "
                "target is set by %(who)s on the indicator (Targets), 0 where nothing "
                "is to be reached. Once it is verified only a change of the plan does.",
                who=who,
            )
        return self.env._(
            "Before it is sent the target is set by %(who)s on the indicator "
            "(Targets), 0 where nothing is to be reached; afterwards the figure is "
            "returned for it, and once it is verified only a change of the plan does.",
            who=who,
        )

    def action_ask_send(self):
        """Send; where nobody set a target, say of which figures, and ask first."""
        self._check_step("send")
        lacking = self.filtered("lacks_target")
        if not lacking:
            return self.action_send()
        lacking._check_complete()
        return self.env["sidocakep.data.send"]._open_window(self)

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
        """Tell *not set* from *none meant*, and in quarter IV name that of the year."""
        if target or self.period_kind != QUARTER or not annual:
            return super()._get_period_words(target, annual, quarters)
        if self.period_no == LAST_QUARTER:
            return self.env._("%(target)s (of the year)", target=annual.printed_value)
        if _list_before(quarters, self.period_no):
            return super()._get_period_words(target, annual, quarters)
        return self.env._(
            "none in this quarter: its card asks for the figure all the same, and "
            "quarter IV is measured against the year"
        )


def _list_before(quarters, number):
    """Return the quarters before one of which something is wanted.

    :param quarters: ``{quarter: the engine's value}``
    """
    return [
        before
        for before, value in sorted(quarters.items())
        if before < number and not isinstance(value, NoFigure)
    ]
