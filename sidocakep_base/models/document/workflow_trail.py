"""What the workflow leaves in the trail of a document."""

from dataclasses import dataclass

from odoo import api, models

from .sidocakep_trail import CHANGE, DELETION, STEP, get_trail_value

_REASON_KEY = "sidocakep_trail_reason"


@dataclass(frozen=True)
class _Reason:
    """Why a step was taken; an object, which no client can put into a context."""

    text: str


class SidocakepWorkflowMixin(models.AbstractModel):
    """Every step, whichever code writes it; what it gives way to; its deletion.

    A model names in ``_trail_fields`` the content whose changes are kept too.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.workflow.mixin"

    _trail_fields: frozenset[str] | set[str] = frozenset()

    def _trail(self, kind, reason=None, **vals):
        """Add a row to the trail of each of the documents.

        A row of an act that is refused is lost with it, unless the caller gives the
        records another cursor.

        :param kind: a constant of ``sidocakep_trail.py``
        :param vals: ``subject``, ``field_name``, ``old_value``, ``new_value``
        """
        rows = [{"kind": kind, "reason": reason, **vals} for _document in self]
        self.env["sidocakep.trail"]._record(self, rows)

    def _get_trail_company(self):
        """Return the agency by which the trail is read."""
        return self["company_id"] if "company_id" in self._fields else self.env.company

    def action_view_trail(self):
        """Open what was done to this document."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_trail_action"
        )
        domain = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return action | {"domain": domain, "context": {"create": False}}

    def _with_trail_reason(self, reason):
        """Return the records with the reason that the trail gives for what follows."""
        return self.with_context(**{_REASON_KEY: reason and _Reason(reason)})

    def _get_trail_reason(self):
        reason = self.env.context.get(_REASON_KEY)
        return reason.text if isinstance(reason, _Reason) else None

    def write(self, vals):
        names = self._trail_fields if self._trail_fields & vals.keys() else set()
        names = sorted({*names, *({"state"} & vals.keys()), *self._find_late(vals)})
        before = {record.id: record._get_trail_values(names) for record in self}
        result = super().write(vals)
        if names:
            self._trail_changes(before)
        return result

    def _find_late(self, vals):
        """Return what is written of documents that are frozen: all of it is kept."""
        free = self._workflow_free_fields.union(
            *(transition.fills for transition in self._workflow_transitions.values())
        )
        names = {name for name in free & vals.keys() if self._fields[name].column_type}
        if names and any(record._is_frozen() for record in self):
            return names
        return set()

    @api.ondelete(at_uninstall=False)
    def _unlink_trail(self):
        """Say that a draft was deleted: what else was done to it stays readable."""
        self._trail(DELETION)

    def _get_trail_values(self, names):
        return {name: get_trail_value(self, name) for name in names}

    def _trail_changes(self, before):
        """Add a row for each value that differs from ``{record id: {name: value}}``."""
        documents, rows = [], []
        for record in self:
            for name, old in before[record.id].items():
                new = get_trail_value(record, name)
                if new == old:
                    continue
                documents.append(record.id)
                rows.append(
                    {
                        "kind": STEP if name == "state" else CHANGE,
                        "field_name": name,
                        "old_value": old,
                        "new_value": new,
                        "reason": self._get_trail_reason(),
                    }
                )
        self.env["sidocakep.trail"]._record(self.browse(documents), rows)
