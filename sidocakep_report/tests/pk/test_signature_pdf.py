"""The PDF of the moment: kept with each signature, whatever is printed later."""

import base64
import hashlib
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ... import post_init_hook, uninstall_hook
from ...typeset.engine import BusyError, open_press
from ..common import PrintCase

PRINTS = "odoo.addons.sidocakep_report.typeset.models.ir_actions_report"


@tagged("post_install", "-at_install")
class TestSignaturePdf(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._sign_to(cls.pk, "signed")
        cls.first, cls.second = cls.pk.signature_ids.sorted("party")

    def _get_pdf(self, signature):
        return signature.sudo().pdf_attachment_id.raw

    def test_each_signature_keeps_the_pdf_of_its_moment(self):
        for signature in self.pk.signature_ids:
            content = self._get_pdf(signature)
            self.assertEqual(signature.pdf_hash, hashlib.sha256(content).hexdigest())
            text = "".join(self._read_pages(content))
            self.assertIn("90persen", text)
            self.assertNotIn("RANCANGAN", text)

    def test_a_paper_with_one_signature_says_so(self):
        text = "".join(self._read_pages(self._get_pdf(self.first)))
        self.assertIn("BaruditandatanganiolehPihakI", text)
        self.assertEqual(text.count("Ditandatanganisecaraelektronik"), 1)
        self.assertIn("Belumditandatangani", text)

    def test_a_signed_paper_says_when_and_by_which_code(self):
        text = "".join(self._read_pages(self._get_pdf(self.second)))
        self.assertEqual(text.count("Ditandatanganisecaraelektronik"), 2)
        self.assertEqual(text.count(self.pk.seal_code), 2)
        self.assertNotIn("Baruditandatangani", text)
        self.assertNotIn("Belumditandatangani", text)

    def test_the_time_on_paper_is_that_of_the_place(self):
        """16.30 UTC on 2 January is half past midnight of the 3rd in WITA."""
        self.pk.profile_id.tz = "Asia/Makassar"
        text = self.pk._print_moment(fields.Datetime.to_datetime("2026-01-02 16:30:00"))
        self.assertEqual(text, "3 Januari 2026 pukul 00.30 WITA")

    def test_a_draft_shows_no_signature(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        text = "".join(self._read_pages(self._print(pk)))
        self.assertIn("RANCANGAN", text)
        self.assertNotIn("itandatangani", text)

    def test_another_file_in_the_place_of_the_print_is_noticed(self):
        """Attack 6d: the file that is handed out points at another PDF."""
        self.assertEqual(self._print(self.pk), self._get_pdf(self.second))
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            [b"palsu", self._get_prints(self.pk).id],
        )
        self.env.invalidate_all()
        problems = self.pk._verify()[self.pk.id][1]
        self.assertEqual(problems, [("print", {})])
        self.assertEqual(self.first.action_verify()["params"]["type"], "danger")

    def test_what_is_printed_afterwards_is_what_both_signed(self):
        self.assertEqual(self._print(self.pk), self._get_pdf(self.second))
        self.assertEqual(len(self._get_prints(self.pk)), 1)

    def test_what_a_party_puts_there_between_the_signatures_is_not_printed(self):
        """The name of the print is known once Party I has signed."""
        pk = self._create_pk(self.job_ech4_a)
        self._sign_to(pk, "signed_first")
        party = pk.employee_id.user_id
        forged = {
            "name": f"PK {pk.year} {pk.frozen_hash[:16]}.pdf",
            "raw": base64.b64encode(b"%PDF-forged").decode(),
            "res_model": pk._name,
            "res_id": pk.id,
        }
        context = {"default_typeset_report_id": self.report.id}
        attachments = self.env["ir.attachment"].with_user(party)
        call_kw(attachments, "create", [forged], {"context": context})
        self._sign_to(pk, "signed")
        second = pk.signature_ids.filtered(lambda item: item.party == "second")
        self.assertEqual(self._print(pk), self._get_pdf(second))

    def test_it_does_not_follow_a_changed_letterhead_or_template(self):
        before = self._get_pdf(self.second)
        self.agency_a.name = "Dinas Lain"
        self._get_prints(self.pk).sudo().unlink()
        view = self.env.ref("sidocakep_report.pk_gunung_mas_table1")
        view.arch = view.arch.replace("Indikator", "Ukuran")
        self.env.invalidate_all()
        self.assertNotEqual(self._print(self.pk), before)
        self.assertEqual(self._get_pdf(self.second), before)
        self.assertFalse(self.second._get_problems())

    def test_it_is_neither_changed_nor_removed(self):
        attachment = self.second.sudo().pdf_attachment_id
        for user in (self.user_ech3_a, self.user_organisasi):
            with self.subTest(user.login), self.assertRaises(AccessError):
                attachment.with_user(user).write({"raw": b"palsu"})
            with self.subTest(user.login), self.assertRaises(AccessError):
                attachment.with_user(user).unlink()

    def test_who_reads_the_agreement_downloads_it(self):
        for user in (self.user_ech3_a, self.user_inspektorat):
            signature = self.second.with_user(user)
            action = signature.action_download()
            self.assertEqual(
                action["url"],
                f"/web/content/{signature.sudo().pdf_attachment_id.id}?download=true",
            )
            self.assertTrue(signature.sudo().pdf_attachment_id.with_user(user).raw)
        with self.assertRaises(AccessError):
            self.second.with_user(self.user_head_b).action_download()
        with self.assertRaises(AccessError):
            self.second.sudo().pdf_attachment_id.with_user(
                self.user_head_b
            ).check_access("read")

    def test_verify_finds_another_file(self):
        attachment = self.second.sudo().pdf_attachment_id
        self.assertEqual(self.second.action_verify()["params"]["type"], "success")
        self.env.cr.execute(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            [b"palsu", attachment.id],
        )
        self.env.invalidate_all()
        params = self.second.action_verify()["params"]
        self.assertEqual(params["type"], "danger")
        self.assertIn("PDF", params["message"])

    def test_without_the_addon_for_a_while_the_signed_file_stays_the_print(self):
        """Removed and installed again, with another letterhead in between."""
        signed = self._get_pdf(self.second)
        files = self.pk.signature_ids.sudo().pdf_attachment_id
        uninstall_hook(self.env)
        self.assertFalse(any(files.mapped("typeset_report_id")))
        for user in (self.user_ech3_a, self.user_organisasi):
            with self.subTest(user.login), self.assertRaises(AccessError):
                files.with_user(user).write({"raw": b"palsu"})
            with self.subTest(user.login), self.assertRaises(AccessError):
                files.with_user(user).unlink()
        self.agency_a.name = "Dinas Lain"
        post_init_hook(self.env)
        self.assertEqual(files.typeset_report_id, self.report)
        self.assertEqual(len(self._get_prints(self.pk)), 1)
        self.assertEqual(self._print(self.pk), signed)
        self.assertFalse(self.pk._verify()[self.pk.id][1])

    def test_a_file_that_was_exchanged_meanwhile_is_not_made_the_print(self):
        uninstall_hook(self.env)
        attachment = self.second.sudo().pdf_attachment_id
        self.env.cr.execute(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            [b"palsu", attachment.id],
        )
        self.env.invalidate_all()
        post_init_hook(self.env)
        self.assertNotIn(b"palsu", self._get_prints(self.pk).mapped("raw"))
        self.assertTrue(self.second._get_problems())

    def test_a_signature_without_a_file_says_so(self):
        bypass = self.pk._with_workflow_bypass().env.context
        self.second.with_context(**bypass).write({"pdf_attachment_id": False})
        with self.assertRaisesRegex(UserError, "only the content"):
            self.second.action_download()

    def test_a_void_signature_keeps_its_file(self):
        before = self._get_pdf(self.first)
        self.pk.with_user(self.user_secretary_a).action_hand_in()
        self.pk.with_user(self.user_organisasi).action_return("Target keliru")
        self.pk.place = "Kota Lain"
        self._sign_to(self.pk, "signed")
        self.assertEqual(self._get_pdf(self.first), before)
        standing = self.pk.signature_ids.filtered(lambda s: not s.is_void)
        newest = standing.sorted("id")[-1:]
        self.assertNotEqual(self._get_pdf(newest), before)
        self.assertEqual(self._print(self.pk), self._get_pdf(newest))

    def test_what_cannot_be_printed_is_not_signed(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        pk._with_workflow_bypass().write({"first_name": "Budi 日"})
        with self.assertRaisesRegex(UserError, "日"):
            self._sign(pk, self.user_secretary_a)

    def test_a_signature_waits_for_no_other_print(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        with patch(f"{PRINTS}.open_press", wraps=open_press) as opened:
            self._sign(pk, self.user_secretary_a)
            self.assertTrue(opened.call_args.kwargs["is_urgent"])
        self.assertEqual(len(pk.signature_ids), 1)

    def test_who_waits_too_long_is_told_that_others_print(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        with (
            patch(f"{PRINTS}.open_press", side_effect=BusyError),
            self.assertRaisesRegex(UserError, "other prints are running"),
        ):
            self._print(pk)

    def test_a_heap_of_accents_is_refused_with_its_place(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        heap = "Budi a" + "\u0301" * 200
        # as one that was typed before it was refused
        self.env.cr.execute(
            "UPDATE sidocakep_pk SET first_name = %s WHERE id = %s", [heap, pk.id]
        )
        pk.invalidate_recordset()
        with self.assertRaisesRegex(UserError, "accents .* after “.*Budi a”"):
            self._print(pk)

    def test_the_window_offers_the_printed_form(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        action = pk.with_user(self.user_secretary_a).action_sign()
        wizard = self.env["sidocakep.sign"].browse(action["res_id"])
        self.assertEqual(
            wizard.pdf_url, f"/report/pdf/sidocakep_report.report_pk/{pk.id}"
        )

    def test_a_signed_paper_bears_the_address_of_its_check(self):
        issue = self.pk._get_standing_issues()[self.pk.id]
        first, second = self.pk.signature_ids.sorted("id")
        text = "".join(self._read_pages(self._get_pdf(first)))
        self.assertIn(f"/sidocakep/periksa/{self.pk.frozen_hash[:32]}", text)
        text = "".join(self._read_pages(self._get_pdf(second)))
        self.assertIn(f"/sidocakep/dokumen/{issue.token}", text)
        self.assertIn("data:image/svg+xml", self._render_html(self.pk))
        draft = self._create_pk(self.job_secretary_a)
        self.assertNotIn("periksa", self._render_html(draft))

    def _attach(self, name, user, **vals):
        vals = {"res_model": self.pk._name, "res_id": self.pk.id, **vals}
        vals = {"name": name, "raw": b"%PDF palsu", **vals}
        return call_kw(
            self.env["ir.attachment"].with_user(user), "create", [[vals]], {}
        )

    def test_no_file_beside_it_looks_like_the_official_print(self):
        """By its name or one that reads the same, uploaded or renamed."""
        official = f"PK 2026 {self.pk.frozen_hash[:16]}"
        for user in (self.user_head_a, self.user_secretary_a):
            for name in (
                f"{official}.pdf",
                f"{official.lower()}.PDF",
                f"{official.replace(' ', '_')}.docx",
                f"{official} Pihak II.pdf",
                f" {official}\u200b.pdf",
            ):
                with (
                    self.subTest(f"{user.login} {name}"),
                    self.assertRaisesRegex(AccessError, "another name"),
                    self.env.cr.savepoint(),
                ):
                    self._attach(name, user)
        attachment_id = self._attach("lampiran.pdf", self.user_head_a)
        attachment = self.env["ir.attachment"].browse(
            attachment_id[0] if isinstance(attachment_id, list) else attachment_id
        )
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            # As core's upload does, with elevated rights.
            attachment.with_user(self.user_head_a).sudo().name = f"{official}.pdf"
        self.assertEqual(attachment.name, "lampiran.pdf")

    def test_a_file_that_was_there_before_the_print_is_told_apart(self):
        """Its name follows from the content, so who drafts it can know it before."""
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "proposed")
        [content_hash] = pk._get_hashes().values()
        name = f"PK 2026 {content_hash[:16]}.pdf"
        self._attach(name, self.user_secretary_a, res_id=pk.id)
        self._sign_to(pk, "signed")
        files = self.env["ir.attachment"].search(
            [("res_model", "=", pk._name), ("res_id", "=", pk.id)]
        )
        marked = {file.name: bool(file.typeset_report_id) for file in files}
        self.assertEqual(
            marked, {name: True, f"Uploaded, not the print: {name}": False}
        )
