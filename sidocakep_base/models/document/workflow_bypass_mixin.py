"""The right of server code to write what only a step of the workflow may write."""

from odoo import models

from ..organisation.turn import hold_new
from .columns import LOGGED, select_columns, write_columns

# An object cannot travel over RPC: only server code can put it in a context.
_BYPASS = object()
_BYPASS_KEY = "sidocakep_workflow_bypass"
_COPY = object()
_COPY_KEY = "sidocakep_copy"
NUMBERS = ("float", "integer", "boolean")


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

    def _write_each(self, vals_list):
        """Write what differs of many records, each with values of its own.

        In one UPDATE for all, for fields that the program alone writes and that no
        trail keeps. A number that was never written differs from zero.

        :param vals_list: the same fields for each of the records, in their order
        """
        if not vals_list:
            return
        names = list(vals_list[0])
        columns = [
            [vals[name] for vals in vals_list]
            if self._fields[name].type in NUMBERS
            else [None if vals[name] is False else vals[name] for vals in vals_list]
            for name in names
        ]
        rows = list(zip(*columns, strict=True))
        self._write_changed(names, self._read_stored(names), rows)

    def _read_stored(self, names):
        """Return columns of each record as they stand in the database, flushed."""
        self.flush_recordset([*names, *LOGGED])
        return select_columns(self, names)

    def _write_changed(self, names, stored, rows):
        """Write what differs between two rows of each record, of columns ``names``.

        :param stored: what stands in the database, see :meth:`_read_stored`
        :param rows: what is to stand there
        """
        changed = {
            record_id: (old, new)
            for record_id, old, new in zip(self._ids, stored, rows, strict=True)
            if new != old
        }
        if changed:
            self.browse(changed)._write_columns(names, changed.values())

    def _write_columns(self, names, changes):
        """Write the columns that changed; what follows them is computed.

        :param changes: what stood in the columns ``names`` of each record, and is to
        """
        old, new = (zip(*rows, strict=True) for rows in zip(*changes, strict=True))
        columns = {
            name: values
            for name, former, values in zip(names, old, new, strict=True)
            if values != former
        }
        hold_new(self)
        self.modified(columns, before=True)
        write_columns(self, columns)
        self.modified(columns)
        self._validate_fields(columns)

    def _as_copy(self):
        """Return the records for making copies of them: no change of anybody."""
        return self.with_context(**{_COPY_KEY: _COPY})

    def _is_trail_kept(self):
        """Tell whether what is done here is a change that somebody makes."""
        return not self._workflow_bypassed() and not is_copy(self.env)
