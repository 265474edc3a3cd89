"""A team with its decree: who is in it by which post, and from when to when."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..document.version_mixin import in_force_index, version_index
from ..document.workflow_mixin import Transition
from .sidocakep_profile_rule import TEAM_DUTIES
from .team import CARRIED, COMPILER_AGENCY, COMPILER_GOVERNMENT, LAPSED, MONEV

KINDS = [
    (COMPILER_GOVERNMENT, "Compiling Team of the Government"),
    (COMPILER_AGENCY, "Compiling Team of the Agency"),
    (MONEV, "Monitoring and Evaluation Team"),
]
#: What the decree says of the team itself.
DECREE_FIELDS = ("decree_number", "decree_date", "decree_issuer", "date_start")


class SidocakepTeam(models.Model):
    """One decree that says who compiles, or who measures, and for how long.

    Its members are posts, so that whoever holds the post is a member, and now and then
    a person. Being a member gives the rights of the team (``res_users.py``) on the days
    of the decree and on no other. A recorded decree does not change: a mistake, another
    member and the decree of the next year are the next version, for a reason.

    Gunung Mas 24/2024 art. 4(2): a compiling team by Keputusan Bupati for the
    government, by Keputusan Pimpinan for an agency; art. 9(6)-(7): the monitoring and
    evaluation team by Keputusan Bupati, of the government alone.
    """

    _name = "sidocakep.team"
    _description = "Team"
    _inherit = ["sidocakep.amendment.mixin", "mail.thread"]
    _order = "company_id, kind, version desc, id desc"
    _rec_names_search = ["decree_number", "company_id.name"]
    _trail_fields = frozenset(
        {
            "kind",
            "decree_number",
            "decree_date",
            "decree_issuer",
            "decree_scan_name",
            "date_start",
            "date_end",
        }
    )

    _version_key = ("company_id", "kind")
    _version_in_force = "recorded"
    _version_retired = "replaced"
    _version_dates = ("date_start", "date_end")

    _workflow_transitions = {
        "record": Transition(
            ("draft",),
            "recorded",
            check="_check_record",
            groups=(
                "sidocakep_base.group_agency_coordinator",
                "sidocakep_base.group_organisasi",
            ),
        ),
    }
    _workflow_fields = {"state"}
    _workflow_frozen_states = {"recorded", "replaced"}

    kind = fields.Selection(
        KINDS,
        string="Kind of Team",
        required=True,
        default=COMPILER_AGENCY,
        tracking=True,
        help="Which rights its members have: those of a compiling team prepare plan, "
        "budget and agreements with the agency, those of the monitoring and "
        "evaluation team follow what all agencies measure.",
    )
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        help="The government, or the agency whose compiling team this is.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("recorded", "Recorded"), ("replaced", "Replaced")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    decree_number = fields.Char(copy=False, tracking=True)
    decree_date = fields.Date(copy=False, tracking=True)
    decree_issuer = fields.Char(
        tracking=True,
        help="Who issued the decree: the Bupati for the government, the head for an "
        "agency.",
    )
    decree_scan = fields.Binary(
        string="Scan of the Decree", attachment=True, copy=False
    )
    decree_scan_name = fields.Char(string="File of the Scan", copy=False)
    date_start = fields.Date(copy=False, tracking=True, help="First day of the team.")
    date_end = fields.Date(
        copy=False,
        tracking=True,
        help="Last day of the team; empty while the decree names no end.",
    )
    member_ids = fields.One2many("sidocakep.team.member", "team_id", string="Members")
    previous_id = fields.Many2one("sidocakep.team")
    next_ids = fields.One2many("sidocakep.team")
    notice = fields.Char(
        string="What to See to",
        compute="_compute_notice",
        help="What does not fit yet: a decree that has lapsed, a post that is vacant.",
    )
    can_record = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "This version of the team exists already. Open that version.",
    )
    _in_force_uniq = in_force_index(
        _version_key, _version_in_force, "Another version of this team is in force."
    )
    _dates_check = models.Constraint(
        "CHECK(date_end >= date_start)",
        "The last day lies before the first day. Correct one of the two.",
    )

    @api.depends("kind", "company_id.name", "decree_number", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for team in self:
            name = f"{labels.get(team.kind, '')} {team.company_id.name or ''}"
            if team.decree_number:
                name += f" ({team.decree_number})"
            team.display_name = name

    @api.depends("state", "date_end", "member_ids")
    @api.depends_context("lang")
    def _compute_notice(self):
        day = self.env.user._get_office_day()
        recorded = self.filtered(lambda team: team.state == "recorded")
        standings = self._find_standings(
            [("company_id", "in", recorded.company_id.ids)], day
        )
        vacant = recorded.member_ids._filter_vacant(day)
        for team in self:
            team.notice = team._find_notice(standings, vacant)

    def _find_notice(self, standings, vacant):
        """Return what the secretary of the team has to see to, or ``False``."""
        standing = standings.get((self.company_id.id, self.kind))
        lapsed_on = self._format_day(self.date_end)
        if standing and standing.state == LAPSED and standing.team == self:
            return self.env._(
                "The decree has lapsed on %(day)s: nobody accepts for this team. Press "
                "Next Decree and record it.",
                day=lapsed_on,
            )
        if standing and standing.state == CARRIED and standing.team == self:
            return self.env._(
                "The decree has lapsed on %(day)s; its members go on until the next "
                "one, as the regulation profile says. Press Next Decree.",
                day=lapsed_on,
            )
        names = (vacant & self.member_ids).job_id.mapped("name")
        if names:
            return self.env._(
                "Nobody holds %(posts)s today: the team goes on without. Whoever is "
                "appointed is a member from the first day on.",
                posts=", ".join(names),
            )
        return False

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("kind", "company_id")
    def _check_level(self):
        """Only compiling teams exist at both levels. Gunung Mas 24/2024 art. 9(7)."""
        for team in self:
            company = team.company_id.sudo()
            if bool(company.parent_id) != (team.kind == COMPILER_AGENCY):
                raise ValidationError(
                    self.env._(
                        "%(team)s: an agency has a compiling team of the agency, the "
                        "other teams are of the government. Choose the other kind, or "
                        "the other agency.",
                        team=team.display_name,
                    )
                )

    def action_record(self):
        """Record that the decree was issued: from its first day it gives the rights."""
        self._transition("record")
        self.env["res.users"].sudo()._follow_teams()
        return True

    def _check_record(self):
        self._check_not_own()
        day = self.env.user._get_office_day()
        for team in self:
            missing = [
                team.fields_get([name], ["string"])[name]["string"]
                for name in DECREE_FIELDS
                if not team[name]
            ]
            if not team.member_ids:
                missing.append(self.env._("at least one member"))
            missing += team._get_amendment_missing()
            if team.decree_date and team.decree_date > day:
                missing.append(self.env._("a decree date that is not in the future"))
            if missing:
                raise UserError(
                    team._cite_duty(
                        self.env._(
                            "%(team)s cannot be recorded yet. Enter what is missing: "
                            "%(missing)s.",
                            team=team.display_name,
                            missing=", ".join(missing),
                        )
                    )
                )

    def _cite_duty(self, sentence):
        """Return a sentence with the article that asks for this team, if one does."""
        self.ensure_one()
        day = self.env.user._get_office_day()
        profile = self.company_id._get_profile(day).sudo()
        return profile._get_rule(TEAM_DUTIES[self.kind], day)._cite(sentence)

    def _check_not_own(self):
        """Refuse who records the decree that makes himself a member."""
        if self.env.su:
            return
        day = self.env.user._get_office_day()
        for team in self.sudo():
            on = max(day, team.date_start or day)
            if self.env.user in team.member_ids._get_users(on):
                raise AccessError(
                    self.env._(
                        "%(team)s: you are one of its members. Have a colleague of "
                        "Bagian Organisasi record the decree. Nobody puts himself into "
                        "a team.",
                        team=team.display_name,
                    )
                )

    def _copy_parts_to(self, successor):
        self.member_ids.sudo().copy({"team_id": successor.id})

    def _get_frozen_remedy(self):
        return self.env._("Press Next Decree and write why.")
