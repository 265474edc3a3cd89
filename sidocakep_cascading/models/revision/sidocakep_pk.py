"""The end of a PK: put in force, replaced by its successor, closed without one."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.document.workflow_batch import leave_out_busy
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition
from odoo.addons.sidocakep_base.models.document.workflow_office import OfficeStep

from ...const import (
    DRAFT,
    IN_FORCE,
    ORGANISASI_GROUP,
    RECEIVED,
    REPLACED,
    REVISABLE_STATES,
    SIGNED,
)
from ..signing.sidocakep_pk_todo import ACTIVITY_PUT_IN_FORCE

_lt = LazyTranslate(__name__)


class SidocakepPk(models.Model):
    """A PK in force is never edited: it gives way to its successor, and both stay.

    Gunung Mas 24/2024 annex C.5: on mutasi, change of strategy or change of priority,
    on nothing else. No client can write ``previous_id``: only :meth:`_revise` opens a
    successor, and it asks for the ground.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _workflow_transitions = {
        "put_in_force": Transition(
            (RECEIVED,), IN_FORCE, "_check_put_in_force", groups=(ORGANISASI_GROUP,)
        ),
        "replace": Transition(
            REVISABLE_STATES, REPLACED, "_check_replace", groups=(ORGANISASI_GROUP,)
        ),
        "close": Transition(
            REVISABLE_STATES, REPLACED, who="_filter_reviser", access="read"
        ),
    }
    _office_steps = {
        "put_in_force": OfficeStep(
            _lt("Agreements to Put in Force"),
            "sidocakep_cascading.sidocakep_pk_action_to_receive",
            activities=(ACTIVITY_PUT_IN_FORCE,),
        ),
    }
    _workflow_fields = {"in_force_on", "revision_id", "date_from", "date_until"}
    _version_dates = ("date_from", "date_until")

    in_force_on = fields.Datetime(readonly=True, copy=False)
    can_put_in_force = fields.Boolean(compute="_compute_workflow_can")
    revision_id = fields.Many2one(
        "sidocakep.pk.revision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="The ground on which this agreement took the place of the one before.",
    )
    revision_ids = fields.One2many(
        "sidocakep.pk.revision", "pk_id", string="Revisions", readonly=True
    )
    successor_id = fields.Many2one(
        "sidocakep.pk", compute="_compute_revision_notice", compute_sudo=True
    )
    open_revision_id = fields.Many2one(
        "sidocakep.pk.revision",
        string="Proposed Revision",
        compute="_compute_revision_notice",
        compute_sudo=True,
    )
    revision_notice = fields.Char(compute="_compute_revision_notice", compute_sudo=True)
    can_revise = fields.Boolean(compute="_compute_can_revise")

    @api.depends(
        "state",
        "date_until",
        "next_ids.state",
        "next_ids.version",
        "revision_ids.state",
        "revision_ids.reason",
    )
    def _get_frozen_remedy(self):
        """Gunung Mas 24/2024 annex C.5 a, b: the grounds, and who opens a revision."""
        if self.state in REVISABLE_STATES and not self._get_successor():
            return self.env._(
                "It gives way only to its successor, on mutasi, change of strategy or "
                "change of priority: ask its first party or who drafts it in "
                "%(agency)s to press Revise.",
                agency=self.company_id.sudo().name,
            )
        return super()._get_frozen_remedy()

    @api.depends_context("lang")
    def _compute_revision_notice(self):
        for pk in self:
            pk.successor_id = pk.next_ids.sorted("version")[-1:]
            proposed = pk.revision_ids.filtered(lambda item: item.state == "proposed")
            pk.open_revision_id = (
                proposed[:1] if pk.state in REVISABLE_STATES else False
            )
            pk.revision_notice = pk._get_revision_notice()

    def _get_revision_notice(self):
        """Return what the form says on top about the revision of this PK."""
        self.ensure_one()
        successor = self.successor_id
        if self.state == REPLACED:
            if not successor:
                closed = self.revision_ids.filtered("is_closing")[:1]
                return self.env._(
                    "Closed after %(date)s without a successor: %(reason)s",
                    date=self._format_day(self.date_until),
                    reason=closed.reason or "",
                )
            return self._get_replaced_notice(successor)
        if self.state in REVISABLE_STATES and successor:
            return self.env._(
                "Version %(version)s is being made and takes its place from %(date)s. "
                "Until that is in force, this one is.",
                version=successor.version,
                date=self._format_day(successor.revision_id.date_effective),
            )
        if self.open_revision_id:
            return self.env._(
                "A revision is proposed: %(reason)s",
                reason=self.open_revision_id.reason,
            )
        return False

    def _get_replaced_notice(self, successor):
        """Say by which agreement it was replaced, where it can still be printed."""
        number = successor.number
        which = f"{successor.version} ({number})" if number else str(successor.version)
        return self.env._(
            "Replaced by version %(version)s from %(date)s. Print gives this replaced "
            "version; what is in force is printed from its successor.",
            version=which,
            date=self._format_day(successor.date_from),
        )

    @api.depends("state", "employee_id", "company_id", "next_ids")
    @api.depends_context("uid")
    def _compute_can_revise(self):
        open_ids = {
            pk.id
            for pk in self._origin.sudo()
            if pk.state in REVISABLE_STATES and not pk.next_ids
        }
        allowed = self._origin.filtered(lambda pk: pk.id in open_ids)
        allowed_ids = set(allowed._filter_reviser().ids)
        for pk in self:
            pk.can_revise = pk._origin.id in allowed_ids

    def _sign(self, proof):
        """From now on a mutasi revises them, also one that HR recorded meanwhile."""
        signatures = super()._sign(proof)
        signed = self.filtered(lambda pk: pk.state == SIGNED)
        self._follow_tenure(signed.sudo().job_id)
        return signatures

    # ------------------------------------------------------------------
    # Buttons
    # ------------------------------------------------------------------

    @leave_out_busy
    def action_put_in_force(self):
        """Put the PK in force; the version before it is replaced."""
        self.check_access("write")
        self._check_transition_user(self._workflow_transitions["put_in_force"])
        first_days = self._get_first_days()
        for pk in self:
            pk._replace_previous(first_days[pk])
        self._transition("put_in_force", {"in_force_on": fields.Datetime.now()})
        for day, pks in self.grouped(first_days.get).items():
            pks._with_workflow_bypass().write({"date_from": day})
        self.sudo().revision_id._finish()
        self._schedule_next()
        return True

    def action_return(self, reason=None):
        """Send the PK back to draft: it follows HR and plan, nothing is revised."""
        result = super().action_return(reason)
        proposed = self.sudo().revision_ids.filtered(
            lambda item: item.state == "proposed" and item.pk_id.state == DRAFT
        )
        proposed._withdraw(
            self.env._("The agreement was returned and is a draft again.")
        )
        return result

    def action_revise(self):
        """Ask for the ground on which this PK is revised."""
        self.ensure_one()
        self._check_reviser()
        return self._get_revise_action(self.open_revision_id)

    def _get_revise_action(self, revision):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Revise the Agreement"),
            "res_model": "sidocakep.pk.revise",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_pk_id": self.id,
                "default_revision_id": revision.id,
            },
        }

    def action_view_successor(self):
        """Show the PK that takes or took the place of this one."""
        self.ensure_one()
        return self.successor_id._open_form()

    def action_view_previous(self):
        """Show the PK whose place this one takes."""
        self.ensure_one()
        return self.previous_id._open_form()

    def action_view_difference(self):
        """Show this PK beside the one before it; without one, beside its successor."""
        self.ensure_one()
        after = self if self.previous_id else self.successor_id
        if not after:
            raise UserError(
                self.env._(
                    "%(pk)s was never revised: there is nothing to compare it with. "
                    "Compare after a revision.",
                    pk=self.display_name,
                )
            )
        difference = self.env["sidocakep.pk.difference"].create({"pk_id": after.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What Changed"),
            "res_model": difference._name,
            "res_id": difference.id,
            "view_mode": "form",
        }

    def _get_paper_end(self):
        """The page of a paper says when it was replaced or closed."""
        result = super()._get_paper_end()
        day = self.state == REPLACED and self.date_until
        if not day:
            return result
        last_day = format_date(self.env, day, date_format="long")
        return result | {"last_day": last_day, "is_over": day < self._get_today()}

    # ------------------------------------------------------------------
    # In force
    # ------------------------------------------------------------------

    def _replace_previous(self, first_day):
        """Let the PK before this one end the day before."""
        self.ensure_one()
        previous = self.previous_id.filtered(lambda pk: pk.state in REVISABLE_STATES)
        if not previous:
            return
        last_day = self.sudo().revision_id.date_until
        vals = {
            "date_until": last_day or self._get_day_before(first_day),
            "date_from": previous._get_first_days()[previous],
        }
        reason = self.sudo().revision_id.reason
        previous._with_trail_reason(reason)._transition("replace", vals)
        previous.flush_recordset(["state"])
        previous._schedule_next()

    def _check_put_in_force(self):
        """One PK in force per position and year; per person where several hold it."""
        self._check_seal()
        for pk in self:
            domain = [
                ("job_id", "=", pk.job_id.id),
                ("year", "=", pk.year),
                ("state", "=", IN_FORCE),
                ("id", "!=", pk.id),
            ]
            if not pk.job_id.sudo().is_single_holder:
                domain.append(("employee_id", "=", pk.employee_id.id))
            rival = self.sudo().search(domain, limit=1)
            if rival:
                raise UserError(
                    self.env._(
                        "%(rival)s is in force. %(pk)s can take its place only as its"
                        " successor. Open that agreement and press Revise.",
                        rival=rival.display_name,
                        pk=pk.display_name,
                    )
                )

    def _check_replace(self):
        """A PK in force gives way only to its successor that was handed in."""
        sources = self._workflow_transitions["put_in_force"].src
        for pk in self:
            if not set(sources) & set(pk.next_ids.mapped("state")):
                raise UserError(
                    self.env._(
                        "%(pk)s has no successor that was handed in. Hand the "
                        "successor in first (Hand In).",
                        pk=pk.display_name,
                    )
                )
