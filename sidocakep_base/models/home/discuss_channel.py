from odoo import models

from ...const import OFFICIAL_GROUP


class DiscussChannel(models.Model):
    """What is unread when an official comes for the first time is about his work."""

    _name = "discuss.channel"
    _inherit = "discuss.channel"

    def _subscribe_users_automatically_get_members(self):
        """Leave officials out of the channel of everybody.

        Its only message is Odoo's English welcome, which thousands would find unread.
        """
        members = super()._subscribe_users_automatically_get_members()
        general = self.env.ref("mail.channel_all_employees", raise_if_not_found=False)
        if general and members.get(general.id):
            officials = self.env.ref(OFFICIAL_GROUP).sudo().all_user_ids.partner_id
            found = set(members[general.id]) - set(officials.ids)
            members[general.id] = list(found)
        return members
