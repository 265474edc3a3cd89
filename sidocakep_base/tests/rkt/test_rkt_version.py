"""Versions of an RKT and what keeps it what it is: agency, year, signer, reason."""

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError
from ..common_rkt import RktCase


@tagged("post_install", "-at_install")
class TestRktVersion(RktCase):
    def _next(self, rkt, written, number, day):
        """Decide the next version with another target of harapan hidup."""
        version = rkt._amend()
        version.amendment_reason = f"Alasan {number}"
        self._line(version, self.life).written = written
        return self._decide_rkt(version, number, day)

    def test_three_versions_keep_what_each_decided(self):
        """70,2 of the Renstra, then 70,5, then 70,8."""
        first = self._decide_rkt(self._create_rkt())
        second = self._next(first, "70,5", "050/2/2025", "2025-10-15")
        third = self._next(second, "70,8", "050/3/2025", "2025-11-15")
        versions = first | second | third
        self.assertEqual(versions.mapped("state"), ["amended", "amended", "decided"])
        self.assertEqual(versions.mapped("version"), [1, 2, 3])
        self.assertEqual(
            versions.mapped("previous_id"), first | second, "each amends the last"
        )
        printed = [rkt._get_tables()["form"][0]["target"] for rkt in versions]
        self.assertEqual(printed, ["70,2 Persen", "70,5 Persen", "70,8 Persen"])
        # Table II of a version says its own figure for its own year.
        years = [rkt._get_tables()["table_2"][0]["years"][1] for rkt in versions]
        self.assertEqual(years, ["70,2", "70,5", "70,8"])
        in_force = self.env["sidocakep.rkt"]._get_in_force(self.agency_a, year=2026)
        self.assertEqual(in_force, {self.agency_a.id: third})

    def test_only_what_is_in_force_is_amended(self):
        draft = self._create_rkt()
        with self.assertRaisesRegex(UserError, "Only the version in force"):
            draft._amend()
        first = self._decide_rkt(draft)
        self._next(first, "70,5", "050/2/2025", "2025-10-15")
        with self.assertRaisesRegex(UserError, "Only the version in force"):
            first._amend()

    def test_a_dropped_draft_makes_room_for_another(self):
        first = self._decide_rkt(self._create_rkt())
        first._amend().unlink()
        self.assertEqual(first._amend().version, 2)

    def test_an_amendment_keeps_what_was_left_out_and_changed(self):
        rkt = self._create_rkt()
        self._line(rkt, self.life).is_included = False
        self._line(rkt, self.satisfaction).objective = "Layanan bermutu"
        self._measures(rkt, self.sub_2, "masukan").amount = 55
        amendment = self._decide_rkt(rkt)._amend()
        self.assertFalse(self._line(amendment, self.life).is_included)
        line = self._line(amendment, self.satisfaction)
        self.assertEqual(line.objective, "Layanan bermutu")
        self.assertTrue(line.is_changed)
        funds = self._measures(amendment, self.sub_2, "masukan")
        self.assertEqual((funds.amount, funds.is_changed), (55, True))
        self.assertEqual(
            len(amendment.measure_ids), len(rkt.measure_ids), "none twice, none lost"
        )

    def test_blanks_are_no_reason(self):
        amendment = self._decide_rkt(self._create_rkt())._amend()
        for reason in (False, "", "   ", "\n\t"):
            amendment.amendment_reason = reason
            with (
                self.subTest(reason=reason),
                self.assertRaisesRegex(UserError, "the reason of the amendment"),
            ):
                self._decide_rkt(amendment, "050/2/2025", "2025-10-15")
        self.assertEqual(amendment.state, "draft")

    def test_a_refused_decision_leaves_the_version_before_in_force(self):
        first = self._decide_rkt(self._create_rkt())
        amendment = first._amend()
        with self.assertRaises(UserError), self.env.cr.savepoint():
            amendment.action_decide()
        self.assertEqual((first.state, amendment.state), ("decided", "draft"))
        self.assertFalse(amendment.signer_name or amendment.frozen_tables)

    def test_a_copy_for_another_year_is_a_new_draft(self):
        rkt = self._decide_rkt(self._create_rkt())
        copy = rkt.copy({"year": 2027})
        self.assertEqual((copy.state, copy.version), ("draft", 1))
        self.assertFalse(
            copy.document_number
            or copy.document_date
            or copy.signer_name
            or copy.frozen_tables
            or copy.previous_id
            or copy.line_ids
        )
        copy.action_draw_from_plan()
        # 2027 of the Renstra: 70,3 and 83
        self.assertEqual(
            copy.line_ids.mapped("printed_value"), ["70,3 Persen", "83 Persen"]
        )

    @mute_logger("odoo.sql_db")
    def test_a_copy_for_the_same_year_is_refused(self):
        rkt = self._create_rkt()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            rkt.copy()

    @mute_logger("odoo.sql_db")
    def test_two_decided_of_one_year_are_impossible_whatever_the_code_does(self):
        rkt = self._decide_rkt(self._create_rkt())
        amendment = rkt._amend()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            amendment._with_workflow_bypass().write({"state": "decided"})
            amendment.flush_recordset()

    def test_a_draft_goes_with_all_of_it_and_a_decided_one_stays(self):
        draft = self._create_rkt(year=2027)
        parts = (draft.line_ids, draft.measure_ids)
        self.assertTrue(all(parts))
        draft.with_user(self.user_head_a).unlink()
        self.assertFalse(any(part.exists() for part in parts))
        decided = self._decide_rkt(self._create_rkt())
        with self.assertRaises(FrozenRecordError):
            decided.with_user(self.user_organisasi).unlink()


