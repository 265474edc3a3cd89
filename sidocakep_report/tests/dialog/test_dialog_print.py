"""The minutes of a dialog on paper: what was measured, said and decided."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from ..sheets import write_workbook
from .dialog_house import DialogHouse

REPORT = "sidocakep_report.action_report_dialog"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestDialogPrint(DialogHouse, MeasurementCase):
    allow_inherited_tests_method = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("15")
        cls.env["sidocakep.dialog"]._cron_open()
        dialogs = cls.env["sidocakep.dialog"]
        cls.dialog = dialogs.search([("job_id", "=", cls.job_head_a.id)])
        cls.dialog.with_user(cls.user_head_a).write(
            {
                "document_number": "065/BA/04/2026",
                "document_date": "2026-04-08",
                "meeting_date": "2026-04-08 01:00:00",
                "place": "Ruang Rapat",
                "note_taker_id": cls.employee_secretary_a.id,
                "attendee_ids": [
                    Command.update(item.id, {"attendance": "attended"})
                    for item in cls.dialog.attendee_ids
                ],
                "line_ids": [
                    Command.update(
                        line.id,
                        {"obstacle": "Alat rusak", "solution": "Perbaiki <b>alat</b>"},
                    )
                    for line in cls.dialog.line_ids
                ],
                "follow_up_ids": [
                    Command.create(
                        {
                            "line_id": cls.dialog.line_ids.id,
                            "name": "Perbaiki alat USG",
                            "responsible_job_id": cls.job_ech3_a.id,
                            "date_due": "2026-05-29",
                        }
                    )
                ],
            }
        )

    def _print(self, user):
        reports = self.env["ir.actions.report"].with_user(user)
        content = reports._render_qweb_pdf(REPORT, self.dialog.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return "".join("".join(page.extract_text() for page in pages).split())

    def test_the_tables_cell_by_cell(self):
        """15 / 20 = 75 of 80 Persen: 93,75, below target."""
        reports = self.env["ir.actions.report"].with_user(self.user_ech3_a)
        page, _kind = reports._render_qweb_html(REPORT, self.dialog.ids)
        figures, decided, people = [
            [
                [" ".join(" ".join(cell.itertext()).split()) for cell in line]
                for line in table.xpath(".//tr")
            ]
            for table in html.fromstring(page).xpath(
                "//table[contains(@class, 'grid')]"
            )
        ]
        line = self.dialog.line_ids
        self.assertEqual(
            figures[1],
            [
                *("1", f"{line.name} {line.measurement_line_id.sheet_id.holder_title}"),
                *("80 Persen", "75 Persen (belum dikirim)"),
                *("93,75 di bawah target", "-"),
                *("Alat rusak", "Perbaiki <b>alat</b>"),
            ],
        )
        title = self.job_ech3_a._get_printed_title()
        self.assertEqual(
            decided[1], ["1", "Perbaiki alat USG", title, "29 Mei 2026", "-"]
        )
        names = self._get_names()
        taker = self.employee_secretary_a
        if taker not in self.dialog.attendee_ids.employee_id:
            names.append(taker.name)
        self.assertEqual([row[1] for row in people[1:]], names)
        self.assertEqual({row[3] for row in people[1:]}, {"Hadir"})
        remarks = [row[4] for row in people[1:] if row[1] == taker.name]
        self.assertEqual(remarks, ["Notulis"])
        self.assertEqual(
            self.dialog.meeting_text, "Rabu, 8 April 2026, pukul 08.00 WIB"
        )

    def test_the_spreadsheet_has_the_tables_with_numbers(self):
        """15 / 20 = 75 of 80 Persen: 93,75; each table has a sheet."""
        sheets = write_workbook(self, REPORT, self.dialog, self.user_ech3_a)
        _meeting, figures, decided, people = sheets.values()
        [row] = [row for row in figures if row[0] == 1]
        self.assertEqual(row[2], 80)
        self.assertIn("Perbaiki <b>alat</b>", row)
        self.assertIn("Perbaiki alat USG", str(decided))
        found = {row[1] for row in people if isinstance(row[0], int)}
        self.assertLessEqual(set(self._get_names()), found)
        with self.assertRaises(AccessError):
            write_workbook(self, REPORT, self.dialog, self.user_head_b)

    def _get_names(self):
        return self.dialog.attendee_ids.mapped("name")

    def test_a_draft_says_so_and_decided_minutes_stay(self):
        self.assertIn("RANCANGAN", self._print(self.user_head_a))
        self.dialog.with_user(self.user_head_a).action_decide()
        text = self._print(self.user_head_a)
        self.assertNotIn("RANCANGAN", text)
        for words in (
            "BERITAACARADIALOGKINERJA",
            "TRIWULANITAHUN2026",
            "PadahariRabu,8April2026pukul08.00WIB",
            "RuangRapat",
            self.employee_head_a.name,
            self.employee_secretary_a.name,
            f"kodekeutuhan{get_seal(self.dialog.frozen_document)[:16]}",
        ):
            self.assertIn("".join(words.split()), text)
        self.employee_head_a.sudo().name = "Nama Lain"
        self.dialog.line_ids.measurement_line_id._with_workflow_bypass().write(
            {"realisation_text": "999 Persen"}
        )
        self.env.flush_all()
        again = self._print(self.user_head_a)
        self.assertNotIn("999Persen", again)
        self.assertNotIn("NamaLain", again)

    def test_what_was_decided_before_stands_with_its_proof(self):
        self.dialog.with_user(self.user_head_a).action_decide()
        item = self.dialog.follow_up_ids
        item._with_workflow_bypass().write({"state": "closed", "answer": "Sudah"})
        following = self.dialog._with_workflow_bypass().create(
            {
                "job_id": self.job_head_a.id,
                "year": 2026,
                "period_no": 2,
                "date_end": "2026-06-30",
            }
        )
        following.with_env(self.env).invalidate_recordset()
        document = following._get_live_document()[following.id]
        [row] = document["earlier"]
        self.assertEqual((row["state"], row["answer"]), ("Selesai", "Sudah"))

    def test_the_invitation_says_when_where_and_who(self):
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        report = "sidocakep_report.action_report_dialog_invitation"
        content = reports._render_qweb_pdf(report, self.dialog.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        text = "".join("".join(page.extract_text() for page in pages).split())
        for words in (
            "UNDANGAN",
            "Rabu, 8 April 2026",
            "08.00 WIB",
            "Ruang Rapat",
            self.employee_ech3_a.name,
        ):
            self.assertIn("".join(words.split()), text)
        self.assertEqual(text.count("".join(self.employee_head_a.name.split())), 1)
        with self.assertRaises(AccessError):
            reports.with_user(self.user_head_b)._render_qweb_pdf(
                report, self.dialog.ids
            )

    def test_only_who_reads_the_dialog_prints_it(self):
        with self.assertRaises(AccessError):
            self._print(self.user_head_b)
