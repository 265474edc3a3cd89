"""The locked figures of one agency and year, as tables and sentences of its report."""

from datetime import date
from decimal import Decimal

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_rupiah
from odoo.addons.sidocakep_base.models.organisation.official import HEAD_KINDS

from ...const import PROGRAM
from ...engine import report_sentences as say
from ..data_collection.data_columns import STANDINGS
from ..measurement.sidocakep_measurement import ACCEPTED, SENT
from .lkjip_tables import LkjipTables, drop_not_due, print_share


class LkjipSource:
    """Reads what the tables are made of, each thing once.

    Figures are those of the measurement of the year that Tim Monev accepted; one that
    was sent and not accepted yet counts too, and its tables say so. Of the agency
    stands what its head promised.

    :param report: a ``sidocakep.lkjip``, sudo
    """

    def __init__(self, report):
        self.env = report.env
        self.report = report
        self.company, self.year = report.company_id, report.year
        self.profile = self.company._get_profile(date(self.year, 12, 31)).sudo()
        self.measurement = self._find_measurement()
        self.sheet = self.measurement.sheet_ids.filtered(
            lambda sheet: sheet.job_id.position_kind_id.code in HEAD_KINDS
        )[:1]
        self.rows = self._read_rows()
        self.programs = self._read_programs()
        self.recommendations = self.env["sidocakep.lhe.recommendation"].search(
            [("company_id", "=", self.company.id), ("year", "=", self.year - 1)]
        )

    def _find_measurement(self):
        found = self.env["sidocakep.measurement"].search(
            [
                ("company_id", "=", self.company.id),
                ("year", "=", self.year),
                ("period_kind", "=", "year"),
                ("state", "in", (ACCEPTED, SENT)),
            ],
            order="version",
        )
        accepted = found.filtered(lambda item: item.state == ACCEPTED)
        return (accepted or found)[-1:]

    def _read_rows(self):
        """Return a dict of texts for each indicator that the head promised."""
        lines = self.sheet.line_ids
        if not lines:
            return []
        document = self.measurement._get_document()[self.measurement.id]
        index = list(self.measurement.sheet_ids).index(self.sheet)
        sheet = document["sheets"][index]
        self.first_year = sheet["first_year"]
        return [
            self._read_row(line, row["years"])
            for line, row in zip(lines, sheet["rows"], strict=True)
        ]

    def _read_row(self, line, years):
        ok = line.year_status == "ok"
        met = "met" if line.year_is_met else "below"
        return {
            "key": str(line.indicator_id.id or line.pk_line_id.id),
            "objective": line.objective or "",
            "name": (line.name or "").split("\n")[0],
            "target": line.year_target_text or "",
            "realisation": line.to_date_text or "",
            "printed": (line.year_printed or "") if ok else "",
            "rating": line.year_rating or "",
            "state": met if ok else "none",
            "standing": dict(STANDINGS).get(line.release_status, ""),
            "data_year": str(line.data_year or ""),
            "years": years,
            "last_year": drop_not_due(line.last_year_text),
            "plan_target": drop_not_due(line.five_target_text),
            "over_plan": drop_not_due(line.five_text),
            "plan_printed": (line.five_printed or "")
            if line.five_status == "ok"
            else "",
            "obstacle": line.obstacle or "",
            "solution": line.solution or "",
            "support": line.supporting_factor or "",
        }

    def _read_programs(self):
        """Return ``[{node, ceiling, spent, achievement}]`` of programmes paid for."""
        nodes = self.env["sidocakep.plan.node"]
        spent = self.env["sidocakep.realisation"]._get_realised(
            self.company, self.year, 12
        )
        self.missing_months = sorted(
            {month for item in spent.values() for month in item.missing_months}
        )
        programs = {}
        for item in spent.values():
            program = self._find_program(nodes.browse(item.node_id))
            entry = programs.setdefault(
                program, {"node": program, "ceiling": Decimal(0), "spent": None}
            )
            entry["ceiling"] += item.ceiling or Decimal(0)
            if item.realised is not None:
                entry["spent"] = (entry["spent"] or Decimal(0)) + item.realised.total
        for entry in programs.values():
            entry["achievement"] = self._get_achievement(entry["node"])
        return sorted(programs.values(), key=lambda entry: entry["node"].code or "")

    def _find_program(self, node):
        """Return the programme of a row of the budget; the row itself without one."""
        path = node.browse(int(number) for number in node.parent_path.split("/")[:-1])
        return path.filtered(lambda item: item.level == PROGRAM)[:1] or node

    def _get_achievement(self, program):
        """Return the mean achievement of the outcomes of a programme, or ``None``."""
        outcomes = self.measurement.output_ids.filtered(
            lambda row: row.node_id.identity == program.identity and row.indicator_id
        )
        if not outcomes or set(outcomes.mapped("year_status")) != {"ok"}:
            return None
        values = [Decimal(repr(value)) for value in outcomes.mapped("year_achievement")]
        return sum(values) / len(values)

    # ------------------------------------------------------------------
    # What a section shows
    # ------------------------------------------------------------------

    def get_contents(self):
        """Return ``{content of a section: (table or None, sentences)}``."""
        tables = LkjipTables(self)
        year, rows = self.year, self.rows
        budget = list(say.spending(year, self.get_budget()))
        counts = list(say.count_indicators(year, rows))
        return {
            "text": (None, []),
            "counts": (None, counts + budget),
            "pk": (tables.get_pk(), []),
            "achievement": (
                tables.get_achievement(),
                counts + list(say.achievements(year, rows)),
            ),
            "years": (tables.get_years(), list(say.former_years(year, rows))),
            "plan": (tables.get_plan(), list(say.plan_targets(year, rows))),
            "causes": (tables.get_causes(), list(say.causes(rows))),
            "efficiency": (tables.get_efficiency(), []),
            "outputs": (tables.get_outputs(), []),
            "budget": (tables.get_budget(), budget),
            "follow_up": (tables.get_follow_up(), self._say_follow_ups()),
        }

    def get_budget(self):
        """Return ceiling, realisation and share of all programmes, as printed."""
        ceiling = sum((entry["ceiling"] for entry in self.programs), Decimal(0))
        known = [
            entry["spent"] for entry in self.programs if entry["spent"] is not None
        ]
        spent = sum(known, Decimal(0)) if known else None
        return {
            "ceiling": format_rupiah(ceiling),
            "spent": "" if spent is None else format_rupiah(spent),
            "share": print_share(spent, ceiling),
        }

    def _say_follow_ups(self):
        states = self.recommendations.mapped("state")
        closed = states.count("closed")
        return list(say.follow_ups(self.year - 1, closed, len(states) - closed))

    def get_gaps(self):
        """Return in words what the figures lack."""
        if not self.measurement:
            return [
                self.env._(
                    "The measurement of the year has not been sent: there are no "
                    "locked figures yet."
                )
            ]
        gaps = []
        if not self.sheet:
            gaps.append(
                self.env._(
                    "The head of the agency has no measured PK: the tables of "
                    "indicators are empty."
                )
            )
        if self.measurement.state != ACCEPTED:
            gaps.append(self.env._("Tim Monev has not accepted the measurement yet."))
        if self.missing_months:
            gaps.append(
                self.env._(
                    "Budget realisation was not reported for the months: %(months)s.",
                    months=", ".join(map(str, self.missing_months)),
                )
            )
        return gaps
