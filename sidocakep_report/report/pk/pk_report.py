import segno

from odoo import api, models

from odoo.addons.sidocakep_base.models.regulation.form_layouts import FormLayout

from .pk_sample import get_sample


class PkReport(models.AbstractModel):
    """Values of the printed PK: nothing but what the PK itself says is printed."""

    _name = "report.sidocakep_report.report_pk"
    _description = "Printed Performance Agreement"

    _inherit = ["sidocakep.form.report.mixin"]

    _printed_model = "sidocakep.pk"

    @api.model
    def _get_form_templates(self):
        return super()._get_form_templates() | {
            "gunung_mas": "sidocakep_report.pk_gunung_mas",
            "paser": "sidocakep_report.pk_paser",
            "panrb": "sidocakep_report.pk_panrb",
        }

    @api.model
    def _get_sample(self, form):
        return get_sample(form)

    @api.model
    def _get_form_values(self, records, documents):
        """Give each agreement that was issued the mark of its pages."""
        if records._name == self._printed_model:
            marks = records._get_issue_marks()
            documents = {
                key: {**values, "issued": marks.get(key)}
                for key, values in documents.items()
            }
        return super()._get_form_values(records, documents)

    @api.model
    def _get_form_page(self, values):
        page = super()._get_form_page(values)
        return page and {
            **page,
            "labels": self._get_labels(values),
            "code_image": self._get_code_image(values),
        }

    @api.model
    def _get_code_image(self, values):
        """Return the QR code under which the paper is checked, as an embedded image."""
        url = values.get("signatures", {}).get("check_url")
        if not url or values.get("issued"):
            # An issued one has a code on each page instead.
            return None
        # Not Odoo's own barcode, which draws the same text otherwise each time: what is
        # printed again must be the file that was signed.
        return segno.make(url, error="m", micro=False).png_data_uri(scale=8, border=0)

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
