"""No sentence that was taken up falls out unseen, no page is signed empty."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ..lkjip_case import NOW, LkjipCase

OWN_WORDS = "Satu indikator belum mencapai target; satu belum dilaporkan."


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipTaken(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls._begin()

    def _change_measurement(self):
        """What only a correction of the measurement does: another achievement."""
        line = self.year_measurement.line_ids.filtered(
            lambda item: item.indicator_id == self.iku_1
        )
        line._with_workflow_bypass().write({"year_printed": "99,00"})
        self.env.flush_all()
        self.env.invalidate_all()

    def _read_notice(self, report):
        """Return the notice as the next opening of the page shows it."""
        report.invalidate_recordset(["notice"])
        return report.notice

    def _correct(self):
        successor = self.report.browse(self.report.action_amend()["res_id"])
        successor.amendment_reason = "Setelah audit"
        return successor

    def test_money_that_is_corrected_after_the_signature_is_told(self):
        """Of the 140 million of February 120 stand; the report says 140."""
        self._spend(self.node_k1a, 140_000_000)
        month = self.env["sidocakep.realisation.month"].search(
            [("company_id", "=", self.agency_a.id), ("month", "=", "02")]
        )
        month = month.with_user(self.user_secretary_a)
        month.action_close("Januari tanpa belanja")
        self.report.action_take_figures()
        self._issue(self.report)
        month.action_reopen("Satu SPJ dua kali")
        row = month.realisation_ids._correct({"amount": 120_000_000}, "Dua kali")
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE sidocakep_realisation SET create_date = '2027-02-11 03:00:00'"
            " WHERE id = %s",
            [row.id],
        )
        self.env.invalidate_all()
        told = "Rp140.000.000,00 became Rp120.000.000,00"
        name = f"Realisasi anggaran {self.agency_a.name} s.d. Desember 2026"
        paper = {"rows": [{"ceiling": 1.0}]}
        table = [{"years": {"2026": "Rp140.000.000,00"}}]
        for quoting, content, is_told in (
            (self.report, self.report.sudo().frozen_document, True),
            (self.report, {"sections": []}, False),
            (self.year_measurement, paper, True),
            (self.year_measurement, {"sheets": [{"table2": table}]}, True),
            (self.year_measurement, {"sheets": [{"table2": []}]}, False),
        ):
            found = quoting.sudo()._find_changed_in(content, "2027-02-10 04:00:00")
            self.assertIs((name, told) in [item[:2] for item in found], is_told)
        self.assertFalse(
            self.year_measurement._find_changed_money("2027-01-05 04:00:00"),
            "the month was open then, and said so",
        )

    def test_what_stands_within_a_longer_name_is_not_printed(self):
        """An indicator that another one is named after is none of its papers."""
        name, report = self.iku_1.name, self.report.sudo()._with_workflow_bypass()
        longer = self.iku_1.sudo().copy({"name": f"{name} Perempuan"}).name
        for text, is_said in (
            (f"{longer}: target Tahun 2026 80, realisasi 79.", False),
            (f"- {longer} (79)", False),
            (longer, False),
            (f"{longer} dan {name} naik.", True),
            (f"{name} perempuan naik.", True),
            (name, True),
        ):
            report.frozen_document = {"chapters": [{"text": text}]}
            with self.subTest(text):
                found = report._filter_quoting({name}, self.year_measurement)
                self.assertIs(bool(found), is_said)

    def test_a_correction_keeps_what_was_taken_up_and_names_what_changed(self):
        achievement = self._get_section(self.report, "achievement")
        counts, first, second = achievement.sentence_ids
        counts.text = OWN_WORDS
        (counts | first).action_accept()
        second.action_dismiss()
        self._issue(self.report)
        gone = (
            counts.sudo()
            ._with_workflow_bypass()
            .copy({"key": "gone", "state": "accepted", "text": "Lama"})
        )
        self._change_measurement()
        successor = self._correct()
        section = self._get_section(successor, "achievement")
        kept, changed, left = section.sentence_ids
        self.assertEqual((kept.state, kept.text), ("accepted", OWN_WORDS))
        self.assertEqual((changed.state, left.state), ("proposed", "dismissed"))
        self.assertEqual(section.sentence_ids.mapped("was_taken"), [False, True, False])
        self.assertIn("99,00 persen", changed.text)
        notice = self._read_notice(successor)
        self.assertIn(f"leave out: {section.name}: “{changed.text}”", notice)
        self.assertIn("from no figure any more. Write it", notice)
        self.assertIn(f"“{gone.text}”", notice)
        with freeze_time("2027-03-20 03:00:00"):
            with self.assertRaisesRegex(UserError, "take it up again or leave it out"):
                self._issue(successor)
            changed.action_accept()
            self.assertNotIn("Dropped sentences", self._read_notice(successor))
            self._issue(successor)
        chapters = {
            item["code"]: item for item in successor.frozen_document["chapters"]
        }
        said = [item["text"] for item in chapters["3"]["sections"][0]["sentences"]]
        self.assertEqual(said, [OWN_WORDS, changed.text])

    def test_new_figures_of_a_draft_drop_no_sentence_unseen_either(self):
        section = self._get_section(self.report, "achievement")
        section.sentence_ids[1].action_accept()
        self._change_measurement()
        self.report.action_take_figures()
        self.assertEqual(section.sentence_ids.mapped("was_taken"), [False, True, False])
        self.assertIn("Dropped sentences", self._read_notice(self.report))
        section.sentence_ids[1].action_dismiss()
        self.assertNotIn("Dropped sentences", self._read_notice(self.report))

    def test_two_sections_of_one_title_keep_their_own(self):
        """A profile that was entered twice has such; each finds its own again."""
        first, second = self.report.section_ids.sudo()[2:4]
        second._with_workflow_bypass().name = first.name
        found = list(self.report._find_places().items())[2:4]
        self.assertEqual(
            [(place[2], section.id) for place, section in found],
            [(0, first.id), (1, second.id)],
        )

    def test_no_page_has_a_heading_alone(self):
        """The summary is asked of no one, but its page has nothing beside the head."""
        [summary] = self.report.section_ids.filtered(
            lambda section: section.chapter == "summary"
        )
        self._write_all(self.report)
        summary.body = " "
        self.assertIn(f"written yet: {summary.name}", self._read_notice(self.report))
        for is_settled in (False, True):
            with self.assertRaisesRegex(UserError, f"what “{summary.name}” says"):
                self.report.action_submit()
            if not is_settled:
                summary.sentence_ids.action_dismiss()
        summary.sentence_ids[0].action_accept()
        self.report.action_submit()

    def test_the_covering_letter_without_number_is_said(self):
        words = "covering letter has no number"
        self.assertIn(words, self._read_notice(self.report))
        self._issue(self.report)
        self.assertIn(words, self._read_notice(self.report))
        self.report.write({"letter_number": "045/9", "letter_date": "2027-02-10"})
        self.assertFalse(self._read_notice(self.report))
