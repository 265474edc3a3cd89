"""Verified figures and measurements bear a seal: what is forged of them is named."""

from odoo.tests import freeze_time, tagged
from odoo.tools import SQL

from odoo.addons.sidocakep_base.tests.seal_case import SealedCase

from ..measurement_case import MeasurementCase


@tagged("post_install", "-at_install")
class TestSealedData(SealedCase, MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("18")
        cls._commit()

    def _send(self):
        with freeze_time("2026-04-03 03:00:00"):
            self.measurement.with_user(self.user_head_a).action_send()
        self._commit()

    def test_each_column_of_a_verified_figure_and_of_its_parts(self):
        self.assertGreater(self._check_each_column(self.figure), 40)
        seal = self._get_seals(self.figure)
        self.assertEqual(seal.user_id, self.user_secretary_a)
        self.assertEqual(seal.content["value"], "90.0")
        self.assertFalse(self.other._verify_seals(), "what is asked for bears none")

    def test_each_column_of_a_sent_measurement_and_of_its_rows(self):
        self.assertIsNone(self._judge(self.measurement))
        self._send()
        self.assertGreater(self._check_each_column(self.measurement), 100)

    def test_measurement_is_sealed_with_each_step_that_settles_or_opens_it(self):
        measurement = self.measurement
        self._send()
        with freeze_time("2026-04-04 03:00:00"):
            measurement.with_user(self.user_head_a).action_withdraw()
            self._commit()
            self._assert_sealed(measurement)
            measurement.with_user(self.user_head_a).action_send()
            self._commit()
            measurement.with_user(self.user_monev).action_accept()
            self._commit()
        self._assert_sealed(measurement)
        states = self._get_seals(measurement).sorted("id").mapped("state")
        self.assertEqual(states, ["sent", "open", "sent", "accepted"])

    def test_step_on_what_was_forged_makes_nothing_good(self):
        """Accepted before the night it stays forged; opened it is settled anew."""
        measurement = self.measurement
        change = SQL(
            "UPDATE sidocakep_measurement_line SET obstacle = CONCAT(obstacle, 'x')"
            " WHERE id = %s",
            measurement.line_ids[0].id,
        )
        self._send()
        with freeze_time("2026-04-04 03:00:00"):
            self._forge(change)
            measurement.with_user(self.user_head_a).action_withdraw()
            self._commit()
            self._assert_sealed(measurement)
            measurement.with_user(self.user_head_a).action_send()
            self._commit()
            self.assertEqual(self._judge(measurement), ("intact", ["was_forged"]))
            self._forge(change)
            measurement.with_user(self.user_monev).action_accept()
            self._commit()
        said = "broken", ["forged", "was_forged"]
        self.assertEqual(self._judge(measurement), said)
        words, once = measurement._describe_seal_problems(self.judged[1])
        self.assertIn("past the program", words)
        self.assertIn("04/04/2026", once)

    def test_state_that_was_forged_is_no_way_to_settle_anew(self):
        """Opened by SQL and sent in due form, it still is what was forged."""
        measurement = self.measurement
        self._send()
        self._forge(
            SQL(
                "UPDATE sidocakep_measurement SET state = 'open' WHERE id = %s",
                measurement.id,
            )
        )
        with freeze_time("2026-04-04 03:00:00"):
            measurement.with_user(self.user_head_a).action_send()
            self._commit()
        self.assertEqual(self._judge(measurement), ("broken", ["forged"]))

    def test_next_version_makes_nothing_good_of_the_former(self):
        self._forge(
            SQL(
                "UPDATE sidocakep_data_figure SET remark = 'x' WHERE id = %s",
                self.figure.id,
            )
        )
        with freeze_time("2026-04-20 03:00:00"):
            figure = self.figure.with_user(self.user_secretary_a)
            successor = figure.browse(figure.action_amend()["res_id"])
            successor.amendment_reason = "Register tercecer satu lembar"
            self._verify(successor, self.user_ech3_a, "17", "20")
        self._commit()
        self.assertEqual(self.figure.state, "replaced")
        self.assertEqual(self._judge(self.figure), ("broken", ["forged"]))
        self._assert_sealed(successor)

    def test_evaluation_of_the_superior_comes_after_the_seal(self):
        self._send()
        sheet = self.measurement.sheet_ids.filtered(
            lambda item: item.job_id == self.job_ech4_a
        )
        sheet = sheet.with_user(self.user_ech3_a)
        sheet.write({"evaluation": "Cukup", "direction": "Teruskan tiap bulan"})
        sheet.action_finish()
        self._assert_sealed(self.measurement)

    def test_next_version_retires_what_was_sealed(self):
        with freeze_time("2026-04-20 03:00:00"):
            figure = self.figure.with_user(self.user_secretary_a)
            successor = figure.browse(figure.action_amend()["res_id"])
            successor.amendment_reason = "Register tercecer satu lembar"
            self._verify(successor, self.user_ech3_a, "17", "20")
        self._commit()
        self.assertEqual(self.figure.state, "replaced")
        for version in self.figure | successor:
            self._assert_sealed(version)

    def test_figure_that_was_released_since_is_sealed_anew(self):
        """What Tim Monev accepted takes over a release without being reopened."""
        self.figure._with_workflow_bypass().release_status = "provisional"
        self._send()
        self._decree(self.card)
        with freeze_time("2026-05-20 03:00:00"):
            figure = self.figure.with_user(self.user_secretary_a)
            successor = figure.browse(figure.action_amend_released()["res_id"])
            successor.amendment_reason = "Rilis resmi BPS"
            successor.remark = "BRS 20 Mei 2026"
            self._attach(successor)
            self._verify(successor, self.user_ech3_a, "17", "20")
        self._commit()
        line = self._get_line(self.measurement, self.outcome)
        self.assertTrue(line.before_text)
        self._assert_sealed(self.measurement)
        self.assertEqual(len(self._get_seals(self.measurement)), 2)

    def test_sealing_costs_no_more_for_a_pile(self):
        """One query a table, however many a transaction settled."""
        counts = []
        for figures in (self.figure, self.figure | self.other):
            for read in (figures._get_sealed_content, figures._verify_seals):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                read()
                counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[:2], counts[2:])
        self.assertLess(max(counts), 12)
