"""From section to section, and what is said of papers and months that lack."""

from odoo.tests import BaseCase, tagged

from ...models.lkjip.lkjip_tables import LkjipTables
from ..common import YEAR
from ..lkjip_case import LkjipCase
from .made_up import make_program, make_source


@tagged("post_install", "-at_install")
class TestLkjipSections(LkjipCase):
    def test_the_pager_leads_through_all_sections(self):
        report = self._begin()
        section, seen = report.section_ids[0], []
        while section not in seen:
            seen.append(section)
            section = section.browse(self._go(section.action_open_next()))
        self.assertEqual(seen, list(report.section_ids))
        first, last = seen[0], seen[-1]
        self.assertEqual(first.place_text, f"1/{len(seen)}")
        self.assertTrue(first.is_first and last.is_last)
        self.assertFalse(first.is_last or last.is_first)
        self.assertEqual(self._go(last.action_open_former()), seen[-2].id)
        self.assertEqual(self._go(first.action_open_former()), first.id)

    def _go(self, action):
        """Return which record an action opens in the place of the open one."""
        self.assertEqual(action["tag"], "sidocakep_open_in_place")
        return action["params"]["action"]["res_id"]

    def test_a_section_says_why_it_has_to_be_written(self):
        """Report and section name the same: also what the profile leaves open."""
        report = self._begin()
        for section in report.section_ids:
            is_named = f"Not written yet: {section.name}." in report._get_gaps()
            self.assertEqual(bool(section.gap_text), is_named, section.name)
        summary = report.section_ids.filtered(lambda item: item.chapter == "summary")
        self.assertFalse(summary.is_required)
        self.assertIn("take up or leave out", summary.gap_text)
        summary.sentence_ids.action_dismiss()
        self.assertIn("no page of the report has a heading alone", summary.gap_text)
        summary.body = "Tahun ini tercapai."
        self.assertFalse(summary.gap_text)
        required = report.section_ids.filtered("is_required")[0]
        self.assertIn("regulation profile asks", required.gap_text)

    def test_a_draft_of_before_has_the_budget_of_the_agreement_too(self):
        report = self._begin()
        own = report.section_ids.filtered(lambda item: item.content == "pk_budget")
        self.assertEqual(own.chapter, "2")
        rows, total = own.table["rows"], own.table["rows"][-1]
        self.assertEqual(len(rows), len(self.pk_head.table2_ids) + 1)
        amount = self.pk_head._format_amount(self.pk_head.amount_total)
        self.assertEqual(total, ["", "Jumlah", "", amount])
        own.sudo()._with_workflow_bypass().unlink()
        for _twice in range(2):
            report._add_section("pk_budget")
        [added] = report.section_ids.filtered(lambda item: item.content == "pk_budget")
        self.assertEqual(added.table["rows"], rows)
        added.sudo()._with_workflow_bypass().unlink()
        report.sudo()._with_workflow_bypass().state = "signed"
        report._add_section("pk_budget")
        self.assertNotIn("pk_budget", report.section_ids.mapped("content"))

    def test_a_pk_that_lacks_is_named_with_its_position(self):
        report = self._begin().sudo()
        owing = report._find_owing("component_pk")
        self.assertNotIn(self.pk_head.job_id, owing)
        self.assertTrue(owing)
        rows = report._find_instruments().filtered(
            lambda row: row.component == "component_pk"
        )
        [gap] = [text for text in report._get_gaps() if owing[0].name in text]
        self.assertIn("It is missing of:", gap)
        bound, others = report._list_annexes()
        [annex] = [
            text
            for text in bound
            if " dokumen" in text and "Perjanjian Kinerja" in text
        ]
        self.assertIn(f"{rows.decided_count} dari {rows.owed_count} dokumen", annex)
        whose = rows._find_documents().job_id.mapped("name")
        self.assertTrue(whose)
        self.assertTrue(annex.endswith(f"dokumen ({'; '.join(whose)})"), "and which")
        [lacking] = [text for text in others if text.endswith(": belum ada")]
        self.assertIn(owing[0].name, lacking)

    def test_an_agreement_that_was_handed_in_and_not_decided_is_named_too(self):
        """By hand: of the positions of the count each is bound, owing or undecided."""
        report = self._begin().sudo()
        pk = self._create_pk(self.job_secretary_a)
        self.env.flush_all()
        owed = self.env["sidocakep.deadline"].sudo()
        owed.search([("job_id", "=", pk.job_id.id)]).write({"done_on": "2026-01-12"})
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertNotIn(pk.job_id, report._find_owing("component_pk"))
        _bound, others = report._list_annexes()
        words = f"Perjanjian Kinerja (PK) dari {pk.job_id.name}: belum ditetapkan"
        self.assertIn(words, others)

    def test_an_agreement_on_its_way_is_not_decided_and_a_draft_is_not_there(self):
        """Proposed, and signed by one: both are there; who drafts owes it whole."""
        report = self._begin().sudo()
        pk = self._create_pk(self.job_secretary_a)
        name = pk.job_id.name
        self.env.flush_all()
        if pk.job_id not in report._find_owing("component_pk"):
            self.env["sidocakep.deadline"]._refresh(self.agency_a, YEAR)
        self.assertIn(pk.job_id, report._find_owing("component_pk"))
        for state, word in (
            ("draft", "belum ada"),
            ("proposed", "belum ditetapkan"),
            ("signed_first", "belum ditetapkan"),
        ):
            with self.subTest(state):
                pk._with_workflow_bypass().state = state
                self.env.flush_all()
                self.env.invalidate_all()
                [text] = [text for text in report._list_annexes()[1] if name in text]
                self.assertTrue(text.endswith(f": {word}"), text)

    def test_the_agreement_stands_also_where_nothing_was_measured_yet(self):
        """By hand, of the PK: 85,5 and 75,35; the quarter was not measured."""
        reports = self.env["sidocakep.lkjip"].with_user(self.user_secretary_a)
        report = reports.create(
            {"company_id": self.agency_a.id, "year": YEAR, "period": "semester"}
        )
        self.assertFalse(report.sudo().measurement_id)
        rows = self._get_section(report, "pk").table["rows"]
        self.assertEqual(
            [row[-1] for row in rows], self.pk_head.line_ids.mapped("target_text")
        )
        self.assertIn("85,5 Persen", [row[-1] for row in rows])
        self.assertIn("Nothing stands in:", report.notice)
        self.assertIn(
            self.pk_head, [item.documents for item in report.sudo()._get_annexes()]
        )
        said = report.action_take_figures()["params"]["message"]
        self.assertIn("Nothing has changed", said)
        self.assertIn("has not been sent", said)
        section = self._get_section(report, "pk").sudo()
        section._with_workflow_bypass().write({"table": False, "table_seal": False})
        said = report.action_take_figures()["params"]["message"]
        self.assertIn(f"Figures taken into: {section.name}.", said)

    def test_other_widths_make_no_table_out_of_date(self):
        """A next version of the program prints better; no figure has changed by it."""
        report = self._begin().sudo()
        section = self._get_section(report, "achievement")
        writer = section._with_workflow_bypass()
        for change, is_stale in (
            ({"widths": [1] * 7}, False),
            ({"notes": ["Lain"]}, True),
        ):
            table = section.table
            writer.write({"table": {**table, **change}})
            self.assertEqual(bool(report._find_outdated()), is_stale)
            writer.write({"table": table})

    def test_of_many_names_the_first_are_said(self):
        names = [f"Jabatan {number}" for number in range(12)]
        report = self.env["sidocakep.lkjip"]
        self.assertIn("Jabatan 9; and 2 more", report._say_some(names, 10))
        self.assertEqual(report._say_some(names[:2], 10), "Jabatan 0; Jabatan 1")


@tagged("post_install", "-at_install")
class TestLkjipMonths(BaseCase):
    def test_the_table_of_the_money_says_what_may_still_change(self):
        source = make_source()
        source.programs = [make_program("1.02", 100, 50, 90)]
        cases = (
            ({}, {}, []),
            ({"A": [3]}, {}, ["belum dilaporkan: Maret"]),
            (
                {},
                {"A": [11, 12]},
                ["belum ditutup, masih dapat berubah: November, Desember"],
            ),
            (
                {"A": [1]},
                {"A": [7]},
                ["belum dilaporkan: Januari", "dapat berubah: Juli"],
            ),
        )
        for missing, still_open, expected in cases:
            source.missing_by_agency, source.open_by_agency = missing, still_open
            notes = LkjipTables(source).get_budget()["notes"]
            self.assertEqual(len(notes), len(expected))
            for note, words in zip(notes, expected, strict=True):
                self.assertIn(words, note)
