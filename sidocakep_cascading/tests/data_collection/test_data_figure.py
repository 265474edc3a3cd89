"""Entering: parts are typed, the figure is computed, what is sent stays."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    WorkflowFieldError,
)

from ..common import ROLES
from ..data_collection_case import NO_EVIDENCE, DataCollectionCase


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataFigure(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.figure, cls.other = cls._open()

    def test_the_figure_is_computed_from_its_parts(self):
        figure = self._enter(self.figure, self.user_ech3_a, "1.250,5", "1500")
        self.assertEqual(figure.printed_value, "83,37 Persen")
        self.assertEqual(figure.computed_text, "1.250,5 / 1.500 x 100 = 83,37 Persen")
        self.assertEqual(figure.entered_by_id, self.user_ech3_a)

    def test_the_unit_of_something_else_is_refused(self):
        figure = self.other.with_user(self.user_ech4_a)
        unit = figure.unit_id.name
        other = self.env["sidocakep.unit"].search([("id", "!=", figure.unit_id.id)])
        other = other.filtered(lambda item: item.name.isalpha())[0]
        figure.written = f"12 {unit}"
        figure.written = "12"
        with self.assertRaisesRegex(ValidationError, f"counted in {unit}"):
            figure.written = f"12 {other.name}"
        self.assertEqual(figure.value, 12)
        for text in ("83,5 persen", "83,5%", "83,5"):
            read = figure._read_written(text, self.figure.indicator_id)
            self.assertEqual(read["value"], 83.5)

    def test_the_form_says_of_which_time_the_figure_is(self):
        figure = self.other.with_user(self.user_ech4_a)
        for accumulation, text in (("sum", "alone; .* added"), ("last", "at the end")):
            self._mean(self.other.indicator_id, accumulation=accumulation)
            self.assertRegex(figure.entry_text, text)

    def test_what_was_sent_keeps_its_meaning(self):
        """No plan and no agreement has it yet: its figures alone hold it."""
        indicator = self.other.indicator_id
        self.env.cr.execute(
            "UPDATE sidocakep_target SET plan_id = NULL WHERE indicator_id = %s",
            [indicator.id],
        )
        self.env.cr.execute(
            "DELETE FROM sidocakep_indicator_plan_node_rel WHERE indicator_id = %s",
            [indicator.id],
        )
        self.env.invalidate_all()
        indicator.accumulation = "sum"
        self.other.with_user(self.user_ech4_a).written = "12"
        self.other.with_user(self.user_ech4_a).action_send()
        code = "lower_inverse" if indicator.direction == "lower" else "higher_ratio"
        for name, value in (
            ("accumulation", "last"),
            ("unit_id", False),
            ("formula_code", code),
        ):
            with self.assertRaisesRegex(FrozenRecordError, "may no longer change"):
                indicator[name] = value

    def test_nobody_types_what_is_computed(self):
        with self.assertRaisesRegex(UserError, "computed from its parts"):
            self.figure.with_user(self.user_ech3_a).written = "100"
        for name in ("value", "figure_status"):
            with self.subTest(name), self.assertRaises(WorkflowFieldError):
                self.figure.with_user(self.user_ech3_a).write({name: 1})

    def test_who_counts_a_part_enters_it_and_nothing_else(self):
        above, below = self.figure.part_ids.with_user(self.user_ech4_a)
        above.written = "17"
        self.assertEqual(self.figure.entered_by_id, self.user_ech4_a)
        for refused in (
            lambda: below.write({"written": "20"}),
            lambda: above.write({"name": "Lain"}),
            above.unlink,
        ):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                refused()

    def test_a_number_that_is_not_clear_is_refused(self):
        part = self.figure.part_ids[0]
        part.sudo()._with_workflow_bypass().name = "Nilai indeks"
        with self.assertRaisesRegex(ValidationError, "1234"):
            part.with_user(self.user_ech3_a).written = "1.234"

    def test_the_ways_of_having_no_figure_stay_apart(self):
        """Zero is zero; a denominator of zero, a release, a missing part are not."""
        self._decree(self.card)
        figure = self._enter(self.figure, self.user_ech3_a, "0", "20")
        self.assertEqual((figure.figure_status, figure.value), ("figure", 0))
        self._enter(figure, self.user_ech3_a, "0", "0")
        self.assertEqual(figure.figure_status, "not_computable")
        self.assertEqual(figure.printed_value, "tidak dapat dihitung")
        self._enter(figure, self.user_ech3_a, "3", False)
        self.assertEqual(figure.figure_status, "not_reported")
        for status in ("not_released", "not_applicable"):
            figure.no_figure = status
            self.assertEqual(figure.figure_status, status)
        figure.no_figure = False
        self.assertEqual(figure.figure_status, "not_reported")

    def test_a_figure_that_is_typed_ends_the_choice_that_there_is_none(self):
        """Its number was dropped without a word while the choice stood."""
        self._decree(self.card_output)
        figure = self.other.with_user(self.user_ech4_a)
        figure.write({"no_figure": "not_released", "no_figure_reason": "Menunggu"})
        figure.written = "12"
        self.assertEqual(figure.printed_value, "12 Orang")
        self.assertFalse(figure.no_figure or figure.no_figure_reason)
        figure.no_figure = "not_released"
        self.assertFalse(figure.written, "chosen afterwards, the choice stands")

    def test_what_is_missing_is_said_before_it_is_sent(self):
        figure = self.figure.with_user(self.user_ech3_a)
        with self.assertRaisesRegex(UserError, "Kunjungan sesuai standar"):
            figure.action_send()
        self._decree(self.card)
        figure.no_figure = "not_released"
        with self.assertRaisesRegex(UserError, "the reason why"):
            figure.action_send()
        figure.no_figure_reason = "BPS merilis pada November"
        with self.assertRaisesRegex(UserError, "the release is expected"):
            figure.action_send()
        figure.release_on = "2026-11-15"
        figure.action_send()
        self.assertEqual(figure.state, "sent")
        other = self.other.with_user(self.user_ech4_a)
        with self.assertRaisesRegex(
            UserError, "the figure of “.*” for 2026 .*, or why"
        ):
            other.action_send()

    def test_a_denominator_of_zero_needs_a_remark(self):
        figure = self._enter(self.figure, self.user_ech3_a, "3", "0")
        with self.assertRaisesRegex(UserError, "why the denominator is 0"):
            figure.action_send()
        figure.remark = "Puskesmas ditutup selama triwulan I"
        figure.action_send()

    def test_what_was_sent_does_not_change(self):
        figure = self._enter(self.figure, self.user_ech3_a, "17", "20")
        figure.action_send()
        for refused in (
            lambda: figure.write({"remark": "Lain"}),
            lambda: figure.part_ids[0].write({"written": "18"}),
            lambda: self._attach(figure),
            figure.unlink,
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                refused()

    def test_entry_on_behalf_is_marked(self):
        own = self._enter(self.figure, self.user_ech3_a, "17", "20")
        own.action_send()
        self.assertFalse(own.is_on_behalf)
        other = self._enter(self.other, self.user_secretary_a, "31")
        other.action_send()
        self.assertTrue(other.is_on_behalf)
        self.assertEqual(other.sent_by_id, self.user_secretary_a)

    def test_late_is_what_comes_after_its_day(self):
        self._enter(self.figure, self.user_ech3_a, "17", "20").action_send()
        with freeze_time("2026-04-06 03:00:00"):
            self.env.invalidate_all()
            self.assertFalse(self.figure.is_late)
            self.assertTrue(self.other.is_late, "still open after 5 April")
            self._enter(self.other, self.user_ech4_a, "31").action_send()
            found = self.env["sidocakep.data.figure"].search([("is_late", "=", True)])
            self.assertEqual(found, self.other)

    def test_who_may_enter_which_figure(self):
        allowed = {"ech4_a", "secretary_a", "head_a"}
        self.assert_access_of(
            ROLES,
            allowed,
            lambda user: self.other.with_user(user).write({"written": "31"}),
        )

    def test_nobody_opens_a_figure_by_hand(self):
        with self.assertRaises(WorkflowFieldError):
            self.env["sidocakep.data.figure"].with_user(self.user_secretary_a).create(
                {"indicator_id": self.outcome.id, "year": 2025, "period_no": 1}
            )

    def test_the_short_form(self):
        form = Form(self.other.with_user(self.user_ech4_a))
        form.written = "31"
        form.remark = "Dari register rujukan"
        figure = form.save()
        self.assertEqual(figure.printed_value, "31 Orang")

    def _verify_first(self):
        figure = self._enter(self.figure, self.user_ech3_a, "17", "20")
        figure.action_send()
        self.figure.with_user(self.user_secretary_a).action_verify()

    def test_a_replaced_figure_is_a_new_version_with_its_reason(self):
        self._verify_first()
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        successor = self.figure.browse(action["res_id"]).with_user(self.user_ech3_a)
        self.assertEqual(successor.part_ids.mapped("written"), ["17", "20"])
        self.assertFalse(successor.is_late)
        self._enter(successor, self.user_secretary_a, "18", "20")
        with self.assertRaisesRegex(UserError, "the reason of the amendment"):
            successor.action_send()
        successor.amendment_reason = "Satu kunjungan tercecer"
        successor.with_user(self.user_secretary_a).action_send()
        self.assertEqual(self.figure.state, "verified", "it stands until then")
        successor.with_user(self.user_head_a).action_verify()
        self.assertEqual(self.figure.state, "replaced")
        self.assertEqual(self.figure.printed_value, "85 Persen", "it stays on record")
        in_force = self.env["sidocakep.data.figure"]._get_in_force(
            self.agency_a,
            indicator_id=self.outcome.id,
            period_kind="quarter",
            year=2026,
            period_no=1,
        )
        self.assertEqual(in_force[self.agency_a.id], successor)

    def test_a_replacement_is_given_up_and_what_was_asked_for_is_not(self):
        self._verify_first()
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        successor = self.figure.browse(action["res_id"]).with_user(self.user_ech3_a)
        successor.action_cancel_correction()
        self.assertEqual(successor.state, "cancelled")
        self.env.flush_all()
        self.figure.with_user(self.user_ech3_a).action_amend()
        with self.assertRaises(AccessError):
            self.other.with_user(self.user_ech4_a).action_cancel_correction()

    def test_a_correction_is_asked_for_by_a_day_of_its_own(self):
        """The day of the first figure was kept; the correction is begun weeks later."""
        self._verify_first()
        today = self.figure.date_due + timedelta(days=40)
        with freeze_time(f"{today} 03:00:00"):
            action = self.figure.with_user(self.user_ech3_a).action_amend()
            successor = self.figure.browse(action["res_id"])
            self.assertEqual(successor.date_due, today)
            self.assertGreaterEqual(successor.date_verify, today)
            self.assertEqual(successor.sudo().activity_ids.date_deadline, today)
        self.assertLess(self.figure.date_due, today, "that of the first one stays")

    def test_the_register_keeps_every_figure_ever_entered(self):
        """Gunung Mas 9(4)c, d: by whom, when, replaced by what and why."""
        figure = self._enter(self.figure, self.user_ech3_a, "17", "20")
        figure.action_send()
        self.figure.with_user(self.user_secretary_a)._return("Salah register")
        self._enter(figure, self.user_ech3_a, "18", "20")
        figure.action_send()
        self.env.flush_all()
        rows = (
            self.env["sidocakep.data.register"]
            .with_user(self.user_secretary_a)
            .search([("figure_id", "=", figure.id)], order="id")
        )
        self.assertEqual(rows.mapped("step"), ["sent", "returned", "sent"])
        bare = f"without evidence: {NO_EVIDENCE}"
        self.assertEqual(
            rows.mapped("reason"),
            [
                f"85 Persen (17 / 20 x 100 = 85) - {bare}",
                "Salah register",
                f"90 Persen (18 / 20 x 100 = 90) - {bare}",
            ],
        )
        self.assertEqual(
            rows.user_id, self.user_ech3_a | self.user_secretary_a, "by whom"
        )


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataFigureGuide(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.figure, cls.other = cls._open()

    def test_who_types_sees_targets_formula_and_the_period_before(self):
        quarter = {
            "indicator_id": self.figure.indicator_id.id,
            "period_kind": "quarter",
            "year": 2026,
            "period_no": 1,
            "written": "20",
        }
        self.env["sidocakep.target"].create(quarter)
        figure = self.figure.with_user(self.user_ech3_a)
        self.assertEqual(figure.target_text, "20 Persen")
        self.assertIn("Persen", figure.year_target_text)
        self.assertEqual(figure.before_text, "2025 quarter 4: none is verified")
        self.assertEqual(
            figure.parts_text, "(Kunjungan sesuai standar) / (Seluruh kunjungan) x 100"
        )

    def test_what_is_audited_shows_the_audit_whatever_the_profile_asks(self):
        """Practice 4: an audit of nobody would be printed behind the figure."""
        self.figure.no_evidence_reason = "Dokumen ada di bidang"
        figure = self._enter(self.figure, self.user_ech3_a, "15", "20")
        for standing in ("audited", "official"):
            figure.release_status = standing
            with self.assertRaisesRegex(UserError, "what makes it"):
                figure.action_send()
        self._attach(figure)
        figure.remark = "BPS, rilis 5 April"
        figure.action_send()
        figure.with_user(self.user_secretary_a).action_verify()
        self.assertEqual(figure.release_status, "official")
        action = figure.action_amend()
        corrected = figure.browse(action["res_id"])
        self.assertEqual(corrected.release_status, "provisional", "a number by hand")
        corrected.amendment_reason = "Salah hitung"
        self._enter(corrected, self.user_ech3_a, "16", "20")
        self.assertEqual(corrected.remark, "BPS, rilis 5 April", "source and day stay")
        with self.assertRaisesRegex(UserError, "was “Officially Released” and would"):
            corrected.action_send()
        corrected.release_status = "official"
        with self.assertRaisesRegex(UserError, "what makes it"):
            corrected.action_send()
        corrected.release_status = "provisional"
        corrected.remark = "Dihitung sendiri, rilis ditarik"
        corrected.action_send()

    def test_what_a_figure_without_evidence_needs_is_said_by_the_profile(self):
        """No regulation names evidence. Shipped: a reason; else it warns or blocks."""
        rule = self.env.ref("sidocakep_cascading.rule_gunung_mas_data_evidence")
        rule |= self.env.ref("sidocakep_cascading.rule_paser_data_evidence")
        figure = self._enter(
            self.figure, self.user_ech3_a, "17", "20", no_evidence_reason=False
        )
        for severity, said, refused in (
            ("severe", "without it nothing is sent", "evidence: a file or a link$"),
            ("reason", "or say why there is none", "in words why there is none"),
            ("warning", "Attach a file", None),
        ):
            rule.severity = severity
            figure.invalidate_recordset()
            with self.subTest(severity):
                self.assertIn(said, figure.evidence_notice)
                if refused:
                    with self.assertRaisesRegex(UserError, refused):
                        figure.action_send()
        rule.severity = "reason"
        with self.assertRaisesRegex(ValidationError, "is no reason"):
            figure.no_evidence_reason = "-"
        figure.no_evidence_reason = "ada"
        with self.assertRaisesRegex(UserError, "in words why there is none"):
            figure.action_send()
        figure.no_evidence_reason = NO_EVIDENCE
        figure.action_send()
        sent = self.figure.with_user(self.user_secretary_a)
        self.assertIn(NO_EVIDENCE, sent.evidence_notice, "who verifies reads it")
        pile = sent.env["sidocakep.data.verify"]._prepare(sent)
        self.assertTrue(pile.line_ids.sign_text.startswith("no evidence"))
        self.assertIn(NO_EVIDENCE, pile.line_ids.sign_text)
        register = self.env["sidocakep.data.register"].search(
            [("figure_id", "=", figure.id)], limit=1
        )
        self.assertIn(f"without evidence: {NO_EVIDENCE}", register.reason)
        sent.action_verify()
        self.assertEqual(self.figure.state, "verified")

    def test_a_profile_that_blocks_later_holds_for_what_was_sent(self):
        rule = self.agency_a._get_rule("data_evidence").sudo()
        figure = self._enter(self.figure, self.user_ech3_a, "17", "20")
        figure.action_send()
        rule.severity = "severe"
        with self.assertRaisesRegex(UserError, "has no evidence. Return it"):
            self.figure.with_user(self.user_secretary_a).action_verify()
        other = self.env["sidocakep.profile.rule"].search(
            [("code", "=", "data_decree")], limit=1
        )
        with self.assertRaisesRegex(ValidationError, "no place for a reason"):
            other.severity = "reason"

    def test_a_figure_that_strikes_is_noticed_before_it_is_sent(self):
        """120 per cent, or 120 of 100: a slip, or worth a remark."""
        figure = self._enter(self.figure, self.user_ech3_a, "17", "20")
        self.assertFalse(figure.figure_notice)
        self._enter(figure, self.user_ech3_a, "24", "20")
        self.assertIn("more than the whole", figure.figure_notice)
        self.assertNotIn("target", figure.figure_notice)
        self.env["sidocakep.target"].create(
            {
                "indicator_id": self.outcome.id,
                "period_kind": "quarter",
                "year": figure.year,
                "period_no": figure.period_no,
                "written": "50",
            }
        )
        self._enter(figure, self.user_ech3_a, "11", "20")
        self.assertFalse(figure.figure_notice, "110 per cent of the target")
        self._enter(figure, self.user_ech3_a, "12", "20")
        self.assertIn("(50 Persen)", figure.figure_notice)
        self.assertIn("achievement of 120", figure.figure_notice)
        figure.action_send()
        sent = self.figure.with_user(self.user_secretary_a)
        self.assertIn("achievement of 120", sent.figure_notice)
        self.assertIn("Return it", sent.figure_notice)
        sent.action_verify()
        self.assertFalse(sent.figure_notice)

    def test_who_verifies_is_not_told_to_attach(self):
        self.agency_a._get_rule("data_evidence").sudo().severity = "warning"
        figure = self._enter(
            self.figure, self.user_ech3_a, "17", "20", no_evidence_reason=False
        )
        figure.action_send()
        sent = self.figure.with_user(self.user_secretary_a)
        self.assertIn("Return it", sent.evidence_notice)

    def test_without_the_rule_nothing_is_said(self):
        rule = self.env.ref("sidocakep_cascading.rule_gunung_mas_data_evidence")
        rule |= self.env.ref("sidocakep_cascading.rule_paser_data_evidence")
        rule.unlink()
        figure = self._enter(self.figure, self.user_ech3_a, "17", "20")
        self.assertFalse(figure.evidence_notice)
        figure.action_send()
        self.assertEqual(figure.state, "sent")
