"""Ways round a guard, from the registry: every model, role, relation, field, report.

Beside a case that has a record of each model and a login of each role: what may not be
done in the usual way is tried through another record, on what is frozen, and by asking
about a field without reading it.
"""

from collections import defaultdict
from contextlib import contextmanager

from psycopg2 import Error

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.models import LOG_ACCESS_COLUMNS
from odoo.service.model import call_kw
from odoo.tools import SQL, mute_logger

from odoo.addons.sidocakep_base.models.budget.sidocakep_budget import DPA_FIELDS
from odoo.addons.sidocakep_base.models.document.follow_up_mixin import REMARK
from odoo.addons.sidocakep_base.models.plan.sidocakep_plan_life import DECISION_FIELDS
from odoo.addons.sidocakep_base.tests.thorough import some
from odoo.addons.sidocakep_cascading.models.lkjip.sidocakep_lkjip_dispatch import (
    WRITTEN,
)

#: Cases of each kind in a usual run.
FEW = 60
#: Who tries to change what is frozen: who may most in the agency, and in the regency.
FORGERS = ("head", "secretary", "organisasi")
#: What is filled in between two steps, though the rest is frozen.
FILLED_LATER = {
    ("sidocakep.plan", "reviewed"): DECISION_FIELDS,
    ("sidocakep.budget", "rka"): DPA_FIELDS,
    ("sidocakep.dialog.follow_up", "answered"): REMARK,
    ("sidocakep.lhe.recommendation", "answered"): REMARK,
    ("sidocakep.handover", "signed"): {"receiver_note"},
    ("sidocakep.utilisation", "recorded"): {"withdrawal_reason"},
    ("sidocakep.lkjip.dispatch", "sent"): WRITTEN["sent"],
}
#: What says each refusal in the log.
QUIET = ("odoo.addons.base.models.ir_rule", "odoo.sql_db", "odoo.addons.base.models")
PLACEHOLDERS = {
    **dict.fromkeys(("char", "text", "html"), "X"),
    **dict.fromkeys(("date", "datetime"), "2026-03-03"),
    **dict.fromkeys(("integer", "float", "monetary"), 7),
    "boolean": True,
}


