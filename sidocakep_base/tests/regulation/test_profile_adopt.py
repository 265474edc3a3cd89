"""A regulation written on the screen: its code, what it lacks, who adopts it."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from ..common import ROLES
from ..common_profile import DAY, ProfileCase


class OwnProfileCase(ProfileCase):
    """Profiles that a government writes itself, as little in them as may be."""

    def _prepare(self, name="Berau", **kw):
        policy = self.env.ref("sidocakep_base.achievement_policy_paser")
        return {
            "name": name,
            "regulation_number": "Peraturan Bupati Berau Nomor 1 Tahun 2025",
            "policy_id": policy.id,
            **kw,
        }

    def _create(self, name="Berau", **kw):
        return self.env["sidocakep.profile"].create(self._prepare(name, **kw))


@tagged("post_install", "-at_install")
class TestProfileCode(OwnProfileCase):
    def test_a_code_is_made_from_the_name(self):
        for name, code in (
            ("Kutai Barat 5/2025", "kutai_barat_5_2025"),
            ("  Berau  ", "berau"),
            ("Perbup No. 7 (2024)!", "perbup_no_7_2024"),
        ):
            with self.subTest(name=name):
                self.assertEqual(self._create(name).code, code)

    def test_the_code_stays_when_the_name_changes(self):
        """Imports know the profile by it."""
        profile = self._create("Berau 1/2025")
        profile.name = "Berau 2/2025"
        self.assertEqual(profile.code, "berau_1_2025")

    def test_a_code_that_is_taken_gets_a_number(self):
        codes = [self._create("Berau").code for _number in range(3)]
        self.assertEqual(codes, ["berau", "berau_2", "berau_3"])

    def test_the_code_of_an_archived_profile_is_taken_too(self):
        self._create("Berau").active = False
        self.assertEqual(self._create("Berau").code, "berau_2")

    def test_two_of_one_name_created_together(self):
        profiles = self.env["sidocakep.profile"].create(
            [self._prepare(), self._prepare()]
        )
        self.assertEqual(profiles.mapped("code"), ["berau", "berau_2"])

    @mute_logger("odoo.sql_db")
    def test_a_code_typed_twice_is_refused(self):
        self._create("Berau", code="b")
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create("Berau lagi", code="b")


@tagged("post_install", "-at_install")
class TestProfileMissing(OwnProfileCase):
    def _missing(self, profile):
        profile.invalidate_recordset()
        return profile.missing_text or ""

    def test_both_regulations_lack_nothing(self):
        for profile in (self.gunung_mas, self.paser):
            with self.subTest(profile=profile.code):
                self.assertFalse(profile.missing_text)

    def test_each_gap_is_told_and_goes_when_it_is_filled(self):
        profile = self._create(smart_required=True)
        gaps = [
            "nobody is asked",
            "none is ever late",
            "proposed or printed",
            "is not named",
        ]
        for gap in gaps:
            self.assertIn(gap, self._missing(profile))
        self.assertEqual(len(profile.missing_text.split("\n")), 4)
        profile.smart_article = "Pasal 6"
        self.assertNotIn("is not named", self._missing(profile))
        self.env["sidocakep.profile.deadline"].create(
            {
                "profile_id": profile.id,
                "document": "pk",
                "trigger": "dpa_ratified",
                "offset_value": 1,
                "article": "Pasal 7",
            }
        )
        self.assertNotIn("none is ever late", self._missing(profile))
        self.env["sidocakep.profile.form"].create(
            {
                "profile_id": profile.id,
                "document": "pk",
                "form_code": "gunung_mas",
                "article": "Lampiran",
            }
        )
        self.assertNotIn("proposed or printed", self._missing(profile))
        self.env["sidocakep.profile.level.rule"].create(
            {
                "profile_id": profile.id,
                "position_kind_id": self._position_kind("head").id,
                "article": "Pasal 5",
            }
        )
        self.assertEqual(self._missing(profile), "")

    def test_a_deadline_of_another_document_is_not_that_of_the_agreement(self):
        profile = self._create()
        self.env["sidocakep.profile.deadline"].create(
            {
                "profile_id": profile.id,
                "document": "lkjip",
                "trigger": "year_end",
                "offset_value": 2,
                "article": "Pasal 11",
            }
        )
        self.assertIn("none is ever late", self._missing(profile))

    def test_smart_that_is_not_asked_needs_no_article(self):
        profile = self._create(smart_required=False)
        self.assertNotIn("SMART", self._missing(profile))


@tagged("post_install", "-at_install")
class TestProfileAdopt(ProfileCase):
    def test_bagian_organisasi_adopts_and_nobody_else(self):
        """Each role by RPC; what is refused leaves the profile as it was."""
        self.government.profile_id = self.gunung_mas
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            model = self.env["sidocakep.profile"].with_user(user)
            with self.subTest(role=role):
                if role == "organisasi":
                    call_kw(model, "action_adopt", [self.paser.ids], {})
                    self.assertEqual(self.government.profile_id, self.paser)
                    self.government.adoption_ids.unlink()
                    self.government.profile_id = self.gunung_mas
                else:
                    with self.assertRaises(AccessError):
                        call_kw(model, "action_adopt", [self.paser.ids], {})
                    self.assertEqual(self.government.profile_id, self.gunung_mas)

    def test_sudo_does_not_make_another_person_adopt(self):
        with self.assertRaises(AccessError):
            self.paser.with_user(self.user_head_a).sudo().action_adopt()

    def test_it_is_adopted_for_the_government_whatever_agency_one_works_in(self):
        self.user_organisasi.company_ids |= self.agency_a
        profile = self.paser.with_user(self.user_organisasi)
        profile.with_company(self.agency_a).action_adopt()
        self.assertEqual(self.government.profile_id, self.paser)
        self.assertTrue(profile.with_company(self.agency_a).is_adopted)
        self.assertTrue(profile.with_company(self.setda).is_adopted)

    def test_another_government_adopts_its_own(self):
        other = self._create_company("Kabupaten Lain", parent_id=False)
        other.profile_id = self.gunung_mas
        self.government.profile_id = self.gunung_mas
        self.paser.with_user(self.user_organisasi).action_adopt()
        self.assertEqual(other.profile_id, self.gunung_mas)
        self.user_organisasi.company_ids |= other
        as_other = self.paser.with_user(self.user_organisasi).with_company(other)
        self.assertFalse(as_other.is_adopted)

    def test_a_profile_not_saved_yet_is_adopted_by_nobody(self):
        self.government.profile_id = False
        self.assertFalse(self.env["sidocakep.profile"].new({}).is_adopted)

    def test_reading_is_for_all_and_writing_for_bagian_organisasi(self):
        """Profile, rule, deadline and form, each role and operation by RPC."""
        records = (
            self.paser,
            self.paser.level_rule_ids[0],
            self.paser.deadline_ids[0],
            self.paser.form_ids[0],
        )
        changes = ({"note": "X"}, {"article": "X"}, {"article": "X"}, {"article": "X"})
        for record, change in zip(records, changes, strict=True):
            for role in ROLES:
                model = self.env[record._name].with_user(getattr(self, f"user_{role}"))
                with self.subTest(model=record._name, role=role):
                    call_kw(model, "read", [record.ids, ["display_name"]], {})
                    may = role == "organisasi"
                    for operation in ("write", "create", "unlink"):
                        self.assertEqual(
                            model.has_access(operation), may, f"{role} {operation}"
                        )
                    if may:
                        call_kw(model, "write", [record.ids, change], {})
                    else:
                        with self.assertRaises(AccessError):
                            call_kw(model, "write", [record.ids, change], {})


@tagged("post_install", "-at_install")
class TestProfileDeadlineLine(OwnProfileCase):
    """A line of the deadlines as an official writes it."""

    def _line(self, **kw):
        profile = self._create()
        vals = {
            "profile_id": profile.id,
            "document": "pk",
            "trigger": "dpa_ratified",
            "offset_value": 1,
            "article": "Pasal 7",
        }
        return self.env["sidocakep.profile.deadline"].create(vals | kw)

    def test_each_document_starts_at_an_event_that_concerns_it(self):
        fitting = {
            "pk": {"dpa_ratified", "budget_decided"},
            "pk_hand_in": {"dpa_ratified", "budget_decided"},
            "measurement_quarter": {"quarter_end"},
            "measurement_year": {"year_end"},
            "lkjip": {"year_end"},
            "map_review": {"year_end"},
        }
        triggers = {"dpa_ratified", "budget_decided", "quarter_end", "year_end"}
        for document, allowed in fitting.items():
            for trigger in triggers:
                with self.subTest(document=document, trigger=trigger):
                    if trigger in allowed:
                        line = self._line(document=document, trigger=trigger)
                        self.assertEqual(line.trigger, trigger)
                    else:
                        with (
                            self.assertRaises(ValidationError),
                            self.env.cr.savepoint(),
                        ):
                            self._line(document=document, trigger=trigger)

    @freeze_time("2026-06-01")
    def test_the_example_is_counted_from_such_an_event_of_the_year(self):
        """2 January + 10 working days = 16 January; 31 March + 2 weeks = 14 April."""
        for vals, days in (
            (
                {"offset_value": 10, "offset_unit": "working_day"},
                (date(2026, 1, 2), date(2026, 1, 16)),
            ),
            (
                {
                    "document": "measurement_quarter",
                    "trigger": "quarter_end",
                    "offset_value": 2,
                    "offset_unit": "week",
                },
                (date(2026, 3, 31), date(2026, 4, 14)),
            ),
            (
                {"document": "lkjip", "trigger": "year_end", "offset_value": 2},
                (date(2026, 12, 31), date(2027, 2, 28)),
            ),
        ):
            with self.subTest(**vals):
                line = self._line(**vals)
                start, due = days
                self.assertEqual(line._get_due_date(start), due)
                self.assertIn(self.env["base"]._format_day(due), line.example)
                self.assertIn(self.env["base"]._format_day(start), line.example)

    def test_the_working_week_changes_the_example_of_a_moved_date(self):
        """31 December 2025 + 1 month is Saturday 31 January 2026."""
        line = self._line(trigger="budget_decided", rest_day="next")
        day = date(2025, 12, 31)
        self.assertEqual(line._get_due_date(day), date(2026, 2, 2))
        line.profile_id.working_days = "6"
        self.assertEqual(line._get_due_date(day), date(2026, 1, 31))

    def test_no_day_asked_no_day_answered(self):
        self.assertEqual(self._line()._get_due_dates([]), {})

    def test_a_long_holiday_is_counted_from_its_first_to_its_last_day(self):
        """Lebaran, Friday 20 to Tuesday 24 March 2026: due on Wednesday 25."""
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Idulfitri",
                "company_id": self.government.id,
                "resource_id": False,
                # midnight to midnight in Jakarta
                "date_from": "2026-03-19 17:00:00",
                "date_to": "2026-03-24 16:59:59",
            }
        )
        line = self._line(rest_day="next").with_company(self.government)
        for start, due in (
            (date(2026, 2, 19), date(2026, 3, 19)),
            (date(2026, 2, 20), date(2026, 3, 25)),
            (date(2026, 2, 24), date(2026, 3, 25)),
            (date(2026, 2, 25), date(2026, 3, 25)),
        ):
            with self.subTest(start=start):
                self.assertEqual(line._get_due_date(start), due)
        line.rest_day = "previous"
        self.assertEqual(line._get_due_date(date(2026, 2, 24)), date(2026, 3, 19))

    def test_the_holiday_of_one_agency_moves_nothing(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Libur kantor",
                "company_id": self.agency_a.id,
                "resource_id": False,
                "date_from": "2026-02-19 17:00:00",
                "date_to": "2026-02-20 16:59:59",
            }
        )
        line = self._line(rest_day="next").with_company(self.agency_a)
        # Friday 20 February 2026
        self.assertEqual(line._get_due_date(date(2026, 1, 20)), date(2026, 2, 20))

    def test_days_of_notice_are_not_less_than_none(self):
        profile = self._create()
        self.assertEqual((profile.notice_days, profile.working_days), (7, False))
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            profile.notice_days = -1
            profile.flush_recordset()

    def test_the_form_of_a_profile_starts_in_jakarta_with_five_days(self):
        with self.as_user(self.user_organisasi) as env:
            form = Form(env["sidocakep.profile"])
            self.assertEqual((form.tz, form.working_days), ("Asia/Jakarta", False))
            form.name = "Berau"
            form.regulation_number = "Peraturan Bupati Berau Nomor 1 Tahun 2025"
            form.policy_id = env.ref("sidocakep_base.achievement_policy_paser")
            profile = form.save()
        self.assertEqual(profile._get_rest_weekdays(), {5, 6})
        self.assertFalse(profile._get_deadline("pk", DAY))
