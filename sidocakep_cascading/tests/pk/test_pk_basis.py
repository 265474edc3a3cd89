"""No DPA is not "no cost in the DPA": Gunung Mas 24/2024 art. 6(2), Paser art. 4(3)."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.finding import SEVERE, WARNING

from ...models.pk.pk_dpa import find_budgets
from ..common import PkCase


class BasisCase(PkCase):
    """The Dinas has a DPA of 2026 and none of 2027, where the plan has targets too."""

    @classmethod
    def _setup_indicators(cls):
        """Before the plan is decided."""
        result = super()._setup_indicators()
        cls.env["sidocakep.target"].create(
            [
                {
                    "indicator_id": indicator.id,
                    "year": 2027,
                    "plan_id": cls.renstra.id,
                    "written": "90",
                }
                for indicator in cls.iku_1 | cls.iku_2 | cls.outcome | cls.output
            ]
        )
        return result

    def _create_pk_2027(self, job, **kw):
        return self._create_pk(job, year=2027, date_document="2027-01-04", **kw)

    def _create_rka(self):
        rka = self.env["sidocakep.budget"].create(
            {
                "company_id": self.agency_a.id,
                "year": 2027,
                "rka_number": "RKA/4/2027",
                "rka_date": "2026-11-20",
                "line_ids": [
                    (0, 0, {"node_id": self.node_k1a.id, "amount": 60_000_000})
                ],
            }
        )
        rka.action_decide_rka()
        return rka

    def _get_blocking(self, pk):
        problems = pk._get_problems()[pk.id]
        return [item.message for item in problems if item.severity == SEVERE]


@tagged("post_install", "-at_install")
class TestPlanBehind(BasisCase):
    """A whole chain was signed on plans that nobody had reviewed nor decided."""

    def _get_found(self, pk):
        return [
            item
            for item in pk._get_problems()[pk.id]
            if "not decided yet" in item.message
        ]

    def test_a_plan_that_is_still_a_draft_is_said(self):
        pk = self._create_pk(self.job_ech3_a)
        self.assertFalse(self._get_found(pk))
        for state, word in (("draft", "Draft"), ("reviewed", "Reviewed")):
            self.renstra._with_workflow_bypass().write({"state": state})
            with self.subTest(state=state):
                [found] = self._get_found(pk)
                self.assertIn(f"{self.renstra.name} ({word})", found.message)
                self.assertEqual(found.severity, WARNING)
                self.assertNotIn("Pasal", found.message)
        pk.with_user(self.user_ech3_a).action_propose()

    def test_it_blocks_where_the_profile_says_so(self):
        self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "plan_decided",
                "severity": SEVERE,
                "article": "Pasal 5 ayat (1)",
            }
        )
        pk = self._create_pk(self.job_ech3_a)
        self.renstra._with_workflow_bypass().write({"state": "draft"})
        [found] = self._get_found(pk)
        self.assertEqual(found.severity, SEVERE)
        self.assertIn("Pasal 5 ayat (1)", found.message)
        with self.assertRaisesRegex(UserError, "not decided yet"):
            pk.with_user(self.user_ech3_a).action_propose()


@tagged("post_install", "-at_install")
class TestGunungMasBasis(BasisCase):
    def test_article_6_2_nobody_promises_without_a_dpa(self):
        """(2) DPA ... menjadi dasar: from the head to the pelaksana."""
        for key in ("head_a", "secretary_a", "ech3_a", "ech4_a", "pelaksana_a"):
            for basis in ("dpa", "tupoksi"):
                with self.subTest(key, basis=basis):
                    pk = self._create_pk_2027(getattr(self, f"job_{key}"))
                    self.assertEqual(pk.basis, "dpa", "it waits for the DPA")
                    self.assertFalse(pk.budget_id)
                    pk.basis = basis
                    with self.assertRaisesRegex(
                        UserError, "no ratified DPA 2027 of Dinas Kesehatan"
                    ):
                        pk.action_propose()
                    pk.unlink()

    def test_article_6_2_a_draft_is_no_dpa_and_a_definitive_rka_neither(self):
        rka = self._create_rka()
        pk = self._create_pk_2027(self.job_ech3_a)
        self.assertFalse(pk.table2_ids)
        self.assertIn("no ratified DPA 2027", self._get_blocking(pk)[0])
        rka.write({"number": "DPA/27", "ratified_on": "2026-11-25"})
        rka.action_ratify()
        pk.action_fill_from_plan()
        self.assertEqual((pk.basis, pk.budget_id), ("dpa", rka))
        self.assertEqual(pk.amount_total, 60_000_000)
        self.assertFalse(self._get_blocking(pk))

    def test_the_print_says_on_which_dpa_it_stands(self):
        for job, basis in ((self.job_head_a, "dpa"), (self.job_pelaksana_a, "tupoksi")):
            with self.subTest(job.name):
                pk = self._create_pk(job)
                values = pk._get_document_values()[pk.id]
                self.assertEqual(values["basis"], basis)
                self.assertEqual(
                    values["basis_text"],
                    f"DPA Nomor DPA/{self.agency_a.id}/2026 tanggal 30 Desember 2025",
                )
        pk = self._create_pk_2027(self.job_ech4_a)
        self.assertEqual(pk._get_document_values()[pk.id]["basis_text"], "")

    def test_the_head_of_region_stands_on_the_dpa_of_all_agencies(self):
        """His agreement had no line at all; a changed DPA was called DPA DPPA/..."""
        pk = self._create_pk(self.job_bupati)
        budgets = find_budgets(pk)[pk.id]
        self.assertTrue(budgets)
        count = len(budgets.company_id)
        self.assertEqual(
            pk._get_document_values()[pk.id]["basis_text"],
            f"DPA Tahun 2026 dari {count} Perangkat Daerah",
        )
        own = self._create_pk(self.job_head_a)
        own.budget_id.sudo()._with_workflow_bypass().number = "DPPA/1/2026"
        values = own._get_document_values()[own.id]
        self.assertTrue(values["basis_text"].startswith("DPPA Nomor DPPA/1/2026"))


@tagged("post_install", "-at_install")
class TestPaserBasis(BasisCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.profile_paser

    def test_article_4_3_without_rka_and_dpa_nobody_stands_on_the_tupoksi(self):
        """(3) ... berpedoman pada RKA defenitif/DPA."""
        for job in (self.job_head_a, self.job_ech4_a):
            with self.subTest(job.name):
                pk = self._create_pk_2027(job)
                pk.basis = "tupoksi"
                with self.assertRaisesRegex(
                    UserError, "neither a definitive RKA nor a ratified DPA 2027"
                ):
                    pk.action_propose()

    def test_article_4_3_a_definitive_rka_suffices_and_is_named(self):
        rka = self._create_rka()
        pk = self._create_pk_2027(self.job_ech4_a)
        self.assertEqual((pk.basis, pk.budget_id), ("dpa", rka))
        self.assertEqual(pk.amount_total, 60_000_000)
        self.assertFalse(self._get_blocking(pk))
        self.assertEqual(
            pk._get_document_values()[pk.id]["basis_text"],
            "RKA definitif Nomor RKA/4/2027 tanggal 20 November 2026",
        )
        idle = self._create_pk_2027(self.job_secretary_a)
        self.assertEqual((idle.basis, idle.budget_id), ("tupoksi", rka))
        self.profile_paser.pk_accepts_rka = False
        self.assertIn("no ratified DPA 2027", self._get_blocking(pk)[0])

    def test_article_4_3_the_dpa_goes_before_the_rka(self):
        rka = self._create_rka()
        rka.write({"number": "DPA/27", "ratified_on": "2026-11-25"})
        rka.action_ratify()
        change = rka.browse(rka.action_create_perubahan()["res_id"])
        change.line_ids.amount = 1
        change.write({"rka_number": "RKAP", "rka_date": "2026-11-26"})
        change.action_decide_rka()
        pk = self._create_pk_2027(self.job_ech4_a)
        self.assertEqual(pk.amount_total, 60_000_000)
