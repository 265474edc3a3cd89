"""What the data cards of a period say is read with all others of it."""

from odoo.tests import freeze_time, tagged

from ..measurement_case import MeasurementCase


@freeze_time("2027-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasuredCards(MeasurementCase):
    def test_a_card_is_no_record_of_its_own_when_all_are_measured(self):
        """Each was looked for among all indicators: the time grew with the square."""
        lines = self._measure().line_ids
        cards = self.env["sidocakep.data.card"].search(
            [("indicator_id", "in", lines.indicator_id.ids)]
        )
        self.assertTrue(cards, "there is something to read")
        lines._refresh()
        self.env.flush_all()
        self.env.invalidate_all()
        lines._refresh()
        cache = cards._fields["indicator_id"]._get_cache(self.env(su=True))
        self.assertFalse(set(cards.ids) & set(cache))
