"""One test per article of Gunung Mas 24/2024 that the PK carries out."""

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError

from ...models.pk.sidocakep_pk_check import SEVERE
from ..common import PkCase


@tagged("post_install", "-at_install")
class TestGunungMas(PkCase):
    """Peraturan Bupati Gunung Mas 24/2024."""

    def _get_blocking(self, pk):
        problems = pk._get_problems()[pk.id]
        return [item.message for item in problems if item.severity == SEVERE]

    def test_article_6_2_dpa_is_the_basis(self):
        """(2) DPA ... menjadi dasar penyusunan Perjanjian Kinerja."""
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(pk.basis, "dpa")
        self.assertEqual(pk.budget_id, self.budget)
        pk.table2_ids.unlink()
        with self.assertRaisesRegex(UserError, "Tabel II is empty"):
            pk.action_propose()

    def test_article_6_2_tabel_2_equals_the_dpa_in_force(self):
        pk = self._create_pk(self.job_head_a)
        pk.table2_ids[0].amount += 1
        with self.assertRaisesRegex(
            UserError, "Rp175.000.001,00, in the DPA Rp175.000.000,00"
        ):
            pk.action_propose()

    def test_article_6_2_programme_outside_the_dpa_is_refused(self):
        pk = self._create_pk(self.job_head_a)
        self.env["sidocakep.pk.table2"].create(
            {"pk_id": pk.id, "name": "PROGRAM LAIN", "amount": 5}
        )
        with self.assertRaisesRegex(UserError, "no budget for PROGRAM LAIN"):
            pk.action_propose()

    def test_article_6_2_a_programme_counts_once(self):
        pk = self._create_pk(self.job_head_a)
        pk.table2_ids[0].copy()
        pk.invalidate_recordset()
        with self.assertRaisesRegex(UserError, "twice"):
            pk.action_propose()

    def test_annex_c_6_a_row_of_tabel_2_names_its_indicator(self):
        """Column 2 of Tabel II is not signed empty; the form of Paser has none."""
        pk = self._create_pk(self.job_head_a)
        row = pk.table2_ids[1]
        row.write({"indicator_text": " ", "pk_line_ids": [Command.clear()]})
        message = f"Tabel II: {row.name} names no indicator."
        with self.assertRaisesRegex(UserError, message):
            pk.action_propose()
        row.indicator_text = "Nilai SAKIP perangkat daerah"
        self.assertNotIn(message, self._get_blocking(pk))
        pk.with_user(self.user_head_a).action_propose()
        self.assertEqual(pk.state, "proposed")

    def test_annex_c_6_what_was_typed_stays_where_the_plan_ties_nothing(self):
        self.node_s2._with_workflow_bypass().upper_node_id = False
        pk = self._create_pk(self.job_bupati)
        row = pk.table2_ids.filtered(lambda row: not row.indicator_text)
        self.assertEqual(row.name, "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH")
        row.indicator_text = "Indeks Pembangunan Manusia"
        pk.action_fill_from_plan()
        self.assertEqual(
            pk.table2_ids.mapped("indicator_text"), ["Indeks Pembangunan Manusia"] * 2
        )
        pk.table2_ids[1].indicator_text = "Sesuatu yang lain"
        pk.action_fill_from_plan()
        self.assertNotIn("Sesuatu", " ".join(pk.table2_ids.mapped("indicator_text")))

    def test_annex_ii_of_paser_has_no_column_for_it(self):
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_head_a)
        pk.table2_ids.write({"indicator_text": False, "pk_line_ids": [Command.clear()]})
        self.assertNotIn("names no indicator", str(self._get_blocking(pk)))

    def test_article_6_2_head_without_a_dpa_where_the_regulation_asks_for_it(self):
        """A profile may allow the DPA only; a head cannot choose the tupoksi."""
        renstra = self._create_plan("renstra", self.agency_b, self.rpjmd)
        program = self._create_node(renstra, "program", "PROGRAM B", code="1.05.01")
        self._decide(renstra)
        self._create_budget(self.agency_b, [(program, 1_000, "apbd")])
        pk = self._create_pk(self.job_head_b, basis="tupoksi", fill=False)
        self.assertEqual(pk.basis, "tupoksi")
        message = (
            "The regulation asks for a ratified DPA as the basis of this PK "
            "(Perbup Gunung Mas 24/2024 Pasal 6 ayat (2))."
        )
        for basis, is_blocked in (("dpa_or_tupoksi", False), ("dpa", True)):
            with self.subTest(basis):
                self.profile_gm.pk_basis = basis
                self.assertEqual(message in self._get_blocking(pk), is_blocked)

    def test_article_6_3_pk_holds_indicators_and_targets(self):
        """(3) ... memuat indikator kinerja dan target kinerja."""
        pk = self._create_pk(self.job_head_a)
        self.assertFalse(self._get_blocking(pk))
        pk.line_ids[1].write({"figure_status": "not_reported"})
        with self.assertRaisesRegex(UserError, "Line 2, Nilai SAKIP, has no target"):
            pk.action_propose()
        pk.line_ids.unlink()
        with self.assertRaisesRegex(UserError, "Tabel I is empty"):
            pk.action_propose()

    def test_article_6_4_no_agreement_with_an_unanswered_criterion(self):
        """(4) Indikator Kinerja ... memenuhi kriteria SMART."""
        pk = self._create_pk(self.job_ech3_a)
        self.assertFalse(pk._get_problems()[pk.id])
        self.outcome.write(
            {"smart_specific": "unanswered", "smart_time_bound": "unanswered"}
        )
        message = (
            "The indicator of line 1 has not answered Specific, Time-bound "
            "(Perbup Gunung Mas 24/2024 Pasal 6 ayat (4))."
        )
        self.assertIn(message, self._get_blocking(pk))
        with self.assertRaises(UserError) as caught:
            pk.with_user(self.user_ech3_a).action_propose()
        self.assertIn(message, str(caught.exception))
        self.assertIn("answer them under SMART", str(caught.exception))
        self.assertEqual(pk.state, "draft")
        head = self._create_pk(self.job_head_a)
        head.line_ids.indicator_id.smart_relevant = "unanswered"
        said = [text for text in self._get_blocking(head) if "answered Rel" in text]
        self.assertEqual(len(said), 1, "lines that lack the same are told at once")
        self.assertIn("The indicators of lines 1, 2 have not answered", said[0])
        head.unlink()
        self.profile_gm.smart_required = False
        self.assertFalse(pk._get_problems()[pk.id])

    def test_article_6_4_the_profile_says_what_an_unmet_criterion_does(self):
        """(4)c dapat dicapai: answered "no"; line, criterion and article are named."""
        pk = self._create_pk(self.job_ech3_a)
        self.outcome.smart_achievable = "no"
        message = (
            "The indicator of line 1, Layanan sesuai standar, does not meet Achievable "
            "(Perbup Gunung Mas 24/2024 Pasal 6 ayat (4))."
        )
        for severity, expected in (
            ("severe", [("severe", message)]),
            ("warning", [("warning", message)]),
            ("ignore", []),
        ):
            with self.subTest(severity=severity):
                self.profile_gm.smart_no_severity = severity
                problems = pk._get_problems()[pk.id]
                self.assertEqual(
                    [(item.severity, item.message) for item in problems], expected
                )
                if problems:
                    self.assertIn("as its SMART page says", problems[0].remedy)
        self.profile_gm.smart_no_severity = "warning"
        pk.with_user(self.user_ech3_a).action_propose()
        self.assertEqual(pk.state, "proposed")

    def test_article_6_3_zero_is_a_target(self):
        pk = self._create_pk(self.job_head_a)
        pk.line_ids[1].write({"written": "0"})
        self.assertEqual(pk.line_ids[1].target_text, "0 Angka")
        self.assertFalse(self._get_blocking(pk))

    def test_article_6_3_target_other_than_that_of_the_plan_is_noticed(self):
        pk = self._create_pk(self.job_head_a)
        pk.line_ids[0].written = "80"
        self.assertFalse(self._get_blocking(pk))
        self.assertIn(
            "Line 1 promises 80 Persen, the plan says 85,5 Persen.",
            [item.message for item in pk._get_problems()[pk.id]],
        )

    def test_article_6_3_target_of_another_year_is_refused(self):
        pk = self._create_pk(self.job_head_a)
        pk.write({"year": 2027, "date_document": "2027-01-04"})
        with self.assertRaisesRegex(
            UserError, "Line 1 has the target of 2026, the PK is of 2027"
        ):
            pk.action_propose()

    def test_article_7_1_indicators_are_iku_program_or_kegiatan(self):
        pk = self._create_pk(self.job_head_a)
        self.iku_2.kind = "other"
        self.env.invalidate_all()
        messages = [item.message for item in pk._get_problems()[pk.id]]
        self.assertTrue(any("Pasal 7 ayat (1)" in message for message in messages))
        pk.with_user(self.user_head_a).action_propose()
        self.assertEqual(pk.state, "proposed", "a notice, not a refusal")

    def test_article_7_2_due_one_month_after_the_dpa(self):
        """Ratified 30 December 2025: due 30 January 2026."""
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(str(pk.date_due), "2026-01-30")

    def test_article_7_3_agreed_by_the_bupati_and_the_head(self):
        pk = self._create_pk(self.job_head_a)
        self._sign_to(pk, "signed")
        self.assertEqual(pk.signed_first_by_id, self.user_head_a)
        self.assertEqual(pk.signed_second_by_id, self.user_bupati)

    def test_article_7_3_sekda_does_not_agree_for_the_bupati(self):
        pk = self._create_pk(self.job_head_a)
        self._sign_to(pk, "signed_first")
        with self.assertRaises(TransitionAccessError):
            self._sign(pk, self.user_sekda)

    def test_article_7_4_handed_in_through_bagian_organisasi(self):
        pk = self._create_pk(self.job_head_a)
        self._sign_to(pk, "signed")
        pk.with_user(self.user_secretary_a).action_hand_in()
        self.assertTrue(pk.handed_in_on)
        with self.assertRaises(TransitionAccessError):
            pk.with_user(self.user_head_a).action_receive()
        pk.with_user(self.user_organisasi).action_receive()
        self.assertEqual(pk.received_by_id, self.user_organisasi)
        with self.assertRaises(TransitionAccessError):
            pk.with_user(self.user_head_a).action_put_in_force()
        pk.with_user(self.user_organisasi).action_put_in_force()
        self.assertEqual(pk.state, "in_force")

    def test_article_8_head_answers_for_all_of_the_budget(self):
        """Every tujuan and sasaran of the agency and the whole DPA are in the PK."""
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(pk.line_ids.node_id, self.node_s1 | self.node_s2)
        self.assertEqual(pk.amount_total, self.budget.total_amount)
        pk.table2_ids[1].unlink()
        pk.invalidate_recordset()
        messages = [item.message for item in pk._get_problems()[pk.id]]
        # 205 million less the programme of 30 million
        self.assertIn(
            "Tabel II adds up to Rp175.000.000,00, the DPA to Rp205.000.000,00 "
            "(Perbup Gunung Mas 24/2024 Pasal 8).",
            messages,
        )

    def test_annex_c_2_who_makes_a_pk(self):
        for job, amount in (
            (self.job_bupati, 205_000_000),
            (self.job_head_a, 205_000_000),
            (self.job_ech3_a, 175_000_000),
            (self.job_ech4_a, 150_000_000),
            (self.job_func_a, 100_000_000),
            (self.job_pelaksana_a, 0),
        ):
            with self.subTest(job.name):
                self.assertEqual(self._create_pk(job).amount_total, amount)

    def test_annex_c_6_a_bupati_has_programmes_and_one_signer(self):
        pk = self._create_pk(self.job_bupati)
        values = pk._get_document_values()[pk.id]
        self.assertEqual(values["table2_level"], "program")
        self.assertIsNone(values["second"])
        self.assertEqual(values["government"]["scope"], "Daerah")
        self.assertEqual(
            [row["name"] for row in values["table2"]],
            [
                "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
                "PROGRAM UPAYA KESEHATAN",
            ],
        )

    def test_annex_c_6_b_head_has_programmes_and_two_parties(self):
        pk = self._create_pk(self.job_head_a)
        values = pk._get_document_values()[pk.id]
        self.assertEqual(values["table2_level"], "program")
        self.assertEqual(values["first"]["title"], "Kepala Dinas Kesehatan")
        self.assertEqual(values["second"]["title"], "Bupati Uji")
        self.assertEqual(set(pk.table2_ids.node_id.mapped("level")), {"program"})

    def test_annex_c_6_c_column_3_by_level(self):
        """Eselon 3: kegiatan; pengawas: sub kegiatan."""
        for job, level in (
            (self.job_secretary_a, "kegiatan"),
            (self.job_ech3_a, "kegiatan"),
            (self.job_ech4_a, "sub_kegiatan"),
        ):
            with self.subTest(job.name):
                pk = self._create_pk(job)
                self.assertEqual(set(pk.table2_ids.node_id.mapped("level")), {level})
                values = pk._get_document_values()[pk.id]
                self.assertEqual(values["table2_level"], level)
