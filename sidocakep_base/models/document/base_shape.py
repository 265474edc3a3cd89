"""What a client sends has the shape of a form before our code looks into it."""

from collections.abc import Mapping

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Command

#: The largest number of a record that the database can hold.
LAST_ID = 2**31 - 1
#: How many parts each kind of command has, at least; of those that name a record, two.
PARTS = dict.fromkeys(Command, 2) | {Command.CLEAR: 1}
PARTS |= dict.fromkeys((Command.CREATE, Command.UPDATE, Command.SET), 3)
WITH_VALUES = (Command.CREATE, Command.UPDATE)
#: What a text is read from; a list would be stored as Python writes it.
SCALARS = (str, bytes, int, float)


class Base(models.AbstractModel):
    """Every model of ours: names of records, lines and choices are such, or refused.

    A form sends nothing else; a program that calls the server may send anything. The
    first to ask, so that no check of ours stumbles over what it is to check. Of the
    program itself nothing is asked.
    """

    # A concern a file; the last one, which is asked first.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_shape(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_shape(vals)
        return super().write(vals)

    def onchange(self, values, field_names, fields_spec):
        self._check_shape(values)
        for names in (field_names or (), fields_spec):
            if not _is_names(names):
                raise self._get_misfit_error()
        return super().onchange(values, field_names or [], fields_spec)

    def web_save(self, vals, specification, next_id=None):
        self._check_shape(vals)
        return super().web_save(vals, specification, next_id=next_id)

    @api.model
    def default_get(self, fields):
        """Leave aside what a context brings and no field of this model can hold.

        It may have travelled on from a form of another model.
        """
        if not _is_names(fields):
            raise self._get_misfit_error()
        context = self.env.context
        strange = {
            f"default_{name}"
            for name in fields
            if (value := context.get(f"default_{name}"))
            and not self._is_of_shape({name: value})
        }
        records = self
        if strange:
            kept = {key: context[key] for key in context if key not in strange}
            records = self.with_env(self.env(context=kept))
        return super(Base, records).default_get(fields)

    def _is_of_shape(self, vals):
        try:
            self._check_shape(vals)
        except ValidationError:
            return False
        return True

    @api.model
    def _check_shape(self, vals):
        """Refuse values that no form sends, in a sentence.

        :raises ValidationError: names the field, where it is one
        """
        if self.env.su or not self._is_input_checked():
            return
        if not isinstance(vals, Mapping):
            raise self._get_misfit_error()
        for name, value in vals.items():
            field = self._fields.get(name) if isinstance(name, str) else None
            if value is None or value is False or not field:
                continue
            if not self._has_shape(field, value):
                raise self._get_misfit_error(field)

    def _has_shape(self, field, value):
        """Tell whether a value is one that a form sends for the field."""
        if field.type == "many2one":
            known = self.env[field.comodel_name]._fields
            is_form = isinstance(value, Mapping)
            return _is_record(value) and not (is_form and value.keys() - known.keys())
        if field.type in ("one2many", "many2many"):
            return self._are_commands(self.env[field.comodel_name], value)
        if field.type == "selection":
            # What is offered to the person alone, its model refuses in its own words.
            is_fixed = isinstance(field.selection, list) or field.name == "res_model"
            is_offered = not is_fixed or value in field.get_values(self.env)
            return isinstance(value, str) and (not value or is_offered)
        if field.type == "reference":
            model, _comma, number = str(value).partition(",")
            is_row = isinstance(value, models.BaseModel) or number.isdecimal()
            return is_row and (isinstance(value, models.BaseModel) or model in self.env)
        if field.type == "many2one_reference":
            return _is_id(value)
        if field.type in ("char", "text", "html"):
            is_text = isinstance(value, SCALARS)
            return is_text and (field.name != "res_model" or value in self.env)
        return True

    @api.model
    def _are_commands(self, comodel, value):
        """Tell whether a value is a list of commands, or of records."""
        if isinstance(value, models.BaseModel):
            return value._name == comodel._name
        if not isinstance(value, list | tuple):
            return False
        for command in value:
            if _is_record(command) and not isinstance(command, list | tuple):
                continue
            if not _is_command(command):
                return False
            if command[0] in WITH_VALUES:
                comodel._check_shape(command[2])
        return True

    @api.model
    def _get_misfit_error(self, field=None):
        if field is None:
            return ValidationError(
                self.env._(
                    "What was sent is not what a form of the program sends; nothing "
                    "was changed. Use the form, or send a value for each field."
                )
            )
        return ValidationError(
            self.env._(
                "%(field)s: what was sent is no value of this field; nothing was "
                "changed. Choose or type it on the form.",
                field=field.get_description(self.env, ["string"])["string"],
            )
        )


def _is_names(value):
    return isinstance(value, list | tuple | Mapping | set | frozenset) and all(
        isinstance(name, str) for name in value
    )


def _is_id(value):
    if isinstance(value, api.NewId):
        return True
    return isinstance(value, int) and value is not True and 0 <= value <= LAST_ID


def _is_record(value):
    """Tell whether a value names a record: its number, the number and its name, or it.

    While a form is filled the client sends what it shows of it, too.
    """
    if isinstance(value, models.BaseModel):
        return len(value) <= 1
    if isinstance(value, Mapping):
        return not value.get("id") or _is_id(value["id"])
    if isinstance(value, list | tuple):
        return not value or value[0] is False or _is_id(value[0])
    return _is_id(value)


def _is_command(value):
    if not isinstance(value, list | tuple) or not value:
        return False
    kind = value[0]
    if not isinstance(kind, int) or kind not in PARTS or len(value) < PARTS[kind]:
        return False
    if kind in WITH_VALUES and not isinstance(value[2], Mapping):
        return False
    if kind == Command.SET:
        ids = getattr(value[2], "_ids", value[2])
        return isinstance(ids, list | tuple) and all(map(_is_id, ids))
    is_new = kind in (Command.CREATE, Command.CLEAR)
    # A line that is new on the form has a name of its own there.
    return is_new or _is_id(value[1]) or isinstance(value[1], str)
