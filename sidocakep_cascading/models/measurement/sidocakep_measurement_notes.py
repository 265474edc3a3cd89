"""What stands above a measurement: what asks for an act first, the rest folded."""

from odoo import api, fields, models

#: What is said above a measurement besides its gaps, each with its lines.
FOLDED = (
    *("doubt_text", "missing_text", "bare_text", "late_target_text"),
    *("eased_target_text", "summed_target_text", "wording_text"),
)


class SidocakepMeasurement(models.Model):
    """A dozen notices before the figures are read by nobody: one stands open."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    lead_notice = fields.Text(compute="_compute_folded")
    rest_notice = fields.Text(compute="_compute_folded")
    note_count = fields.Integer(
        string="Notes",
        compute="_compute_folded",
        help="What else is to be known of it: each a line of what is folded below.",
    )

    @api.depends("notice", *FOLDED)
    @api.depends_context("uid")
    def _compute_folded(self):
        """Open stands what the reader's own post holds, else the first."""
        own = self.env.user._get_held_jobs().sudo().mapped("name")
        for item in self:
            lines = (item.notice or "").splitlines()
            lead = _choose_lead(lines, own)
            rest = [line for line in lines if line != lead]
            item.lead_notice = lead or False
            item.rest_notice = "\n".join(rest) or False
            texts = [item[name] for name in FOLDED if item[name]]
            item.note_count = len(rest) + sum(len(text.splitlines()) for text in texts)


def _choose_lead(lines, jobs):
    """Return the line that is to be seen first; of one with a colon the next is.

    :param jobs: names of the posts of who reads
    """
    whole = [line for line in lines if not line.endswith(":")]
    mine = [line for line in whole if any(job and job in line for job in jobs)]
    return next(iter(mine or whole or lines), "")
