"""Programmes of the national nomenclature taken over into a plan."""

from odoo import fields, models
from odoo.exceptions import UserError

NODE_LEVELS = ("program", "kegiatan", "sub_kegiatan")
INDICATOR_LEVELS = {
    "program": "outcome",
    "kegiatan": "output",
    "sub_kegiatan": "sub_activity_output",
}


class SidocakepPlan(models.Model):
    """Adds programmes, activities and sub-activities from the nomenclature."""

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    def action_add_programs(self):
        """Open the choice of programmes from the nomenclature."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Add Programmes from the Nomenclature"),
            "res_model": "sidocakep.plan.add.programs",
            "view_mode": "form",
            "target": "new",
            "context": {"default_plan_id": self.id},
        }

    def _add_from_nomenclature(self, rows, bidang, parent=None, with_indicators=True):
        """Add nodes for nomenclature rows and for the levels above them.

        What the plan has already (same code) is left alone and used as parent.

        :param rows: records of level program, kegiatan or sub_kegiatan
        :param bidang: record of level bidang that takes the place of ``X.XX``
        :param parent: node under which new programmes stand
        :param with_indicators: also create the indicator that a row states, with its
            unit, for the new nodes
        :return: the new nodes
        """
        self.ensure_one()
        if rows.filtered(lambda row: row.level not in NODE_LEVELS):
            raise UserError(
                self.env._(
                    "Choose programmes, activities or sub-activities; urusan and "
                    "bidang are not part of a plan."
                )
            )
        wanted = rows
        while (
            ancestors := wanted.parent_id.filtered(lambda row: row.level in NODE_LEVELS)
            - wanted
        ):
            wanted |= ancestors
        nodes = {
            node.code: node
            for node in self.node_ids.filtered(lambda node: node.level in NODE_LEVELS)
        }
        created = self.env["sidocakep.plan.node"]
        for level in NODE_LEVELS:
            new_rows = wanted.filtered(lambda row, level=level: row.level == level)
            new_nodes = created.create(
                [
                    self._prepare_nomenclature_node_vals(row, bidang, nodes, parent)
                    for row in new_rows.sorted("code")
                    if row._instantiate(bidang) not in nodes
                ]
            )
            nodes |= {node.code: node for node in new_nodes}
            created |= new_nodes
        if with_indicators:
            self._create_nomenclature_indicators(created)
        return created

    def _prepare_nomenclature_node_vals(self, row, bidang, nodes, parent):
        """Return the values of a node; ``nodes`` has those above by their code."""
        upper = (
            nodes[row.parent_id._instantiate(bidang)]
            if (row.level != "program")
            else parent
        )
        return {
            "plan_id": self.id,
            "parent_id": upper.id if upper else False,
            "level": row.level,
            "code": row._instantiate(bidang),
            "name": row.name,
            "nomenclature_id": row.id,
        }

    def _create_nomenclature_indicators(self, nodes):
        """Create the indicators that the nomenclature states for the nodes.

        An indicator of the agency with the same name, unit and kind is used again.
        """
        rows = nodes.filtered("nomenclature_id.indicator_name")
        indicators = self.env["sidocakep.indicator"]
        known = {
            (indicator.company_id.id, indicator.name, indicator.unit_id.id): indicator
            for indicator in indicators.search(
                [
                    ("company_id", "in", rows.company_id.ids),
                    ("name", "in", rows.nomenclature_id.mapped("indicator_name")),
                ]
            )
        }
        levels = {
            level.code: level
            for level in self.env["sidocakep.indicator.level"].search([])
        }
        missing = {}
        for node in rows:
            source = node.nomenclature_id
            key = (node.company_id.id, source.indicator_name, source.unit_id.id)
            if key in known:
                node.indicator_ids |= known[key]
                continue
            code = INDICATOR_LEVELS[node.level]
            vals = missing.setdefault(
                key,
                {
                    "company_id": key[0],
                    "name": key[1],
                    "unit_id": key[2],
                    "kind": "program" if node.level == "program" else "kegiatan",
                    "level_id": levels[code].id,
                    "accumulation": "sum",
                    "node_ids": [],
                },
            )
            vals["node_ids"].append(fields.Command.link(node.id))
        return indicators.create(list(missing.values()))
