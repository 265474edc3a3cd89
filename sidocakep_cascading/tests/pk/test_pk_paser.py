"""One test per article of Paser 23/2016 that the PK carries out, named after it."""

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPaser(PkCase):
    """Peraturan Bupati Paser 23/2016; its level rules come with its profile."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.profile_paser

    def _get_messages(self, pk):
        return [item.message for item in pk._get_problems()[pk.id]]

    def _set_level(self, indicator, code):
        # A target indicator may stand at any level.
        indicator.write(
            {
                "kind": "target",
                "level_id": self.env.ref(f"sidocakep_base.indicator_level_{code}").id,
            }
        )

    def test_article_4_1_head_coordinates_the_signing(self):
        pk = self._create_pk(self.job_ech4_a)
        pk.with_user(self.user_head_a).write({"number": "1"})
        pk.with_user(self.user_head_a).action_propose()
        self.assertEqual(pk.state, "proposed")

    def test_article_4_2_secretary_assists(self):
        pk = self._create_pk(self.job_ech4_a)
        pk.with_user(self.user_secretary_a).action_propose()
        self.assertEqual(pk.state, "proposed")

    def test_article_4_3_without_cost_in_the_dpa_the_tupoksi_is_the_basis(self):
        """(3) ... berpedoman pada tupoksi ... jika tidak terdapat biaya dalam DPA."""
        idle = self._create_job(
            "Kepala Seksi Tanpa Anggaran", "supervisor", self.job_ech3_a, echelon="iv_a"
        )
        employee = self._create_employee("Pejabat", idle, "iii_d")
        employee.user_id = self._create_user("uji_idle", "group_echelon4")
        pk = self._create_pk(idle)
        self.assertEqual(pk.basis, "tupoksi")
        output = self.env["sidocakep.indicator"].create(
            {
                "name": "Surat yang diproses",
                "company_id": self.agency_a.id,
                "kind": "kegiatan",
                "owner_job_id": idle.id,
            }
        )
        pk.line_ids = [
            Command.create(
                {
                    "indicator_id": output.id,
                    "objective": "Tertib administrasi",
                    "written": "100",
                }
            )
        ]
        self._sign_to(pk, "signed")
        values = pk._get_document_values()[pk.id]
        self.assertEqual(values["basis"], "tupoksi")
        self.assertEqual(values["table2"], [])

    def test_article_4_3_with_cost_in_the_dpa_the_tupoksi_is_refused(self):
        pk = self._create_pk(self.job_ech4_a)
        pk.table2_ids.unlink()
        pk.basis = "tupoksi"
        with self.assertRaisesRegex(UserError, r"Pasal 4 ayat \(3\)"):
            pk.action_propose()

    def test_article_4_3_tupoksi_has_no_tabel_2(self):
        pk = self._create_pk(self.job_ech4_a)
        pk.basis = "tupoksi"
        with self.assertRaisesRegex(UserError, "holds a budget, while"):
            pk.action_propose()

    def _check_level(self, job, indicator, allowed):
        """``allowed``: whether the position may promise at each of the levels."""
        for code, is_allowed in allowed.items():
            with (
                self.subTest(job=job.name, level=code),
                self.env.cr.savepoint() as savepoint,
            ):
                self.output.parent_indicator_id = False
                self.outcome.parent_indicator_id = False
                self._set_level(indicator, code)
                pk = self._create_pk(job)
                pk.line_ids.filtered(
                    lambda line: line.indicator_id != indicator
                ).unlink()
                if is_allowed:
                    pk.action_propose()
                    self.assertEqual(pk.state, "proposed")
                else:
                    with self.assertRaisesRegex(UserError, r"Pasal 5 ayat \([12]\)"):
                        pk.action_propose()
                savepoint.rollback()
                self.env.invalidate_all()

    def test_article_5_1_a_head_signs_at_iku(self):
        self._check_level(self.job_head_a, self.iku_1, {"iku": True, "outcome": False})

    def test_article_5_1_b_secretary_signs_at_outcome(self):
        self._check_level(
            self.job_secretary_a,
            self.outcome_0,
            {"outcome": True, "important_output": False},
        )

    def test_article_5_1_c_echelon_3_at_least_important_output(self):
        self._check_level(
            self.job_ech3_a,
            self.outcome,
            {"outcome": True, "important_output": True, "output": False},
        )

    def test_article_5_1_d_echelon_4_at_least_activity(self):
        self._check_level(
            self.job_ech4_a,
            self.output,
            {"output": True, "activity": True, "sub_activity_output": False},
        )

    def test_article_5_1_e_functional_at_sub_activity_output(self):
        self._check_level(
            self.job_func_a, self.sub_output, {"sub_activity_output": True}
        )

    def test_article_5_breach_names_article_line_and_remedy(self):
        self._set_level(self.iku_2, "output")
        pk = self._create_pk(self.job_head_a)
        html = str(pk.problem_html)
        self.assertTrue(pk.has_blocking_problem)
        self.assertRegex(html, r"Pasal 5 ayat \(1\)")
        self.assertIn("Line 2", html)
        self.assertIn("Replace the indicator of line 2", html)

    def test_article_5_level_above_the_standard_is_a_notice(self):
        pk = self._create_pk(self.job_ech4_a)
        self.output.parent_indicator_id = False
        self._set_level(self.output, "outcome")
        pk.line_ids.unlink()
        pk.action_fill_from_plan()
        self.assertFalse(pk.has_blocking_problem)
        self.assertTrue(pk.problem_html)
