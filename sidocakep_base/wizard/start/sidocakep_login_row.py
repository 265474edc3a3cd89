"""The officials of the government and their logins, made in one go."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...client import notify
from ...models.document import queue
from ...models.document.document_lang import document_lang
from ...models.organisation.avatar_mixin import WITHOUT_INITIALS
from ...models.organisation.login import (
    get_agencies,
    get_role_domain,
    get_roles,
    prepare_login,
)
from ...models.organisation.login_state import MENDED, NO_ROLE, NONE, OPEN
from ...models.organisation.res_users_follow import READ_ALL

#: Logins that one job makes, and that are made in a request where no runner listens.
BATCH = 100
MOST_IN_A_REQUEST = 300
#: So many are made while one waits, even where a runner listens.
FEW = 20
#: In the context of the list: those first that wait for who gives out logins.
WAITING = "sidocakep_waiting"


class SidocakepLoginRow(models.TransientModel):
    """An official beside his login: what is missing, and what it shall be.

    For the administrator alone, who gives out logins. They are made without a password
    and activated by their person: by the link of a mail, or by the code of a slip.
    """

    _name = "sidocakep.login.row"
    _description = "Login of an Official"
    _order = "company_id, name, id"
    _transient_max_hours = 24

    employee_id = fields.Many2one(
        "hr.employee", string="Official", required=True, readonly=True
    )
    name = fields.Char(readonly=True)
    nip = fields.Char(string="NIP", readonly=True)
    job_id = fields.Many2one("hr.job", string="Position", readonly=True)
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    user_id = fields.Many2one("res.users", readonly=True)
    login = fields.Char(help="What is typed to log in: the NIP, unless it is changed.")
    email = fields.Char(string="E-mail")
    role_id = fields.Many2one(
        "res.groups",
        domain=lambda self: self._get_role_domain(),
        help="Proposed from the kind of the position.",
    )
    status = fields.Selection(
        [
            ("none", "Without Login"),
            ("no_role", "Login Without Role"),
            ("too_low", "Role Below the Position"),
            ("beyond", "Role Beyond the Position"),
            ("elsewhere", "Login in Another Agency"),
            ("archived", "Login Archived"),
            ("new", "Not Used Yet"),
            ("ready", "In Use"),
        ],
        readonly=True,
    )
    held_roles = fields.Char(string="Roles Now", readonly=True)
    is_waiting = fields.Boolean(
        string="To Give or Put Right",
        readonly=True,
        help="The official lacks a login, or what his post needs, or has what no post "
        "of his explains. Not everybody has a login: asked for are those in a "
        "structural position, and who heads a unit.",
    )
    problem = fields.Char(readonly=True)

    @api.model
    def _get_role_domain(self):
        return get_role_domain(self.env)

    # ------------------------------------------------------------------
    # The list
    # ------------------------------------------------------------------

    @api.model
    def _open_list(self):
        """List the officials of the government, each as he is now."""
        self.check_access("create")
        government = self.env["res.company"]._get_default_government()
        if not government:
            raise UserError(
                self.env._(
                    "No company is known as the government yet. Open Organisation > "
                    "Agencies and choose Government as the kind of the company at the "
                    "top."
                )
            )
        self.search([("create_uid", "=", self.env.uid)]).unlink()
        self.create(self._get_rows(government))
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_login_row_action"
        )
        if self.env.context.get(WAITING):
            action["context"] = {"search_default_waiting": 1}
        return action | {"domain": [("create_uid", "=", self.env.uid)]}

    @api.model
    def _get_rows(self, government):
        """Return the values of the rows, one for each official with a post."""
        states = self.env["hr.employee"]._read_login_states(government)
        roles = get_roles(self.env)
        rows = []
        for state in states:
            employee, user = state.employee, state.user
            held = user.group_ids & roles
            # Of who has one that fits, that one.
            right = held - state.surplus
            role = state.missing or right or state.needed
            rows.append(
                {
                    "employee_id": employee.id,
                    "name": employee.name,
                    "nip": employee.nip_display,
                    "job_id": state.job.id,
                    "company_id": state.job.company_id.id,
                    "user_id": user.id,
                    "login": user.login or employee.nip or employee.work_email,
                    "email": user.email or employee.work_email,
                    "role_id": role[:1].id,
                    "held_roles": ", ".join(held.mapped("name")),
                    "status": self._get_status(state),
                    "is_waiting": state.waits(),
                }
            )
        return rows

    @api.model
    def _get_status(self, state):
        """Return what the list says of a login; of an open one, whether it was used."""
        if state.status != OPEN:
            return state.status
        return "ready" if state.user.login_date else "new"

    # ------------------------------------------------------------------
    # What is done with those that are ticked
    # ------------------------------------------------------------------

    def action_create_logins(self):
        """Make the logins that are missing, without a password."""
        rows = self.filtered(lambda row: row.status == "none")
        return rows._do("_create_logins")

    def action_invite(self):
        """Send each who has not logged in yet the link to choose a password."""
        return self.filtered(lambda row: row.status == "new")._do("_invite")

    def action_mend(self):
        """Give logins agency and role of the posts, and take what no post explains."""
        return self.filtered(lambda row: row.status in MENDED)._do("_mend")

    def action_give(self):
        """Do what waits: make the logins that are missing, put the others right."""
        rows = self.filtered(lambda row: row.status in {NONE, *MENDED})
        return rows._do("_give")

    def action_make_slips(self):
        """Make the slips of those who have not logged in yet, to be printed now."""
        rows = self.filtered(lambda row: row.status == "new")
        rows._check_any()
        sheet = self.env["sidocakep.login.sheet"].create({})
        sheet._fill(rows)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Slips"),
            "res_model": "sidocakep.login.sheet",
            "res_id": sheet.id,
            "view_mode": "form",
            "target": "new",
        }

    def _check_any(self):
        self.check_access("write")
        if not self:
            raise UserError(
                self.env._(
                    "None of the chosen officials is meant by this button. Look at the "
                    "column Status and choose others."
                )
            )

    def _do(self, name):
        """Do it by jobs of the queue; at once a few, or where no runner listens."""
        self._check_any()
        if len(self) > FEW and queue.has_runner(self.env):
            for start in range(0, len(self), BATCH):
                batch = self[start : start + BATCH]
                job = batch.with_delay(
                    channel=queue.CHANNEL,
                    max_retries=queue.MAX_RETRIES,
                    description=self.env._("Logins of %(count)s", count=len(batch)),
                )
                getattr(job, name)()
            message = self.env._(
                "%(count)s logins are being worked on. Reload the list to see how far "
                "it is.",
                count=len(self),
            )
        else:
            if len(self) > MOST_IN_A_REQUEST:
                raise UserError(
                    self.env._(
                        "Nobody works the queue off, so at most %(most)s logins are "
                        "done at once. Choose fewer, or have the server started with "
                        "queue_job.",
                        most=MOST_IN_A_REQUEST,
                    )
                )
            getattr(self, name)()
            message = self.env._("%(count)s logins were worked on.", count=len(self))
        return notify(message)

    # ------------------------------------------------------------------
    # The work
    # ------------------------------------------------------------------

    def _create_logins(self):
        rows = self.exists().filtered(lambda row: not row.employee_id.sudo().user_id)
        rows.check_access("write")
        # Contacts and logins of all agencies, whichever one is looking at.
        users = (
            self.env["res.users"]
            .sudo()
            .with_context(
                no_reset_password=True,
                tracking_disable=True,
                active_test=False,
                **WITHOUT_INITIALS,
            )
        )
        logins = rows.filtered("login").mapped("login")
        taken = set(users.search([("login", "in", logins)]).mapped("login"))
        good = rows.browse()
        for row in rows:
            row.problem = row._get_problem(taken)
            if not row.problem:
                taken.add(row.login)
                good |= row
        made = users.create([row._prepare_user() for row in good])
        made._tell_administered([(None, user._get_administered()) for user in made])
        for row, user in zip(good, made, strict=True):
            # Odoo would write to each that the own file was assigned to him.
            employee = row.employee_id.sudo()
            employee.with_context(mail_auto_subscribe_no_notify=True).user_id = user
            row.write({"user_id": user.id, "status": "new", "is_waiting": False})

    def _get_problem(self, taken):
        """Say why this login cannot be made, if so."""
        if not self.login:
            return self.env._("Enter what is typed to log in: NIP or e-mail address.")
        if self.login in taken:
            return self.env._("Somebody has this login already. Enter another one.")
        return self._get_role_problem()

    def _get_role_problem(self):
        """A role is one of ours, whatever a client sends."""
        if not self.role_id.filtered_domain(self._get_role_domain()):
            return self.env._("Choose a role.")
        return False

    def _prepare_user(self):
        employee = self.employee_id.sudo()
        return {
            "name": self.name,
            "login": self.login,
            "email": self.email,
            "lang": document_lang(self.env) or self.env.lang,
            **prepare_login(self.env, employee, self.company_id, self.role_id),
        }

    def _give(self):
        missing = self.exists().filtered(lambda row: row.status == NONE)
        missing._create_logins()
        (self.exists() - missing)._mend()

    def _mend(self):
        """Put right what is wrong now: the list may be of this morning."""
        rows = self.exists()
        rows.check_access("write")
        states = rows._read_states()
        for row in rows:
            state = states.get(row.employee_id.id)
            if not state or state.status not in MENDED:
                continue
            row.problem = state.status == NO_ROLE and row._get_role_problem()
            if not row.problem:
                row._put_right(state)
        after = rows._read_states()
        for row in rows.filtered(lambda row: row.employee_id.id in after):
            state = after[row.employee_id.id]
            row.status, row.is_waiting = self._get_status(state), state.waits()

    def _read_states(self):
        """Return ``{employee id: LoginState}`` as they are now."""
        employees = self.env["hr.employee"]
        return {
            state.employee.id: state
            for government in self.company_id.root_id
            for state in employees._read_login_states(government)
        }

    def _put_right(self, state):
        """Write on a login what its official's posts need; as who gives out logins.

        With his rights, not with those of the program, so that it stands in the trail.
        """
        user = state.user.with_env(self.env)
        given = self.role_id
        if state.status != NO_ROLE:
            given = state.needed if state.missing or state.surplus else given.browse()
        # The roles of the posts are left, and no other.
        taken = user.group_ids & get_roles(self.env) - given if given else given
        was_reader = self._reads_all(user)
        user.write(
            {
                "group_ids": [
                    *(Command.link(id_) for id_ in given.ids),
                    *(Command.unlink(id_) for id_ in taken.ids),
                ]
            }
        )
        agencies = state.agencies
        for role in given.sudo():
            agencies |= get_agencies(self.env, state.job.company_id, role)
        home = user.company_id.sudo()
        wrong = home.filtered("parent_id") - state.agencies
        commands = [Command.link(id_) for id_ in agencies.ids]
        commands += [Command.unlink(id_) for id_ in wrong.ids]
        is_reader = self._reads_all(user)
        if not is_reader and (was_reader or state.status == NO_ROLE):
            # The others were open by the former role, or the login was never used.
            wrong, commands = home - state.agencies, [Command.set(agencies.ids)]
        values = {"company_ids": commands}
        if wrong:
            values["company_id"] = state.job.company_id.id
        user.write(values)
        user._follow_posts()

    @api.model
    def _reads_all(self, user):
        return self.env.ref(READ_ALL) in user.sudo().all_group_ids

    def _invite(self):
        for row in self.exists():
            user = row.user_id.sudo()
            if not user.email:
                row.problem = self.env._("No e-mail address: make a slip instead.")
                continue
            user._make_access_letter("signup")
            row.problem = False
