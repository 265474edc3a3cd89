from odoo import api, models

from odoo.addons.sidocakep_base.models.rkt.sidocakep_rkt_table import (
    LETTER,
    MEASURE_LABEL,
    RKA_LABELS,
)

from ...models.rkt.sidocakep_rkt import RKA


class RktRkaReport(models.AbstractModel):
    """Values of the printed relation of the RKT to the RKA.

    Gunung Mas 24/2024 annex B.4.b: what the RKT says, then for each kegiatan the four
    rows of the RKA, each under its own name also where nothing was entered.
    """

    _name = "report.sidocakep_report.report_rkt_rka"
    _description = "Printed Relation of the Yearly Performance Plan to the RKA"
    _inherit = ["sidocakep.rkt.relation.mixin", "report.sidocakep_report.report_rkt"]
    _relation_kind = RKA

    @api.model
    def _get_form_templates(self):
        return super()._get_form_templates() | {
            "gunung_mas_rkt": "sidocakep_report.rkt_rka_gunung_mas"
        }

    @api.model
    def _take_relation(self, relation):
        return {"rka": relation["rka"]}

    @api.model
    def _get_form_page(self, values):
        page = super()._get_form_page(values)
        if not page:
            return None
        letter = LETTER.get(values["form"], {})
        return {
            **page,
            "measure_label": letter.get(MEASURE_LABEL, MEASURE_LABEL),
            "blocks": [
                {
                    **block,
                    "kinds": [
                        (letter.get(label, label), _get_measures(block, kind))
                        for kind, label in RKA_LABELS.items()
                    ],
                }
                for block in values["rka"]
            ],
        }


def _get_measures(block, kind):
    """Return the rows of a block that are of a kind, one at least."""
    rows = [row for row in block["rows"] if row["kind"] == kind]
    return rows or [{"measure": "-", "target": "-"}]
