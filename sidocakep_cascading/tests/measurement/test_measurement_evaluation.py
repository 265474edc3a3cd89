"""The direct superior is asked to evaluate, and what he wrote outlives a correction."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ...models.measurement.sidocakep_measurement_evaluation import ACTIVITY_EVALUATE
from ..measurement_case import MeasurementCase

WORDS = {"evaluation": "Baik", "direction": "Pertahankan"}


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementEvaluation(MeasurementCase):
    """The head evaluates the Bidang, the Bidang its Seksi. Practice 24."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.kind = cls.env.ref(ACTIVITY_EVALUATE)
        cls.sheets = {sheet.pk_id: sheet for sheet in cls.measurement.sheet_ids}
        cls.of_ech3 = cls.sheets[cls.pk_ech3]
        cls.of_ech4 = cls.sheets[cls.pk_ech4]

    def _send(self):
        self.measurement.with_user(self.user_head_a).action_send()

    def _list_asked(self):
        """Return the logins that are asked to evaluate, each as often as he is."""
        activities = self.env["mail.activity"].search(
            [("activity_type_id", "=", self.kind.id)]
        )
        return sorted(item.user_id.login for item in activities)

    def _name(self, *users):
        return sorted(user.login for user in users)

    def _evaluate(self, sheet, user):
        own = sheet.with_user(user)
        own.write(WORDS)
        own.action_finish()

    def test_nobody_evaluates_what_is_neither_reported_nor_sent(self):
        """Of the Seksi nothing is verified; of the Bidang there is a figure."""
        with self.assertRaisesRegex(UserError, "nothing to evaluate. Ask"):
            self._evaluate(self.of_ech4, self.user_ech3_a)
        self.assertEqual(self.of_ech4.state, "open")
        self._evaluate(self.of_ech3, self.user_head_a)
        self._send()
        self._evaluate(self.of_ech4, self.user_ech3_a)
        self.assertEqual(self.measurement.sheet_ids.mapped("state"), ["evaluated"] * 2)
        with freeze_time("2026-07-02 03:00:00"):
            later = self._measure(period_no=2).sheet_ids
            [sheet] = later.filtered(lambda item: item.pk_id == self.pk_ech3)
            self.assertTrue(sheet.line_ids.figure_id, "that of quarter I")
            with self.assertRaisesRegex(UserError, "nothing to evaluate. Ask"):
                self._evaluate(sheet, self.user_head_a)

    def test_paser_annex_ii_each_superior_is_asked_once(self):
        self.assertFalse(self._list_asked(), "its figures may still change")
        self._send()
        both = self._name(self.user_head_a, self.user_ech3_a)
        self.assertEqual(self._list_asked(), both)
        self.env["sidocakep.measurement"]._cron_open()
        self.assertEqual(self._list_asked(), both, "the night asks nobody twice")
        self._evaluate(self.of_ech4, self.user_ech3_a)
        self.assertEqual(self._list_asked(), self._name(self.user_head_a))
        self.assertIn("Accept", self.measurement.with_user(self.user_head_a).turn_text)
        self.measurement.with_user(self.user_head_a).action_withdraw()
        self.assertFalse(self._list_asked())
        self._send()
        with freeze_time("2026-08-08 03:00:00"):
            self.env["mail.activity"].search(
                [("activity_type_id", "=", self.kind.id)]
            ).unlink()
            self.env["sidocakep.measurement"]._cron_open()
            self.assertFalse(self._list_asked(), "another quarter has come")

    def test_practice_33_for_a_vacant_post_its_superior_evaluates(self):
        self._send()
        away = self._create_job(
            "Sekretaris BPBD", "secretary", self.job_head_b, self.agency_b
        )
        self.employee_ech3_a._appoint(away, date(2026, 4, 3))
        self.env.invalidate_all()
        self.env["sidocakep.measurement"]._cron_open()
        self.assertEqual(self._list_asked(), self._name(self.user_head_a))
        sheets = self.env["sidocakep.measurement.sheet"].with_user(self.user_head_a)
        found = sheets.search(
            [("can_evaluate", "=", True), ("measurement_id", "=", self.measurement.id)]
        )
        self.assertEqual(found, self.of_ech3 | self.of_ech4)
        for user in (self.user_ech3_a, self.user_ech4_a, self.user_secretary_a):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                self.of_ech4.with_user(user).write(WORDS)
        self._evaluate(self.of_ech4, self.user_head_a)
        self.assertEqual(self.of_ech4.evaluated_by_id, self.user_head_a)
        self.assertEqual(
            self.of_ech4.evaluated_as, self.job_head_a._get_printed_title()
        )

    def test_a_correction_keeps_it_and_says_what_changed_since(self):
        self._send()
        self._evaluate(self.of_ech3, self.user_head_a)
        self.of_ech4.with_user(self.user_ech3_a).evaluation = "Sedang ditulis"
        self.measurement.with_user(self.user_monev).action_accept()
        self.assertFalse(self.of_ech3.evaluation_notice)
        bypass = self.measurement._with_workflow_bypass()
        successor = bypass.create(
            {
                "company_id": self.agency_a.id,
                "year": 2026,
                "period_no": 1,
                "date_end": self.measurement.date_end,
                "version": 2,
                "previous_id": self.measurement.id,
            }
        )
        self._put(self.outcome, 2026, 1, 90.0)
        self.measurement._copy_parts_to(successor)
        kept = {sheet.pk_id: sheet for sheet in successor.sheet_ids}
        sheet = kept[self.pk_ech3]
        for name in ("state", "evaluation", "evaluated_by_id", "evaluated_on"):
            self.assertEqual(sheet[name], self.of_ech3[name], name)
        self.assertEqual(kept[self.pk_ech4].evaluation, "Sedang ditulis")
        self.assertEqual(kept[self.pk_ech4].state, "open")
        self.assertIn("106,25 became 112,50", sheet.evaluation_notice)
        [note] = [
            row["superior_note"]
            for row in successor._get_live_document()[successor.id]["sheets"]
            if row["superior_note"]
        ]
        self.assertEqual(note["direction"], "Pertahankan")
        self.assertIn("8 April 2026", note["by"])
        self.assertIn("semula 106,25, menjadi 112,50", note["changed"][0])

        self._evaluate_beside_a_sent_correction(successor, kept[self.pk_ech4])

    def _evaluate_beside_a_sent_correction(self, successor, sheet):
        """One of two versions is evaluated: the one that counts, once."""
        successor._with_workflow_bypass().write(
            {"state": "sent", "sent_on": "2026-04-08", "first_sent_on": "2026-04-08"}
        )
        own = self.env["sidocakep.measurement.sheet"].with_user(self.user_ech3_a)
        sheet = own.browse(sheet.id)
        of_both = [("pk_id", "=", self.pk_ech4.id)]
        for name in ("is_counting", "can_evaluate"):
            found = own.search([*of_both, (name, "=", True)])
            self.assertEqual(found, self.of_ech4, name)
        self.assertIn("until then version 1", sheet.correction_notice)
        self.assertIn("correction of it is open", self.of_ech4.correction_notice)
        for act in (
            lambda: sheet.write(WORDS),
            sheet.action_finish,
        ):
            with self.assertRaisesRegex(UserError, "Write the evaluation there"):
                act()
        self._evaluate(self.of_ech4, self.user_ech3_a)
        window = self.env["sidocakep.measurement.step"].with_user(self.user_monev)
        vals = {"measurement_ids": successor.ids, "step": "accept"}
        window.create(vals).action_confirm()
        self.assertEqual(successor.state, "accepted")
        self.assertEqual((sheet.state, sheet.direction), ("evaluated", "Pertahankan"))
        self.assertEqual(own.search([*of_both, ("is_counting", "=", True)]), sheet)

    def test_late_where_the_profile_sets_a_day(self):
        """Done when the last agreement below a post is evaluated."""
        deadlines = self.env["sidocakep.deadline"]

        def find():
            rows = deadlines._refresh(self.agency_a | self.government, 2026)
            rows = rows.filtered(lambda row: row.document == "evaluation")
            return {(row.job_id, row.period_no): row for row in rows}

        self.assertFalse(find(), "the profile names no day")
        self.env["sidocakep.profile.deadline"].create(
            {
                "profile_id": self.profile_gm.id,
                "document": "evaluation",
                "trigger": "quarter_end",
                "offset_value": 20,
                "offset_unit": "day",
                "article": "Surat Edaran Nomor 065/9",
            }
        )
        rows = find()
        own = rows[self.job_ech3_a, 1]
        self.assertEqual(
            {job for job, _number in rows}, {self.job_head_a, self.job_ech3_a}
        )
        self.assertEqual(own.employee_id, self.employee_ech3_a)
        self.assertEqual((str(own.date_due), own.done_on), ("2026-04-20", False))
        self._send()
        self._evaluate(self.of_ech4, self.user_ech3_a)
        self.assertEqual(str(own.done_on), "2026-04-08")
        self.assertFalse(rows[self.job_head_a, 1].done_on)
        self.assertTrue(own.with_user(self.user_ech3_a).can_open_step)
        opened = own.with_user(self.user_ech3_a).action_open_step()
        found = self.env[opened["res_model"]].search(opened["domain"])
        self.assertEqual(found, self.of_ech4)
        self.assertFalse(own.activity_ids, "the measurement asks, and only once")

    def test_the_minutes_of_the_dialog_carry_it(self):
        dialogs = self.env["sidocakep.dialog"]
        found = dialogs._find_sheets([("measurement_id", "=", self.measurement.id)])
        dialog = dialogs._make(found).filtered(
            lambda item: item.job_id == self.job_head_a
        )
        self.assertFalse(dialog._get_live_document()[dialog.id]["superior_notes"])
        self._evaluate(self.of_ech3, self.user_head_a)
        [note] = dialog._get_live_document()[dialog.id]["superior_notes"]
        self.assertEqual(note["evaluation"], "Baik")
