"""What Odoo gives to every login and reaches past an agency is taken back."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...models.document.ir_model_access import LEFT, PERMISSIONS
from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestRightsOfCore(SidocakepCase):
    def test_no_login_keeps_more_than_is_left(self):
        """Also right after an update of core, which writes its rights again."""
        access = self.env["ir.model.access"]
        there = [name for name in LEFT if name in self.env.registry]
        self.assertIn("report.layout", there)
        rows = access.search([("model_id.model", "in", there)])
        rows.write(dict.fromkeys(PERMISSIONS, True))
        access._close_rights_of_core()
        for name in there:
            for user in (self.user_func_a, self.user_head_a, self.user_organisasi):
                for permission in PERMISSIONS:
                    operation = permission.removeprefix("perm_")
                    with self.subTest(model=name, user=user.login, operation=operation):
                        allowed = self.env[name].with_user(user).has_access(operation)
                        self.assertEqual(allowed, permission in LEFT[name])

    def test_an_absence_of_ones_own_is_no_public_holiday(self):
        """A day off for all would move the deadlines of all."""
        user = self.user_func_a
        person = self.env["hr.employee"].search([("user_id", "=", user.id)])
        leaves = self.env["resource.calendar.leaves"].with_user(user)
        vals = {
            "name": "Cuti",
            "date_from": "2026-12-01 00:00:00",
            "date_to": "2026-12-31 00:00:00",
            "resource_id": person.resource_id.id,
        }
        try:
            row = leaves.create(vals)
        except AccessError:
            row = leaves.sudo().create(vals).with_user(user)
        for moved in ({"resource_id": False}, {"company_id": self.agency_b.id}):
            with (
                self.subTest(moved=moved),
                self.assertRaises(AccessError),
                self.env.cr.savepoint(),
            ):
                call_kw(row, "write", [row.ids, moved], {})
            row.invalidate_recordset()
        self.assertEqual(row.sudo().resource_id, person.resource_id)
