"""What the program works out, over RPC: every model of the registry, every field."""

from collections import defaultdict

from odoo import Command
from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.base.tests.common import DISABLED_MAIL_CONTEXT

from ...const import OUR_ADDONS
from ..common_rkt import RktCase

WORDS = "worked out by the program"
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
                if (
                    any(name.startswith(OUR_ADDONS) for name in field._modules)
                    and (field.compute or field.related)
                    and field.readonly
                    and not field.inverse
                ):
                    cls.guarded[name][field.name] = field

    def _call(self, model, method, *args, **kwargs):
        return call_kw(self.env[model].with_user(self.user_all), method, args, kwargs)

    def _refuse_each(self, operation, only=""):
        """Run ``operation(model, field name)`` for all; return how many the guard met.

        A frozen document or a missing right may refuse before it does.
        """
        met = 0
        for model, names in self.guarded.items():
            for name in names if model.startswith(only) else ():
                met += self._refuse(operation, model, name)
        return met

    def _refuse(self, operation, *about):
        with (
            self.subTest(about=about),
            mute_logger(*MUTED),
            self.assertRaises(UserError) as caught,
            self.env.cr.savepoint(),
        ):
            operation(*about)
            self.env.flush_all()
        self.env.invalidate_all()
        return WORDS in str(getattr(caught, "exception", ""))

    def test_the_registry_has_what_was_forged(self):
        for model, name in (
            ("sidocakep.acting.official", "company_id"),
            ("sidocakep.indicator", "smart_count"),
            ("sidocakep.nomenclature", "scope_code"),
            ("sidocakep.rkt.line", "level"),
            ("sidocakep.unit", "name_key"),
        ):
            with self.subTest(model=model, field=name):
                self.assertIn(name, self.guarded[model])

    def test_create_refuses(self):
        """Of the models of ours: HR's own ask for names before anything is checked."""
        met = self._refuse_each(
            lambda model, name: self._call(model, "create", [{name: False}]),
            only="sidocakep.",
        )
        self.assertGreater(met, 100)

    def test_write_refuses(self):
        def write(model, name):
            record = self.env[model].search([], limit=1)
            if record:
                self._call(model, "write", record.ids, {name: False})
            else:  # what the write of Odoo asks first
                user_model = self.env[model].with_user(self.user_all)
                user_model._check_field_access(user_model._fields[name], "write")

        self.assertGreater(self._refuse_each(write), 100)

    def test_commands_of_a_parent_refuse(self):
        """A line that a parent creates or edits is no way around."""
        met = 0
        for parent, lines, line in self._get_lines():
            for name in self.guarded[line._name]:
                commands = [Command.update(line.id, {name: False})]
                if line._name.startswith("sidocakep."):
                    commands.append(Command.create({name: False}))
                for command in commands:
                    met += self._refuse(
                        lambda *about: self._call(
                            about[0], "write", [about[1]], {about[2]: [about[3]]}
                        ),
                        parent._name,
                        parent.id,
                        lines,
                        command,
                    )
        self.assertGreater(met, 20)

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
            for records in (asked, asked.sudo()):
                with self.subTest(model=model):
                    self.assertFalse(
                        names.keys() & records.default_get([*names]).keys()
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

    def test_screens_show_them_read_only(self):
        for model, names in self.guarded.items():
            shown = self._call(model, "fields_get", list(names), ["readonly"])
            for name, description in shown.items():
                with self.subTest(model=model, field=name):
                    self.assertTrue(description["readonly"])

    def test_the_program_itself_passes(self):
        unit = self.env["sidocakep.unit"].create({"name": "Uji Satuan"})
        self.assertEqual(unit.with_user(self.user_all).sudo().name_key, "uji satuan")
        unit.with_user(self.user_organisasi).name = "Uji Lain"
        self.assertEqual(unit.name_key, "uji lain")
