"""What core gives to every login, and a government does not."""

from odoo import api, models

PERMISSIONS = ("perm_read", "perm_write", "perm_create", "perm_unlink")
#: ``{model of core: what is left to who is no administrator}``.
LEFT = {
    # The document that a letter names, any document, is printed with the rights of the
    # server and sent to a firm abroad. Who writes an address has them looked up.
    "snailmail.letter": frozenset({"perm_read"}),
    # The frames of all prints of the server.
    "report.layout": frozenset({"perm_read"}),
}


class IrModelAccess(models.Model):
    """Rights of core that reach past an agency are taken back, whenever they come.

    An addon of Odoo that brings such a model may come later, with or without us, and an
    update writes its rights again: so it is looked at each time the server starts.
    """

    _inherit = "ir.model.access"

    def _register_hook(self):
        result = super()._register_hook()
        self._close_rights_of_core()
        return result

    @api.model
    def _close_rights_of_core(self):
        admins = self.env.ref("base.group_system")
        rows = self.sudo().search(
            [("model_id.model", "in", list(LEFT)), ("group_id", "!=", admins.id)]
        )
        for row in rows:
            left = LEFT[row.model_id.model]
            if taken := [
                name for name in PERMISSIONS if row[name] and name not in left
            ]:
                row.write(dict.fromkeys(taken, False))
