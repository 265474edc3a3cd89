"""What the figures of an indicator mean, and which decided documents rely on it."""

from odoo import models

from ...exceptions import FrozenRecordError

#: What a figure means: not to be changed under what was decided, signed or verified.
MEANING_FIELDS = frozenset(
    {
        *("unit_id", "direction", "value_kind", "scale_id"),
        *("accumulation", "release_month", "formula_code"),
    }
)


class SidocakepIndicator(models.Model):
    """The meaning lasts as long as the documents that stand on it."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    def _check_meaning_free(self, vals):
        """Refuse to change what decided figures mean, and say where they are decided.

        :raises FrozenRecordError: with the document and the remedy
        """
        changed = self.filtered(lambda item: item._get_changed_meaning(vals))
        decided = changed._get_decided_in() if changed else {}
        for indicator in changed.filtered(lambda item: item.id in decided):
            document = decided[indicator.id].sudo()
            labels = (
                self._fields[name]._description_string(self.env)
                for name in indicator._get_changed_meaning(vals)
            )
            raise FrozenRecordError(
                self.env._(
                    '"%(indicator)s" stands in %(document)s (%(state)s): what its '
                    "figures mean may no longer change: %(fields)s. %(remedy)s What "
                    "means something else is a new indicator there.",
                    indicator=indicator.name,
                    document=document.display_name,
                    state=document._get_state_label(),
                    fields=", ".join(labels),
                    remedy=document._get_frozen_remedy(),
                )
            )

    def _get_changed_meaning(self, vals):
        """Return the names of the fields that would mean something else."""
        self.ensure_one()
        return sorted(
            name
            for name in MEANING_FIELDS & vals.keys()
            if (self._fields[name].convert_to_write(self[name], self) or False)
            != (vals[name] or False)
        )

    def _get_decided_in(self):
        """Return ``{indicator id: document}`` of those that a fixed document relies on.

        Rooms above add their documents.
        """
        targets = self.env["sidocakep.target"].sudo()
        targets = targets.search(
            [
                ("indicator_id", "in", self.ids),
                ("plan_id.state", "in", ["reviewed", "decided", "amended", "ended"]),
            ]
        )
        # The version that counts is named, not one that it has replaced.
        plans = targets.plan_id.sorted(lambda plan: (plan.version, plan.id))
        return {
            target.indicator_id.id: plan
            for plan in plans
            for target in targets
            if target.plan_id == plan
        }
