"""The locked figures of one agency and time, as tables and sentences of its report.

Those of the government are of its own measurement, never a roll-up of its agencies.
"""

from functools import partial

from odoo.addons.sidocakep_base.engine.achievement.accumulation import read_gap
from odoo.addons.sidocakep_base.engine.achievement.development import compare
from odoo.addons.sidocakep_base.engine.achievement.plan_end import read_plan_end
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind
from odoo.addons.sidocakep_base.models.document.period import get_month_names

from ...engine import report_reasons
from ...engine import report_sentences as say
from ...engine.efficiency import MET, MISSED, WITHOUT_FIGURE
from ..measurement.measured_form import print_to_date
from ..measurement.measured_words import join_lines
from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_comparisons import EMPTY, drop_not_due, say_why
from .lkjip_contributions import LkjipContributions
from .lkjip_covered import LkjipCovered
from .lkjip_data import LkjipData, find_head_pk, find_head_sheet
from .lkjip_formerly import (
    FormerYear,
    get_promise_key,
    note_changed_figures,
    read_agreements,
    read_former_year,
    read_promised,
    read_promised_budget,
    read_stages,
)
from .lkjip_formula import note_formulas
from .lkjip_interim import is_later, say_later
from .lkjip_money import LkjipMoney
from .lkjip_period import YEAR
from .lkjip_rolled import LkjipRolled
from .lkjip_tables import LkjipTables
from .lkjip_units import LkjipUnits
from .lkjip_use import LkjipUse


