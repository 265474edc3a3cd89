"""A database in English only: Odoo's default, and an administrator's choice."""

from datetime import date
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.sidocakep_base.hooks import pre_init_hook

from ..common import PrintCase

JULY = date(2026, 7, 1)


@tagged("post_install", "-at_install")
class TestWithoutIndonesian(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        partners = cls.env["res.partner"].with_context(active_test=False)
        partners.search([("lang", "=", "id_ID")]).lang = "en_US"
        cls.env["res.lang"]._activate_lang("id_ID").active = False

    def test_an_agreement_is_drawn_up_proposed_signed_and_printed(self):
        """Finding 1 of the first adoption: "Invalid language code: id_ID"."""
        for job in (self.job_head_a, self.job_ech3_a, self.job_ech4_a):
            pk = self.pk if job == self.job_ech3_a else self._create_pk(job)
            with self.subTest(job=job.name):
                self._sign_to(pk, "in_force")
                self.assertIn("PERJANJIANKINERJA", self._read_pages(self._print(pk))[0])

    def test_the_page_says_the_same_words(self):
        before = self._get_text(self._render_html(self.pk))
        self.env["res.lang"]._activate_lang("id_ID")
        self.pk.invalidate_recordset()
        self.assertEqual(self._get_text(self._render_html(self.pk)), before)

    def test_a_changed_budget_is_noted(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed")
        change = self.budget.browse(self.budget.action_create_perubahan()["res_id"])
        line = change.line_ids.filtered(lambda item: item.node_id == self.node_k1a)
        line.amount = 110_000_000
        change.write({"number": "DPPA/1", "ratified_on": "2026-01-20"})
        change.with_user(self.user_secretary_a).action_ratify()
        self.assertIn("Rp110.000.000,00", pk.budget_difference)

    def test_a_mutasi_is_written_in_indonesian(self):
        self._sign_to(self.pk, "in_force")
        post = self._create_job(
            "Kepala Bidang Lain", "administrator", self.job_head_a, echelon="iii_b"
        )
        self.employee_ech3_a._appoint(post, JULY)
        self.env.cr.flush()
        reason = self.pk.revision_ids.reason
        self.assertIn("30 Juni 2026", reason)

    def test_revisions_are_looked_for(self):
        self._sign_to(self.pk, "in_force")
        finder = self.env["sidocakep.pk.revision.find"].with_user(self.user_secretary_a)
        window = finder.create({"company_id": self.agency_a.id, "year": 2026})
        self.assertEqual(window._get_reasons(self.pk).keys(), self._grounds_of(self.pk))

    def _grounds_of(self, pk):
        return {(pk.id, ground) for ground in ("strategy", "priority")}

    def test_the_map_is_printed(self):
        report = self.env["report.sidocakep_report.report_strategy_map"]
        [document] = report._get_typst_documents(self.renstra).values()
        self.assertTrue(document)

    def test_a_workbook_is_made(self):
        workbook = self.env["sidocakep.import"].create(
            {"company_id": self.agency_a.id, "year": 2026}
        )
        workbook.action_download()
        self.assertTrue(workbook.template)

    def test_installing_brings_the_language_with_its_words(self):
        modules = type(self.env["ir.module.module"])
        with patch.object(modules, "_load_module_terms") as load:
            pre_init_hook(self.env)
        self.assertTrue(self.env["res.lang"]._get_data(code="id_ID"))
        [(names, languages, _overwrite)] = [call.args for call in load.call_args_list]
        self.assertIn("hr", names)
        self.assertEqual(languages, ["id_ID"])
        with patch.object(modules, "_load_module_terms") as load:
            pre_init_hook(self.env)
        load.assert_not_called()
