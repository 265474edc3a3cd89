"""What stands above a measurement: what asks for an act first, the rest folded."""

from odoo import api, fields, models

from .sidocakep_measurement import FOLLOWING_STATES

#: What is said above a measurement besides its gaps, each with its lines.
FOLDED = (
    *("doubt_text", "missing_text", "bare_text", "late_target_text"),
    *("eased_target_text", "summed_target_text", "wording_text"),
)


class SidocakepMeasurement(models.Model):
    """Nobody reads a dozen notices: those that ask something of the reader are open."""

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
    @api.depends_context("uid", "lang")
    def _compute_folded(self):
        """Open stands all that the reader himself has to do, else the first line."""
        for item in self:
            lines = (item.notice or "").splitlines()
            own = set(item._list_own_gaps(lines)) if lines else set()
            lead = [line for line in lines if line in own] or _choose_first(lines)
            rest = [line for line in lines if line not in lead]
            item.lead_notice = "\n".join(lead) or False
            item.rest_notice = "\n".join(rest) or False
            texts = [item[name] for name in FOLDED if item[name]]
            item.note_count = len(rest) + sum(len(text.splitlines()) for text in texts)

    def _list_own_gaps(self, lines):
        """Return the lines of the notice that ask something of who reads it.

        Those that name his post, or him; what is asked of a role without naming it adds
        its own.
        """
        self.ensure_one()
        own = [*self.env.user._get_held_jobs().sudo().mapped("name")]
        own.append(self.env.user.name)
        return [line for line in lines if any(name and name in line for name in own)]

    def _is_drafter(self):
        """Tell whether it is the reader who completes it for the agency."""
        self.ensure_one()
        is_open = self.state in FOLLOWING_STATES
        return is_open and self._find_completing().get(self.id) == self.env.user


def _choose_first(lines):
    """Return the line that is to be seen first; of one with a colon the next is."""
    whole = [line for line in lines if not line.endswith(":")]
    return (whole or lines)[:1]