class LkjipSource(
    *(LkjipContributions, LkjipCovered, LkjipData, LkjipMoney, LkjipRolled),
    *(LkjipUnits, LkjipUse),
):
    """Reads what the tables are made of, each thing once.

    Figures are those of the measurement of the year that Tim Monev accepted (of an
    interim report that of quarter II); one that was sent and not accepted yet counts
    too, and its tables say so. Of the agency stands what its head promised.

    :param report: a ``sidocakep.lkjip``, sudo
    """

    def __init__(self, report):
        self.env = report.env
        self.report = report
        self.company, self.year = report.company_id, report.year
        self.period, self.day = report._get_period(), report._get_told_day()
        self.is_interim = report.period != YEAR
        self.is_government = report.is_government
        self.plan_name = "RPJMD" if self.is_government else "Renstra"
        self.profile = self.company._get_profile(report._get_period_end()).sudo()
        self._find_companies()
        self.measurements = self._find_measurements()
        self.measurement = self.measurements.get(
            self.company, self.env["sidocakep.measurement"]
        )
        self.sheet = find_head_sheet(self.measurement)
        self.outputs = self._find_outputs()
        self.last_targets = self._read_last_targets()
        self._read_cards()
        self.former_years, self.former_figures = (), []
        self.rows = self._read_rows()
        pk = find_head_pk(report, self.measurement)
        self.agreements = read_agreements(pk)
        self.promised = self.rows or read_promised(pk)
        self.promised_budget, self.promised_total = read_promised_budget(pk)
        self._read_money()
        self.uses = self._read_uses()
        self.recommendations = self.env["sidocakep.lhe.recommendation"].search(
            [
                ("company_id", "=", self.company.id),
                ("year", "=", self.year - 1),
                ("report_date", "<=", self.day),
            ]
        )

    def _read_rows(self):
        """Return a dict of texts for each indicator that the head promised."""
        lines = self.sheet.line_ids
        if not lines:
            return []
        document = self.measurement._get_document()[self.measurement.id]
        sheet = self._find_kept_sheet(document["sheets"], len(lines))
        self.first_year = sheet["first_year"]
        former = self._read_former(lines, sheet)
        benchmarks = lines.indicator_id._get_benchmarks(self.year)
        follow_ups = self._read_follow_ups(lines)
        return [
            self._read_row(line, former[number])
            | {
                "benchmarks": _read_benchmarks(benchmarks, line.indicator_id),
                "follow_up": follow_ups.get(line.indicator_id, ""),
            }
            for number, line in enumerate(lines)
        ]

    def _read_former(self, lines, sheet):
        """Return the :class:`FormerYear` of each of the years before, for each line.

        Those of the plan, and in its first year the one before, where it has a figure.
        """
        kept = [row["years"] for row in sheet["rows"]]
        years = list(range(self.first_year, self.year))
        if not years and any(map(drop_not_due, lines.mapped("last_year_text"))):
            years = [self.year - 1]
            kept = [[drop_not_due(line.last_year_text)] for line in lines]
        self.former_years = years
        indicators = lines.indicator_id
        stages = read_stages(self.company, indicators, sorted({*years, self.year - 1}))
        figures = self.env["sidocakep.data.figure"]
        named = figures._name_before_system(indicators, {*years, self.year - 1})
        self.former_figures = [
            *note_changed_figures(stages, indicators),
            *figures._note_before_system(indicators, named),
        ]
        found = []
        for place, year in enumerate(years):
            reached = {
                line.indicator_id: texts[place] if texts[place] != EMPTY else ""
                for line, texts in zip(lines, kept, strict=True)
            }
            found.append(read_former_year(year, indicators, stages, reached))
        return [
            [of_year.get(line.indicator_id, FormerYear()) for of_year in found]
            for line in lines
        ]

    def _find_kept_sheet(self, sheets, count):
        """Return what the kept form says of the official who heads the agency.

        By the title as it was then; two of one title stand in the order of the form.
        """
        place = list(self.measurement.sheet_ids.sorted()).index(self.sheet)
        named = [
            sheet
            for sheet in sheets
            if sheet["title"] == self.sheet.holder_title and len(sheet["rows"]) == count
        ]
        return named[0] if len(named) == 1 else sheets[place]

    def _read_last_targets(self):
        """Return ``{indicator id: its target of the last year of the plan}``."""
        promised, outputs = self.sheet.line_ids, self.outputs
        nodes = promised.pk_line_id.node_id | outputs.node_id
        indicators = promised.indicator_id | outputs.indicator_id
        found, self.plan_end = {}, None
        for year in sorted(set(nodes.plan_id.mapped("year_end"))):
            found.update(indicators._get_targets(year))
            self.plan_end = year
        return found

    def get_formula_notes(self):
        """Return how the achievements of the table are worked out and rated.

        And why that changed inside the year, as the measurements print it.
        """
        day = self.report._get_period_end()
        policy = self.profile._get_policy(day)
        indicators = self.sheet.line_ids.indicator_id
        if not policy or not indicators:
            return []
        scopes = ("official", "agency", "program")
        changes = self.profile._get_printed_changes(day, scopes)
        notes = note_formulas(policy, indicators, day)
        return notes + [f"{change.rstrip('.')}." for change in changes]

    def get_plan_target(self, row):
        """Return the target at the end of the plan of a measured row, as printed.

        That of a plan without a target of five years is printed with the years that it
        is of. A measurement of before such plans were measured knows the last year.
        """
        written = drop_not_due(row.five_target_text)
        years = read_plan_end(row.five_trace or "") if written else ""
        if years:
            return f"{written} ({years})"
        last = self.last_targets.get(row.indicator_id.id)
        named = f"{last._to_engine_value()} ({last.year})" if last else ""
        return written or named

    def _read_row(self, line, former):
        """Return a dict of texts of a measured indicator.

        :param former: its :class:`FormerYear` of each of the years before
        """
        of_what = "" if self.is_interim else "year_"
        status, is_met, printed, rating = (
            line[f"{of_what}{name}"]
            for name in ("status", "is_met", "printed", "rating")
        )
        ok = status == "ok"
        later = self.is_interim and is_later(status, line.year_status)
        write = say_later if later else str
        return {
            "key": str(line.indicator_id.id or line.pk_line_id.id),
            "objective": line.objective or "",
            "identity": line.pk_line_id.node_id.identity or "",
            "name": (line.name or "").split("\n")[0],
            "target": line.year_target_text or "",
            "realisation": write(print_to_date(line, self.profile)),
            "period_target": line.target_text or "",
            "period_realisation": line.realisation_text or "",
            # Empty where there is nothing yet to be compared with the year's target.
            "to_date": (line.to_date_text or "") if line.year_status == "ok" else "",
            "printed": (printed or "") if ok else "",
            "rating": rating or "",
            "state": (MET if is_met else MISSED) if ok else WITHOUT_FIGURE,
            "kind": "" if ok else status,
            "why": "" if ok else LABELS[NoFigureKind(status)],
            "gap": read_gap(line.year_trace or "") if line.year_status == "ok" else "",
            **self.read_standing(line, status),
            "source": self.get_source_of(line),
            "reason": self.get_reason_of(line, status, line[f"{of_what}trace"]),
            "data_year": str(line.data_year or ""),
            "former": former,
            "trend": self._get_trend(line, status),
            "promise": get_promise_key(line.pk_line_id),
            "last_year": drop_not_due(line.last_year_text),
            "plan_target": self.get_plan_target(line),
            "over_plan": drop_not_due(write(line.five_text or "")),
            "plan_printed": (line.five_printed or "")
            if line.five_status == "ok"
            else "",
            "plan_why": "" if later else say_why(line.five_status),
            "obstacle": line.obstacle or "",
            "solution": line.solution or "",
            "support": line.supporting_factor or "",
            "doubt": join_lines(line.doubt_reason),
        }

    def _get_trend(self, line, status):
        """Say whether it got better since last year; a half-year is none."""
        indicator = line.indicator_id
        if self.is_interim or status != "ok" or not indicator:
            return ""
        scale = indicator.scale_id._to_engine() if indicator.scale_id else None
        trend = compare(
            indicator.direction,
            line.last_year_text or "",
            line.to_date_text or "",
            line.year_target_text or "",
            scale,
        )
        return trend or ""

    # ------------------------------------------------------------------
    # What a section shows
    # ------------------------------------------------------------------

    def get_contents(self):
        """Return ``{content of a section: (table or None, sentences)}``."""
        tables = LkjipTables(self)
        year, rows, words = self.year, self.rows, self.period.words
        budget = list(say.spending(year, self.get_budget(), words))
        is_awaited = bool(self.measurement) and self.measurement.state != ACCEPTED
        counts = list(say.count_indicators(year, rows, words, is_awaited))
        achieved = say.quarter_achievements if words else say.achievements
        return {
            "text": (None, []),
            "counts": (None, counts + budget),
            "pk": (tables.get_pk(), []),
            "pk_budget": (tables.get_pk_budget(), []),
            "achievement": (
                tables.get_achievement(),
                counts + list(achieved(year, rows)),
            ),
            # Half of a year is not set beside the whole one before it.
            "years": (
                tables.get_years(),
                [] if self.is_interim else list(say.former_years(year, rows)),
            ),
            "plan": (
                tables.get_plan(),
                list(say.plan_targets(year, rows, self.plan_name, words)),
            ),
            "benchmarks": (tables.get_benchmarks(), list(say.benchmarks(year, rows))),
            "causes": (tables.get_causes(), list(report_reasons.causes(rows))),
            "programs": (
                tables.get_programs(),
                list(report_reasons.programmes(tables.weighed)),
            ),
            "efficiency": (tables.get_efficiency(), []),
            "outputs": (tables.get_outputs(), []),
            "budget": (tables.get_budget(), budget),
            "budget_objectives": (tables.get_budget_objectives(), []),
            "utilisation": (
                tables.get_utilisation(),
                list(report_reasons.uses(self.uses)),
            ),
            "agencies": (tables.get_agencies(), []),
            "contributions": (tables.get_contributions(), []),
            "follow_up": (tables.get_follow_up(), self._say_follow_ups()),
        }

    def _say_follow_ups(self):
        states = [item._get_state_on(self.day) for item in self.recommendations]
        closed = states.count("closed")
        return list(say.follow_ups(self.year - 1, closed, len(states) - closed))

    def get_gaps(self):
        """Return in words what the figures lack."""
        if not self.measurement:
            return [
                self.env._(
                    "The measurement of %(when)s has not been sent: there are no "
                    "locked figures yet.",
                    when=self.period.name(self.year),
                )
            ]
        gaps = self.get_data_gaps()
        if not self.sheet:
            gaps.append(
                self.env._(
                    "Who heads it has no measured PK: the tables of indicators are "
                    "empty."
                )
            )
        silent = "" if self.is_government else self.name_silent()
        if silent:
            gaps.append(
                self.env._(
                    "The measurement of %(when)s was not sent by: %(agencies)s.",
                    when=self.period.name(self.year),
                    agencies=silent,
                )
            )
        if self.measurement.state != ACCEPTED:
            gaps.append(self.env._("Tim Monev has not accepted the measurement yet."))
        return gaps + self.get_covered_gaps()

    def get_covered_gaps(self):
        """Return in words what of other agencies or other months is not in it."""
        gaps = self.tell_covered()
        if self.has_parts:
            return gaps
        if self.missing_months:
            gaps.append(
                self.env._(
                    "Budget realisation was not reported for the months: %(months)s.",
                    months=self._tell_months(self.missing_by_agency),
                )
            )
        if self.open_months:
            gaps.append(
                self.env._(
                    "Budget realisation is not closed for the months: %(months)s. It "
                    "may still change.",
                    months=self._tell_months(self.open_by_agency),
                )
            )
        return gaps

    def _tell_months(self, by_agency):
        """Return months in the words of the reader."""
        return self.name_months(by_agency, partial(get_month_names, self.env))


def _read_benchmarks(benchmarks, indicator):
    """Return figures of other regions for an indicator, as texts."""
    return [
        {
            "key": str(mark.id),
            "region": mark._get_printed_region(),
            "figure": mark._get_printed_figure(),
            "source": mark.source,
        }
        for mark in benchmarks.get(indicator, ())
    ]
