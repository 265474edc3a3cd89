"""The performance tree on paper says what its screen says, with the same rights."""

import io

from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.common_tree import TreeCase

from ..sheets import write_workbook

REPORT = "sidocakep_report.action_report_performance_tree"


@tagged("post_install", "-at_install")
class TestPerformanceTreePrint(TreeCase):
    def _read(self, user, tree=None):
        """Return the text of each sheet without blanks, which kerning reads as such."""
        reports = self.env["ir.actions.report"].with_user(user)
        with freeze_time("2026-06-15"):
            content, kind = reports._render_qweb_pdf(REPORT, (tree or self.tree).ids)
        self.assertEqual(kind, "pdf")
        pages = PdfFileReader(io.BytesIO(content)).pages
        self.assertEqual(round(float(pages[0].mediabox[2]) / 72 * 25.4), 420)
        return ["".join(page.extract_text().split()) for page in pages]

    def test_every_card_with_its_indicators_and_links(self):
        self._complete()
        self._ask()
        [text] = self._read(self.user_pelaksana_a)
        for words in (
            "PEMERINTAH KABUPATEN UJI",
            self.tree.display_name,
            "Rancangan, belum ditetapkan",
            "Dicetak 15 Juni 2026",
            "OUTCOME",
            "CRITICAL SUCCESS FACTOR (CSF)",
            "KONDISI ANTARA / KONDISI OPERASIONAL",
            self.iku_1.name,
            self.job_ech3_a.name,
            "Crosscutting",
            *self.nodes.mapped("name"),
        ):
            with self.subTest(words):
                self.assertIn("".join(words.split()), text)
        self.assertNotIn("Lembar", text)

    def test_the_spreadsheet_has_each_card_below_what_it_serves(self):
        self._complete()
        [rows] = write_workbook(self, REPORT, self.tree, self.user_pelaksana_a).values()
        self.assertEqual(rows[0], ["RANCANGAN"])
        cards = {row[2]: row for row in rows if len(row) == 5 and row[0] != "Nomor"}
        self.assertEqual(set(cards), set(self.nodes.mapped("name")))
        for node in self.nodes:
            with self.subTest(node.name):
                number, _kind, _name, above, _notes = cards[node.name]
                self.assertEqual(above, node.parent_id.name or "-")
                if node.parent_id:
                    upper = cards[node.parent_id.name][0]
                    self.assertEqual(number.rpartition(".")[0], upper)
        # decided it says what was issued, and who may not read it has none
        self._decide_tree()
        first = self.nodes[:1].name
        self.nodes[:1]._with_workflow_bypass().name = "Diubah kemudian"
        self.env.flush_all()
        written = str(write_workbook(self, REPORT, self.tree, self.user_head_a))
        self.assertIn(first, written)
        self.assertNotIn("Diubah kemudian", written)
        with self.assertRaises(AccessError):
            write_workbook(self, REPORT, self.tree, self.user_head_b)

    def test_a_decided_tree_names_its_document(self):
        self._complete()
        self._decide_tree()
        [text] = self._read(self.user_head_a)
        self.assertIn("100.3.3.2/45/KUM/2025,3November2025", text)
        self.assertNotIn("Rancangan", text)

    def test_a_decided_tree_is_issued_and_issued_anew_with_its_later_links(self):
        self._complete()
        self._decide_tree()
        issues = self.env["sidocakep.issued.document"].sudo()
        domain = [("res_model", "=", self.tree._name), ("res_id", "=", self.tree.id)]
        issue = issues.search(domain)
        self.assertEqual(issue.kind, "Pohon Kinerja")
        self.assertEqual(issue.number, self.tree.document_number)
        [text] = self._read(self.user_head_a)
        self.assertIn("".join(issue.url.split()), text)
        self._ask()
        [again] = self._read(self.user_head_a)
        self.assertEqual(again, text, "answers that come later are not on it")
        head = self.tree.with_user(self.user_head_a)
        self.assertTrue(head.can_issue)
        head.action_issue()
        issue, anew = issues.search(domain, order="id")
        self.assertEqual(issue.replaced_by_id, anew)
        [text] = self._read(self.user_head_a)
        self.assertIn("Crosscutting", text)
        # a year that is over: the tree of the next one is named
        opened = self.tree.action_copy_next_year()
        following = self.tree.browse(opened["res_id"])
        following.write({"document_number": "46", "document_date": "2026-11-03"})
        self._decide_tree(following)
        self.tree.with_user(self.user_organisasi).action_end()
        self.assertEqual(anew.state, "replaced")
        self.assertEqual(anew.replaced_by_id.res_id, following.id)

    def test_who_may_not_read_the_tree_prints_nothing(self):
        with self.assertRaises(AccessError):
            self._read(self.user_head_b)
