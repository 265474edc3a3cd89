"""Logins in the sheet of people, for who gives out logins."""

from odoo.tools.translate import LazyTranslate

from ....engine.workbook import normalize
from ...document.document_lang import document_lang
from ...organisation.login import get_role, get_roles, prepare_login
from ...organisation.login_road_mixin import LOGIN_GROUP
from .pending import Pending

_lt = LazyTranslate(__name__)
KEYS = ("login", "email", "role")
MESSAGES = {
    "employee_namesake": (
        _lt("Somebody of this name stands in Odoo already, in %(agency)s."),
        _lt(
            "Write Ya into “Orang yang Sama” if it is this person, who is then moved "
            "here, or Bukan if it is another."
        ),
    ),
    "namesake_ambiguous": (
        _lt("%(count)s people of the government have this name."),
        _lt("Enter the NIP in the file of the right one, then check again."),
    ),
    "login_there": (
        _lt("This official has the login %(login)s already; it is not changed here."),
        _lt("Change it in Organisation > Logins of Officials."),
    ),
    "login_missing": (
        _lt("There is nothing to log in with: neither NIP nor e-mail address."),
        _lt("Fill in “Nama Akun”."),
    ),
    "no_right_login": (
        _lt("You may not make logins."),
        _lt(
            "Ask the administrator to import the workbook, or empty “Surel”, “Nama "
            "Akun” and “Peran”: the administrator makes the logins afterwards in "
            "Organisation > Logins of Officials."
        ),
    ),
    "login_taken": (
        _lt("Somebody has this login already."),
        _lt("Write another one."),
    ),
}


class PositionLogins:
    """Stages a login for the person of a row; it has no password until it is activated.

    :param handler: the sheet, whose problems and pending records these are
    """

    def __init__(self, handler):
        self._handler = handler
        self._env = handler.env
        self._roles = {normalize(role.name): role for role in get_roles(self._env)}
        users = self._env["res.users"].sudo().with_context(active_test=False)
        self._taken = set(users.search_fetch([], ["login"]).mapped("login"))
        self._is_keeper = self._env.user.has_group(LOGIN_GROUP)

    def get_role_names(self):
        return tuple(role.name for role in self._roles.values())

    def get_cells(self, employee):
        """Return what the login of a person is, for who may know it."""
        user = employee.user_id
        if not user or not self._is_keeper:
            return {}
        role = next((r for r in self._roles.values() if r in user.group_ids), None)
        return {"login": user.login, "email": user.email, "role": role and role.name}

    def stage(self, row, employee, job):
        """Return the pending login of the person of a row, or ``None``."""
        if row.failed.intersection(KEYS) or all(row.get(key) is None for key in KEYS):
            return None
        if employee.user_id:
            self._compare(row, employee)
            return None
        login = row.get("login") or row.get("nip") or row.get("email")
        if not login:
            self._handler.add_problem("login_missing", row, "login")
            return None
        if login in self._taken:
            self._handler.add_problem("login_taken", row, "login")
            return None
        role = self._find_role(row, job)
        if not role:
            return None
        self._taken.add(login)
        return self._handler.pend(
            "res.users", row, login, self._prepare(row, employee, login, role)
        )

    def _compare(self, row, employee):
        current = self.get_cells(employee)
        for key in self._handler.differences(row, current):
            if key in KEYS:
                self._handler.warn(
                    "login_there", row, key, login=employee.user_id.login
                )
                return

    def _find_role(self, row, job):
        """Return the role of the row, else the one that the kind of position gives."""
        if row.get("role") is not None:
            found = self._roles.get(normalize(row.get("role")))
            words = {word: role.name for word, role in self._roles.items()}
            return self._handler.resolve(row, "role", [found] if found else [], words)
        kind = self._handler.kinds.get(normalize(row.get("kind") or ""))
        if not kind:
            kinds = self._env["sidocakep.position.kind"]
            # of a position that this file makes there is no record yet
            kind = getattr(job, "position_kind_id", kinds)
        return get_role(self._env, kind, heads=self._heads_unit(job))

    def _heads_unit(self, job):
        """Tell whether the position heads the unit below an agency that this is of.

        Of one that this file makes: where its superior stands outside the unit.
        """
        unit = self._handler.company.sudo()
        if not unit.parent_id.parent_id:
            return False
        if not isinstance(job, Pending):
            return job.heads_agency
        superior = job.vals.get("superior_id")
        return getattr(superior, "company_id", unit) != unit

    def _prepare(self, row, employee, login, role):
        return {
            "name": row.get("employee"),
            "login": login,
            "email": row.get("email"),
            "lang": document_lang(self._env) or self._env.lang,
            **prepare_login(self._env, employee, self._handler.company, role),
        }
