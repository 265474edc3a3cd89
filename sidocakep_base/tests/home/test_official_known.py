from odoo.tests import tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestOfficialsAreKnown(SidocakepCase):
    def test_the_role_makes_an_official(self):
        info = self.env["ir.http"]
        official = self._create_user("uji_pel", "group_pelaksana", self.agency_a)
        other = self._create_user("uji_lain", "group_pelaksana", self.agency_a)
        other.group_ids = self.env.ref("base.group_user")
        asked = [info.with_user(user)._is_official() for user in (official, other)]
        self.assertEqual(asked, [True, False])

    def test_nothing_of_odoo_is_unread_for_an_official(self):
        general = self.env.ref("mail.channel_all_employees")
        official = self._create_user("uji_pel", "group_pelaksana", self.agency_a)
        other = self.env["res.users"].create({"name": "Lain", "login": "uji_lain"})
        members = general.channel_partner_ids
        self.assertNotIn(official.partner_id, members)
        self.assertIn(other.partner_id, members)
