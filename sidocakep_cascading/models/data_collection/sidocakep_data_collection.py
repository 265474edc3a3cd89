"""The system by which an agency collects its performance data, decided by its head."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.models.document.version_mixin import (
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition
from odoo.addons.sidocakep_base.models.organisation.official import (
    GUARDIAN,
    HEAD,
    RECEIVER,
)

from ...const import ORGANISASI_GROUP

ACTIVITY_DECIDE = "sidocakep_cascading.mail_activity_type_data_decide"
DRAFTERS = ("sidocakep_base.group_agency_coordinator", ORGANISASI_GROUP)


class SidocakepDataCollection(models.Model):
    """Which data an agency collects, how, when, by whom: one card an indicator.

    Without a decree the first draft is worked by, and a note says so: an office does
    not stop counting because a letter is not signed. Paser 23/2016 art. 8(2), 8(3);
    Gunung Mas 24/2024 art. 9(4).
    """

    _name = "sidocakep.data.collection"
    _description = "Collection of Performance Data"
    _inherit = [
        "sidocakep.decided.mixin",
        "sidocakep.amendment.mixin",
        "sidocakep.submission.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "company_id, version desc, id desc"
    _rec_names_search = ["document_number", "company_id.name"]

    _version_key = ("company_id",)
    _version_in_force = "decided"
    _version_retired = "amended"

    _workflow_transitions = {
        "submit": Transition(
            ("draft",),
            "draft",
            "_check_submit",
            groups=DRAFTERS,
            who="_filter_not_submitted",
        ),
        "decide": Transition(
            ("draft",),
            "decided",
            "_check_decide",
            who="_filter_headed",
            access="read",
        ),
    }
    _step_activities = (ACTIVITY_DECIDE,)
    _asked_of = {ACTIVITY_DECIDE: HEAD}
    _drafter_roles = (GUARDIAN, RECEIVER)
    _workflow_fields = {"state"}
    _workflow_frozen_states = {"decided", "amended"}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        domain=[("is_of_government", "=", True)],
    )
    state = fields.Selection(
        [("draft", "Draft"), ("decided", "Decided"), ("amended", "Amended")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    document_number = fields.Char(string="Number of the Decree")
    document_date = fields.Date(string="Date of the Decree")
    signer_job_id = fields.Many2one(
        string="Decided by",
        domain="[('company_id', '=', company_id), ('heads_agency', '=', True)]",
        help="The position whose decree it is: the head of the agency.",
    )
    previous_id = fields.Many2one("sidocakep.data.collection")
    next_ids = fields.One2many("sidocakep.data.collection")
    card_ids = fields.One2many(
        "sidocakep.data.card", "collection_id", string="Collection Cards"
    )
    card_count = fields.Integer(compute="_compute_card_count")
    notice = fields.Text(
        string="Completeness",
        compute="_compute_notice",
        help="What is still missing, by the regulation of the government.",
    )
    guardian_name = fields.Char(
        string="Guardian of the Performance Data",
        compute="_compute_guardian_name",
        help="Who answers for the data of the agency and verifies them.",
    )
    can_decide = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "The agency has this version of its data collection already. Open that one.",
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another version of this data collection is in force.",
    )

    def _get_signing_companies(self):
        """Each agency has the decree of its own head. Paser 23/2016 art. 8(3)."""
        return self.company_id

    @api.depends("card_ids")
    def _compute_card_count(self):
        for collection in self:
            collection.card_count = len(collection.card_ids)

    @api.depends("state", "company_id", "card_ids")
    def _compute_notice(self):
        for collection in self:
            lines = [
                *filter(None, [collection._get_decree_notice()]),
                *collection._get_card_gaps(),
            ]
            collection.notice = "\n".join(lines) or False

    @api.depends("company_id")
    @api.depends_context("uid")
    def _compute_guardian_name(self):
        day = self.env.user._get_office_day()
        guardians = self.company_id.sudo()._get_data_guardians(day)
        for collection in self:
            guardian = guardians.get(collection.company_id._origin.id)
            words = ()
            if guardian:
                # In an office of the whole a login may hold no position.
                name = guardian.employee.name or guardian.user.name
                words = (guardian.title, name)
            collection.guardian_name = ", ".join(filter(None, words)) or False

    @api.depends("company_id.name", "version")
    def _compute_display_name(self):
        for collection in self:
            collection.display_name = collection._get_version_name(
                self.env._(
                    "Data collection of %(agency)s",
                    agency=collection.company_id.name or "",
                )
            )

    # ------------------------------------------------------------------
    # The one that is worked by
    # ------------------------------------------------------------------

    @api.model
    def _get_worked_by(self, companies=None):
        """Return the versions by which data are asked for: in force, else the first.

        :param companies: only of these agencies
        """
        domain = [("state", "in", ("decided", "draft")), ("company_id", "!=", False)]
        if companies is not None:
            domain.append(("company_id", "in", companies.ids))
        found = self.search(domain)
        decided = found.filtered(lambda item: item.state == "decided")
        drafts = found - decided
        return decided | drafts.filtered(
            lambda item: item.version == 1 and item.company_id not in decided.company_id
        )

    def _get_decree_rule(self):
        """Return the duty of a decree where it is not met. Paser 23/2016 art. 8(3)."""
        self.ensure_one()
        rule = self.env["sidocakep.profile.rule"].sudo()
        if self.state == "draft" and self.version == 1 and self.company_id:
            rule = self.company_id._get_rule("data_decree")
        return rule

    def _get_decree_notice(self):
        """Return in words that no decree decides this collection, or nothing."""
        rule = self._get_decree_rule()
        if not rule:
            return ""
        return rule._cite(
            self.env._(
                "The collection of data is not decided by a decree of the head of the "
                "agency yet."
            )
        )

    def _get_card_gaps(self, severity=None):
        """Return in words what the cards lack.

        :param severity: only what the profile counts as this
        """
        duties = self.card_ids._get_duties()
        return [
            f"{card.indicator_id.name}: {text}"
            for card in self.card_ids
            for rule, text in card._find_gaps(duties)
            if not severity or rule.severity == severity
        ]

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def action_submit(self):
        """Put the draft before the head of the agency."""
        self._submit()
        self._hand_over([ACTIVITY_DECIDE], self._prepare_asked(ACTIVITY_DECIDE))
        return True

    def action_decide(self):
        """Put the collection in force with its decree."""
        self._transition("decide")
        self._hand_over([ACTIVITY_DECIDE], {})
        return True

    def action_view_cards(self):
        """Show the cards of this version."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_data_card_action"
        )
        return action | {
            "domain": [("collection_id", "=", self.id)],
            "context": {"default_collection_id": self.id},
        }

    def _check_submit(self):
        for collection in self:
            if not collection.card_ids:
                raise UserError(
                    self.env._(
                        "%(collection)s has no indicator yet. Draw the indicators of "
                        "the agency first.",
                        collection=collection.display_name,
                    )
                )

    def _get_missing_for_decision(self):
        """Return in words what is no decree yet: the profile says what blocks it."""
        missing = super()._get_missing_for_decision()
        if not self.card_ids:
            missing.append(self.env._("at least one indicator"))
        missing += self._get_card_gaps(SEVERE)
        return missing + self._get_amendment_missing()

    def _get_next_text(self):
        if self.state != "draft" or not self.submitted_on:
            return ""
        return self.env._("The head of the agency decides it next, by a decree.")
