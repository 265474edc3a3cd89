"""The rows of the DPA in force at the end of a period are measured."""

from odoo import models

from odoo.addons.sidocakep_base.const import BUDGET_LEVELS
from odoo.addons.sidocakep_base.engine.achievement.achievement import no_figure
from odoo.addons.sidocakep_base.engine.achievement.measuring import NO_INDICATOR
from odoo.addons.sidocakep_base.engine.figures.values import NoFigureKind


class SidocakepMeasurement(models.Model):
    """Beside the PKs stands what the money is for."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _draw(self):
        result = super()._draw()
        items = self.sudo()
        for (year, end), period in items.grouped(
            lambda item: (item.year, item.date_end)
        ).items():
            period._draw_outputs(period._find_budgets(year, end))
        items._refresh_rows("sidocakep.measurement.output")
        return result

    def _find_budgets(self, year, end):
        """Return ``{agency id: its DPA at the end of the period, or now}``."""
        budgets = self.env["sidocakep.budget"].sudo()
        now = budgets._get_in_force(self.company_id, year=year)
        return now | budgets._get_in_force(self.company_id, end, year=year)

    def _draw_outputs(self, budgets):
        """Create the rows that are missing and drop those that are paid no longer."""
        outputs = self.env["sidocakep.measurement.output"].sudo()
        outputs = outputs._with_workflow_bypass()
        vals_list = []
        for item in self:
            wanted = item._find_output_keys(budgets.get(item.company_id.id))
            known = {(row.node_id, row.indicator_id): row for row in item.output_ids}
            gone = outputs.union(*(known[key] for key in known.keys() - wanted.keys()))
            gone._with_workflow_bypass().unlink()
            for key, promised in wanted.items():
                node, indicator = key
                vals = {"has_promise": promised}
                if not indicator:
                    vals |= _prepare_blind()
                if key not in known:
                    vals |= {"measurement_id": item.id, "node_id": node.id}
                    vals_list.append({**vals, "indicator_id": indicator.id})
                elif any(known[key][name] != value for name, value in vals.items()):
                    known[key]._with_workflow_bypass().write(vals)
        outputs.create(vals_list)

    def _find_output_keys(self, budget):
        """Return ``{(node, indicator): whether a PK promises it}`` of a DPA."""
        nodes = self.env["sidocakep.plan.node"].sudo()
        if not budget:
            return {}
        paths = "".join(budget.line_ids.node_id.mapped("parent_path"))
        above = sorted({int(node_id) for node_id in paths.split("/") if node_id})
        paid = nodes.browse(above).filtered(lambda node: node.level in BUDGET_LEVELS)
        promised = self.line_ids.indicator_id
        return {
            (node, indicator): indicator in promised if indicator else False
            for node in paid
            for indicator in (node.indicator_ids or [node.indicator_ids])
        }


def _prepare_blind():
    """Return what is said where the plan has no indicator: why nothing is measured.

    It is neither due nor late: it cannot be known.
    """
    result = no_figure(NoFigureKind.NOT_COMPUTABLE, NO_INDICATOR)
    return {
        f"{of_what}{name}": value
        for of_what in ("", "year_", "five_")
        for name, value in (
            ("status", result.status),
            ("printed", result.printed),
            ("trace", NO_INDICATOR),
        )
    }
