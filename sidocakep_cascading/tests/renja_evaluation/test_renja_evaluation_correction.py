"""A row of the evaluation of a Renja adds up, also while a quarter is corrected."""

from odoo.tests import freeze_time, tagged

from ..measurement.outdated_case import OutdatedCase


@freeze_time("2027-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestRenjaEvaluationCorrection(OutdatedCase):
    """24 and 36 are 60; with 27 in quarter I they are 63."""

    def _read(self, measurement):
        """Return of the referrals quarters I and II, the year, and what is said."""
        self.env.flush_all()
        self.env.invalidate_all()
        row = self.env["sidocakep.renja.evaluation"].search(
            [
                ("measurement_id", "=", measurement.id),
                ("indicator_id", "=", self.output.id),
            ]
        )
        said = (row.text_1, row.text_2, row.to_date_text)
        return tuple(int(text.split()[0]) for text in said), row.correction_text

    def _correct(self, measurement):
        """Open the correction, with its reason."""
        correction = measurement.browse(measurement.action_amend()["res_id"])
        correction.amendment_reason = "Register tercecer"
        return correction

    def test_quarters_and_year_are_of_one_source(self):
        self._settle(self.first)
        self.assertEqual(self._read(self.second), ((24, 36, 60), False))
        self._reopen(self.first)
        self._replace(self.figure, self.user_ech4_a, "27")
        figures, said = self._read(self.second)
        self.assertEqual(figures, (27, 36, 63), "no version has the 27 of quarter I")
        self.assertEqual(
            said,
            "quarter I is counted as 27 Orang, its measurement says 24 Orang: it is "
            "not corrected yet",
        )
        own = self.first.with_user(self.user_secretary_a)
        correction = self._correct(own)
        for measurement in (self.second, self.year):
            figures, said = self._read(measurement)
            self.assertEqual(figures, (27, 36, 63))
            self.assertIn(
                "quarter I is counted as 27 Orang, its measurement says 24 Orang", said
            )
        self._settle(correction)
        self.assertEqual(self._read(self.second), ((27, 36, 63), False))

    def test_what_was_settled_before_keeps_the_quarter_that_it_counts(self):
        """Quarter II was accepted with 24: the correction of quarter I is named."""
        self._settle(self.first, self.second)
        self._reopen(self.first)
        self._replace(self.figure, self.user_ech4_a, "27")
        self.assertEqual(self._read(self.second), ((24, 36, 60), False))
        own = self.first.with_user(self.user_secretary_a)
        self._settle(self._correct(own))
        figures, said = self._read(self.second)
        self.assertEqual(figures, (24, 36, 60))
        self.assertIn("its measurement says 27 Orang", said)
