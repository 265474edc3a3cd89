from odoo import api, models

from .rkt_sample import get_sample


class RktReport(models.AbstractModel):
    """Values of the printed RKT. Gunung Mas 24/2024 annex B.4.b."""

    _name = "report.sidocakep_report.report_rkt"
    _description = "Printed Yearly Performance Plan"
    _inherit = ["sidocakep.form.report.mixin"]

    _printed_model = "sidocakep.rkt"

    @api.model
    def _get_form_templates(self):
        return super()._get_form_templates() | {
            "gunung_mas_rkt": "sidocakep_report.rkt_gunung_mas"
        }

    @api.model
    def _get_sample(self, form):
        return get_sample(form)

    @api.model
    def _get_form_page(self, values):
        """Also name a tujuan or sasaran once for all its indicators: ``groups``."""
        page = super()._get_form_page(values)
        groups = []
        for row in values["rows"]:
            above = groups[-1][0] if groups else {}
            is_same = all(above.get(key) == row[key] for key in ("level", "objective"))
            if is_same and not row.get("goal"):
                groups[-1].append(row)
            else:
                groups.append([row])
        return page and {**page, "groups": groups}
