"""Who owes which document by when, and how that closes."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..common import YEAR, PkCase

PK, HAND_IN = "pk", "pk_hand_in"


class DeadlineCase(PkCase):
    """The DPA of the Dinas Kesehatan was ratified on 30 December 2025.

    By the profile of Gunung Mas its PKs are due on 30 January 2026. The budget 2026
    was decided on 20 December 2025: handing in is due on 20 January 2026.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deadlines = cls.env["sidocakep.deadline"]

    @classmethod
    def _decide_budget(cls, day="2025-12-20", year=YEAR):
        """Enter the decision and let the cron's work be done."""
        budget_year = cls.env["sidocakep.budget.year"].create(
            {"company_id": cls.government.id, "year": year, "decided_on": day}
        )
        cls._count_again()
        return budget_year

    @classmethod
    def _count_again(cls):
        """Do what the end of the transaction and the cron after it do."""
        cls.env.flush_all()
        cls.env["sidocakep.deadline.request"]._refresh_now()

    def _get_rows(self, job, document=PK, year=YEAR):
        return self.deadlines.search(
            [
                ("job_id", "=", job.id),
                ("document", "=", document),
                ("year", "=", year),
            ]
        )

    def _set_signed(self, pk, moment):
        """Sign as both parties at a moment, without the steps on the way."""
        pk._with_workflow_bypass().write(
            {"state": "signed", "signed_first_on": moment, "signed_second_on": moment}
        )

    def _set_handed_in(self, pk, moment):
        pk._with_workflow_bypass().write({"state": "handed_in", "handed_in_on": moment})


