from odoo import models


class Base(models.AbstractModel):
    """Nobody groups by a list of records that he may not read.

    Odoo asks for the right to a field where it puts the column into the query; the
    column of a many2many stands in another table, and it forgets to ask.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def _read_group_groupby(self, alias, groupby_spec, query):
        field = self._fields.get(groupby_spec)
        if field and field.type == "many2many":
            self._check_field_access(field, "read")
        return super()._read_group_groupby(alias, groupby_spec, query)
