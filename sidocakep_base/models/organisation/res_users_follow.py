"""What a login may look into follows the posts of its official, the same day."""

from odoo import Command, api, fields, models
from odoo.tools import SQL

from ...const import DEFINITIF, OFFICIAL_GROUP
from .login_road_mixin import LOGIN_GROUP

READ_ALL = "sidocakep_base.group_read_all"
#: By login: the agencies of the posts held today, that of the definitive one, and the
#: agencies of posts that ended.
QUERY_AGENCIES = """
SELECT employee.user_id,
       ARRAY_AGG(DISTINCT post.company_id) FILTER (WHERE %(held)s),
       (ARRAY_AGG(post.company_id ORDER BY post.capacity <> %(definitive)s, post.id)
           FILTER (WHERE %(held)s))[1],
       ARRAY_AGG(DISTINCT post.company_id) FILTER (WHERE post.date_end < %(day)s)
  FROM (%(history)s) AS post
  JOIN hr_employee employee ON employee.id = post.employee_id
  JOIN res_company agency ON agency.id = post.company_id AND agency.active
  JOIN res_company root ON root.id = SPLIT_PART(agency.parent_path, '/', 1)::integer
 WHERE employee.user_id = ANY(%(users)s) AND root.sidocakep_kind = 'government'
 GROUP BY employee.user_id
"""


