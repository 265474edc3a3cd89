"""Of which indicators there may be no figure: what their definition says since when.

Who says that a figure is not released, or that its indicator does not apply, takes it
out of every average: so nobody says it of an indicator whose definition does not.
"""

from datetime import date, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.engine.achievement.realising import LAST_QUARTER
from odoo.addons.sidocakep_base.engine.figures.values import NoFigure
from odoo.addons.sidocakep_base.models.document.sidocakep_trail import CHANGE

from ...engine.periods import get_quarter
from .sidocakep_data_figure import OPEN_STATES, SENT, SYSTEM

NOT_RELEASED, NOT_APPLICABLE = "not_released", "not_applicable"
LATER = "released_later"
#: Kind of no figure > what of the collection card says that it may be.
SAID_BY = {NOT_RELEASED: "released_by", NOT_APPLICABLE: "applies_when"}


class SidocakepDataFigure(models.Model):
    """What has no figure is founded on what was decreed before the period ended.

    *Not yet released*: the indicator is released later, or its card names who releases
    it. *Not applicable*: its card names what has to happen for it to apply, or nothing
    is due of it yet in the year. What was changed after the last day of the period does
    not count for it, as with targets; see docs/decisions/0035.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    _trail_fields = frozenset({"release_on"})

    release_on = fields.Date(
        string="Release Expected On",
        help="The day on which who releases the figure is to publish it, at latest at "
        "the end of the year after the performance year.",
    )
    is_release_late = fields.Boolean(
        string="Release Overdue",
        compute="_compute_is_release_late",
        help="The expected day has passed, and the figure was not entered.",
    )
    unfounded_text = fields.Text(
        string="Why There Must Be a Figure", compute="_compute_unfounded_text"
    )

    @api.depends("no_figure", "release_on")
    def _compute_is_release_late(self):
        today = self.env.user._get_office_day()
        for figure in self:
            figure.is_release_late = bool(
                figure.no_figure == NOT_RELEASED
                and figure.release_on
                and figure.release_on < today
            )

    @api.depends("no_figure", "indicator_id", "date_end", "state")
    @api.depends_context("lang")
    def _compute_unfounded_text(self):
        unfounded = self._find_unfounded()
        for figure in self:
            figure.unfounded_text = unfounded.get(figure, False)

    @api.onchange("no_figure")
    def _onchange_no_figure(self):
        """Propose the month in which the indicator says that it is released."""
        month = self.sudo().indicator_id.release_month
        if self.no_figure != NOT_RELEASED:
            self.release_on = False
        elif month and not self.release_on and self.year:
            first = date(self.year + 1, int(month), 1)
            self.release_on = (first + timedelta(31)).replace(day=1) - timedelta(1)

    # ------------------------------------------------------------------
    # Refusing
    # ------------------------------------------------------------------

    @api.constrains("no_figure")
    def _check_founded(self):
        """Refuse it where it is chosen, on the screen, by a workbook or a call."""
        if self._workflow_bypassed():
            return
        for words in self._find_unfounded().values():
            raise ValidationError(words)

    @api.constrains("release_on", "year", "no_figure")
    def _check_release_on(self):
        for figure in self.filtered("release_on"):
            last = date(figure.year + 1, 12, 31)
            if not (figure.date_end or date.min) <= figure.release_on <= last:
                raise ValidationError(
                    self.env._(
                        "%(figure)s: a figure is released after its period and at "
                        "latest on %(last)s. Correct the expected day.",
                        figure=figure.display_name,
                        last=figure._format_day(last),
                    )
                )

    def _get_missing_for_sending(self):
        missing = super()._get_missing_for_sending()
        missing += self._find_unfounded().values()
        if self.no_figure == NOT_RELEASED and not self.release_on:
            missing.append(self.env._("the day on which the release is expected"))
        return missing

    def _check_verify(self):
        """What was sent before somebody asked goes back to who sent it."""
        for words in self._find_unfounded().values():
            raise UserError(
                self.env._("%(why)s Ask who sent it to enter it: return it.", why=words)
            )
        return super()._check_verify()

    # ------------------------------------------------------------------
    # What the definition says
    # ------------------------------------------------------------------

    def _find_unfounded(self, kind=None):
        """Return ``{figure: words}`` of those that must have a figure.

        A fixed number of queries, for each year among them two more.

        :param kind: ask it of this kind of no figure instead of the one chosen
        """
        claimed = self.filtered(
            lambda figure: (
                (kind or figure.no_figure)
                and figure.state in (*OPEN_STATES, SENT)
                and figure.origin == SYSTEM
                and figure.indicator_id
                and figure.date_end
            )
        )
        if not claimed:
            return {}
        cards, later = claimed._find_decreed(), claimed._find_released_later()
        due = claimed._filter_due()
        unfounded = {}
        for figure in claimed:
            said = kind or figure.no_figure
            is_said = cards[figure][SAID_BY[said]] or (
                figure in later if said == NOT_RELEASED else figure not in due
            )
            if not is_said:
                unfounded[figure] = figure._get_unfounded_words(said)
        return unfounded

    def _filter_released_elsewhere(self):
        """Return those of which somebody else releases or audits the final figure.

        They were not yet released or not audited, or their definition says by whom they
        are released: else “official” is the word of who is measured by it.
        """
        said = self.filtered(
            lambda figure: (
                figure.no_figure == NOT_RELEASED or figure.release_status == "unaudited"
            )
        )
        rest = self - said
        if not rest:
            return said
        cards, later = rest._find_decreed(), rest._find_released_later()
        return said | rest.filtered(
            lambda figure: figure in later or cards[figure].released_by
        )

    def _get_unfounded_words(self, kind):
        names = {
            "figure": self.display_name,
            "day": self._format_day(self.date_end),
        }
        if kind == NOT_RELEASED:
            return self.env._(
                "%(figure)s: nothing that was decided by %(day)s says that somebody "
                "else releases it, so it is not “not yet released”. Enter the "
                "figure. For later periods the Sekretaris writes on its card who "
                "releases it (Released by), and the head of the agency decides that.",
                **names,
            )
        return self.env._(
            "%(figure)s: it has a target, and nothing that was decided by %(day)s says "
            "that it may not apply. Enter the figure, 0 where nothing was counted. For "
            "later periods the Sekretaris writes on the collection card when it "
            "applies (Applies Only When), and the head of the agency decides that.",
            **names,
        )

    def _find_decreed(self):
        """Return ``{figure: its card in force on the last day of the period}``; sudo.

        By the day on which the head decided in the system: a decree with an earlier
        date is no earlier decision.
        """
        indicators = self.sudo().indicator_id
        cards = self.env["sidocakep.data.card"].sudo()
        cards = cards.search(
            [
                ("indicator_id", "in", indicators.ids),
                ("collection_id.state", "in", ("decided", "amended")),
            ]
        )
        decided = cards.collection_id._get_decision_days()
        of_version = cards.grouped(lambda card: (card.collection_id, card.indicator_id))
        found = dict.fromkeys(self, cards.browse())
        for figure in self:
            versions = [
                collection
                for collection in decided
                if collection.company_id == figure.company_id
                and decided[collection] <= figure.date_end
            ]
            if versions:
                last = max(versions, key=lambda item: item.version)
                key = (last, figure.sudo().indicator_id)
                found[figure] = of_version.get(key, cards.browse())
        return found

    def _find_released_later(self):
        """Return those whose indicator was released later when the period ended."""
        later = self.browse()
        changes = self.env["sidocakep.trail"].sudo()
        changes = changes.search(
            [
                ("res_model", "=", "sidocakep.indicator"),
                ("res_id", "in", self.indicator_id.ids),
                ("kind", "=", CHANGE),
                ("field_name", "=", "accumulation"),
            ],
            order="id",
        )
        for figure in self:
            since = changes.filtered(
                lambda row, figure=figure: (
                    row.res_id == figure.indicator_id.id
                    and self.env.user._to_office_day(row.date) > figure.date_end
                )
            )
            now = figure.sudo().indicator_id.accumulation
            was = since[0].old_value if since else now
            if was == LATER:
                later |= figure
        return later

    def _filter_due(self):
        """Return the figures of periods by which something is due in the year."""
        due = self.browse()
        for year, figures in self.grouped("year").items():
            targets = figures.sudo().indicator_id._read_quarter_targets(year)
            for figure in figures:
                quarter = get_quarter(figure.period_kind, figure.period_no)
                quarters = targets.get(figure.indicator_id.id, {}).items()
                if quarter == LAST_QUARTER or any(
                    number <= quarter and not isinstance(value, NoFigure)
                    for number, value in quarters
                ):
                    due |= figure
        return due
