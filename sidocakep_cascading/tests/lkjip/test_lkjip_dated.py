"""A performance report is not dated before its figures, its letter not before it."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..lkjip_case import NOW, LkjipCase


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipDated(LkjipCase):
    """The measurement of the year was sent and accepted on 5 January 2027."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls._begin()

    def test_it_is_not_dated_before_the_figures_that_it_prints(self):
        self.assertTrue(self.report.measurement_id)
        with self.assertRaisesRegex(
            ValidationError, "not before 5 Januar[iy] 2027, which is .*is written"
        ):
            self.report.document_date = "2027-01-04"
        self.report.document_date = "2027-01-05"

    def test_an_acceptance_after_its_date_is_named_before_the_signature(self):
        self._write_all(self.report)
        self.report.document_date = "2027-02-05"
        self.report.action_submit()
        measured = self.year_measurement._with_workflow_bypass()
        measured.accepted_on = "2027-02-08"
        self.report.action_take_figures()
        signing = self.report.with_user(self.user_head_a)
        with self.assertRaisesRegex(UserError, "not before 8 Februar[iy] 2027"):
            signing.action_sign()
        self.report.document_date = "2027-02-08"
        signing.action_sign()
        self.assertEqual(self.report.state, "signed")

    def test_its_covering_letter_is_not_older_than_the_report(self):
        self._write_all(self.report)
        self.report.document_date = "2027-02-10"
        with self.assertRaisesRegex(ValidationError, "not before 10 Februar[iy] 2027"):
            self.report.letter_date = "2027-02-09"
        self.report.letter_date = "2027-02-10"
