"""Where an agreement differs from what was signed, in the words of its form."""

from odoo import api, models

#: Values of the document by the field that says them, where the names differ.
OF_AGREEMENT = {"date_iso": "date_document", "total": "amount_total"}
OF_PRINTED = {"target": "target_text", "paper": "paper_text", "no": "sequence"}
OF_FIGURE = {
    "indicator": "indicator_id",
    "level": "level_id",
    "node": "node_id",
    "status": "figure_status",
    "plan_target": "target_id",
    "supports": "parent_line_id",
    "method": "cascade_method",
    "from_plan": "is_from_plan",
    "earlier_years": "from_earlier_years",
}
OF_TABLE2 = {"indicator": "indicator_text", "no": "sequence"}
LINE, TABLE2 = "sidocakep.pk.line", "sidocakep.pk.table2"
#: Where a path begins: the model whose rows it is of, and its fields.
TABLES = {
    "objectives": (LINE, OF_PRINTED),
    "figures": (LINE, OF_FIGURE),
    "table2": (TABLE2, OF_TABLE2),
}


class SidocakepPk(models.Model):
    """A difference is found by its place in the content; it is read by its label."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    @api.model
    def _describe_paths(self, paths):
        """Return the places of differences in words, each once.

        :param paths: as ``engine.chain.get_differences`` returns them
        """
        return "; ".join(dict.fromkeys(map(self._describe_path, paths)))

    @api.model
    def _describe_path(self, path):
        start, *steps = path.split(".")
        if start not in TABLES:
            name = "_".join((start, *steps))
            return self._get_field_label(self._name, OF_AGREEMENT.get(name, name))
        model, names = TABLES[start]
        # printed as 1.1, and counted as they stand in the list of the figures
        number = ".".join(step for step in steps if step.isdigit())
        key = next((step for step in reversed(steps) if not step.isdigit()), "")
        if start == "objectives" and key == "name" and "indicators" not in steps:
            key = "objective"
        table = self._get_field_label(
            self._name, "table2_ids" if model == TABLE2 else "line_ids"
        )
        where = " ".join(filter(None, (table, number)))
        if not key or key in ("indicators", "children"):
            return where
        return f"{where}: {self._get_field_label(model, names.get(key, key))}"

    @api.model
    def _get_field_label(self, model, name):
        """Return what a field is called; a value that no field says, as it stands."""
        found = self.env[model].fields_get([name], ["string"])
        return found.get(name, {}).get("string", name)