@tagged("post_install", "-at_install")
class TestRktGuards(RktCase):
    def test_year_and_agency_stay_once_targets_are_drawn(self):
        """The figures of 2026 would otherwise be decided as those of 2027."""
        rkt = self._create_rkt()
        for vals in ({"year": 2027}, {"company_id": self.agency_b.id}):
            for call in (
                lambda vals=vals: rkt.with_user(self.user_organisasi).write(vals),
                lambda vals=vals: call_kw(
                    rkt.browse().with_user(self.user_organisasi),
                    "write",
                    [rkt.ids, vals],
                    {},
                ),
            ):
                with (
                    self.subTest(vals=vals),
                    self.assertRaisesRegex(UserError, "another agency or year"),
                ):
                    call()
        # The same value again is no change.
        rkt.write({"year": 2026, "company_id": self.agency_a.id})
        self.assertEqual(rkt.line_ids[0].year, 2026)

    def test_an_empty_draft_may_still_be_of_another_year(self):
        rkt = self._create_rkt(draw=False)
        rkt.with_user(self.user_head_a).year = 2028
        rkt.action_draw_from_plan()
        # 2028 of the Renstra: 70,4 and 84
        self.assertEqual(
            rkt.line_ids.mapped("printed_value"), ["70,4 Persen", "84 Persen"]
        )

    def test_nobody_of_another_agency_signs(self):
        rkt = self._create_rkt()
        with self.assertRaisesRegex(ValidationError, "position of another agency"):
            rkt.with_user(self.user_head_a).signer_job_id = self.job_head_b
        with self.assertRaisesRegex(ValidationError, "heads no agency"):
            rkt.with_user(self.user_head_a).signer_job_id = self.job_secretary_a
        # The head of region is above every agency.
        rkt.signer_job_id = self.job_bupati
        self._decide_rkt(rkt)
        self.assertEqual(rkt.signer_name, self.employee_bupati.name)

    def test_no_agency_signs_for_the_government(self):
        rkt = self._create_rkt(self.government)
        with self.assertRaisesRegex(ValidationError, "position of another agency"):
            rkt.signer_job_id = self.job_head_a

    def test_without_a_signer_nothing_is_decided(self):
        rkt = self._create_rkt()
        rkt.signer_job_id = False
        with self.assertRaisesRegex(UserError, "the position that signs"):
            self._decide_rkt(rkt)

    def test_a_decision_says_all_that_is_missing_at_once(self):
        rkt = self._create_rkt(draw=False)
        with self.assertRaises(UserError) as caught:
            rkt.action_decide()
        words = str(caught.exception)
        self.assertIn("number and date of the document", words)
        self.assertIn("Lampiran huruf B angka 1", words)
        self.assertNotIn("reason of the amendment", words)

    def test_all_lines_left_out_is_an_rkt_without_content(self):
        rkt = self._create_rkt()
        rkt.line_ids.is_included = False
        with self.assertRaisesRegex(UserError, "Lampiran huruf B angka 1"):
            self._decide_rkt(rkt)

    def test_a_plan_that_is_only_reviewed_guides_nothing(self):
        plan = self._create_plan(
            name="B", company_id=self.agency_b.id, parent_plan_id=self.rpjmd.id
        )
        goal = self._create_node(plan, "tujuan", "T")
        indicator = self._create_indicator(
            "B", company_id=self.agency_b.id, node_ids=goal.ids
        )
        self._create_target(indicator, "1", plan_id=plan.id)
        rkt = self._create_rkt(self.agency_b, plan_id=plan.id)
        with self.assertRaisesRegex(UserError, "the decision of"):
            self._decide_rkt(rkt)

    def test_a_line_holds_a_tujuan_or_sasaran_of_its_own_agency(self):
        rkt = self._create_rkt()
        foreign_goal = self._create_node(
            self._create_plan(name="B", company_id=self.agency_b.id), "tujuan", "T"
        )
        foreign = self._create_indicator("B", company_id=self.agency_b.id)
        for node, indicator, words in (
            (self.program, self.standard, "neither a tujuan nor a sasaran"),
            (foreign_goal, self.standard, "is not a component of"),
            (self.rpjmd_goal, self.standard, "is not a component of"),
            (self.goal, foreign, "is an indicator of"),
        ):
            with (
                self.subTest(node=node.name, indicator=indicator.name),
                self.assertRaisesRegex(ValidationError, words),
            ):
                self.env["sidocakep.rkt.line"].create(
                    {
                        "rkt_id": rkt.id,
                        "node_id": node.id,
                        "indicator_id": indicator.id,
                    }
                )

    @mute_logger("odoo.sql_db")
    def test_an_indicator_of_a_component_stands_once(self):
        rkt = self._create_rkt()
        line = self._line(rkt, self.life)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            line.copy()

    def test_the_form_fills_in_plan_and_signer_of_the_agency(self):
        with self.as_user(self.user_organisasi) as env:
            form = Form(env["sidocakep.rkt"])
            form.company_id = env["res.company"].browse(self.agency_a.id)
            form.year = 2027
            rkt = form.save()
        self.assertEqual(rkt.plan_id, self.plan)
        self.assertEqual(rkt.signer_job_id, self.job_head_a)
        self.assertEqual(rkt.scope, "agency")
