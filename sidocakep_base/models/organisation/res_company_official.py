from odoo import api, models

from .official import (
    HEAD_KINDS,
    KINDS_OF_A_FIELD,
    OFFICE_GROUPS,
    ROLES,
    Official,
    choose,
)


class ResCompany(models.Model):
    """Who answers for what in an agency, on a day."""

    _name = "res.company"
    _inherit = "res.company"

    def _get_officials(self, role, day, asked=False):
        """Return ``{company id: Official}``: who answers for the agencies on a day.

        A Plh stands before the definitive holder, a Plt or Pj fills a vacancy. An
        agency in which nobody answers has no key. Answers for callers without HR
        rights; the number of queries does not depend on the number of agencies.

        :param role: a key of :data:`ROLES` or :data:`OFFICE_GROUPS`
        :param asked: whom an activity or message is for: who has no login that reaches
            the agency is passed over for the next in the order of the role. Otherwise a
            position that nobody holds is named, where none of the role is held
        """
        if role in OFFICE_GROUPS:
            return self._get_of_office(OFFICE_GROUPS[role], day)
        result = {}
        for company_id, officials in self._list_officials(role, day).items():
            official = choose(
                [
                    official
                    for official in officials
                    if official.job.position_kind_id.code not in KINDS_OF_A_FIELD
                ],
                asked,
            )
            if official:
                result[company_id] = official
        return result

    def _list_officials(self, role, day):
        """Return ``{company id: [Official]}``: all who come into question, in order."""
        kinds = ROLES[role]
        jobs = (
            self.env["hr.job"]
            .sudo()
            .search(
                [
                    ("company_id", "in", self.ids),
                    ("position_kind_id.code", "in", kinds),
                ],
                order="sequence, id",
            )
        )
        if HEAD_KINDS[-1] in kinds:
            jobs |= jobs._find_unit_heads(self)
        places = {kind: place for place, kind in enumerate(kinds)}
        holders = jobs._get_holders(day)
        result = {}
        for job in jobs.sorted(
            lambda job: places.get(job.position_kind_id.code, len(places))
        ):
            result.setdefault(job.company_id.id, []).extend(
                self._make_official(holder.job, holder.employee, holder.capacity)
                for holder in holders[job.id]
            )
            if not holders[job.id]:
                nobody = self.env["hr.employee"].sudo()
                result[job.company_id.id].append(
                    Official(job, nobody, nobody.user_id, False)
                )
        return result

    @api.model
    def _make_official(self, job, employee, capacity):
        user = employee.user_id
        reached = user.active and job.company_id in user.company_ids
        return Official(job, employee, user if reached else user.browse(), capacity)

    def _get_of_office(self, group, day):
        """Return ``{company id: Official}``: who is asked in an office of the whole.

        Everybody there sees what came in and may take the step; one of them is asked
        to, so that it is somebody's task: who holds the highest post on the day.

        :param group: xml id of the group that the people of the office have
        """
        if not self:
            return {}
        group = self.env.ref(group).sudo()
        members = (group.user_ids or group.all_user_ids).filtered(
            lambda user: user.active and not user.share
        )
        employees = self.env["hr.employee"].sudo()
        employees = employees.search([("user_id", "in", members.ids)])
        decrees = self.env["sidocakep.acting.official"].sudo()
        decrees = decrees.search([("employee_id", "in", employees.ids)])
        posts = {}
        for holders in (employees.job_id | decrees.job_id)._get_holders(day).values():
            for holder in holders:
                posts.setdefault(holder.employee.user_id, []).append(holder)
        ranked = []
        for user in members:
            holder = min(posts.get(user, ()), key=_rank_of_post, default=None)
            rank = _rank_of_post(holder) if holder else float("inf")
            ranked.append((rank, user.id, user, holder))
        by_root = {}
        for _rank, _id, user, holder in sorted(ranked, key=lambda item: item[:2]):
            employee = holder.employee if holder else employees.browse()
            by_root.setdefault(
                user.company_id.root_id.id,
                Official(
                    holder.job if holder else employee.job_id,
                    employee,
                    user,
                    holder.capacity if holder else False,
                ),
            )
        return {
            company.id: by_root[company.root_id.id]
            for company in self
            if company.root_id.id in by_root
        }


def _rank_of_post(holder):
    kind = holder.job.sudo().position_kind_id
    return kind.sequence if kind else float("inf")
