"""A real Renstra with costs, entered and added up.

Sekretariat DPRD Banyuwangi, Renstra table 4.2, first page (2024-2030). The document
itself states the amounts of all levels; here only those of the sub-activities are
entered and everything above is summed. Where the document disagrees with its own
children it is listed below, with the reason.
"""

from odoo import fields
from odoo.tests import tagged

from ...engine.figures.reading import ValueKind, read_value
from ..common_plan import PlanCase
from ..real_tables import read_table

YEARS = range(2024, 2031)
# "outcome program" is a second indicator of the one programme, not a level.
LEVELS = {
    "tujuan": "tujuan",
    "sasaran": "sasaran",
    "program": "program",
    "kegiatan": "kegiatan",
    "sub kegiatan": "sub_kegiatan",
}
INDICATOR_KINDS = {
    "tujuan": ("iku", "iku"),
    "sasaran": ("iku", "iku"),
    "outcome program": ("program", "outcome"),
    "kegiatan": ("kegiatan", "output"),
    "sub kegiatan": ("kegiatan", "sub_activity_output"),
}
# Sums of the sub-activities by hand, activity by activity.
# 1: 77.684.490 + 51.651.350, 89.287.197 + 85.000.000 (twice), 90 + 90 million (twice),
#    90 + 95 million (twice)
# 2: 3.307.937.935 + 25.023.350 + 486.534.000; 3.555.115.794 + 20.000.000 + 125.852.072;
#    then 3.555.115.794 + 20.000.000 + 200.000.000
# 3: 18.850.000 + 304.271.141; then 10.000 + 300.000.000 (10.000 is a placeholder)
ACTIVITY_SUMS = (
    (
        129335840,
        174287197,
        174287197,
        180000000,
        180000000,
        185000000,
        185000000,
    ),
    (
        3819495285,
        3700967866,
        3775115794,
        3775115794,
        3775115794,
        3775115794,
        3775115794,
    ),
    (323121141, 300010000, 300010000, 300010000, 300010000, 300010000, 300010000),
)
# First outcome = activities 1 + 2, by hand; what the document states where it differs.
FIRST_OUTCOME_SUMS = (
    3948831125,
    3875255063,
    3949402991,
    3955115794,
    3955115794,
    3960115794,
    3960115794,
)
STATED_OTHERWISE = {
    2025: 174287197,  # activity 1 alone: activity 2 (3.700.967.866) is left out
    2026: 39353397324,  # the second outcome (35.403.994.333) is counted in
    2027: 39366449011,  # likewise 35.411.333.217
    2028: 39366927757,  # likewise 35.411.811.963
    2029: 39674465558,  # likewise 35.714.349.764
    2030: 39674465558,  # likewise 35.714.349.764
}
# The programme and the second outcome go on after the page: their stated amounts are
# larger than what is on it in every year.


