from odoo import models


class IkuReport(models.AbstractModel):
    """Values of the printed decree of the IKU (PER/9/M.PAN/5/2007)."""

    _name = "report.sidocakep_report.report_iku"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Decree of the IKU"

    _printed_model = "sidocakep.iku.decree"
