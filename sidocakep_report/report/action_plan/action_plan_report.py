from odoo import api, models

from odoo.addons.sidocakep_cascading.engine.action_plan import MONTHS


class ActionPlanReport(models.AbstractModel):
    """Values of the printed action plan. Paser 23/2016 annex I."""

    _name = "report.sidocakep_report.report_action_plan"
    _description = "Printed Action Plan"

    @api.model
    def _get_report_values(self, docids, data=None):
        plans = self.env["sidocakep.action.plan"].browse(docids)
        plans.check_access("read")
        documents = plans._get_document_values()
        return {
            "doc_ids": docids,
            "doc_model": plans._name,
            "months": list(MONTHS),
            "pages": [{"record": plan, "doc": documents[plan.id]} for plan in plans],
        }
