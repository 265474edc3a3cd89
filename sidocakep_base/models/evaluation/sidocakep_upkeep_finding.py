"""Teams, decrees of the IKU and follow-ups that are missing, and what mends each."""

from odoo import fields, models

from ..team.sidocakep_profile_rule import TEAM_DUTIES
from ..team.sidocakep_team import KINDS
from .upkeep_finding_sql import (
    DUTIES,
    FOLLOW_UP_DUTY,
    FOLLOW_UP_LATE,
    IKU_DUTY,
    IKU_MISSING,
    TEAM_LAPSED,
    TEAM_MISSING,
    all_findings,
)


class SidocakepUpkeepFinding(models.Model):
    """What the government or an agency is to have by its regulation and has not.

    A government whose profile has no row for a duty is told nothing of it.
    """

    _name = "sidocakep.upkeep.finding"
    _inherit = "sidocakep.finding"
    _description = "Finding on Teams, IKU and LHE"
    _auto = False
    _order = "severity, company_id, kind, team_kind, id"
    _depends = {
        "res.company": [
            *("active", "date_dissolved", "parent_id", "profile_id"),
            "sidocakep_kind",
        ],
        "sidocakep.profile.rule": ["code", "severity"],
        "sidocakep.team": [
            *("company_id", "date_end", "date_start", "kind", "state", "version"),
        ],
        "sidocakep.iku.decree": ["company_id", "state"],
        "sidocakep.lhe.recommendation": ["company_id", "date_due", "state"],
    }

    kind = fields.Selection(
        selection_add=[
            (TEAM_MISSING, "Team Not Set Up"),
            (TEAM_LAPSED, "Decree of a Team Has Lapsed"),
            (IKU_MISSING, "No Decree of the IKU"),
            (FOLLOW_UP_LATE, "Follow-up Past Its Day"),
        ]
    )
    team_kind = fields.Selection(KINDS, string="Kind of Team", readonly=True)
    team_id = fields.Many2one("sidocakep.team", readonly=True)
    recommendation_id = fields.Many2one(
        "sidocakep.lhe.recommendation",
        string="Recommendation of an LHE",
        readonly=True,
    )

    @property
    def _table_query(self):
        companies = self.env["res.company"].sudo()
        return all_findings(
            companies._get_rules_in_force(DUTIES), self.env.user._get_office_day()
        )

    def _describe(self):
        message, remedy = getattr(self, f"_describe_{self.kind}")()
        return self.company_id._get_rule(self._get_duty())._cite(message), remedy

    def _get_duty(self):
        """Return the code of the rule that asks for what is missing."""
        if self.team_kind:
            return TEAM_DUTIES[self.team_kind]
        return IKU_DUTY if self.kind == IKU_MISSING else FOLLOW_UP_DUTY

    def _get_team_label(self):
        kinds = dict(self._fields["team_kind"]._description_selection(self.env))
        return kinds[self.team_kind]

    def _describe_team_missing(self):
        return (
            self.env._(
                "%(agency)s: no decree of the %(team)s is recorded.",
                agency=self.company_id.name,
                team=self._get_team_label(),
            ),
            self.env._("Record the decree with its members."),
        )

    def _describe_team_lapsed(self):
        return (
            self.env._(
                "%(agency)s: the decree of the %(team)s has lapsed on %(day)s.",
                agency=self.company_id.name,
                team=self._get_team_label(),
                day=self._format_day(self.team_id.sudo().date_end),
            ),
            self.env._("Press Next Decree and record the new one."),
        )

    def _describe_iku_missing(self):
        return (
            self.env._(
                "%(agency)s: no decree of the IKU is in force.",
                agency=self.company_id.name,
            ),
            self.env._("Draw up the decree of the IKU and decide it."),
        )

    def _describe_follow_up_late(self):
        item = self.recommendation_id.sudo()
        return (
            self.env._(
                "%(item)s: to be followed up by %(day)s, and nobody has answered.",
                item=item.display_name,
                day=self._format_day(item.date_due),
            ),
            self.env._("Enter what was done with its evidence, and answer."),
        )

    def _get_remedy_action(self):
        if self.kind == FOLLOW_UP_LATE:
            return self._open_form(
                self.recommendation_id._name, self.recommendation_id.id
            )
        about = {"company_id": self.company_id.id}
        model = "sidocakep.iku.decree"
        if self.kind != IKU_MISSING:
            model, about = "sidocakep.team", {**about, "kind": self.team_kind}
        return self._open_draft(model, about)

    def _open_draft(self, model, about):
        """Open the draft that waits, else what lapsed, else a new one.

        Elevated to look only: who may not read it is told when it opens.
        """
        domain = [(name, "=", value) for name, value in about.items()]
        draft = (
            self.env[model].sudo().search([*domain, ("state", "=", "draft")], limit=1)
        )
        record_id = draft.id or (model == "sidocakep.team" and self.team_id.id)
        defaults = {f"default_{name}": value for name, value in about.items()}
        return self._open_form(model, record_id, **defaults)
