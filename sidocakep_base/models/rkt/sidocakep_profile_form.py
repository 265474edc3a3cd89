from odoo import models


class SidocakepProfileForm(models.Model):
    """A form is used once an RKT was decided on it."""

    _name = "sidocakep.profile.form"
    _inherit = "sidocakep.profile.form"

    def _filter_used(self):
        groups = (
            self.env["sidocakep.rkt"]
            .sudo()
            ._read_group([("form_id", "in", self.ids)], ["form_id"])
        )
        used = self.browse(form.id for [form] in groups)
        return super()._filter_used() | used
