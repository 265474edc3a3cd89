"""What the program fills cannot be written from outside, on any model of ours."""

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG

from ...const import OUR_ADDONS
from .workflow_bypass_mixin import is_copy, is_workflow_bypassed

# An object cannot travel over RPC: only server code can put it in a context.
_PROGRAM = object()
_PROGRAM_KEY = "sidocakep_program"
#: Fields whose value is a list of commands, each a record that is written.
LINKED = ("one2many", "many2many")


class Base(models.AbstractModel):
    """Every model: what a field of ours shows and does not ask for is no input.

    To Odoo a computed or related field without an inverse, and a field that says
    ``readonly=True``, is read-only on screens alone: ``write`` and ``create`` over
    RPC, and the commands of a parent, store what the client sends. What the program
    computes it writes by recomputation, which asks no right; ``sudo`` of our own code
    passes. What it keeps beside (from where a row was drawn, who reported it) it
    writes by ``_as_program()``, with the rights of the person. A field that people may
    overwrite says ``readonly=False``.
    """

    _inherit = "base"

    @api.model
    def _is_ours(self, field):
        """Tell whether an addon of ours has defined the field, or changed it."""
        return any(module.startswith(OUR_ADDONS) for module in field._modules)

    @api.model
    def _is_worked_out(self, field):
        """Tell whether a field of our addons follows from other fields alone."""
        return bool(
            (field.compute or field.related)
            and field.readonly
            and not field.inverse
            and self._is_ours(field)
        )

    @api.model
    def _is_programs(self, field):
        """Tell whether a field of our addons is written by our code alone.

        What a step of the workflow owns is guarded by the workflow, in its own words;
        a window is opened with what it is about.
        """
        return bool(
            field.readonly
            and not self._transient
            and field.name not in models.MAGIC_COLUMNS
            and not (field.compute or field.related)
            and field.name not in getattr(self, "_workflow_fields", ())
            and self._is_ours(field)
        )

    def _as_program(self):
        """Return the records with the right to write what is no input of anybody.

        Only for values that our own code found, never for those of a client.
        """
        return self.with_context(**{_PROGRAM_KEY: _PROGRAM})

    def _is_program(self):
        return self.env.su or self._is_raised()

    def _is_raised(self):
        """Tell whether our code writes here what the person may not write."""
        return (
            self.env.context.get(_PROGRAM_KEY) is _PROGRAM
            or is_workflow_bypassed(self.env)
            or is_copy(self.env)
        )

    @api.model
    def _has_field_access(self, field, operation):
        if operation == "write" and self._find_no_input(field):
            return False
        return super()._has_field_access(field, operation)

    @api.model
    def _check_field_access(self, field, operation):
        problem = operation == "write" and self._find_no_input(field)
        if problem:
            raise AccessError(
                problem
                % {
                    "field": field.get_description(self.env, ["string"])["string"],
                    "model": self.env["ir.model"]._get(self._name).name,
                }
            )
        return super()._check_field_access(field, operation)

    @api.model
    def _find_no_input(self, field):
        """Return why nobody may write the field, to be filled in; None where he may."""
        if not self.env.su and self._is_worked_out(field):
            return self.env._(
                "“%(field)s” of %(model)s is worked out by the program and is not "
                "entered. Change what it follows from instead."
            )
        if self._is_programs(field) and not self._is_program():
            return self.env._(
                "“%(field)s” of %(model)s is filled in by the program and is not "
                "entered. Leave it out; the step that it belongs to fills it in."
            )
        return None

    @api.model
    def _check_given(self, vals_list):
        """Refuse values of a client that name what only our code writes.

        For methods that add such values before ``create`` or ``write`` looks.
        """
        for vals in () if self._is_program() else vals_list:
            for name, value in vals.items():
                field = self._fields.get(name)
                if field and self._is_programs(field):
                    self._check_field_access(field, "write")
                if field and field.type in LINKED:
                    lines = self.env[field.comodel_name]
                    lines._check_given(
                        command[2]
                        for command in value or ()
                        if isinstance(command, list | tuple)
                        and len(command) > 2
                        and isinstance(command[2], dict)
                    )

    @api.model
    def default_get(self, fields):
        """No default reaches what is no input, from the context or a user's own.

        Also under ``sudo``, and where our code writes by ``_as_program()`` or past the
        workflow: the context is still that of the client.
        """
        names = [name for name in fields if not self._is_worked_out_name(name)]
        kept = {name for name in names if self._is_begun_by_itself(name)}
        defaults = super().default_get([name for name in names if name not in kept])
        for name in kept:
            field = self._fields[name]
            if field.default:
                value = field.convert_to_cache(field.default(self), self, False)
                defaults[name] = field.convert_to_write(value, self)
        return defaults

    @api.model
    def _is_begun_by_itself(self, name):
        """Tell whether the field begins with its own default and with nobody's other.

        With rights that the person does not have, a default would be written with
        them: the lines that a document begins with, and where it stands.
        """
        field = self._fields.get(name)
        if not field or not self._is_ours(field):
            return False
        if self._is_programs(field):
            return True
        owned = field.type in LINKED or name in getattr(self, "_workflow_fields", ())
        return owned and self._is_raised()

    @api.model
    def _is_worked_out_name(self, name):
        return name in self._fields and self._is_worked_out(self._fields[name])

    @api.model
    def _is_programs_name(self, name):
        return name in self._fields and self._is_programs(self._fields[name])

    @api.model
    def _is_no_input_name(self, name):
        return self._is_worked_out_name(name) or self._is_programs_name(name)

    @api.model_create_multi
    def create(self, vals_list):
        """Leave aside defaults of the context for what is no input.

        A default travels on to the lines that a record creates, where the field of the
        same name may be a related one: that is no attempt to write it.
        """
        context = {
            key: value
            for key, value in self.env.context.items()
            if not key.startswith("default_")
            or not (
                self._is_worked_out_name(key[8:]) or self._is_programs_name(key[8:])
            )
        }
        if len(context) == len(self.env.context):
            return super().create(vals_list)
        model = self.with_env(self.env(context=context))
        return super(Base, model).create(vals_list).with_env(self.env)

    def unlink(self):
        return super(Base, self._as_requested()).unlink()

    def _as_requested(self):
        """Return the records without the word that passes guards of deletion over.

        Odoo says it in the context while an addon is taken off, as the superuser; a
        client may put there what he likes.
        """
        if not self.env.context.get(MODULE_UNINSTALL_FLAG):
            return self
        if self.env.uid == SUPERUSER_ID:
            return self
        return self.with_context(**{MODULE_UNINSTALL_FLAG: False})

    def copy(self, default=None):
        """A copy holds what the record holds; what is asked to differ is an input."""
        self._check_given([default or {}])
        self._check_input(default or {})
        return super(Base, self._as_program()).copy(default).with_env(self.env)
