from collections import Counter

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.common import ROLES, SidocakepCase


@tagged("post_install", "-at_install")
class TestRegency(SidocakepCase):
    """What the case takes is what the builders build."""

    def test_every_login_is_taken_and_nothing_is_built(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            name = f"test_sidocakep.regency_user_{role}"
            self.assertEqual(user.get_external_id()[user.id], name)
            self.assertEqual(user.login, f"uji_{role}")
        self.assertFalse(
            self.env["res.company"].search_count(
                [
                    ("sidocakep_kind", "!=", False),
                    ("id", "not in", self._get_taken("res.company")),
                    ("id", "child_of", self.government.id),
                ]
            )
        )

    def test_the_whole_regency_is_entered(self):
        """Four agencies, nine posts with their people, five offices, Tim Monev."""
        names = self._get_names()
        counts = Counter(names.mapped("model"))
        self.assertEqual(
            counts,
            {
                "res.company": 4,
                "hr.job": 9,
                "hr.employee": 9,
                "res.users": 9 + 5,
                "sidocakep.team": 1,
            },
        )

    def test_the_next_person_has_a_number_of_his_own(self):
        job = self.job_pelaksana_a
        employee = self._create_employee("Orang Baru", job=job, rank="ii_c")
        self.assertEqual(employee.nip, "196105031985031010")

    def test_a_password_is_verified_without_work(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            self.env.cr.execute(
                "SELECT password FROM res_users WHERE id = %s", [user.id]
            )
            self.assertIn("$pbkdf2-sha512$1$", self.env.cr.fetchone()[0])
            user.with_user(user)._check_credentials(
                {
                    "type": "password",
                    "login": user.login,
                    "password": self._get_password(user.login),
                },
                {"interactive": True},
            )

    def _get_names(self):
        return self.env["ir.model.data"].search(
            [("module", "=", "test_sidocakep"), ("name", "=like", "regency_%")]
        )

    def _get_taken(self, model):
        return self._get_names().filtered(lambda n: n.model == model).mapped("res_id")
