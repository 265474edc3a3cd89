"""Whatever a client sends to a window of ours, our code does not stumble over it.

Every public method of every window of the registry, and what Odoo opens on each of
them, is called over RPC with nonsense where a value is expected: arguments, fields,
defaults, contexts. What people write in tables is tried in ``test_nonsense.py`` of the
cascading. Where Odoo stumbles over the call itself (records of no number, a name of no
field) ``ir.http`` answers in a sentence: ``test_answers.py``.
"""

import inspect
import linecache
import traceback

from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged
from odoo.tools import SQL, mute_logger

from odoo.addons.sidocakep_base.tests.thorough import IS_LONG, some

from .test_rights_matrix import OWN, RightsCase

#: Calls that a usual run tries of each window; of signing more.
FEW, MORE = 14, 200
ALWAYS = ("sidocakep.sign", "sidocakep.sign.line", "sidocakep.give.back")
#: What is sent for an argument of a method.
ARGUMENTS = (None, "x", -1, 10**12, [None], [{"a": [1]}], {"a": [{}]}, "x\x00" * 700)
#: What is sent for a field.
VALUES = ("x", -1, 10**12, [None], {"a": [{}]}, [[0, 0, "x"], [6], [1, "x", {}]])
CONTEXTS = (
    {"active_model": "x", "active_id": "x", "active_ids": "x"},
    {"active_model": "sidocakep.pk", "active_id": [1], "active_ids": [{}]},
    {"active_model": 7, "active_id": 10**12, "active_ids": [2**31 - 1]},
    {"params": "x", "dialog_size": [], "bin_size": {}},
)
HOUSE = "odoo.addons.sidocakep_"
#: Who may least, and who may most of those that are no administrators.
LOGINS = ("pelaksana", "organisasi")
#: What Odoo says of a call that no client of its own makes.
OF_ODOO = ("Expected singleton",)
QUIET = (
    *("odoo.sql_db", "odoo.models", "odoo.addons.base.models", "py.warnings"),
    *("odoo.tools.mail.html_sanitize", "odoo.addons.web", "odoo.domains"),
)


def find_stumble(error):
    """Return where our code stumbled, or ``None`` where Odoo's did.

    A line that hands on to ``super()`` is none of ours.
    """
    if str(error).startswith(OF_ODOO):
        return None
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if "/sidocakep_" not in frame.filename or "/tests/" in frame.filename:
            continue
        lines = range(frame.lineno, (frame.end_lineno or frame.lineno) + 1)
        text = "".join(linecache.getline(frame.filename, line) for line in lines)
        if "super(" not in text:
            path = frame.filename[frame.filename.index("/sidocakep_") + 1 :]
            return f"{path}:{frame.lineno} {text.strip()}"
    return None


