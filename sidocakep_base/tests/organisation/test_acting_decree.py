"""A decree is a right to sign: attacks by who records it for himself or mends it."""

from base64 import b64encode
from datetime import date

from odoo import models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ...models.organisation.sidocakep_acting_official_decree import (
    DECREE_FIELDS,
    KEPT_FIELDS,
)
from ..common import SidocakepCase
from ..small_pdf import make_pdf

EMPLOYEE = "hr.employee"
MODEL = "sidocakep.acting.official"
SCAN = b64encode(make_pdf("SK"))


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15 03:00:00")
class TestActingDecree(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for key in ("hr", "organisasi"):
            user = getattr(cls, f"user_{key}")
            employee = cls._create_employee(user.name, user_id=user.id)
            setattr(cls, f"employee_{key}", employee)
        cls.acting = cls._create_acting(
            cls.job_head_b, cls.employee_secretary_a, "plh", "2026-06-01"
        )
        cls.keepers = (cls.user_hr, cls.user_organisasi)

    def _call(self, user, method, *args, model=MODEL):
        return call_kw(self.env[model].with_user(user), method, list(args), {})

    def _get_vals(self, employee, **kw):
        return {
            "job_id": self.job_sekda.id,
            "employee_id": employee.id,
            "capacity": "plh",
            "decree_number": "PALSU/9",
            "decree_date": "2026-01-01",
            "date_start": "2026-01-01",
            "date_end": "2026-12-31",
            **kw,
        }

    # ------------------------------------------------------------------
    # For himself
    # ------------------------------------------------------------------

    def test_nobody_records_a_decree_for_himself(self):
        for user, own, other in (
            (self.user_hr, self.employee_hr, self.employee_organisasi),
            (self.user_organisasi, self.employee_organisasi, self.employee_hr),
        ):
            with (
                self.subTest(user.login),
                self.assertRaises(AccessError),
                self.env.cr.savepoint(),
            ):
                self._call(user, "create", self._get_vals(own))
            with self.subTest(user.login), self.env.cr.savepoint() as savepoint:
                acting_id = self._call(
                    user, "create", self._get_vals(other, date_start="2026-07-01")
                )
                with self.assertRaises(AccessError):
                    self._call(user, "write", [acting_id], {"employee_id": own.id})
                savepoint.rollback()

    def test_nobody_lengthens_or_ends_his_own(self):
        own = self._create_acting(
            self.job_sekda, self.employee_hr, "plh", "2026-06-01", "2026-06-20"
        )
        for vals in (
            {"date_end": "2026-12-31"},
            {"date_end": "2026-06-16"},
            {"decree_number": "LAIN"},
            {"job_id": self.job_head_a.id},
            {"employee_id": self.employee_func_a.id},
        ):
            with self.subTest(vals), self.assertRaises(AccessError):
                self._call(self.user_hr, "write", own.ids, vals)
        own.with_user(self.user_organisasi)._correct({"date_end": "2026-06-18"}, "SK")

    def test_nobody_appoints_himself(self):
        """What a decree would give: HR writes his own position in the file."""
        employee = self.employee_hr.with_user(self.user_hr)
        job = self.job_head_b
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self._call(
                self.user_hr, "write", employee.ids, {"job_id": job.id}, model=EMPLOYEE
            )
        vals = {
            "employee_id": employee.id,
            "date_version": "2026-06-01",
            "job_id": job.id,
        }
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self._call(self.user_hr, "create", vals, model="hr.version")
        self.employee_hr._appoint(job, date.fromisoformat("2026-06-01"))
        for vals in ({"date_version": "2025-01-01"}, {"job_id": self.job_sekda.id}):
            version = self.employee_hr.version_id
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self._call(self.user_hr, "write", version.ids, vals, model="hr.version")
        other = self.employee_func_a
        self._call(self.user_hr, "write", other.ids, {"job_id": job.id}, model=EMPLOYEE)

    # ------------------------------------------------------------------
    # Begun
    # ------------------------------------------------------------------

    def test_what_has_begun_changes_only_with_a_reason(self):
        for user in self.keepers:
            for vals, said in (
                ({"job_id": self.job_sekda.id}, "record a new decree"),
                ({"employee_id": self.employee_func_a.id}, "record a new decree"),
                ({"capacity": "plt"}, "record a new decree"),
                ({"date_start": "2025-01-01"}, "Press Correct"),
                ({"decree_number": "PALSU/1"}, "Press Correct"),
                ({"decree_date": "2025-01-01"}, "Press Correct"),
            ):
                with (
                    self.subTest(user=user.login, vals=vals),
                    self.assertRaisesRegex(UserError, said),
                    self.env.cr.savepoint(),
                ):
                    self._call(user, "write", self.acting.ids, vals)
        for vals in ({"decree_issuer": "Sekda"}, {"date_end": "2026-07-01"}):
            self._call(self.user_hr, "write", self.acting.ids, vals)
        new = self.acting.with_user(self.user_hr)._correct(
            {"decree_number": "800/2"}, "Salah ketik"
        )
        self.assertEqual((new.decree_number, new.version), ("800/2", 2))

    def test_the_end_of_what_has_begun_moves_only_with_a_reason(self):
        for user in self.keepers:
            for used in (False, True):
                with self.subTest(user=user.login, used=used):
                    self._check_end_moved(user, used)

    def _check_end_moved(self, user, used):
        with self.env.cr.savepoint() as savepoint:
            acting = self.acting
            self._call(user, "write", acting.ids, {"date_end": "2026-06-20"})
            if used:
                acting._note_use(date.fromisoformat("2026-06-10"))
            self._call(user, "write", acting.ids, {"date_end": "2026-06-20"})
            for end in ("2030-12-31", "2026-06-16", "2026-06-14", False):
                with self.assert_refused(UserError, "Press Correct"):
                    self._call(user, "write", acting.ids, {"date_end": end})
            new = acting.with_user(user)._correct({"date_end": "2026-06-25"}, "SK")
            self.assertEqual(str(new.date_end), "2026-06-25")
            with freeze_time("2026-06-26 03:00:00"):
                new.invalidate_recordset()
                for end in ("2030-12-31", "2026-06-26", False):
                    with self.assert_refused(UserError, "does not run again"):
                        self._call(user, "write", new.ids, {"date_end": end})
                    with self.assert_refused(UserError, "does not run again"):
                        new._correct({"date_end": end}, "Diperpanjang")
                with self.assert_refused(UserError, "Press Correct"):
                    self._call(user, "write", new.ids, {"date_end": "2026-06-20"})
                new = new._correct({"date_end": "2026-06-20"}, "Salah ketik")
                self.assertFalse(new.is_in_force)
            savepoint.rollback()
            self.env.invalidate_all()

    def test_what_has_not_begun_is_mended(self):
        coming = self._create_acting(
            self.job_sekda, self.employee_head_a, "plh", "2026-07-01"
        )
        for vals in ({"employee_id": self.employee_func_a.id}, {"decree_number": "2"}):
            self._call(self.user_hr, "write", coming.ids, vals)

    # ------------------------------------------------------------------
    # Used
    # ------------------------------------------------------------------

    def test_what_somebody_signed_under_does_not_change(self):
        self.acting._note_use(date.fromisoformat("2026-06-10"))
        for user in self.keepers:
            for vals in (
                {"decree_number": "LAIN"},
                {"decree_date": "2025-01-01"},
                {"decree_issuer": "Sekda"},
                {"decree_scan": SCAN},
                {"date_start": "2027-01-01", "date_end": "2027-01-02"},
                {"date_start": "2025-01-01"},
                {"date_end": "2026-06-09"},
                {"job_id": self.job_sekda.id},
                {"employee_id": self.employee_func_a.id},
                {"capacity": "plt"},
            ):
                with (
                    self.subTest(user=user.login, vals=vals),
                    self.assertRaises(UserError),
                    self.env.cr.savepoint(),
                ):
                    self._call(user, "write", self.acting.ids, vals)
            with self.subTest(user.login), self.assertRaises(UserError):
                self._call(user, "unlink", self.acting.ids)
        self._call(self.user_hr, "write", self.acting.ids, {"date_end": "2026-06-10"})

    def test_every_field_of_a_decree_is_guarded(self):
        """What is added to the model is part of the decree, or kept by the program."""
        plain = {
            name
            for name, field in self.acting._fields.items()
            if field.store
            and not (field.compute or field.related or name in models.MAGIC_COLUMNS)
            and field.type != "one2many"
            and not name.startswith(("message_", "activity_", "website_", "rating_"))
        }
        self.assertEqual(plain - DECREE_FIELDS - KEPT_FIELDS, set())

    def test_nobody_writes_what_the_program_keeps(self):
        self.acting._note_use(date.fromisoformat("2026-06-10"))
        for user in self.keepers:
            for name in sorted(KEPT_FIELDS):
                for value in (False, "2026-06-01", 3):
                    with (
                        self.subTest(user=user.login, name=name, value=value),
                        self.assertRaises(UserError),
                    ):
                        self._call(user, "write", self.acting.ids, {name: value})
            vals = self._get_vals(self.employee_func_a, corrected_on="2026-06-01")
            with self.assertRaises(UserError):
                self._call(user, "create", vals)

    def test_the_scan_is_no_file_of_its_own(self):
        self.acting.decree_scan = SCAN
        file = self.env["ir.attachment"].search(
            [
                ("res_model", "=", MODEL),
                ("res_id", "=", self.acting.id),
                ("res_field", "=", "decree_scan"),
            ]
        )
        self.assertTrue(file)
        model = "ir.attachment"
        for user in self.keepers:
            for method, args in (
                ("write", [{"datas": b64encode(b"lain")}]),
                ("unlink", []),
            ):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    self._call(user, method, file.ids, *args, model=model)
            with self.assertRaises(AccessError):
                self._call(
                    user,
                    "create",
                    {
                        "name": "x",
                        "datas": SCAN,
                        "res_model": MODEL,
                        "res_id": self.acting.id,
                        "res_field": "decree_scan",
                    },
                    model=model,
                )

    # ------------------------------------------------------------------
    # Corrected
    # ------------------------------------------------------------------

    def test_it_is_corrected_by_a_new_version_with_a_reason(self):
        self.acting._note_use(date.fromisoformat("2026-06-10"))
        acting = self.acting.with_user(self.user_hr)
        action = acting.action_correct()
        wizard = self.env[action["res_model"]].with_user(self.user_hr)
        wizard = wizard.with_context(**action["context"]).create(
            {"decree_number": "800/2", "reason": "Salah ketik"}
        )
        new = acting.browse(wizard.action_confirm()["res_id"])
        self.assertEqual(new.decree_number, "800/2")
        self.assertEqual((new.version, new.previous_id), (2, acting))
        self.assertEqual(new.correction_reason, "Salah ketik")
        self.assertEqual(str(new.first_used_on), "2026-06-10")
        self.assertEqual(acting.decree_number, "800.1.3.1/1/BKPSDM/2026")
        self.assertEqual(acting.corrected_by_id, self.user_hr)
        [holder] = self.job_head_b._get_holders(date.fromisoformat("2026-06-15"))[
            self.job_head_b.id
        ]
        self.assertEqual(holder.acting, new)
        with self.assertRaisesRegex(UserError, "later one"):
            acting._correct({}, "Lagi")
        with self.assertRaises(UserError):
            self._call(self.user_hr, "unlink", acting.ids)

    def test_a_correction_keeps_who_acted_and_when(self):
        self.acting._note_use(date.fromisoformat("2026-06-10"))
        acting = self.acting.with_user(self.user_hr)
        for vals, reason in (
            ({"decree_number": "1"}, " "),
            ({"employee_id": self.employee_func_a.id}, "x"),
            ({"job_id": self.job_sekda.id}, "x"),
            ({"first_used_on": False}, "x"),
            ({"date_start": "2026-06-11"}, "x"),
            ({"date_end": "2026-06-09"}, "x"),
        ):
            with (
                self.subTest(vals=vals),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                acting._correct(vals, reason)

    def test_nobody_corrects_his_own(self):
        own = self._create_acting(self.job_sekda, self.employee_hr, "plh", "2026-06-01")
        own._note_use(date.fromisoformat("2026-06-10"))
        with self.assertRaises(AccessError):
            own.with_user(self.user_hr)._correct({"decree_number": "1"}, "x")

    # ------------------------------------------------------------------
    # What the profile asks for
    # ------------------------------------------------------------------

    def test_the_profile_chooses_what_is_recorded(self):
        profile = self.env.ref("sidocakep_base.profile_gunung_mas")
        self.government.profile_id = profile
        vals = self._get_vals(self.employee_func_a, date_start="2026-06-20")
        for choice, missing in (
            ("issuer", "Decree Issuer"),
            ("scan", "Scan of the Decree"),
        ):
            profile.acting_decree = choice
            with (
                self.subTest(choice),
                self.assertRaisesRegex(ValidationError, missing),
                self.env.cr.savepoint(),
            ):
                self._call(self.user_hr, "create", vals)
            vals["decree_issuer"] = "Bupati"
        vals["decree_scan"] = SCAN
        self._call(self.user_hr, "create", vals)
        with self.assertRaisesRegex(ValidationError, "Decree Issuer"):
            self.acting._check_decree()
