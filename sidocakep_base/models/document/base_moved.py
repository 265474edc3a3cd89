"""What belongs to a person, a post or an agency is not moved to another one's."""

from odoo import models

#: What records of Odoo belong to, on which our documents and rights rest.
HOLDERS = frozenset(
    {
        *("discuss.channel", "hr.department", "hr.employee", "hr.job", "hr.version"),
        *("res.company", "resource.calendar", "resource.resource"),
    }
)


class Base(models.AbstractModel):
    """Every model of Odoo: who may write a record may not put it where he may not.

    Odoo asks the rules before a write only: of a line of one's own curriculum vitae
    anybody could make a line of somebody else's. Of our own models the rooms say where
    a record may go.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def write(self, vals):
        result = super().write(vals)
        if self._is_moved_elsewhere(vals):
            self.check_access("write")
        return result

    def _is_moved_elsewhere(self, vals):
        """Tell whether a person writes to what the records belong."""
        if self.env.su or self._name.startswith("sidocakep."):
            return False
        return any(
            (field := self._fields.get(name))
            and field.type == "many2one"
            and field.store
            and field.comodel_name in HOLDERS
            for name in vals
        )
