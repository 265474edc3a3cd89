"""No role is shown a button above a form that answers "you may not"."""

import re

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger
from odoo.tools.safe_eval import safe_eval

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

    @mute_logger("odoo.models.unlink", "odoo.addons.base.models.ir_rule")
    def test_what_is_shown_may_be_pressed(self):
        pressed = 0
        forms = [(model, self._get_documents(model)) for model in self._get_forms()]
        for role in HEADINGS:
            user = getattr(self, f"user_{role}")
            for model, documents in forms:
                own = documents.with_user(user)
                if not model.with_user(user).has_access("read"):
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
        self.assertGreater(pressed, 40)
