"""A figure that strikes is noticed by who enters it, before anybody else sees it."""

from odoo import api, fields, models

from ...engine.contrast import is_above, is_far_above
from .sidocakep_data_figure import OPEN_STATES, SENT

#: Units in which more than a hundred needs a second look.
PERCENT = ("persen", "%", "percent")


class SidocakepDataFigure(models.Model):
    """What stands out in a pile that is verified is said on the form as well.

    Both may be right: it is a notice, which keeps nobody from sending.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    figure_notice = fields.Text(compute="_compute_figure_notice")

    @api.depends("figure_status", "value", "value_high", "point_id", "state")
    @api.depends("indicator_id", "period_kind", "year", "period_no", "unit_id")
    @api.depends("return_remark", "returned_content")
    @api.depends_context("lang", "uid")
    def _compute_figure_notice(self):
        looked_at = self.filtered(
            lambda figure: (
                figure.state in (*OPEN_STATES, SENT)
                and figure.figure_status == "figure"
                and figure.indicator_id
            )
        )
        (self - looked_at).figure_notice = False
        keys = ("period_kind", "year", "period_no", "date_end")
        for (kind, year, number, day), figures in looked_at.grouped(
            lambda figure: tuple(figure[key] for key in keys)
        ).items():
            indicators = figures.sudo().indicator_id
            targets = indicators._get_targets(year, kind, number) if year else {}
            for figure in figures:
                target = targets.get(figure.indicator_id.id)
                figure.figure_notice = figure._get_strikes(target, day) or False

        for figure in self._filter_unchanged():
            said = self.env._(
                "It was sent again as it was returned: figure, remark and evidence are "
                "the same."
            )
            notice = (said, figure.figure_notice)
            figure.figure_notice = " ".join(filter(None, notice))

    def _get_strikes(self, target, day):
        """Return in words what strikes in the figure, and what to do about it."""
        words = []
        if is_above(self._get_number(), self._is_percentage()):
            words.append(self.env._("The realisation is more than 100 per cent."))
        if target:
            target = target.sudo()
            pair = (target._to_engine_value(), self._to_engine_value())
            [[result]] = self.indicator_id.sudo()._achieve_each([[pair]], day or None)
            if is_far_above(result.raw):
                words.append(
                    self.env._(
                        "Against the target of the period (%(target)s) this is an "
                        "achievement of %(achievement)s per cent.",
                        target=target.printed_value,
                        achievement=result.printed,
                    )
                )
        return " ".join([*words, self._get_strike_remedy()]).strip() if words else ""

    def _get_strike_remedy(self):
        if self.state == SENT and not self.can_verify:
            return ""
        if self.state == SENT:  # who verifies writes no remark
            return self.env._("Return it where the remark does not say how that comes.")
        return self.env._(
            "Check figure and unit; where they are right, say in the remark how that "
            "comes."
        )

    def _is_percentage(self):
        return (self.unit_id.name or "").casefold() in PERCENT
