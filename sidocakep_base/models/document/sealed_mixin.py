"""Records that a step settles: sealed with that step, and compared with their seal."""

from odoo import models
from odoo.models import MAGIC_COLUMNS
from odoo.tools import SQL

from ...engine.chain import GENESIS
from ...engine.sealed_content import (
    PARTS,
    TRAIL,
    find_differences,
    get_part_seal,
    get_plain,
)
from .seal_chain import get_keys
from .seal_rows import BEFORE, SEALED_COLUMNS, is_sealed, seal_at_commit
from .workflow_bypass_mixin import merge_declared

#: What is said of a record, from the best to the worst.
INTACT, BEFORE_SEALS, UNKEYED, UNCHECKED, BROKEN = SEALED_STATES = (
    *("intact", "before", "unkeyed", "unchecked"),
    "broken",
)
#: Columns of a row that a check needs.
ROW_COLUMNS = (*SEALED_COLUMNS, "content", "previous_seal", "seal")


class SidocakepSealedMixin(models.AbstractModel):
    """A document whose steps are sealed with the key that seals signatures.

    A model declares, as class attributes:

    - ``_sealed_states``: the states in which what it says is settled; a step into or
      out of one of them is sealed. The state of a version that gave way to the next
      (``_version_retired``) follows a sealed one by itself;
    - ``_sealed_parts``: its one2many fields whose rows are sealed too, each with the
      fields that may change all the same;
    - ``_sealed_free``: what may change of the record itself.

    Everything else that is stored and not copied from elsewhere is covered, what a
    later class adds too. See docs/decisions/0017-seal.md.
    """

    _name = "sidocakep.sealed.mixin"
    _description = "Sealed Mixin"
    _inherit = ["sidocakep.workflow.mixin"]

    _sealed_states: frozenset[str] = frozenset()
    _sealed_parts: dict[str, frozenset[str]] = {}
    _sealed_free: frozenset[str] = frozenset()

    def _post_model_setup__(self):
        declared = {"_sealed_parts": dict, "_sealed_free": frozenset}
        merge_declared(type(self), declared)
        return super()._post_model_setup__()

    def _transition(self, name, vals=None, reason=None):
        were = self.filtered(lambda record: record.state in self._sealed_states)
        result = super()._transition(name, vals, reason)
        are = self.filtered(lambda record: record.state in self._sealed_states)
        if settled := were | are:
            seal_at_commit(settled)
        return result

    # ------------------------------------------------------------------
    # What is sealed
    # ------------------------------------------------------------------

    def _get_sealed_content(self):
        """Return ``{id: content}`` as it stands in the database; a query a table."""
        self.env.flush_all()
        free = {"state", *self._sealed_free}
        contents = {
            record_id: {name: get_plain(value) for name, value in values.items()}
            for record_id, values in self._select_sealed(self, "id", free).items()
        }
        for content in contents.values():
            content[PARTS] = {name: {} for name in self._sealed_parts}
        for name, part_free in self._sealed_parts.items():
            field = self._fields[name]
            parts = self.env[field.comodel_name]
            link = field.inverse_name
            rows = self._select_sealed(parts, link, {*part_free, link}, with_link=True)
            for part_id, values in rows.items():
                owner = contents[values.pop(link)]
                owner[PARTS][name][str(part_id)] = get_part_seal(values)
        trails = self._read_trails()
        for record_id, content in contents.items():
            content[TRAIL] = trails.get(record_id) or {"last": 0, "hash": ""}
        return contents

    def _select_sealed(self, model, link, free, with_link=False):
        """Return ``{id: {column: value}}`` of the rows of a model that are of these."""
        names = sorted(self._get_sealed_names(model) - free)
        columns = [*names, link] if with_link else names
        query = SQL(
            "SELECT id, %s FROM %s WHERE %s = ANY(%s)",
            SQL(", ").join(map(SQL.identifier, columns)),
            SQL.identifier(model._table),
            SQL.identifier(link),
            list(self._ids),
        )
        return {
            row[0]: dict(zip(columns, row[1:], strict=True))
            for row in self.env.execute_query(query)
        }

    def _get_sealed_names(self, model):
        """Return the columns that say something of their own; a related one repeats."""
        beside = {*MAGIC_COLUMNS}
        for mixin in ("mail.thread", "mail.activity.mixin"):
            beside |= self.env[mixin]._fields.keys()
        return {
            name
            for name, field in model._fields.items()
            if field.store and field.column_type and not field.related
        } - beside

    def _read_trails(self, limits=None):
        """Return ``{id: {"last": id of a row, "hash": of all up to it}}``.

        What was sealed stays provable, though the trail goes on.

        :param limits: ``{id: row up to which}``; default: all that is there
        """
        upto = dict.fromkeys(self._ids, 2**31 - 1) if limits is None else limits
        query = SQL(
            """
            SELECT row.res_id, MAX(row.id), ENCODE(SHA256(CONVERT_TO(STRING_AGG(
                   JSON_BUILD_ARRAY(row.id, row.kind, row.subject, row.field_name,
                   row.field_model, row.part_id, row.old_value, row.new_value,
                   row.reason, row.date, row.user_name)::TEXT, E'\\n' ORDER BY row.id),
                   'UTF8')), 'hex')
              FROM sidocakep_trail row
              JOIN UNNEST(%s::INTEGER[], %s::INTEGER[]) asked (res_id, last)
                ON asked.res_id = row.res_id AND row.id <= asked.last
             WHERE row.res_model = %s
             GROUP BY row.res_id
            """,
            list(upto),
            list(upto.values()),
            self._name,
        )
        return {
            record_id: {"last": last, "hash": digest}
            for record_id, last, digest in self.env.execute_query(query)
        }

    # ------------------------------------------------------------------
    # Whether it is as it was sealed
    # ------------------------------------------------------------------

    def _verify_seals(self):
        """Return ``{id: (state, [(code, values)])}`` of those that are or were settled.

        The number of queries does not depend on the number of records.
        """
        records = self.sudo().with_context(active_test=False)
        keys = get_keys(self.env)
        rows = records._read_last_seals()
        known = records._find_known_seals(rows.values())
        before = records._read_before(keys)
        there = records.exists()
        live = there.browse(rows.keys() & set(there._ids))._get_sealed_content()
        trails = records._read_trails(
            {key: row["content"][TRAIL]["last"] for key, row in rows.items()}
        )
        states = {record.id: record.state for record in there}
        result = {}
        for record_id in self._ids:
            row, state = rows.get(record_id), states.get(record_id)
            if not row:
                if found := self._judge_unsealed(record_id, state, before):
                    result[record_id] = found
                continue
            problems = [
                *self._find_row_problems(row, state, keys, known),
                *self._find_content_problems(row, state, live.get(record_id)),
                *self._find_trail_problems(row, trails.get(record_id)),
            ]
            result[record_id] = (_get_worst(row, problems), problems)
        return result

    def _get_settled_states(self):
        retired = getattr(self, "_version_retired", "")
        return self._sealed_states | ({retired} if retired else set())

    def _judge_unsealed(self, record_id, state, before):
        if state not in self._get_settled_states():
            return None
        if record_id in before:
            return BEFORE_SEALS, []
        return BROKEN, [("unsealed", {})]

    def _find_row_problems(self, row, state, keys, known):
        sealed = is_sealed(row, keys)
        if sealed is None:
            yield "key", {"key": row["key_id"]}
        elif not sealed:
            yield "seal", {}
        if (row["company_id"], row["previous_seal"]) not in known:
            yield "gap", {}
        if row["session_user_id"] and row["session_user_id"] != row["user_id"]:
            yield "session", {"name": row["user_name"], "user": row["session_user_id"]}
        if state is None:
            if row["state"] in self._sealed_states:
                yield "missing", {}
        elif not self._may_follow(row["state"], state):
            yield "state", {"sealed": row["state"], "now": state}

    def _may_follow(self, sealed, state):
        """Tell whether a record may be in a state, when another one was sealed last."""
        settled = self._get_settled_states()
        if sealed not in settled:
            return state not in settled
        is_retired = sealed in self._sealed_states and state not in self._sealed_states
        return sealed == state or (is_retired and state in settled)

    def _find_content_problems(self, row, state, live):
        if live is None or row["state"] not in self._sealed_states:
            return
        for difference in find_differences(row["content"], live):
            name, part_id = difference.name, difference.part_id
            if part_id:
                yield f"{difference.kind}_part", {"field": name, "part": part_id}
            else:
                sealed, now = row["content"].get(name), live.get(name)
                yield "changed", {"field": name, "sealed": sealed, "now": now}

    def _find_trail_problems(self, row, trail):
        sealed = row["content"][TRAIL]
        if (trail or {"last": 0, "hash": ""}) != sealed:
            yield "trail", {}

    def _read_last_seals(self):
        """Return ``{id: {column: value}}`` of the last seal of each record."""
        query = SQL(
            "SELECT DISTINCT ON (res_id) %s FROM sidocakep_seal"
            " WHERE res_model = %s AND res_id = ANY(%s) ORDER BY res_id, id DESC",
            SQL(", ").join(map(SQL.identifier, ROW_COLUMNS)),
            self._name,
            list(self._ids),
        )
        rows = self.env.execute_query(query)
        found = (dict(zip(ROW_COLUMNS, row, strict=True)) for row in rows)
        return {row["res_id"]: row for row in found}

    def _find_known_seals(self, rows):
        """Return ``{(agency id, seal)}`` of the rows that stand before these."""
        query = SQL(
            "SELECT company_id, seal FROM sidocakep_seal WHERE seal = ANY(%s)",
            [row["previous_seal"] for row in rows],
        )
        known = set(self.env.execute_query(query))
        return known | {(row["company_id"], GENESIS) for row in rows}

    def _read_before(self, keys):
        """Return the ids of which it is sealed that they were settled before seals."""
        query = SQL(
            "SELECT %s FROM sidocakep_seal WHERE res_model = %s AND state = %s",
            SQL(", ").join(map(SQL.identifier, ROW_COLUMNS)),
            self._name,
            BEFORE,
        )
        rows = self.env.execute_query(query)
        found = (dict(zip(ROW_COLUMNS, row, strict=True)) for row in rows)
        # Without the key nothing is called forged: that is said of the other rows.
        return {
            record_id
            for row in found
            if is_sealed(row, keys) is not False
            for record_id in row["content"]["ids"]
        }


def _get_worst(row, problems):
    """Return the worst that is to be said of a record."""
    codes = {code for code, _values in problems}
    if codes:
        return UNCHECKED if codes == {"key"} else BROKEN
    return INTACT if row["key_id"] else UNKEYED
