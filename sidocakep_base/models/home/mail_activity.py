from odoo import fields, models


class MailActivity(models.Model):
    """When a superior was told last that one of his officials is late with it."""

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "mail.activity"

    superior_told_on = fields.Date(
        string="Superior Told on", readonly=True, groups="base.group_system"
    )
