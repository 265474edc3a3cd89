"""Each row opens the record that it is made of."""

from odoo import models

#: Remainder of the number of a row > model of its record, as the query numbers them.
SOURCES = {
    0: "sidocakep.budget.line",
    1: "sidocakep.cash.plan",
    2: "sidocakep.realisation",
}


class SidocakepRealisationAnalysis(models.Model):
    """A ceiling and a month of the cash plan open their DPA, spending its document."""

    _name = "sidocakep.realisation.analysis"
    _inherit = "sidocakep.realisation.analysis"

    def action_open_source(self):
        """Open it, with the rights of who reads the row."""
        self._ensure_row()
        number, kind = divmod(self.id, 4)
        source = self.env[SOURCES[kind]].browse(number)
        if source._name == "sidocakep.cash.plan":
            source = source.line_id
        if source._name == "sidocakep.budget.line":
            source = source.budget_id
        source.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": source._name,
            "res_id": source.id,
            "views": [(False, "form")],
        }
