"""What stands beside a figure while it is entered: its targets, the one before."""

from decimal import Decimal
from types import SimpleNamespace

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number
from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.engine.typed import says_why
from odoo.addons.sidocakep_base.models.document.period import get_period_label
from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_rule import REASON

from ...engine.periods import HALF, previous
from .sidocakep_data_figure import OPEN_STATES, SENT, SYSTEM, VERIFIED

#: A reason may be as short as "menunggu BPS".
REASON_WORDS = 2


class SidocakepDataFigure(models.Model):
    """A person who types a figure sees what it is held against, in its unit.

    Whether a figure without evidence is noted or refused is the choice of the profile:
    neither regulation speaks of evidence.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    _trail_fields = frozenset({"no_evidence_reason"})

    target_text = fields.Char(
        string="Target of the Period", compute="_compute_target_texts"
    )
    year_target_text = fields.Char(
        string="Target of the Year", compute="_compute_target_texts"
    )
    before_text = fields.Char(
        string="Period Before",
        compute="_compute_before_text",
        help="The verified figure of the period before this one.",
    )
    parts_text = fields.Char(
        string="Computed From",
        compute="_compute_parts_text",
        help="The formula of the collection card with its parts in words.",
    )
    evidence_notice = fields.Text(compute="_compute_evidence_notice")
    no_evidence_reason = fields.Text(
        string="Why There Is No Evidence",
        copy=False,
        help="Read by who verifies the figure and by who measures it, and printed in "
        "the recapitulation.",
    )
    is_bare = fields.Boolean(
        string="Without Evidence",
        compute="_compute_is_bare",
        help="There is a figure, and neither a file nor a link shows it.",
    )

    @api.depends("indicator_id", "period_kind", "year", "period_no")
    @api.depends_context("lang")
    def _compute_target_texts(self):
        """Read the targets; who enters a figure need not read the plans."""
        keys = ("period_kind", "year", "period_no")
        groups = self.grouped(lambda figure: tuple(figure[key] for key in keys))
        for (kind, year, number), figures in groups.items():
            indicators = figures.sudo().indicator_id
            annual = indicators._get_targets(year) if year else {}
            targets = indicators._get_targets(year, kind, number) if year else {}
            quarters = indicators._read_quarter_targets(year) if year else {}
            for figure in figures:
                key = figure.indicator_id.id
                whole = annual.get(key)
                figure.target_text = figure._get_period_words(
                    targets.get(key), whole, quarters.get(key, {})
                )
                figure.year_target_text = figure._get_target_words(whole)

    def _get_period_words(self, target, annual, quarters):
        """Return the target of the period in words, or that there is none.

        :param annual: the target of the year, if any
        :param quarters: ``{quarter: the engine's value}`` of the year
        """
        return self._get_target_words(target)

    def _get_target_words(self, target):
        if target:
            return target.printed_value
        unit = self.unit_id.name
        if unit:
            return self.env._("none is set (%(unit)s)", unit=unit)
        return self.env._("none is set")

    @api.depends("indicator_id", "period_kind", "year", "period_no")
    @api.depends_context("lang")
    def _compute_before_text(self):
        years = self.mapped("year")
        former = self.sudo().search(
            [
                ("indicator_id", "in", self.indicator_id.ids),
                ("state", "=", VERIFIED),
                ("year", "in", [year - back for year in years for back in (0, 1)]),
            ]
        )
        by_key = {figure._get_period_key(): figure for figure in former}
        for figure in self:
            before = figure._get_period_key(previous)
            last = by_key.get(before)
            said = last.printed_value if last else self.env._("none is verified")
            _indicator, kind, year, number = before
            place = SimpleNamespace(
                env=self.env, period_kind=kind, year=year, period_no=number
            )
            figure.before_text = f"{get_period_label(place)}: {said}" if year else said

    def _get_period_key(self, step=None):
        """Return what tells indicator and period, of another period by ``step``.

        What is asked for twice a year steps over the quarters between.
        """
        place = (self.year, self.period_no)
        if step:
            is_half = self.sudo().card_id.frequency == HALF
            place = step(HALF if is_half else self.period_kind, *place)
        return self.indicator_id.id, self.period_kind, *place

    @api.depends("part_ids.name", "part_ids.is_below", "card_id")
    @api.depends_context("lang")
    def _compute_parts_text(self):
        for figure in self:
            figure.parts_text = figure._is_computed() and figure._get_formula_words()

    def _get_formula_words(self):
        """Return the formula with the parts by name, or nothing where there is none."""
        card = self.sudo().card_id
        names = {part: (part.name or "").split("\n")[0] for part in self.part_ids}
        if card.formula == "sum":
            return " + ".join(names.values())
        if card.formula == "average":
            parts = ", ".join(names.values())
            return self.env._("the average of %(parts)s", parts=parts)
        below = self.part_ids.filtered("is_below")
        top, bottom = (
            " + ".join(names[part] for part in parts)
            for parts in (self.part_ids - below, below)
        )
        factor = format_number(Decimal(repr(card.factor)))
        if card.formula == "change":
            return f"(({top}) - ({bottom})) / ({bottom}) x {factor}"
        return f"({top}) / ({bottom}) x {factor}"

    @api.depends("evidence_ids.reused_text", "figure_status", "state", "company_id")
    @api.depends_context("lang", "uid")
    def _compute_evidence_notice(self):
        for figure in self:
            rule = figure._get_evidence_rule()
            words = figure._get_evidence_words(rule)
            notes = [rule._cite(words)] if rule else []
            notes += [
                self.env._(
                    "“%(evidence)s” is evidence of %(figures)s as well.",
                    evidence=evidence.name,
                    figures=evidence.reused_text,
                )
                for evidence in figure.evidence_ids
                if evidence.reused_text
            ]
            figure.evidence_notice = "\n".join(notes) or False

    @api.depends("figure_status", "evidence_ids", "origin")
    def _compute_is_bare(self):
        for figure in self:
            has_figure = figure.figure_status == "figure" and figure.origin == SYSTEM
            figure.is_bare = has_figure and not figure.evidence_ids

    def _get_evidence_rule(self):
        """Return the rule of the profile that the figure does not meet, if any."""
        rule = self.env["sidocakep.profile.rule"].sudo()
        is_looked_at = self.state in (*OPEN_STATES, SENT)
        if self.company_id and is_looked_at and self.is_bare:
            rule = self.company_id._get_rule("data_evidence")
        return rule

    def _get_evidence_words(self, rule):
        if self.no_evidence_reason and (self.state == SENT or rule.severity == REASON):
            return self.env._(
                "There is no evidence. Who sends it says: “%(reason)s”",
                reason=self.no_evidence_reason,
            )
        if self.state == SENT and not self.can_verify:
            return self.env._("There is no evidence.")
        if self.state == SENT:  # who verifies attaches nothing
            return self.env._(
                "There is no evidence. Return it where it has to be shown."
            )
        if rule.severity == SEVERE:
            return self.env._("There is no evidence yet; without it nothing is sent.")
        if rule.severity == REASON:
            return self.env._(
                "There is no evidence yet. Attach a file or a link below, or say why "
                "there is none."
            )
        return self.env._("There is no evidence yet. Attach a file or a link below.")

    def _get_missing_for_sending(self):
        missing = super()._get_missing_for_sending()
        return missing + self._get_evidence_missing()

    def _get_evidence_missing(self):
        """Return in words which evidence it lacks to be sent."""
        self.ensure_one()
        missing, rule = [], self._get_evidence_rule()
        if rule.severity == SEVERE:
            missing.append(rule._cite(self.env._("evidence: a file or a link")))
        said = self.no_evidence_reason or ""
        if rule.severity == REASON and not says_why(said, REASON_WORDS):
            missing.append(
                rule._cite(
                    self.env._(
                        "evidence: a file or a link, or in words why there is none"
                    )
                )
            )
        return missing

    def _get_figure_text(self):
        """Keep in the register that it came without evidence, and why."""
        text = super()._get_figure_text()
        return f"{text} - {self._get_bare_text()}" if self.is_bare else text

    def _get_bare_text(self):
        """Return in words, of a figure without evidence, that it has none and why."""
        self.ensure_one()
        if not self.no_evidence_reason:
            return self.env._("without evidence")
        return self.env._(
            "without evidence: %(reason)s", reason=self.no_evidence_reason
        )

    def _check_verify(self):
        """A profile that asks for evidence may have come after the figure was sent."""
        for figure in self.sudo():
            if figure._get_evidence_rule().severity == SEVERE:
                raise UserError(
                    self.env._(
                        "%(figure)s has no evidence. Return it and have a file or a "
                        "link attached.",
                        figure=figure.display_name,
                    )
                )
        return super()._check_verify()
