import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from .sidocakep_pk import PK_REPORT

#: Key and value of the data of a report that prints forms instead of agreements. The
#: data are the client's; an object cannot travel in an address, so that nobody has a
#: made-up agreement printed, and kept, in the place of a real one.
PREVIEW_KEY, PREVIEW = "sidocakep_preview", object()


class SidocakepProfileForm(models.Model):
    """Shows the form as it will be printed."""

    _name = "sidocakep.profile.form"
    _inherit = "sidocakep.profile.form"

    preview = fields.Binary(compute="_compute_preview")

    @api.depends(
        "document",
        "form_code",
        "title",
        "table1_title",
        "table2_title",
        "table2_nesting",
        "first_label",
        "second_label",
    )
    def _compute_preview(self):
        """Print a made-up agreement on the form."""
        forms = self.filtered(lambda form: form.id and form.document == "pk")
        (self - forms).preview = False
        reports = self.env["ir.actions.report"].sudo()
        for form in forms:
            contents = reports._typeset_render(PK_REPORT, form, {PREVIEW_KEY: PREVIEW})
            form.preview = base64.b64encode(contents[form.id])

    def action_preview(self):
        """Open the form as it would be printed now, with made-up content."""
        self.ensure_one()
        self.check_access("read")
        if self.document != "pk":
            raise UserError(
                self.env._(
                    "%s is not printed by this system yet. Choose another document.",
                    self.display_name,
                )
            )
        view = self.env.ref("sidocakep_report.sidocakep_profile_form_view_form_preview")
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(view.id, "form")],
            "target": "new",
        }
