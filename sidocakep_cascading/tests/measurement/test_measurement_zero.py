"""A typed zero, from the correction of a figure to the line that measures it."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..measurement_case import MeasurementCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementZero(MeasurementCase):
    """Less is better, 80 is the target of the quarter and 85 (17 of 20) stands.

    Of a formula that takes what is below the target as a success, 0 is
    (2 x 80 - 0) / 80 = 200 per cent: the best that there is.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # a signed plan has it otherwise
        cls.env.flush_all()
        cls.env.cr.execute(
            "UPDATE sidocakep_indicator SET direction = 'lower' WHERE id = %s",
            [cls.outcome.id],
        )
        cls.env.invalidate_all()
        cls._setup_quarter("17")

    def test_a_correction_to_zero_is_explained_before_it_is_measured(self):
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        figure = self.figure.browse(action["res_id"]).with_user(self.user_ech3_a)
        figure.amendment_reason = "Salah hitung"
        figure.part_ids.filtered(lambda part: part.written == "17").written = "0"
        self.assertIn("target of the period 80", figure.doubt_text)
        with self.assertRaisesRegex(UserError, "cannot be sent yet"):
            figure._send()
        asked = figure.action_send()
        self.assertEqual(asked["res_model"], "sidocakep.data.doubt")
        window = figure.env["sidocakep.data.doubt"].browse(asked["res_id"])
        window.reason = "Tidak ada keluhan sama sekali."
        window.action_confirm()
        figure.with_user(self.user_secretary_a).action_verify()
        self.env.flush_all()
        line = self._get_line(self.measurement, self.outcome)
        self.assertEqual(line.realisation_text, "0 Persen")
        self.assertEqual(line.printed, "200,00")
        self.assertEqual(line.doubt_reason, window.reason)
        self.assertIn(window.reason, self.measurement.doubt_text)

    def test_zero_where_it_is_the_target_is_a_result(self):
        target = self.env["sidocakep.target"].search(
            [
                ("indicator_id", "=", self.outcome.id),
                ("period_kind", "=", "quarter"),
                ("period_no", "=", 1),
            ]
        )
        target._with_workflow_bypass().write({"written": "0"})
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        figure = self.figure.browse(action["res_id"]).with_user(self.user_ech3_a)
        figure.part_ids.filtered(lambda part: part.written == "17").written = "0"
        self.assertFalse(figure.doubt_text)
