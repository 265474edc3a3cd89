from odoo import api, models
from odoo.exceptions import UserError

from ..models.form.sidocakep_profile_form import PREVIEW, PREVIEW_KEY


class FormReportMixin(models.AbstractModel):
    """Values of a document that is printed on the form of a regulation.

    The model that is printed has ``_get_document_values()``, ``{record id: values}``,
    and ``_describe_missing_form()``.
    """

    _name = "sidocakep.form.report.mixin"
    _description = "Printed Official Form"

    #: The model that is printed.
    _printed_model = None

    @api.model
    def _get_form_templates(self):
        """``{form code: template}``; a module with a form of its own adds to it."""
        return {}

    @api.model
    def _get_sample(self, form):
        """Return the values of a made-up document on ``form``."""
        raise NotImplementedError

    @api.model
    def _get_report_values(self, docids, data=None):
        if (data or {}).get(PREVIEW_KEY) is PREVIEW:
            return self._get_preview_values(docids)
        records = self.env[self._printed_model].browse(docids)
        records.check_access("read")
        return self._get_form_values(records, self._get_documents(records))

    @api.model
    def _get_documents(self, records):
        """Return ``{record id: what is printed of it}``."""
        return records._get_document_values()

    @api.model
    def _get_form_values(self, records, documents):
        """Rendering values for ``documents``, ``{record id: printed values}``.

        :raise UserError: of a document whose profile has no form
        """
        pages = []
        for record in records:
            values = documents[record.id]
            if not values["form"]:
                raise UserError(" ".join(record._describe_missing_form()))
            page = self._get_form_page(values)
            if not page:
                raise UserError(
                    self.env._(
                        "No printed form “%(form)s” is installed; choose another one "
                        "in the regulation profile.",
                        form=values["form"],
                    )
                )
            pages.append({"record": record, **page})
        return {"doc_ids": records.ids, "doc_model": records._name, "pages": pages}

    @api.model
    def _get_form_page(self, values):
        """Return what a form is rendered with, ``None`` where none is installed."""
        template = self._get_form_templates().get(values["form"])
        return {"doc": values, "template": template} if template else None

    @api.model
    def _get_preview_values(self, form_ids):
        """Rendering values of a made-up document on each of the forms."""
        forms = self.env["sidocakep.profile.form"].browse(form_ids)
        forms.check_access("read")
        return self._get_form_values(
            forms, {form.id: self._get_sample(form) for form in forms}
        )
