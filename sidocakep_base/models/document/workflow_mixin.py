"""States, transitions and freezing for every document of the application."""

from dataclasses import dataclass

from odoo import SUPERUSER_ID, api, fields, models

from ...exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)
from .workflow_bypass_mixin import merge_declared


@dataclass(frozen=True)
class Transition:
    """One edge of a workflow.

    :param src: states from which the step may be taken
    :param dst: state that it leads to
    :param check: name of a method ``(self)`` that raises when the content of the
        records does not allow the step
    :param groups: external ids of groups; the user must be in one of them
        (empty: whoever has ``access``)
    :param who: name of a method ``(self)`` that returns those of the records for
        which the current user may take the step (e.g. the party who signs)
    :param access: right the user needs on the records, "write" or "read"; with
        "read" the state is written with elevated rights after all checks
    :param fills: fields that are written before the step, also where the document is
        frozen already: number and day of the decision, why it is dropped. The seal of
        the step covers them, and in its other frozen states they stand.
    """

    src: tuple[str, ...]
    dst: str
    check: str | None = None
    groups: tuple[str, ...] = ()
    who: str | None = None
    access: str = "write"
    fills: frozenset[str] | set[str] = frozenset()


#: What the classes of a model declare together, and its empty value.
_DECLARED = {
    "_workflow_transitions": dict,
    "_workflow_fields": frozenset,
    "_workflow_free_fields": frozenset,
    "_trail_fields": frozenset,
    "_office_steps": dict,
    "_workflow_undone_by": dict,
    "_asking_methods": frozenset,
    "_asked_of": dict,
}


