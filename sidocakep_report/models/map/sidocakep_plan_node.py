from odoo import models


class SidocakepPlanNode(models.Model):
    """What the printed map says of its components. Paser 23/2016 art. 3(2)."""

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    def _get_drawn_rows(self, ratings):
        """Return what boxes and the sheet behind them say, one dict a node.

        :param ratings: as :meth:`_get_map_ratings` returns them
        """
        boxes = {box["id"]: box for box in self._get_map_boxes(ratings)}
        # As superuser: names of positions and components of others are public.
        return [
            {
                **boxes[node.id],
                "definition": node.operational_definition or "",
                "relations": known._get_drawn_relations(boxes),
                "staff": node.staff_persons or "",
                "stakeholders": node.stakeholders or "",
                "beneficiaries": node.beneficiaries or "",
                "indicator_names": node.indicator_names or "",
            }
            for node, known in zip(self, self.sudo(), strict=True)
        ]

    def _get_drawn_relations(self, boxes):
        """Return what a component is part of, supports and brings about, in words."""
        above = boxes[self.id]["parent_id"]
        lines = []
        if above:
            lines.append(f"Bagian dari: {self.browse(above)._get_drawn_name()}")
        if upper := self.upper_node_id:
            lines.append(f"Mendukung RPJMD: {upper._get_drawn_name()}")
        lines += [f"Mendorong: {effect._get_drawn_name()}" for effect in self.link_ids]
        return "\n".join(lines)

    def _get_drawn_name(self):
        return " ".join(filter(None, (self.code, self.name)))
