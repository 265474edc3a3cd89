"""The rows of annex D for the sheets of measurements of one period."""

from functools import cached_property

from odoo.addons.sidocakep_base.engine.absorption import UNRATIFIED
from odoo.addons.sidocakep_base.engine.achievement.measuring import (
    NEVER_COLLECTED,
    NOT_SET,
)
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind
from odoo.addons.sidocakep_base.models.organisation.official import HEAD

from ..pk.pk_dpa import get_nearest
from ..pk.sidocakep_pk_document import name_goals
from .measured_facts import PLAN_YEARS
from .measured_far import PERIOD, YEAR, explain_far
from .measured_formulas import note_formulas, say_whole
from .measured_signers import Signers
from .measured_words import is_figure, is_released_later, mark_gap, mark_reason
from .sidocakep_profile import LAST

#: Level of what Tabel II lists > head of its column 3, which "follows the post".
LEVEL_HEADS = {
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub Kegiatan",
}
MONTHS_OF_A_QUARTER = 3
#: Kinds of no figure whose reason is an obstacle, where nobody wrote another.
HINDERED = ("not_released", "not_computable")
NO_PERFORMANCE = [""] * PLAN_YEARS
NOT_DUE = LABELS[NoFigureKind.NOT_DUE]
NOT_COMPUTABLE = LABELS[NoFigureKind.NOT_COMPUTABLE]


