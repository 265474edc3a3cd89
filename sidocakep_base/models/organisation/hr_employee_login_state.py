from odoo import api, models
from odoo.tools import SQL, ormcache

from ...const import DEFINITIF
from .login import covers, get_offices, get_role, get_roles
from .login_state import OPEN, LoginState

#: Each official with a post today, his login with its roles and agencies, and the
#: posts, the definitive one first.
QUERY_STATES = """
SELECT employee.id, login.id, login.active, login.company_id,
       ARRAY(SELECT gid FROM res_groups_users_rel
              WHERE uid = login.id AND gid = ANY(%(roles)s)),
       ARRAY(SELECT cid FROM res_company_users_rel WHERE user_id = login.id),
       ARRAY_AGG(post.job_id ORDER BY post.capacity <> %(definitive)s, post.id)
  FROM (%(history)s) AS post
  JOIN hr_employee employee ON employee.id = post.employee_id AND employee.active
  JOIN res_company agency ON agency.id = post.company_id AND agency.active
  JOIN res_company root ON root.id = SPLIT_PART(agency.parent_path, '/', 1)::integer
  LEFT JOIN res_users login ON login.id = employee.user_id
 WHERE root.id = %(government)s %(condition)s
   AND post.date_start <= %(day)s
   AND (post.date_end IS NULL OR post.date_end >= %(day)s)
 GROUP BY employee.id, login.id
"""


class HrEmployee(models.Model):
    """What a login lacks is read in one place: for who gives it, and its official."""

    _name = "hr.employee"
    _inherit = "hr.employee"

    @api.model
    def _read_login_states(self, government, user=None):
        """Return a :class:`LoginState` for each official with a post in a government.

        The number of queries does not depend on the number of officials.

        :param user: of the official of this login only
        """
        env = self.sudo().env
        users = env["res.users"]
        users._flush_posts()
        users.flush_model(["active", "company_id", "company_ids", "group_ids"])
        day = users._get_office_day()
        scope = condition = SQL()
        if user:
            condition = SQL("AND employee.user_id = %s", user.id)
            people = (
                "AND v.employee_id IN (SELECT id FROM hr_employee WHERE user_id = %s)"
            )
            scope = SQL(people, user.id)
        history = env["sidocakep.position.history"]._get_query(scope, day)
        rows = env.execute_query(
            SQL(
                QUERY_STATES,
                history=history,
                roles=list(self._get_role_cover()),
                definitive=DEFINITIF,
                government=government.id,
                condition=condition,
                day=day,
            )
        )
        return env["hr.employee"]._make_login_states(rows)

    @api.model
    @ormcache(cache="groups")
    def _get_role_cover(self):
        """Return ``{role id: ids of the roles of posts that it covers}``.

        Of posts, the highest first, then of offices, which no post needs.
        """
        env = self.sudo().env
        roles = get_roles(env).sorted("sequence", reverse=True)
        return {
            role.id: frozenset(other.id for other in roles if covers(env, role, other))
            for role in (*roles, *get_offices(env))
        }

    @api.model
    def _find_needed_roles(self, role_ids):
        """Return those of some roles (ids) that carry the others: one, as a rule.

        Who is Kabid and acts as head needs the role of a head; an Asisten who acts as
        head needs both.
        """
        needed, carried = [], set()
        for role_id, covered in self._get_role_cover().items():
            if role_id in role_ids - carried:
                needed.append(role_id)
                carried |= covered
        return self.env["res.groups"].browse(needed)

    @api.model
    def _make_login_states(self, rows):
        """Return the states of rows of :data:`QUERY_STATES`."""
        jobs = self.env["hr.job"].browse({id_ for row in rows for id_ in row[-1]})
        heads = jobs._find_unit_heads(jobs.company_id)
        cover, states = self._get_role_cover(), []
        of_posts = frozenset().union(*cover.values())
        for employee_id, user_id, active, home_id, held, allowed, job_ids in rows:
            held_jobs = jobs.browse(job_ids)
            kinds = {
                get_role(self.env, job.position_kind_id, heads=job in heads).id
                for job in held_jobs
            }
            needed = self._find_needed_roles(kinds)
            has = frozenset().union(*(cover[id_] for id_ in held))
            wanted = frozenset().union(*(cover[id_] for id_ in needed.ids))
            state = LoginState(
                self.browse(employee_id),
                held_jobs[:1],
                held_jobs.company_id,
                self.env["res.users"].browse(user_id or ()),
                needed,
                needed.browse(id_ for id_ in needed.ids if id_ not in has),
                needed.browse(
                    id_ for id_ in held if id_ in of_posts and id_ not in wanted
                ),
                OPEN,
            )
            has_role = bool(of_posts.intersection(held)) or not state.missing
            status = state._find_status(active, has_role, home_id, allowed)
            states.append(state._replace(status=status))
        return states
