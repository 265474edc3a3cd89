from odoo import models


class HrJob(models.Model):
    """Who reports a figure is who holds the post: a sheet that is open names him."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.measurement"]._follow_holders(self)
        return result

    def _say_former_holders(self, day):
        """Return ``{job id: sentence}`` of posts that another held at a period's end.

        What is asked about a period is asked of who holds the post today (decision
        0013); he reads whose time it was, and is not taken for who led it.
        """
        today = self.env.user._get_office_day()
        jobs = self.sudo()
        then, now = (jobs._get_single_holders(date) for date in (day, today))
        said = {}
        for job in jobs:
            former, present = then.get(job.id), now.get(job.id)
            if not former or (present and present.employee == former.employee):
                continue
            said[job.id] = self.env._(
                "Whose time it was: on %(day)s, the end of the period, %(person)s held "
                "the post (%(post)s). It is asked of who holds it today.",
                day=self.env["sidocakep.measurement"]._format_day(day),
                person=former.employee.name,
                post=former.title,
            )
        return said
