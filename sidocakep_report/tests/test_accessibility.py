"""Every own screen stands the accessibility rules of axe-core."""

from odoo.tests import tagged

from .axe import AxeCase, Screen

PK_ACTION = "sidocakep_cascading.sidocakep_pk_action"


@tagged("post_install", "-at_install")
class TestAccessibility(AxeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def test_screens_of_an_official(self):
        self.check_screens(
            self.user_ech3_a,
            Screen(PK_ACTION, ".o_form_view .o_data_row", record=self.pk.id),
            Screen(PK_ACTION, ".o_list_view .o_data_row", "list"),
            Screen(PK_ACTION, ".o_kanban_view .o_kanban_record", "kanban"),
        )

    def test_the_agreement_on_a_phone(self):
        self.browser_size = "390x844"
        self.check_screens(
            self.user_ech3_a,
            Screen(PK_ACTION, ".o_form_view .o_data_row", record=self.pk.id),
        )
