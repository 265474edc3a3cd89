from odoo import models

from .team_words import ROLE_WORDS


class SidocakepTeamMember(models.Model):
    """A row of the annex: the decree names posts, and here and there a person."""

    _name = "sidocakep.team.member"
    _inherit = "sidocakep.team.member"

    def _get_printed_member(self):
        """Return post or person, and the role in the team."""
        self.ensure_one()
        job = self.job_id
        return {
            "member": job._get_printed_title() if job else self.display_name,
            "role": ROLE_WORDS[self.role],
        }
