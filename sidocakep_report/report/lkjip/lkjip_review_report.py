from odoo import models


class LkjipReviewReport(models.AbstractModel):
    """Values of the statement of review. PermenPANRB 53/2014 annex III."""

    _name = "report.sidocakep_report.report_lkjip_review"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Statement of Review"

    _printed_model = "sidocakep.lkjip.review"
