from odoo import api, models


class TeamReport(models.AbstractModel):
    """Values of the printed decree of a team. Gunung Mas 24/2024 art. 4(2), 9(7)."""

    _name = "report.sidocakep_report.report_team"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Decree of a Team"

    _printed_model = "sidocakep.team"

    @api.model
    def _complete_page(self, document):
        """Number what is decided last."""
        order = "KELIMA" if document.get("replaces") else "KEEMPAT"
        return {"last_order": order, **document}
