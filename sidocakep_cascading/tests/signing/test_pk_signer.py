"""Who signs holds the post that day: attacks by who left, and by who never held it."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError

from ...wizard.signing.sidocakep_sign import SECRET_KEY
from ..common import PkCase

NOW = "2026-01-20 03:00:00"


class SignerCase(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)
        cls.other_job = cls._create_job(
            "Sekretaris BPBD", "secretary", cls.job_head_b, cls.agency_b
        )
        # What was set up is told now, not in the middle of an attack.
        cls.env.flush_all()
        cls.env["hr.job"].sudo()._tell_tenure()

    def _call(self, user, method, *args, model="sidocakep.pk", **context):
        """Call as a client does, what it leaves behind told to the positions."""
        records = self.env[model].with_user(user)
        answer = call_kw(records, method, list(args), {"context": context})
        self._tell()
        return answer

    def _tell(self):
        self.env.flush_all()
        self.env["hr.job"].sudo()._tell_tenure()
        self.env.invalidate_all()

    def _move(self, employee, day="2026-01-10"):
        """HR records that the employee holds another post from a day on."""
        employee._appoint(self.other_job, date.fromisoformat(day))
        self._tell()

    def _stand_in(self, job, employee, start="2026-01-15", **kw):
        acting = self._create_acting(job, employee, "plh", start, **kw)
        self._tell()
        return acting


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPkSigner(SignerCase):
    """A head who left signed on as "definitif", and the Plh in office was refused."""

    def test_who_left_as_second_party_does_not_sign(self):
        self._sign_to(self.pk, "signed_first")
        done = self.pk.message_ids.filtered("mail_activity_type_id")
        self._move(self.employee_head_a)
        self.assertFalse(self.pk.sudo().activity_ids)
        said = self.pk.message_ids.filtered("mail_activity_type_id")
        self.assertEqual(said, done, "nobody signed: no task is done")
        with self.assertRaisesRegex(TransitionAccessError, "since .*10.* 2026"):
            self._call(self.user_head_a, "action_sign", self.pk.ids)
        self.assertEqual(self.pk.state, "signed_first", "nobody holds the post: kept")

    def test_nobody_signs_for_a_post_that_two_are_recorded_to_hold(self):
        """Of either party: who of the two, HR says by ending one."""
        rival = self._create_employee("Pejabat Kedua", rank="iv_b")
        today = self.pk._get_today()
        for job, state in (
            (self.job_ech3_a, "proposed"),
            (self.job_head_a, "signed_first"),
        ):
            with self.subTest(state), self.env.cr.savepoint() as savepoint:
                pk = self._sign_to(self.pk, state)
                rival._appoint(job, today)
                refused = self.assertRaisesRegex(UserError, "as held by .*at once")
                with refused, self.env.cr.savepoint():
                    pk._check_parties()
                savepoint.rollback()
            self.env.invalidate_all()

    def test_a_window_opened_while_in_office_does_not_sign_after_it(self):
        self._sign_to(self.pk, "signed_first")
        user = self.user_head_a
        wizard_id = self._call(user, "action_sign", self.pk.ids)["res_id"]
        wizard = "sidocakep.sign"
        self._call(user, "action_mark_read", [wizard_id], model=wizard)
        self._move(self.employee_head_a)
        with self._own_cursors(), self.assertRaises(TransitionAccessError):
            self._call(
                user,
                "action_confirm",
                [wizard_id],
                model=wizard,
                **{SECRET_KEY: self._get_password(user.login)},
            )
        self.assertFalse(self.pk.signed_second_on)

    def test_who_left_as_first_party_is_told_to_have_it_drawn_up_again(self):
        self._sign_to(self.pk, "proposed")
        self._move(self.employee_ech3_a)
        with self.assertRaisesRegex(TransitionAccessError, "drawn up again"):
            self._call(self.user_ech3_a, "action_sign", self.pk.ids)
        self._call(self.user_secretary_a, "action_return", self.pk.ids, "Mutasi")
        self.assertEqual(self.pk.state, "draft")

    def test_the_second_does_not_sign_for_a_first_who_left(self):
        self._sign_to(self.pk, "signed_first")
        self._move(self.employee_ech3_a)
        with self.assertRaisesRegex(UserError, "does not hold"):
            self._sign(self.pk, self.user_head_a)

    def test_an_archived_employee_does_not_sign(self):
        self._sign_to(self.pk, "signed_first")
        self.employee_head_a.active = False
        self._tell()
        with self.assertRaises(TransitionAccessError):
            self._sign(self.pk, self.user_head_a)

    def test_an_archived_employee_does_not_sign_under_a_decree(self):
        self._stand_in(self.job_head_a, self.employee_secretary_a)
        self._sign_to(self.pk, "signed_first")
        self.assertEqual(self.pk.second_user_id, self.user_secretary_a)
        self.employee_secretary_a.active = False
        self._tell()
        with self.assertRaises(TransitionAccessError):
            self._sign(self.pk, self.user_secretary_a)

    def test_a_date_typed_back_into_the_old_days_helps_nobody(self):
        """The coordinator dates the document on a day on which the friend held it."""
        self._move(self.employee_head_a)
        pk = self._create_pk(self.job_secretary_a, date_document="2026-01-20")
        self.assertFalse(pk.second_employee_id, "vacant")
        pk.date_document = "2026-01-02"
        self.assertEqual(pk.second_employee_id, self.employee_head_a)
        self._stand_in(self.job_head_a, self.employee_head_b)
        pk = pk.with_user(self.user_secretary_a)
        with self.assertRaisesRegex(UserError, "Head B.*Refresh Parties"):
            pk.action_propose()
        pk._renew(date(2026, 1, 20))
        self.assertEqual(pk.second_user_id, self.user_head_b)
        pk.action_propose()

    def test_before_any_signature_the_second_party_is_followed(self):
        self._sign_to(self.pk, "proposed")
        self._stand_in(self.job_head_a, self.employee_secretary_a)
        self.assertEqual(self.pk.second_employee_id, self.employee_secretary_a)
        self.assertEqual(self.pk.second_title, "Plh. Kepala Dinas Kesehatan")
        self.assertEqual(self.pk.second_user_id, self.user_secretary_a)
        self._sign_to(self.pk, "signed")
        second = self.pk.signature_ids.filtered(lambda row: row.party == "second")
        self.assertEqual(second.user_id, self.user_secretary_a)
        self.assertEqual(second.capacity, "plh")
        self.assertIn("800.1.3.1/1", second.decree)

    def test_after_the_first_signature_it_is_void_and_signed_again(self):
        self._sign_to(self.pk, "signed_first")
        seal = self.pk.frozen_hash
        self._stand_in(self.job_head_a, self.employee_secretary_a)
        self.assertEqual(self.pk.state, "proposed")
        self.assertFalse(self.pk.frozen_hash)
        self.assertEqual(self.pk.snapshot_ids.frozen_hash, seal)
        self.assertTrue(self.pk.signature_ids.is_void)
        self.assertEqual(self.pk.waiting_user_id, self.user_ech3_a)
        told = self.env["mail.message"].search(
            [("model", "=", "sidocakep.pk"), ("res_id", "=", self.pk.id)]
        )
        self.assertLessEqual(
            (self.user_ech3_a | self.user_secretary_a | self.user_head_a).partner_id,
            told.notified_partner_ids,
        )
        self._sign_to(self.pk, "signed")
        self.assertEqual(self.pk.frozen_values["second"]["capacity"], "plh")
        self.assertEqual(self.pk.signed_second_by_id, self.user_secretary_a)

    def test_a_decree_that_ends_at_midnight_is_followed_without_an_event(self):
        self._stand_in(
            self.job_head_a, self.employee_secretary_a, date_end="2026-01-20"
        )
        self._sign_to(self.pk, "signed_first")
        with freeze_time("2026-01-21 03:00:00"):
            with self.assertRaises(UserError):
                self._sign(self.pk, self.user_secretary_a)
            self.env["sidocakep.pk"]._cron_follow_holders()
            self.assertEqual(self.pk.second_user_id, self.user_head_a)
            self.assertEqual(self.pk.state, "proposed")

    def test_the_former_party_follows_no_longer(self):
        self._sign_to(self.pk, "signed_first")
        former = self.user_head_a.partner_id
        self.pk.message_subscribe(partner_ids=former.ids)
        self._stand_in(self.job_head_a, self.employee_secretary_a)
        self.assertNotIn(former, self.pk.message_partner_ids)

    def test_taking_the_parties_again_moves_the_login_too(self):
        """The new holder found an empty list, the former kept the right to write."""
        self.pk.message_subscribe(partner_ids=self.user_ech3_a.partner_id.ids)
        self._create_acting(self.job_ech3_a, self.employee_ech4_a, "plh", "2026-01-01")
        self._call(self.user_secretary_a, "action_compute_parties", self.pk.ids)
        self.assertEqual(self.pk.employee_id, self.employee_ech4_a)
        self.assertEqual(self.pk.user_id, self.user_ech4_a)
        self.assertNotIn(self.user_ech3_a.partner_id, self.pk.message_partner_ids)
        with self.assertRaises(AccessError):
            self._call(self.user_ech3_a, "write", self.pk.ids, {"number": "1"})

    def test_a_wrong_record_of_hr_found_later_stops_the_way(self):
        """HR records late that the superior had left before he signed."""
        self._sign_to(self.pk, "signed")
        self._move(self.employee_head_a)
        for user in (self.user_ech3_a, self.user_secretary_a):
            with self.assertRaisesRegex(UserError, "Uji Head A.*Return it"):
                self._call(user, "action_hand_in", self.pk.ids)
        self._call(self.user_secretary_a, "action_return", self.pk.ids, "Mutasi")
        self.assertEqual(self.pk.state, "draft")

    def test_a_good_signed_agreement_is_returned_by_nobody(self):
        self._sign_to(self.pk, "signed")
        for user in (self.user_ech3_a, self.user_head_a, self.user_secretary_a):
            with self.assertRaises(TransitionAccessError):
                self._call(user, "action_return", self.pk.ids, "Ingin lain")

    def test_who_signed_and_moved_on_afterwards_is_no_obstacle(self):
        self._sign_to(self.pk, "signed")
        self._move(self.employee_head_a, "2026-01-21")
        with freeze_time("2026-01-22 03:00:00"):
            self._sign_to(self.pk, "in_force")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPkSecond(SignerCase):
    """A Sekretaris made himself "Plt. Bupati" with any text as reason, in force."""

    def _write_second(self, user, pk=None, **vals):
        vals = {"second_override_reason": "Perintah lisan", **vals}
        return self._call(user, "write", (pk or self.pk).ids, vals)

    def test_nobody_names_himself(self):
        for user, employee in (
            (self.user_secretary_a, self.employee_secretary_a),
            (self.user_head_a, self.employee_head_a),
        ):
            for capacity in ("plt", "plh", "pj", "definitif"):
                with (
                    self.subTest(user=user.login, capacity=capacity),
                    self.assertRaises(ValidationError),
                    self.env.cr.savepoint(),
                ):
                    self._write_second(
                        user,
                        second_job_id=self.job_bupati.id,
                        second_employee_id=employee.id,
                        second_capacity=capacity,
                    )
        self.assertEqual(self.pk.second_employee_id, self.employee_head_a)

    def test_gunung_mas_7_3_a_bupati_on_leave_makes_nobody_sign_for_him(self):
        """Only who holds the post or acts in it: not the Sekda by a sentence."""
        pk = self._create_pk(self.job_head_a)
        for job in (self.job_bupati, self.job_sekda):
            for capacity in ("plh", "definitif", False):
                with (
                    self.subTest(job=job.name, capacity=capacity),
                    self.assertRaises(ValidationError),
                    self.env.cr.savepoint(),
                ):
                    self._write_second(
                        self.user_organisasi,
                        pk,
                        second_override_reason="Bupati cuti",
                        second_job_id=job.id,
                        second_employee_id=self.employee_sekda.id,
                        second_capacity=capacity,
                    )
        self._stand_in(self.job_bupati, self.employee_sekda)
        self._sign_to(pk, "proposed")
        self.assertEqual(pk.second_employee_id, self.employee_sekda)
        self.assertEqual(pk.second_title, "Plh. Bupati Uji")
        self._sign_to(pk, "signed")

    def test_another_superior_post_brings_its_holder(self):
        self._write_second(self.user_secretary_a, second_job_id=self.job_bupati.id)
        self.assertEqual(self.pk.second_employee_id, self.employee_bupati)
        self.assertEqual(self.pk.second_capacity, "definitif")
        self._sign_to(self.pk, "in_force")
        self.assertEqual(self.pk.signed_second_by_id, self.user_bupati)

    def test_a_post_that_is_not_above_is_refused(self):
        for job in (self.job_secretary_a, self.job_head_b, self.job_ech4_a):
            with (
                self.subTest(job.name),
                self.assertRaisesRegex(ValidationError, "no superior position"),
                self.env.cr.savepoint(),
            ):
                self._write_second(self.user_secretary_a, second_job_id=job.id)

    def test_what_was_slipped_in_below_is_refused_at_each_step(self):
        """As if a guard before it had failed: each step asks again."""
        forged = {
            "second_override_reason": "Salah ketik",
            "second_job_id": self.job_bupati.id,
            "second_employee_id": self.employee_secretary_a.id,
            "second_capacity": "plt",
        }
        self._slip_in(forged)
        with self.env.cr.savepoint() as savepoint:
            self._call(self.user_ech3_a, "action_propose", self.pk.ids)
            self.assertEqual(self.pk.second_employee_id, self.employee_bupati)
            savepoint.rollback()
        self._slip_in({"state": "proposed"})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._sign(self.pk, self.user_ech3_a)
        self._slip_in({"has_second_party": False})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._sign(self.pk, self.user_ech3_a)

    def test_who_signed_without_a_post_stops_every_later_step(self):
        for state, user, method in (
            ("signed", self.user_secretary_a, "action_hand_in"),
            ("handed_in", self.user_organisasi, "action_receive"),
            ("received", self.user_organisasi, "action_put_in_force"),
        ):
            self._sign_to(self.pk, state)
            row = self.pk.signature_ids.filtered(lambda row: row.party == "second")
            with self.subTest(state), self.env.cr.savepoint() as savepoint:
                self.env.cr.execute(
                    "UPDATE sidocakep_pk_signature SET job_id = %s, capacity = 'plt'"
                    " WHERE id = %s",
                    [self.job_bupati.id, row.id],
                )
                self.env.invalidate_all()
                with self.assertRaises(UserError):
                    self._call(user, method, self.pk.ids)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_who_signed_alone_though_a_superior_has_to_stops_every_later_step(self):
        self._sign_to(self.pk, "signed")
        self.env.cr.execute(
            "UPDATE sidocakep_pk_signature SET is_void = TRUE"
            " WHERE pk_id = %s AND party = 'second'",
            [self.pk.id],
        )
        self.env.invalidate_all()
        with self.assertRaises(UserError):
            self._call(self.user_secretary_a, "action_hand_in", self.pk.ids)

    def _slip_in(self, vals):
        self.env.flush_all()
        columns = ", ".join(f"{name} = %s" for name in vals)
        self.env.cr.execute(
            f"UPDATE sidocakep_pk SET {columns} WHERE id = %s",
            [*vals.values(), self.pk.id],
        )
        self.env.invalidate_all()
