"""A regulation that nobody programmed, entered through the screens alone."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, tagged

from ..common import PkCase
from .test_deadline import DeadlineCase


@tagged("post_install", "-at_install", "-standard", "long")
class TestThirdRegency(HttpCase, DeadlineCase):
    """Peraturan Bupati Rimba Raya 12/2026, made up for this test.

    Pasal 21(3): eselon III signs IKU, else a warning. Pasal 21(4): eselon IV signs
    outcomes, at least important outputs, else the PK is blocked. Pasal 22(1): the PK is
    due ten working days after the DPA; offices work six days, in eastern Indonesia.
    """

    def test_a_third_regency_writes_its_own_profile(self):
        self.government.profile_id = False
        # the tour chooses words of the source language
        self.env["res.lang"]._activate_lang("en_US")
        self.user_organisasi.lang = "en_US"
        self.start_tour(
            "/odoo/action-sidocakep_base.sidocakep_profile_action",
            "sidocakep_profile_tour",
            login="uji_organisasi",
        )
        profile = self.env["sidocakep.profile"].search(
            [("name", "=", "Rimba Raya 12/2026")]
        )
        self.assertEqual(self.government.profile_id, profile)
        self.assertEqual(profile.code, "rimba_raya_12_2026")
        # the government chooses from when on deadlines are counted: from the beginning
        first = self.government.adoption_ids
        self.assertTrue(first.is_beginning)
        first.write({"date_start": "2025-01-01", "date_counted": "2025-01-01"})
        self._assert_deadline(profile)
        self._assert_levels()
        self._assert_form()

    def _assert_form(self):
        """Its own title; Tabel II lists what the level rule says, not under programmes.

        The Paser layout, which this regulation chose, nests them: this row does not.
        """
        pk = self.env["sidocakep.pk"].search([("job_id", "=", self.job_ech3_a.id)])
        values = pk._get_document_values()[pk.id]
        self.assertEqual(values["form"], "paser")
        self.assertEqual(values["title"], "PAKTA KINERJA RIMBA RAYA 2026")
        self.assertEqual(
            [(row["name"], row["children"]) for row in values["table2"]],
            [("Layanan Rujukan", []), ("Layanan Dasar", [])],
        )

    def _assert_deadline(self, profile):
        """Ratified Tuesday 30 December 2025; ten working days, Saturdays count.

        31 December (1), 1-3 January (2-4), 5-10 January (5-10): Saturday 10 January.
        """
        self.env["sidocakep.deadline.request"]._refresh_now()
        pk = self._create_pk(self.job_ech4_a)
        self.assertEqual(pk.date_due, date(2026, 1, 10))
        [row] = self._get_rows(self.job_ech4_a)
        self.assertEqual(row.article, "Perbup Rimba Raya 12/2026 Pasal 22 ayat 1")
        self.assertEqual((row.date_due, row.tz), (date(2026, 1, 10), "Asia/Jayapura"))
        self.assertEqual(row.date_notice, date(2026, 1, 7))
        # who is named by no line owes nothing any more
        self.assertFalse(self._get_rows(self.job_pelaksana_a))
        self.assertEqual(profile.working_days, "6")

    def _assert_levels(self):
        """An output of eselon IV is refused by Pasal 21(4), with line and article."""
        pk = self.env["sidocakep.pk"].search([("job_id", "=", self.job_ech4_a.id)])
        self.assertEqual(pk.line_ids.indicator_id, self.output)
        blocking = self._get_messages(pk, "severe")
        self.assertTrue(
            any(
                "Pasal 21 ayat 4" in message and "1" in message for message in blocking
            ),
            blocking,
        )
        with self.assertRaisesRegex(UserError, "Pasal 21 ayat 4"):
            pk.with_user(self.user_ech4_a).action_propose()
        # an outcome satisfies it
        self.output.write(
            {
                "kind": "program",
                "parent_indicator_id": False,
                "level_id": self.env.ref("sidocakep_base.indicator_level_outcome").id,
            }
        )
        self.assertFalse(self._get_messages(pk, "severe"))
        # eselon III: only a warning
        warned = self._create_pk(self.job_ech3_a)
        self.assertFalse(self._get_messages(warned, "severe"))
        warnings = self._get_messages(warned, "warning")
        self.assertTrue(
            any("Pasal 21 ayat 3" in message for message in warnings), warnings
        )
        warned.with_user(self.user_ech3_a).action_propose()
        self.assertEqual(warned.state, "proposed")

    def _get_messages(self, pk, severity):
        pk.invalidate_recordset()
        return [
            item.message
            for item in pk._get_problems()[pk.id]
            if (item.severity == "severe") == (severity == "severe")
        ]


@tagged("post_install", "-at_install")
class TestProfileOnTheScreen(PkCase):
    """What stands between an official and a wrong profile."""

    def test_only_bagian_organisasi_adopts(self):
        for user in (self.user_head_a, self.user_inspektorat, self.user_bappeda):
            with self.subTest(user.login), self.assertRaises(AccessError):
                call_kw(
                    self.profile_paser.with_user(user),
                    "action_adopt",
                    [self.profile_paser.ids],
                    {},
                )
        self.assertEqual(self.government.profile_id, self.profile_gm)
        self.profile_paser.with_user(self.user_organisasi).action_adopt()
        self.assertEqual(self.government.profile_id, self.profile_paser)
        paser = self.profile_paser.with_user(self.user_organisasi)
        self.assertTrue(paser.is_adopted)
        self.assertFalse(self.profile_gm.with_user(self.user_organisasi).is_adopted)

    def test_a_clock_starts_at_an_event_of_its_document(self):
        with self.assertRaisesRegex(ValidationError, "The DPA is ratified"):
            self.profile_gm._get_deadline("pk", date(2026, 1, 1)).trigger = "year_end"

    def test_what_is_missing_is_said(self):
        profile = self.env["sidocakep.profile"].create(
            {
                "name": "Kosong",
                "regulation_number": "-",
                "policy_id": self.profile_gm.policy_id.id,
            }
        )
        self.assertEqual(profile.code, "kosong")
        self.assertIn("nobody is asked", profile.missing_text)
        self.assertIn("none is ever late", profile.missing_text)
        self.assertIn("proposed or printed", profile.missing_text)
        self.assertFalse(self.profile_gm.missing_text)

    def test_two_profiles_of_one_name_get_two_codes(self):
        vals = {
            "name": "Rimba Raya",
            "regulation_number": "-",
            "policy_id": self.profile_gm.policy_id.id,
        }
        first = self.env["sidocakep.profile"].create(vals)
        second = self.env["sidocakep.profile"].create(vals)
        self.assertEqual((first.code, second.code), ("rimba_raya", "rimba_raya_2"))
        first.name = "Rimba Jaya"
        self.assertEqual(first.code, "rimba_raya", "a key does not change")

    def test_an_example_counts_by_the_calendar_of_the_profile(self):
        """2 January + 1 month, in the words of the reader."""
        deadline = self.profile_gm._get_deadline("pk", date(2026, 1, 1))
        self.assertRegex(deadline.example, r"2 Februari \d{4}$")
