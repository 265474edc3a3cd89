from odoo import models

from ...const import DEFINITIF, PLH


class HrJob(models.Model):
    """HR's own manager of an official is who holds the post above his.

    Odoo draws the chart of the organisation and asks for the approval of leave along
    it. A vacant post is passed over; a Plh, who stands in for days, changes nothing.
    Another manager whom HR entered stays, as Odoo's coach does.
    """

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self._lead_officials()
        return result

    def write(self, vals):
        result = super().write(vals)
        if "superior_id" in vals:
            self.sudo()._lead_officials()
        return result

    def _lead_officials(self):
        """Enter the manager of who holds these posts or stands below them; sudo."""
        day = self.env.user._get_office_day()
        jobs, below = self, self.subordinate_ids - self
        while below:
            jobs |= below
            held = below._get_definitive_holders(day)
            vacant = below.filtered(lambda job, held=held: not held[job.id])
            below = vacant.subordinate_ids - jobs
        above = {job: job._get_superiors() for job in jobs}
        posts = self.union(jobs, *above.values())
        appointed = posts._get_appointed(day)
        ids_by_manager = {}
        managers = {
            post: holders[0].employee
            for post in posts
            if post.is_single_holder
            and (holders := self._leave_out_plh(appointed[post.id]))
        }
        for job in jobs:
            manager = next(
                (managers[post] for post in above[job] if post in managers), None
            )
            for holder in appointed[job.id]:
                if holder.capacity == DEFINITIF:
                    official_ids = ids_by_manager.setdefault(manager, set())
                    official_ids.add(holder.employee.id)
        self._enter_managers(ids_by_manager)

    def _enter_managers(self, ids_by_manager):
        """Follow where nobody is entered, or who was entered here before."""
        employees = self.env["hr.employee"].with_context(tracking_disable=True)
        changed = employees
        for manager, ids in ids_by_manager.items():
            manager = manager or employees
            following = employees.browse(ids).filtered(
                lambda official, manager=manager: (
                    official != manager
                    and official.parent_id
                    in (employees, manager, official.followed_manager_id)
                    and (official.parent_id, official.followed_manager_id)
                    != (manager, manager)
                )
            )
            # Who has this manager already is not led by him anew.
            following.filtered(
                lambda official, manager=manager: official.parent_id != manager
            ).parent_id = manager
            following.followed_manager_id = manager
            changed |= following
        changed.flush_recordset(["parent_id", "followed_manager_id"])

    def _leave_out_plh(self, holders):
        """Return the holders, or else a Pj or Plt: for no client."""
        definitive = [holder for holder in holders if holder.capacity == DEFINITIF]
        return definitive or [holder for holder in holders if holder.capacity != PLH]
