"""What changes on the lines of a draft stands in the trail of the document."""

import json

from odoo import api, models

from .sidocakep_trail import CHANGE, get_trail_value
from .workflow_bypass_mixin import merge_declared


class SidocakepWorkflowPartMixin(models.AbstractModel):
    """A part names in ``_trail_fields`` what is kept of it, old and new.

    A class that reopens the model names only what it adds. The copy that a next version
    makes is no change of anybody; what belongs to no document has no trail.
    """

    _inherit = "sidocakep.workflow.part.mixin"

    _trail_fields: frozenset[str] | set[str] = frozenset()

    def _post_model_setup__(self):
        merge_declared(type(self), {"_trail_fields": frozenset})
        return super()._post_model_setup__()

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if self._trail_fields and self._is_trail_kept():
            records._trail_parts("new_value")
        return records

    def write(self, vals):
        if not self._trail_fields or not self._is_trail_kept():
            return super().write(vals)
        before = {record.id: record._get_trail_values() for record in self}
        result = super().write(vals)
        self._trail_changes(before)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_trail(self):
        if self._trail_fields and self._is_trail_kept():
            self._trail_parts("old_value")

    def _get_trail_values(self):
        return {name: get_trail_value(self, name) for name in self._trail_fields}

    def _get_trail_subject(self):
        record, field = self.sudo(), self._fields.get(self._rec_name)
        is_text = field and field.type in ("char", "text")
        name = record[self._rec_name] if is_text else record.display_name
        return (name or "").split("\n")[0]

    def _group_by_trail(self):
        """Return ``{field of the document: records}``: in whose trail each is kept."""
        field = self._workflow_document_field
        return {field: self.filtered(field)}

    def _trail_changes(self, before):
        """Add a row for each value that differs from ``{record id: {name: value}}``."""
        for field, records in self._group_by_trail().items():
            documents, rows = [], []
            for record in records:
                after = record._get_trail_values()
                for name in sorted(after):
                    old, new = before[record.id][name], after[name]
                    if new != old:
                        documents.append(record[field].id)
                        values = {"old_value": old, "new_value": new}
                        rows.append(
                            {"field_name": name} | values | record._get_trail_part()
                        )
            self.env["sidocakep.trail"]._record(self[field].browse(documents), rows)

    def _trail_parts(self, column):
        """Say that whole lines came (``new_value``) or went (``old_value``)."""
        for field, records in self._group_by_trail().items():
            rows = []
            for record in records:
                kept = record._get_trail_values()
                kept = {name: kept[name] for name in self._fields if kept.get(name)}
                text = json.dumps(kept, ensure_ascii=False)
                rows.append({column: text} | record._get_trail_part())
            ids = [record[field].id for record in records]
            self.env["sidocakep.trail"]._record(self[field].browse(ids), rows)

    def _get_trail_part(self):
        """Return the values of a row that say of which line it is."""
        return {
            "kind": CHANGE,
            "subject": self._get_trail_subject(),
            "field_model": self._name,
            "part_id": self.id,
        }
