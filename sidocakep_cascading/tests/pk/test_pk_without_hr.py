"""Nobody needs rights on the files of employees to write and sign a PK."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import ROLES, SIGNED_ON, YEAR, PkCase

PK_SCREENS = (
    "sidocakep_cascading.sidocakep_pk_action",
    "sidocakep_base.sidocakep_deadline_action",
)


@tagged("post_install", "-at_install")
class TestPkWithoutHr(PkCase):
    """Employees work with HR's public data."""

    def test_no_role_but_hr_has_a_group_of_hr(self):
        groups = self.env.ref("hr.group_hr_user") | self.env.ref("hr.group_hr_manager")
        for role in ROLES:
            with self.subTest(role):
                user = getattr(self, f"user_{role}")
                self.assertEqual(bool(user.all_group_ids & groups), role == "hr")
                if role != "hr":
                    with self.assertRaises(AccessError):
                        self.env["hr.version"].with_user(user).search([])

    @long
    def test_a_whole_agency_is_drawn_up_proposed_and_signed(self):
        wizard = (
            self.env["sidocakep.pk.draw.up"]
            .with_user(self.user_secretary_a)
            .create(
                {
                    "company_id": self.agency_a.id,
                    "year": YEAR,
                    "date_document": SIGNED_ON,
                }
            )
        )
        wizard.action_draw_up()
        pks = self.env["sidocakep.pk"].search([("company_id", "=", self.agency_a.id)])
        self.assertEqual(len(pks), 6)
        for job in (self.job_head_a, self.job_ech3_a, self.job_ech4_a):
            pk = pks.filtered(lambda item, job=job: item.job_id == job)
            with self.subTest(job.name):
                self._sign_to(pk, "in_force")

    @long
    def test_every_role_opens_the_screens_of_its_work(self):
        pk = self._create_pk(self.job_ech3_a)
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            for action in PK_SCREENS:
                with self.subTest(role=role, action=action):
                    self.assertTrue(self.open_action(user, action))
        # what the document shows of a person is read without HR
        values = pk.with_user(self.user_pelaksana_a).read(["first_name", "first_nip"])
        self.assertEqual(values[0]["first_name"], self.employee_ech3_a.name)
        self.assertEqual(
            values[0]["first_nip"].replace(" ", ""), self.employee_ech3_a.nip
        )
