"""What a decided indicator measures, and which documents rely on it."""

from odoo import api, fields, models

from ...const import PLAN_DECIDED, PLAN_DRAFT, PLAN_REVIEWED
from ...exceptions import FrozenRecordError

#: What a figure means: not to be changed under what was decided, signed or verified.
MEANING_FIELDS = frozenset(
    {
        *("unit_id", "direction", "value_kind", "scale_id"),
        *("accumulation", "release_month", "formula_code"),
    }
)
#: In which words it is said; what is empty yet may still be filled in.
WORDING_FIELDS = (
    *("name", "operational_definition", "formula_text"),
    *("numerator", "denominator", "data_source"),
)


class SidocakepIndicator(models.Model):
    """The meaning lasts as long as the documents that stand on it.

    Who is measured by an indicator writes it: who changes what it says once it was
    decided changes what was promised. Its words are set right by a correction
    (``sidocakep_indicator_correction.py``), anything else by the next version.
    """

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    decided_text = fields.Char(
        string="Decided in",
        compute="_compute_decided_text",
        help="The document by which it was decided; empty while nothing relies on it.",
    )

    @api.depends("target_ids.plan_id.state", "node_ids.plan_id.state")
    @api.depends_context("lang")
    def _compute_decided_text(self):
        decided = self._get_decided_in()
        for indicator in self:
            document = decided.get(indicator._origin.id)
            indicator.decided_text = document and self.env._(
                "%(document)s (%(state)s)",
                document=document.sudo().display_name,
                state=document.sudo()._get_state_label(),
            )

    def _check_meaning_free(self, vals):
        """Refuse to change what decided figures mean, and say where they are decided.

        :raises FrozenRecordError: with the document and the remedy
        """
        changed = self.filtered(lambda item: item._get_changed_meaning(vals))
        decided = changed._get_decided_in() if changed else {}
        for indicator in changed.filtered(lambda item: item.id in decided):
            names = indicator._get_changed_meaning(vals)
            document = decided[indicator.id].sudo()
            refusal = {
                "indicator": indicator.name,
                "document": document.display_name,
                "state": document._get_state_label(),
                "fields": ", ".join(
                    self._fields[name]._description_string(self.env) for name in names
                ),
            }
            if MEANING_FIELDS.isdisjoint(names):
                raise FrozenRecordError(
                    self.env._(
                        '"%(indicator)s" stands in %(document)s (%(state)s): its '
                        "words say what was promised and stay: %(fields)s. A typing "
                        "error is set right by Bagian Organisasi or Bappeda (Correct "
                        "the Wording): ask them. What means something else is a new "
                        "indicator in the next version of the plan.",
                        **refusal,
                    )
                )
            raise FrozenRecordError(
                self.env._(
                    '"%(indicator)s" stands in %(document)s (%(state)s): what its '
                    "figures mean may no longer change: %(fields)s. %(remedy)s What "
                    "means something else is a new indicator there.",
                    remedy=document._get_frozen_remedy(),
                    **refusal,
                )
            )

    def _get_changed_meaning(self, vals):
        """Return the names of the fields that would say something else."""
        self.ensure_one()
        closed = [name for name in WORDING_FIELDS if (self[name] or "").strip()]
        return sorted(
            name
            for name in MEANING_FIELDS.union(closed) & vals.keys()
            if (self._fields[name].convert_to_write(self[name], self) or False)
            != (vals[name] or False)
        )

    def _check_not_in_force(self):
        """Refuse to archive what a plan in force has: it would be measured no more.

        :raises FrozenRecordError: with the plan and the remedy
        """
        relied = self._get_decided_plans((PLAN_REVIEWED, PLAN_DECIDED))
        for indicator in self.filtered(lambda item: item.id in relied):
            plan = relied[indicator.id]
            raise FrozenRecordError(
                self.env._(
                    '"%(indicator)s" stands in %(plan)s (%(state)s): it is measured '
                    "until the next version of the plan leaves it out. Draft that "
                    "version, and archive it once that is decided.",
                    indicator=indicator.name,
                    plan=plan.display_name,
                    state=plan._get_state_label(),
                )
            )

    @api.model
    def _find_decided(self, domain):
        """Return ``{indicator: document}`` of those of a domain that are decided; sudo.

        Archived ones too; see :meth:`_get_decided_in`.
        """
        found = self.sudo().with_context(active_test=False).search(domain)
        decided = found._get_decided_in() if found else {}
        return {item: decided[item.id] for item in found if item.id in decided}

    def _get_decided_in(self):
        """Return ``{indicator id: document}`` of those that a fixed document relies on.

        Rooms above add their documents.
        """
        states = dict(self.env["sidocakep.plan"]._fields["state"].selection)
        return self._get_decided_plans(tuple(states.keys() - {PLAN_DRAFT}))

    def _get_decided_plans(self, states):
        """Return ``{indicator id: plan}`` that has it or promises of it; sudo.

        The version that counts is named, not one that it has replaced.
        """
        of_indicators = [("indicator_id", "in", self.ids)]
        targets = self.env["sidocakep.target"].sudo()
        targets = targets.search([*of_indicators, ("plan_id.state", "in", states)])
        pairs = {(target.indicator_id.id, target.plan_id) for target in targets}
        nodes = self.env["sidocakep.plan.node"].sudo()
        nodes = nodes.with_context(active_test=False).search(
            [("indicator_ids", "in", self.ids), ("plan_id.state", "in", states)]
        )
        own = set(self.ids)
        pairs |= {
            (indicator_id, node.plan_id)
            for node in nodes
            for indicator_id in own.intersection(node.indicator_ids._ids)
        }
        return dict(sorted(pairs, key=lambda pair: (pair[1].version, pair[1].id)))
