"""A figure far from all that is known of it: its sender is asked once, and says why."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.figures.counted import is_counted
from odoo.addons.sidocakep_base.engine.figures.values import Number, Range

from ...engine.doubt import (
    BELOW_ZERO,
    BROKEN,
    OVER_TARGET,
    OVER_WHOLE,
    SHIFTED,
    Known,
    find_doubt,
    is_sentence,
)
from .sidocakep_data_figure import OPEN_STATES, SENT, VERIFIED
from .sidocakep_data_figure_value import NUMBER_FIELDS

#: Accumulations of what stands at the end of a period, not of the period alone.
STANDING = ("last", "position")


class SidocakepDataFigure(models.Model):
    """The sentence stays with the figure and is read by who verifies and measures.

    No true figure is refused: what is asked for is how it comes (docs/decisions/0031).
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    _trail_fields = frozenset({"doubt_reason"})

    doubt_text = fields.Text(string="Why It Is Asked", compute="_compute_doubt_text")
    last_text = fields.Char(
        string="Last Verified Figure",
        compute="_compute_last_text",
        help="The last one before this period, with its period.",
    )
    doubt_reason = fields.Text(
        string="Why the Figure Is True",
        copy=False,
        help="Said by who sends a figure that lies far from its target and from the "
        "last one; another figure needs another sentence.",
    )

    @api.depends("figure_status", "value", "value_high", "unit_id", "state")
    @api.depends("indicator_id", "period_kind", "year", "period_no")
    @api.depends_context("lang")
    def _compute_doubt_text(self):
        doubts = self._find_doubts()
        for figure in self:
            figure.doubt_text = doubts.get(figure, False)

    @api.depends("indicator_id", "period_kind", "year", "period_no")
    @api.depends_context("lang")
    def _compute_last_text(self):
        last = self._get_last_known()
        for figure in self:
            former = last.get(figure)
            figure.last_text = (
                former._get_dated_value() if former else self.env._("none is verified")
            )

    def _get_dated_value(self):
        return f"{self.printed_value} ({self.period_text})"

    def _find_doubts(self):
        """Return ``{figure: words}`` of those that lie far from all that is known.

        A last figure that had to be explained vouches for nothing by itself: whoever
        sends the next one confirms the sentence for his period, or writes another.
        A constant number of queries for each period among them.
        """
        typed = self._filter_doubtable()
        if not typed:
            return {}
        factors = typed._get_doubt_factors()
        last, doubts = typed._get_last_known(), {}
        known = typed._get_known(last)
        for figure in typed:
            items = [item for item, _words in known[figure]]
            factor = factors[figure.company_id]
            found = figure._find_doubt(items, factor)
            if not found:
                continue
            texts = [words for _item, words in known[figure]]
            doubts[figure] = figure._get_doubt_words(found, texts)
            former = last.get(figure)
            item = former and former.doubt_reason and _to_known(former)
            if item and not figure._find_doubt([*items, item], factor):
                doubts[figure] += figure._get_carried_words(former)
        return doubts

    def _find_doubt(self, known, factor):
        """Return what the engine doubts in the figure beside what is known of it."""
        indicator = self.sudo().indicator_id
        return find_doubt(
            self._get_number(),
            known,
            factor,
            is_percentage=self._is_percentage(),
            is_gain=indicator.direction == "higher",
            is_standing=indicator.accumulation in STANDING,
            is_counted=is_counted(self.unit_id.name or ""),
        )

    def _get_carried_words(self, former):
        """Say that the last figure was explained, and what to do with the sentence."""
        return " " + self.env._(
            "The last figure, %(figure)s, had to be explained itself: “%(reason)s” "
            "Confirm that for this period, or write another sentence.",
            figure=former._get_dated_value(),
            reason=former.doubt_reason,
        )

    def _filter_doubtable(self):
        """Return those in which a figure stands that is not verified yet."""
        return self.filtered(
            lambda figure: (
                figure.state in (*OPEN_STATES, SENT)
                and figure.figure_status == "figure"
                and figure.indicator_id
                and figure.company_id
            )
        )

    def _get_doubt_factors(self):
        """Return ``{company: how many times as much is far}`` as its profile says."""
        day = self.env.user._get_office_day()
        return {
            company: company._get_profile(day).sudo().data_doubt_factor
            for company in self.company_id
        }

    def _get_known(self, last):
        """Return ``{figure: [(Known, words)]}``: its target, and the last figure.

        The target of the year stands in where the period has none, as a limit: what
        belongs to a quarter may lie below it.

        :param last: ``{figure: the last verified one before it}``
        """
        known = {figure: [] for figure in self}
        keys = ("period_kind", "year", "period_no")
        groups = self.grouped(lambda figure: tuple(figure[key] for key in keys))
        for (kind, year, number), figures in groups.items():
            indicators = figures.sudo().indicator_id
            annual = indicators._get_targets(year) if year else {}
            targets = indicators._get_targets(year, kind, number) if year else {}
            for figure in figures:
                key = figure.indicator_id.id
                target, is_limit = targets.get(key), key not in targets
                target = target or annual.get(key)
                item = target and _to_known(target, is_limit)
                if item:
                    text = target.printed_value
                    words = (
                        self.env._("target of the year %(value)s", value=text)
                        if is_limit
                        else self.env._("target of the period %(value)s", value=text)
                    )
                    known[figure].append((item, words))
        for figure, former in last.items():
            item = _to_known(former)
            if item and not former.doubt_reason:
                text = former._get_dated_value()
                words = self.env._("last verified figure %(value)s", value=text)
                known[figure].append((item, words))
        return known

    def _get_last_known(self):
        """Return ``{figure: the last verified one of the indicator before it}``."""
        former = self.sudo().search(
            [
                ("indicator_id", "in", self.indicator_id.ids),
                ("state", "=", VERIFIED),
                ("figure_status", "=", "figure"),
                ("year", ">=", min(self.mapped("year"), default=0) - 1),
            ],
            order="year desc, period_no desc",
        )
        groups = former.grouped(
            lambda figure: (figure.indicator_id.id, figure.period_kind)
        )
        last = {}
        for figure in self:
            place = (figure.year, figure.period_no)
            same = groups.get((figure.indicator_id.id, figure.period_kind), ())
            for item in same:
                if (item.year, item.period_no) < place:
                    last[figure] = item
                    break
        return last

    def _get_doubt_words(self, doubt, known):
        """Return in words why the figure is asked about.

        :param known: what it is held against, in words
        """
        figure = self.printed_value
        if doubt.kind == OVER_WHOLE:
            return self.env._(
                "%(figure)s is more than the whole; nothing known of it is.",
                figure=figure,
            )
        if doubt.kind == BELOW_ZERO:
            return self.env._(
                "%(figure)s is below zero. No figure or target of this indicator was "
                "until now.",
                figure=figure,
            )
        if doubt.kind == BROKEN:
            return self.env._(
                "%(figure)s is no whole number; all that is known of it is.",
                figure=figure,
            )
        known_text = "; ".join(known)
        if doubt.kind == OVER_TARGET:
            return self.env._(
                "%(figure)s is more than twice what is known of it: %(known)s.",
                figure=figure,
                known=known_text,
            )
        text = self.env._(
            "%(figure)s lies far from what is known of it: %(known)s.",
            figure=figure,
            known=known_text,
        )
        if doubt.kind == SHIFTED:
            moved = str(Number(doubt.corrected, self.unit_id.name or ""))
            slip = self.env._(
                "Was %(figure)s meant, with the comma elsewhere?", figure=moved
            )
            text = f"{text} {slip}"
        return text

    # ------------------------------------------------------------------
    # Sending
    # ------------------------------------------------------------------

    def action_send(self):
        """Ask about what lies far from all that is known; send the rest at once."""
        self.check_access("write")
        doubted = self._filter_unexplained()
        if not doubted:
            return super().action_send()
        # what is missing comes first, and is refused before anything is asked
        doubted._check_complete()
        if clear := self - doubted:
            super(SidocakepDataFigure, clear).action_send()
        return self.env["sidocakep.data.doubt"]._ask(doubted)

    def _get_carried_reason(self):
        """Return the sentence of the last figure, to be confirmed or written anew.

        With the period it was first said of: what is confirmed is named so.
        """
        self.ensure_one()
        former = self._get_last_known().get(self)
        if not former or not former.doubt_reason:
            return ""
        if self._get_carried_words(former) not in (self.doubt_text or ""):
            return ""  # asked about for another reason
        older = former._get_last_known().get(former)
        while older and former.doubt_reason.endswith(older.doubt_reason or "\n"):
            former, older = older, older._get_last_known().get(older)
        return self.env._(
            "Reason of %(period)s, confirmed for this period: %(reason)s",
            period=former.period_text,
            reason=former.doubt_reason,
        )

    def _filter_unexplained(self):
        """Return those that are asked about and of which nothing was said."""
        doubted = self.filtered(
            lambda figure: (
                figure.state in OPEN_STATES
                and not is_sentence(figure.doubt_reason or "")
            )
        )._find_doubts()
        return self.filtered(lambda figure: figure in doubted)

    def _check_send(self):
        """No way past the question: a sentence stands there, whoever sends."""
        result = super()._check_send()
        for figure in self._filter_unexplained():
            raise UserError(
                self.env._(
                    "%(figure)s cannot be sent yet. %(doubt)s Correct it, or say in a "
                    "sentence of three words or more why it is true.",
                    figure=figure.display_name,
                    doubt=figure.doubt_text,
                )
            )
        return result

    def write(self, vals):
        """Drop what was said of a figure once another one stands there."""
        if self._workflow_bypassed() or "doubt_reason" in vals:
            return super().write(vals)
        changed = self._filter_changed(vals) if NUMBER_FIELDS & vals.keys() else None
        result = super().write(vals)
        if changed:
            changed._forget_reason()
        return result

    def _forget_reason(self):
        said = self.filtered("doubt_reason")
        said._with_workflow_bypass().write({"doubt_reason": False})

    def _get_strikes(self, target, day):
        """Say what is asked about, and who verifies reads what was answered."""
        if not self.doubt_text:
            return super()._get_strikes(target, day)
        words = [self.doubt_text]
        if self.state in OPEN_STATES:
            remedy = self.env._(
                "Check figure and unit. Where it is true, a sentence says how that "
                "comes when it is sent."
            )
            words.append(remedy)
        elif self.doubt_reason:
            said = self.env._(
                "Who sent it says: “%(reason)s”", reason=self.doubt_reason
            )
            words.append(said)
        else:
            words.append(self._get_strike_remedy())
        return " ".join(words).strip()

    def _get_figure_text(self):
        """Keep the sentence in the register, with the figure that it is about."""
        text = super()._get_figure_text()
        return f"{text} - {self.doubt_reason}" if self.doubt_reason else text


def _to_known(record, is_limit=False):
    """Return what a target or figure is to the engine; ``None`` where it is no size."""
    value = record._to_engine_value()
    if isinstance(value, Number):
        return Known(value.value, value.value, is_limit)
    if isinstance(value, Range):
        return Known(value.low, value.high, is_limit)
    return None