class MeasuredForm:
    """Composes the printed sheets; what they share is read once.

    Gunung Mas 24/2024 annex D; what the columns hold is the profile's choice.

    :param measurements: of one year and period, sudo
    :param facts: :class:`.measured_facts.MeasuredFacts` of their lines
    """

    def __init__(self, measurements, facts):
        self.env = measurements.env
        self._facts = facts
        first = measurements[:1]
        self._year, self._end = first.year, first.date_end
        self._month = first.period_no * MONTHS_OF_A_QUARTER or 12
        self._measurements = measurements
        self._companies = measurements.company_id
        self._profiles = {
            company.id: company._get_profile(first.date_end).sudo()
            for company in self._companies
        }
        self._spent, self._before_system = {}, {}
        self._signers = Signers(measurements)
        self._outputs = measurements.output_ids.filtered("indicator_id").grouped(
            lambda row: (row.measurement_id, row.node_id.identity)
        )

    def get_sheet(self, sheet):
        """Return the printed values of the sheet of one PK."""
        profile = self._profiles[sheet.company_id.id]
        first = self._get_first_year(sheet.company_id, sheet.line_ids)
        rows = {
            line.pk_line_id: self._get_row(line, profile, first)
            for line in sheet.line_ids
        }
        table2 = sheet.pk_id.table2_ids
        return {
            "title": sheet.holder_title or "",
            "first_year": first,
            "rows": _join_objectives(rows),
            "updates": self._get_updates(sheet),
            "before_system": self._note_before(sheet, first),
            "table2_head": " / ".join(
                LEVEL_HEADS[level] for level in table2._get_levels()
            )
            or LEVEL_HEADS["program"],
            "table2": self._get_table2(sheet, rows, profile, first),
            "worded": sheet._list_worded(),
            "far": explain_far(sheet.line_ids, (PERIOD, YEAR)),
            "far2": explain_far(self._find_outputs(sheet)),
            "obstacles": self._list_texts(sheet, "obstacle"),
            "solutions": self._list_texts(sheet, "solution"),
            "achievements": [self._get_achievement(line) for line in sheet.line_ids],
            "achievement": sheet.printed or "",
            "rating": sheet.rating or "",
            **say_whole(sheet, profile, self._end),
            "formulas": note_formulas(
                sheet.line_ids, profile and profile._get_policy(self._end)
            ),
            "basis": profile._get_rollup_basis(
                "official", self._end, sheet.printed or ""
            ),
            "predecessors": (sheet.predecessors or "").splitlines(),
            "signer_title": sheet.holder_title or "",
            **self._signers.get(sheet),
            "superior_note": sheet._get_printed_evaluation(),
        }

    def get_empty_sheet(self, item, words):
        """Return the sheet of a measurement in which no PK counts.

        Tabel I says so, Tabel II has what the DPA pays for; who heads the agency at the
        end of the period signs.

        :param words: why Tabel I is empty
        """
        head = item.company_id._get_officials(HEAD, item.date_end)
        head = head.get(item.company_id.id)
        employee = (head and head.employee) or self.env["hr.employee"]
        first = self._get_first_year(item.company_id)
        table2 = [
            {
                "no": number,
                "name": " ".join(filter(None, (row.code, row.node_id.name))),
                "indicator": row.name or "",
                "target": row.year_target_text or "",
                "years": self._facts.get_years(
                    row, first, mark_gap(row.to_date_text or "", row.year_trace)
                )
                if row.indicator_id
                else NO_PERFORMANCE,
            }
            for number, row in enumerate(item.output_ids, 1)
        ]
        return {
            "title": head.title if head else item.company_id.name,
            "first_year": first,
            "rows": [],
            "unpromised": words,
            "updates": item.output_ids._get_printed_updates(),
            "table2_head": " / ".join(LEVEL_HEADS.values()),
            "table2": table2,
            "far2": explain_far(item.output_ids),
            **{name: [] for name in ("obstacles", "solutions", "achievements")},
            "achievement": "",
            "rating": "",
            "predecessors": [],
            "signer_title": head.title if head else "",
            **employee._get_official_values("signer", item.date_end),
        }

    def _get_first_year(self, company, lines=()):
        """Return which year stands first of the five: that of the plan in force.

        Of lines without a plan, and without lines, it is that of the agency; at most
        five years are counted back.
        """
        years = [year for line in lines if (year := self._facts.get_first_year(line))]
        first = min(years) if years else self._get_plan_start(company)
        return max(first, self._year - PLAN_YEARS + 1)

    def _get_plan_start(self, company):
        """Return the first year of the Renstra of an agency, else of the RPJMD."""
        renstras, rpjmds = self._plans
        plan = get_nearest(company, renstras) or rpjmds.get(company.root_id.id)
        return plan.year_start if plan else self._year

    @cached_property
    def _plans(self):
        """The plans of the year in force: Renstra and RPJMD by their agencies."""
        plans = self.env["sidocakep.plan"]
        companies = self._companies.parent_ids
        return tuple(
            plans._get_in_force(companies, kind=kind, year=self._year)
            for kind in ("renstra", "rpjmd")
        )

    def _get_updates(self, sheet):
        """Return what was released since, of what the two tables of a sheet show."""
        outputs = self._find_outputs(sheet)
        said = sheet.line_ids._get_printed_updates() + outputs._get_printed_updates()
        return list(dict.fromkeys(said))

    def _find_outputs(self, sheet):
        """Return the measured outputs of the rows of Tabel II."""
        nodes = set(sheet.pk_id.table2_ids.node_id.mapped("identity"))
        return sheet.measurement_id.output_ids.filtered(
            lambda row: row.node_id.identity in nodes
        )

    def _note_before(self, sheet, first):
        """Say which figures of the sheet are from before the system, and whence.

        Those of the years of both tables, and of last year, which the attachment shows.
        """
        figures = self.env["sidocakep.data.figure"]
        since = min(first, self._year - 1)
        if since not in self._before_system:
            indicators = self._measurements.line_ids.indicator_id
            indicators |= self._measurements.output_ids.indicator_id
            self._before_system[since] = figures._name_before_system(
                indicators, range(since, self._year)
            )
        indicators = sheet.line_ids.indicator_id
        indicators |= self._find_outputs(sheet).indicator_id
        return figures._note_before_system(indicators, self._before_system[since])

    def _get_row(self, line, profile, first):
        return {
            "objective": line.objective or "",
            "formerly": line.year_before_text or line.before_text or "",
            **self._get_figures(line, profile, first),
        }

    def _get_figures(self, row, profile, first):
        """Return the columns that both tables have, of any measured row."""
        is_plan = profile.measurement_form_target == "plan"
        target = row.five_target_text if is_plan else row.year_target_text
        to_date = mark_gap(print_to_date(row, profile), row.year_trace)
        return {
            "indicator": row.name or "",
            "target": target or "",
            "years": self._facts.get_years(row, first, to_date),
        }

    def _get_achievement(self, line):
        """Return a row of the attachment: in per cent, and how final the figure is.

        What is not there has a reason and no standing; what lacks periods says so.
        """
        realisation, to_date = line.realisation_text or "", line.to_date_text or ""
        standing, data_year = line.figure_id.sudo()._get_printed_standing()
        if not (is_figure(realisation) or is_figure(to_date)):
            standing = data_year = ""
        if is_released_later(line):
            realisation = line.to_date_text
        return {
            "indicator": line.name or "",
            "target": line.target_text or "",
            "realisation": mark_reason(realisation, line, line.status, line.trace),
            "printed": line.printed or "",
            "year_target": line.year_target_text or "",
            "to_date": mark_gap(to_date, line.year_trace),
            "year_printed": line.year_printed or "",
            "last_year": _print_former(line.last_year_text),
            "standing": standing,
            "data_year": str(data_year),
        }

    def _list_texts(self, sheet, name):
        """Return what was written of each indicator, the same text once."""
        texts = {}
        for line in sheet.line_ids:
            text = (line[name] or "").strip()
            if name == "obstacle" and not text:
                text = _say_hindered(line)
            if text:
                texts.setdefault(text, []).append((line.name or "").split("\n")[0])
        return [f"{', '.join(names)}: {text}" for text, names in texts.items()]

    # ------------------------------------------------------------------
    # Tabel II
    # ------------------------------------------------------------------

    def _get_table2(self, sheet, rows, profile, first):
        """Return the rows of what the DPA pays for, each by its own indicators.

        What is compared over five years is the performance of the programme itself, of
        the kegiatan or sub kegiatan by the post (annex D, number 2). Where the plan has
        none of its own there, the promise that it serves stands in.
        """
        measure = profile.measurement_form_table2
        result = []
        for item in sheet.pk_id.table2_ids:
            key = (sheet.measurement_id, item.node_id.identity)
            served = (
                [
                    self._get_figures(output, profile, first)
                    for output in self._outputs.get(key, ())
                ]
                or [rows[line] for line in item.pk_line_ids if line in rows]
                or self._list_worded(item, rows, first)
                or [{"indicator": "", "target": "", "years": NO_PERFORMANCE}]
            )
            lines = []
            if measure != "money":
                lines += [self._get_performance(row) for row in served]
            if measure != "performance":
                names = [row["indicator"] for row in served]
                lines.append(self._get_budget(item, names, first))
            result += [
                {
                    **row,
                    "name": " ".join(filter(None, (item.code, item.name))),
                }
                for row in lines
            ]
        return [{"no": number, **row} for number, row in enumerate(result, 1)]

    def _list_worded(self, item, rows, first):
        """Return the lines that a row of Tabel II names in words.

        What is no line of the agreement is not measured, and says so: no cell is empty
        without a reason.
        """
        place = self._year - first
        years = [NEVER_COLLECTED] * place + [NOT_COMPUTABLE]
        years += [""] * (PLAN_YEARS - len(years))
        unknown = {"target": NOT_SET, "years": years}
        return [
            rows.get(line) or {"indicator": text, **unknown}
            for text, line in item._list_worded()
        ]

    def _get_performance(self, row):
        return {name: row[name] for name in ("indicator", "target", "years")}

    def _get_budget(self, item, indicators, first):
        years = range(first, first + len(NO_PERFORMANCE))
        return {
            "indicator": "\n".join(filter(None, indicators)),
            "target": item.pk_id._format_amount(item.amount),
            "years": [self._print_spent(item, year) for year in years],
        }

    def _print_spent(self, item, year):
        """Return what was spent of a row in a year, to date in the present one.

        Of a program and a kegiatan it is the sum of what lies below. What a BLUD spent
        and is not ratified stands apart, below it.
        """
        if year > self._year:
            return ""
        if year not in self._spent:
            month = self._month if year == self._year else 12
            self._spent[year] = self.env["sidocakep.realisation"]._get_realised_up(
                self._companies, year, month
            )
        spent = self._spent[year].get((item.company_id.id, item.node_id.identity))
        if spent is None:
            return "-"
        words = [item.pk_id._format_amount(spent.total)]
        if spent.blud_open:
            said = item.pk_id._format_amount(spent.blud_open)
            words.append(f"{UNRATIFIED}: {said}")
        return "\n".join(words)


