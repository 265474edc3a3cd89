from odoo import api, fields, models
from odoo.tools import SQL


class SidocakepIssuedKind(models.Model):
    """The kinds of document that stand in the register, to choose from."""

    _name = "sidocakep.issued.kind"
    _description = "Kind of Issued Document"
    _auto = False
    _order = "name, id"
    _depends = {"sidocakep.issued.document": ["kind"]}

    name = fields.Char(readonly=True)

    @property
    def _table_query(self):
        return self._get_query()

    @api.model
    def _get_query(self):
        # Rows of the register are never removed: the first of a kind stays its number.
        return SQL(
            "SELECT min(id) AS id, kind AS name FROM sidocakep_issued_document"
            " GROUP BY kind"
        )
