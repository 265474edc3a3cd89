"""No role is shown a button above a form that answers "you may not"."""

import re

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

from odoo.addons.sidocakep_base.tests.thorough import IS_LONG, some

from .common_screens import ScreenCase
from .test_menus_by_role import HEADINGS

NAME = re.compile(r"\b[a-z_][a-z_0-9]*\b")
#: Documents of each state, and no more of them.
PER_STATE = 2


class UndoError(Exception):
    """Takes back what a button did."""


@tagged("post_install", "-at_install")
class TestButtonsByRole(ScreenCase):
    def _get_forms(self):
        """Return the models that have a form of ours with buttons in its header."""
        views = self.env["ir.ui.view"].search(
            [("model", "=like", "sidocakep.%"), ("type", "=", "form")]
        )
        models = {view.model for view in views if "<header" in (view.arch_db or "")}
        return [
            self.env[name]
            for name in sorted(models)
            if not self.env[name]._transient and not self.env[name]._abstract
        ]

    def _get_documents(self, model):
        """Return some documents of every state, newest first."""
        records = model.search([], order="id desc", limit=200)
        if "state" not in model._fields:
            return records[:PER_STATE]
        by_state = records.grouped("state").values()
        return model.union(*(items[:PER_STATE] for items in by_state))

    def _is_shown(self, button, document):
        condition = button.get("invisible") or "False"
        names = set(NAME.findall(condition)) & document._fields.keys()
        values = {
            name: document._fields[name].convert_to_read(document[name], document)
            for name in names
        }
        return not safe_eval(condition, values)

    def _press(self, document, name):
        """Press a button and take it back; return the refusal of rights, if any."""
        try:
            with self.env.cr.savepoint():
                getattr(document, name)()
                raise UndoError
        except AccessError as refusal:
            return str(refusal)
        except (UndoError, UserError):
            return None
        finally:
            self.env.invalidate_all()

    def _get_refusal(self, call, *args):
        """Return what a call is answered, nothing where it is not refused."""
        try:
            with self.env.cr.savepoint():
                call(*args)
                raise UndoError
        except UndoError:
            return None
        except (AccessError, UserError) as refusal:
            return str(refusal)
        finally:
            self.env.invalidate_all()

    def _get_asking_buttons(self, model):
        """Return the names of the buttons of a form that ask before they act."""
        arch = etree.fromstring(model.get_view(None, "form")["arch"])
        buttons = arch.findall(".//button[@confirm]")
        for button in buttons:
            # What the client tries first (static/src/documents/tried.js).
            self.assertEqual(button.get("type"), "object", button.get("name"))
            self.assertRegex(button.get("name"), "^action_")
        in_header = arch.findall("./header//button[@confirm]")
        return {button.get("name") for button in in_header}

    @mute_logger("odoo.models.unlink", "odoo.addons.base.models.ir_rule")
    def test_nobody_confirms_what_is_refused_then(self):
        """The step is tried first, by its own checks, and nothing of it stays."""
        tried = refused = 0
        for model in self._get_forms():
            documents = self._get_documents(model)
            for name in sorted(self._get_asking_buttons(model)):
                for document in documents:
                    step = getattr(document, name)
                    expected = self._get_refusal(step)
                    before = document.read(["write_date"])
                    found = self._get_refusal(document._try_step, name)
                    with self.subTest(document=document.display_name, button=name):
                        self.assertEqual(found, expected)
                        self.assertEqual(document.read(["write_date"]), before)
                    tried += 1
                    refused += bool(expected)
        self.assertGreater(tried, 10)
        self.assertGreater(refused, 3)

    def test_the_client_is_answered_by_the_words_of_the_step(self):
        """What the button asks before it asks: refused, or possible; nothing stays."""
        users = self.env["res.users"]
        plans = self.env["sidocakep.plan"].search([("state", "=", "decided")])
        plan = plans.filtered(lambda item: not item._get_successor())[:1]
        self.assertTrue(plan)
        before = self.env["sidocakep.plan"].search_count([])
        messages = len(plan.message_ids)
        answer = users.try_sidocakep_step(plan._name, plan.id, "action_amend")
        self.assertIs(answer, True)
        self.assertEqual(self.env["sidocakep.plan"].search_count([]), before)
        self.assertEqual(len(plan.message_ids), messages)
        successor = plan._amend()
        with self.assertRaisesRegex(UserError, "already has a successor"):
            users.try_sidocakep_step(plan._name, plan.id, "action_amend")
        with self.assertRaisesRegex(UserError, "Only the version in force"):
            users.try_sidocakep_step(plan._name, successor.id, "action_amend")

    def test_who_may_not_read_it_tries_nothing(self):
        """A try has the rights of who presses the button, and no others."""
        plan = self.env["sidocakep.plan"].search(
            [("state", "=", "decided"), ("company_id", "=", self.agency_a.id)], limit=1
        )
        self.assertTrue(plan)
        for role in ("inspektorat", "pelaksana_a", "head_b"):
            users = self.env["res.users"].with_user(getattr(self, f"user_{role}"))
            with self.subTest(role), self.assertRaises(AccessError):
                users.try_sidocakep_step(plan._name, plan.id, "action_amend")

    def test_nothing_but_a_step_is_tried(self):
        for model, name in (
            ("res.users", "action_reset_password"),
            ("sidocakep.plan", "unlink"),
            ("sidocakep.plan", "_transition"),
        ):
            with self.subTest(model), self.assertRaises(AccessError):
                self.env[model]._try_step(name)

    @mute_logger("odoo.models.unlink", "odoo.addons.base.models.ir_rule")
    def test_what_is_shown_may_be_pressed(self):
        pressed = 0
        forms = [(model, self._get_documents(model)) for model in self._get_forms()]
        cases = [(role, *form) for role in HEADINGS for form in forms]
        for role, model, documents in some(cases, 90):
            own = documents.with_user(getattr(self, f"user_{role}"))
            if not own.browse().has_access("read"):
                continue
            arch = etree.fromstring(own.get_view(None, "form")["arch"])
            buttons = arch.findall("./header//button[@type='object']")
            for document in own._filtered_access("read"):
                for button in buttons:
                    if not self._is_shown(button, document):
                        continue
                    name = button.get("name")
                    with self.subTest(
                        role=role,
                        document=f"{model._name} {document.display_name}",
                        button=name,
                    ):
                        self.assertFalse(self._press(document, name))
                    pressed += 1
        self.assertGreater(pressed, 40 if IS_LONG else 10)
