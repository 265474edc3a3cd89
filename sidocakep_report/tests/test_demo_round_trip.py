"""The workbook of every agency of the demo, taken back untouched by whoever may."""

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, tagged

from odoo.addons.sidocakep_base.tests.thorough import IS_LONG, some


@tagged("-standard", "post_install", "-at_install", "demo")
class TestDemoRoundTrip(TransactionCase):
    def _open(self, user, company):
        """Return an import of that agency, or nothing where the person may not."""
        imports = self.env["sidocakep.import"].with_user(user)
        try:
            with self.env.cr.savepoint():
                return imports.create({"company_id": company.id, "year": 2026})
        except AccessError:
            return None

    def test_nothing_is_told_and_nothing_changes(self):
        users = self.env["res.users"].search([("share", "=", False)])
        done = set()
        for company in self.env["res.company"].search([]):
            able = [user for user in users if self._open(user, company) is not None]
            for user in some(able, 1):
                record = self._open(user, company)
                with self.subTest(agency=company.name, login=user.login):
                    record.action_download()
                    record.write({"file": record.template, "file_name": "buku.xlsx"})
                    record.action_check()
                    self.assertEqual(record.problem_ids.mapped("message"), [])
                    self.assertEqual(record.change_ids.mapped("label"), [])
                    done.add((company, user))
        self.assertGreater(len(done), 20 if IS_LONG else 7)
        self.assertEqual(len({company for company, _user in done}), 9)
