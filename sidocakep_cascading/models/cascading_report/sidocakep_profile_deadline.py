from odoo import api, fields, models

DOCUMENT = "cascading_report"


class SidocakepProfileDeadline(models.Model):
    """A circular of the regency that sets a day is entered in its profile.

    Paser 23/2016 art. 7(4) names the reporting times of the PK and no day.
    """

    _name = "sidocakep.profile.deadline"
    _inherit = "sidocakep.profile.deadline"

    document = fields.Selection(
        selection_add=[(DOCUMENT, "Cascading report")],
        ondelete={DOCUMENT: "cascade"},
    )

    @api.model
    def _get_triggers_of_documents(self):
        triggers = super()._get_triggers_of_documents()
        return triggers | {DOCUMENT: ("quarter_end", "year_end")}
