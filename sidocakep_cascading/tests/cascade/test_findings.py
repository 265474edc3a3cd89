"""The protocol of findings, held against every model that follows it."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.finding import SEVERITIES
from odoo.addons.sidocakep_base.tests.version_case import put_in_force

from ..action_plan.common_action import ActionPlans
from ..common_cascade import CascadeCase
from ..common_tree import TreeCase
from ..handover.handover_case import make_handover
from ..measurement_case import make_dialog, make_measurement


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install")
class TestFindings(ActionPlans, CascadeCase, TreeCase):
    """A regency in which everything is wrong that any finding knows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._break_coverage()
        cls._break_tree()
        cls._break_plans()
        cls._break_upkeep()
        cls._break_money()
        cls._break_dialogs()
        cls.env.flush_all()
        cls.env.invalidate_all()

    @classmethod
    def _break_coverage(cls):
        """40 of 120 are shared out; a draft carries nothing of the superior."""
        share = cls._create_pk(cls.job_ech3_a, fill=False)
        cls.env["sidocakep.pk.line"].create(
            {
                "pk_id": share.id,
                "indicator_id": cls.iku_sum.id,
                "written": "40",
                "parent_line_id": cls.line_sum.id,
                "cascade_method": "share",
            }
        )
        free = cls._create_pk(cls.job_secretary_a)
        free.line_ids.parent_line_id = False
        make_handover(cls, free, date(2026, 1, 15))
        cls._break_figures()
        touched = cls._create_pk(cls.job_func_a)._with_workflow_bypass()
        touched.write({"state": "proposed", "budget_difference": "100 > 110"})
        former = cls._create_pk(cls.job_ech4_a)
        cls._break_actions(cls.line_sum, former.line_ids[:1])
        former._with_workflow_bypass().write({"state": "replaced"})

    @classmethod
    def _break_figures(cls):
        """Quarter I alone has a target; a release is overdue; a figure cannot be."""
        indicator = {"indicator_id": cls.output.id, "year": 2026, "period_no": 1}
        cls.env["sidocakep.target"].create(
            {**indicator, "period_kind": "quarter", "written": "30"}
        )
        cls.env["sidocakep.data.figure"]._with_workflow_bypass().create(
            {
                **indicator,
                "year": 2025,
                "period_no": 4,
                "company_id": cls.agency_a.id,
                "date_end": date(2025, 12, 31),
                "state": "verified",
                "figure_status": "not_released",
                "no_figure": "not_released",
                "release_on": date(2026, 1, 25),
            }
        )
        cls.env["sidocakep.data.figure"]._with_workflow_bypass().create(
            {
                **indicator,
                "year": 2025,
                "company_id": cls.agency_a.id,
                "date_end": date(2025, 3, 31),
                "state": "verified",
                "value": 140,
            }
        )
        cls.output.sudo().highest = "130"
        cls._break_measured()

    @classmethod
    def _break_measured(cls):
        """A figure was corrected after the measurement of its quarter was sent."""
        period = {
            "company_id": cls.agency_a.id,
            "year": 2025,
            "period_no": 3,
            "date_end": date(2025, 9, 30),
        }
        figures = cls.env["sidocakep.data.figure"]._with_workflow_bypass()
        former, _latest = figures.create(
            [
                {
                    **period,
                    "indicator_id": cls.output.id,
                    "version": version,
                    "state": state,
                    "figure_status": "figure",
                    "value": version,
                }
                for version, state in ((1, "replaced"), (2, "verified"))
            ]
        )
        measurement = cls.env["sidocakep.measurement"]._with_workflow_bypass()
        measurement = measurement.create({**period, "state": "sent"})
        cls.env["sidocakep.measurement.output"]._with_workflow_bypass().create(
            {
                "measurement_id": measurement.id,
                "node_id": cls.node_g1.id,
                "indicator_id": cls.output.id,
                "figure_id": former.id,
            }
        )

    @classmethod
    def _break_tree(cls):
        """The whole tree is linked and asked about, then taken apart."""
        cls.leaf_1.indicator_text = "Jumlah kader terlatih"
        cls.leaf_1.plan_node_ids = [(4, cls.node_g1.id)]
        cls._ask(cls.leaf_2).with_user(cls.user_head_b).action_refuse("Tidak bisa")
        cls._ask(cls.leaf_1)
        make = cls._create_tree_node
        make("outcome", "Kosong", cls.outcome_node)
        make("csf", "Faktor kosong", cls.outcome_node)
        make("intermediate", "Belum operasional", cls.csf_1)
        cls._create_tree(year=2027)
        cls._create_tree_b()

    @classmethod
    def _break_plans(cls):
        """Agency B drafts a plan on what the amended RPJMD drops, and explains nothing.

        That the map explains its components is a rule of another regulation.
        """
        cls.env.ref("sidocakep_base.rule_paser_map_explained").copy(
            {"profile_id": cls.government.profile_id.id}
        )
        plan = cls._create_plan("renstra", cls.agency_b, cls.rpjmd)
        node = cls._create_node
        node(plan, "tujuan", "Tujuan B", upper_node_id=cls.node_g2.id)
        objective = node(plan, "sasaran", "Sasaran B")
        cls._create_indicator("Tanpa target", objective, "iku", "", "Angka")
        # Of a decided plan nobody archives one: as a database from before has it.
        cls.env.flush_all()
        cls.env.cr.execute(
            "UPDATE sidocakep_indicator SET active = FALSE WHERE id = %s",
            [cls.outcome_0.id],
        )
        cls.env.invalidate_all()
        rkt = cls.env["sidocakep.rkt"].create(
            {
                "company_id": cls.agency_a.id,
                "year": 2026,
                "plan_id": cls.renstra.id,
            }
        )
        cls.env["sidocakep.rkt.line"].create(
            {
                "rkt_id": rkt.id,
                "node_id": cls.node_s1.id,
                "indicator_id": cls.iku_1.id,
                "written": "80",
            }
        )
        amendment = cls.rpjmd._amend()
        kept = amendment.node_ids.filtered(
            lambda row: row.identity == cls.node_g1.identity
        )
        (amendment.node_ids - kept).sorted("parent_path", reverse=True).unlink()
        put_in_force(amendment)

    @classmethod
    def _break_upkeep(cls):
        """Agency A has a lapsed team and an old follow-up, more agencies have nothing.

        That teams are set up is a rule of another regulation.
        """
        for name in ("gunung_mas_team_compiler_agency", "paser_lhe_follow_up"):
            rule = cls.env.ref(f"sidocakep_base.rule_{name}")
            if rule.code not in cls.government.profile_id.rule_ids.mapped("code"):
                rule.copy({"profile_id": cls.government.profile_id.id})
        for number in range(13):
            cls._create_company(f"Dinas {number}", sidocakep_kind="dinas")
        cls._create_team(
            "compiler_agency", cls.agency_a, cls.job_ech3_a, date_end="2025-12-31"
        )
        cls.env["sidocakep.lhe.recommendation"].create(
            {
                "company_id": cls.agency_a.id,
                "year": 2024,
                "name": "Lengkapi bukti",
                "report_number": "700/1/ITDA/2025",
                "report_date": "2025-02-10",
                "date_due": "2025-06-30",
            }
        )

    @classmethod
    def _break_money(cls):
        """Nobody entered 2025; in 2026 more was spent than there is, and elsewhere."""
        budgeted = cls.budget.line_ids[:1].node_id
        cls._create_budget(cls.agency_a, [(budgeted, 1, "apbd")], year=2025)
        plan = cls.env["sidocakep.plan"].search(
            [("company_id", "=", cls.agency_b.id)], limit=1
        )
        program = cls._create_node(plan, "program", "Program B", code="1.05.03")
        cls._create_budget(cls.agency_b, [(program, 1, "apbd")], year=2025)
        months = cls.env["sidocakep.realisation.month"]
        months.create(
            {
                "company_id": cls.agency_a.id,
                "year": 2026,
                "month": "01",
                "realisation_ids": [
                    (0, 0, {"node_id": node.id, "amount": 10**12})
                    for node in (budgeted, budgeted.parent_id)
                ],
            }
        )
        key = {"company_id": cls.agency_a.id, "year": 2025, "month": "12"}
        cls._pay_twice(months.create(key), budgeted)

    @classmethod
    def _pay_twice(cls, month, node):
        """An advance as LS, one number as SP2D and SPJ, a document that stands twice.

        The last one an older version let in: no index forbids it here. Of a BLUD more
        is ratified than it has spent.
        """
        rows = [
            {"kind": "ls", "number": "33/04.0/000007/GU/1.02/M/1/2026"},
            {"kind": "ls", "number": "900/7"},
            {"kind": "spj", "number": "900/7"},
            {"kind": "ls", "number": "11/SP2D"},
            {"kind": "ls", "number": "12/SP2D"},
            {"kind": "blud_ratified", "number": "1/SP2BP"},
        ]
        common = {"month_id": month.id, "node_id": node.id, "amount": 70}
        paid = cls.env["sidocakep.realisation"].create([common | row for row in rows])
        cls.env.flush_all()
        cls.env.cr.execute("DROP INDEX sidocakep_realisation_document_uniq")
        cls.env.cr.execute(
            "UPDATE sidocakep_realisation row SET number_key = other.number_key,"
            " number = other.number FROM sidocakep_realisation other"
            " WHERE row.id = %s AND other.id = %s",
            [paid[4].id, paid[3].id],
        )
        cls.env.invalidate_all()

    @classmethod
    def _break_dialogs(cls):
        """Thirteen quarters were measured and not discussed; follow-ups stand still.

        That dialogs are held is a rule of another regulation.
        """
        cls.env.ref("sidocakep_cascading.rule_paser_dialog_held").copy(
            {"profile_id": cls.government.profile_id.id}
        )
        cls.pk = cls.env["sidocakep.pk"].search([("job_id", "=", cls.job_ech3_a.id)])[
            :1
        ]
        measurement = make_measurement(cls)[0]
        line = make_dialog(cls, measurement)[1].measurement_line_id
        dialogs = cls.env["sidocakep.dialog"]._with_workflow_bypass()
        key = {"period_no": 1, "date_end": "2025-12-31"}
        for year in range(2013, 2026):
            cls.env["sidocakep.dialog.line"]._with_workflow_bypass().create(
                {
                    "dialog_id": dialogs.create(
                        {"job_id": cls.job_head_a.id, "year": year, **key}
                    ).id,
                    "measurement_line_id": line.id,
                }
            )
        held = dialogs.create({"job_id": cls.job_head_b.id, "year": 2025, **key})
        follow_up = {
            "dialog_id": held.id,
            "name": "Perbaiki data",
            "responsible_job_id": cls.job_head_b.id,
            "date_due": "2026-01-05",
        }
        follow_ups = cls.env["sidocakep.dialog.follow_up"].create([follow_up] * 2)
        follow_ups[0]._with_workflow_bypass().write(
            {"state": "answered", "answered_on": "2026-01-04"}
        )
        held.state = "decided"

    # ------------------------------------------------------------------

    def _models(self, user=None):
        """Return every model of findings, as ``user`` (default: who reads all)."""
        env = self.env(user=user or self.user_organisasi)
        names = self.env.registry.descendants(["sidocakep.finding"], "_inherit")
        return [env[name] for name in sorted(names) if not env[name]._abstract]

    def _each_kind(self, user=None):
        """Return one finding of each kind of each model."""
        for model in self._models(user):
            found = model.search([])
            for kind, _label in model._fields["kind"].selection:
                yield model, kind, found.filtered(lambda row, k=kind: row.kind == k)[:1]

    def test_the_three_of_the_house_follow_it(self):
        self.assertLessEqual(
            {
                "sidocakep.coverage.finding",
                "sidocakep.performance.tree.notice",
                "sidocakep.plan.finding",
            },
            {model._name for model in self._models()},
        )

    def test_each_kind_says_what_is_wrong_and_what_mends_it(self):
        for model, kind, finding in self._each_kind():
            with self.subTest(model=model._name, kind=kind):
                self.assertTrue(finding, "not produced by the broken regency")
                self.assertIn(finding.severity, SEVERITIES)
                self.assertTrue(finding.company_id)
                self.assertTrue(finding.message.strip())
                self.assertTrue(finding.remedy.strip())
                self.assertNotEqual(finding.message, finding.remedy)
                self.assertEqual(finding.display_name, finding.message)

    def test_each_kind_opens_something_that_its_reader_may_see(self):
        for model, kind, finding in self._each_kind():
            with self.subTest(model=model._name, kind=kind):
                action = call_kw(finding, "action_open_remedy", [finding.ids], {})
                opened = self.env[action["res_model"]].with_user(self.user_organisasi)
                self.assertTrue(opened.has_access("read"))
                if action.get("res_id"):
                    opened.browse(action["res_id"]).check_access("read")

    def test_ids_and_order_are_the_same_each_time(self):
        for model in self._models():
            with self.subTest(model=model._name):
                first = model.search([]).ids
                self.env.invalidate_all()
                self.assertEqual(model.search([]).ids, first)
                self.assertEqual(len(set(first)), len(first))
                # A float of the browser holds it exactly.
                self.assertLess(max(first), 2**53)

    def test_the_worst_comes_first(self):
        for model in self._models():
            with self.subTest(model=model._name):
                found = model.search([], order="severity")
                places = [SEVERITIES.index(row.severity) for row in found]
                self.assertEqual(places, sorted(places))
                found = model.search([], order="severity desc")
                places = [SEVERITIES.index(row.severity) for row in found]
                self.assertEqual(places, sorted(places, reverse=True))

    def test_the_weakest_reads_those_of_the_own_agency(self):
        for model in self._models(self.user_pelaksana_a):
            with self.subTest(model=model._name):
                self.assertEqual(model.search([]).company_id, self.agency_a)
                foreign = model.sudo().search(
                    [("company_id", "=", self.agency_b.id)], limit=1
                )
                self.assertTrue(foreign, "agency B has one as well")
                for method in ("read", "action_open_remedy"):
                    with self.assertRaises(AccessError):
                        call_kw(model, method, [foreign.ids], {})

    def test_nobody_writes_one(self):
        for user in (self.user_pelaksana_a, self.user_organisasi):
            for model in self._models(user):
                finding = model.search([], limit=1)
                for method, arguments in (
                    ("create", [{"kind": finding.kind}]),
                    ("write", [finding.ids, {"severity": "info"}]),
                    ("unlink", [finding.ids]),
                ):
                    with (
                        self.subTest(model=model._name, method=method),
                        self.assertRaises(AccessError),
                    ):
                        call_kw(model, method, arguments, {})

    def test_the_words_of_many_cost_as_many_queries_as_of_few(self):
        for number in range(12):
            self._create_tree_node("csf", f"Faktor {number}", self.outcome_node)
            plan = self.env["sidocakep.plan"].search(
                [("company_id", "=", self.agency_b.id)]
            )
            self._create_node(plan, "tujuan", f"Tujuan {number}")
            self._create_job(f"Pelaksana {number}", "supervisor", self.job_ech3_a)
        for model in self._models():
            with self.subTest(model=model._name):
                kind = {
                    "sidocakep.action.finding": "work_late",
                    "sidocakep.coverage.finding": "position_without_pk",
                    "sidocakep.dialog.finding": "not_held",
                    "sidocakep.performance.tree.notice": "csf_without_condition",
                    "sidocakep.plan.finding": "outcome_without_program",
                    "sidocakep.upkeep.finding": "team_missing",
                    "sidocakep.realisation.finding": "month_missing",
                }[model._name]
                found = model.search([("kind", "=", kind)])
                self.assertGreater(len(found), 12)
                few, many = (
                    self._count_queries(
                        lambda rows=rows: [
                            (row.message, row.remedy)
                            for row in rows.with_prefetch(rows.ids)
                        ]
                    )
                    for rows in (found[:2], found)
                )
                self.assertEqual(few, many)
