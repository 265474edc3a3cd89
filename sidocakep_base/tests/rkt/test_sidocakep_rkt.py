"""RKT: drawn from the plan in force, decided, amended. Gunung Mas 24/2024 art. 10."""

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError, WorkflowFieldError
from ..common_rkt import DECIDED_ON, RktCase
from ..thorough import long


@tagged("post_install", "-at_install")
class TestSidocakepRkt(RktCase):
    # ------------------------------------------------------------------
    # Article 10
    # ------------------------------------------------------------------

    def test_gunung_mas_10_1_rkt_is_of_one_year_of_the_plan(self):
        rkt = self._create_rkt()
        self.assertEqual(rkt.plan_id, self.plan)
        self.assertEqual(set(rkt.line_ids.mapped("year")), {2026})
        with self.assertRaisesRegex(ValidationError, "2031 is not a year of"):
            self._create_rkt(draw=False, year=2031, plan_id=self.plan.id)

    def test_gunung_mas_10_2_rkt_of_the_government_guided_by_the_rpjmd(self):
        rkt = self._create_rkt(self.government)
        self.assertEqual((rkt.scope, rkt.plan_id), ("government", self.rpjmd))
        self.assertEqual(
            [(line.name, line.printed_value) for line in rkt.line_ids],
            [("Indeks Pembangunan Manusia", "72,5 Persen")],
        )
        # The government proposes no budget of its own: art. 10(4) is of the agencies.
        self.assertFalse(rkt.measure_ids)
        with self.assertRaisesRegex(ValidationError, "guided by its own RPJMD"):
            rkt.plan_id = self.plan

    def test_gunung_mas_10_3_rkt_of_an_agency_guided_by_its_renstra(self):
        rkt = self._create_rkt()
        self.assertEqual((rkt.scope, rkt.plan_id), ("agency", self.plan))
        with self.assertRaisesRegex(ValidationError, "guided by its own Renstra"):
            rkt.plan_id = self.rpjmd
        other = self._create_plan(name="Renstra B", company_id=self.agency_b.id)
        with self.assertRaisesRegex(ValidationError, "guided by its own Renstra"):
            rkt.plan_id = other

    def test_gunung_mas_b_1_sasaran_strategis_of_the_plan(self):
        """Tujuan and sasaran in the order of the plan, a line for each indicator."""
        rkt = self._create_rkt()
        self.assertEqual(
            [
                (line.level, line.goal, line.objective, line.name, line.printed_value)
                for line in rkt.line_ids
            ],
            [
                (
                    "tujuan",
                    "Derajat kesehatan",
                    "Derajat kesehatan",
                    "Usia harapan hidup",
                    "70,2 Persen",
                ),
                (
                    "sasaran",
                    "Derajat kesehatan",
                    "Layanan rujukan",
                    "Indeks kepuasan",
                    "82 Persen",
                ),
            ],
        )
        with self.assertRaisesRegex(ValidationError, "neither a tujuan nor a sasaran"):
            self.env["sidocakep.rkt.line"].create(
                {
                    "rkt_id": rkt.id,
                    "node_id": self.program.id,
                    "indicator_id": self.standard.id,
                }
            )

    def test_a_plan_that_is_not_in_force_guides_nothing(self):
        draft = self._create_plan(name="Renstra B", company_id=self.agency_b.id)
        with self.assertRaisesRegex(ValidationError, "“Guided by” is still empty"):
            self._create_rkt(self.agency_b, draw=False)
        rkt = self._create_rkt(self.agency_b, draw=False, plan_id=draft.id)
        self.assertIn(
            f"the decision of {draft.display_name} first",
            rkt._get_missing_for_decision(),
        )

    # ------------------------------------------------------------------
    # Drawing again
    # ------------------------------------------------------------------

    def test_drawing_again_keeps_what_was_changed_by_hand(self):
        rkt = self._create_rkt()
        line = self._line(rkt, self.satisfaction)
        line.write({"written": "84", "objective": "Layanan rujukan yang bermutu"})
        self.assertTrue(line.is_changed)
        rkt.action_draw_from_plan()
        self.assertEqual(line.printed_value, "84 Persen")
        self.assertEqual(line.objective, "Layanan rujukan yang bermutu")
        self.assertEqual(
            line.difference,
            "target; the plan says 82 Persen; wording of the tujuan or sasaran",
        )
        self.assertEqual(rkt.difference_count, 1)
        other = self._line(rkt, self.life)
        self.assertFalse(other.is_changed or other.difference)

    def test_a_line_left_out_is_not_brought_back(self):
        rkt = self._create_rkt()
        line = self._line(rkt, self.life)
        with self.assertRaisesRegex(UserError, 'untick "In the RKT"'):
            line.unlink()
        line.is_included = False
        rkt.action_draw_from_plan()
        self.assertFalse(line.is_included)
        self.assertEqual(line.difference, "left out of the RKT")
        self.assertEqual(
            [row["indicator"] for row in rkt._get_tables()["form"]],
            ["Indeks kepuasan"],
        )

    def test_a_line_added_by_hand_takes_the_target_of_the_plan_and_stays(self):
        rkt = self._create_rkt()
        line = self.env["sidocakep.rkt.line"].create(
            {
                "rkt_id": rkt.id,
                "node_id": self.objective.id,
                "indicator_id": self.standard.id,
            }
        )
        self.assertEqual((line.origin, line.printed_value), ("hand", "90 Persen"))
        rkt.action_draw_from_plan()
        self.assertIn(line, rkt.line_ids)
        self.assertEqual(line.difference, "not in the plan")
        line.action_remove()
        self.assertNotIn(line, rkt.line_ids)

    def test_drawing_again_follows_an_amended_plan(self):
        """Amendment: kepuasan 2026 becomes 83,5; harapan hidup leaves the plan."""
        rkt = self._create_rkt()
        touched = self._line(rkt, self.satisfaction)
        amendment = self.plan._amend()
        target = amendment.target_ids.filtered(
            lambda row: (
                (row.indicator_id, row.year, row.period_kind)
                == (self.satisfaction, 2026, "year")
            )
        )
        target.written = "83,5"
        goal = amendment.node_ids.filtered(lambda node: node.level == "tujuan")
        goal.indicator_ids = False
        amendment.write(
            {
                "document_number": "Perbup 3/2026",
                "document_date": "2025-09-01",
                "amendment_reason": "Evaluasi",
            }
        )
        self._decide(amendment)
        rkt.action_draw_from_plan()
        self.assertEqual(rkt.plan_id, amendment)
        self.assertEqual(rkt.line_ids, touched)
        self.assertEqual(touched.node_id.plan_id, amendment)
        self.assertEqual(touched.printed_value, "83,5 Persen")
        self.assertFalse(rkt.difference_count)

    def test_what_the_plan_dropped_stays_where_a_person_changed_it(self):
        rkt = self._create_rkt()
        line = self._line(rkt, self.life)
        line.written = "71"
        amendment = self.plan._amend()
        goal = amendment.node_ids.filtered(lambda node: node.level == "tujuan")
        goal.indicator_ids = False
        amendment.write(
            {
                "document_number": "Perbup 3/2026",
                "document_date": "2025-09-01",
                "amendment_reason": "Evaluasi",
            }
        )
        self._decide(amendment)
        rkt.action_draw_from_plan()
        self.assertIn(line, rkt.line_ids)
        self.assertEqual(line.difference, "not in the plan")

    def test_an_indicator_without_a_target_is_drawn_and_named(self):
        """2027: the programme of the year has figures for 2026 only."""
        self._create_rkt(self.government, year=2027)
        rkt = self.env["sidocakep.rkt"].search(
            [("company_id", "=", self.government.id), ("year", "=", 2027)]
        )
        self.assertEqual(rkt.line_ids.figure_status, "not_reported")
        self.assertEqual(rkt.line_ids.difference, "the plan has no target for 2027")

    # ------------------------------------------------------------------
    # Decision and amendment
    # ------------------------------------------------------------------

    def test_article_10_3_an_rkt_is_not_older_than_the_plan_that_guides_it(self):
        """Renstra of 20 October 2025: no RKT of 1 August, one of the same day."""
        rkt = self._create_rkt()
        plan = rkt.plan_id
        plan._with_workflow_bypass().write({"document_date": "2025-10-20"})
        rkt.write({"document_number": "050/1/2025", "document_date": "2025-08-01"})
        with self.assertRaisesRegex(
            UserError, r"20 (October|Oktober) 2025.*Pasal 10 ayat"
        ):
            rkt.action_decide()
        rkt.document_date = "2025-10-20"
        rkt.action_decide()
        self.assertEqual(rkt.state, "decided")

    def test_a_decision_needs_document_signer_and_targets(self):
        rkt = self._create_rkt()
        with self.assertRaisesRegex(UserError, "number and date of the document"):
            rkt.action_decide()
        rkt.write({"document_number": "1", "document_date": "2019-12-31"})
        with self.assertRaisesRegex(UserError, "who held it on the date"):
            rkt.action_decide()
        rkt.document_date = DECIDED_ON
        line = self._line(rkt, self.life)
        line.figure_status = "not_reported"
        with self.assertRaisesRegex(
            UserError,
            '"Usia harapan hidup": its target for 2026; enter it, .* huruf B angka 3',
        ):
            rkt.action_decide()
        line.is_included = False
        rkt.action_decide()
        self.assertEqual(rkt.state, "decided")

    @freeze_time("2025-09-29")
    def test_a_decision_is_not_in_the_future(self):
        with self.assertRaisesRegex(UserError, "not in the future"):
            self._decide_rkt(self._create_rkt())

    def test_a_decision_freezes_signer_lines_and_tables(self):
        rkt = self._create_rkt()
        self.assertEqual(rkt.signer_job_id, self.job_head_a)
        self._decide_rkt(rkt.with_user(self.user_head_a))
        self.assertEqual(rkt.signer_name, self.employee_head_a.name)
        self.assertEqual(rkt.signer_title, "Kepala Dinas Kesehatan")
        before = rkt._get_tables()
        line = self._line(rkt, self.life).with_user(self.user_organisasi)
        for change in ({"written": "1"}, {"objective": "X"}, {"is_included": False}):
            with self.subTest(change=change), self.assertRaises(FrozenRecordError):
                line.write(change)
        with self.assertRaises(FrozenRecordError):
            rkt.measure_ids[0].name = "X"
        with self.assertRaises(FrozenRecordError):
            rkt.action_draw_from_plan()
        with self.assertRaises(FrozenRecordError):
            rkt.unlink()
        self.employee_head_a.name = "Lain"
        self.job_head_a.printed_title = "Lain"
        self._mean(self.life, name="Lain")
        self.assertEqual(rkt.signer_name, "Uji Head A")
        self.assertEqual(rkt.signer_title, "Kepala Dinas Kesehatan")
        self.assertEqual(rkt._get_tables(), before)
        self.assertEqual(before["form"][0]["indicator"], "Usia harapan hidup")

    def test_an_acting_head_signs_as_such(self):
        employee = self._create_employee("Plt Orang", rank="iv_a")
        self.employee_head_a.version_id.job_id = False
        self._create_acting(self.job_head_a, employee, "plt", "2025-09-01")
        rkt = self._decide_rkt(self._create_rkt())
        self.assertEqual(rkt.signer_name, "Plt Orang")
        self.assertEqual(rkt.signer_title, "Plt. Kepala Dinas Kesehatan")

    def test_the_bupati_signs_for_the_government(self):
        rkt = self._create_rkt(self.government)
        self.assertEqual(rkt.signer_job_id, self.job_bupati)
        self._decide_rkt(rkt.with_user(self.user_bappeda))
        self.assertEqual(rkt.signer_name, self.employee_bupati.name)

    def test_an_amendment_is_a_new_version_with_a_reason(self):
        rkt = self._decide_rkt(self._create_rkt())
        action = rkt.with_user(self.user_secretary_a).action_amend()
        amendment = rkt.browse(action["res_id"])
        self.assertEqual((amendment.version, amendment.previous_id), (2, rkt))
        self.assertEqual(
            amendment.line_ids.mapped("printed_value"),
            rkt.line_ids.mapped("printed_value"),
        )
        outcome = self._measures(amendment, self.program, "hasil")
        self.assertEqual(outcome.rkt_line_id.rkt_id, amendment)
        with self.assertRaisesRegex(UserError, "already has a successor"):
            rkt.action_amend()
        self._line(amendment, self.life).written = "70,9"
        with self.assertRaisesRegex(UserError, "the reason of the amendment"):
            self._decide_rkt(amendment, "050/2/2025", "2025-11-01")
        amendment.amendment_reason = "Perubahan prioritas"
        amendment.with_user(self.user_head_a).action_decide()
        self.assertEqual((rkt.state, amendment.state), ("amended", "decided"))
        self.assertEqual(self._line(rkt, self.life).printed_value, "70,2 Persen")
        self.assertEqual(self._line(amendment, self.life).printed_value, "70,9 Persen")
        self.assertEqual(
            self.env["sidocakep.rkt"]._get_in_force(self.agency_a, year=2026),
            {self.agency_a.id: amendment},
        )

    def test_an_amended_plan_does_not_guide_a_later_decision(self):
        rkt = self._create_rkt()
        amendment = self.plan._amend()
        amendment.write(
            {
                "document_number": "Perbup 3/2026",
                "document_date": "2025-09-01",
                "amendment_reason": "Evaluasi",
            }
        )
        self._decide(amendment)
        with self.assertRaisesRegex(UserError, "targets drawn anew from"):
            self._decide_rkt(rkt)
        # The same RKT, decided before the plan was amended, was guided lawfully.
        self._decide_rkt(rkt, on="2025-08-31")
        self.assertEqual(rkt.state, "decided")

    def test_state_and_signer_are_written_by_the_decision_only(self):
        rkt = self._create_rkt()
        for vals in (
            {"state": "decided"},
            {"signer_name": "X"},
            {"version": 7},
            {"frozen_tables": {}},
        ):
            with self.subTest(vals=vals), self.assertRaises(WorkflowFieldError):
                rkt.with_user(self.user_organisasi).write(vals)

    @mute_logger("odoo.sql_db")
    def test_one_rkt_a_year(self):
        self._create_rkt()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_rkt()

    # ------------------------------------------------------------------
    # Many at once
    # ------------------------------------------------------------------

    @long
    def test_queries_do_not_grow_with_the_lines(self):
        """Drawing again and showing the form: as many queries at 1 line as at 50."""
        counts = []
        for number in (1, 50):
            plan = self._create_plan(
                name=f"Renstra {number}",
                company_id=self._create_company(f"Dinas {number}").id,
                parent_plan_id=self.rpjmd.id,
                document_number="1",
                document_date="2025-01-02",
            )
            goal = self._create_node(plan, "tujuan", "T")
            for place in range(number):
                node = self._create_node(plan, "sasaran", f"S{place}", goal)
                program = self._create_node(plan, "program", f"P{place}", node)
                indicator = self._create_indicator(
                    f"I{place}",
                    company_id=plan.company_id.id,
                    node_ids=(node | program).ids,
                )
                self._create_node(plan, "kegiatan", f"K{place}", program)
                self._create_target(indicator, "5", plan_id=plan.id)
            self._decide(plan)
            rkt = self._create_rkt(plan.company_id)
            self.assertEqual(len(rkt.line_ids), number)

            def show(rkt=rkt):
                rkt.action_draw_from_plan()
                rkt.line_ids.mapped("difference")
                rkt.measure_ids.mapped("target_text")
                return rkt.read(["table_html", "rka_html", "difference_count"])

            counts.append(self._count_queries(show))
        self.assertEqual(*counts)

    def test_display_name_says_year_agency_and_amendment(self):
        rkt = self._decide_rkt(self._create_rkt())
        self.assertEqual(rkt.display_name, "RKT 2026 Dinas Kesehatan Uji")
        amendment = rkt._amend()
        self.assertEqual(
            amendment.display_name, "RKT 2026 Dinas Kesehatan Uji (amendment 1)"
        )
        self.assertEqual(fields.Date.to_string(rkt.document_date), DECIDED_ON)
