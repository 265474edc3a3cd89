"""A wrong target is set right by the next version of the plan, and by nothing else."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..common import YEAR
from .steps_case import StepsCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementTarget(StepsCase):
    """85 of 80 in quarter I; 80 was a slip for 70."""

    def _amend_plan(self):
        """Draft the next version as the refusal says it, with the right target."""
        plan = self.renstra.with_user(self.user_secretary_a)
        draft = plan.browse(plan.action_amend()["res_id"])
        vals = {"document_number": "9/2026", "document_date": "2026-04-08"}
        draft.write(vals | {"amendment_reason": "Salah tulis target TW I"})
        self.outcome.with_user(self.user_secretary_a).write(
            {
                "target_ids": [
                    (
                        0,
                        0,
                        {
                            "plan_id": draft.id,
                            "period_kind": "quarter",
                            "year": YEAR,
                            "period_no": 1,
                            "written": "70",
                        },
                    )
                ]
            }
        )
        return draft

    def _say_target(self, measurement):
        line = self._get_line(measurement, self.outcome)
        return line.target_text, line.printed

    def test_the_way_of_a_wrong_target_after_a_reopening(self):
        self._accept()
        printed = self.measurement.sudo()._get_said()
        self._reopen()
        own = self._as(self.user_secretary_a)
        correction = own.browse(own.action_amend()["res_id"])
        correction.amendment_reason = "Target salah tulis"
        target = self.outcome.target_ids.filtered("period_no")
        target = target.with_user(self.user_secretary_a)
        way = "RENSTRA.*Amend.*row for 2026 quarter 1.*reviewed and decided"
        for act in (lambda: target.write({"written": "70"}), target.unlink):
            with self.assert_refused(FrozenRecordError, way):
                act()
        draft = self._amend_plan()
        correction._refresh()
        self.assertEqual(self._say_target(correction), ("80 Persen", "106,25"))
        self._decide(draft.with_env(self.env))
        self.assertEqual(self._say_target(correction), ("70 Persen", "121,43"))
        line = self._get_line(correction, self.outcome)
        self.assertIn(
            "Target of the Period: 80 Persen became 70 Persen", line.changed_text
        )
        self.assertIn("70 Persen", correction.correction_text)
        self.assertEqual(self.measurement.sudo()._get_said(), printed)
        correction.with_user(self.user_head_a).action_send()
        correction.with_user(self.user_monev).action_accept()
        self.assertEqual(self.measurement.state, "replaced")
        self.assertEqual(self.measurement.sudo()._get_said(), printed)

    def test_a_missing_target_is_said_in_every_state(self):
        """To Tim Monev too, which may still return it; accepted it says what it was."""
        self._put(self.outcome, YEAR, 2, 85)
        with freeze_time("2026-07-08 03:00:00"):
            item = self._measure(period_no=2)
            zero = "counts as 0 beside what is measured in the achievement of the off"
            for user, step, said in (
                (self.user_head_a, "send", "before the figure is verified"),
                (self.user_monev, "accept", "Tim Monev may return it for that"),
                (self.user_bupati, None, "was not set, so compared"),
            ):
                with self.subTest(step):
                    own = item.with_user(user).with_context(lang="en_US")
                    self.assertEqual(own.no_target_count, 1)
                    [notice] = [
                        line
                        for line in own.notice.splitlines()
                        if f"with nothing: {self.outcome.name}." in line
                    ]
                    self.assertIn(said, notice)
                    self.assertIn(zero, notice)
                    found = [("id", "=", item.id), ("no_target_count", ">", 0)]
                    self.assertTrue(own.search(found))
                    found[1] = ("no_target_count", "=", 0)
                    self.assertFalse(own.search(found))
                    if not step:
                        continue
                    action = getattr(own, f"action_ask_{step}")()
                    window = own.env["sidocakep.measurement.step"]
                    window = window.with_context(**action["context"]).create({})
                    row = f"{self.outcome.name} ({self.job_ech3_a.name})"
                    self.assertIn(row, window.warnings)
                    window.action_confirm()

    def test_what_takes_the_place_of_a_figure_says_which(self):
        """Until it is verified; afterwards the versions say it themselves."""
        figure = self.figure.with_user(self.user_ech3_a)
        self.assertFalse(figure.former_value)
        successor = figure.browse(figure.action_amend()["res_id"])
        self.assertEqual(successor.former_value, "85 Persen")
        self.assertEqual(successor.printed_value, "85 Persen", "nothing is typed yet")
        self._enter(successor, self.user_ech3_a, "16", "20")
        self.assertEqual(successor.printed_value, "80 Persen")
        self.assertEqual(successor.former_value, "85 Persen")
        successor.amendment_reason = "Register tercecer"
        successor.action_send()
        successor.with_user(self.user_secretary_a).action_verify()
        self.assertFalse(successor.former_value)

    def test_what_was_sent_waits_and_what_is_open_follows(self):
        self._decide(self._amend_plan().with_env(self.env))
        self.assertEqual(self._say_target(self.measurement), ("70 Persen", "121,43"))

    def test_quarters_that_are_added_up_and_exceed_the_year_are_asked_about(self):
        """120 Orang a year, 30 in quarter I: 60 and 90 are reached since January."""
        own = self.output.with_user(self.user_secretary_a)

        def save(*rows):
            """Save the form once with quarters, which it adds or changes."""
            known = {row.period_no: row.id for row in own.target_ids.filtered("year")}
            commands = []
            for number, written, reason in rows:
                vals = {"written": written, "sum_reason": reason}
                if number in known and number:
                    commands.append(Command.update(known[number], vals))
                else:
                    key = {"period_kind": "quarter", "year": YEAR}
                    commands.append(Command.create(key | vals | {"period_no": number}))
            own.write({"target_ids": commands})
            self.env.invalidate_all()

        with self.assert_refused(
            UserError, "30 Orang . 60 Orang . 90 Orang = 180 Orang.*120 Orang"
        ):
            save((2, "60", False), (3, "90", False))
        save((2, "30", False), (3, "30", False), (4, "30", False))
        # One goes down and another up in one save: 30 + 10 + 50 + 30 is 120.
        save((3, "50", False), (2, "10", False))
        with self.assert_refused(UserError, "= 150 Orang"):
            own.target_ids.filtered(lambda row: row.period_no == 4).written = "60"
        text = self.measurement.with_context(lang="en_US").summed_target_text
        self.assertFalse(text)
        save((4, "60", "Cadangan untuk dua Puskesmas baru"))
        save((4, "70", "Cadangan untuk dua Puskesmas baru"))
        text = self.measurement.with_context(lang="en_US").summed_target_text
        self.assertIn(f"1 ({own.name} (160 Orang, year 120 Orang))", text)

    def test_the_words_corrected_since_are_seen(self):
        """The line shows the words that were signed; who accepts sees both."""
        office = self.outcome.with_user(self.user_organisasi)
        office._correct_wording({"name": "Layanan  Sesuai Standar"}, "Huruf besar")
        seen = self._as(self.user_monev)
        for text in (seen.wording_text, self.line.with_env(seen.env).wording_text):
            self.assertIn("“Layanan sesuai standar” became", text)
            self.assertIn("Huruf besar", text)
        self.assertEqual(self.line.name, "Layanan sesuai standar")
