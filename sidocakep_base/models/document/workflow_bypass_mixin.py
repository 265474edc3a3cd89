"""The right of server code to write what only a step of the workflow may write."""

from odoo import models

from ..organisation.turn import hold_new
from .columns import read_columns

# An object cannot travel over RPC: only server code can put it in a context.
_BYPASS = object()
_BYPASS_KEY = "sidocakep_workflow_bypass"
_COPY = object()
_COPY_KEY = "sidocakep_copy"
NUMBERS = ("float", "integer", "boolean")
#: Who wrote a row last, and when: the ORM fills it in.
LOGGED = ("write_uid", "write_date")


def is_workflow_bypassed(env):
    """Tell whether server code writes what the workflow owns."""
    return env.context.get(_BYPASS_KEY) is _BYPASS


def is_copy(env):
    """Tell whether server code copies a version, with all that it holds."""
    return env.context.get(_COPY_KEY) is _COPY


def merge_declared(model_class, declared):
    """Put together what the classes of a model declare, the uppermost last.

    :param declared: names of class attributes with the type of their empty value
    """
    for name, empty in declared.items():
        merged = empty()
        for parent in reversed(model_class.__mro__[1:]):
            merged |= vars(parent).get(name, empty())
        setattr(model_class, name, merged)


class SidocakepWorkflowBypassMixin(models.AbstractModel):
    """What documents and their parts know of the bypass."""

    _name = "sidocakep.workflow.bypass.mixin"
    _description = "Workflow Bypass Mixin"

    def _with_workflow_bypass(self):
        """Return the records with the right to write what the workflow owns."""
        return self.with_context(**{_BYPASS_KEY: _BYPASS})

    def _workflow_bypassed(self):
        return is_workflow_bypassed(self.env)

    def _write_changed(self, vals):
        """Write what differs: the program draws again what mostly stays.

        With it the numbers, since one that was never written reads as zero.
        """
        self.ensure_one()
        now = self._convert_to_write({name: self[name] for name in vals})
        changed = {
            name for name in vals if (vals[name] or False) != (now[name] or False)
        }
        if not changed:
            return
        numbers = {name for name in vals if self._fields[name].type in NUMBERS}
        self._with_workflow_bypass().write(
            {name: vals[name] for name in vals if name in changed | numbers}
        )

    def _write_each(self, vals_list):
        """Write what differs of many records, each with values of its own.

        What ``_write_changed`` does to one, in an UPDATE for all: for fields that the
        program alone writes and that no trail keeps. The values name the same fields.
        """
        names = list(vals_list[0]) if vals_list else []
        self.flush_recordset([*names, *LOGGED])
        numbers = {name for name in names if self._fields[name].type in NUMBERS}
        kept, written = {}, set()
        now = read_columns(self, *names) if names else []
        for record_id, vals, row in zip(self._ids, vals_list, now, strict=True):
            changed = {
                name
                for name, old in zip(names, row, strict=True)
                if (vals[name] or False) != (old or False)
                or (old is None and name in numbers)
            }
            if changed:
                kept[record_id] = vals
                written |= changed
        if kept:
            records = self.browse(kept)._with_workflow_bypass()
            records._write_columns(list(kept.values()), sorted(written))

    def _write_columns(self, vals_list, names):
        """Write the fields ``names`` of ``vals_list``, a :class:`dict` each.

        As the ORM does at the end of ``write``, for all at once.
        """
        hold_new(self)
        links = [name for name in names if self._fields[name].relational]
        columns = [self._fields[name] for name in names if name not in links]
        self.modified(links, before=True)
        rows = []
        for record, vals in zip(self, vals_list, strict=True):
            row = {}
            for field in columns:
                value = field.convert_to_cache(vals[field.name], record, validate=False)
                field._update_cache(record, value)
                row[field.name] = field.get_column_update(record)
            rows.append(row)
            for name in links:
                self._fields[name].write(record, vals[name])
        if columns:
            self._write_multi(rows)
        self.invalidate_recordset(LOGGED, flush=False)
        self.modified(names)
        self._validate_fields(names)

    def _as_copy(self):
        """Return the records for making copies of them: no change of anybody."""
        return self.with_context(**{_COPY_KEY: _COPY})

    def _is_trail_kept(self):
        """Tell whether what is done here is a change that somebody makes."""
        return not self._workflow_bypassed() and not is_copy(self.env)