@tagged("post_install", "-at_install")
class TestDeadlineRows(DeadlineCase):
    def test_the_text_to_copy_names_post_holder_document_and_day(self):
        """On 9 February the PK of the secretary is ten days late (30 January)."""
        self._decide_budget()
        row = self._get_rows(self.job_secretary_a)
        with freeze_time("2026-02-09 03:00:00"):
            self.env.invalidate_all()
            row = row.with_user(self.user_head_a)
            action = row.action_view_owed_text()
            window = row.env[action["res_model"]].browse(action["res_id"])
            agency, text = window.company_ids, window.text
            self.assertEqual(agency.id, self.agency_a.id)
            [line] = [
                line
                for line in text.splitlines()
                if line.startswith(f"- {row.display_name}")
            ]
            self.assertIn(row._format_day(date(2026, 1, 30)), line)
            self.assertIn("10 days late", line)
            self.assertIn(row.holder_name, line)
            row.sudo().done_on = date(2026, 2, 9)
            self.env.flush_all()
            self.env.invalidate_all()
            self.assertNotIn(row.display_name, agency.document_owed_text)

    def test_the_text_has_a_part_for_each_agency_and_each_unit(self):
        self._decide_budget()
        row = self._get_rows(self.job_secretary_a)
        row.job_id.unit_code = "1.02.0005"
        with freeze_time("2026-02-09 03:00:00"):
            self.env.invalidate_all()
            window = self.env["sidocakep.owed.text"].with_user(self.user_organisasi)
            action = window._open_window(self.agency_a | self.agency_b)
            text = window.browse(action["res_id"]).text
        parts = text.split("\n\n")
        self.assertEqual(len(parts), 2)
        [own] = [part for part in parts if part.startswith(self.agency_a.name)]
        lines = own.splitlines()
        place = lines.index("Unit 1.02.0005:")
        self.assertTrue([line for line in lines[place:] if row.display_name in line])
        with self.assertRaises(AccessError):
            row.env["sidocakep.owed.text"].with_user(self.user_pelaksana_a).create({})

    def test_gunung_mas_7_2_every_position_owes_its_pk_one_month_after_the_dpa(self):
        """Ratification of the DPA creates the rows: 30 December + one month."""
        for job in (
            self.job_head_a,
            self.job_secretary_a,
            self.job_ech3_a,
            self.job_ech4_a,
            self.job_func_a,
            self.job_pelaksana_a,
        ):
            with self.subTest(job.name):
                [row] = self._get_rows(job)
                self.assertEqual(row.date_start, date(2025, 12, 30))
                self.assertEqual(row.date_due, date(2026, 1, 30))
                self.assertIn("Pasal 7 ayat (2)", row.article)
                self.assertFalse(row.done_on or row.pk_id)
        self.assertFalse(self._get_rows(self.job_head_b), "no DPA, no decision")

    def test_gunung_mas_c_3_closed_when_both_have_signed(self):
        pk = self._create_pk(self.job_head_a)
        [row] = self._get_rows(self.job_head_a)
        self.assertEqual(row.pk_id, pk)
        self.assertFalse(row.done_on)
        # 30 January 2026, 23:30 in Jakarta
        self._set_signed(pk, "2026-01-30 16:30:00")
        self.assertEqual(row.done_on, date(2026, 1, 30))
        self.assertEqual(row.status, "done_on_time")

    def test_midnight_is_that_of_the_profile(self):
        """23:30 in Jakarta is half past midnight in Makassar: a day late there."""
        self.profile_gm.tz = "Asia/Makassar"
        self._count_again()
        pk = self._create_pk(self.job_head_a)
        self._set_signed(pk, "2026-01-30 16:30:00")
        [row] = self._get_rows(self.job_head_a)
        self.assertEqual(row.done_on, date(2026, 1, 31))
        self.assertEqual((row.status, row.days), ("done_late", -1))
        self.assertEqual(row.status_text, "Done 1 day late")

    def test_gunung_mas_7_4_handed_in_one_month_after_the_budget_is_decided(self):
        self.assertFalse(self._get_rows(self.job_head_a, HAND_IN))
        self._decide_budget()
        [row] = self._get_rows(self.job_head_a, HAND_IN)
        self.assertEqual(row.date_due, date(2026, 1, 20))
        self.assertIn("Pasal 7 ayat (4)", row.article)
        pk = self._create_pk(self.job_head_a)
        self._set_signed(pk, "2026-01-19 03:00:00")
        self.assertFalse(row.done_on)
        self._set_handed_in(pk, "2026-01-22 03:00:00")
        self.assertEqual((row.status, row.days), ("done_late", -2))
        self.assertEqual(row.status_text, "Done 2 days late")

    def test_paser_4_3_without_a_dpa_the_decided_budget_starts_the_clock(self):
        """Tupoksi: agency B and the Setda have no DPA; 20 December + one month."""
        self.government.profile_id = self.profile_paser
        self._decide_budget()
        for job in (self.job_head_b, self.job_sekda):
            with self.subTest(job.name):
                [row] = self._get_rows(job)
                self.assertEqual(row.date_start, date(2025, 12, 20))
                self.assertEqual(row.date_due, date(2026, 1, 20))
                self.assertEqual(self._create_pk(job).date_due, date(2026, 1, 20))

    def test_the_head_of_region_owes_from_the_decided_budget(self):
        """His PK stands on the DPAs of all agencies, none of them his own."""
        self._decide_budget()
        [row] = self._get_rows(self.job_bupati)
        self.assertEqual(row.date_due, date(2026, 1, 20))

    def test_a_revised_dpa_starts_no_new_clock(self):
        action = self.budget.action_create_perubahan()
        revised = self.env["sidocakep.budget"].browse(action["res_id"])
        revised.write({"number": "DPPA/1", "ratified_on": "2026-09-30"})
        revised.action_ratify()
        [row] = self._get_rows(self.job_head_a)
        self.assertEqual(row.date_due, date(2026, 1, 30))

    def test_a_vacant_post_owes_its_pk_and_a_vacant_pelaksana_position_does_not(self):
        self._create_job("Kepala Seksi Kosong", "supervisor", self.job_ech3_a)
        self._create_job("Arsiparis Kosong", "functional", self.job_ech3_a)
        self._count_again_for(YEAR)
        rows = self.deadlines.search(
            [("job_id.name", "like", "Kosong"), ("year", "=", YEAR)]
        )
        self.assertEqual(rows.mapped("job_id.name"), ["Kepala Seksi Kosong"])
        self.assertFalse(rows.holder_name)

    def _count_again_for(self, year):
        self.deadlines._refresh(self.agency_a, year)

    def test_every_holder_of_a_functional_position_owes_one(self):
        self._create_employee("Epidemiolog Kedua", self.job_func_a)
        self._count_again_for(YEAR)
        rows = self._get_rows(self.job_func_a)
        self.assertEqual(len(rows), 2)
        pk = self._create_pk(
            self.job_func_a, fill=False, employee_id=rows[1].employee_id.id
        )
        self.assertEqual(rows[1].pk_id, pk)
        self.assertFalse(rows[0].pk_id)

    @freeze_time("2026-07-20")
    def test_who_comes_later_owes_from_the_day_he_came(self):
        """Appointed on 1 July: due on 1 August, not late since January."""
        late_comer = self._create_employee(
            "Pindahan", self.job_func_a, date_version="2026-07-01"
        )
        self._count_again_for(YEAR)
        row = self._get_rows(self.job_func_a).filtered(
            lambda item: item.employee_id == late_comer
        )
        self.assertEqual(row.date_due, date(2026, 8, 1))
        self.assertEqual(row.status, "on_time")

    @freeze_time("2026-07-20")
    def test_what_is_no_longer_owed_is_put_away_not_deleted(self):
        [row] = self._get_rows(self.job_func_a)
        self.employee_func_a.create_version(
            {"date_version": date(2026, 7, 1), "job_id": self.job_pelaksana_a.id}
        )
        self._count_again()
        self.assertFalse(row.active)
        self.assertTrue(row.exists())
        self.assertEqual(len(self._get_rows(self.job_pelaksana_a)), 2)

    @freeze_time("2026-07-20")
    def test_what_was_late_stays_known_after_a_mutasi(self):
        pk = self._create_pk(self.job_ech4_a)
        self._set_signed(pk, "2026-02-02 03:00:00")
        [row] = self._get_rows(self.job_ech4_a)
        successor = self._create_employee(
            "Pengganti", self.job_ech4_a, date_version="2026-07-01"
        )
        self.employee_ech4_a.create_version(
            {"date_version": date(2026, 7, 1), "job_id": self.job_pelaksana_a.id}
        )
        self._count_again()
        [same] = self._get_rows(self.job_ech4_a)
        self.assertEqual(same, row)
        self.assertEqual(row.employee_id, self.employee_ech4_a)
        self.assertNotEqual(row.employee_id, successor)
        self.assertEqual((row.status, row.days), ("done_late", -3))

    def test_a_returned_pk_is_owed_again(self):
        pk = self._create_pk(self.job_head_a)
        self._set_signed(pk, "2026-01-15 03:00:00")
        [row] = self._get_rows(self.job_head_a)
        self.assertTrue(row.done_on)
        pk._with_workflow_bypass().write({"state": "draft"})
        self.assertFalse(row.done_on)

    def test_a_corrected_decision_moves_what_is_open_and_not_what_is_closed(self):
        budget_year = self._decide_budget()
        pk = self._create_pk(self.job_head_a)
        self._set_signed(pk, "2026-01-19 03:00:00")
        self._set_handed_in(pk, "2026-01-19 04:00:00")
        budget_year.decided_on = "2025-12-22"
        self._count_again()
        [closed] = self._get_rows(self.job_head_a, HAND_IN)
        [still_open] = self._get_rows(self.job_secretary_a, HAND_IN)
        self.assertEqual(closed.date_due, date(2026, 1, 20))
        self.assertEqual(still_open.date_due, date(2026, 1, 22))

    def test_a_second_count_without_news_writes_nothing(self):
        self._decide_budget()
        self._create_pk(self.job_head_a)
        self._count_again()
        rows = self.deadlines.search([("company_id", "=", self.agency_a.id)])
        self.env.flush_all()
        with patch.object(type(self.deadlines), "write", autospec=True) as written:
            again = self.deadlines._refresh(self.agency_a, YEAR)
        self.assertFalse(
            [call for call in written.call_args_list if call.args[0].ids], "no write"
        )
        self.assertEqual(again, rows)

    def test_the_cron_takes_agency_by_agency_off_the_list(self):
        self._count_again()
        self.env["sidocakep.deadline.request"]._cron_ask_all()
        self.env["sidocakep.deadline.request"]._write_asked()
        requests = self.env["sidocakep.deadline.request"].search([])
        self.assertLessEqual(
            self.government | self.agency_a | self.agency_b, requests.company_id
        )
        self.env["sidocakep.deadline.request"]._write_asked()
        self.assertEqual(
            self.env["sidocakep.deadline.request"].search([]), requests, "asked once"
        )


