"""Gunung Mas 24/2024 art. 7(4): to the Bupati through Bagian Organisasi."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError, TransitionError

from ..common import ROLES, PkCase


@tagged("post_install", "-at_install")
class TestPkHandIn(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "handed_in")
        cls.other = cls._sign_to(cls._create_pk(cls.job_secretary_a), "handed_in")

    def test_gunung_mas_7_4_handed_in_received_and_accepted(self):
        pks = (self.pk | self.other).with_user(self.user_organisasi)
        self.assertEqual(self.pk.handed_in_by_id, self.user_ech3_a)
        pks.action_receive()
        self.assertEqual(set(pks.mapped("state")), {"received"})
        self.assertEqual(pks.received_by_id, self.user_organisasi)
        self.assertEqual(len(set(pks.mapped("receipt_number"))), 1)
        self.assertRegex(self.pk.receipt_number, r"^TT-PK/\d{4}/\d{4}$")
        pks.action_put_in_force()
        self.assertEqual(set(pks.mapped("state")), {"in_force"})

    def test_each_receipt_has_its_number(self):
        for pk in (self.pk, self.other):
            pk.with_user(self.user_organisasi).action_receive()
        self.assertNotEqual(self.pk.receipt_number, self.other.receipt_number)

    def test_receipts_have_no_hole_where_one_was_refused(self):
        pks = (self.pk | self.other).with_user(self.user_organisasi)
        pks[0].action_receive()
        for _number in range(3):
            with self.assertRaises(TransitionError), self.env.cr.savepoint():
                pks[0].action_receive()
        pks[1].action_receive()
        first, second = (int(pk.receipt_number[-4:]) for pk in pks)
        self.assertEqual(second, first + 1)

    def test_only_bagian_organisasi_receives(self):
        for role in set(ROLES) - {"organisasi"}:
            pk = self.pk.with_user(getattr(self, f"user_{role}"))
            for method, args in (
                ("action_receive", ()),
                ("action_send_back", ("Salah ketik",)),
            ):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(AccessError),
                ):
                    getattr(pk, method)(*args)
        self.assertEqual(self.pk.state, "handed_in")

    def test_what_is_not_received_does_not_come_into_force(self):
        with self.assertRaises(UserError):
            self.pk.with_user(self.user_organisasi).action_put_in_force()

    def test_a_formal_defect_goes_back_with_its_signatures(self):
        self.pk.with_user(self.user_organisasi).action_receive()
        signatures = self.pk.signature_ids
        wizard = (
            self.env["sidocakep.pk.return"]
            .with_user(self.user_organisasi)
            .create(
                {
                    "pk_ids": [(6, 0, self.pk.ids)],
                    "kind": "formal",
                    "reason": "Lembar asli belum diserahkan",
                }
            )
        )
        self.assertTrue(wizard.can_be_formal)
        wizard.action_confirm()
        self.assertEqual(self.pk.state, "signed")
        self.assertFalse(self.pk.received_on or self.pk.receipt_number)
        self.assertFalse(self.pk.handed_in_on)
        self.assertEqual(self.pk.signature_ids, signatures)
        self.assertFalse(any(signatures.mapped("is_void")))
        self.assertIn("Lembar asli", "".join(self.pk.message_ids.mapped("body")))
        self._sign_to(self.pk, "in_force")

    def test_sending_back_needs_a_remark(self):
        with self.assertRaisesRegex(UserError, "missing"):
            self.pk.with_user(self.user_organisasi).action_send_back("  ")

    def test_what_was_not_handed_in_is_never_only_formal(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "proposed")
        wizard = (
            self.env["sidocakep.pk.return"]
            .with_user(self.user_ech4_a)
            .create(
                {"pk_ids": [(6, 0, pk.ids)], "kind": "formal", "reason": "Salah ketik"}
            )
        )
        self.assertFalse(wizard.can_be_formal)
        with self.assertRaises(TransitionAccessError):
            wizard.action_confirm()

    def test_wrong_content_goes_back_to_draft(self):
        self.pk.with_user(self.user_organisasi).action_receive()
        self.pk.with_user(self.user_organisasi).action_return("Target keliru")
        self.assertEqual(self.pk.state, "draft")
        self.assertFalse(self.pk.received_by_id or self.pk.receipt_number)

    def test_everybody_of_bagian_organisasi_sees_what_came_in(self):
        colleague = self._create_user("uji_org_2", "group_organisasi", self.setda)
        action = self.env.ref("sidocakep_cascading.sidocakep_pk_action_to_receive")
        for user in (self.user_organisasi, colleague):
            found = (
                self.env["sidocakep.pk"]
                .with_user(user)
                .search([("state", "in", ["handed_in", "received"])])
            )
            self.assertLessEqual(self.pk | self.other, found)
        self.assertEqual(action.domain, "[('state', 'in', ['handed_in', 'received'])]")

    def test_the_inbox_opens_on_its_own_list(self):
        xmlid = "sidocakep_cascading.sidocakep_pk_action_to_receive"
        shown = self.open_action(self.user_organisasi, xmlid)
        self.assertEqual(set(shown), {"list", "kanban", "form"})
        self.assertIn("handed_in_on", shown["list"][0])

    def _get_todo(self):
        kinds = self.env.ref("sidocakep_cascading.mail_activity_type_pk_receive")
        kinds |= self.env.ref("sidocakep_cascading.mail_activity_type_pk_put_in_force")
        activities = self.pk.activity_ids
        return activities.filtered(lambda item: item.activity_type_id in kinds)

    def test_one_person_is_asked_and_any_other_may_do_it(self):
        """The one in the highest post, so that it is somebody's task."""
        chief = self._create_user("uji_org_1", "group_organisasi", self.setda)
        job = self._create_job(
            "Kepala Bagian Organisasi", "administrator", self.job_sekda, self.setda
        )
        self._create_employee("Kabag", job=job, user_id=chief.id)
        self.assertEqual(self._get_todo().user_id, self.user_organisasi)
        self.pk.with_user(self.user_organisasi).action_send_back("Sampul")
        self.assertFalse(self._get_todo())
        self.pk.with_user(self.user_ech3_a).action_hand_in()
        self.assertEqual(self._get_todo().user_id, chief)
        self.pk.with_user(self.user_organisasi).action_receive()
        self.assertEqual(self._get_todo().user_id, self.user_organisasi)
        self.pk.with_user(chief).action_put_in_force()
        self.assertFalse(self._get_todo())
