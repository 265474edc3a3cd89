"""Taking the addon away leaves the prints to the records they belong to."""

from odoo.tests import tagged

from ...hooks import uninstall_hook
from ..common import PrintCase


@tagged("post_install", "-at_install")
class TestUninstall(PrintCase):
    def test_prints_stay_as_ordinary_files(self):
        self._sign_to(self.pk, "signed")
        content = self._print(self.pk)
        kept = self._get_prints(self.pk)
        uninstall_hook(self.env)
        self.assertFalse(kept.sidocakep_report_id)
        self.assertEqual(kept.raw, content)
        self.report.unlink()
        self.assertTrue(kept.exists())
