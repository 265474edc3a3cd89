"""Taking the addon away leaves the prints to the records they belong to."""

from odoo.tests import tagged

from ...typeset.hooks import uninstall_hook
from .common import TypesetCase


@tagged("post_install", "-at_install")
class TestUninstall(TypesetCase):
    def test_prints_stay_as_ordinary_files(self):
        content = self._print(self.partner)
        kept = self._get_prints(self.partner)
        uninstall_hook(self.env)
        self.assertFalse(kept.typeset_report_id)
        self.assertEqual(kept.raw, content)
        self.report.unlink()
        self.assertTrue(kept.exists())