class SidocakepWorkflowMixin(models.AbstractModel):
    """A document whose fields of state change only through its transitions.

    A model declares, as class attributes:

    - ``_workflow_transitions``: name > :class:`Transition`. The action method of the
      model calls ``self._transition(name)``; a field ``can_<name>`` with
      ``compute="_compute_workflow_can"`` says whether to offer the button.
    - ``_workflow_fields``: the fields that only a transition may write ("state" and
      the dates and persons that belong to the steps).
    - ``_workflow_frozen_states``: the states in which the content may not change, and
      ``_workflow_free_fields``: the fields that may change even then.
    - ``_workflow_unlink_states``: the states in which a record may be deleted.

    What happens to a document stands in its trail (``workflow_trail.py``).

    A class that reopens the model declares only what it adds: transitions, fields and
    free fields of all classes of a model are put together when the model is set up.
    """

    _name = "sidocakep.workflow.mixin"
    _description = "Workflow Mixin"
    _inherit = ["sidocakep.workflow.bypass.mixin"]

    _workflow_transitions: dict[str, Transition] = {}
    _workflow_fields: frozenset[str] | set[str] = frozenset({"state"})
    _workflow_frozen_states: frozenset[str] | set[str] = frozenset()
    _workflow_free_fields: frozenset[str] | set[str] = frozenset()
    _workflow_unlink_states: frozenset[str] | set[str] = frozenset({"draft"})

    can_write = fields.Boolean(compute="_compute_can_write")
    can_delete = fields.Boolean(compute="_compute_can_delete")

    def _post_model_setup__(self):
        merge_declared(type(self), _DECLARED)
        return super()._post_model_setup__()

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_workflow_can(self):
        """Fill every ``can_<transition>`` field that the model has."""
        for name in self._workflow_transitions:
            field_name = f"can_{name}"
            if field_name not in self._fields:
                continue
            allowed_ids = set(self._origin._workflow_allowed(name).ids)
            for record in self:
                record[field_name] = record._origin.id in allowed_ids

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_delete(self):
        deletable_ids = set(self._origin._filter_deletable().ids)
        for record in self:
            record.can_delete = record._origin.id in deletable_ids

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_can_write(self):
        """Tell to whom buttons are shown that change more than the state."""
        allowed_ids = set(self._origin._filtered_access("write").ids)
        for record in self:
            record.can_write = not record._origin or record._origin.id in allowed_ids

    def _filter_deletable(self):
        """Return those that are not on record yet and that the user may delete."""
        states = self._workflow_unlink_states
        loose = self.filtered(lambda record: record.state in states)
        return loose._filtered_access("unlink")

    @api.model_create_multi
    def create(self, vals_list):
        """Start at the defaults of the code.

        The workflow fields are set here from the field definitions, because a
        ``default_…`` of the context or a user's own ``ir.default`` would reach them.
        """
        if self._workflow_bypassed():
            return super().create(vals_list)
        defaults = self._get_workflow_defaults()
        checked = []
        for vals in vals_list:
            self._check_workflow_fields(
                name
                for name in vals
                if name in self._workflow_fields
                and (vals[name] or False) != (defaults.get(name) or False)
            )
            checked.append(vals | defaults)
        return super().create(checked)

    @api.model
    def _get_workflow_defaults(self):
        """Return what the workflow fields start at, by their definitions."""
        return {
            name: field.default(self) if field.default else False
            for name, field in self._fields.items()
            if name in self._workflow_fields and not field.compute
        }

    def write(self, vals):
        if not self._workflow_bypassed():
            self._check_workflow_fields(vals.keys() & self._workflow_fields)
            if vals.keys() & self._get_frozen_fields():
                self._take_freezing_turn()
            self._check_not_frozen(vals)
        result = super().write(vals)
        if "company_id" in vals:
            # Odoo checks the rules before a write only; without this a document could
            # be pushed into an agency that the user may not write in.
            self.check_access("write")
        return result

    def copy_data(self, default=None):
        """A copy starts its own workflow."""
        return [
            {key: val for key, val in vals.items() if key not in self._workflow_fields}
            for vals in super().copy_data(default)
        ]

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        if self._workflow_bypassed():
            return
        for record in self:
            if record.state not in self._workflow_unlink_states:
                raise FrozenRecordError(
                    self.env._(
                        "%(document)s is %(state)s and stays on record: it cannot be "
                        "deleted.",
                        document=record.display_name,
                        state=record._get_state_label(),
                    )
                )

    def _transition(self, name, vals=None, reason=None):
        """Take the step ``name`` on all records, or on none.

        :param vals: further values to write in the same step
        :param reason: text for the chatter
        :raises TransitionAccessError: the user has no right to the step
        :raises TransitionError: a record is not in a source state
        """
        transition = self._workflow_transitions[name]
        self.check_access(transition.access)
        self.lock_for_update(allow_referencing=True)
        self._take_freezing_turn()
        # What is still to be computed belongs to the state before the step: computed
        # after it, on a frozen document, it would keep the value from before.
        self.env.flush_all()
        self._check_transition_user(transition)
        self._check_transition_state(transition)
        if transition.check:
            getattr(self, transition.check)()
        self._end_try()
        self._before_transition(name)
        writer = self.sudo() if transition.access == "read" else self
        writer = writer._with_workflow_bypass()
        if reason:
            writer = writer._with_trail_reason(reason)
        writer.write({"state": transition.dst, **(vals or {})})
        if reason:
            for record in self:
                record.sudo().message_post(body=reason)
        return self

    def _take_freezing_turn(self):
        """Take a turn on other records by whose steps these freeze (``turn.py``).

        Before it is asked whether they are frozen: who freezes them in this moment goes
        first, or reads what is written here. The rights were asked for.
        """

    def _check_step(self, name):
        """Refuse to open the window of a step that would be refused at its end.

        :raises TransitionAccessError: the user has no right to the step
        :raises TransitionError: a record is not in a source state
        """
        transition = self._workflow_transitions[name]
        self.check_access(transition.access)
        self._check_transition_user(transition)
        self._check_transition_state(transition)

    def _check_transition_state(self, transition):
        """Refuse a document from whose state the step does not lead on."""
        for record in self:
            if record.state not in transition.src:
                raise TransitionError(
                    self.env._(
                        "%(document)s is %(state)s; this step is possible only from: "
                        "%(sources)s. %(remedy)s",
                        document=record.display_name,
                        state=record._get_state_label(),
                        sources=", ".join(map(self._get_state_label, transition.src)),
                        remedy=record._get_frozen_remedy()
                        if record._is_frozen()
                        else self.env._("Read the document anew and go on from there."),
                    )
                )

    def _before_transition(self, name):
        """Do what the step implies for other records; all checks have passed."""

    def _workflow_allowed(self, name):
        """Return those of the records on which the current user may take the step."""
        transition = self._workflow_transitions[name]
        if not self._workflow_has_group(transition):
            return self.browse()
        records = self.filtered(lambda record: record.state in transition.src)
        records = records._filtered_access(transition.access)
        return getattr(records, transition.who)() if transition.who else records

    def _check_transition_user(self, transition):
        """Refuse a user outside the groups, or who is not the person of the step."""
        refused = self - self._filter_step_users(transition)
        if not refused:
            return
        names = ", ".join(refused.mapped("display_name"))
        if not self._workflow_has_group(transition) and (
            lacking := self.env.user._explain_lacking(transition.groups)
        ):
            raise TransitionAccessError(f"{names}: {lacking}")
        raise TransitionAccessError(
            self.env._(
                "You may not take this step on %(documents)s: it belongs to another "
                "position.",
                documents=names,
            )
        )

    def _filter_step_users(self, transition):
        """Return those of the records whose step is the current user's."""
        if not self._workflow_has_group(transition):
            return self.browse()
        return getattr(self, transition.who)() if transition.who else self

    def _workflow_has_group(self, transition):
        """Tell whether the user who is logged in is in a group of the step.

        ``sudo`` does not change who the user is; only the system user, as whom nobody
        can log in, needs no group.
        """
        if not transition.groups or self.env.uid == SUPERUSER_ID:
            return True
        return any(map(self.env.user.has_group, transition.groups))

    def _is_frozen(self):
        """Tell whether the content of this record may no longer change."""
        self.ensure_one()
        return self.state in self._workflow_frozen_states

    @api.model
    def _get_frozen_fields(self):
        """Return the fields that may not change in a frozen state: all of the content.

        What the chatter and the activities write is not content.
        """
        free = set(self._workflow_free_fields) | set(self._workflow_fields)
        for mixin in ("mail.thread", "mail.activity.mixin"):
            free |= self.env[mixin]._fields.keys()
        return self._fields.keys() - free

    def _get_frozen_remedy(self):
        """Return in words what to do instead of changing this frozen record."""
        return self.env._("Make a new version instead.")

    @api.model
    def _get_filled_in(self, state):
        """Return the fields that are yet to be written before a step from a state."""
        return set().union(
            *(
                transition.fills
                for transition in self._workflow_transitions.values()
                if state in transition.src
            )
        )

    def _check_not_frozen(self, names):
        """Refuse a change of the fields ``names`` on a frozen record."""
        content = set(names) & self._get_frozen_fields()
        for state, records in self.grouped("state").items() if content else ():
            frozen_names = content - self._get_filled_in(state)
            records._refuse_frozen(frozen_names)

    def _refuse_frozen(self, frozen_names):
        for record in self if frozen_names else ():
            if record._is_frozen():
                raise FrozenRecordError(
                    self.env._(
                        "%(document)s is %(state)s and may no longer change: "
                        "%(fields)s. %(remedy)s",
                        document=record.display_name,
                        state=record._get_state_label(),
                        fields=self._get_field_labels(frozen_names),
                        remedy=record._get_frozen_remedy(),
                    )
                )

    @api.model
    def _check_workflow_fields(self, names):
        """Refuse ``names`` (workflow fields in foreign values), if there are any."""
        names = set(names)
        if names:
            raise WorkflowFieldError(
                self.env._(
                    "%(fields)s of %(model)s changes only with the steps of the "
                    "document (the buttons of the form).",
                    fields=self._get_field_labels(names),
                    model=self.env["ir.model"]._get(self._name).name,
                )
            )

    @api.model
    def _get_field_labels(self, names):
        descriptions = self.fields_get(sorted(names), ["string"])
        return ", ".join(description["string"] for description in descriptions.values())

    def _get_state_label(self, state=None):
        """Return the label of a state (default: the record's own) for the user."""
        labels = dict(self._fields["state"]._description_selection(self.env))
        return labels[state or self.state]
