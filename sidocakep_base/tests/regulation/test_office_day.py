"""The day of the offices is that of the government: WIB, WITA or WIT."""

from odoo.exceptions import AccessError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, freeze_time, tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestOfficeDay(SidocakepCase):
    """A decree until 30 June, asked while the day changes from Jayapura to Jakarta."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile = cls.env.ref("sidocakep_base.profile_gunung_mas").copy(
            {"name": "Peraturan uji", "code": "uji_zona"}
        )
        cls.government.profile_id = cls.profile
        cls._create_acting(
            cls.job_head_b, cls.employee_secretary_a, "plh", "2026-06-01", "2026-06-30"
        )
        cls.user_secretary_a.company_ids |= cls.agency_b
        cls.env.cr.flush()

    def _is_in_charge(self, moment):
        """Tell at a moment (UTC) whether who acts keeps the agency acted in."""
        with freeze_time(moment):
            return self.agency_b in self.user_secretary_a._get_own_agencies()

    def test_the_decree_ends_at_the_midnight_of_the_place(self):
        """Midnight is 15.00 UTC in Jayapura, 16.00 in Makassar, 17.00 in Jakarta."""
        for zone, last, first in (
            ("Asia/Jayapura", "2026-06-30 14:59:59", "2026-06-30 15:00:00"),
            ("Asia/Makassar", "2026-06-30 15:59:59", "2026-06-30 16:00:00"),
            ("Asia/Jakarta", "2026-06-30 16:59:59", "2026-06-30 17:00:00"),
        ):
            self.profile.tz = zone
            with self.subTest(zone):
                self.assertTrue(self._is_in_charge(last))
                self.assertFalse(self._is_in_charge(first))

    def test_the_rights_end_with_it_though_nothing_was_written(self):
        self.profile.tz = "Asia/Jayapura"
        indicator = self.env["sidocakep.indicator"].create(
            {"name": "Uji", "company_id": self.agency_b.id, "kind": "kegiatan"}
        )
        model = indicator.with_user(self.user_secretary_a)
        args = [indicator.ids, {"name": "Diubah"}]
        with freeze_time("2026-06-30 14:59:00"):
            self.assertTrue(call_kw(model, "write", args, {}))
        with freeze_time("2026-06-30 15:01:00"), self.assertRaises(AccessError):
            call_kw(model, "write", args, {})

    def test_no_client_moves_the_day(self):
        self.profile.tz = "Asia/Jayapura"
        self.user_secretary_a.tz = "Asia/Jakarta"
        user = self.user_secretary_a.with_context(tz="Asia/Jakarta")
        with freeze_time("2026-06-30 15:30:00"):
            self.assertEqual(str(user._get_office_day()), "2026-07-01")

    def test_a_government_without_a_regulation_counts_as_jakarta(self):
        self.government.profile_id = False
        with freeze_time("2026-06-30 16:30:00"):
            day = self.user_secretary_a._get_office_day()
        self.assertEqual(str(day), "2026-06-30")

    def test_a_document_drawn_up_after_midnight_is_of_the_new_day(self):
        """17.30 UTC is 00.30 in Jakarta: whose zone is another enters no yesterday."""
        for zone in (False, "UTC", "America/New_York", "Asia/Jayapura"):
            self.user_organisasi.tz = zone
            with (
                self.subTest(zone),
                freeze_time("2026-12-31 17:30:00"),
                self.as_user(self.user_organisasi) as env,
            ):
                adopted = env["sidocakep.profile.adopt"].default_get(["date_start"])
                rkt = env["sidocakep.rkt"].default_get(["year"])
                self.assertEqual(str(adopted["date_start"]), "2027-01-01")
                self.assertEqual(rkt["year"], 2027)

    def test_a_holiday_is_the_day_that_was_entered(self):
        """17 August, entered east and west of the government, is 17 August there."""
        self.government.profile_id = self.profile
        for tz in ("Asia/Makassar", "Asia/Jayapura", "Europe/London", False):
            self.user_organisasi.tz = tz
            with self.subTest(tz), self.as_user(self.user_organisasi) as env:
                holidays = env["resource.calendar.leaves"].with_context(tz=tz)
                view = "sidocakep_base.resource_calendar_leaves_view_list"
                with Form(holidays, view=view) as form:
                    form.name = "Kemerdekaan"
                    form.first_day = "2026-08-17"
                    self.assertEqual(str(form.last_day), "2026-08-17")
                holiday = form.record
                self.assertEqual(str(holiday.date_from), "2026-08-16 17:00:00")
                self.assertEqual(str(holiday.date_to), "2026-08-17 16:59:59")
                holiday.first_day = "2026-08-14"
                self.assertEqual(str(holiday.date_from), "2026-08-13 17:00:00")
                self.assertEqual(str(holiday.last_day), "2026-08-17")
                with self.assertRaises(ValidationError):
                    holiday.last_day = False
