"""What was spent and is another sum by now: by the steps of the months."""

from odoo.tests import freeze_time, tagged

from .realisation_case import RealisationCase

#: When a paper quoted the sums; the rows were written down after it, as in a database
#: into which the past was loaded.
SINCE, LOADED = "2026-03-02 03:00:00", "2026-03-05 03:00:00"


@freeze_time("2026-02-09 03:00:00")
@tagged("post_install", "-at_install")
class TestRealisationChanged(RealisationCase):
    def _stamp(self, rows, day):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE sidocakep_realisation SET create_date = %s WHERE id = ANY(%s)",
            [day, rows.ids],
        )
        self.env.invalidate_all()

    def _find(self):
        found = self.rows.sudo()._find_spent_otherwise(self.agency_a, 2026, 3, SINCE)
        return {key: (said.former, said.latest) for key, said in found.items()}

    def test_a_month_that_stayed_closed_is_what_it_was(self):
        """70 were entered and closed; opened again, 60 of them stand: 70 became 60."""
        month = self._open(1, self._row(self.sub_1, 70, number="1"))
        month = month.with_user(self.user_secretary_a)
        month.action_close()
        self._stamp(month.realisation_ids, LOADED)
        self.assertFalse(self._find(), "only a closed month that opens again changes")
        with freeze_time("2026-04-01 03:00:00"):
            month.action_reopen("Satu SPJ dua kali")
            self.assertFalse(self._find(), "nothing was corrected yet")
            row = month.realisation_ids._correct({"amount": 60}, "Dua kali")
        self._stamp(row, "2026-04-01 03:01:00")
        self.assertEqual(self._find(), {self.agency_a.id: (70, 60)})
        with freeze_time("2026-04-02 03:00:00"):
            month.action_close()
            month.action_reopen("Lagi")
            row = row._correct({"amount": 50}, "Sekali lagi")
        self._stamp(row, "2026-04-02 03:01:00")
        self.assertEqual(self._find(), {self.agency_a.id: (70, 50)})

    def test_what_is_entered_into_an_open_month_is_no_change(self):
        self._open(1, self._row(self.sub_1, 70, number="1"))
        self.assertFalse(self._find(), "who quoted it said that it was open")
