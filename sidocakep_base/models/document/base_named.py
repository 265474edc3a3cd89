"""What a client names in a form is checked before its fields are shown."""

from collections import defaultdict

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Command

#: Posts and people of HR, and as what those who keep no personnel files read them.
OF_HR = {"hr.job": "hr.job", "hr.employee": "hr.employee.public"}


class Base(models.AbstractModel):
    """Every model: related fields are read with elevated rights, names are not.

    A client may name any id in ``onchange``, in a default of its context or in the
    values of a window; Odoo fills the related fields of that record for it. Records of
    ours must be readable to whoever names them.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def onchange(self, values, field_names, fields_spec):
        if self.env.su:
            return super().onchange(values, field_names, fields_spec)
        # What is worked out is worked out here too; what the client says of it is not
        # a record that it chose.
        worked_out = {
            name
            for name in values
            if self._is_worked_out_name(name) and self._fields[name].type == "many2one"
        }
        values = {key: val for key, val in values.items() if key not in worked_out}
        self._check_named(values)
        self._check_chosen({name: values.get(name) for name in field_names or values})
        return super().onchange(
            values,
            [name for name in field_names if name not in worked_out],
            fields_spec,
        )

    @api.model
    def default_get(self, fields):
        defaults = super().default_get(fields)
        if not self.env.su:
            context = self.env.context
            self.browse()._check_named(
                {
                    name: value
                    for name, value in defaults.items()
                    if f"default_{name}" in context
                }
            )
        return defaults

    @api.model_create_multi
    def create(self, vals_list):
        if self._transient and not self.env.su:
            for vals in vals_list:
                self.browse()._check_named(vals)
        else:
            self.browse()._check_linked(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        if self._transient and not self.env.su:
            for record in self:
                record._check_named(vals)
        else:
            self._check_linked([vals])
        return super().write(vals)

    def _check_linked(self, vals_list):
        """Refuse to keep a link to a record of ours that the user may not read.

        Whoever reads the record is shown the name of what it links to. What a record
        holds already stays; the lines in ``vals_list`` are asked by themselves.
        """
        if self.env.su or not self._name.startswith("sidocakep."):
            return
        named = defaultdict(set)
        for vals in vals_list:
            for name, value in vals.items():
                field = self._fields.get(name)
                if value and field and field.comodel_name in self.env:
                    ids = {id_ for id_, _vals in _get_named(field, value)} - {None}
                    named[field] |= ids
        for field, ids in named.items():
            comodel = self.env[field.comodel_name]
            if comodel._name.startswith("sidocakep.") and ids:
                ids -= set(self.sudo()[field.name].ids)
                comodel.browse(ids)._check_shown(field)

    def _check_named(self, values):
        """Refuse ``values`` that name a record which the user may not read.

        What the record holds already was checked when it came there.
        """
        for name, value in values.items():
            field = self._fields.get(name)
            if not field or not value or not field.relational:
                continue
            comodel = self.env[field.comodel_name]
            ids = set()
            for id_, vals in _get_named(field, value):
                ids.add(id_)
                comodel.browse(id_ or ())._check_named(vals)
            ids -= {None, *(self.sudo()[name].ids if self._origin else ())}
            comodel.browse(ids)._check_shown(field)

    def _check_chosen(self, values):
        """Refuse a post or a person of HR that the user chose and may not read.

        What the program found, such as the superior, comes back unread and unchosen.
        """
        if not self._name.startswith("sidocakep."):
            return
        for name, value in values.items():
            field = self._fields.get(name)
            if not field or field.type != "many2one":
                continue
            if value and field.comodel_name in OF_HR:
                ids = {id_ for id_, _vals in _get_named(field, value)}
                ids -= {None, *(self.sudo()[name].ids if self._origin else ())}
                self.env[OF_HR[field.comodel_name]].browse(ids)._check_readable(field)

    def _check_shown(self, field):
        """Refuse records of ours that the user may not read."""
        if self._name.startswith("sidocakep."):
            self._check_readable(field)

    def _check_readable(self, field):
        if self._ids and self - self._filtered_access("read"):
            raise AccessError(
                self.env._(
                    "“%(field)s” names a record that you may not read. Choose one from "
                    "the list.",
                    field=field.get_description(self.env, ["string"])["string"],
                )
            )


def _get_named(field, value):
    """Yield ``(id or None, values)`` of each record that a value of a client names."""
    if field.type == "many2one":
        if isinstance(value, dict):
            yield _get_id(value.get("id")), value
        else:
            value = value[0] if isinstance(value, (list, tuple)) else value
            yield _get_id(value), {}
        return
    for command in value if isinstance(value, (list, tuple)) else ():
        if not isinstance(command, (list, tuple)):
            yield _get_id(command), {}
        elif command[0] in (Command.CREATE, Command.UPDATE):
            yield _get_id(command[1] if command[0] else None), command[2]
        elif command[0] == Command.LINK:
            yield _get_id(command[1]), {}
        elif command[0] == Command.SET:
            yield from ((_get_id(id_), {}) for id_ in command[2])


def _get_id(value):
    return value if isinstance(value, int) and value else None
