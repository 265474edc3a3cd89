"""Nobody writes in the window that another person is about to confirm."""

from odoo.tests import tagged

from odoo.addons.sidocakep_cascading.tests.common import PkCase


@tagged("post_install", "-at_install")
class TestWizardsArePrivate(PkCase):
    def _get_wizards(self):
        return [
            model
            for name, model in self.env.items()
            if name.startswith("sidocakep.") and model._transient
        ]

    def test_there_are_wizards(self):
        self.assertGreater(len(self._get_wizards()), 20)

    def test_every_wizard_belongs_to_who_opened_it(self):
        """For the role with the widest rights, whatever the step."""
        rules = self.env["ir.rule"].with_user(self.user_organisasi)
        for model in self._get_wizards():
            for operation in ("read", "write", "unlink"):
                with self.subTest(model=model._name, operation=operation):
                    domain = rules._compute_domain(model._name, operation)
                    self.assertIn("create_uid", str(domain))
                    self.assertIn(str(self.user_organisasi.id), str(domain))
