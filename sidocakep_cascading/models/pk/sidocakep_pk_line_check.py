"""What the level rules say about a line, shown on the line while it is written."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.sidocakep_finding import (
    SEVERITY_LABELS,
)
from odoo.addons.sidocakep_base.models.regulation.level_breach import describe_breach

from ...const import DRAFT


class SidocakepPkLine(models.Model):
    """Adds the mark of a line that breaches a level rule."""

    _name = "sidocakep.pk.line"
    _inherit = "sidocakep.pk.line"

    level_severity = fields.Selection(
        SEVERITY_LABELS,
        string="Level Check",
        compute="_compute_level_problem",
    )
    level_problem = fields.Text(compute="_compute_level_problem")

    @api.depends(
        "level_id",
        "pk_id.state",
        "pk_id.job_id",
        "pk_id.profile_id",
        "pk_id.date_document",
        "pk_id.line_ids.level_id",
    )
    def _compute_level_problem(self):
        """Check every line of the PK as it is written. Paser 23/2016 art. 5."""
        self.level_severity = False
        self.level_problem = False
        for pk in self.pk_id.filtered(lambda pk: pk.state == DRAFT):
            breaches = {breach.line: breach for breach in pk._get_level_breaches()}
            for number, line in enumerate(pk.line_ids, start=1):
                breach = breaches.get(number)
                if breach and line in self:
                    line.level_severity = breach.severity
                    line.level_problem = " ".join(describe_breach(self.env, breach))
