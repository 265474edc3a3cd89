"""What the report of the government says on its pages and screens."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import Form

from ..common import YEAR


class GovernmentPageTests:
    """Mixed into the tests of the review: one government for all of them."""

    def _compose(self):
        return self.report.sudo()._get_document()[self.report.id]

    def _get_printed_sections(self):
        return {
            section["name"]: section
            for chapter in self._compose()["chapters"]
            for section in chapter["sections"]
        }

    def test_its_head_is_the_government(self):
        document = self._compose()
        name = self.government._get_letterhead()["government"]
        self.assertTrue(document["is_government"])
        self.assertEqual(document["agency"], name)
        self.assertEqual(document["government"], name)
        self.assertEqual(document["signer_name"], self.employee_bupati.name)
        self.assertEqual(document["signer_nip"], "", "a head of region has none")
        self.assertEqual(
            document["recipients"],
            [
                row.strip()
                for row in self.profile_gm.lkjip_government_recipients.split("\n")
            ],
        )
        agency = self._begin().sudo()
        document = agency._get_document()[agency.id]
        self.assertFalse(document["is_government"])
        self.assertEqual(document["agency"], self.agency_a.name)
        self.assertIsNone(document["review"])

    def test_both_kinds_have_the_sections_of_one_tree(self):
        """What is not said to be of one kind stands in both, in the same order."""
        outline = self.profile_gm.lkjip_outline_ids

        def names(*scopes):
            return outline.filtered(lambda row: row.scope in scopes).mapped("name")

        own = self.report.section_ids.mapped("name")
        theirs = self._begin().section_ids.mapped("name")
        self.assertEqual(own, names("all", "government"))
        self.assertEqual(theirs, names("all", "agency"))
        self.assertEqual(
            [name for name in own if name in theirs],
            [name for name in theirs if name in own],
        )

    def test_plan_and_charts_are_those_of_the_rpjmd(self):
        sections = self._get_printed_sections()
        table = sections["Perbandingan dengan Target Jangka Menengah"]["table"]
        self.assertEqual(
            table["title"], "Realisasi Kinerja terhadap Target Akhir RPJMD"
        )
        figure = sections["Target dan Realisasi Kinerja"]["figure"]
        self.assertIsNone(figure, "of one indicator a chart compares nothing")

    def test_the_agencies_stand_in_a_table_of_their_own(self):
        table = self._get_printed_sections()["Capaian Kinerja Perangkat Daerah"][
            "table"
        ]
        self.assertEqual(
            table["heads"],
            [
                "No.",
                "Perangkat Daerah",
                "Indikator",
                "Mencapai Target",
                "Capaian (%)",
                "Predikat",
                "Serapan (%)",
                "Pengukuran",
            ],
        )
        self.assertEqual(sum(table["widths"]), 100)
        names = [row[1] for row in table["rows"]]
        agencies = self.agency_a | self.agency_b | self.setda | self.inspectorate
        self.assertEqual(set(names), set(agencies.mapped("name")))

    def test_the_annexes_are_its_own_pk_and_measurement(self):
        annexes = self._compose()["annexes"]
        self.assertTrue(annexes[0].startswith("Perjanjian Kinerja "))
        self.assertIn(f"(Tahun {YEAR})", annexes[0])
        self.assertIn("diterima Tim Monev", annexes[1])

    def test_the_statement_is_printed_while_it_holds(self):
        self.assertIsNone(self._compose()["review"])
        self._pass()
        statement = self._compose()["review"]
        self.assertEqual(statement["date"], "10 Februari 2027")
        self.assertEqual(statement["signer_title"], self.job_inspector.name)
        refused = self.review.line_ids.filtered(lambda line: line.answer == "no")
        self.assertEqual(len(statement["notes"]), len(refused))
        self._get_section(self.report, "causes").body = "Diubah"
        self.assertIsNone(self._compose()["review"], "it is of another text")

    # Screens ----------------------------------------------------------------

    def test_the_form_of_the_review_is_filled_in_row_by_row(self):
        with Form(self.review) as form:
            form.statement_number = "700/9/ITDA"
            with form.line_ids.edit(0) as line:
                line.answer = "no"
                line.explanation = "Data penting belum lengkap"
        line = self._line("I.1")
        self.assertEqual(line.answer, "no")
        self.assertEqual(line.explanation, "Data penting belum lengkap")
        self.assertIn("1 of 23", self.review.answered_text)

    def test_buttons_are_shown_to_whose_step_it_is(self):
        review = self.review
        for role, can in (("inspektorat", True), ("organisasi", False)):
            seen = review.with_user(getattr(self, f"user_{role}"))
            self.assertEqual(seen.can_review, can, role)
            self.assertEqual(seen.can_pass, can, role)
            self.assertEqual(seen.can_return, can, role)
        auditor = review.with_user(self.user_auditor)
        self.assertTrue(auditor.can_review)
        self.assertFalse(auditor.can_pass, "the head of the Inspektorat gives it")
        self._pass()
        self.assertFalse(review.can_review)
        self.assertFalse(self._as(self.user_inspektorat).can_review)
        action = self.report.action_view_reviews()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, review)

    def test_turn_and_standing_are_said_at_each_station(self):
        said = []
        for step in (None, self._pass, self._as(self.user_bupati).action_sign):
            if step:
                step()
            self.report.invalidate_recordset(["turn_text"])
            said.append((self.report.standing_text, self.report.turn_text))
        expected = (
            ("waits for the review by Inspektorat", "Review the Performance Report"),
            ("waits for the head of region", "Sign the Performance Report"),
            ("sends it upwards", "Upwards"),
        )
        for found, words in zip(said, expected, strict=True):
            for text, word in zip(found, words, strict=True):
                self.assertIn(word, text)

    # Attacks ----------------------------------------------------------------

    def test_no_other_login_touches_the_review(self):
        """Write, step or create by RPC, as each role that only reads."""
        line = self._line("I.1")
        roles = ("organisasi", "bupati", "sekda", "bappeda", "monev", "head_a")
        for role in roles:
            user = getattr(self, f"user_{role}")
            for record, method, args in (
                (line, "write", [{"answer": "yes"}]),
                (line, "action_confirm", []),
                (line, "unlink", []),
                (self.review, "write", [{"statement_number": "1"}]),
                (self.review, "action_look_again", []),
                (self.review, "action_pass", []),
                (self.review, "action_return", []),
                (self.review, "unlink", []),
            ):
                with self.subTest(role, method=method), self.assertRaises(AccessError):
                    call_kw(record.with_user(user), method, [record.ids, *args], {})
        self.assertFalse(line.answer)

    def test_a_report_that_was_reviewed_is_not_deleted(self):
        """Nor is its review left behind without it."""
        with self.assertRaisesRegex(UserError, "Mend it and submit it again"):
            self.report.unlink()
        self.assertTrue(self.review.exists())

    def test_two_who_begin_it_find_the_same_review(self):
        self.assertEqual(self._review(), self._review(self.user_auditor))
        reviews = self.env["sidocakep.lkjip.review"].search([])
        self.assertEqual(len(reviews.filtered("section_seals")), 1)

    def test_what_was_returned_is_not_taken_for_answered(self):
        """A no of a returned round is asked anew, a yes to unchanged text stays."""
        self._line("I.1").answer = "yes"
        self._line("I.4").write({"answer": "no", "explanation": "Lampiran kurang"})
        self.review.action_return()
        with self.assertRaises(UserError):
            self.review.action_return()
        self.report.action_submit()
        again = self._review()
        self.assertEqual(self._line("I.1", again).answer, "yes")
        self.assertFalse(self._line("I.4", again).answer)
