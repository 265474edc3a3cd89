from odoo import api, models

from odoo.addons.sidocakep_cascading.engine.action_plan import MONTHS


class ActionPlanReport(models.AbstractModel):
    """Values of the printed action plan. Paser 23/2016 annex I."""

    _name = "report.sidocakep_report.report_action_plan"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Action Plan"

    _printed_model = "sidocakep.action.plan"
    _sample = "action_plan/action_plan_sample.json"

    @api.model
    def _get_report_values(self, docids, data=None):
        values = super()._get_report_values(docids, data)
        return {**values, "months": list(MONTHS)}
