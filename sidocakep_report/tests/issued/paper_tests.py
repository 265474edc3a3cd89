"""What goes with a document is issued beside it, each paper under its own code."""

import hashlib
import io
import re
from dataclasses import replace
from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError
from PyPDF2 import PdfFileReader

from odoo.tests import freeze_time
from odoo.tools import mute_logger

from odoo.addons.sidocakep_cascading.tests.measurement_case import (
    make_dialog,
    make_report,
)

from ...models.issued.entering import entering
from ...typeset.engine import open_pdf
from ..sheets import write_workbook

SENT = ["cover", "letter", "renja"]
LETTER = "sidocakep_report.action_report_measurement_letter"
#: Printed pages that are not issued, and why. Looked at one by one.
NOT_ISSUED = {
    "action_report_cascading_letter": "the first sheet of the issued report alone: "
    "what an office words itself",
    "action_report_data_recap": "a list of a quarter as it is on the day of printing; "
    "what it sums up is in the issued measurement",
    "action_report_dialog_invitation": "calls a meeting before there is a document; "
    "its number and day stand in the issued minutes",
    "action_report_overview": "one page of all agencies on the day of printing, with "
    "that day on it",
    "action_report_pk_difference": "two issued agreements side by side",
    "action_report_punctuality": "a list of the day of printing",
    "action_report_reconciliation": "the ledger of a year to a month, of the day of "
    "printing; the finance office signs its own minutes",
    "action_report_use_of_results": "a list of the day of printing",
}


