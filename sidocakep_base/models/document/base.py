"""What the program works out cannot be written from outside, on any model of ours."""

from odoo import api, models
from odoo.exceptions import AccessError

from ...const import OUR_ADDONS


class Base(models.AbstractModel):
    """Every model: a computed or related field of ours without an inverse is no input.

    To Odoo such a field is read-only on screens alone: ``write`` and ``create`` over
    RPC, and the commands of a parent, store what the client sends. What the program
    computes it writes by recomputation, which asks no right; ``sudo`` of our own code
    passes. A field that people may overwrite says ``readonly=False``.
    """

    _inherit = "base"

    @api.model
    def _is_worked_out(self, field):
        """Tell whether a field of our addons is the program's alone to fill."""
        return bool(
            (field.compute or field.related)
            and field.readonly
            and not field.inverse
            and any(module.startswith(OUR_ADDONS) for module in field._modules)
        )

    @api.model
    def _has_field_access(self, field, operation):
        if operation == "write" and not self.env.su and self._is_worked_out(field):
            return False
        return super()._has_field_access(field, operation)

    @api.model
    def _check_field_access(self, field, operation):
        if operation == "write" and not self.env.su and self._is_worked_out(field):
            raise AccessError(
                self.env._(
                    "“%(field)s” of %(model)s is worked out by the program and is not "
                    "entered. Change what it follows from instead.",
                    field=field.get_description(self.env, ["string"])["string"],
                    model=self.env["ir.model"]._get(self._name).name,
                )
            )
        return super()._check_field_access(field, operation)

    @api.model
    def default_get(self, fields):
        """No default reaches what is worked out, from the context or a user's own.

        Also under ``sudo``: the context is still that of the client.
        """
        return super().default_get(
            [name for name in fields if not self._is_worked_out_name(name)]
        )

    @api.model
    def _is_worked_out_name(self, name):
        return name in self._fields and self._is_worked_out(self._fields[name])

    @api.model_create_multi
    def create(self, vals_list):
        """Leave aside defaults of the context for what is worked out.

        A default travels on to the lines that a record creates, where the field of the
        same name may be a related one: that is no attempt to write it.
        """
        context = {
            key: value
            for key, value in self.env.context.items()
            if not key.startswith("default_") or not self._is_worked_out_name(key[8:])
        }
        if len(context) == len(self.env.context):
            return super().create(vals_list)
        model = self.with_env(self.env(context=context))
        return super(Base, model).create(vals_list).with_env(self.env)
