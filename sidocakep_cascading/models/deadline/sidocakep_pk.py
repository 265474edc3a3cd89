"""By when a PK is due and how far that is away."""

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.const import DUE_STATUSES
from odoo.addons.sidocakep_base.engine.deadline import DONE_LATE
from odoo.addons.sidocakep_base.models.document.deadline_clock import DeadlineClocks

from ...const import (
    DOCUMENT_HAND_IN,
    DOCUMENT_PK,
    DRAFT,
    PROPOSED,
    SIGNED,
    SIGNED_FIRST,
)
from .sidocakep_deadline_activity import ACTIVITY_PROPOSE

STATES_IN_MAKING = (DRAFT, PROPOSED, SIGNED_FIRST)


class SidocakepPk(models.Model):
    """Due dates of a PK: made (art. 7(2)) and handed in (art. 7(4)).

    Gunung Mas 24/2024 art. 7(2), 7(4) and annex C.3. The rows of ``sidocakep.deadline``
    are the record of what was owed; the badge of a PK is read from them.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _workflow_fields = {"proposed_on"}

    proposed_on = fields.Datetime(readonly=True, copy=False)
    deadline_ids = fields.One2many("sidocakep.deadline", "pk_id", string="Deadlines")
    date_due_hand_in = fields.Date(
        string="To Be Handed In By",
        compute="_compute_date_due",
        help="By when the PK must be with Bagian Organisasi.",
    )
    due_status = fields.Selection(
        DUE_STATUSES,
        string="Standing",
        compute="_compute_due_status",
        search="_search_due_status",
        help="Of the next step that is owed: making the PK, then handing it in.",
    )
    due_days = fields.Integer(
        string="Days Left",
        compute="_compute_due_status",
        help="Days until the next step is due; below zero: days late.",
    )
    due_text = fields.Char(string="Deadline", compute="_compute_due_status")

    def _ask_anew(self, changed=()):
        """Who left is not asked to propose what another is to take over."""
        result = super()._ask_anew(changed)
        outdated = self._find_outdated()
        left = self.filtered(lambda pk: pk in outdated and outdated[pk].is_first)
        left._take_back_asked([ACTIVITY_PROPOSE])
        return result

    @api.model_create_multi
    def create(self, vals_list):
        pks = super().create(vals_list)
        self.env["sidocakep.deadline"]._sync_pks(pks)._update_pk_activities(pks)
        return pks

    def write(self, vals):
        result = super().write(vals)
        if {"state", "employee_id", "job_id", "year"} & vals.keys():
            self.env["sidocakep.deadline"]._sync_pks(self)
        return result

    def _transition(self, name, vals=None, reason=None):
        """Keep when the PK was proposed: by then it may have to be drawn up."""
        if name == "propose":
            vals = {**(vals or {}), "proposed_on": fields.Datetime.now()}
        return super()._transition(name, vals, reason)

    def _schedule_next(self):
        """A draft that was not returned waits for its holder, until it is proposed."""
        result = super()._schedule_next()
        rows = self.env["sidocakep.deadline"].sudo().search([("pk_id", "in", self.ids)])
        rows._update_pk_activities(self)
        return result

    @api.depends("company_id", "year")
    def _compute_date_due(self):
        """Count from the clock of the agency, whatever the PK stands on."""
        clocks = DeadlineClocks(
            self.env,
            self.company_id._origin,
            set(self.mapped("year")),
            (DOCUMENT_PK, DOCUMENT_HAND_IN),
        )
        for pk in self:
            company, year = pk.company_id._origin, pk.year
            made = clocks.get(company, year, DOCUMENT_PK)
            handed_in = clocks.get(company, year, DOCUMENT_HAND_IN)
            pk.date_due = made.due if made else False
            pk.date_due_hand_in = handed_in.due if handed_in else False

    @api.depends(
        "state",
        "deadline_ids.active",
        "deadline_ids.date_due",
        "deadline_ids.document",
        "deadline_ids.done_on",
        "deadline_ids.due_holder_name",
    )
    @api.depends_context("lang")
    def _compute_due_status(self):
        """Show the step that is owed now; when all is done, the worst that happened."""
        for pk in self:
            row = pk._get_deadline_shown()
            pk.due_status = row.status if row else False
            pk.due_days = row.days if row else 0
            pk.due_text = pk._get_due_text(row) if row else False

    def _get_due_text(self, row):
        """Return what is late, and how: the next step has a deadline of its own."""
        if row.document == DOCUMENT_HAND_IN:
            return self.env._("Hand-in: %(standing)s", standing=row._say_standing())
        return self.env._("Signatures: %(standing)s", standing=row._say_standing())

    def _get_deadline_shown(self):
        """Return the row whose standing the badge shows, or an empty recordset."""
        rows = self.sudo().deadline_ids
        by_document = {row.document: row for row in rows}
        made = by_document.get(DOCUMENT_PK, rows.browse())
        handed_in = by_document.get(DOCUMENT_HAND_IN, rows.browse())
        if self.state in STATES_IN_MAKING:
            return made
        if self.state == SIGNED:
            return handed_in or made
        return made if made.status == DONE_LATE else handed_in or made

    def _search_due_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        wanted = [item for item in value if item]

        def shown(document, *states):
            return Domain("state", "in", states) & Domain(
                "deadline_ids",
                "any!",
                Domain("document", "=", document) & Domain("status", "in", wanted),
            )

        handed_in_or_after = [
            state
            for state, _label in self._fields["state"].selection
            if state not in (*STATES_IN_MAKING, SIGNED)
        ]
        made_late = Domain(
            "deadline_ids",
            "any!",
            Domain("document", "=", DOCUMENT_PK) & Domain("status", "=", DONE_LATE),
        )
        no_hand_in = ~Domain(
            "deadline_ids", "any!", Domain("document", "=", DOCUMENT_HAND_IN)
        )
        after = shown(DOCUMENT_HAND_IN, *handed_in_or_after) & ~made_late
        after |= shown(DOCUMENT_PK, *handed_in_or_after) & (made_late | no_hand_in)
        return (
            shown(DOCUMENT_PK, *STATES_IN_MAKING)
            | shown(DOCUMENT_HAND_IN, SIGNED)
            | (shown(DOCUMENT_PK, SIGNED) & no_hand_in)
            | after
        )