@tagged("post_install", "-at_install")
class TestPlanRealTable(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.table = read_table("banyuwangi_setwan_renstra_cascade_2024_2030.csv")
        cls.setwan = cls._create_company("Sekretariat DPRD", sidocakep_kind="setwan")
        cls.renstra = cls._create_plan(
            name="Renstra Sekretariat DPRD 2025-2029",
            company_id=cls.setwan.id,
            parent_plan_id=cls.rpjmd.id,
            document_number="Perbup 30/2025",
            document_date="2025-09-01",
        )
        cls._enter_table()

    @classmethod
    def _enter_table(cls):
        """Enter tree, indicators, targets and the costs of the sub-activities."""
        last, outcome, first_outcome = {}, None, None
        cls.outcome_of_activity = {}
        for row in cls.table:
            level = LEVELS.get(row["tingkat"])
            if level == "sasaran" and last.get("sasaran"):
                node = last["sasaran"]  # its second indicator, under the same words
            elif level:
                rank = list(LEVELS.values()).index(level)
                upper = list(LEVELS.values())[rank - 1] if rank else None
                node = cls._create_node(
                    cls.renstra, level, row["uraian"], last.get(upper)
                )
                last[level] = node
            else:
                node = last["program"]
            indicator = cls._enter_indicator(row, node, outcome)
            if row["tingkat"] == "outcome program":
                outcome = indicator
                first_outcome = first_outcome or indicator
            if level == "kegiatan":
                cls.outcome_of_activity[node] = outcome
            if level == "sub_kegiatan":
                cls._enter_costs(row, node)
        cls.first_outcome = first_outcome

    @classmethod
    def _enter_indicator(cls, row, node, outcome):
        if not row["indikator"]:
            return None
        kind, level = INDICATOR_KINDS[row["tingkat"]]
        unit = cls.env["sidocakep.unit"]._find_or_create(row["satuan"])
        indicator = cls._create_indicator(
            row["indikator"],
            company_id=cls.setwan.id,
            kind=kind,
            level_id=cls.env["sidocakep.indicator.level"]
            .search([("code", "=", level)])
            .id,
            unit_id=unit.id,
            node_ids=node.ids,
            parent_indicator_id=outcome.id if kind == "kegiatan" else False,
        )
        for year in YEARS:
            cls._create_target(
                indicator,
                row[f"k_{year}"],
                year,
                plan_id=cls.renstra.id,
                kind="baseline" if year == 2024 else "target",
            )
        return indicator

    @classmethod
    def _enter_costs(cls, row, node):
        cls.env["sidocakep.plan.cost"].create(
            [
                {"node_id": node.id, "year": year, "amount": cls._amount(row, year)}
                for year in YEARS
            ]
        )

    @classmethod
    def _amount(cls, row, year):
        return float(read_value(row[f"rp_{year}"], kind=ValueKind.MONEY).value)

    def _get_nodes(self, level):
        return self.renstra.node_ids.filtered(lambda node: node.level == level)

    def test_the_tree_has_the_shape_of_the_document(self):
        """Of the rows two are outcomes of the programme, one repeats the sasaran."""
        shape = [
            (level, len(self._get_nodes(level)))
            for level in ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")
        ]
        self.assertEqual(
            shape,
            [
                ("tujuan", 1),
                ("sasaran", 1),
                ("program", 1),
                ("kegiatan", 3),
                ("sub_kegiatan", 7),
            ],
        )
        self.assertEqual(self.renstra.program_count, 1)
        self.assertEqual(self._get_nodes("tujuan").activity_count, 3)
        self.assertEqual(len(self._get_nodes("sasaran").indicator_ids), 2)
        self.assertEqual(len(self._get_nodes("program").indicator_ids), 2)

    def test_activities_add_up_to_what_the_document_states(self):
        """21 of 21: every activity and year."""
        activities = self._get_nodes("kegiatan")
        rows = [row for row in self.table if row["tingkat"] == "kegiatan"]
        for position, year in enumerate(YEARS):
            sums = activities._get_estimated_costs(year)
            for activity, row, expected in zip(
                activities, rows, ACTIVITY_SUMS, strict=True
            ):
                self.assertEqual(sums[activity.id], expected[position])
                self.assertEqual(sums[activity.id], self._amount(row, year))

    def test_programme_and_above_are_the_sum_of_the_activities(self):
        nodes = self.renstra.node_ids
        for position, year in enumerate(YEARS):
            expected = sum(sums[position] for sums in ACTIVITY_SUMS)
            sums = nodes._get_estimated_costs(year)
            for level in ("program", "sasaran", "tujuan"):
                self.assertEqual(sums[self._get_nodes(level).id], expected)
        total = sum(map(sum, ACTIVITY_SUMS))
        self.assertEqual(self.renstra.estimated_cost, total)
        self.assertEqual(self._get_nodes("tujuan").estimated_cost, total)

    def test_where_the_document_disagrees_with_itself(self):
        """The first outcome: right in 2024, wrong in the six years after."""
        activities = self._get_nodes("kegiatan").filtered(
            lambda node: self.outcome_of_activity[node] == self.first_outcome
        )
        self.assertEqual(len(activities), 2)
        [row] = [
            row for row in self.table if row["indikator"] == self.first_outcome.name
        ]
        wrong = {}
        for position, year in enumerate(YEARS):
            found = sum(activities._get_estimated_costs(year).values())
            self.assertEqual(found, FIRST_OUTCOME_SUMS[position])
            stated = self._amount(row, year)
            if stated != found:
                wrong[year] = stated
        self.assertEqual(wrong, STATED_OTHERWISE)

    def test_outputs_hang_on_the_outcome_of_their_programme(self):
        """Gunung Mas 24/2024 art. 1.16 on the real table."""
        outputs = self._get_nodes("kegiatan").indicator_ids
        self.assertEqual(len(outputs), 3)
        self.assertEqual(set(outputs.parent_indicator_id.mapped("kind")), {"program"})

    def test_targets_are_printed_as_the_document_wrote_them(self):
        [goal] = self._get_nodes("tujuan").indicator_ids
        targets = goal._get_targets(2026)
        self.assertEqual(targets[goal.id].written, "86,25")
        # The unit is the one that the nomenclature writes "indeks".
        self.assertEqual(targets[goal.id].printed_value, "86,25 indeks")
        self.assertEqual(goal._get_targets(2024, kind="baseline")[goal.id].value, 85)
        # 1 + 2 + 2 + 3 + 7 indicators with seven years each.
        self.assertEqual(len(self.renstra.target_ids), 15 * 7)

    def test_the_budget_of_2026_from_the_same_figures(self):
        """DPA 2026 by sub-activity: 4.249.412.991 by hand for the programme."""
        nodes = self._get_nodes("sub_kegiatan")
        costs = nodes.cost_ids.filtered(lambda cost: cost.year == 2026)
        budget = self.env["sidocakep.budget"].create(
            {
                "company_id": self.setwan.id,
                "year": 2026,
                "number": "DPA/A.1/4.02/001/2026",
                "ratified_on": "2026-01-05",
                "line_ids": [
                    fields.Command.create(
                        {"node_id": cost.node_id.id, "amount": cost.amount}
                    )
                    for cost in costs
                ],
            }
        )
        self._decide(self.renstra)
        budget.action_ratify()
        amounts = budget._get_amounts(self.renstra.node_ids)
        self.assertEqual(amounts[self._get_nodes("program").id], 4249412991)
        self.assertEqual(budget.total_amount, 4249412991)
        in_force = self.env["sidocakep.budget"]._get_in_force(self.setwan, year=2026)
        self.assertEqual(in_force, {self.setwan.id: budget})
        self.assertEqual(
            [amounts[node.id] for node in self._get_nodes("kegiatan")],
            [sums[2] for sums in ACTIVITY_SUMS],
        )
