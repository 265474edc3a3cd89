from odoo import api, models

from ...const import OFFICIAL_GROUP

SYSTEM_GROUP = "base.group_system"


class ResUsers(models.Model):
    """An official's first day begins with the work, not with a talking robot."""

    _name = "res.users"
    _inherit = "res.users"

    def _init_odoobot(self):
        """Skip the introduction of ``mail_bot``, where that is installed."""
        if self.has_group(OFFICIAL_GROUP):
            self.sudo().odoobot_state = "disabled"
            return self.env["discuss.channel"]
        return super()._init_odoobot()

    def write(self, vals):
        """Who becomes an official was greeted as an ordinary user before."""
        if "group_ids" not in vals:
            return super().write(vals)
        before = self._filter_officials()
        result = super().write(vals)
        (self._filter_officials() - before)._drop_greetings()
        return result

    @api.model
    def _get_officials_greeted(self):
        """Return those who may have been greeted as ordinary users: all officials."""
        return self.env.ref(OFFICIAL_GROUP).sudo().all_user_ids._filter_officials()

    def _filter_officials(self):
        """Return the officials; an administrator among them keeps his messages."""
        return self.filtered(
            lambda user: (
                user.has_group(OFFICIAL_GROUP) and not user.has_group(SYSTEM_GROUP)
            )
        )

    def _drop_greetings(self):
        """Take these officials out of the channel of everybody and the robot's chats.

        What an official himself wrote to the robot stays, read and put away.
        """
        people = self.sudo().partner_id
        if not people:
            return
        members = self.env["discuss.channel.member"].sudo()
        general = self.env.ref("mail.channel_all_employees", raise_if_not_found=False)
        members.search(
            [
                ("channel_id", "=", general.id if general else False),
                ("partner_id", "in", people.ids),
            ]
        ).unlink()
        robot = self.env.ref("base.partner_root")
        chats = members.search(
            [
                ("channel_id.channel_type", "=", "chat"),
                ("channel_id.channel_member_ids.partner_id", "=", robot.id),
                ("partner_id", "in", people.ids),
            ]
        )
        for member in chats:
            chat = member.channel_id
            authors = chat.message_ids.author_id
            if authors <= robot and len(chat.channel_member_ids) == 2:
                chat.unlink()
            else:
                last = max(chat.message_ids.ids, default=0)
                member.write(
                    {
                        "new_message_separator": last + 1,
                        "seen_message_id": last,
                        "unpin_dt": self.env.cr.now(),
                    }
                )
        if "odoobot_state" in self._fields:
            self.sudo().odoobot_state = "disabled"
