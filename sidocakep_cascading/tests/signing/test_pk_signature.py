"""The signature as a record: what it says, that it stays, that it can be verified."""

from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..common import ROLES, PkCase

#: Who reads a signature on the PK of the eselon III of the agency A.
READERS = {
    "head_a",
    "secretary_a",
    "ech3_a",
    "ech4_a",
    "func_a",
    "pelaksana_a",
    "bupati",
    "sekda",
    "organisasi",
    "bappeda",
    "monev",
    "inspektorat",
    "hr",
}


@tagged("post_install", "-at_install")
class TestPkSignature(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed")
        cls.first, cls.second = cls.pk.signature_ids.sorted("party")

    def test_it_says_who_in_which_position_when_how_and_of_what(self):
        self.assertEqual(
            [(row.party, row.user_id, row.employee_id) for row in self.first],
            [("first", self.user_ech3_a, self.employee_ech3_a)],
        )
        self.assertEqual(self.first.job_id, self.job_ech3_a)
        self.assertEqual(self.first.name, self.pk.first_name)
        self.assertEqual(self.second.user_id, self.user_head_a)
        self.assertEqual(self.second.job_id, self.job_head_a)
        self.assertEqual(self.second.title, "Kepala Dinas Kesehatan")
        self.assertEqual(self.second.capacity, "definitif")
        self.assertFalse(self.second.decree)
        self.assertEqual(self.second.signed_at, self.pk.signed_second_on)
        self.assertEqual(
            set(self.pk.signature_ids.mapped("content_hash")), {self.pk.frozen_hash}
        )

    def test_the_head_of_region_signs_once(self):
        pk = self._sign_to(self._create_pk(self.job_bupati), "signed")
        self.assertEqual(pk.signature_ids.mapped("party"), ["first"])

    @freeze_time("2026-01-10 03:00:00")
    def test_an_acting_official_signs_with_the_decree(self):
        """The head of B is Plt. at the vacant post of the head of A."""
        # He signed on 1 February: his file begins no later.
        self.employee_head_a.version_id.date_version = "2026-02-01"
        self._create_acting(
            self.job_head_a, self.employee_head_b, "plt", "2026-01-01", "2026-01-31"
        )
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "signed")
        second = pk.signature_ids.filtered(lambda row: row.party == "second")
        self.assertEqual(second.user_id, self.user_head_b)
        self.assertEqual(second.capacity, "plt")
        self.assertEqual(second.job_id, self.job_head_a)
        self.assertEqual(second.title, "Plt. Kepala Dinas Kesehatan")
        self.assertEqual(second.decree, "800.1.3.1/1/BKPSDM/2026, 1 Januari 2026")

    def test_nobody_writes_or_removes_it(self):
        vals = self.first.copy_data()[0]
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            row = self.first.with_user(user)
            for method, args in (
                ("write", ({"name": "x"},)),
                ("unlink", ()),
            ):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(UserError),
                ):
                    call_kw(row.browse(), method, [row.ids, *args], {})
            with self.subTest(role=role), self.assertRaises(UserError):
                call_kw(row.browse(), "create", [[vals]], {})
        for row in (self.first, self.first.sudo()):
            with self.assertRaises(FrozenRecordError):
                row.write({"signed_at": "2020-01-01"})
            with self.assertRaises(FrozenRecordError):
                row.unlink()
            with self.assertRaises(FrozenRecordError):
                row.create(vals)
        bypassed = self.first.with_context(sidocakep_workflow_bypass=True)
        with self.assertRaises(FrozenRecordError):
            bypassed.write({"name": "x"})

    def test_who_reads_it(self):
        for role in ROLES:
            row = self.first.with_user(getattr(self, f"user_{role}"))
            with self.subTest(role):
                self.assertEqual(row.has_access("read"), role in READERS)

    def test_a_returned_agreement_keeps_its_signatures_as_void(self):
        self.pk.with_user(self.user_secretary_a).action_hand_in()
        self.pk.with_user(self.user_organisasi).action_return("Target keliru")
        rows = self.first | self.second
        self.assertTrue(all(rows.mapped("is_void")))
        self.assertEqual(set(rows.mapped("void_reason")), {"Target keliru"})
        self.assertEqual(rows.snapshot_id, self.pk.snapshot_ids)
        self._sign_to(self.pk, "signed")
        standing = self.pk.signature_ids - rows
        self.assertEqual(len(standing), 2)
        self.assertFalse(any(standing.mapped("is_void")))
        self.assertFalse((rows | standing)._get_problems())

    def test_verify_says_intact(self):
        row = self.first.with_user(self.user_inspektorat)
        params = row.action_verify()["params"]
        self.assertEqual(params["type"], "success")

    def test_verify_finds_a_changed_document(self):
        values = {**self.pk.frozen_values, "total": "Rp1,00"}
        self.pk._with_workflow_bypass().write({"frozen_values": values})
        params = self.pk.signature_ids.action_verify()["params"]
        self.assertEqual(params["type"], "danger")
        self.assertIn(self.pk.first_name, params["message"])

    def test_verify_is_not_satisfied_by_a_new_seal(self):
        """Who changes the document and its seal still has not signed it."""
        values = {**self.pk.frozen_values, "total": "Rp1,00"}
        self.pk._with_workflow_bypass()._freeze({self.pk.id: values})
        self.assertTrue(self.pk._is_seal_intact())
        self.assertEqual(self.first.action_verify()["params"]["type"], "danger")
