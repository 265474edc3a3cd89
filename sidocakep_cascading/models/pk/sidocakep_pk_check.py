"""What stands in the way of proposing a PK, said with article, place and remedy."""

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.finding import SEVERE, WARNING, Finding
from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from ...const import (
    AGENCY_HEAD_KINDS,
    BASIS_TUPOKSI,
    CASCADE_SHARE,
    DRAFT,
    KIND_HEAD_OF_REGION,
)
from .pk_source import PkSources

#: Indicator kinds a PK uses (Gunung Mas 24/2024 art. 7(1)); not that of art. 1.15.
PROMISED_KINDS = ("iku", "program", "kegiatan")


class SidocakepPk(models.Model):
    """The checks of a PK before it is proposed."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    problem_html = fields.Html(
        string="Still to Do",
        compute="_compute_problem_html",
        sanitize=False,
        help="What must be mended before this PK can be proposed, and what is unusual.",
    )
    has_blocking_problem = fields.Boolean(compute="_compute_problem_html")

    @api.depends(
        "state",
        "employee_id",
        "second_employee_id",
        "date_document",
        "basis",
        "profile_id",
        "line_ids.indicator_id",
        "line_ids.level_id",
        "line_ids.figure_status",
        "line_ids.objective",
        "line_ids.parent_line_id",
        "line_ids.from_earlier_years",
        "table2_ids.amount",
        "table2_ids.pk_line_ids",
        "table2_ids.indicator_text",
    )
    def _compute_problem_html(self):
        """Check the PK as it is saved, its levels and links as they are being typed."""
        drafts = self._origin.filtered(lambda pk: pk.state == DRAFT)
        problems = drafts._get_problems({pk._origin.id: pk for pk in self})
        for pk in self:
            found = problems.get(pk._origin.id, [])
            pk.has_blocking_problem = any(item.severity == SEVERE for item in found)
            pk.problem_html = pk._render_problems(found) if found else False

    @api.model
    def _render_problems(self, problems):
        rows = Markup("").join(
            Markup("<li>%s<strong>%s</strong> %s</li>")
            % (
                Markup('<i class="fa fa-ban text-danger" title="%s"></i> ')
                % self.env._("Blocks")
                if problem.severity == SEVERE
                else Markup('<i class="fa fa-info-circle" title="%s"></i> ')
                % self.env._("Notice"),
                problem.message,
                problem.remedy,
            )
            for problem in problems
        )
        return Markup('<ul class="list-unstyled mb-0">%s</ul>') % rows

    def _check_propose(self):
        """Refuse to propose while something blocks; keep what is only unusual.

        Asked once, in the language of the document; the one who is refused reads it in
        his own.
        """
        self._work_out_again()
        self._refresh_parties(names=())
        problems = self.with_context(lang=document_lang(self.env))._get_problems()
        for pk in self:
            if any(problem.severity == SEVERE for problem in problems[pk.id]):
                pk._refuse_to_propose()
        self._keep_notices(problems)

    def _refuse_to_propose(self):
        """Say all that blocks at once."""
        texts = [
            f"- {problem.message} {problem.remedy}".strip()
            for problem in self._get_problems()[self.id]
            if problem.severity == SEVERE
        ]
        raise UserError(
            self.env._(
                "%(pk)s cannot be proposed yet:\n%(problems)s",
                pk=self.display_name,
                problems="\n".join(texts),
            )
        )

    def _get_problems(self, typed=None):
        """Return ``{pk id: problems}``; constant queries for a batch.

        :param typed: ``{pk id: the PK as it is in the form}``
        """
        sources = PkSources(self)
        parties = self._get_parties()
        superiors = self._get_superior_lines()
        typed = typed or {}
        return {
            pk.id: [
                *pk._get_party_problems(parties[pk]),
                *pk._get_form_problems(),
                *pk._get_adoption_problems(),
                *pk._get_table1_problems(sources),
                *pk._get_smart_problems(),
                *pk._get_indicator_problems(sources),
                *typed.get(pk.id, pk)._get_level_problems(),
                *typed.get(pk.id, pk)._get_parent_problems(superiors[pk]),
                *typed.get(pk.id, pk)._get_earlier_years_problems(sources),
                *pk._get_basis_problems(sources),
                *pk._get_plan_problems(),
            ]
            for pk in self
        }

    def _get_party_problems(self, parties):
        """The parties are the holder of the post and of the direct superior's post.

        Gunung Mas 24/2024 annex C.6, penjelasan b.3 and b.4.
        """
        if not self.date_document:
            yield Finding(
                SEVERE,
                self.env._("The date is missing."),
                self.env._("Enter the date."),
            )
        if not self.employee_id:
            yield Finding(
                SEVERE,
                self.env._("Nobody holds the position on the date of the document."),
                self.env._(
                    "Record the holder or an acting official, or choose the person."
                ),
            )
        elif self.employee_id.sudo() not in [item.employee for item in parties.holders]:
            yield Finding(
                SEVERE,
                self.env._(
                    "%s does not hold the position on that date.", self.first_name
                ),
                self.env._("Choose the holder, or correct the date of the document."),
            )
        if self.has_second_party and not self.second_employee_id:
            yield Finding(
                SEVERE,
                self.env._("Party II, the direct superior, was not found."),
                self.env._(
                    "Fill in the superior of the position and its holder (or an acting "
                    "official), or write why another person signs."
                ),
            )

    def _get_table1_problems(self, sources):
        """Tabel I holds indicators and targets. Gunung Mas 24/2024 art. 6(3), 7(1)."""
        filled = self._get_rule("table1_filled")
        targeted = self._get_rule("line_target")
        if filled and not self.line_ids:
            yield Finding(
                filled.severity,
                filled._cite(self.env._("Tabel I is empty.")),
                self.env._("Draw it from the plan, or add an indicator by hand."),
            )
        for number, line in enumerate(self.line_ids, start=1):
            if targeted and line.figure_status != "figure":
                yield Finding(
                    targeted.severity,
                    targeted._cite(
                        self.env._(
                            "Line %(number)s, %(indicator)s, has no target for "
                            "%(year)s.",
                            number=number,
                            indicator=line.name,
                            year=self.year,
                        )
                    ),
                    self.env._(
                        "Enter the target in the plan and draw again, or on the line."
                    ),
                )
            yield from self._get_target_problems(line, number, sources)
            if not line.objective:
                yield Finding(
                    SEVERE,
                    self.env._(
                        "Line %(number)s has no tujuan or sasaran.", number=number
                    ),
                    self.env._(
                        "Choose the tujuan or sasaran that the indicator measures."
                    ),
                )
            yield from self._get_kind_problems(line, number)

    def _get_kind_problems(self, line, number):
        """A PK uses IKU, programme or kegiatan indicators. Gunung Mas 24/2024 7(1)."""
        rule = self._get_rule("line_kind")
        if rule and line.indicator_id.sudo().kind not in PROMISED_KINDS:
            yield Finding(
                rule.severity,
                rule._cite(
                    self.env._(
                        "Line %(number)s is neither an IKU nor a programme or kegiatan "
                        "indicator.",
                        number=number,
                    )
                ),
                self.env._(
                    "Open the indicator from the line and choose its kind there, or "
                    "take another indicator."
                ),
            )

    def _get_target_problems(self, line, number, sources):
        """The target is that of the plan for the year. Gunung Mas 24/2024 annex B.3.

        A share of the superior's target is not the plan's; its sum is checked instead.
        """
        drawn_year = line.target_id.sudo().year
        if drawn_year and drawn_year != self.year:
            yield Finding(
                SEVERE,
                self.env._(
                    "Line %(number)s has the target of %(other)s, the PK is of "
                    "%(year)s.",
                    number=number,
                    other=drawn_year,
                    year=self.year,
                ),
                self.env._("Draw it from the plan again."),
            )
            return
        if line.cascade_method == CASCADE_SHARE:
            return
        target = sources.get_target(self, line.indicator_id)
        if (
            target
            and target._to_engine_value() != line._to_engine_value()
            and sources.is_planned(line.indicator_id)
        ):
            yield Finding(
                WARNING,
                self.env._(
                    "Line %(number)s promises %(target)s, the plan says %(plan)s.",
                    number=number,
                    target=line.target_text,
                    plan=target._get_printed_value(),
                ),
                self.env._("Draw it from the plan again unless it was agreed so."),
            )

    def _get_table2_problems(self, sources):
        """Tabel II equals the DPA in force; without a budget the PK stands on tupoksi.

        Gunung Mas 24/2024 art. 6(2), 6(3) and 8; Paser 23/2016 art. 4(3).
        """
        expected = sources.budget_rows.get_amounts(self)
        if self.basis == BASIS_TUPOKSI:
            yield from self._get_tupoksi_problems(expected)
            return
        if not self.table2_ids:
            yield Finding(
                SEVERE,
                self.env._("Tabel II is empty, while the PK stands on the DPA."),
                self.env._("Draw it from the DPA, or let the PK stand on the tupoksi."),
            )
            return
        for row in self.table2_ids:
            amount = expected.get((row.node_id.id, row.name))
            if amount is None:
                yield Finding(
                    SEVERE,
                    self.env._(
                        "Tabel II: the DPA in force has no budget for %s.", row.name
                    ),
                    self.env._("Remove the row, or draw Tabel II again."),
                )
            elif self.currency_id.compare_amounts(amount, row.amount):
                yield Finding(
                    SEVERE,
                    self.env._(
                        "Tabel II: %(name)s is %(amount)s, in the DPA %(expected)s.",
                        name=row.name,
                        amount=self._format_amount(row.amount),
                        expected=self._format_amount(amount),
                    ),
                    self.env._("Draw Tabel II again."),
                )
        yield from self._get_total_problems(sources)

    def _get_tupoksi_problems(self, expected):
        if self.table2_ids:
            yield Finding(
                SEVERE,
                self.env._(
                    "Tabel II holds a budget, while the PK stands on the tupoksi."
                ),
                self.env._("Choose the DPA as the basis."),
            )
        if expected:
            yield Finding(
                SEVERE,
                self._cite_basis(
                    self.env._(
                        "The DPA holds a budget for this position, so the PK cannot "
                        "stand on the tupoksi."
                    )
                ),
                self.env._("Draw Tabel II from the DPA."),
            )
        kinds = (*AGENCY_HEAD_KINDS, KIND_HEAD_OF_REGION)
        only_dpa = self.profile_id.sudo().pk_basis == "dpa"
        if only_dpa and self.position_kind_id.code in kinds:
            yield Finding(
                SEVERE,
                self._cite_basis(
                    self.env._(
                        "The regulation asks for a ratified DPA as the basis of this "
                        "PK."
                    )
                ),
                self.env._("Enter and ratify the DPA, then draw again."),
            )

    def _get_total_problems(self, sources):
        """Name what counts twice or not at all."""
        rows = self.table2_ids.filtered(lambda row: row.node_id and not row.child_ids)
        if len(rows) != len(rows.node_id):
            yield Finding(
                SEVERE,
                self.env._("Tabel II names the same programme or activity twice."),
                self.env._("Remove one of the rows."),
            )
        whole = self._get_rule("budget_total")
        if whole and self.position_kind_id.code in AGENCY_HEAD_KINDS:
            total = sum(sources.get_budget(self).line_ids.mapped("amount"))
            if self.currency_id.compare_amounts(total, self.amount_total):
                yield Finding(
                    whole.severity,
                    whole._cite(
                        self.env._(
                            "Tabel II adds up to %(amount)s, the DPA to %(total)s.",
                            amount=self._format_amount(self.amount_total),
                            total=self._format_amount(total),
                        )
                    ),
                    self.env._(
                        "Draw Tabel II again unless one was left out on purpose."
                    ),
                )
        ratified_on = self.budget_id.sudo().ratified_on
        is_early = (
            ratified_on and self.date_document and self.date_document < ratified_on
        )
        if is_early and (rule := self._get_rule("dpa_before_pk")):
            yield Finding(
                rule.severity,
                rule._cite(
                    self.env._("The date of the PK is before the DPA was ratified.")
                ),
                self.env._("Check the date of the document."),
            )
