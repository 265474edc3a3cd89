"""What the signatures cover of a line besides its printed words."""

from decimal import Decimal

from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number

#: Edition of the page since which a weight is printed.
WEIGHTS_PRINTED = 5


class SidocakepPkLine(models.Model):
    """The figure of a promise: what is measured later is what was signed.

    The printed target is its text; between the two there is nothing to choose.
    """

    _name = "sidocakep.pk.line"
    _inherit = "sidocakep.pk.line"

    def _get_sealed_figure(self):
        """Return figure, unit, kind, period and links of the line, JSON-able.

        Numbers are the shortest text that is the same float (decision 0004).
        """
        self.ensure_one()
        line = self.sudo()
        return {
            "line": line.id,
            "indicator": line.indicator_id.id,
            "level": line.level_id.id,
            "node": line.node_id.id,
            "period": {"kind": line.target_id.period_kind or "year", "year": line.year},
            "kind": line.value_kind,
            "unit": line.unit_id.name or "",
            "status": line.figure_status,
            "value": repr(line.value),
            "value_high": repr(line.value_high),
            "point": line.point_id.name or "",
            "plan_target": line.target_id.id,
            "supports": line.parent_line_id.id,
            "method": line.cascade_method or "",
            "written": line.written or "",
            "from_plan": line.is_from_plan,
            "earlier_years": line.from_earlier_years,
            # What was signed before there were weights has none.
            **({"weight": repr(line.weight)} if line.weight != 1 else {}),
        }

    def _get_paper_target(self):
        """Return the target with its unit as official texts write it.

        A line signed before there were such words has none: its target is printed.
        """
        self.ensure_one()
        return {"paper": self.paper_text} if self.paper_text else {}

    def _get_target_note(self):
        """Return what is said besides the figure, where anything is."""
        self.ensure_one()
        said = filter(None, (self.target_note, self._get_weight_note()))
        note = "; ".join(said)
        return {"target_note": note} if note else {}

    def _get_weight_note(self):
        """Return the weight as who signs reads it; at 1 it weighs nothing.

        What was signed before it was printed says what it said.
        """
        if self.weight == 1:
            return ""
        frozen = self.pk_id.frozen_values or {}
        if frozen and frozen.get("page_edition", 0) < WEIGHTS_PRINTED:
            return ""
        return f"Bobot {format_number(Decimal(repr(self.weight)))}"
