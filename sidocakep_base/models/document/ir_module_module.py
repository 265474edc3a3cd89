"""The words of an addon, and of what its models inherit from the addons below."""

from odoo import api, models

from ...const import OUR_ADDONS


class IrModuleModule(models.Model):
    """Words of inherited fields are loaded when the model that inherits is there.

    Odoo files the values of a selection under the addon that declares the field, also
    for the models of later addons. It reads the words of that addon before those models
    exist, and never again: they would stay English on a new database.
    """

    _name = "ir.module.module"
    _inherit = "ir.module.module"

    @api.model
    def _load_module_terms(self, modules, langs, overwrite=False):
        """Load the words of our addons below, too, with those of one of ours."""
        names = list(modules)
        if any(name.startswith(OUR_ADDONS) for name in names):
            below = self.sudo().search([("state", "=", "installed")]).mapped("name")
            ours = [name for name in below if name.startswith(OUR_ADDONS)]
            names = [*sorted(set(ours) - set(names)), *names]
        return super()._load_module_terms(names, langs, overwrite=overwrite)
