from odoo import api, models

from odoo.addons.sidocakep_base.models.evaluation.sidocakep_lke_line import (
    Source,
    of_year,
)

_SOURCES = {
    "pk": of_year("sidocakep.pk", "in_force", "replaced"),
    "tree": of_year("sidocakep.performance.tree", "decided"),
    "action_plan": of_year("sidocakep.action.plan", "decided"),
    "collection": Source(
        "sidocakep.data.collection",
        lambda agency, _year: [
            ("company_id", "child_of", agency.id),
            ("state", "=", "decided"),
        ],
    ),
    "measurement": of_year("sidocakep.measurement", "accepted"),
    "dialog": of_year("sidocakep.dialog", "decided"),
    "cascading_report": of_year("sidocakep.cascading.report", "sent"),
    "lkjip": of_year("sidocakep.lkjip", "signed"),
    "use": Source(
        "sidocakep.utilisation",
        lambda agency, year: [
            ("company_id", "child_of", agency.id),
            ("date", ">=", f"{year}-01-01"),
            ("date", "<=", f"{year + 1}-12-31"),
            ("state", "=", "recorded"),
        ],
    ),
}


class SidocakepLkeLine(models.Model):
    """Agreements, measurements and reports answer criteria of the evaluation sheet."""

    _name = "sidocakep.lke.line"
    _inherit = "sidocakep.lke.line"

    @api.model
    def _get_sources(self):
        return super()._get_sources() | _SOURCES
