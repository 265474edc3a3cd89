from odoo import models


class SidocakepPerformanceTreeNode(models.Model):
    """What the printed tree says of a card."""

    _name = "sidocakep.performance.tree.node"
    _inherit = "sidocakep.performance.tree.node"

    def _get_drawn_row(self):
        return {
            "id": self.id,
            "parent_id": self.parent_id.id,
            "kind": self.kind,
            "name": self.name,
            "rating": self.achievement_mark,
            "notes": self._get_drawn_notes(),
        }

    def _get_drawn_notes(self):
        """Return the lines below the name: indicators, plan, positions, agencies."""
        notes = [f"• {indicator['text']}" for indicator in self.indicator_names or []]
        notes += [chip["text"] for chip in self.link_chips or []]
        notes += [
            f"{'Mendukung' if chip['incoming'] else 'Crosscutting'} {chip['agency']}: "
            f"{chip['label']}"
            for chip in self.crosscutting_chips or []
        ]
        return notes
