from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkParties(PkCase):
    def test_parties_are_the_holder_and_the_direct_superior(self):
        pk = self._create_pk(self.job_ech3_a, fill=False)
        self.assertEqual(pk.employee_id, self.employee_ech3_a)
        self.assertEqual(pk.first_name, self.employee_ech3_a.name)
        self.assertEqual(pk.first_title, "Kepala Bidang Pelayanan")
        self.assertEqual(pk.second_job_id, self.job_head_a)
        self.assertEqual(pk.second_employee_id, self.employee_head_a)
        self.assertEqual(pk.second_title, "Kepala Dinas Kesehatan")
        self.assertEqual(pk.company_id, self.agency_a)
        self.assertEqual(pk.echelon, "iii_b")

    def test_rank_and_nip_are_those_of_hr(self):
        pk = self._create_pk(self.job_head_a, fill=False)
        self.assertEqual(pk.first_rank, "Pembina Tingkat I (IV/b)")
        nip = self.employee_head_a.nip
        self.assertEqual(pk.first_nip, f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}")

    def test_head_of_region_signs_alone_without_rank_and_nip(self):
        pk = self._create_pk(self.job_bupati, fill=False)
        self.assertFalse(pk.has_second_party)
        self.assertFalse(pk.second_job_id)
        self.assertFalse(pk.second_employee_id)
        self.assertFalse(pk.first_rank)
        self.assertFalse(pk.first_nip)

    def test_superior_of_a_head_of_agency_is_the_bupati(self):
        pk = self._create_pk(self.job_head_a, fill=False)
        self.assertEqual(pk.second_employee_id, self.employee_bupati)
        self.assertFalse(pk.second_nip)

    def test_title_is_printed_as_the_agency_writes_it(self):
        pk = self._create_pk(self.job_head_b, fill=False)
        self.assertEqual(
            pk.first_title, "Kepala Pelaksana Badan Penanggulangan Bencana Daerah"
        )

    def test_plh_signs_while_in_force_and_not_after(self):
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2026-01-01",
            "2026-01-10",
        )
        pk = self._create_pk(self.job_ech3_a, fill=False)
        self.assertEqual(pk.second_employee_id, self.employee_secretary_a)
        self.assertEqual(pk.second_title, "Plh. Kepala Dinas Kesehatan")
        pk.date_document = "2026-01-11"
        self.assertEqual(pk.second_employee_id, self.employee_head_a)
        self.assertEqual(pk.second_title, "Kepala Dinas Kesehatan")

    def test_plt_holds_a_vacant_post_as_first_party(self):
        vacant = self._create_job(
            "Kepala Bidang P2P", "administrator", self.job_head_a, echelon="iii_b"
        )
        self._create_acting(vacant, self.employee_ech3_a, "plt", "2026-01-01")
        pk = self._create_pk(vacant, fill=False)
        self.assertEqual(pk.employee_id, self.employee_ech3_a)
        self.assertEqual(pk.first_capacity, "plt")
        self.assertEqual(pk.first_title, "Plt. Kepala Bidang P2P")

    def test_vacant_post_makes_a_draft_that_cannot_be_proposed(self):
        vacant = self._create_job(
            "Kepala Bidang P2P", "administrator", self.job_head_a, echelon="iii_b"
        )
        pk = self._create_pk(vacant, fill=False)
        self.assertFalse(pk.employee_id)
        with self.assertRaisesRegex(UserError, "Nobody holds the position"):
            pk.action_propose()

    def test_each_holder_of_a_functional_position_has_an_own_pk(self):
        other = self._create_employee("Fungsional Dua", self.job_func_a, "iii_c")
        pk = self._create_pk(self.job_func_a, fill=False)
        self.assertFalse(pk.employee_id, "two holders: nobody is guessed")
        pk.employee_id = other
        second = self._create_pk(
            self.job_func_a, fill=False, employee_id=self.employee_func_a.id
        )
        self.assertEqual(pk.first_name, "Fungsional Dua")
        self.assertEqual(second.employee_id, self.employee_func_a)

    def test_who_does_not_hold_the_position_cannot_propose(self):
        pk = self._create_pk(self.job_ech3_a, employee_id=self.employee_ech4_a.id)
        self.assertEqual(pk.employee_id, self.employee_ech4_a)
        with self.assertRaisesRegex(UserError, "does not hold the position"):
            pk.with_user(self.user_head_a).action_propose()

    def test_mutasi_changes_the_holder_from_its_date(self):
        successor = self._create_employee("Pengganti", self.job_ech3_a, "iv_a")
        self.employee_ech3_a.create_version(
            {"date_version": "2026-03-01", "job_id": self.job_func_a.id}
        )
        successor.version_id.date_version = "2026-03-01"
        pk = self._create_pk(self.job_ech3_a, fill=False)
        self.assertEqual(pk.employee_id, self.employee_ech3_a)
        pk.date_document = "2026-03-02"
        self.assertEqual(pk.employee_id, successor)

    # ------------------------------------------------------------------
    # Another Pihak II
    # ------------------------------------------------------------------

    def test_another_second_party_needs_a_reason(self):
        pk = self._create_pk(self.job_ech3_a, fill=False)
        pk = pk.with_user(self.user_secretary_a)
        with self.assertRaises(ValidationError):
            pk.second_employee_id = self.employee_secretary_a.id

    def test_another_second_party_with_a_reason(self):
        pk = self._create_pk(self.job_ech3_a, fill=False)
        self._create_acting(
            self.job_head_a, self.employee_secretary_a, "plh", "2026-01-01"
        )
        pk.with_user(self.user_secretary_a).write(
            {
                "second_override_reason": "Kepala Dinas cuti besar",
                "second_employee_id": self.employee_secretary_a.id,
                "second_capacity": "plh",
            }
        )
        self.assertEqual(pk.second_name, self.employee_secretary_a.name)
        self.assertEqual(pk.second_title, "Plh. Kepala Dinas Kesehatan")
        pk.action_compute_parties()
        self.assertEqual(pk.second_employee_id, self.employee_secretary_a, "kept")

    def test_without_the_reason_the_superior_returns(self):
        pk = self._create_pk(self.job_ech3_a, fill=False)
        pk.write(
            {
                "second_override_reason": "Kepala Dinas adalah Pihak I",
                "second_job_id": self.job_bupati.id,
            }
        )
        self.assertEqual(pk.second_employee_id, self.employee_bupati)
        pk.second_override_reason = False
        self.assertEqual(pk.second_employee_id, self.employee_head_a)

    def test_a_subordinate_does_not_choose_the_superior(self):
        pk = self._create_pk(self.job_ech3_a, fill=False).with_user(self.user_ech3_a)
        for vals in (
            {"second_override_reason": "Salah ketik"},
            {"second_employee_id": self.employee_secretary_a.id},
            {"second_job_id": self.job_secretary_a.id},
            {"second_capacity": "plh"},
        ):
            with self.subTest(vals), self.assertRaises(AccessError):
                pk.write(vals)

    def test_nobody_is_both_parties(self):
        pk = self._create_pk(self.job_ech3_a, fill=False)
        with self.assertRaises(ValidationError):
            pk.write(
                {
                    "second_override_reason": "Salah ketik",
                    "second_employee_id": self.employee_ech3_a.id,
                }
            )

    def test_parties_are_refreshed_when_proposed(self):
        pk = self._create_pk(self.job_ech3_a)
        self.employee_ech3_a.name = "Nama Baru, S.Kep."
        pk.with_user(self.user_ech3_a).action_propose()
        self.assertEqual(pk.first_name, "Nama Baru, S.Kep.")

    def test_refresh_takes_the_parties_from_hr_again(self):
        pk = self._create_pk(self.job_ech3_a, fill=False)
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2026-01-01",
            "2026-01-10",
        )
        pk.with_user(self.user_ech3_a).action_compute_parties()
        self.assertEqual(pk.second_title, "Plh. Kepala Dinas Kesehatan")
