import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Key and value of the data of a report that prints forms instead of documents. The
#: data are the client's; an object cannot travel in an address, so that nobody has a
#: made-up document printed, and kept, in the place of a real one.
PREVIEW_KEY, PREVIEW = "sidocakep_preview", object()


class SidocakepProfileForm(models.Model):
    """Shows the form as it will be printed."""

    _name = "sidocakep.profile.form"
    _inherit = "sidocakep.profile.form"

    preview = fields.Binary(compute="_compute_preview")
    has_preview = fields.Boolean(compute="_compute_has_preview")

    @api.model
    def _get_form_reports(self):
        """``{document: report of its forms}``; a room that prints one adds it."""
        return {}

    def _filter_used(self):
        """Also those whose words stand in the kept content of a document."""
        used = set()
        for name, model in self.env.registry.items():
            if getattr(model, "_printed_form", None) and not model._abstract:
                used.update(self.env[name]._list_used_forms())
        return super()._filter_used() | self.filtered(lambda form: form.id in used)

    @api.depends("document")
    def _compute_has_preview(self):
        printed = self._get_form_reports()
        for form in self:
            form.has_preview = form.document in printed

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
        """Print a made-up document on the form."""
        reports = self.env["ir.actions.report"].sudo()
        printed = self._get_form_reports()
        for form in self:
            form.preview = False
            if form.id and form.document in printed:
                contents = reports._typeset_render(
                    printed[form.document], form, {PREVIEW_KEY: PREVIEW}
                )
                form.preview = base64.b64encode(contents[form.id])

    def action_preview(self):
        """Open the form as it would be printed now, with made-up content."""
        self.ensure_one()
        self.check_access("read")
        if self.document not in self._get_form_reports():
            raise UserError(
                self.env._(
                    "%s has no preview. Print a draft of the document instead: it "
                    "stands on the form of today.",
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
