"""What an agreement pays for and names in words: no line of it, and not measured."""

from odoo import models


class SidocakepMeasurementSheet(models.Model):
    """A row of Tabel II whose indicator nobody measures is told, and who mends it."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    def _list_worded(self):
        """Return what Tabel II names that no line and no output of the DPA measures."""
        self.ensure_one()
        outputs = self.measurement_id.output_ids.filtered("indicator_id")
        measured = set(outputs.node_id.mapped("identity"))
        return [
            text
            for row in self.pk_id.table2_ids
            if row.node_id.identity not in measured
            for text, line in row._list_worded()
            if not line
        ]