class PaperTests:
    """Run in the world of ``TestIssuedDocument``."""

    def _get_rows(self, record):
        rows = self.env["sidocakep.issued.document"].sudo()
        return rows.search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)], order="id"
        )

    def _list_papers(self, record, state="in_force"):
        rows = self._get_rows(record).filtered(lambda row: row.state == state)
        return sorted(rows.mapped("paper"))

    def _send(self):
        self.measurement.with_user(self.user_head_a).action_send()
        return self.measurement.sudo()._find_issue("letter")

    def _print_letter(self):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        return reports._render_qweb_pdf(LETTER, self.measurement.ids)[0]

    def test_the_letter_is_issued_as_it_is_handed_over_not_as_it_is_printed(self):
        self._print_letter()
        self.assertFalse(self._get_rows(self.measurement))
        self.measurement.with_user(self.user_secretary_a).write(
            {"letter_number": "000.8/17", "letter_date": "2026-04-07"}
        )
        letter = self._send()
        self.assertEqual(self._list_papers(self.measurement), SENT)
        self.assertEqual(letter.kind, "Surat Pengantar Pengukuran Kinerja")
        self.assertEqual((letter.number, str(letter.date)), ("000.8/17", "2026-04-07"))
        self.assertIn(self.employee_head_a.name, letter.signer_text)
        content = self._print_letter()
        self.assertEqual(hashlib.sha256(content).hexdigest(), letter.file_hash)
        self.measurement.company_id.sudo().name = "Dinas Lain"
        self.assertEqual(self._print_letter(), content)
        # a lost file is made again as it was
        letter.attachment_id.unlink()
        with freeze_time("2026-05-01 03:00:00"):
            self.assertEqual(self._print_letter(), content)

    def test_a_receipt_names_who_received_of_another_agency(self):
        """The field of a login knows the employees of the reader's own agency alone."""
        day = date(2026, 4, 8)
        measurement = self.measurement.with_user(self.user_head_a).sudo()
        received = (day, self.user_head_b.with_env(measurement.env), "1")
        model = type(measurement)
        with patch.object(model, "_get_letter_receipt", lambda _item: received):
            told = measurement._get_letter_receiver()
        employee = self.env["hr.employee"].search(
            [("user_id", "=", self.user_head_b.id)]
        )
        values = employee._get_signature_values(day)
        self.assertTrue(employee)
        self.assertEqual((told["nip"], told["rank"]), (values["nip"], values["rank"]))

    def test_received_it_has_a_receipt_and_each_names_the_other(self):
        letter = self._send()
        self.measurement.with_user(self.user_monev).action_accept()
        self.assertEqual(
            self._list_papers(self.measurement),
            ["cover", "document", "letter", "receipt", "renja"],
        )
        document = self.measurement.sudo()._find_issue()
        self.assertTrue(document.is_document)
        self.assertIn(letter, document.beside_ids)
        self.assertIn(document, letter.beside_ids)
        self.assertFalse(document.beside_note)
        receipt = self.measurement.sudo()._find_issue("receipt")
        self.assertIn(self.user_monev.name, receipt.signer_text)
        for form, said in (
            ("measurement_receipt", self.user_monev.name),
            ("quarter_cover", "Realisasi Anggaran"),
        ):
            report = f"sidocakep_report.action_report_{form}"
            who = self.user_secretary_a
            self.assertIn(
                said, str(write_workbook(self, report, self.measurement, who))
            )
        own = receipt.content["receiver"] | {"number": "TT-1/2026"}
        content = receipt.content | {"receiver": own, "number": "000.8/17"}
        facts = self.measurement._get_paper_facts
        self.assertEqual(facts(content, "receipt")["number"], "TT-1/2026")
        self.assertEqual(facts(content, "letter")["number"], "000.8/17")
        page = letter._find_issue(letter.token)
        self.assertIn("Pengukuran Kinerja atas", page["brought"][0])
        self.assertFalse(page["code"])
        self.assertIn(document.name, [item["name"] for item in page["beside"]])
        page = document._find_issue(document.token)
        self.assertIn(letter.name, [item["name"] for item in page["beside"]])
        self.assertNotIn(letter.token, str(page))
        documents = document.search([("is_document", "=", True)])
        self.assertTrue(document in documents and letter not in documents)
        foreign = letter.with_user(self.user_head_b)
        self.assertFalse(foreign.has_access("read"))
        # what the team accepted is final: the evaluation says so in its next version
        said = self._get_rows(self.measurement).filtered(lambda r: r.paper == "renja")
        self.assertEqual(said.mapped("state"), ["replaced", "in_force"])
        self.assertEqual(said[0].replaced_by_id, said[1])
        self.assertTrue(said[1].difference_text)

    def test_what_comes_back_takes_its_letter_along(self):
        self._print_letter()
        self._send()
        # handed over without a number it has dots for it, as the field says
        pages = PdfFileReader(io.BytesIO(self._print_letter())).pages
        words = "".join("".join(page.extract_text() for page in pages).split())
        before = words.partition("Diterimatanggal")[0]
        self.assertIn("Nomor:....", before)
        self.assertNotIn("....", before.replace("Nomor:" + "." * 35, ""))
        self.assertIn("by hand", self.measurement._fields["letter_number"].help)
        # what was issued before had no dots, and keeps its page
        letters = self.env["sidocakep.letter.report.mixin"]
        self.assertEqual(
            letters._complete_page({"number": ""})["number"], "tanpa nomor"
        )
        self.measurement.with_user(self.user_monev)._return("Angka keliru")
        self.assertEqual(self._list_papers(self.measurement, "withdrawn"), SENT)
        self.assertIn("Angka keliru", self._get_rows(self.measurement)[0].reason)
        self._send()
        self.assertEqual(self._list_papers(self.measurement), SENT)

    def _list_covers(self):
        rows = self._get_rows(self.measurement)
        return rows.filtered(lambda row: row.paper == "cover")

    def _take(self, record, step, **vals):
        """Take a step, whoever may and whatever it asks for: what follows is tried."""
        steps = type(record)._workflow_transitions
        free = replace(steps[step], check=None, who=None, groups=())
        with patch.object(type(record), "_workflow_transitions", steps | {step: free}):
            record._transition(step, vals)

    def test_what_comes_into_the_folder_later_is_on_a_new_cover(self):
        """Each sheet says how the paper stands; the one before ends and stays."""
        dialog = make_dialog(self, self.measurement)[0]
        report = make_report(self, self.measurement)[0]
        minutes, cascading = (
            "Berita Acara Dialog Kinerja",
            "Pelaporan Cascading Kinerja",
        )
        day = {"sent_on": "2026-04-08"}
        steps = [
            (dialog, "decide", {}, minutes, "1 dari {count} ditetapkan"),
            (report, "decide", day, cascading, "Dikirim tanggal 8 April 2026"),
            (
                report,
                "receive",
                {"received_on": "2026-04-09"},
                cascading,
                "Diterima tanggal 9 April 2026",
            ),
        ]
        dialog._with_workflow_bypass().state = "draft"
        with self.env.cr.savepoint() as savepoint:
            self._take(dialog, "decide")
            self.assertFalse(self._list_covers(), "nothing was handed over yet")
            savepoint.rollback()
        self.env.invalidate_all()
        self._send()
        count = len(self.measurement._find_of_period("sidocakep.dialog"))
        for number, (record, step, vals, name, words) in enumerate(steps, start=1):
            with self.subTest(record._name, step=step):
                self._take(record, step, **vals)
                *formers, last = covers = self._list_covers()
                self.assertEqual(len(covers), number + 1)
                self.assertEqual(last.state, "in_force")
                self.assertEqual({row.state for row in formers}, {"replaced"})
                self.assertEqual(formers[-1].replaced_by_id, last)
                said, before = (
                    {row["name"]: row["standing"] for row in issue.content["rows"]}
                    for issue in (last, formers[-1])
                )
                self.assertEqual(said[name], words.format(count=count))
                self.assertEqual(
                    {key for key in said if said[key] != before[key]}, {name}
                )
        # what changes nothing of it issues none, nor does a paper of another period
        self._take(report, "forward")
        dialog._with_workflow_bypass().write({"state": "draft", "period_no": 2})
        self._take(dialog, "decide")
        self.assertEqual(len(self._list_covers()), len(steps) + 1)

    def test_a_withdrawn_paper_says_why(self):
        """What was returned has the words of the team, what was withdrawn its own."""
        cases = [
            ("user_head_a", "action_withdraw", (), "was taken back"),
            ("user_monev", "_return", ("Angka keliru",), "Angka keliru"),
        ]
        for user, method, words, reason in cases:
            with self.subTest(method):
                self._send()
                sent = self._get_rows(self.measurement)
                sent = sent.filtered(lambda row: row.state == "in_force")
                self.assertEqual(sorted(sent.mapped("paper")), SENT)
                own = self.measurement.with_user(getattr(self, user))
                getattr(own, method)(*words)
                self.assertEqual(set(sent.mapped("state")), {"withdrawn"})
                for row in sent:
                    self.assertIn(reason, row.reason)
                    self.assertTrue(row.ended_on)
                self.assertEqual(self._list_papers(self.measurement), [])

    def test_one_of_a_kind_is_in_force(self):
        letter = self._send()
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
            entering(),
        ):
            letter.copy({"token": "0" * 32, "content": letter.content})

    def test_what_was_handed_over_before_the_register_says_so(self):
        self._send()
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM sidocakep_issued_document WHERE paper != 'document'"
        )
        self.env.invalidate_all()
        self.measurement.with_user(self.user_monev).action_accept()
        self.env.cr.execute(
            "DELETE FROM sidocakep_issued_document WHERE paper != 'document'"
        )
        self.env.invalidate_all()
        page = self.env["ir.actions.report"]._render_qweb_html(
            LETTER, self.measurement.ids
        )[0]
        self.assertIn("sebelum surat pengantar", " ".join(page.decode().split()))
        document = self.measurement.sudo()._find_issue()
        self.assertIn("Surat Pengantar", document.beside_note)
        known = document._find_issue(document.token)
        self.assertEqual(len(known["before_register"]), 4)
        self._print_letter()
        self.assertEqual(self._list_papers(self.measurement), ["document"])

    def _get_arch(self, name):
        """Return a template with those that it calls."""
        arch = self.env.ref(name).arch
        called = re.findall(r't-call="([a-z_]+\.\w+)"', arch)
        return arch + "".join(self.env.ref(other).arch for other in called)

    def test_every_printed_paper_is_issued_or_looked_at(self):
        """A new printed page is a paper of its document, or stands in the list."""
        issued = {}
        for name, model in self.env.registry.items():
            if model._abstract or not hasattr(model, "_get_issue_marks"):
                continue
            for key, paper in self.env[name]._get_papers().items():
                report = self.env.ref(paper.report)
                self.assertEqual(report.model, name, key)
                self.assertTrue(report.is_typeset and report.attachment_use, key)
                source = self.env.get(f"report.{report.report_name}")
                if not hasattr(source, "_get_typst_documents"):
                    arch = self._get_arch(report.report_name)
                    self.assertIn("get('mark')", arch, key)
                self.assertNotIn(report, issued, "a report prints one paper")
                self.assertTrue(paper.label, key)
                steps = self.env[name]._workflow_transitions
                for step in (*paper.by, *paper.ended_by):
                    self.assertIn(step, steps, f"{name} {key}")
                if key != "document":
                    self.assertTrue(paper.by, f"{name} {key} is never issued")
                issued[report] = key
        printed = self.env["ir.actions.report"].search(
            [("is_typeset", "=", True), ("report_type", "=", "qweb-pdf")]
        )
        ours = {
            xmlid.split(".")[1]: printed.browse(key)
            for key, xmlid in printed.get_external_id().items()
            if xmlid.startswith("sidocakep_")
        }
        left = {name for name, report in ours.items() if report not in issued}
        self.assertEqual(left, set(NOT_ISSUED))

    def test_a_file_that_lacks_officials_is_named(self):
        """As files of before 19.0.1.9.0 do; the file itself stays."""
        issue = self._accept()
        self.env["ir.actions.report"]._render_qweb_pdf(
            "sidocakep_report.action_report_measurement", self.measurement.ids
        )
        issue._note_unprinted()
        self.assertFalse(issue.missing_text)
        digest = issue.file_hash
        with open_pdf(issue._get_bytes()) as pdf:
            del pdf.pages[: len(pdf.pages) // 2]
            stream = io.BytesIO()
            pdf.save(stream)
        with patch.object(type(issue), "_get_bytes", lambda _self: stream.getvalue()):
            issue._note_unprinted()
        *others, last = [
            sheet["signer_name"] for sheet in issue.sudo().content["sheets"]
        ]
        self.assertEqual(issue.missing_text.splitlines(), others)
        self.assertNotIn(last, issue.missing_text)
        self.assertEqual(issue.file_hash, digest)
        watched = self.env["res.users"].with_user(self.user_secretary_a)
        labels = [item["label"] for item in watched._get_watched_work()]
        self.assertIn("Issued Files That Lack Officials", labels)
