"""Rows that are settled: sealed as they are, compared with their seal."""

import json

from odoo import api, models
from odoo.tools import SQL

from ...engine.chain import GENESIS
from ...engine.sealed_content import (
    COLUMNS,
    FORGED,
    FOUND,
    Trail,
    find_differences,
    read_trail,
)
from .seal_chain import get_keys
from .seal_rows import ROW_COLUMNS, get_pending, is_sealed
from .workflow_bypass_mixin import merge_declared

#: What is said of a record, from the best to the worst.
INTACT, BEFORE_SEALS, UNKEYED, UNCHECKED, BROKEN = SEALED_STATES = (
    *("intact", "before", "unkeyed", "unchecked"),
    "broken",
)
#: What was so of an earlier row, and is told for ever: the record was settled anew.
ONCE = frozenset({"was_forged", "was_session"})
#: Problems that say nothing of what a record says now.
OF_THE_ROW = frozenset({"key", "gap", "session", *ONCE})


class SidocakepSealedMixin(models.AbstractModel):
    """What is settled bears a seal, made with the key that seals signatures.

    Every document with a workflow is one by that (``workflow_seal.py``); a register
    that stands declares it, and settings are by ``standing_mixin.py``. An heir has
    ``state`` and ``company_id``, and says:

    - ``_sealed_states``: the states in which it bears a seal; none: it bears none;
    - ``_sealed_parts``: one2many fields whose rows are sealed with it, each with the
      fields that may change all the same; ``None`` for parts that go on after it;
    - ``_sealed_free``: what may change of the record itself, under its seal;
    - ``_sealed_first_columns``: what is sealed of the parts by rows from before they
      named it themselves (19.0.1.9.0 to 19.0.1.10.0).

    Code that writes into what is sealed does it within ``sealing_anew``
    (``seal_rows.py``). See docs/decisions/0017-seal.md.
    """

    _name = "sidocakep.sealed.mixin"
    _description = "Rows That Bear a Seal"

    _sealed_states: frozenset[str] | None = frozenset()
    _sealed_parts: dict[str, frozenset[str] | None] = {}
    _sealed_free: frozenset[str] = frozenset()
    _sealed_first_columns: dict[str, tuple[str, ...]] = {}
    #: Problems after which a new seal says nothing of them.
    _sealed_anew_after = OF_THE_ROW

    def _post_model_setup__(self):
        declared = {
            "_sealed_parts": dict,
            "_sealed_free": frozenset,
        }
        merge_declared(type(self), declared)
        return super()._post_model_setup__()

    @api.model
    def _get_sealed_states(self):
        return self._sealed_states

    @api.model
    def _get_sealed_free(self):
        """Return what may change of the record itself under its seal."""
        return self._sealed_free

    def _get_filled_in(self, state):
        """Return what a step fills in before it, though the state is sealed."""
        return frozenset()

    def _get_settled_state(self):
        """Return the state by which its seal is read."""
        return self.state

    def _get_seal_company(self):
        """Return the agency in whose chain it is sealed."""
        return self.company_id

    @api.model
    def _get_settled_ids(self, company):
        """Return the ids of what is settled in an agency, or was sealed once."""
        self.env.flush_all()
        query = SQL(
            "%s UNION SELECT res_id FROM sidocakep_seal"
            " WHERE res_model = %s AND company_id = %s AND res_id > 0 ORDER BY 1",
            self._select_settled(company),
            self._name,
            company.id,
        )
        return [record_id for (record_id,) in self.env.execute_query(query)]

    @api.model
    def _select_settled(self, company):
        """Return the query of the ids of what is settled in an agency."""
        return SQL(
            "SELECT id FROM %s WHERE company_id = %s AND state = ANY(%s)",
            SQL.identifier(self._table),
            company.id,
            sorted(self._get_sealed_states()),
        )

    def _filter_settled(self):
        states = self._get_sealed_states()
        return self.filtered(lambda record: record._get_settled_state() in states)

    def _find_said(self, contents):
        """Return the ids of those whose last seal says what a new one would say.

        Of a document none: each step is sealed.
        """
        return frozenset()

    def _filter_forged(self):
        """Return those that are not as they were sealed, before a step seals them.

        What this transaction settled itself has no seal to be compared with yet.
        """
        if not self._get_sealed_states():
            return self.browse()
        others = self - self.browse(get_pending(self))
        found = others._verify_seals() if others else {}
        return self.browse(
            record_id
            for record_id, (_state, problems) in found.items()
            if {code for code, _values in problems} - self._sealed_anew_after
        )

    # ------------------------------------------------------------------
    # Whether it is as it was sealed
    # ------------------------------------------------------------------

    def _is_broken(self):
        """Tell whether a check says of this one that it is not as it was settled.

        What this transaction settled has no seal yet.
        """
        self.ensure_one()
        others = self - self.browse(get_pending(self))
        found = others._verify_seals() if others else {}
        return found.get(self.id, (None,))[0] == BROKEN

    def _verify_seals(self, spoiled=None):
        """Return ``{id: (state, [(code, values)])}`` of those that are or were settled.

        The number of queries does not depend on the number of records.

        :param spoiled: what was found of their files and copies, see ``_verify_whole``
        """
        records = self.sudo().with_context(active_test=False)
        rows = records._read_last_seals()
        keys = get_keys(self.env) if rows else []
        known = records._find_known_seals(rows.values())
        there = records.exists()
        live = there._get_live_content(rows)
        trails = records._read_trails(
            {key: read_trail(row["content"])["last"] for key, row in rows.items()}
        )
        states = {record.id: record._get_settled_state() for record in there}
        settled = set(there._filter_settled()._ids)
        once = records._find_once()
        result = {}
        for record_id in self._ids:
            row, state = rows.get(record_id), states.get(record_id)
            if not row:
                if record_id in settled:
                    result[record_id] = BROKEN, [("unsealed", {})]
                continue
            problems = [
                *self._find_row_problems(row, state, keys, known),
                *self._find_content_problems(row, state, live.get(record_id)),
                *self._find_trail_problems(row, trails.get(record_id)),
                *self._filter_spoiled(row, (spoiled or {}).get(record_id, ())),
                *once.get(record_id, ()),
            ]
            result[record_id] = (_get_worst(row, problems), problems)
        return result

    def _find_once(self):
        """Return ``{id: [(code, values)]}`` of what earlier rows say of their step.

        What an upgrade found so begins anew: it looked at what stood before.
        """
        query = SQL(
            """
            SELECT row.res_id, row.date::DATE, row.user_name, row.user_id,
                   row.session_user_id, row.content ? %(forged)s
              FROM sidocakep_seal row
             WHERE row.res_model = %(model)s AND row.res_id = ANY(%(ids)s)
               AND EXISTS (
                   SELECT 1 FROM sidocakep_seal later
                    WHERE later.res_model = row.res_model AND later.res_id = row.res_id
                      AND later.id > row.id)
               AND (row.session_user_id != row.user_id OR row.content ? %(forged)s)
               AND NOT EXISTS (
                   SELECT 1 FROM sidocakep_seal later
                    WHERE later.res_model = row.res_model AND later.res_id = row.res_id
                      AND later.id > row.id AND later.content ? %(found)s)
             ORDER BY row.id
            """,
            forged=FORGED,
            found=FOUND,
            ids=list(self._ids),
            model=self._name,
        )
        found = {}
        for record_id, day, name, user_id, asked_by, forged in self.env.execute_query(
            query
        ):
            own, told = found.setdefault(record_id, []), {"day": day.isoformat()}
            if asked_by and asked_by != user_id:
                own.append(("was_session", told | {"name": name, "user": asked_by}))
            if forged:
                own.append(("was_forged", told))
        return found

    def _get_live_content(self, rows):
        """Return the content of what has a seal, with the columns that it covers."""
        first = {key: list(names) for key, names in self._sealed_first_columns.items()}
        by_columns = {}
        for record_id in rows.keys() & set(self._ids):
            columns = rows[record_id]["content"].get(COLUMNS, first)
            key = json.dumps(columns, sort_keys=True)
            by_columns.setdefault(key, (columns, []))[1].append(record_id)
        live = {}
        for columns, ids in by_columns.values():
            live |= self.browse(ids)._get_sealed_content(columns)
        return live

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
        if row["content"].get(FORGED) and row["state"] in self._get_sealed_states():
            yield "forged", {}
        if state is None:
            if row["state"] in self._get_sealed_states():
                yield "missing", {}
        elif not self._may_follow(row, state):
            yield "state", {"sealed": row["state"], "now": state}

    def _may_follow(self, row, state):
        """Tell whether a record may be in a state, when another one was sealed last."""
        sealed, states = row["state"], self._get_sealed_states()
        if sealed == state or not states & {sealed, state}:
            return True
        # Before rows named their columns, a version that retired got none for that.
        is_first = COLUMNS not in row["content"]
        versions = [
            getattr(self, name, None)
            for name in ("_version_in_force", "_version_retired")
        ]
        return is_first and [sealed, state] == versions

    def _find_content_problems(self, row, state, live):
        if live is None or row["state"] not in self._get_sealed_states():
            return
        later = self._get_filled_in(row["state"])
        for code, values in self._find_differing(row["content"], live):
            if values["field"] not in later:
                yield code, values

    @api.model
    def _find_differing(self, sealed, live):
        """Yield a problem for each thing that is not as it was sealed."""
        for difference in find_differences(sealed, live):
            name, part_id = difference.name, difference.part_id
            if part_id:
                yield f"{difference.kind}_part", {"field": name, "part": part_id}
            else:
                values = {"sealed": sealed.get(name), "now": live.get(name)}
                yield "changed", {"field": name, **values}

    def _filter_spoiled(self, row, problems):
        """Yield what is wrong beside the row of what stands sealed; open, it may be."""
        if row["state"] in self._get_sealed_states():
            yield from problems

    def _find_trail_problems(self, row, trail):
        if not (trail or Trail()).is_as_sealed(read_trail(row["content"])):
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
        return {row["res_id"]: row | {"content": row["content"] or {}} for row in found}

    def _find_known_seals(self, rows):
        """Return ``{(agency id, seal)}`` of the rows that stand before these."""
        query = SQL(
            "SELECT company_id, seal FROM sidocakep_seal WHERE seal = ANY(%s)",
            [row["previous_seal"] for row in rows],
        )
        known = set(self.env.execute_query(query))
        return known | {(row["company_id"], GENESIS) for row in rows}


def _get_worst(row, problems):
    """Return the worst that is to be said of a record."""
    codes = {code for code, _values in problems} - ONCE
    if codes:
        return UNCHECKED if codes == {"key"} else BROKEN
    if not row["key_id"]:
        return UNKEYED
    return BEFORE_SEALS if FOUND in row["content"] else INTACT
