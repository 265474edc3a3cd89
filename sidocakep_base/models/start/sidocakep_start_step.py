"""The first day: what there is to do, in order, and what is done."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.safe_eval import safe_eval

from ...client import notify
from ...const import PLAN_DECIDED
from ..document import queue
from ..document.document_lang import document_lang
from ..organisation.login import get_roles
from ..plan_review.plan_finding_sql import AGENCY_KINDS

#: Officials of today's posts: with a login that has one of our roles, with a login
#: that has none, without a login.
QUERY_LOGINS = """
SELECT COUNT(*),
       COUNT(users.id) FILTER (WHERE users.active AND role.uid IS NOT NULL),
       COUNT(users.id) FILTER (WHERE users.active AND role.uid IS NULL)
  FROM hr_employee employee
  JOIN hr_version version ON version.id = employee.current_version_id
  JOIN hr_job job ON job.id = version.job_id
  LEFT JOIN res_users users ON users.id = employee.user_id
  LEFT JOIN (
      SELECT DISTINCT uid FROM res_groups_users_rel WHERE gid = ANY(%s)
  ) role ON role.uid = users.id
 WHERE employee.active AND job.company_id = ANY(%s)
"""


class SidocakepStartStep(models.Model):
    """A step of the first day: what it is for, who takes it, where it is taken.

    The steps are data; whether one is done is read from the records of now, so that
    nobody ticks anything and what is undone again is open again.
    """

    _name = "sidocakep.start.step"
    _description = "First Step"
    _order = "sequence, id"

    code = fields.Char(required=True, readonly=True)
    sequence = fields.Integer(readonly=True)
    name = fields.Char(string="Step", required=True, readonly=True, translate=True)
    description = fields.Text(string="What to Do", readonly=True, translate=True)
    who = fields.Char(string="Taken By", readonly=True, translate=True)
    action_id = fields.Many2one("ir.actions.act_window", string="Screen", readonly=True)
    is_done = fields.Boolean(string="Done", compute="_compute_state")
    is_optional = fields.Boolean(string="If Needed", readonly=True)
    found_text = fields.Char(string="Found", compute="_compute_state")

    _code_uniq = models.Constraint(
        "UNIQUE(code)", "There is a step of this code. Choose another code."
    )

    @api.depends_context("uid", "lang", "allowed_company_ids")
    def _compute_state(self):
        """Ask the records of the user's government, each step by its own method."""
        government = self.env["res.company"]._get_default_government().sudo()
        agencies = self.env["res.company"].sudo()
        if government:
            agencies = agencies.search([("id", "child_of", government.ids)])
        for step in self:
            look = getattr(step, f"_look_{step.code}", None)
            step.is_done, step.found_text = (
                look(government, agencies) if look else (False, False)
            )

    def action_open(self):
        """Open the screen on which the step is taken."""
        self.ensure_one()
        self.check_access("read")
        opener = getattr(self, f"_open_{self.code}", None)
        return opener() if opener else self._open_screen()

    def _open_screen(self, **defaults):
        """Return the action of the screen; ``defaults`` are of what is made there."""
        action = self.action_id.sudo()
        action = self.env["ir.actions.act_window"]._for_xml_id(action.xml_id)
        if defaults:
            named = {f"default_{name}": value for name, value in defaults.items()}
            action["context"] = self._read_context(action) | named
        return action

    def _read_context(self, action):
        context = {"active_id": self.id, "active_ids": self.ids, "uid": self.env.uid}
        return safe_eval(action["context"] or "{}", context)

    # ------------------------------------------------------------------
    # Server, government, language, currency
    # ------------------------------------------------------------------

    def _look_queue(self, government, agencies):
        if queue.has_runner(self.env):
            return True, self.env._("The queue is worked off.")
        return False, self.env._(
            "Nobody works the queue off: what takes long is done while one waits."
        )

    def _open_queue(self):
        """Say what is so now: the step itself is taken on the server."""
        done, found = self._look_queue(False, False)
        return notify(found, kind="success" if done else "warning")

    def _look_government(self, government, agencies):
        if not government:
            found = self.env._(
                "No company is known as the government yet. You are working in "
                "%(company)s.",
                company=self.env.company.name,
            )
            return False, found
        title = government._get_government_title()
        done = bool(government.region_kind and government.region_name)
        return done, f"{government.name} ({title})"

    def _open_government(self):
        """Open the government's record; where there is none, the list to choose in."""
        action = self._open_screen()
        companies = self.env["res.company"]
        government = companies._get_default_government()
        if not government:
            # Of one company there is nothing to choose.
            roots = companies.search([("parent_id", "=", False)], limit=2)
            government = roots if len(roots) == 1 else government
        if government:
            return action | {
                "res_id": government.id,
                "views": [(self.env.ref("base.view_company_form").id, "form")],
            }
        # Which of them it is has to be found: none is of a government yet.
        return action | {"context": {"search_default_existing": 1}}

    def _look_language(self, government, agencies):
        if document_lang(self.env):
            return True, self.env._("Indonesian is active.")
        return False, self.env._(
            "Indonesian is not active: parts of the documents would be English."
        )

    def _look_currency(self, government, agencies):
        currency = government.currency_id
        return currency.name == "IDR", currency.name or False

    def _open_currency(self):
        """Ask before amounts are read in another currency."""
        government = self._get_government_for_currency()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "Currency of %(government)s", government=government.name
            ),
            "res_model": self._name,
            "res_id": self.id,
            "views": [
                (self.env.ref("sidocakep_base.sidocakep_start_currency").id, "form")
            ],
            "target": "new",
        }

    def action_take_rupiah(self):
        """Let the government count in rupiah, which Odoo brings inactive."""
        self.ensure_one()
        self.check_access("read")
        government = self._get_government_for_currency()
        rupiah = self.env.ref("base.IDR").sudo()
        rupiah.active = True
        government.sudo().currency_id = rupiah
        return notify(
            self.env._(
                "%(government)s counts in rupiah now.", government=government.name
            ),
            then={"type": "ir.actions.act_window_close"},
        )

    def _get_government_for_currency(self):
        """Return the government whose currency the user may set."""
        government = self.env["res.company"]._get_default_government()
        if not self.env.user.has_group("base.group_system"):
            raise AccessError(
                self.env._(
                    "The currency of the government is set by the administrator. Ask "
                    "him to open this step."
                )
            )
        if not government:
            raise UserError(
                self.env._(
                    'No company is known as the government yet. Take the step "Say '
                    'which company is the government" first.'
                )
            )
        return government

    # ------------------------------------------------------------------
    # Regulation, agencies, people, logins
    # ------------------------------------------------------------------

    def _look_regulation(self, government, agencies):
        adoption = government.adoption_ids.sorted("date_start")[-1:]
        profile = government.profile_id
        found = adoption.display_name or profile.name
        return bool(profile), found or self.env._("None yet")

    def _look_agencies(self, government, agencies):
        own = agencies - government
        unclear = own.filtered(lambda agency: not agency.sidocakep_kind)
        found = self.env._("%(count)s agencies", count=len(own))
        if unclear:
            found = self.env._(
                "%(count)s agencies, without a kind: %(names)s",
                count=len(own),
                names=", ".join(unclear.mapped("name")),
            )
        return bool(own) and not unclear, found

    def _look_people(self, government, agencies):
        jobs = self.env["hr.job"].sudo()
        counts = dict(
            jobs._read_group(
                [("company_id", "in", agencies.ids)], ["company_id"], ["__count"]
            )
        )
        empty = agencies.filtered(
            lambda agency: agency.sidocakep_kind and agency not in counts
        )
        found = self.env._("%(count)s positions", count=sum(counts.values()))
        if empty:
            found = self.env._(
                "%(count)s positions, none in: %(names)s",
                count=sum(counts.values()),
                names=", ".join(empty.mapped("name")),
            )
        return bool(counts) and not empty, found

    def _look_logins(self, government, agencies):
        roles = get_roles(self.env)
        self.env.flush_all()
        [(people, ready, idle)] = self.env.execute_query(
            SQL(QUERY_LOGINS, roles.ids, agencies.ids)
        )
        found = self.env._(
            "%(ready)s of %(people)s officials have a login with a role; %(idle)s have "
            "one without.",
            ready=ready,
            people=people,
            idle=idle,
        )
        return bool(people) and ready == people, found

    def _open_logins(self):
        return self.env["sidocakep.login.row"]._open_list()

    # ------------------------------------------------------------------
    # Plans and budgets
    # ------------------------------------------------------------------

    def _open_rpjmd(self):
        government = self.env["res.company"]._get_default_government()
        return self._open_screen(kind="rpjmd", company_id=government.id)

    def _open_renstra(self):
        """A new one is of the next agency that has none."""
        government = self.env["res.company"]._get_default_government().sudo()
        agencies = government.search([("id", "child_of", government.ids)])
        owing = self._get_owing(government, agencies)
        missing = owing - self._find_plans(owing, "renstra").company_id
        return self._open_screen(kind="renstra", company_id=missing[:1].id)

    def _look_rpjmd(self, government, agencies):
        plans = self._find_plans(government, "rpjmd")
        return PLAN_DECIDED in plans.mapped("state"), self._tell_plans(plans)

    def _look_renstra(self, government, agencies):
        plans = self._find_plans(agencies, "renstra")
        owing = self._get_owing(government, agencies)
        decided = plans.filtered(lambda plan: plan.state == PLAN_DECIDED).company_id
        missing = owing - decided
        found = self._tell_count(owing, missing)
        drafts = (plans.company_id & missing).mapped("name")
        if drafts:
            found = self.env._(
                "%(found)s; being drafted: %(names)s",
                found=found,
                names=", ".join(drafts),
            )
        return bool(owing) and not missing, found

    def _look_rkt(self, government, agencies):
        owing = self._get_owing(government, agencies)
        missing = (
            owing
            - self._find_rkts(owing)
            .filtered(lambda rkt: rkt.state == "decided")
            .company_id
        )
        return bool(owing) and not missing, self._tell_count(owing, missing)

    def _open_rkt(self):
        """Open what draws them up, as long as an agency has none; then their list."""
        government = self.env["res.company"]._get_default_government().sudo()
        agencies = government.search([("id", "child_of", government.ids)])
        owing = self._get_owing(government, agencies)
        if owing - self._find_rkts(owing).company_id:
            name = "sidocakep_base.sidocakep_rkt_generate_action"
            return self.env["ir.actions.act_window"]._for_xml_id(name)
        return self._open_screen()

    def _find_rkts(self, companies):
        year = self.env.user._get_office_day().year
        domain = [("company_id", "in", companies.ids), ("year", ">=", year)]
        return self.env["sidocakep.rkt"].sudo().search(domain)

    def _look_dpa(self, government, agencies):
        owing = self._get_owing(government, agencies)
        budgets = self.env["sidocakep.budget"].sudo()
        year = self.env.user._get_office_day().year
        budgets = budgets.search(
            [
                ("company_id", "in", owing.ids),
                ("year", ">=", year),
                ("state", "=", "ratified"),
            ]
        )
        missing = owing - budgets.company_id
        return bool(owing) and not missing, self._tell_count(owing, missing)

    def _find_plans(self, companies, kind):
        domain = Domain("company_id", "in", companies.ids) & Domain("kind", "=", kind)
        domain &= Domain("state", "in", ("draft", "reviewed", "decided"))
        return self.env["sidocakep.plan"].sudo().search(domain)

    def _tell_plans(self, plans):
        labels = dict(plans._fields["state"]._description_selection(self.env))
        names = [f"{plan.name} ({labels[plan.state]})" for plan in plans]
        return ", ".join(names) or self.env._("None yet")

    def _get_owing(self, government, agencies):
        """Return the agencies that make a plan and a budget of their own."""
        today = self.env.user._get_office_day()
        return agencies.filtered(
            lambda agency: (
                agency.parent_id == government
                and agency.sidocakep_kind in AGENCY_KINDS
                and (not agency.date_dissolved or agency.date_dissolved >= today)
            )
        )

    def _tell_count(self, owing, missing):
        found = self.env._(
            "%(done)s of %(count)s agencies",
            done=len(owing - missing),
            count=len(owing),
        )
        if not missing or missing == owing:
            return found
        return self.env._(
            "%(found)s; not yet: %(names)s",
            found=found,
            names=", ".join(missing.mapped("name")),
        )
