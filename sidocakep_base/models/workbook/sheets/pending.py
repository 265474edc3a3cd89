"""Records that an import is going to create or change, before anything is written."""

from collections import defaultdict
from dataclasses import dataclass

from psycopg2 import Error as DatabaseError
from psycopg2 import InterfaceError, OperationalError

from odoo.exceptions import UserError
from odoo.tools import SQL

from ....exceptions import DiskError
from ...organisation.avatar_mixin import WITHOUT_INITIALS

# Rows per create: large enough for batching, small enough to find a bad row soon.
_BATCH = 5000
# New rows of one model from which statistics are worth their quarter of a second.
_ANALYZED = 1000
# A file with more refused rows than this has one cause; naming a few is enough.
MAX_REFUSED = 25


@dataclass(eq=False, slots=True)
class Pending:
    """A record to be, or new values of one that is.

    Values may be other pending records (or lists of them): they are created first
    and replaced by their ids.

    :param row: number of the row in the sheet that asks for it
    :param record: the record to change; empty for a new one
    :param version_date: for a change of position, the day from which it holds
    :param is_last: written after all else, which would drop it
    :param is_verified: the sheet has checked every rule of the model itself, so a trial
        of some of these stands for all
    """

    model: str
    sheet: str
    row: int
    label: str
    vals: dict
    record: object = None
    version_date: object = None
    is_verified: bool = False
    is_last: bool = False

    @property
    def is_new(self):
        return not self.record

    def dependencies(self):
        """Return the pending records its values point at."""
        found = []
        for value in self.vals.values():
            if isinstance(value, Pending):
                found.append(value)
            elif isinstance(value, list):
                found += [item for item in value if isinstance(item, Pending)]
        return found

    def resolved(self):
        """Return the values with ids in the place of pending records."""
        return {name: _resolve(value) for name, value in self.vals.items()}


def _is_ready(pending):
    """Tell whether all that a record points at has been created."""
    return all(item.record for item in pending.dependencies())


def same_record(one, other):
    """Tell whether two records, pending or not, are the same.

    A recordset warns when it is compared with anything else.
    """
    if isinstance(one, Pending) or isinstance(other, Pending):
        return one is other
    return one == other


def _resolve(value):
    if isinstance(value, Pending):
        return value.record.id
    if isinstance(value, list):
        return [(6, 0, [_resolve(item) for item in value])]
    if hasattr(value, "_name"):
        return value.id
    return value


class RefusalError(Exception):
    """A record the models refuse; says which row and why."""

    def __init__(self, pending, reason):
        super().__init__(str(reason))
        self.pending = pending
        self.reason = str(reason)


class Saver:
    """Writes pending records in batches, parents before children.

    :param find_all: keep going after a refusal and look for the row that caused it
        (a trial run that is rolled back); without it the first refusal raises
    """

    def __init__(self, env, find_all=False):
        self.env = env
        self.find_all = find_all
        self.refusals = []

    def save(self, pendings):
        """Create and change all; ``refusals`` then holds what did not go."""
        created = [item for item in pendings if item.is_new]
        changed = [item for item in pendings if not item.is_new and item.vals]
        self._create_all(created)
        ready = [item for item in changed if _is_ready(item)]
        self._run([item for item in ready if not item.is_last], self._change)
        self._run([item for item in ready if item.is_last], self._change)

    def _create_all(self, pendings):
        waiting = pendings
        while waiting:
            ready, left = [], []
            # Sorted out first: a record created in this pass is for the next one.
            for item in waiting:
                (ready if _is_ready(item) else left).append(item)
            if not ready:
                if not self.refusals:
                    circle = self.env._(
                        "It is above itself: the rows point at each other in a circle."
                    )
                    self.refusals.append(RefusalError(left[0], circle))
                # Otherwise what is left depends on a refused record, reported already.
                return
            waiting = left
            self._run(ready, self._create)

    def _run(self, items, operation):
        by_model = defaultdict(list)
        for item in items:
            by_model[item.model].append(item)
        for group in by_model.values():
            for start in range(0, len(group), _BATCH):
                self._try(group[start : start + _BATCH], operation)
            if operation == self._create and len(group) >= _ANALYZED:
                self._analyze(group[0].model)

    def _analyze(self, model):
        """Tell the planner of the many new rows.

        Rules that look up and down a tree join these tables; of rows written in the
        same transaction there are no statistics, and a join of thousands by nested
        loops takes minutes.
        """
        table = SQL.identifier(self.env[model]._table)
        self.env.cr.execute(SQL("ANALYZE %s", table))

    def _try(self, items, operation):
        """Run on a batch; on a refusal halve it until the guilty rows are alone.

        A lost connection, a conflict with another transaction or a full disk is no
        row's fault: who called begins again.
        """
        if len(self.refusals) >= MAX_REFUSED:
            return
        try:
            with self.env.cr.savepoint():
                operation(items)
                self.env.flush_all()
        except (InterfaceError, OperationalError, DiskError):
            raise
        except (UserError, DatabaseError) as error:
            if not self.find_all:
                raise RefusalError(items[0], _words(error)) from error
            for item in items:
                if operation == self._create:
                    item.record = None
            if len(items) == 1:
                self.refusals.append(RefusalError(items[0], _words(error)))
                return
            middle = len(items) // 2
            self._try(items[:middle], operation)
            self._try(items[middle:], operation)

    def _create(self, items):
        # The values are those that the sheets describe, found by our own code.
        model = self.env[items[0].model].with_context(**WITHOUT_INITIALS)._as_program()
        records = model.create([item.resolved() for item in items])
        for item, record in zip(items, records, strict=True):
            item.record = record.with_env(self.env)

    def _change(self, items):
        for item in items:
            record = item.record.with_env(self.env)
            vals = item.resolved()
            if item.version_date:
                # From whichever agency the person comes; HR may look into several.
                allowed = self.env.user.company_ids.ids
                record = record.with_context(allowed_company_ids=allowed)
                job = self.env["hr.job"].browse(vals.pop("job_id"))
                record._appoint(job, item.version_date, vals)
            elif hasattr(record, "_import_change"):
                # rows that are replaced, not changed
                record._import_change(vals)
            else:
                record._as_program().write(vals)


def _words(error):
    """Return the refusal in words; a database error without its SQL."""
    if isinstance(error, UserError):
        return error.args[0] if error.args else ""
    diagnostics = getattr(error, "diag", None)
    return (diagnostics and diagnostics.message_primary) or str(error)
