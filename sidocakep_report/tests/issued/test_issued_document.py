"""What is signed or decided stands in the register, and stays there as it was."""

import hashlib
import importlib.util
import io
from pathlib import Path
from unittest.mock import patch

from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_cascading.tests.common import YEAR
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from .bundle_choice_tests import BundleChoiceTests
from .bundle_draft_tests import BundleDraftTests
from .bundle_outage_tests import BundleOutageTests
from .bundle_tests import BundleTests
from .paper_tests import PaperTests
from .scan_tests import ScanTests

REPORT = "sidocakep_report.action_report_measurement"
MIGRATIONS = Path(__file__).parents[2] / "migrations"
SCRIPT = MIGRATIONS / "19.0.1.6.0" / "post-issued.py"
SEALS = MIGRATIONS / "19.0.1.14.0" / "end-issued_seals.py"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestIssuedDocument(
    BundleChoiceTests,
    BundleDraftTests,
    BundleOutageTests,
    BundleTests,
    PaperTests,
    ScanTests,
    MeasurementCase,
):
    allow_inherited_tests_method = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-02 03:00:00"):
            figure, _other = cls._open()
            cls._verify(figure, cls.user_ech3_a, "17", "20")
        cls.measurement = cls._measure()
        cls.issues = cls.env["sidocakep.issued.document"]
        # what was issued here is sealed before the first test
        cls.env.cr.flush()

    def _accept(self):
        self.measurement.with_user(self.user_head_a).action_send()
        self.measurement.with_user(self.user_monev).action_accept()
        return self._get_issue(self.measurement)

    def _get_issue(self, record):
        return record._get_standing_issues().get(record.id, self.issues)

    def _print(self, report, record):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        content = reports._render_qweb_pdf(report, record.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return content, ["".join(page.extract_text().split()) for page in pages]

    def _issue_again(self):
        """Keep the measurement with another figure, as an audited one is."""
        kept = self.measurement.frozen_document
        rows = [{**row, "target": "77 Persen"} for row in kept["sheets"][0]["rows"]]
        sheets = [{**kept["sheets"][0], "rows": rows}, *kept["sheets"][1:]]
        live = {self.measurement.id: {**kept, "sheets": sheets}}
        name = "_get_live_document"
        with patch.object(type(self.measurement), name, lambda _self: live):
            self.measurement._keep_document()
        return self._get_issue(self.measurement)

    def test_each_name_tells_the_period_and_the_year_of_its_document(self):
        """Of every model that is issued and has a period."""
        mixin = self.registry["sidocakep.issued.mixin"]
        told = set()
        for name, model in self.registry.items():
            if not issubclass(model, mixin) or model._abstract:
                continue
            records = self.env[name]
            if name == "sidocakep.lkjip":
                word, values = "Semester I", {"period": "semester"}
            elif "period_no" in records._fields:
                word, values = "Triwulan II", {"period_kind": "quarter", "period_no": 2}
            elif "period" in records._fields:
                word, values = "Triwulan II", {"period": "2"}
            else:
                continue
            record = records.new({"year": YEAR, "company_id": self.agency_a, **values})
            content = {}
            if issubclass(model, self.registry["sidocakep.letter.mixin"]):
                content = {"period": record._get_letter_period()}
            for paper in records._get_papers():
                with self.subTest(name, paper=paper):
                    facts = (
                        record._get_issue_facts({})
                        if paper == "document"
                        else record._get_paper_facts(content, paper)
                    )
                    self.assertRegex(facts["name"], f"{word}\\b.*{YEAR}")
            told.add(name)
        self.assertGreaterEqual(len(told), 5)

    def test_an_agreement_is_issued_with_the_file_that_both_signed(self):
        issue = self._get_issue(self.pk_ech3)
        signature = self.pk_ech3.signature_ids.sorted("id")[-1]
        self.assertEqual(issue.file_hash, signature.pdf_hash)
        content, pages = self._print("sidocakep_report.action_report_pk", self.pk_ech3)
        self.assertEqual(hashlib.sha256(content).hexdigest(), issue.file_hash)
        for page in pages:
            self.assertIn(f"/sidocakep/dokumen/{issue.token}", page)
        self.assertIn(self.pk_ech3.first_name, issue.signer_text)
        self.assertRegex(issue.token, "^[0-9a-f]{32}$")

    def test_a_draft_has_no_code_and_what_was_accepted_has_one_on_each_page(self):
        _content, pages = self._print(REPORT, self.measurement)
        self.assertNotIn("/sidocakep/dokumen/", "".join(pages))
        self.assertFalse(self._get_issue(self.measurement))
        issue = self._accept()
        self.assertFalse(issue.file_hash)
        content, pages = self._print(REPORT, self.measurement)
        for page in pages:
            self.assertIn(f"/sidocakep/dokumen/{issue.token}", page)
        self.assertEqual(hashlib.sha256(content).hexdigest(), issue.file_hash)
        self.measurement.company_id.sudo().street = "Jalan Baru 1"
        self.assertEqual(self._print(REPORT, self.measurement)[0], content)

    def test_what_ended_prints_its_code_and_that_it_ended(self):
        """Its own file stays as it was made; the print of a later day has the mark."""
        issue = self._accept()
        content, pages = self._print(REPORT, self.measurement)
        self.assertNotIn("TIDAKBERLAKULAGI", "".join(pages))
        self.measurement._withdraw_issues("Keliru")
        other = self._get_issue(self.pk_ech3)
        ended = "Tidakberlakulagisejak8April2026"
        by = "".join(other.name.split())
        for words in (f"{ended},ditarikkembali", f"{ended},digantikanoleh{by}"):
            again, pages = self._print(REPORT, self.measurement)
            for page in pages:
                self.assertIn(f"/sidocakep/dokumen/{issue.token}", page)
                self.assertIn(words, page)
                self.assertIn("TIDAKBERLAKULAGI", page)
            self.assertNotEqual(again, content)
            if not issue.replaced_by_id:
                issue.sudo().write({"state": "replaced", "replaced_by_id": other.id})
        self.assertEqual(issue.attachment_id.raw, content)
        self.assertEqual(issue.file_hash, hashlib.sha256(content).hexdigest())
        self.measurement._with_workflow_bypass().frozen_document = False
        self.measurement._with_workflow_bypass().document_seal = False
        self.assertEqual(self.measurement._get_issue_marks(), {}, "a draft again")

    def _make_waiting_files(self):
        cron = type(self.env["ir.cron"])
        with patch.object(cron, "_commit_progress", lambda *_args, **_kwargs: 1):
            self.issues._cron_make_files()

    def test_what_was_replaced_before_anybody_printed_it_has_its_own_file(self):
        """It says what it said, with its own code and without the mark of an end."""
        first = self._accept()
        papers = first.search([("res_id", "=", self.measurement.id)])
        self.assertIn("replaced", papers.mapped("state"))
        second = self._issue_again()
        self.assertEqual(first.state, "replaced")
        self._make_waiting_files()
        self.env.invalidate_all()
        for issue, own, other in ((first, first, second), (second, second, first)):
            content = issue.attachment_id.raw
            self.assertEqual(issue.file_hash, hashlib.sha256(content).hexdigest())
            self.assertNotEqual(issue._get_seal_state(), "broken")
            pages = PdfFileReader(io.BytesIO(content)).pages
            said = "".join("".join(page.extract_text().split()) for page in pages)
            self.assertIn(own.token, said)
            self.assertNotIn(other.token, said)
            self.assertNotIn("TIDAKBERLAKULAGI", said)
            self.assertEqual("77Persen" in said, issue == second)
        for issue in papers.filtered(lambda row: row.res_model == first.res_model):
            self.assertTrue(issue.file_hash, issue.paper)
        # what is printed today still says that it ended
        self.assertIn("mark", first._get_mark())
        self.assertEqual(self._print(REPORT, self.measurement)[0], content)

    def test_a_client_prints_nothing_as_issued(self):
        issue = self._accept()
        for sent in ([issue.id], {"ids": [issue.id]}, "x"):
            issues = self.issues.with_context(sidocakep_printed_issues=sent)
            self.assertFalse(issues._get_being_printed())

    def test_the_night_makes_the_file_that_nobody_printed(self):
        issue = self._accept()
        self._make_waiting_files()
        self.assertTrue(issue.file_hash)
        self.assertEqual(
            hashlib.sha256(issue.attachment_id.raw).hexdigest(), issue.file_hash
        )

    def test_the_next_issue_says_what_differs_and_ends_the_one_before(self):
        first = self._accept()
        content, _pages = self._print(REPORT, self.measurement)
        second = self._issue_again()
        self.assertEqual((first.state, second.state), ("replaced", "in_force"))
        self.assertEqual(first.replaced_by_id, second)
        self.assertIn("digantikan oleh", first._say_state("Diganti"))
        self.assertEqual(second._say_state("Berlaku"), "Berlaku")
        self.assertTrue(first.reason)
        self.assertEqual(first.attachment_id.raw, content)
        for row in second.difference_text.splitlines():
            self.assertTrue(row.endswith("→ 77 Persen"), row)
            self.assertNotRegex(row, r"\b(sheets|rows|[a-z]+_[a-z]+)\b")
        self.assertFalse(first.difference_text)
        self.assertTrue(first.can_compare and second.can_compare)
        self.assertEqual(second.compared_with, first.name)
        other = self._get_issue(self.pk_ech3)
        with self.assertRaisesRegex(UserError, "two documents"):
            (second | other).action_compare()
        action = (second | first).action_compare()
        self.assertEqual(action["res_id"], second.id)
        self.assertNotEqual(self._print(REPORT, self.measurement)[0], content)

    def test_an_agreement_ends_as_its_successor_is_put_in_force(self):
        former = self._get_issue(self.pk_ech3)
        successor = self._create_pk(self.job_secretary_a)
        successor._with_workflow_bypass().write({"previous_id": self.pk_ech3.id})
        vals = {"frozen_values": {"year": "2026"}, "frozen_hash": "0" * 64}
        successor._with_workflow_bypass().write(vals)
        successor._issue()
        self.assertEqual(former.state, "in_force")
        vals = {"state": "replaced", "date_until": "2026-04-30"}
        self.pk_ech3._with_workflow_bypass().write(vals)
        self.assertEqual(former.state, "replaced")
        self.assertEqual(former.replaced_by_id, self._get_issue(successor))
        self._check_end(former, "30 April 2026", "1 Mei 2026")
        with self.assertRaises(FrozenRecordError):
            former.sudo().write({"state": "in_force"})

    def _check_end(self, issue, last_day, next_day):
        """It holds through the last day of its tenure, whenever that was entered."""
        self.assertEqual(issue.ended_on, self.pk_ech3.date_until)
        for now, holds in (
            ("2026-04-08 03:00:00", True),
            ("2026-04-30 03:00:00", True),
            ("2026-05-01 03:00:00", False),
        ):
            with self.subTest(now=now), freeze_time(now):
                told = issue._find_issue(issue.sudo().token)
                self.assertEqual((told["holds"], told["ended"]), (holds, last_day))
                mark = issue._get_end_mark()
                self.assertEqual(not mark, holds)
        self.assertIn(f"sejak {next_day}", mark["ended"])

    def test_a_document_that_is_taken_back_is_withdrawn(self):
        issue = self._accept()
        self.measurement._with_workflow_bypass().write({"frozen_document": False})
        self.assertEqual(issue.state, "withdrawn")
        self.assertTrue(issue.reason and issue.ended_on)

    def test_a_window_names_only_issues_of_the_same_document(self):
        """A number in the context does not open the content of another document."""
        first = self._accept()
        second = self._issue_again()
        foreign = self._get_issue(self.pk_ech3)
        for named in (foreign.id, 0, "x", [first.id], -1):
            with self.subTest(named):
                seen = second.with_context(compared_issue_id=named)
                self.assertEqual(seen.compared_with, first.name)
        third = self._issue_again()
        self.assertEqual(third, second)
        self.assertFalse(foreign.compared_with)
        self.assertFalse(foreign.difference_text)
        self.assertFalse(foreign.can_compare)

    def test_one_issue_is_not_compared_with_itself(self):
        issue = self._accept()
        for issues in (issue, self.issues):
            with self.assertRaisesRegex(UserError, "Choose two"):
                issues.action_compare()

    def test_a_lost_print_is_made_again_and_its_hash_stays(self):
        issue = self._accept()
        content, _pages = self._print(REPORT, self.measurement)
        before = issue.file_hash
        issue.attachment_id.sudo().unlink()
        self.env.invalidate_all()
        self.assertEqual(issue._get_seal_state(), "broken")
        again, _pages = self._print(REPORT, self.measurement)
        self.assertEqual((again, issue.file_hash), (content, before))
        self.assertNotEqual(issue._get_seal_state(), "broken")

    def test_a_forged_file_does_not_become_the_issued_one(self):
        issue = self._accept()
        self._print(REPORT, self.measurement)
        before = issue.file_hash
        issue._keep_file(self.env["ir.attachment"], b"%PDF palsu")
        self.assertEqual(issue.file_hash, before)
        self.assertTrue(issue.attachment_id)

    def test_the_folder_of_evidence_has_what_was_issued_as_it_was_issued(self):
        indexes = self.env["sidocakep.lke.index"].with_user(self.user_secretary_a)
        index = indexes.create(
            {"company_id": self.agency_a.id, "year": self.pk_ech3.year}
        )
        issue = self._get_issue(self.pk_ech3)
        _rows, files = index._get_folder()
        digests = {
            place: hashlib.sha256(read()).hexdigest() for place, read in files.items()
        }
        places = [
            place for place, digest in digests.items() if digest == issue.file_hash
        ]
        self.assertTrue(places)
        self.assertTrue(
            all(place.endswith(issue._get_file_name()) for place in places), places
        )

    def test_the_names_of_files_have_no_sign_of_a_path(self):
        issue = self._accept()
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET name = %s WHERE id = %s",
            ("../a/b\\c:" + "x" * 300, issue.id),
        )
        self.env.invalidate_all()
        name = issue._get_file_name()
        self.assertFalse({"/", "\\", ":"} & set(name))
        self.assertLess(len(name), 150)

    def test_the_same_content_is_not_issued_twice(self):
        issue = self._accept()
        self.measurement._issue()
        self.assertEqual(self._get_issue(self.measurement), issue)

    def test_an_agreement_that_is_returned_is_withdrawn(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "signed")
        issue = self._get_issue(pk)
        pk._void_signatures([pk._prepare_snapshot_vals("Salah angka")])
        self.assertEqual((issue.state, issue.reason), ("withdrawn", "Salah angka"))

    def test_nobody_writes_or_removes_an_issue(self):
        issue = self._get_issue(self.pk_ech3)
        for user in (self.user_secretary_a, self.user_organisasi):
            with self.assertRaises(FrozenRecordError):
                issue.with_user(user).write({"state": "withdrawn"})
        for vals in ({"content": {}}, {"file_hash": "0" * 64}, {"token": "0" * 32}):
            with self.assertRaises(FrozenRecordError):
                issue.sudo().write(vals)
        with self.assertRaises(FrozenRecordError):
            issue.sudo().unlink()

    def test_read_in_the_own_agency_without_its_content(self):
        issue = self._get_issue(self.pk_ech3)
        self.assertTrue(issue.with_user(self.user_ech3_a).has_access("read"))
        self.assertTrue(issue.with_user(self.user_inspektorat).has_access("read"))
        self.assertFalse(issue.with_user(self.user_head_b).has_access("read"))
        with self.assertRaises(AccessError):
            issue.with_user(self.user_ech3_a).read(["content"])
        with self.assertRaises(AccessError):
            issue.with_user(self.user_head_b).action_download()

    def test_issuing_many_costs_the_queries_of_issuing_one(self):
        """The Bupati signs the agreements of all heads in one go."""
        pks = self.env["sidocakep.pk"].create(
            [
                {
                    "job_id": self.job_ech3_a.id,
                    "year": year,
                    "date_document": f"{year}-01-02",
                }
                for year in range(2030, 2042)
            ]
        )
        counts = []
        for batch in (pks[:1], pks[1:2], pks[2:]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            contents = patch.object(
                type(pks), "_get_issued_content", lambda pk: ({"year": pk.year}, "x")
            )
            with contents:
                batch._issue()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(len(pks._get_standing_issues()), 12)
        # The first round fills the caches.
        self.assertLessEqual(counts[2], counts[1])
        before = self.env.cr.sql_log_count
        pks[:1]._withdraw_issues("Keliru")
        self.env.flush_all()
        one = self.env.cr.sql_log_count - before
        pks[1:]._withdraw_issues("Keliru")
        self.env.flush_all()
        self.assertLessEqual(self.env.cr.sql_log_count - before - one, one)

    def _run_script(self, path, version):
        spec = importlib.util.spec_from_file_location("script", path)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        script.migrate(self.env.cr, version)
        self.env.invalidate_all()

    def test_the_upgrade_enters_what_was_signed_before(self):
        self._accept()
        issue = self._get_issue(self.pk_ech3)
        before = (issue.name, issue.number, issue.date, issue.file_hash)
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM sidocakep_issued_document")
        self.env.invalidate_all()
        for _time in range(2):
            self._run_script(SCRIPT, "19.0.1.5.0")
        entered = self._get_issue(self.pk_ech3)
        self.assertEqual(
            (entered.name, entered.number, entered.date, entered.file_hash), before
        )
        self.assertEqual(entered.attachment_id.res_model, "sidocakep.pk.signature")
        self.assertEqual(
            entered._get_seal_state(), "broken", "a row that nothing sealed"
        )
        for _time in range(2):
            self._run_script(SEALS, "19.0.1.13.0")
            self.env.cr.flush()
        own = [("res_id", "=", entered.id), ("res_model", "=", entered._name)]
        self.assertEqual(self.env["sidocakep.seal"].search_count(own), 1)
        self.assertEqual(entered._get_seal_state(), "before")
        self.assertNotEqual(entered._get_seal_state(), "broken")
        # what was signed without the code is printed anew without it
        self.assertEqual(self.pk_ech3._get_issue_marks(), {})
        again = self._get_issue(self.measurement)
        self.assertFalse(again.file_hash)
        self._print(REPORT, self.measurement)
        self.assertTrue(again.file_hash)