@tagged("post_install", "-at_install")
class TestDeadlineStatus(DeadlineCase):
    """30 January 2026 is the due date; a week before, it is due soon."""

    def _get_status(self, moment):
        with freeze_time(moment):
            row = self._get_rows(self.job_head_a)
            row.invalidate_recordset()
            found = self.deadlines.search(
                [("id", "=", row.id), ("status", "=", row.status)]
            )
            self.assertEqual(found, row, "the search says what the field says")
            others = self.deadlines.search(
                [("id", "=", row.id), ("status", "!=", row.status)]
            )
            self.assertFalse(others)
            [(grouped, count)] = self.deadlines._read_group(
                [("id", "=", row.id)], ["status"], ["__count"]
            )
            self.assertEqual((grouped, count), (row.status, 1))
            return row.status, row.days, row.status_text

    def test_open(self):
        for moment, expected in (
            ("2026-01-10 05:00:00", ("on_time", 20, "20 days left")),
            ("2026-01-22 05:00:00", ("on_time", 8, "8 days left")),
            ("2026-01-23 05:00:00", ("due", 7, "7 days left")),
            ("2026-01-29 05:00:00", ("due", 1, "1 day left")),
            ("2026-01-30 05:00:00", ("due", 0, "Due today")),
            # five past midnight in Jakarta, still the day before in London
            ("2026-01-30 17:05:00", ("late", -1, "1 day late")),
            ("2026-02-02 05:00:00", ("late", -3, "3 days late")),
        ):
            with self.subTest(moment):
                self.assertEqual(self._get_status(moment), expected)

    def test_done(self):
        pk = self._create_pk(self.job_head_a)
        self._set_signed(pk, "2026-02-02 03:00:00")
        expected = ("done_late", -3, "Done 3 days late")
        self.assertEqual(self._get_status("2026-12-01 05:00:00"), expected)

    def test_notice_is_that_of_the_profile(self):
        self.profile_gm.notice_days = 14
        self._count_again()
        self.deadlines._refresh(self.agency_a, YEAR)
        self.assertEqual(self._get_status("2026-01-16 05:00:00")[0], "due")
        self.assertEqual(self._get_status("2026-01-15 05:00:00")[0], "on_time")

    def test_the_badge_of_a_pk(self):
        self._decide_budget()
        pk = self._create_pk(self.job_head_a)
        pks = self.env["sidocakep.pk"]

        def badge(moment):
            with freeze_time(moment):
                self.env.invalidate_all()
                found = pks.search(
                    [("id", "=", pk.id), ("due_status", "=", pk.due_status)]
                )
                self.assertEqual(found, pk)
                missed = pks.search(
                    [("id", "=", pk.id), ("due_status", "!=", pk.due_status)]
                )
                self.assertFalse(missed)
                return pk.due_status, pk.due_days, pk.due_text

        self.assertEqual(
            badge("2026-01-18 05:00:00"), ("on_time", 12, "Signatures: 12 days left")
        )
        self.assertEqual(
            badge("2026-02-02 05:00:00"), ("late", -3, "Signatures: 3 days late")
        )
        self._set_signed(pk, "2026-01-25 03:00:00")
        # signed in time; to be handed in since 20 January
        self.assertEqual(
            badge("2026-01-26 05:00:00"), ("late", -6, "Hand-in: 6 days late")
        )
        self._set_handed_in(pk, "2026-01-27 03:00:00")
        self.assertEqual(
            badge("2026-03-01 05:00:00"), ("done_late", -7, "Hand-in: Done 7 days late")
        )

    def test_position_and_agency_show_what_is_late(self):
        with freeze_time("2026-02-02 05:00:00"):
            self.deadlines.invalidate_model()
            self.assertEqual(self.job_head_a.pk_due_text, "3 days late")
            # six positions of agency A without a PK
            self.assertEqual(self.agency_a.document_late_count, 6)
            self.assertEqual(self.agency_b.document_late_count, 0)
