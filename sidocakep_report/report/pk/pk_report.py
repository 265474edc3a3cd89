import segno

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_form import (
    FormLayout,
)

from ...models.pk.sidocakep_profile_form import PREVIEW, PREVIEW_KEY
from .pk_sample import get_sample


class PkReport(models.AbstractModel):
    """Values of the printed PK: nothing but what the PK itself says is printed."""

    _name = "report.sidocakep_report.report_pk"
    _description = "Printed Performance Agreement"

    @api.model
    def _get_form_templates(self):
        """``{form code: template}``; a module with a form of its own adds to it."""
        return {
            "gunung_mas": "sidocakep_report.pk_gunung_mas",
            "paser": "sidocakep_report.pk_paser",
        }

    @api.model
    def _get_report_values(self, docids, data=None):
        if (data or {}).get(PREVIEW_KEY) is PREVIEW:
            return self._get_preview_values(docids)
        agreements = self.env["sidocakep.pk"].browse(docids)
        agreements.check_access("read")
        return self._get_form_values(agreements, agreements._get_document_values())

    @api.model
    def _get_form_values(self, records, documents):
        """Rendering values for ``documents``, ``{record id: printed values}``.

        :raise UserError: of a PK whose profile has no form
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
        if not template:
            return None
        return {
            "doc": values,
            "template": template,
            "labels": self._get_labels(values),
            "code_image": self._get_code_image(values),
        }

    @api.model
    def _get_code_image(self, values):
        """Return the QR code under which the paper is checked, as an embedded image."""
        url = values.get("signatures", {}).get("check_url")
        if not url:
            return None
        # Not Odoo's own barcode, which draws the same text otherwise each time: what is
        # printed again must be the file that was signed.
        return segno.make(url, error="m", micro=False).png_data_uri(scale=8, border=0)

    @api.model
    def _get_preview_values(self, form_ids):
        """Rendering values of a made-up PK on each of the forms."""
        forms = self.env["sidocakep.profile.form"].browse(form_ids)
        forms.check_access("read")
        return self._get_form_values(
            forms, {form.id: get_sample(form) for form in forms}
        )

    @api.model
    def _get_labels(self, values):
        """Return the words of the form; those of its layout where none were sealed.

        Documents signed before forms had editions carry no labels.
        """
        if "labels" in values:
            return values["labels"]
        layouts = self.env["sidocakep.profile.form"]._get_layouts()
        layout = layouts.get(values["form"], FormLayout(values["form"]))
        return {
            "table1": layout.table1_title,
            "table2": layout.table2_title,
            "first": layout.first_label,
            "second": layout.second_label,
        }
