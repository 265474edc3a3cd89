"""An empty field that has to be filled in is refused in our words, by name."""

from odoo import api, models
from odoo.exceptions import ValidationError

#: Kinds of fields whose empty value is one: zero, no.
NEVER_EMPTY = ("boolean", "float", "integer", "monetary")
#: What computing with a value that is not there ends in.
STUMBLES = (AttributeError, KeyError, TypeError, ValueError)


class Base(models.AbstractModel):
    """Every model of ours: what the database would refuse is said in a sentence.

    Asked last, where the row is written: after what the model itself says of a missing
    value, and nothing while somebody is still typing. A client that checks its own
    forms never comes here; RPC, the import and code do.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _get_fields_to_fill(self):
        """Return the fields of ours whose column may not be empty."""
        if not self._auto:
            return []
        ours = self._name.startswith("sidocakep.")
        return [
            field
            for field in self._fields.values()
            if field.required
            and field.store
            and field.column_type
            and field.type not in NEVER_EMPTY
            and (ours or self._is_ours(field))
        ]

    def _create(self, data_list):
        """Refuse what would be a column without a value."""
        fields = self._get_fields_to_fill()
        for data in data_list if fields else ():
            stored = data["stored"]
            empty = [field for field in fields if not stored.get(field.name)]
            empty = [field for field in empty if stored.get(field.name) != ""]
            if empty:
                raise self._get_empty_error(empty, self._get_name_in(stored))
        return super()._create(data_list)

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        fields = self._get_fields_to_fill()
        for vals in vals_list if fields else ():
            # To the database a text of blanks is one.
            blank = [field for field in fields if _is_blank(vals.get(field.name))]
            if blank:
                raise self._get_empty_error(blank, self._get_name_in(vals))
        return records

    def write(self, vals):
        fields = self._get_fields_to_fill() if self else []
        empty = [
            field
            for field in fields
            if field.name in vals
            and (not vals[field.name] or _is_blank(vals[field.name]))
        ]
        if not empty:
            return super().write(vals)
        error = self._get_empty_error(empty, self[:1].sudo().display_name)
        try:
            super().write(vals)
        except STUMBLES as stumble:
            raise error from stumble
        raise error

    def _write_multi(self, vals_list):
        """Refuse the same of a row that is written before ``write`` is through."""
        fields = self._get_fields_to_fill()
        for record, vals in zip(self, vals_list, strict=True) if fields else ():
            empty = [field for field in fields if vals.get(field.name, "") is None]
            if empty:
                raise self._get_empty_error(empty, record._get_name_on_record())
        return super()._write_multi(vals_list)

    def _get_name_on_record(self):
        """Return the name of this record as it was before the change."""
        record = self.sudo()
        field = self._fields.get(self._rec_name)
        if field and field.store and not record[field.name]:
            record.invalidate_recordset([field.name, "display_name"], flush=False)
        return record.display_name or ""

    @api.model
    def _get_name_in(self, vals):
        name = vals.get(self._rec_name)
        return name.strip() if isinstance(name, str) else ""

    @api.model
    def _get_empty_error(self, fields, name):
        model = self.env["ir.model"]._get(self._name).name
        labels = [
            f"“{field.get_description(self.env, ['string'])['string']}”"
            for field in fields
        ]
        return ValidationError(
            self.env._(
                "%(record)s is not complete: %(fields)s is still empty. Fill it in and "
                "save again.",
                record=f"{model} “{name}”" if name else model,
                fields=", ".join(labels),
            )
        )


def _is_blank(value):
    return isinstance(value, str) and not value.strip()
