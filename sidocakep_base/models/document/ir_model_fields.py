from odoo import models

from ...const import OUR_ADDONS


class IrModelFields(models.Model):
    """A column of ours goes with its addon alone, not by the request of anybody."""

    _inherit = "ir.model.fields"

    def unlink(self):
        """Odoo's own code looks at the context before the records are asked."""
        return super(IrModelFields, self._as_requested()).unlink()

    def _as_requested(self):
        """Let an administrator's own field take those along that follow it."""
        modules = {
            module.strip()
            for field in self.sudo()
            for module in (field.modules or "").split(",")
        }
        if not any(module.startswith(OUR_ADDONS) for module in modules):
            return self
        return super()._as_requested()
