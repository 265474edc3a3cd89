"""A post of an unsigned PK was left: it is not the turn of the one who left it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError

from ...models.signing.sidocakep_pk_todo import ACTIVITY_REVISE
from .test_pk_signer import NOW, SignerCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPkPostVacated(SignerCase):
    def _get_asked(self):
        kind = self.env.ref("sidocakep_cascading.mail_activity_type_pk_sign")
        activities = self.pk.sudo().activity_ids
        return activities.filtered(lambda item: item.activity_type_id == kind).user_id

    def _can_find(self, user):
        found = self.env["sidocakep.pk"].with_user(user).search([("can_sign", "=", 1)])
        self.assertEqual(self.pk in found, self.pk.with_user(user).can_sign)
        return self.pk in found

    def test_who_left_is_not_asked_and_the_empty_post_is_named(self):
        head = self.user_head_a
        self._sign_to(self.pk, "signed_first")
        self.assertEqual(self._get_asked(), head)
        self.assertTrue(self._can_find(head))
        self._move(self.employee_head_a)
        self.assertFalse(self._get_asked())
        self.assertFalse(self._can_find(head))
        for user in (self.user_secretary_a, self.user_hr, self.user_ech3_a):
            turn = self.pk.with_user(user).turn_text
            self.assertIn(f"Nobody holds {self.job_head_a.name}", turn)
        unsigned = {
            item["label"]: item["count"]
            for item in self.env["res.users"]
            .with_user(self.user_secretary_a)
            .get_my_work()["watching"]
        }
        self.assertEqual(unsigned["Agreements Others Have Not Signed Yet"], 1)

    def test_who_comes_back_is_asked_again(self):
        self._sign_to(self.pk, "signed_first")
        self._move(self.employee_head_a)
        self.employee_head_a._appoint(self.job_head_a, self.pk._get_today())
        self._tell()
        self.assertEqual(self.pk.state, "signed_first")
        self.assertEqual(self._get_asked(), self.user_head_a)
        self.assertTrue(self._can_find(self.user_head_a))

    def test_party_one_who_left_finds_nothing_to_sign(self):
        self._sign_to(self.pk, "proposed")
        self._move(self.employee_ech3_a)
        self.assertFalse(self._get_asked())
        self.assertFalse(self._can_find(self.user_ech3_a))
        self.assertIn(self.job_ech3_a.name, self.pk.turn_text)


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPkRenewed(SignerCase):
    """The PK is of 2 January, who holds the post since the 10th; today is the 20th."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.newcomer = cls._create_employee("Kabid Baru", rank="iii_c")
        cls.user_new = cls._create_user("uji_kabid_baru", "group_employee")
        cls.newcomer.user_id = cls.user_new
        cls.env.flush_all()
        cls.env["hr.job"].sudo()._tell_tenure()

    def _replace(self, former=None, newcomer=None, job=None):
        """HR records both halves of a mutasi at once."""
        (former or self.employee_ech3_a)._appoint(
            self.other_job, self.pk._get_today().replace(day=10)
        )
        (newcomer or self.newcomer)._appoint(
            job or self.job_ech3_a, self.pk._get_today().replace(day=10)
        )
        self._tell()

    def _get_asked(self, pk=None):
        kind = self.env.ref(ACTIVITY_REVISE)
        activities = (pk or self.pk).sudo().activity_ids.filtered("automated")
        self.assertLessEqual(activities.activity_type_id, kind)
        return activities.user_id

    def _renew(self, user, pks=None, **vals):
        """Press the button, read the window, confirm it."""
        action = self._call(user, "action_compute_parties", (pks or self.pk).ids)
        self.assertEqual(action["res_model"], "sidocakep.pk.renew")
        window = self.env[action["res_model"]].with_user(user)
        window = window.with_context(**action["context"]).create(vals)
        said = str(window.change_html)
        answer = self._call(user, "action_confirm", window.ids, model=window._name)
        return said, answer

    def _count_work(self, user, kind):
        work = self.env["res.users"].with_user(user).get_my_work()[kind]
        return {item["label"]: item["count"] for item in work}

    def test_a_draft_follows_in_one_act(self):
        self._replace()
        self.assertEqual(self._get_asked(), self.user_new)
        for user in (self.user_secretary_a, self.user_head_a):
            with self.assertRaisesRegex(
                UserError, "Kabid Baru .*since 10 Jan.*Refresh Parties"
            ):
                self._call(user, "action_propose", self.pk.ids)
        said, _answer = self._renew(self.user_new)
        self.assertRegex(said, "Kabid Baru")
        self.assertRegex(said, "20 Januar[iy] 2026")
        self.assertEqual(self.pk.state, "draft")
        self.assertEqual(self.pk.user_id, self.user_new)
        self.assertEqual(str(self.pk.date_document), "2026-01-20")
        self._call(self.user_new, "action_propose", self.pk.ids)
        self.assertTrue(self.pk.with_user(self.user_new).can_sign)
        self._sign_to(self.pk, "in_force")
        self.assertEqual(str(self.pk.date_from), "2026-01-10")

    def test_a_proposed_one_is_proposed_again_for_the_newcomer(self):
        self._sign_to(self.pk, "proposed")
        self._replace()
        self.assertEqual(self._get_asked(), self.user_new)
        self.assertEqual(self.pk.waiting_name, "Kabid Baru")
        self.assertIn("Kabid Baru", self.pk.with_user(self.user_new).outdated_text)
        self.assertFalse(self.pk._get_reminder_due()[0])
        for user, may in (
            (self.user_new, True),
            (self.user_secretary_a, True),
            (self.user_ech3_a, False),
            (self.user_bupati, False),
        ):
            pk = self.pk.with_user(user)
            if pk.has_access("read"):
                self.assertEqual(pk.can_refresh_parties, may, user.login)
                self.assertFalse(pk.can_sign)
        self.assertIn(
            "Agreements Whose Parties Changed",
            self._count_work(self.user_new, "waiting"),
        )
        self.assertNotIn(
            "Agreements Whose Parties Changed",
            self._count_work(self.user_ech3_a, "waiting"),
        )
        self._renew(self.user_new)
        self.assertEqual(self.pk.state, "proposed")
        self.assertEqual(self.pk.first_name, "Kabid Baru")
        self.assertFalse(self.pk.outdated_text)
        self._sign_to(self.pk, "signed")
        self.assertEqual(self.pk.signed_first_by_id, self.user_new)

    def test_a_signature_given_is_void_and_kept(self):
        self._sign_to(self.pk, "signed_first")
        seal = self.pk.frozen_hash
        self._replace()
        self.assertEqual(self._get_asked(), self.user_new)
        with self.assertRaisesRegex(UserError, "Kabid Baru.*Refresh Parties"):
            self._call(self.user_head_a, "action_sign", self.pk.ids)
        self._renew(self.user_new)
        self.assertEqual(self.pk.state, "proposed")
        self.assertEqual(self.pk.snapshot_ids.frozen_hash, seal)
        self.assertTrue(all(self.pk.signature_ids.mapped("is_void")))
        self.assertFalse(self.pk.frozen_hash or self.pk.signed_first_on)
        self._sign_to(self.pk, "signed")
        self.assertEqual(self.pk.frozen_values["first"]["name"], "Kabid Baru")

    def test_who_left_takes_no_step_on_it(self):
        self._sign_to(self.pk, "proposed")
        own = self._create_job("Kabid Lain", "administrator", self.job_head_a)
        self.employee_ech3_a._appoint(own, self.pk._get_today().replace(day=10))
        self.newcomer._appoint(self.job_ech3_a, self.pk._get_today().replace(day=10))
        self._tell()
        former = self.user_ech3_a
        for method, args in (
            ("action_return", ("Mutasi",)),
            ("action_sign", ()),
            ("action_compute_parties", ()),
        ):
            with self.subTest(method), self.assertRaises(TransitionAccessError):
                self._call(former, method, self.pk.ids, *args)
        self._call(self.user_secretary_a, "action_return", self.pk.ids, "Mutasi")
        for method, args in (
            ("action_propose", ()),
            ("action_fill_from_plan", ()),
            ("write", ({"number": "1"},)),
        ):
            with self.subTest(method), self.assertRaises(AccessError):
                self._call(former, method, self.pk.ids, *args)

    def test_another_superior_is_no_invitation_to_sign(self):
        """The page said that it is wrong, and offered the button."""
        self._sign_to(self.pk, "proposed")
        head = self._create_employee("Kepala Baru", rank="iv_b")
        self._replace(self.employee_head_a, head, self.job_head_a)
        pk = self.pk.with_user(self.user_ech3_a)
        self.assertEqual(self.pk.second_employee_id, head)
        self.assertFalse(pk.can_sign)
        self.assertEqual(self._get_asked(), self.user_ech3_a)
        with self.assertRaisesRegex(UserError, "Kepala Baru.*Refresh Parties"):
            self._call(self.user_ech3_a, "action_sign", self.pk.ids)
        self._renew(self.user_ech3_a)
        self.assertEqual((pk.state, pk.can_sign), ("proposed", True))
        self.assertEqual(str(pk.date_document), "2026-01-20")
        self.assertNotIn("did not hold", pk.days_text or "")

    def test_the_day_is_one_on_which_both_hold_their_posts(self):
        self._replace()
        for day, reason in (("2026-01-09", "later day"), ("2026-01-21", "to come")):
            with self.subTest(day), self.assertRaisesRegex(UserError, reason):
                self._renew(self.user_new, date=day)
        self._renew(self.user_new, date="2026-01-10")
        self.assertEqual(self.pk.user_id, self.user_new)

    def test_who_confirms_after_another_is_told_that_it_is_done(self):
        self._replace()
        windows = self.env["sidocakep.pk.renew"].with_user(self.user_new)
        late = windows.create({"pk_ids": self.pk.ids, "date": "2026-01-20"})
        self._renew(self.user_new)
        with self.assertRaisesRegex(UserError, "those of today already"):
            self._call(
                self.user_new, "action_confirm", late.ids, model="sidocakep.pk.renew"
            )

    def test_an_acting_official_takes_it_over_and_an_empty_post_waits(self):
        self._sign_to(self.pk, "proposed")
        self._move(self.employee_ech3_a)
        with self.assertRaisesRegex(UserError, "nobody does today. HR records"):
            self._call(self.user_secretary_a, "action_compute_parties", self.pk.ids)
        self.assertFalse(self._get_asked())
        self._create_acting(self.job_ech3_a, self.newcomer, "plt", "2026-01-15")
        self._tell()
        self.assertEqual(self._get_asked(), self.user_new)
        self._renew(self.user_new)
        self.assertEqual(self.pk.first_title, "Plt. Kepala Bidang Pelayanan")
        self._sign_to(self.pk, "signed")

    def test_who_stands_in_for_some_days_changes_nothing(self):
        self._sign_to(self.pk, "proposed")
        self._stand_in(self.job_ech3_a, self.newcomer)
        self._stand_in(self.job_head_a, self.employee_secretary_a)
        self.assertFalse(self.pk.outdated_text)
        self.assertFalse(
            self._call(self.user_new, "read", self.pk.ids, ["can_refresh_parties"])[0][
                "can_refresh_parties"
            ]
        )

    def test_a_correction_of_hr_gives_the_task_back(self):
        self._sign_to(self.pk, "proposed")
        self._replace()
        self.assertEqual(self._get_asked(), self.user_new)
        self.newcomer.version_ids.filtered("job_id").unlink()
        self.employee_ech3_a._appoint(
            self.job_ech3_a, self.pk._get_today().replace(day=10)
        )
        self._tell()
        self.assertTrue(self.pk.with_user(self.user_ech3_a).can_sign)
        self.assertEqual(
            self.pk.sudo().activity_ids.filtered("automated").user_id, self.user_ech3_a
        )

    def test_only_who_may_brings_it_up_to_date(self):
        self._replace()
        for user in (self.user_pelaksana_a, self.user_ech3_a, self.user_head_b):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._call(user, "action_compute_parties", self.pk.ids)
            window = self.env["sidocakep.pk.renew"].with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                window.sudo().create(
                    {"pk_ids": self.pk.ids, "date": "2026-01-20"}
                ).sudo(False).action_confirm()