@freeze_time("2026-02-01 03:00:00")
@tagged("post_install", "-at_install")
class TestRpcNonsense(RightsCase):
    def _list_models(self):
        """Return the names of the windows that have something of ours."""
        everywhere = self.env.registry["base"].__mro__
        return [
            name
            for name, model in sorted(self.env.registry.items())
            if model._transient
            and not model._abstract
            and any(
                definition.__module__.startswith(HOUSE)
                for definition in model.__mro__
                if definition not in everywhere
            )
        ]

    def _list_methods(self, name):
        """Return ``[(method, whether it is of no record, number of arguments)]``."""
        model, found = self.env.registry[name], {}
        everywhere = self.env.registry["base"].__mro__
        for definition in model.__mro__:
            if definition in everywhere or not definition.__module__.startswith(HOUSE):
                continue
            for method, function in vars(definition).items():
                if inspect.isfunction(function) and not method.startswith("_"):
                    found[method] = getattr(model, method)
        return [
            (method, getattr(function, "_api_model", False), _count(function))
            for method, function in sorted(found.items())
            if not getattr(function, "_api_private", False)
            and not hasattr(self.env.registry["base"], method)
        ]

    def _find_record(self, name, user):
        """Return a record of the model; a window is the login's own."""
        record = self.records.get(name) or self.env[name].search([], limit=1)
        if record and self.env[name]._transient:
            table = SQL.identifier(self.env[name]._table)
            query = "UPDATE %s SET create_uid = %s WHERE id = %s"
            self.env.cr.execute(SQL(query, table, user.id, record.id))
            record.invalidate_recordset()
        return record

    def _list_calls(self, name, record):
        """Yield ``(method, args, kwargs)``."""
        for method, is_free, count in self._list_methods(name):
            own = [] if is_free else [record.ids]
            if is_free or record:
                for value in ARGUMENTS if count else ():
                    yield method, [*own, *([value] * count)], {}
                for context in CONTEXTS:
                    yield method, [*own, *([None] * count)], {"context": context}
        for field in self.env[name]._fields:
            for value in VALUES:
                vals, spec = {field: value}, {field: {}}
                yield "create", [[vals]], {}
                yield "web_save", [record.ids, vals, spec], {}
                yield "onchange", [record.ids, vals, [field], spec], {}
                default = {"context": {f"default_{field}": value}}
                yield "default_get", [[field]], default
                yield "search", [[(field, "=", value)]], {}
            yield "load", [[field], [["x"]]], {}
            yield "web_read_group", [[], [field], ["__count"]], {}
            yield "search", [[(f"{field}.x", "=", 1)]], {}
        yield "name_create", [{"a": [1]}], {}
        yield "copy", [record.ids, {"x": [{}]}], {}

    def _try(self, user, name, method, args, kwargs):
        """Return where our code stumbled, if it did; nothing stays."""
        try:
            with self.env.cr.savepoint() as savepoint:
                call_kw(self.env[name].with_user(user), method, args, kwargs)
                self.env.flush_all()
                savepoint.rollback()
        except UserError as refusal:
            if not str(refusal).strip():
                return "a refusal without words"
        except Exception as error:  # noqa: BLE001
            # Whatever it is, a person would see a traceback.
            if stumble := find_stumble(error):
                return f"{type(error).__name__} {str(error)[:80]!a} at {stumble}"
        finally:
            self.env.invalidate_all()
        return None

    @mute_logger(*QUIET)
    def test_our_code_stumbles_over_nothing_that_a_client_sends(self):
        problems, tried = {}, 0
        names = self._list_models()
        self.assertLessEqual(set(ALWAYS), set(names))
        for name in names:
            for role in LOGINS:
                user = self.logins[role, OWN]
                record = self._find_record(name, user)
                calls = list(self._list_calls(name, record))
                for call in some(calls, MORE if name in ALWAYS else FEW):
                    tried += 1
                    if problem := self._try(user, name, *call):
                        told = f"{role}: {name}.{call!a:.160}: {problem}"
                        problems.setdefault(problem.rpartition(" at ")[2], told)
        self.assertGreater(tried, 50_000 if IS_LONG else 1500)
        self.assertFalse(problems, "\n".join(problems.values()))

    def test_a_window_of_signing_that_nobody_opened_says_so(self):
        """Made over RPC, with nothing in it, or with what is no document."""
        user = self.logins["pelaksana", OWN]
        [window] = call_kw(
            self.env["sidocakep.sign"].with_user(user), "create", [[{}]], {}
        )
        for method in ("mark_read", "previous", "next", "prove", "confirm", "read"):
            with self.subTest(method):
                self.assertIsNone(
                    self._try(
                        user, "sidocakep.sign", f"action_{method}", [[window]], {}
                    )
                )
        for model in ("x", "res.users", "sidocakep.pk", False, None, 7, [{}]):
            for number in (0, -1, 2**31 - 1, 10**12, False, "x", [1], {"a": 1}):
                vals = {"wizard_id": window, "res_model": model, "res_id": number}
                args = [[vals]]
                with self.subTest(model=model, number=number):
                    problem = self._try(user, "sidocakep.sign.line", "create", args, {})
                    self.assertIsNone(problem)


def _count(function):
    """Return how many arguments a method takes beside its records."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    kinds = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return sum(parameter.kind not in kinds for parameter in parameters)
