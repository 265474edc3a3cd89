"""What the program fills, over RPC: every model of the registry, every field."""

from collections import Counter, defaultdict

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.models import MAGIC_COLUMNS
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG
from odoo.addons.base.tests.common import DISABLED_MAIL_CONTEXT

from ...const import OUR_ADDONS
from ...models.document.base import LINKED
from ..common_rkt import RktCase
from ..thorough import IS_LONG, long, some

WORDS = "%s by the program and is not entered"
#: What follows from other fields, and what our code keeps beside.
WORKED_OUT, FILLED_IN = "worked out", "filled in"
MUTED = ("odoo.models", "odoo.orm.models", "odoo.addons.base.models.ir_model")


@tagged("post_install", "-at_install")
class TestFieldGuard(RktCase):
    """Who has every right of the addons cannot write what follows from other fields."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = cls.env["ir.model.data"].search(
            [("model", "=", "res.groups"), ("module", "=like", "sidocakep%")]
        )
        cls.user_all = new_test_user(
            cls.env,
            login="uji_semua_hak",
            groups=",".join(groups.mapped("complete_name")),
            company_id=cls.agency_a.id,
            company_ids=[Command.set(cls.government.search([]).ids)],
            context=DISABLED_MAIL_CONTEXT,
        )
        cls.guarded = defaultdict(dict)
        for name, model in cls.env.items():
            if model._abstract or not model._auto:
                continue
            for field in model._fields.values():
                kind = cls._get_kind(model, field)
                if kind:
                    cls.guarded[name][field.name] = kind

    @classmethod
    def _get_kind(cls, model, field):
        """Return why the field is no input; a window is filled by who opens it."""
        if not field.readonly or field.inverse or field.name in MAGIC_COLUMNS:
            return None
        if not any(name.startswith(OUR_ADDONS) for name in field._modules):
            return None
        if field.compute or field.related:
            return WORKED_OUT
        owned = getattr(model, "_workflow_fields", ())
        return None if model._transient or field.name in owned else FILLED_IN

    def _call(self, model, method, *args, **kwargs):
        return call_kw(self.env[model].with_user(self.user_all), method, args, kwargs)

    def _refuse_each(self, operation, only=""):
        """Run ``operation(model, field name)`` for all; count what the guard met.

        A frozen document or a missing right may refuse before it does.
        """
        met = Counter()
        for model, names in self.guarded.items():
            pairs = some(names.items(), 3)
            for name, kind in pairs if model.startswith(only) else ():
                met[kind] += self._refuse(kind, operation, model, name)
        return met

    def _refuse(self, kind, operation, *about):
        with (
            self.subTest(about=about),
            mute_logger(*MUTED),
            self.assertRaises(UserError) as caught,
            self.env.cr.savepoint(),
        ):
            operation(*about)
            self.env.flush_all()
        self.env.invalidate_all()
        return WORDS % kind in str(getattr(caught, "exception", ""))

    def test_the_registry_has_what_was_forged(self):
        for model, name in (
            ("sidocakep.acting.official", "company_id"),
            ("sidocakep.indicator", "smart_count"),
            ("sidocakep.nomenclature", "scope_code"),
            ("sidocakep.rkt.line", "level"),
            ("sidocakep.unit", "name_key"),
        ):
            with self.subTest(model=model, field=name):
                self.assertEqual(self.guarded[model][name], WORKED_OUT)
        for model, name in (
            ("sidocakep.plan.node", "identity"),
            ("sidocakep.rka.measure", "drawn_figure"),
            ("sidocakep.rkt.line", "origin"),
            ("sidocakep.rkt.line", "target_id"),
        ):
            with self.subTest(model=model, field=name):
                self.assertEqual(self.guarded[model][name], FILLED_IN)

    @long
    def test_create_refuses(self):
        """Of the models of ours: HR's own ask for names before anything is checked."""
        met = self._refuse_each(
            lambda model, name: self._call(model, "create", [{name: False}]),
            only="sidocakep.",
        )
        self.assertGreater(met[WORKED_OUT], 100 if IS_LONG else 50)
        self.assertGreater(met[FILLED_IN], 30 if IS_LONG else 5)

    def test_write_refuses(self):
        def write(model, name):
            record = self.env[model].search([], limit=1)
            if record:
                self._call(model, "write", record.ids, {name: False})
            else:  # what the write of Odoo asks first
                user_model = self.env[model].with_user(self.user_all)
                user_model._check_field_access(user_model._fields[name], "write")

        met = self._refuse_each(write)
        self.assertGreater(met[WORKED_OUT], 100 if IS_LONG else 50)
        self.assertGreater(met[FILLED_IN], 30 if IS_LONG else 5)

    @long
    def test_commands_of_a_parent_refuse(self):
        """A line that a parent creates or edits is no way around."""
        met = Counter()
        for parent, lines, line in self._get_lines():
            for name, kind in self.guarded[line._name].items():
                commands = [Command.update(line.id, {name: False})]
                if line._name.startswith("sidocakep."):
                    commands.append(Command.create({name: False}))
                for command in commands:
                    met[kind] += self._refuse(
                        kind,
                        lambda *about: self._call(
                            about[0], "write", [about[1]], {about[2]: [about[3]]}
                        ),
                        parent._name,
                        parent.id,
                        lines,
                        command,
                    )
        self.assertGreater(met[WORKED_OUT], 20)
        self.assertGreater(met[FILLED_IN], 3)

    def _get_lines(self):
        """Yield parents with the one2many through which a line of theirs is written."""
        for name, model in self.env.items():
            if model._abstract or not model._auto:
                continue
            for field in model._fields.values():
                if field.type != "one2many" or field.comodel_name not in self.guarded:
                    continue
                if field.compute or not field.inverse_name:
                    continue
                line = self.env[field.comodel_name].search([], limit=1)
                parent = line[field.inverse_name] if line else line
                if parent and parent._name == name:
                    if parent.with_user(self.user_all).has_access("write"):
                        yield parent, field.name, line

    def test_defaults_of_the_client_have_no_effect(self):
        for model, names in self.guarded.items():
            context = {f"default_{name}": 1 for name in names}
            asked = self.env[model].with_user(self.user_all).with_context(**context)
            # What the field itself begins with; an identity is a new one each time.
            own = {name: asked._fields[name].default for name in names}
            for records in (asked, asked.sudo()):
                with self.subTest(model=model):
                    found = records.default_get([*names])
                    self.assertEqual(found.keys(), {name for name in own if own[name]})
                    self.assertFalse(
                        [
                            name
                            for name, value in found.items()
                            if value == 1 and own[name](asked) != 1
                        ]
                    )

    def test_a_default_that_travels_on_is_left_aside(self):
        """The agency of the form is not that of the line that it creates."""
        rkt = self._create_rkt(draw=False)
        lines = self.env["sidocakep.rkt.line"].with_user(self.user_head_a)
        line = lines.with_context(
            default_company_id=self.agency_b.id, default_year=1999
        ).create(
            {
                "rkt_id": rkt.id,
                "node_id": self.objective.id,
                "indicator_id": self.satisfaction.id,
            }
        )
        self.assertEqual(line.company_id, self.agency_a)
        self.assertEqual(line.year, 2026)
        self.assertEqual(line.env.context["default_year"], 1999)

    def test_a_default_of_a_user_has_no_effect(self):
        self.env["ir.default"].set(
            "sidocakep.unit", "name_key", "palsu", user_id=self.user_all.id
        )
        unit = self.env["sidocakep.unit"].with_user(self.user_all)
        self.assertNotIn("name_key", unit.sudo().default_get(["name", "name_key"]))

    def test_nobodys_lines_are_written_with_the_rights_of_the_program(self):
        """Of every model: what a document begins with is not the client's to say."""
        for model, asked in self.env.items():
            if not model.startswith("sidocakep.") or asked._abstract:
                continue
            names = {
                name
                for name, field in asked._fields.items()
                if field.type in LINKED and field.store and asked._is_ours(field)
            }
            own = {name for name in names if asked._fields[name].default}
            context = {f"default_{name}": [[4, 1]] for name in names}
            asked = asked.with_user(self.user_all).with_context(**context)
            for raised in ("_as_program", "_with_workflow_bypass", "_as_copy"):
                if hasattr(asked, raised):
                    with self.subTest(model=model, raised=raised):
                        found = getattr(asked, raised)().default_get([*names])
                        self.assertEqual(found.keys() & names, own)

    def test_past_the_workflow_a_user_has_no_state_of_his_own(self):
        self.env["ir.default"].set(
            "sidocakep.plan", "state", "decided", user_id=self.user_all.id
        )
        plans = self.env["sidocakep.plan"].with_user(self.user_all)
        plans = plans.with_context(default_version=7)
        own = plans._with_workflow_bypass().default_get(["state", "version"])
        self.assertEqual(own, {"state": "draft", "version": 1})

    def test_nobody_deletes_as_if_an_addon_were_taken_off(self):
        """The word of Odoo that switches guards off is no word of a client."""
        plan = self.plan
        context = {"context": {MODULE_UNINSTALL_FLAG: True}}
        for user in (self.user_all, self.env.ref("base.user_admin")):
            for record in (plan, plan.node_ids[:1], self.satisfaction):
                model = record.browse().with_user(user)
                with self.assertRaises(UserError):
                    call_kw(model, "unlink", [record.ids], dict(context))
        self.assertTrue(plan.exists())

    def test_every_list_is_searched_by_what_its_rows_are_called(self):
        for name, model in self.env.items():
            is_named = model._rec_name or model._rec_names_search
            if not name.startswith("sidocakep.") or model._abstract or not is_named:
                continue
            asked = model.with_user(self.user_all)
            if asked.has_access("read"):
                with self.subTest(name):
                    self.assertFalse(asked.name_search("bukan nama apa pun"))
                    domain = [("display_name", "ilike", "bukan nama apa pun")]
                    self.assertFalse(asked.search(domain))

    def test_nobody_drops_a_column_as_if_an_addon_were_taken_off(self):
        column = self.env["ir.model.fields"]._get("sidocakep.seal", "content")
        fields = column.browse().with_user(self.env.ref("base.user_admin"))
        context = {"context": {MODULE_UNINSTALL_FLAG: True, "lang": "en_US"}}
        with self.assertRaisesRegex(UserError, "cannot be removed"):
            call_kw(fields, "unlink", [column.ids], context)

    def test_nobody_renames_a_state_of_all_documents(self):
        """Odoo writes the new value into every row, past workflow and trail."""
        admin = self.env.ref("base.user_admin")
        values = self.env["ir.model.fields.selection"].with_user(admin)
        ours = values.search([("field_id.model", "=like", "sidocakep.%")])
        self.assertGreater(len(ours), 100)
        for value in ours:
            with (
                self.subTest(field=f"{value.field_id.model}.{value.field_id.name}"),
                self.assertRaisesRegex(AccessError, "those of the program"),
            ):
                call_kw(values, "write", [value.ids, {"value": "x"}], {})
        call_kw(values, "write", [ours[0].ids, {"name": "Kata"}], {})

    def test_screens_show_them_read_only(self):
        for model, names in self.guarded.items():
            shown = self._call(model, "fields_get", list(names), ["readonly"])
            for name, description in shown.items():
                with self.subTest(model=model, field=name):
                    self.assertTrue(description["readonly"])

    def test_a_target_does_not_look_drawn_by_hand(self):
        """Who draws up the RKT changes figures, not what the plan said of them."""
        rkt = self._create_rkt().with_user(self.user_head_a)
        line = rkt.line_ids[0]
        self.assertTrue(line.target_id)
        other = {"rkt_id": rkt.id, "node_id": line.node_id.id, "drawn_name": "Palsu"}
        forged = {"target_id": line.target_id.id, "drawn_figure": "9", "origin": "plan"}
        ways = [
            (rkt, "web_save", {"line_ids": [Command.update(line.id, forged)]}, {}),
            (rkt, "write", {"line_ids": [Command.create(other)]}),
            (line, "copy", forged),
        ]
        for records, method, *args in ways:
            with (
                self.subTest(method=method),
                mute_logger(*MUTED),
                self.assertRaisesRegex(UserError, WORDS % FILLED_IN),
                self.env.cr.savepoint(),
            ):
                call_kw(
                    self.env[records._name].with_user(self.user_head_a),
                    method,
                    [records.ids, *args],
                    {},
                )
        loaded = rkt.line_ids.load([".id", "drawn_figure"], [[str(line.id), "9"]])
        self.assertIn(WORDS % FILLED_IN, loaded["messages"][0]["message"])
        line.written = "1"
        self.assertTrue(line.is_changed)

    def test_the_program_itself_passes(self):
        unit = self.env["sidocakep.unit"].create({"name": "Uji Satuan"})
        self.assertEqual(unit.with_user(self.user_all).sudo().name_key, "uji satuan")
        unit.with_user(self.user_organisasi).name = "Uji Lain"
        self.assertEqual(unit.name_key, "uji lain")
