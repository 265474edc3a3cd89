from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import ValidationError

from .official import HEAD_KINDS, KINDS_OF_A_FIELD, RECEIVER, choose

#: Kinds of which an agency has one position: it is the kind that decides who answers.
SINGLE_KINDS = frozenset({*HEAD_KINDS, "secretary"})


class HrJob(models.Model):
    """Who answers for a position in its agency, on a day."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _get_officials(self, role, day, asked=False):
        """Return ``{job id: Official}``: who answers for these positions on a day.

        As ``res.company._get_officials``, except that in the Setda the Asisten above a
        position comes before the Sekda (Paser 23/2016 art. 4(2)).
        """
        jobs = self.sudo()
        if role == RECEIVER:
            receivers = jobs.company_id._get_officials(role, day)
            return {
                job.id: receivers[job.company_id.id]
                for job in jobs
                if job.company_id.id in receivers
            }
        listed = jobs.company_id._list_officials(role, day)
        of_agency, of_field = {}, {}
        for company_id, officials in listed.items():
            for official in officials:
                has_field = official.job.position_kind_id.code in KINDS_OF_A_FIELD
                group = of_field if has_field else of_agency
                group.setdefault(company_id, []).append(official)
        result = {}
        for job in jobs:
            company_id = job.company_id.id
            above = job._get_superiors() if company_id in of_field else job.browse()
            official = choose(
                [item for item in of_field.get(company_id, ()) if item.job in above],
                asked,
            )
            if not official or not (official.employee or asked):
                of_all = choose(of_agency.get(company_id, ()), asked)
                official = of_all or official
            if official:
                result[job.id] = official
        return result

    def _get_nearest_held(self, day):
        """Return ``{job id: the post, or the nearest above it that is held}``; sudo.

        What a superior does falls to his own superior while his post is vacant. Empty
        where nobody stands above. The number of queries grows with the ladder alone.
        """
        jobs = self.sudo()
        chains = {job.id: job | job._get_superiors() for job in jobs}
        holders = jobs.union(*chains.values())._get_holders(day)
        return {
            job_id: next((post for post in chain if holders[post.id]), jobs.browse())
            for job_id, chain in chains.items()
        }

    @api.constrains("position_kind_id", "company_id", "active")
    def _check_single_kind(self):
        """A second Sekretaris of an agency would be its coordinator on paper only.

        Who keeps positions would put his own before the real one and be asked, and be
        allowed, to draw up and hand in for the agency.
        """
        if self.env.uid == SUPERUSER_ID:
            return
        for job in self.sudo():
            if not job.active or job.position_kind_id.code not in SINGLE_KINDS:
                continue
            other = job.search(
                [
                    ("company_id", "=", job.company_id.id),
                    ("position_kind_id", "=", job.position_kind_id.id),
                    ("id", "!=", job.id),
                ],
                limit=1,
            )
            if other:
                raise ValidationError(
                    self.env._(
                        "%(company)s already has a position of the kind %(kind)s: "
                        "%(other)s. Appoint the official to that one, or archive it "
                        "first if it no longer exists.",
                        company=job.company_id.name,
                        kind=job.position_kind_id.name,
                        other=other.name,
                    )
                )
