from odoo import models


class SidocakepIkuDecreeLine(models.Model):
    """A row of the annex, with what evaluators ask of an IKU."""

    _name = "sidocakep.iku.decree.line"
    _inherit = "sidocakep.iku.decree.line"

    def _get_printed_row(self):
        """Return the indicator, why it is one, how it is measured and by whom."""
        self.ensure_one()
        return {
            "indicator": self.name or "",
            "reason": self.reason or "",
            "formula": self.formula or "",
            "source": self.source or "",
            "owner": self.owner_job_id.name or "",
        }
