"""The target rows of an indicator."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...const import PLAN_DRAFT
from ...engine.achievement.counting import LOOSE_RANK
from ...engine.achievement.measuring import NO_TARGET
from ...engine.achievement.plan_end import find_plan_end
from ...engine.figures.values import NoFigure
from ..document.columns import read_columns, search_columns
from .value_mixin import VALUE_COLUMNS


class SidocakepIndicator(models.Model):
    """Adds the targets: their rows for a plan period, and which one is in force."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    target_ids = fields.One2many("sidocakep.target", "indicator_id", string="Targets")

    def action_create_target_rows(self):
        """Create the rows of the plan period that are still missing.

        The baseline of the year before, one row a year, and the end of the period.
        """
        vals_list = []
        for indicator in self:
            plan = indicator._get_plan_for_targets()
            existing = {
                (row.kind, row.period_kind, row.year)
                for row in indicator.target_ids.filtered(
                    lambda row, plan=plan: row.plan_id == plan
                )
            }
            wanted = [("baseline", "year", plan.year_start - 1)]
            wanted += [
                ("target", "year", year)
                for year in range(plan.year_start, plan.year_end + 1)
            ]
            wanted.append(("target", "five_year", plan.year_end))
            vals_list += [
                {
                    "indicator_id": indicator.id,
                    "plan_id": plan.id,
                    "kind": kind,
                    "period_kind": period_kind,
                    "year": year,
                }
                for kind, period_kind, year in wanted
                if (kind, period_kind, year) not in existing
            ]
        self.env["sidocakep.target"].create(vals_list)
        return True

    def action_view_trend(self):
        """Show the targets of all years in all versions of the plan, as a line."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_target_trend_action"
        )
        return action | {
            "display_name": self.env._("Trend: %(indicator)s", indicator=self.name),
            "domain": [("indicator_id", "=", self.id)],
            "views": [
                [False, "graph"],
                [False, "pivot"],
                [False, "list"],
                [False, "kanban"],
            ],
        }

    def _get_plan_for_targets(self):
        """Return the draft plan whose period the target rows are for."""
        self.ensure_one()
        plans = self.node_ids.plan_id.filtered(lambda plan: plan.state == PLAN_DRAFT)
        if not plans:
            raise UserError(
                self.env._(
                    '"%(indicator)s" is in no draft plan. Link it to a node of the '
                    "plan first; the targets of a decided plan change by an amendment.",
                    indicator=self.name,
                )
            )
        return plans.sorted(lambda plan: (plan.year_start, plan.version))[-1]

    def _is_divisible(self):
        """Whether parts of a target may be added up to the target again."""
        self.ensure_one()
        return self.accumulation == "sum" and self.value_kind == "number"

    def _get_targets(self, year, period_kind="year", period_no=0, kind="target"):
        """Return {indicator id: its target row for the period}.

        The plan in force wins over rows set for the year alone, these over versions
        that gave way. What is drafted counts only where nothing was decided for the
        year (``engine/achievement/counting.py``). Constant number of queries.
        """
        return self._choose_in_force(
            self._get_target_domain(year, period_kind, period_no, kind), year
        )

    @api.model
    def _get_target_domain(self, year, period_kind, period_no, kind="target"):
        return [
            ("kind", "=", kind),
            ("period_kind", "=", period_kind),
            ("year", "=", year),
            ("period_no", "=", period_no),
        ]

    def _read_quarter_targets(self, year):
        """Return ``{indicator id: {quarter: the engine's value}}`` of a year.

        Each chosen as by :meth:`_get_targets`: what a version of the plan does not say
        any more stays as the version before has it.
        """
        domain = [
            ("kind", "=", "target"),
            ("period_kind", "=", "quarter"),
            ("year", "=", year),
        ]
        found = {}
        rows = self._read_targets(domain, year, "period_no")
        for (key, number), (_, value) in rows.items():
            found.setdefault(key, {})[number] = value
        return found

    def _read_five_year_targets(self, year):
        """Return ``{id: the engine's PlanEnd}``: what is wanted at the end of the plan.

        Of the plan that has the year, of its years where it says no more. Gunung Mas
        24/2024 art. 9(5)b. Chosen as by :meth:`_get_targets`.
        """
        of_plan = [
            ("kind", "=", "target"),
            ("plan_id.year_start", "<=", year),
            ("plan_id.year_end", ">=", year),
        ]
        stated = self._read_targets([*of_plan, ("period_kind", "=", "five_year")], year)
        silent = self.browse(
            key
            for key in self._ids
            if isinstance(stated.get(key, (0, NO_TARGET))[1], NoFigure)
        )
        domain = [*of_plan, ("period_kind", "=", "year")]
        by_year = defaultdict(dict)
        for (key, of), found in silent._read_targets(domain, year, "year").items():
            by_year[key][of] = found
        plan_ids = {
            key: stated[key][0] if key in stated else by_year[key][max(by_year[key])][0]
            for key in dict.fromkeys((*stated, *by_year))
        }
        plans = self.env["sidocakep.plan"].browse(set(plan_ids.values()))
        years = {plan.id: (plan.year_start, plan.year_end) for plan in plans}
        hows = read_columns(self, "accumulation")
        return {
            key: find_plan_end(
                stated[key][1] if key in stated else None,
                {of: value for of, (_plan, value) in by_year[key].items()},
                *years[plan_ids[key]],
                how,
            )
            for key, (how,) in zip(self._ids, hows, strict=True)
            if key in plan_ids
        }

    def _read_targets(self, domain, year, by=None):
        """Return ``{indicator id: (plan id, the engine's value)}`` of one row for each.

        Chosen as by :meth:`_get_targets`, and without a record for each row.

        :param by: a column that tells the rows of one indicator apart: the keys are
            ``(indicator id, its value)`` then
        """
        targets = self.env["sidocakep.target"]
        rows = search_columns(
            targets,
            domain,
            ["plan_id", *VALUE_COLUMNS, *filter(None, (by,))],
            among=("indicator_id", self._ids),
        )

        def get_key(row):
            return (row[2], row[-1]) if by else row[2]

        chosen = self._rank([(row[0], row[1], get_key(row)) for row in rows], year)
        counting = [row for row in rows if row[0] == chosen.get(get_key(row))]
        end = 2 + len(VALUE_COLUMNS)
        values = targets._make_engine_values([row[2:end] for row in counting])
        return {
            get_key(row): (row[1], value)
            for row, value in zip(counting, values, strict=True)
        }

    def _get_targets_on(self, year, days):
        """Return ``{day: {indicator id: its target of the year}}``, read once.

        As :meth:`_get_targets` has it on each day, by the dates of the plans; ``None``
        as it stands now.
        """
        return self._choose_on(self._get_target_domain(year, "year", 0), year, days)

    def _choose_in_force(self, domain, year):
        """Return {indicator id: the row of the domain that counts in a year}."""
        return self._choose_on(domain, year, [None])[None]

    def _choose_on(self, domain, year, days):
        """Return ``{day: {indicator id: the row that counts}}``."""
        rows = self.env["sidocakep.target"].search_fetch(
            [("indicator_id", "in", self.ids), *domain],
            ["plan_id", *VALUE_COLUMNS],
            order="id",
        )
        keys = read_columns(rows, "plan_id", "indicator_id")
        found = {row.id: row for row in rows}
        told = [(row_id, *key) for row_id, key in zip(rows._ids, keys, strict=True)]
        return {
            day: {
                indicator_id: found[row_id]
                for indicator_id, row_id in self._rank(told, year, day).items()
            }
            for day in days
        }

    def _rank(self, rows, year, day=None):
        """Return ``{key: row id}``: the row that counts in a year, where one does.

        :param rows: ``[(id, plan id, key)]`` in the order of their ids
        :param day: see ``sidocakep.plan._rank_targets``
        """
        plans = self.env["sidocakep.plan"].browse(
            filter(None, dict.fromkeys(row[1] for row in rows))
        )
        ranks = plans._rank_targets(year, day) | {None: LOOSE_RANK}
        # What comes later stays, of the same rank the later row.
        ranked = sorted(
            (row for row in rows if ranks[row[1]]), key=lambda row: ranks[row[1]]
        )
        return {key: row_id for row_id, _plan_id, key in ranked}
