"""The action plan from its draft to its amendment. Paser 23/2016 art. 6, annex I."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
)

from ..common import YEAR
from .common_action import ActionCase

TEN = 10


@freeze_time("2026-02-10 03:00:00")
@tagged("post_install", "-at_install")
class TestActionPlan(ActionCase):
    # ------------------------------------------------------------------
    # The ten activities of annex I
    # ------------------------------------------------------------------

    def test_annex_1_ten_activities_are_copied_once_and_changed_freely(self):
        """Art. 6(4)e, 6(4)f; annex I: row 5 is the signing, no row names a month."""
        plan = self._create_plan_of_actions()
        plan.action_add_templates()
        plan.action_add_templates()
        names = plan.action_ids.mapped("name")
        self.assertEqual(len(names), TEN)
        self.assertEqual(names[0], "Rapat persiapan lingkup pejabat yang membidangi")
        self.assertEqual(
            names[4], "Penandatanganan perjanjian kinerja secara berjenjang"
        )
        self.assertEqual(names[9], "Menyusun laporan kinerja LKJ IP")
        self.assertFalse(any(plan.action_ids.mapped("months")))
        self.assertEqual(set(plan.action_ids.mapped("kind")), {"management"})
        plan.action_ids[1].name = "Apel pagi"
        template = self.env.ref("sidocakep_cascading.sidocakep_action_template_2")
        self.assertEqual(template.name, "Rapat staf lingkup SKPD")

    def test_management_activity_has_neither_agreement_nor_budget(self):
        plan = self._create_plan_of_actions(self._row())
        budget = self.budget.line_ids[0]
        with self.assertRaises(ValidationError):
            plan.action_ids.budget_line_id = budget
        plan.action_ids.write({"kind": "performance", "budget_line_id": budget.id})
        self.assertEqual(plan.action_ids.amount, budget.amount)

    # ------------------------------------------------------------------
    # Months and rows
    # ------------------------------------------------------------------

    def test_any_months_are_ticked(self):
        """Art. 6(4)c: a time schedule on the calendar year, not one bar."""
        plan = self._create_plan_of_actions(self._row(months="7-9; 1 4"))
        self.assertEqual(plan.action_ids.months, "1, 4, 7, 8, 9")
        for nonsense in ("13", "0", "9-7", "Maret"):
            with self.subTest(nonsense), self.assertRaises(ValidationError):
                plan.action_ids.months = nonsense

    def test_targets_of_a_new_action_are_entered_before_it_is_saved(self):
        plan = self._create_plan_of_actions()
        actions = self.env["sidocakep.action"].with_user(self.user_secretary_a)
        actions = actions.with_context(default_plan_id=plan.id)
        view = "sidocakep_cascading.sidocakep_action_view_form"
        with Form(actions, view) as form:
            form.name = "Sosialisasi"
            form.target_period = "quarter"
            self.assertEqual(len(form.target_ids), 4)
            for place, text in enumerate(("5", "10", "8", "20")):
                with form.target_ids.edit(place) as row:
                    row.written = text
                    self.assertEqual(row.printed_value, text)
        action = form.record
        self.assertEqual(action.target_ids.mapped("value"), [5, 10, 8, 20])
        self.assertEqual(action.total_text, "20")
        self.assertTrue(action.is_target_falling)
        action.target_period = "month"
        self.assertEqual(len(action.target_ids), 12)
        rows = action.target_ids.browse()
        self.assertFalse(rows.has_access("create"))
        with self.assertRaises(AccessError):
            rows.create({"action_id": action.id, "period_kind": "month"})
        forged = rows.with_context(sidocakep_target_typed=True)
        self.assertFalse(forged.has_access("create"))

    def test_a_sub_action_stands_under_an_action_of_the_same_plan(self):
        plan = self._create_plan_of_actions(self._row(), self._row("Undangan"))
        upper, lower = plan.action_ids
        lower.parent_id = upper
        with self.assertRaises(ValidationError):
            upper.parent_id = lower
        other = self._create_plan_of_actions(self._row(), year=YEAR + 1)
        with self.assertRaises(ValidationError):
            other.action_ids.parent_id = upper

    # ------------------------------------------------------------------
    # Deciding
    # ------------------------------------------------------------------

    def test_one_plan_for_an_agency_and_a_year(self):
        self._create_plan_of_actions()
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self._create_plan_of_actions()

    def test_who_begins_a_second_plan_of_a_year_is_told_before_he_types_it(self):
        plan = self._create_plan_of_actions()
        plans = plan.with_user(self.user_secretary_a).browse()
        plans = plans.with_company(self.agency_a)
        spec = {"company_id": {"fields": {"display_name": {}}}, "year": {}}
        begun = plans.onchange({}, [], spec)
        self.assertEqual(begun["value"]["year"], YEAR + 1)
        self.assertNotIn("warning", begun)
        values = {"company_id": self.agency_a.id, "year": YEAR}
        told = plans.onchange(values, ["year"], spec)["warning"]["message"]
        self.assertIn(plan.display_name, told)
        self.assertNotIn("warning", plan.onchange(values, ["year"], spec))

    def test_a_plan_is_drafted_and_decided_before_any_agreement(self):
        """Rows 1 to 4 of annex I come before the signing of row 5."""
        self.assertFalse(self.env["sidocakep.pk"].search([]))
        plan = self._create_plan_of_actions(self._row())
        self.assertEqual(self._decide_actions(plan).state, "decided")

    def test_the_secretary_submits_and_the_head_is_asked_and_decides(self):
        """Art. 6(2), 6(3) and the second letter f of 6(4)."""
        plan = self._create_plan_of_actions(self._row(months="", responsible_id=False))
        with self.assertRaisesRegex(UserError, "months .*, and who is responsible"):
            plan.action_submit()
        plan.action_ids.write(self._row(kind="management"))
        plan.action_submit()
        asked = plan.activity_ids.user_id
        self.assertEqual(asked, self.user_head_a)
        self.assertFalse(plan.can_decide)
        with self.assertRaises(TransitionAccessError):
            plan.action_decide()
        with self.assertRaises(TransitionAccessError):
            plan.with_user(self.user_organisasi).action_decide()
        self.assertTrue(plan.with_user(self.user_head_a).can_decide)
        self._decide_actions(plan)
        self.assertEqual(plan.decider_name, self.employee_head_a.name)
        self.assertEqual(plan.decider_title, "Kepala Dinas Kesehatan")
        self.assertEqual(str(plan.decided_on), "2026-02-10")
        self.assertFalse(plan.activity_ids)

    def test_who_acts_as_head_that_day_decides(self):
        """A Plh has no group of a head; the post is what counts."""
        self._create_acting(
            self.job_head_a, self.employee_ech3_a, "plh", "2026-02-09", "2026-02-13"
        )
        plan = self._create_plan_of_actions(self._row())
        with self.assertRaises(TransitionAccessError):
            plan.with_user(self.user_head_a).action_decide()
        plan.with_user(self.user_ech3_a).action_decide()
        self.assertEqual(plan.decider_title, "Plh. Kepala Dinas Kesehatan")

    def test_paser_6_3_in_the_setda_the_asisten_submits_and_the_sekda_decides(self):
        job = self._create_job(
            "Asisten Administrasi", "asisten", self.job_sekda, self.setda, "ii_b"
        )
        asisten = self._create_employee(
            "Uji Asisten", job, "iv_c", user_id=self.user_asisten.id
        )
        row = self._row(responsible_id=asisten.id)
        plan = self._create_plan_of_actions(
            row, user=self.user_asisten, company_id=self.setda.id
        )
        plan.action_submit()
        self.assertEqual(plan.sudo().activity_ids.user_id, self.user_sekda)
        with self.assertRaises(TransitionAccessError):
            plan.action_decide()
        plan.with_user(self.user_sekda).action_decide()
        self.assertEqual(plan.state, "decided")

    def test_what_is_missing_is_said_at_once(self):
        """Art. 6(4)a, 6(4)c, 6(4)d."""
        plan = self._create_plan_of_actions()
        with self.assertRaisesRegex(UserError, "at least one action"):
            self._decide_actions(plan)
        self.env["sidocakep.action"].create(
            [
                {"plan_id": plan.id, "name": "Rapat staf"},
                {"plan_id": plan.id, "name": "Layanan", "kind": "performance"},
            ]
        )
        with self.assertRaises(UserError) as caught:
            self._decide_actions(plan)
        both = '"Rapat staf": the months in which it is done, and who is responsible'
        self.assertIn(both, str(caught.exception))
        self.assertIn('"Layanan": the agreement that it serves', str(caught.exception))

    def test_a_performance_action_needs_an_agreement_in_force(self):
        pk = self._create_pk(self.job_head_a)
        line = pk.line_ids.filtered(lambda row: row.indicator_id == self.iku_1)
        plan = self._create_plan_of_actions(
            self._row(kind="performance", pk_line_ids=[(6, 0, line.ids)])
        )
        with self.assertRaisesRegex(UserError, "in force"):
            self._decide_actions(plan)
        self._sign_to(pk, "in_force")
        self._decide_actions(plan)

    def test_paser_6_4_b_a_row_out_of_the_order_of_time_is_a_finding(self):
        """Annex I: what is done in January for the year before stands last."""
        plan = self._create_plan_of_actions(
            self._row(name="Rapat persiapan", months="3"),
            self._row(name="Rapat staf", months="1, 2"),
            self._row(name="Rapat monev", months="3, 6, 9, 12"),
            self._row(name="LKjIP", months="1, 2", for_year="before"),
        )
        findings = self.env["sidocakep.action.finding"].with_user(self.user_secretary_a)
        late = [("plan_id", "=", plan.id), ("kind", "=", "not_chronological")]
        self.assertEqual(findings.search(late).action_id.name, "Rapat staf")
        plan.action_ids.filtered(lambda row: row.name == "Rapat staf").sequence = 1
        self.env.flush_all()
        self.assertFalse(findings.search(late))
        self._decide_actions(plan)

    def test_lines_of_another_agency_or_year_are_refused(self):
        budget = self.env["sidocakep.budget"].create(
            {
                "company_id": self.agency_a.id,
                "year": YEAR + 1,
                "number": "DPA berikut",
                "line_ids": [(0, 0, {"node_id": self.node_k1a.id, "amount": 5})],
            }
        )
        plan = self._create_plan_of_actions(self._row(kind="performance"))
        with self.assertRaises(ValidationError):
            plan.action_ids.budget_line_id = budget.line_ids

    # ------------------------------------------------------------------
    # Targets
    # ------------------------------------------------------------------

    def _create_measured(self, period="quarter", accumulation="position"):
        """Return an action that serves [Indeks Kepuasan, 85,5 Persen]."""
        pk = self._sign_to(self._create_pk(self.job_head_a), "in_force")
        line = pk.line_ids.filtered(lambda row: row.indicator_id == self.iku_1)
        plan = self._create_plan_of_actions(
            self._row(
                kind="performance",
                pk_line_ids=[(6, 0, line.ids)],
                indicator_id=self.iku_1.id,
                target_period=period,
                accumulation=accumulation,
            )
        )
        return plan.action_ids

    def test_the_last_period_leads_to_the_agreed_target_or_says_why_not(self):
        action = self._create_measured()
        self.assertEqual(len(action.target_ids), 4)
        self._set_targets(action, "80", "82", "84", "85,5")
        self.assertFalse(action.is_target_different)
        self._set_targets(
            action.with_user(self.user_secretary_a), "80", "82", "84", "85"
        )
        self.assertTrue(action.is_target_different)
        with self.assertRaisesRegex(UserError, "85 Persen and not to 85,5"):
            self._decide_actions(action.plan_id)
        action.target_reason = "Survei kedua diundur"
        self._decide_actions(action.plan_id)

    def test_periods_that_add_up_are_summed_by_the_engine(self):
        """0,1 four times is 0,4; with 85,1 it is 85,5 to the digit."""
        action = self._create_measured(accumulation="sum")
        self._set_targets(action, "0,1", "0,1", "0,2", "85,1")
        self.assertEqual(action.total_text, "85,5 Persen")
        self.assertFalse(action.is_target_different)
        self.assertFalse(action.is_target_falling)

    def test_zero_is_a_target_and_nothing_is_none(self):
        action = self._create_measured("month")
        self.assertEqual(len(action.target_ids), 12)
        self._set_targets(action, "0")
        self.assertEqual(action.target_ids[0].figure_status, "figure")
        self.assertEqual(action.target_ids[1].figure_status, "not_reported")

    def test_a_cumulative_target_that_falls_is_a_finding(self):
        action = self._create_measured()
        self._set_targets(action, "80", "70", "84", "85,5")
        self.assertTrue(action.is_target_falling)
        findings = self.env["sidocakep.action.finding"]
        found = findings.with_user(self.user_secretary_a).search(
            [("action_id", "=", action.id)]
        )
        self.assertEqual(found.mapped("kind"), ["target_falling"])
        self.assertEqual(found.action_open_remedy()["res_id"], action.id)

    def test_a_link_never_changes_a_figure(self):
        action = self._create_measured()
        line = action.pk_line_ids
        before = line.target_text
        self._set_targets(action, "1", "2", "3", "4")
        self.assertEqual(line.target_text, before)

    # ------------------------------------------------------------------
    # After the decision
    # ------------------------------------------------------------------

    def test_a_decided_plan_does_not_change(self):
        plan = self._decide_actions(self._create_plan_of_actions(self._row()))
        with self.assertRaises(FrozenRecordError):
            plan.action_ids.months = "3"
        with self.assertRaises(FrozenRecordError):
            plan.action_ids.unlink()
        with self.assertRaises(FrozenRecordError):
            plan.unlink()

    def test_an_amendment_has_a_reason_and_loses_nothing(self):
        plan = self._decide_actions(
            self._create_plan_of_actions(self._row(months="1, 2, 6"), self._row("Lama"))
        )
        first, second = plan.action_ids
        done = {"status": "done", "note": "Rapat 5 Januari"}
        first.month_ids[0].with_user(self.user_secretary_a).write(done)
        amended = plan.browse(plan.action_amend()["res_id"])
        amended.action_ids[1].unlink()
        amended.action_ids.months = "2, 7"
        with self.assertRaisesRegex(UserError, "the reason of the amendment"):
            self._decide_actions(amended)
        amended.amendment_reason = "Refocusing"
        self._decide_actions(amended)
        self.assertEqual(plan.state, "amended")
        found = {row.month: row.status for row in amended.action_ids.month_ids}
        # January was done and stays; July is new; June was dropped before it began.
        self.assertEqual(found, {1: "done", 2: "planned", 7: "planned"})
        dropped = first.month_ids | second.month_ids
        self.assertEqual(set(dropped.mapped("status")), {"cancelled"})
        self.assertEqual(set(dropped.mapped("justification")), {"Refocusing"})
