"""Pemanfaatan Hasil: a decision, the verified figures, the document, the proof."""

from base64 import b64encode

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..common import ROLES
from ..data_collection_case import PDF, DataCollectionCase


@freeze_time("2026-07-10 03:00:00")
@tagged("post_install", "-at_install")
class TestUtilisation(DataCollectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.figure, cls.other = cls._open()
        cls._enter(cls.figure, cls.user_ech3_a, "17", "20").action_send()
        cls.figure.with_user(cls.user_secretary_a).action_verify()

    def _write_down(self, user, **vals):
        uses = self.env["sidocakep.utilisation"].with_user(user)
        return uses.create(
            {
                "company_id": self.agency_a.id,
                "name": "Anggaran layanan ditambah",
                "figure_ids": self.figure.ids,
                "document_kind": "budget_revision",
                "document_name": "DPPA 1.02/2026",
                "evidence": b64encode(PDF),
                "evidence_name": "dppa.pdf",
                **vals,
            }
        )

    def test_it_is_recorded_and_stays(self):
        use = self._write_down(self.user_secretary_a)
        use.action_record()
        self.assertEqual(use.state, "recorded")
        self.assertIn("85 Persen", use.figure_text)
        for vals in ({"name": "Lain"}, {"figure_ids": False}, {"evidence": False}):
            with self.subTest(vals), self.assertRaises(FrozenRecordError):
                use.write(vals)
        with self.assertRaises(FrozenRecordError):
            use.unlink()

    def test_a_dpa_that_is_not_in_the_register_is_cited_as_such(self):
        use = self._write_down(self.user_secretary_a)
        cited = "DPA Perubahan DPPA 1.02/2026"
        said = f"{cited} (belum tercatat dalam register DPA)"
        self.assertEqual(use._get_printed_document(), said)
        self.budget._with_workflow_bypass().number = "DPPA 1.02/2026"
        self.assertEqual(use._get_printed_document(), cited)
        use.document_name = "Perubahan APBD"
        self.assertIn("register", use._get_printed_document(), "it is the first DPA")
        self.budget._with_workflow_bypass().version = 2
        self.assertNotIn("register", use._get_printed_document())
        use.document_kind = "plan"
        self.assertNotIn("register", use._get_printed_document())

    def test_what_is_missing_is_said(self):
        use = self._write_down(
            self.user_secretary_a,
            figure_ids=False,
            document_kind=False,
            document_name=False,
            evidence=False,
        )
        with self.assertRaises(UserError) as caught:
            use.action_record()
        for words in ("figures", "kind of document", "number or title", "evidence"):
            self.assertIn(words, str(caught.exception))
        use.write(
            {
                "figure_ids": self.figure.ids,
                "document_kind": "next_rkt",
                "document_name": "RKT 2027",
                "evidence_link": "https://drive.example/rkt",
            }
        )
        use.action_record()

    def test_it_rests_on_verified_figures_of_the_agency(self):
        with self.assertRaisesRegex(ValidationError, "not verified"):
            self._write_down(self.user_secretary_a, figure_ids=self.other.ids)
        with self.assertRaisesRegex(ValidationError, "of another agency"):
            self._write_down(self.user_organisasi, company_id=self.agency_b.id)

    def test_one_in_error_is_withdrawn_with_a_reason(self):
        use = self._write_down(self.user_secretary_a)
        use.action_record()
        with self.assertRaisesRegex(UserError, "why the record is withdrawn"):
            use.action_withdraw()
        use.withdrawal_reason = "Salah dokumen"
        use.action_withdraw()
        self.assertEqual(use.state, "withdrawn")

    def test_who_records_and_who_reads(self):
        allowed = {"secretary_a", "head_a", "organisasi"}
        self.assert_access_of(
            ROLES, allowed, lambda user: self._write_down(user).action_record()
        )
        use = self._write_down(self.user_secretary_a)
        use.action_record()
        self.assertTrue(use.with_user(self.user_pelaksana_a).name)
        with self.assertRaises(AccessError):
            use.with_user(self.user_head_b).check_access("read")

    def test_the_file_is_not_changed_behind_the_record(self):
        use = self._write_down(self.user_secretary_a)
        file = self.env["ir.attachment"].sudo()
        file = file.search(
            [
                ("res_model", "=", use._name),
                ("res_field", "=", "evidence"),
                ("res_id", "=", use.id),
            ]
        )
        file = file.with_user(self.user_secretary_a).sudo(False)
        with self.assertRaises(AccessError):
            file.write({"raw": b"x"})
