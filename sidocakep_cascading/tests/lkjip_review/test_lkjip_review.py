"""The government's own report: compiled, reviewed, signed, sent upwards.

PermenPANRB 53/2014: the report of the government is reviewed by Inspektorat before the
head of region signs it, and is sent upwards within three months of the year.
"""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError, WorkflowFieldError

from ...models.lkjip.lkjip_data import find_head_sheet
from ...models.lkjip.sidocakep_profile import GOVERNMENT_RECIPIENTS
from ..common import YEAR
from ..lkjip_case import NOW
from ..lkjip_review_case import LkjipReviewCase
from .dispatches import DispatchTests
from .government_pages import GovernmentPageTests
from .review_checks import ReviewCheckTests

ROLES = ("ech3_a", "secretary_a", "head_a", "sekda", "bupati")
ROLES += ("organisasi", "inspektorat", "bappeda", "monev")


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipReview(
    ReviewCheckTests, DispatchTests, GovernmentPageTests, LkjipReviewCase
):
    allow_inherited_tests_method = True

    # What stands in it ------------------------------------------------------

    def test_its_figures_are_of_its_own_measurement(self):
        """And beside it the agencies, of which one has a measured year."""
        [row] = self._rows("achievement")
        self.assertEqual(row[2:4], ["Indeks Pembangunan Manusia", "72,5 Angka"])
        self.assertEqual(row[5], "98,00 *)")
        heads = self._get_section(self.report, "plan").table["heads"]
        self.assertIn("Target Akhir RPJMD", heads)
        rows = {row[1]: row[2:] for row in self._rows("agencies")}
        own = self.year_measurement
        self.assertEqual(rows[self.agency_a.name][:2], [str(len(own.line_ids)), "1 *)"])
        self.assertEqual(rows[self.agency_a.name][4:], ["belum dilaporkan", "diterima"])
        self.assertEqual(rows[self.agency_b.name][-1], "belum disampaikan")
        self.assertFalse(self._get_section(self.report, "outputs"), "of agencies only")
        lines = find_head_sheet(own).line_ids
        contributed = self._rows("contributions")
        self.assertEqual(len(contributed), len(lines))
        self.assertEqual({row[2] for row in contributed}, {self.agency_a.name})
        self.assertEqual(
            {row[3]: row[6] for row in contributed}["Indeks Kepuasan"], "95,00 *)"
        )
        agency = self._begin()
        self.assertFalse(self._get_section(agency, "agencies"))
        self.assertFalse(self._get_section(agency, "contributions"))
        for said in (
            "Achievement: 1 of 4 agencies",
            f"no measured performance agreement: {self.agency_b.name}",
            "Realisation: 0 of 4 agencies",
            f"has reported no realisation: {self.agency_a.name}",
        ):
            self.assertIn(said, self.report.notice)

    def test_the_budget_is_that_of_all_agencies(self):
        self._spend(self.node_k1a, 140_000_000)
        self.report.action_take_figures()
        whole = self._rows("budget")[-1]
        self.assertEqual(whole[1:4], ["Jumlah", "Rp205.000.000,00", "Rp140.000.000,00"])
        rows = {row[1]: row for row in self._rows("agencies")}
        self.assertEqual(rows[self.agency_a.name][6], "68,29", "140 of 205")

    # Who --------------------------------------------------------------------

    def test_bagian_organisasi_compiles_with_the_team_of_the_government(self):
        self.review.sudo()._with_workflow_bypass().unlink()
        self.report.sudo().unlink()
        reports = self.env["sidocakep.lkjip"]
        vals = {"company_id": self.government.id, "year": YEAR}
        self.assert_access_of(
            ROLES, {"organisasi"}, lambda user: reports.with_user(user).create(vals)
        )
        report = reports.with_user(self.user_organisasi).create(vals)
        section = self._get_section(report, "text", "1")[0]
        user = self.user_ech3_a
        with self.assertRaises(AccessError):
            section.with_user(user).body = "Bukan anggota"
        user.sudo().group_ids += self.env.ref(
            "sidocakep_base.group_compiler_government"
        )
        section.with_user(user).body = "Ditulis tim"
        with self.assertRaises(AccessError):
            report.with_user(user).action_submit()

    def test_inspektorat_reviews_and_changes_nothing_else(self):
        self.assertEqual(self.asked_first, self.user_inspektorat)
        self.assertIn("waits for the review", self.report.standing_text)
        review, line = self.review, self._line("I.1")

        def write(user):
            line.with_user(user).write({"answer": "yes"})

        self.assert_access_of(ROLES, {"inspektorat"}, write)
        report = self._as(self.user_inspektorat)
        section = self._get_section(report, "text", "1")[0]
        for record, vals in (
            (report, {"document_number": "1"}),
            (section, {"body": "Ditulis Inspektorat"}),
            (self._get_section(report, "achievement").sentence_ids[0], {"text": "X"}),
        ):
            with self.assertRaises(AccessError):
                record.write(vals)
        for method in (report.action_submit, report.action_sign, review.unlink):
            with self.assertRaises(UserError):
                method()

    def test_nobody_reviews_what_he_compiled(self):
        section = self._get_section(self.report, "text", "1")[0]
        user = self.user_auditor
        user.sudo().group_ids += self.env.ref(
            "sidocakep_base.group_compiler_government"
        )
        section.with_user(user).body = "Ditulis auditor"
        self.assertFalse(self._as(user).can_review)
        review = self.review
        for write in (
            lambda: self._line("I.1").with_user(user).write({"answer": "yes"}),
            lambda: review.with_user(user).write({"remark": "Bagus"}),
            lambda: review.with_user(user).action_look_again(),
            lambda: review.with_user(user).action_return(),
        ):
            with self.assertRaises(AccessError):
                write()

    def test_who_heads_the_inspektorat_gives_the_statement(self):
        review = self.review.with_user(self.user_auditor)
        self._answer_all(review)
        with self.assertRaises(AccessError):
            review.action_pass()
        review.with_user(self.user_inspektorat).action_pass()
        self.assertEqual(review.signer_name, "Inspektur Uji")
        self.assertEqual(self.report.sudo().activity_ids.user_id, self.user_bupati)

    def test_a_client_forges_nothing(self):
        review = self.review
        line = self._line("I.2")
        for record, vals in (
            (review, {"state": "passed"}),
            (review, {"section_seals": {}}),
            (review, {"signer_name": "Orang Lain"}),
            (line, {"proposal": "yes"}),
            (line, {"proposal_text": "Palsu"}),
            (line, {"source_id": 1}),
            (self._line("III.3"), {"answer": "not_asked"}),
            (self._line("I.1"), {"answer": "no"}),
        ):
            with self.subTest(vals), self.assertRaises(UserError):
                call_kw(record, "write", [record.ids, vals], {})
        for model, vals in (
            ("sidocakep.lkjip.review", {"lkjip_id": self.report.id}),
            ("sidocakep.lkjip.review.line", {"review_id": review.id}),
            ("sidocakep.lkjip.dispatch", {"lkjip_id": self.report.id}),
        ):
            for user in (self.user_inspektorat, self.user_organisasi):
                with self.assertRaises(AccessError):
                    call_kw(self.env[model].with_user(user), "create", [[vals]], {})
        with self.assertRaises(WorkflowFieldError):
            self.report.first_sent_on = "2027-02-10"
        review.signer_job_id = self.job_inspector
        with self.assertRaises(AccessError):
            review.signer_job_id = self.job_head_a

    # The checklist ----------------------------------------------------------

    def test_if_not_explain(self):
        line = self._line("III.8")
        with (
            self.assertRaisesRegex(UserError, "Write the explanation"),
            self.cr.savepoint(),
        ):
            line.answer = "no"
        self._line("III.1").answer = "yes"
        self._line("III.2").answer = "yes"
        follow = self._line("III.3")
        self.assertEqual(follow.answer, "not_asked")
        self._line("III.2").write({"answer": "no", "explanation": "Berubah"})
        self.assertFalse(follow.answer, "now it is asked")
        follow.answer = "yes"

    def test_only_inspektorat_begins_a_review(self):
        """And only of what was submitted; begun twice it is the same."""
        self.assertEqual(self._review(self.user_auditor), self.review)
        self.review.sudo()._with_workflow_bypass().unlink()
        self.assert_access_of(
            ROLES, {"inspektorat"}, lambda user: self._as(user).action_review()
        )
        self.report.sudo()._with_workflow_bypass().submitted_on = False
        with self.assertRaisesRegex(UserError, "it was not submitted"):
            self._review()

    def test_where_no_inspector_has_a_login_a_reviewer_records_it(self):
        """The statement was signed on paper, by who heads the Inspektorat."""
        self._answer_all(self.review)
        self.inspector.user_id = False
        self.env.invalidate_all()
        self.review.with_user(self.user_auditor).action_pass()
        self.assertEqual(self.review.signer_name, "Inspektur Uji")
        self.assertEqual(self.review.closed_by_id, self.user_auditor)

    def test_a_statement_has_a_date_and_a_signer(self):
        self._answer_all(self.review)
        self.assertFalse(self.review.missing_text)
        for vals, words in (
            ({"statement_date": "2027-02-11"}, "a date of the statement"),
            ({"statement_number": False}, "number and date"),
            ({"signer_job_id": False}, "who heads the Inspektorat"),
        ):
            with self.subTest(vals):
                kept = {name: self.review[name] for name in vals}
                self.review.write(vals)
                self.assertIn(words, self.review.missing_text)
                self.assertIn(words, str(self._refuse(self.review.action_pass)))
                self.review.write(kept)
        with self.assertRaisesRegex(ValidationError, "not before 10 Februar[iy] 2027"):
            self.review.statement_date = "2027-02-09"

    def test_what_no_record_answers_is_answered_in_one_step(self):
        """Ten items of the list are answered by hand; what waits is named."""
        line = self.review.line_ids.filtered(
            lambda item: not item.proposal and not item.item_id.is_follow_up
        )[:1]
        self.assertIn(f" {line.code},", self.review.missing_text)
        with self.assertRaises(AccessError):
            line.with_user(self.user_organisasi).action_answer_yes()
        line.action_answer_yes()
        self.assertEqual(line.answer, "yes")
        self.assertNotIn(f" {line.code},", self.review.missing_text)

    def _refuse(self, method):
        with self.assertRaises(UserError) as refused:
            method()
        return refused.exception

    # Passed, returned, changed ----------------------------------------------

    def test_it_is_not_signed_before_it_is_reviewed(self):
        review = self.review
        with self.assertRaisesRegex(UserError, "the statement of review"):
            self._as(self.user_bupati).action_sign()
        with self.assertRaises(UserError) as refused:
            review.action_pass()
        said = str(refused.exception)
        self.assertIn("an answer to: I.1, I.2", said)
        self.assertIn("number and date of the statement", said)
        self._answer_all(review)
        review.action_pass()
        self.assertIn("statement 700/3/ITDA", self.report.review_text)
        self._as(self.user_bupati).action_sign()
        self.assertEqual(self.report.state, "signed")
        how = self.report.frozen_document["signed_how"]
        self.assertEqual(how, "Ditandatangani secara elektronik")
        kept = self.report.frozen_document["review"]
        self.assertEqual(kept["number"], "700/3/ITDA")
        self.assertEqual(kept["signer_name"], "Inspektur Uji")
        self.assertIn("akuntabilitas keuangan: tidak. Dijelaskan", kept["notes"][0])
        with self.assertRaises(FrozenRecordError):
            self._line("I.1").write({"answer": "yes"})

    def test_what_changes_after_the_review_asks_for_a_new_one(self):
        review = self._pass()
        self.assertFalse(review.changed_text)
        section = self._get_section(self.report, "causes")
        section.body = "Diubah setelah reviu"
        changed = self.report.review_text
        self.assertIn("Changed since the review: Analisis Penyebab", changed)
        self.assertIn("I.3, II.6, II.7.", changed)
        self.assertEqual(self.report.sudo().activity_ids.user_id, self.user_inspektorat)
        with self.assertRaisesRegex(UserError, "a new review by Inspektorat"):
            self._as(self.user_bupati).action_sign()
        again = self._review()
        self.assertEqual(again.number, 2)
        open_items = again.line_ids.filtered(lambda line: not line.answer)
        self.assertEqual(open_items.mapped("code"), ["I.3", "II.6", "II.7"])
        section.body = "Diubah lagi"
        self._answer_all(again)
        with self.assertRaisesRegex(UserError, "Items to look at anew"):
            again.action_pass()
        again.action_look_again()
        self._answer_all(again)
        again.action_pass()
        # The head of region signs on paper: nobody says that he did it by a click.
        self._as(self.user_organisasi).action_sign()
        how = self.report.frozen_document["signed_how"]
        self.assertEqual(how, "Pengesahan dicatat oleh Bagian Organisasi")

    def test_returned_with_remarks(self):
        review = self.review
        with self.assertRaisesRegex(UserError, "write what is to be mended"):
            review.action_return()
        self._line("III.8").write(
            {"answer": "no", "explanation": "Indikator belum cukup"}
        )
        review.remark = "Lengkapi Bab IV"
        review.action_return()
        self.assertFalse(self.report.submitted_on)
        self.assertEqual(review.state, "returned")
        self.assertEqual(self.report.sudo().activity_ids.user_id, self.user_organisasi)
        body = "".join(self.report.sudo().message_ids.mapped("body"))
        self.assertIn("Lengkapi Bab IV", body)
        self.assertIn("III.8: Indikator belum cukup", body)
        self.report.action_submit()
        self.assertEqual(self._review().number, 2)

    def test_of_an_agency_only_where_the_profile_asks(self):
        report = self._begin()
        self.assertFalse(report.is_reviewed)
        self.profile_gm.lkjip_agency_review = True
        self.env.invalidate_all()
        self.assertTrue(report.is_reviewed)
        self._write_all(report)
        report.action_submit()
        with self.assertRaisesRegex(UserError, "the statement of review"):
            report.with_user(self.user_head_a).action_sign()

    def test_the_first_screen_of_inspektorat_counts_it(self):
        def count():
            items = self.env["res.users"].with_user(self.user_auditor)
            return sum(
                item["count"]
                for item in items._get_waiting_work()
                if "to Review" in str(item["label"])
            )

        self.assertEqual(count(), 1)
        self._pass()
        self.assertEqual(count(), 0)

    # Upwards ----------------------------------------------------------------

    def test_53_2014_sent_upwards_within_three_months(self):
        row = self._get_deadline()
        self.assertEqual(row.company_id, self.government)
        self.assertEqual(row.date_due, date(2027, 3, 31))
        rows = self._sign_report()
        self.assertFalse(row.done_on, "signed is not sent")
        self.assertEqual(rows.mapped("recipient"), GOVERNMENT_RECIPIENTS.splitlines())
        self.assertEqual(self.report.sudo().activity_ids.user_id, self.user_organisasi)
        rows[:3].action_send()
        self.assertFalse(self.report.first_sent_on)
        self.assertIn("sent to 3 of 4", self.report.standing_text)
        self.assertIn(rows[3].recipient, self.report.standing_text)
        self.assertFalse(rows[0].late_text)
        with freeze_time("2027-04-05 03:00:00"):
            rows[3].action_send()
            for late in (rows[3], self.report):
                self.assertIn("5 days late", late.late_text)
        self.assertEqual(self.report.first_sent_on, date(2027, 4, 5))
        self.assertIn("sent upwards on", self.report.standing_text)
        self.assertEqual(row.done_on, date(2027, 4, 5))
        self.assertFalse(self.report.sudo().activity_ids)
        # sent by mistake it is owed again
        with freeze_time("2027-04-06 03:00:00"):
            rows[3]._give_back("Surat belum dibawa kurir")
        self.assertFalse(self.report.first_sent_on or row.done_on)
        self.assertEqual(self.report.sudo().activity_ids.user_id, self.user_organisasi)
        self.env.cr.precommit.run()
        [(state, problems)] = self.report.sudo()._verify_seals().values()
        self.assertFalse(problems, state)
