from odoo import models


class HrJob(models.Model):
    """Who answers for data follows the post on the same day."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        figures = self.env["sidocakep.data.figure"].sudo()
        figures.search(
            [
                ("state", "in", ("asked", "returned", "sent")),
                ("company_id", "in", companies.ids),
            ]
        )._follow_posts()
        return result

    def _get_reached(self, day):
        """Return ``{job id: (position, user)}``: whom a request for these reaches.

        The position itself, else the nearest above it of which a holder has a login.
        Where nobody is reached there is no key. One round of queries for each step of
        the ladder.
        """
        result, waiting = {}, {job: job for job in self.sudo()}
        seen = {job: {job.id} for job in waiting}
        while waiting:
            places = self.sudo().browse({place.id for place in waiting.values()})
            holders = places._get_holders(day)
            further = {}
            for job, place in waiting.items():
                users = [
                    holder.employee.user_id
                    for holder in holders.get(place.id, ())
                    if holder.employee.user_id.active
                ]
                above = place.superior_id
                if users:
                    result[job.id] = (place, users[0])
                elif above and above.id not in seen[job]:
                    seen[job].add(above.id)
                    further[job] = above
            waiting = further
        return result
