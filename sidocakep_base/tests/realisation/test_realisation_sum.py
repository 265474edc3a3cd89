"""What was realised, against the ceiling and the cash plan; figures by hand."""

from decimal import Decimal

from lxml import etree

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ...const import BUDGET_DAY
from ...engine.absorption import NoShare
from ...exceptions import FrozenRecordError
from .realisation_case import RealisationCase


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestRealisationSum(RealisationCase):
    def test_ls_and_spj_less_what_was_returned(self):
        """3.000.000 + 1.500.000 - 200.000 - 300.000 = 4.000.000 of 10.000.000."""
        self._open(
            1,
            self._row(self.sub_1, 3_000_000, number="1/SP2D", returned=200_000),
            self._row(self.sub_1, 1_500_000, "spj", number="1/TBP"),
            self._row(self.sub_1, 0, "return", number="1/STS", returned=300_000),
        )
        line = self._get(1, self.sub_1)
        self.assertEqual(line.realised.net, 4_000_000)
        self.assertEqual((line.ceiling, line.of_ceiling.value), (10_000_000, 40))
        self.assertIn("LS 3.000.000 + SPJ 1.500.000 - setoran 500.000", line[-2].trace)
        self.assertIn("4.000.000 : 10.000.000 x 100 = 40,00", line.of_ceiling.trace)

    def test_blud_stands_apart_until_it_is_ratified(self):
        self._open(
            1,
            self._row(self.sub_2, 500_000, "blud_spent"),
            self._row(self.sub_2, 300_000, "blud_ratified", number="1/SP2B"),
        )
        later = self._open(
            2, self._row(self.sub_2, 50_000, "blud_spent", returned=10_000)
        )
        self.assertEqual((later.to_date_amount, later.blud_open), (300_000, 240_000))
        line = self._get(1, self.sub_2)
        self.assertEqual((line.realised.net, line.realised.total), (0, 300_000))
        self.assertEqual(line.realised.blud_open, 200_000)
        # 300.000 of 4.000.000
        self.assertEqual(line.of_ceiling.value, Decimal("7.5"))

    def test_no_report_no_plan_and_zero_are_three_things(self):
        line = self._get(3, self.sub_2)
        self.assertEqual(line.realised, None)
        self.assertEqual(line.of_ceiling.reason, NoShare.NOT_REPORTED)
        self._open(1, self._row(self.sub_1, 1)).action_close()
        line = self._get(3, self.sub_2)
        self.assertEqual((line.of_ceiling.value, line.missing_months), (0, (2, 3)))
        self.assertEqual(line.of_cash_plan.reason, NoShare.NO_PLAN)
        # closed empty: reported that nothing was spent
        self._open(2).action_close()
        self.assertEqual(self._get(3, self.sub_2).missing_months, (3,))

    def test_against_the_cash_plan_to_date(self):
        """10.000.000 : 12 = 833.333 a month, December 833.337; 3 months 2.499.999."""
        self.budget.with_user(self.user_secretary_a).action_spread_cash_plan()
        plans = self.env["sidocakep.cash.plan"].search(
            [("budget_id", "=", self.budget.id), ("node_id", "=", self.sub_1.id)]
        )
        self.assertEqual(plans.mapped("amount"), [833_333] * 11 + [833_337])
        self._open(3, self._row(self.sub_1, 1_000_000))
        line = self._get(3, self.sub_1)
        self.assertEqual((line.planned, line.of_cash_plan.value), (2_499_999, 40))

    def test_the_cash_plan_of_a_closed_month_stays(self):
        """What January was held against is not made smaller in October."""
        self.budget.with_user(self.user_secretary_a).action_spread_cash_plan()
        self._open(1, self._row(self.sub_1, 1_000_000)).action_close()
        plans = self.env["sidocakep.cash.plan"].search(
            [("budget_id", "=", self.budget.id), ("node_id", "=", self.sub_1.id)]
        )
        january, february = plans[:2].with_user(self.user_secretary_a)
        for act in (
            lambda: january.write({"amount": 1}),
            lambda: january.write({"month": "12"}),
            january.unlink,
        ):
            with self.assertRaisesRegex(FrozenRecordError, "open that month again"):
                act()
        january.amount = 833_333
        february.amount = 1
        self.assertEqual(plans[:2].mapped("amount"), [833_333, 1])

    def test_the_dpa_of_the_day_and_its_successor(self):
        """Of June the first version counts, of September the shift."""
        self.budget.action_spread_cash_plan()
        self._open(6, self._row(self.sub_1, 4_000_000))
        shift = self.budget.browse(self.budget.action_create_pergeseran()["res_id"])
        plans = self.env["sidocakep.cash.plan"].search([("budget_id", "=", shift.id)])
        self.assertEqual(len(plans), 24)
        shift.line_ids.filtered(
            lambda line: line.node_id == self.sub_1
        ).amount = 5_000_000
        shift.write({"number": "DPA/2", "ratified_on": "2026-09-01"})
        shift.action_ratify()
        self.assertEqual(self._get(6, self.sub_1).of_ceiling.value, 40)
        self.assertEqual(self._get(9, self.sub_1).of_ceiling.value, 80)

    def test_what_has_no_line_is_there_without_a_ceiling(self):
        other = self._create_node(
            self.plan, "sub_kegiatan", "Lain", self.activity, code="1.02.02.2.01.0009"
        )
        self._open(1, self._row(other, 10))
        line = self._get(1, other)
        self.assertEqual((line.ceiling, line.of_ceiling.reason), (None, "no_plan"))
        self.assertEqual(line.realised.total, 10)

    def test_the_analysis_adds_no_percentages(self):
        """Programme: 5.000.000 of 14.000.000 = 35,71 %, not the mean of 50 and 0."""
        self.budget.action_spread_cash_plan()
        self._open(1, self._row(self.sub_1, 5_000_000, number="1/SP2D"))
        analysis = self.env["sidocakep.realisation.analysis"].with_user(
            self.user_inspektorat
        )
        domain = [("company_id", "=", self.agency_a.id)]
        measures = ["ceiling:sum", "realised:sum", "of_ceiling:avg"]
        [(program, *figures)] = analysis._read_group(domain, ["program_id"], measures)
        self.assertEqual(program, self.program)
        self.assertEqual(figures, [14_000_000, 5_000_000, 35.71])
        by_node = dict(analysis._read_group(domain, ["node_id"], ["of_ceiling:avg"]))
        self.assertEqual((by_node[self.sub_1], by_node[self.sub_2]), (50, 0))
        # January: 5.000.000 of 833.333 + 333.333 = 428,57 %
        january = [*domain, ("month", "=", "01")]
        [(share,)] = analysis._read_group(january, [], ["of_cash_plan:avg"])
        self.assertEqual(share, 428.57)
        self._check_explained(analysis, domain, january)
        self.assertFalse(analysis.with_user(self.user_head_b).search(domain))
        # Of the 5.000.000 those on the line that keeps its cash plan: none.
        plan = self.env["sidocakep.cash.plan"].sudo()
        cash = plan.search([("line_id.node_id", "=", self.sub_1.id)])
        cash._with_workflow_bypass().unlink()
        self.env.flush_all()
        [(share,)] = analysis._read_group(january, [], ["of_cash_plan:avg"])
        self.assertFalse(share)
        said = analysis.explain_shares(domain)
        self.assertIn("not counted against it: Rp5.000.000", said)
        self.assertNotIn("428,57", said)

    def _check_explained(self, analysis, domain, january):
        """Each share says how it was reached, or why there is none."""
        said = {
            "of 14 million": (domain, "5.000.000 : 14.000.000 x 100 = 35,71"),
            "months to come": (domain, "x 100 = 428,57"),
            "January, without a ceiling": (january, "nothing was planned"),
            "nothing found": ([("id", "=", 0)], "nothing was planned"),
            "February to December": (domain, "not counted: Rp12.833.334"),
        }
        for case, (found, words) in said.items():
            with self.subTest(case):
                self.assertIn(words, analysis.explain_shares(found))
        self.assertNotIn(
            "5.000.000", analysis.with_user(self.user_head_b).explain_shares(domain)
        )
        self.assertFalse(self._get_blud_column(analysis))
        blud = self._row(self.sub_1, 70, kind="blud_spent", number="2/BLUD")
        self._open(2, blud)
        self.assertIn(
            "not ratified yet, not counted: Rp70", analysis.explain_shares(domain)
        )
        self.assertTrue(self._get_blud_column(analysis))

    def _get_blud_column(self, analysis):
        """Return whether what a BLUD spent is shown without being asked for."""
        arch = etree.fromstring(
            analysis.get_views([(False, "list")])["views"]["list"]["arch"]
        )
        return arch.find(".//field[@name='blud_open']").get("optional") == "show"

    def test_who_reported_nothing_is_not_counted_as_zero(self):
        """5.000.000 of the 14.000.000 of agency A; the 6.000.000 of B are unknown."""
        other = self._create_plan(company_id=self.agency_b.id, name="Renstra BPBD")
        node = self._create_node(
            other, "sub_kegiatan", "Siaga", code="1.05.02.2.01.0001"
        )
        budget = self.env["sidocakep.budget"].create(
            {
                "company_id": self.agency_b.id,
                "year": self.budget.year,
                "line_ids": [Command.create({"node_id": node.id, "amount": 6_000_000})],
            }
        )
        budget._with_workflow_bypass().state = "ratified"
        self._open(1, self._row(self.sub_1, 5_000_000, number="1/SP2D"))
        self.env.flush_all()
        analysis = self.env["sidocakep.realisation.analysis"].with_user(
            self.user_inspektorat
        )
        both = [("company_id", "in", (self.agency_a | self.agency_b).ids)]
        measures = ["ceiling:sum", "reported_ceiling:sum", "of_ceiling:avg"]
        self.assertEqual(
            analysis._read_group(both, [], measures),
            [(20_000_000, 14_000_000, 35.71)],
        )
        shares = dict(analysis._read_group(both, ["company_id"], ["of_ceiling:avg"]))
        self.assertEqual(shares, {self.agency_a: 35.71, self.agency_b: False})

    def test_findings(self):
        """On 5 October: January to August are over and their day has passed."""
        findings = self.env["sidocakep.realisation.finding"].with_user(
            self.user_secretary_a
        )
        domain = [("company_id", "=", self.agency_a.id)]
        missing = [*domain, ("kind", "=", "month_missing")]
        self.assertEqual(len(findings.search(missing)), 8)
        self._open(1).action_close()
        other = self._create_node(
            self.plan, "sub_kegiatan", "Lain", self.activity, code="1.02.02.2.01.0009"
        )
        self._open(2, self._row(self.sub_2, 4_000_001), self._row(other, 10))
        self.assertEqual(len(findings.search(missing)), 6)
        found = findings.search([*domain, ("kind", "!=", "month_missing")])
        self.assertEqual(
            set(found.mapped(lambda f: (f.kind, f.node_id))),
            {("above_ceiling", self.sub_2), ("without_line", other)},
        )
        for finding in findings.search(domain):
            self.assertTrue(finding.message and finding.remedy)
            self.assertTrue(finding.action_open_remedy()["res_model"])
        # the profile says what is asked
        rule = self.env.ref("sidocakep_base.rule_gunung_mas_realisation_month")
        rule.unlink()
        self.assertFalse(findings.search(missing))

    def test_each_row_opens_what_it_is_made_of(self):
        """Two ceilings, twelve months of the cash plan of each, and one document."""
        self.budget.action_spread_cash_plan()
        month = self._open(1, self._row(self.sub_1, 5_000_000, number="1/SP2D"))
        rows = self.env["sidocakep.realisation.analysis"].search(
            [("company_id", "=", self.agency_a.id)]
        )
        opened = {}
        for row in rows.with_user(self.user_inspektorat):
            action = row.action_open_source()
            key = action["res_model"], action["res_id"]
            opened[key] = opened.get(key, 0) + 1
        document = month.realisation_ids
        self.assertEqual(
            opened,
            {(self.budget._name, self.budget.id): 26, (document._name, document.id): 1},
        )
        for row in rows.with_user(self.user_head_b):
            with self.assertRaises(AccessError):
                row.action_open_source()

    def test_what_a_context_names_as_a_day_is_read_as_one_or_not_at_all(self):
        """Sub 1 alone in February, by the DPA of January; the next one is of March."""
        self._open(2, self._row(self.sub_1, 5_000_000, number="1/SP2D"))
        self.budget._with_workflow_bypass().ratified_on = "2026-03-01"
        self.env.flush_all()
        domain = [("company_id", "=", self.agency_a.id)]
        analysis = self.env["sidocakep.realisation.analysis"]
        measures = ["ceiling:sum", "reported_ceiling:sum", "realised:sum"]
        for day, expected in {
            None: (14_000_000, 14_000_000, 5_000_000),
            "2026-03-31": (14_000_000, 14_000_000, 5_000_000),
            "2026-02-28": (False, False, 5_000_000),
            "2026-13-77": (14_000_000, 14_000_000, 5_000_000),
            "'; DROP TABLE res_users; --": (14_000_000, 14_000_000, 5_000_000),
            -5: (14_000_000, 14_000_000, 5_000_000),
            (1, 2): (14_000_000, 14_000_000, 5_000_000),
        }.items():
            with self.subTest(day=day):
                of_day = analysis.with_context(**{BUDGET_DAY: day})
                self.assertEqual(of_day._read_group(domain, [], measures), [expected])
