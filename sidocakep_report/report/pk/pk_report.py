from odoo import api, models
from odoo.exceptions import UserError


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
        agreements = self.env["sidocakep.pk"].browse(docids)
        agreements.check_access("read")
        return self._get_form_values(agreements, agreements._get_document_values())

    @api.model
    def _get_form_values(self, records, documents):
        """Rendering values for ``documents``, ``{record id: printed values}``."""
        templates = self._get_form_templates()
        pages = []
        for record in records:
            values = documents[record.id]
            template = templates.get(values["form"])
            if not template:
                raise UserError(
                    self.env._(
                        "No printed form “%(form)s” is installed; choose another one "
                        "in the regulation profile.",
                        form=values["form"],
                    )
                )
            pages.append({"record": record, "doc": values, "template": template})
        return {"doc_ids": records.ids, "doc_model": records._name, "pages": pages}