class ResUsers(models.Model):
    """A decree that moves an official moves the door of his login along.

    The program gives the agencies of the posts held today, each once: one that the
    administrator then closes stays closed. It takes back those that posts gave and give
    no more. What the administrator gave besides stays his to take. Logins of nobody's
    post, of administrators, and without a role of ours it leaves; who reads all
    agencies keeps them. Without a post the last agency stays: a login has to have one,
    and closing it is the administrator's.
    """

    _name = "res.users"
    _inherit = "res.users"

    post_company_ids = fields.Many2many(
        "res.company",
        "sidocakep_user_post_company_rel",
        "user_id",
        "company_id",
        string="Agencies by Position",
        readonly=True,
        copy=False,
        groups=LOGIN_GROUP,
        help="The agencies that the positions of the official gave to this login. They "
        "are taken back when the positions end.",
    )

    def write(self, vals):
        if "group_ids" not in vals:
            return super().write(vals)
        before = self._filter_following()
        result = super().write(vals)
        # Whose post came before the login had a role of ours.
        (self._filter_following() - before)._follow_posts()
        return result

    @api.model
    def _follow_all_posts(self):
        """Follow what began or ended tonight, though nobody wrote anything.

        :return: the logins that were given other agencies
        """
        domain = [("user_id", "!=", False)]
        people = self.env["hr.employee"].sudo().with_context(active_test=False)
        [(users,)] = people._read_group(domain, [], ["user_id:recordset"])
        return (
            users | self.sudo().search([("post_company_ids", "!=", False)])
        )._follow_posts()

    def _follow_posts(self):
        """Give these logins the agencies of their posts of today; sudo.

        The number of queries depends on the number of agencies, not of people.

        :return: the logins that were given other agencies
        """
        users = self._filter_following()
        if not users:
            return users
        posts = users._read_post_agencies()
        officials = users._filter_linked()
        before = {user: user.company_ids for user in users}
        changes = {}
        for user in users:
            values = (
                user._prepare_followed(*posts.get(user.id, ((), (), ())))
                if user in officials
                else user._prepare_cut()
            )
            if values:
                key = repr(values)
                changes.setdefault(key, [values, []])[1].append(user.id)
        moved = users.browse()
        for values, ids in changes.values():
            same = users.browse(ids)
            same.write(values)
            if "company_ids" in values:
                moved |= same
        moved._tell_followed(before)
        return moved

    def _prepare_followed(self, held_ids, main_ids, left_ids):
        """Return what is to be written on a login, nothing where it is right.

        :param held_ids: the agencies of the posts held today
        :param main_ids: of the definitive one, or none
        :param left_ids: of posts that ended
        """
        self.ensure_one()
        companies = self.env["res.company"]
        held, main, left = map(companies.browse, (held_ids, main_ids, left_ids))
        home, allowed = self.company_id, self.company_ids
        # Before anything was noted: where the login was made, but a government.
        made = home.filtered("parent_id")
        if made not in left and allowed != made:
            # Given besides others, though never by a post.
            made = companies
        noted = self.post_company_ids
        given = noted or made
        gone = given - held
        come = held - allowed - noted
        # One that the administrator closed is no home.
        if main in allowed | come and home in gone:
            home = main
        lost = companies
        if self.env.ref(READ_ALL) not in self.all_group_ids:
            lost = allowed & (self._add_units_given(gone, held) - home - held)
        values = {}
        if home != self.company_id:
            values["company_id"] = home.id
        if come or lost:
            values["company_ids"] = [
                *(Command.link(id_) for id_ in come.ids),
                *(Command.unlink(id_) for id_ in lost.ids),
            ]
        # The last agency of a post is taken by the next one.
        held |= gone & home
        if noted != held:
            values["post_company_ids"] = [Command.set(held.ids)]
        return values

    def _prepare_cut(self):
        """Return what is to be written on a login that is no official's any more.

        The government that it is left with counts as given by a post: the next one
        takes it back.
        """
        self.ensure_one()
        noted, root = self.post_company_ids, self.company_id.root_id
        if (
            not noted
            or root.sidocakep_kind != "government"
            or self.env.ref(READ_ALL) in self.all_group_ids
        ):
            return {}
        given = self.company_ids - self._add_units_given(noted, noted.browse())
        home = (self.company_id & given) or given[:1] or root
        kept = given or root
        values = {}
        if home != self.company_id:
            values["company_id"] = home.id
        if kept != self.company_ids:
            values["company_ids"] = [Command.set(kept.ids)]
        if noted != kept - given:
            values["post_company_ids"] = [Command.set((kept - given).ids)]
        return values

    def _filter_linked(self):
        """Return those of these logins that are the login of an official, also former.

        Whose link to the file was cut is none.
        """
        people = self.env["hr.employee"].sudo().with_context(active_test=False)
        [(users,)] = people._read_group(
            [("user_id", "in", self.ids)], [], ["user_id:recordset"]
        )
        return users & self

    def _filter_following(self):
        """Return, sudo, those of these logins whose agencies the program keeps.

        Archived ones too: one that is opened again is right at once. The agencies are
        read with those that were closed.
        """
        officials = self.env.ref(OFFICIAL_GROUP, raise_if_not_found=False)
        if not officials:
            # While the addon is being installed.
            return self.sudo().browse()
        domain = [
            ("id", "in", self.ids),
            ("share", "=", False),
            ("all_group_ids", "in", officials.ids),
        ]
        administrators = self.env.ref(LOGIN_GROUP)
        # "not in" would ask for any one group that does not imply it.
        return (
            self.sudo()
            .with_context(active_test=False)
            .search(domain)
            .filtered(lambda user: administrators not in user.all_group_ids)
        )

    def _will_reach(self, company):
        """Tell whether a post in an agency opens it to this login, or it is open."""
        user = self.sudo()
        return user.active and (
            company in user.company_ids or bool(user._filter_following())
        )

    def _read_post_agencies(self):
        """Return ``{login id: (of posts held, of the definitive one, of ended ones)}``.

        Each a tuple of company ids.
        """
        self._flush_posts()
        self.env["res.company"].flush_model(["parent_id", "sidocakep_kind"])
        day = self.env.user._get_office_day()
        scope = SQL(
            "AND v.employee_id IN (SELECT id FROM hr_employee WHERE user_id = ANY(%s))",
            self.ids,
        )
        held = SQL(
            "employee.active AND post.date_start <= %s"
            " AND (post.date_end IS NULL OR post.date_end >= %s)",
            day,
            day,
        )
        rows = self.env.execute_query(
            SQL(
                QUERY_AGENCIES,
                history=self.env["sidocakep.position.history"]._get_query(scope, day),
                held=held,
                definitive=DEFINITIF,
                users=self.ids,
                day=day,
            )
        )
        return {
            user_id: (tuple(now or ()), (main,) if main else (), tuple(left or ()))
            for user_id, now, main, left in rows
        }

    def _add_units_given(self, gone, held):
        """Return ``gone`` with the units below, which the login has by them.

        An agency above that is still held keeps its units; a government has no units,
        but agencies.
        """
        self.ensure_one()
        tops = gone.filtered("parent_id")
        units = self.company_ids.filtered(
            lambda unit: unit.parent_ids & tops and not unit.parent_ids & held
        )
        return gone | units

    def _tell_followed(self, before):
        """Tell what agencies these logins have now; extended by the rooms above.

        :param before: ``{login: agencies it had}``
        """
