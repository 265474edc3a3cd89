"""The signed report goes upwards: letters, receipts, deadline."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import YEAR

LETTER = {"letter_number": "400.7/9", "letter_date": "2027-02-10"}


class DispatchTests:
    """Mixed into the tests of the review: one government for all of them."""

    def _sign_report(self):
        self._pass()
        self._as(self.user_bupati).action_sign()
        return self.report.dispatch_ids

    def _get_deadline(self):
        deadlines = self.env["sidocakep.deadline"]
        deadlines._refresh(self.government, YEAR)
        return deadlines.search([("document", "=", "lkjip_government")])

    def test_bagian_organisasi_writes_letters_and_receipts(self):
        rows = self._sign_report()
        for role in ("bupati", "bappeda", "inspektorat", "secretary_a"):
            with self.subTest(role), self.assertRaises(AccessError):
                rows[0].with_user(getattr(self, f"user_{role}")).write(LETTER)
        for vals, words in (
            ({"receipt_number": "TT-1"}, "not written to yet"),
            ({"letter_number": "400.7/9"}, "write number and date"),
            (LETTER | {"letter_date": "2027-02-09"}, "from the signature"),
            (LETTER | {"letter_date": "2027-02-11"}, "until today"),
            (LETTER | {"receipt_date": "2027-02-09"}, "a receipt has a day"),
            (LETTER | {"received_by": "Sekretariat"}, "a receipt has a day"),
        ):
            with (
                self.subTest(vals),
                self.assertRaisesRegex(ValidationError, words),
                self.cr.savepoint(),
            ):
                rows[1].write(vals)
        for vals in ({"recipient": "Presiden"}, {"sequence": 9}):
            with self.subTest(vals), self.assertRaises(UserError):
                rows[0].write(vals)
        rows[0].write(LETTER | {"receipt_number": "TT-1", "receipt_date": "2027-02-10"})
        self.assertTrue(rows[0].can_write)
        self.assertFalse(rows[0].with_user(self.user_bappeda).can_write)

    def test_nobody_receives_it_in_the_house(self):
        self._sign_report()
        for user, name in (
            (self.user_organisasi, "action_receive"),
            (self.user_bappeda, "action_receive_planner"),
        ):
            with self.assertRaises(UserError):
                getattr(self._as(user), name)()

    def test_nothing_is_sent_before_it_is_signed(self):
        row = self.env["sidocakep.lkjip.dispatch"]._with_workflow_bypass()
        row = row.create({"lkjip_id": self.report.id, "recipient": "Gubernur"})
        row = row.with_env(self.report.env)
        with self.assertRaisesRegex(UserError, "Have it signed first"):
            row.write(LETTER)
        self.assertFalse(row.can_write)

    def test_the_first_screen_of_bagian_organisasi_counts_it(self):
        def count():
            items = self.env["res.users"].with_user(self.user_organisasi)
            return sum(
                item["count"]
                for item in items._get_watched_work()
                if "Sent Upwards" in str(item["label"])
            )

        rows = self._sign_report()
        self.assertEqual(count(), 1)
        rows.write(LETTER)
        self.assertEqual(count(), 0)

    def test_the_deadline_opens_it_for_bagian_organisasi(self):
        row = self._get_deadline()
        [kind] = [
            kind for kind in row._get_kinds() if "lkjip_government" in kind.documents
        ]
        for user in (self.user_organisasi, self.user_bupati):
            own = kind(self.env(user=user))
            self.assertEqual(own.filter_can_open(row), row)
            self.assertEqual(own.open_step(row)["res_id"], self.report.id)

    @long
    def test_a_correction_keeps_the_first_day_and_is_reviewed_anew(self):
        self._sign_report().write(LETTER)
        successor = self.report.browse(self.report.action_amend()["res_id"])
        successor.write(
            {
                "amendment_reason": "Setelah audit",
                "document_number": "400.7/13/LKjIP",
                "document_date": "2027-02-10",
            }
        )
        self.assertFalse(successor.dispatch_ids)
        self.assertFalse(successor.review_ids)
        successor.action_submit()
        with self.assertRaisesRegex(UserError, "the statement of review"):
            successor.with_user(self.user_bupati).action_sign()
        self.report = successor
        self.review = self._pass(self._review())
        self._as(self.user_bupati).action_sign()
        with freeze_time("2027-03-20 03:00:00"):
            successor.dispatch_ids.write(LETTER | {"letter_date": "2027-03-20"})
        self.assertEqual(successor.first_sent_on, date(2027, 2, 10))