class Attacks:
    """The cases, and what each of them is compared with."""

    # ------------------------------------------------------------------
    # Through another record
    # ------------------------------------------------------------------

    def _list_relations(self):
        """Return ``[(model, parent model, field)]``: ways that lead to our records."""
        ours = {
            name
            for name, found in self.found.items()
            if found.get("own") and self.env[name]._table_query is None
        }
        return [
            (field.comodel_name, parent, field.name)
            for parent, model in sorted(self.env.registry.items())
            for field in model._fields.values()
            if not model._abstract
            and not model._transient
            and model._auto
            and field.type in ("one2many", "many2many")
            and field.comodel_name in ours
        ]

    def _list_ways(self):
        """Return ``[(role, home, model, parent model, field, command)]``."""
        roles = [(role, home) for role, home in sorted(self.logins)]
        return [
            (*login, *relation, command)
            for relation in self._list_relations()
            for login in roles
            for command in Command
        ]

    def _try_way(self, role, home, name, parent_name, field_name, command):
        """A relation changes a record only where the login may change it itself."""
        target = self.found[name]["own"]
        login = self.logins[role, home]
        parent = self._find_parent(login, parent_name, field_name, target)
        if not parent:
            return
        commands = self._get_commands(target, command)
        with self._attempt() as tried:
            before = self._get_row(target)
            count = self._count(target)
            tried.call(login, parent, "write", {field_name: [commands]})
            after = self._get_row(target)
            is_more = self._count(target) > count
        if after != before and not self._may_change(login, target, before, after):
            self.fail(f"{before} became {after}")
        if is_more:
            allowed = target.with_user(login).browse().has_access("create")
            self.assertTrue(allowed, "one was added")

    def _find_parent(self, login, parent_name, field_name, target):
        """Return a record that has the target already, else one the login may write."""
        field = self.env[parent_name]._fields[field_name]
        parents = self.env[parent_name].with_user(login)
        inverse = getattr(field, "inverse_name", None)
        own = target._fields.get(inverse)
        if own and own.type == "many2one" and own.comodel_name == parent_name:
            if parent := target.sudo()[inverse]:
                return parents.browse(parent.id)
        if not parents.has_access("write"):
            return None
        return parents.search([], limit=1)

    def _get_commands(self, target, command):
        name, field = self._get_plain_field(target)
        vals = {name: PLACEHOLDERS[field.type]} if name else {}
        return {
            Command.CREATE: (0, 0, vals),
            Command.UPDATE: (1, target.id, vals),
            Command.DELETE: (2, target.id, 0),
            Command.UNLINK: (3, target.id, 0),
            Command.LINK: (4, target.id, 0),
            Command.CLEAR: (5, 0, 0),
            Command.SET: (6, 0, [target.id]),
        }[command]

    def _get_plain_field(self, target):
        for name, field in target._fields.items():
            if field.store and field.column_type and field.type in PLACEHOLDERS:
                is_ours = name not in LOG_ACCESS_COLUMNS and name != "id"
                if is_ours and target.sudo()[name] != PLACEHOLDERS[field.type]:
                    return name, field
        return None, None

    def _may_change(self, login, target, before, after):
        """Tell whether the login can bring about the same by the record itself."""
        with self._attempt() as tried:
            record = target.with_user(login)
            if after is None:
                return tried.call(login, record, "unlink")
            names = [name for name in after if after[name] != before.get(name)]
            vals = {
                name: after[name]
                for name in names
                if name in target._fields
                and not target._fields[name].compute
                and not target._fields[name].related
            }
            return tried.call(login, record, "write", vals)

    # ------------------------------------------------------------------
    # What is frozen
    # ------------------------------------------------------------------

    def _list_frozen(self):
        """Return ``[(model, state, field, role)]`` of documents that may be frozen."""
        mixin = "sidocakep.workflow.mixin"
        names = self.env.registry.descendants([mixin], "_inherit") & self.found.keys()
        cases = []
        for name in sorted(names):
            model = self.env[name]
            if self.found[name].get("own"):
                content = sorted(model._get_frozen_fields())
                written = [
                    field
                    for field in content
                    if model._fields[field].store and model._fields[field].column_type
                ]
                cases += [
                    (name, state, field, role)
                    for state in sorted(model._workflow_frozen_states)
                    for field in written
                    if field not in (*LOG_ACCESS_COLUMNS, "id")
                    and field not in FILLED_LATER.get((name, state), ())
                    for role in FORGERS
                ]
        return cases

    def _try_frozen(self, name, state, field_name, role):
        """No field of the content of a frozen document changes by a client's call."""
        target = self.found[name]["own"]
        field = target._fields[field_name]
        value = self._get_other_value(target, field)
        if value is None:
            return
        login = self.logins[role, "own"]
        with self._attempt() as tried:
            bypass = target.sudo()._with_workflow_bypass()
            with mute_logger("odoo.sql_db"):
                self.env.cr.execute(
                    SQL(
                        "UPDATE %s SET state = %s WHERE id = %s",
                        SQL.identifier(bypass._table),
                        state,
                        target.id,
                    )
                )
            self.env.invalidate_all()
            before = self._get_row(target)
            record = target.with_user(login)
            tried.call(login, record, "write", {field_name: value})
            tried.call(login, record, "web_save", {field_name: value}, {})
            after = self._get_row(target)
        self.assertEqual(after, before)

    def _get_other_value(self, target, field):
        value = target.sudo()[field.name]
        if field.type in PLACEHOLDERS:
            return PLACEHOLDERS[field.type] if not value else False
        if field.type == "many2one":
            others = self.env[field.comodel_name].sudo()
            return others.search([("id", "!=", value.id)], limit=1).id or None
        if field.type == "selection":
            keys = [key for key, _label in field._description_selection(self.env)]
            return next((key for key in keys if key != value), None)
        return None

    # ------------------------------------------------------------------
    # Records of other agencies
    # ------------------------------------------------------------------

    def test_none_of_another_agency_is_named_where_ones_own_are_offered(self):
        """A post of another agency would be asked for what it may not even read."""
        tried = 0
        for name in sorted(self.found):
            record = self.found[name].get("own")
            for field in self.env[name]._fields.values():
                domain = getattr(field, "domain", None)
                by_agency = isinstance(domain, str) and ", company_id)" in domain
                if not (record and by_agency and field.store) or field.readonly:
                    continue
                others = self.env[field.comodel_name].sudo()
                other = others.search([("company_id", "=", self.agency_b.id)], limit=1)
                value = (
                    other.id if field.type == "many2one" else [Command.link(other.id)]
                )
                for role in FORGERS if other else ():
                    login = self.logins[role, "own"]
                    with self.subTest(model=name, field=field.name, role=role):
                        with self._attempt() as attempt:
                            target = record.with_user(login)
                            attempt.call(login, target, "write", {field.name: value})
                            self.assertNotIn(other, record.sudo()[field.name])
                        tried += 1
        self.assertGreater(tried, 20)

    # ------------------------------------------------------------------
    # Hidden fields
    # ------------------------------------------------------------------

    def _list_hidden(self):
        """Return ``[(role, home, model, field)]`` of what a login may not read."""
        cases = []
        for role, home in sorted(self.logins):
            login = self.logins[role, home]
            for name in (*self.found, "res.users", "hr.employee"):
                model = self.env[name].with_user(login)
                if model.has_access("read"):
                    cases += [
                        (role, home, name, field.name)
                        for field in model._fields.values()
                        if field.store
                        and field.groups
                        and not model._has_field_access(field, "read")
                    ]
        return cases

    def _try_hidden(self, role, home, name, field_name):
        """Nothing tells what stands in a field that the login may not read."""
        login = self.logins[role, home]
        model = self.env[name].with_user(login)
        record = model.search([], limit=1)
        calls = {
            "search": ([(field_name, "!=", False)],),
            "search_count": ([(field_name, "not in", [False])],),
            "formatted_read_group": ([], [field_name], ["__count"]),
            "search_read": ([], [field_name]),
            "name_search": ("", [(field_name, "!=", False)]),
            "read": ([field_name],),
            "export_data": ([field_name],),
            "web_search_read": ([], {field_name: {}}),
        }
        for method, args in calls.items():
            with self.subTest(method=method), self._attempt() as tried:
                on = record if method in ("read", "export_data") else model.browse()
                tried.call(login, on, method, *args)
                said = tried.answer or ()
                self.assertFalse(tried.is_done and self._tells(said, field_name))
        with self.subTest("order"), self._attempt() as tried:
            domain = []
            tried.call(login, model.browse(), "search", domain, order=field_name)
            self.assertFalse(tried.is_done)

    def _tells(self, answer, field_name):
        """Tell whether an answer says anything of the field; an empty one does not."""
        if isinstance(answer, dict) and "records" in answer:
            answer = answer["records"]
        if isinstance(answer, list) and answer and isinstance(answer[0], dict):
            return any(row.get(field_name) for row in answer)
        return bool(answer)

    # ------------------------------------------------------------------
    # Printed
    # ------------------------------------------------------------------

    def _list_prints(self):
        """Return ``[(report, role, home)]`` of what is printed of one record."""
        reports = self.env["ir.actions.report"].search(
            [("report_name", "=like", "sidocakep_report.%")], order="report_name"
        )
        return [
            (report.report_name, *login)
            for report in reports
            if self.found.get(report.model, {}).get("own")
            for login in sorted(self.logins)
        ]

    def _try_print(self, name, role, home):
        """Who may not read a record has it printed by no address of a report."""
        reports = self.env["ir.actions.report"]
        login = self.logins[role, home]
        target = self.found[reports._get_report(name).model]["own"].with_user(login)
        target = target.with_context(allowed_company_ids=login.company_ids.ids)
        if target.has_access("read"):
            return
        with self._attempt(), self.assertRaises(UserError):
            reports.with_env(target.env)._render(name, target.ids, {})

    # ------------------------------------------------------------------
    # One attempt
    # ------------------------------------------------------------------

    @contextmanager
    def _attempt(self):
        """Undo whatever an attempt did."""
        self.env.flush_all()
        with self.env.cr.savepoint() as savepoint, mute_logger(*QUIET):
            yield Attempt(self.env)
            savepoint.rollback()
        self.env.invalidate_all()

    def _get_row(self, record):
        """Return what stands in the database; ``None`` where nothing does."""
        self.env.flush_all()
        query = SQL(
            "SELECT to_jsonb(whole) FROM %s whole WHERE id = %s",
            SQL.identifier(record._table),
            record.id,
        )
        for (row,) in self.env.execute_query(query):
            return {key: row[key] for key in row.keys() - {*LOG_ACCESS_COLUMNS}}
        return None

    def _count(self, target):
        query = SQL("SELECT COUNT(*) FROM %s", SQL.identifier(target._table))
        [[count]] = self.env.execute_query(query)
        return count

    def _try_all(self, cases, attack, few=FEW):
        """Try some of the cases, all with ``long``; say how many were tried."""
        tried = defaultdict(int)
        for case in some(cases, few):
            with self.subTest(case=case):
                attack(*case)
            tried[case[0]] += 1
        return tried


class Attempt:
    """A call of a client, and whether it was done."""

    def __init__(self, env):
        self.env = env
        self.is_done, self.answer = False, None

    def call(self, login, records, method, *args, **kwargs):
        """Call as a client does; what it may not do leaves nothing behind."""
        self.is_done, self.answer = False, None
        companies = login.company_ids.ids
        kwargs["context"] = {"allowed_company_ids": companies}
        if records:
            args = (records.ids, *args)
        try:
            with self.env.cr.savepoint():
                model = records.browse().with_user(login)
                self.answer = call_kw(model, method, list(args), kwargs)
                self.env.flush_all()
                self.is_done = True
        except (AccessError, UserError, ValueError, Error):
            self.env.invalidate_all()
        return self.is_done