def print_to_date(line, profile):
    """Return what is printed of a line for its year, as far as it is known.

    Of what is not released the profile may print the last release, marked as data of
    the year before; it is no figure of this year and is compared with nothing.
    """
    text, former = line.to_date_text or "", _print_former(line.last_year_text)
    is_last = profile.measurement_form_unreleased == LAST
    if not (is_last and line.year_status == "not_released"):
        return text
    if former == NEVER_COLLECTED or former in LABELS.values():
        return text
    return f"{former} (data tahun {line.year - 1})"


def _say_hindered(line):
    """Return why there is no figure, where nobody wrote an obstacle; else nothing."""
    if line.status not in HINDERED:
        return ""
    text = line.realisation_text or ""
    said = mark_reason(text, line, line.status, line.trace)
    return said if said != text else ""


def _join_objectives(rows):
    """Number the rows; the first of an objective spans those that follow with it.

    It names the tujuan above it too, where the agreement names it.

    :param rows: ``{line of the PK: row}``
    """
    heads, first = {}, None
    for number, (line, row) in enumerate(rows.items(), start=1):
        row |= {"no": number, "span": 0, "goal": ""}
        if first is None or row["objective"] != first["objective"]:
            first = heads[line] = row
        first["span"] += 1
    goals = name_goals([line.node_id for line in heads])
    for row, goal in zip(heads.values(), goals, strict=True):
        row["goal"] = goal["goal"]
        if goal["level"] == "tujuan":
            row["objective"] = f"Tujuan: {row['objective']}"
    return list(rows.values())


def _print_former(text):
    """Return a figure of a year before; a dash where nothing was collected.

    What was sealed before 19.0.1.12.0 still says that it is not due.
    """
    return NEVER_COLLECTED if not text or text == NOT_DUE else text
