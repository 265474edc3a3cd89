"""What a measurement says of a figure that is missing: who has it in hand."""

from odoo.tests import freeze_time, tagged

from ..measurement_case import MeasurementCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementWaiting(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")

    def test_what_was_sent_waits_for_who_verifies_it(self):
        """Nobody holds it who sent it; a name ends in the stop of its degree."""
        self.user_secretary_a.name = "Junaidi, M.Kes."
        figure = self.env["sidocakep.data.figure"].search(
            [("indicator_id", "=", self.output.id), ("state", "=", "asked")], limit=1
        )
        self._enter(figure, self.user_ech4_a, "25").action_send()
        self.env.invalidate_all()
        said = "sent; it waits to be verified by Junaidi, M.Kes."
        self.assertIn(said, self.measurement.notice)
        self.assertNotIn("..", self.measurement.notice)
