"""What a field lets people choose from can be searched, made from the registry."""

import ast

from lxml import etree

from odoo.tests import TransactionCase, tagged
from odoo.tools.safe_eval import safe_eval


class _Parent(dict):
    """The record around a row: of none of its fields anything is known."""

    def __getattr__(self, name):
        return False


@tagged("post_install", "-at_install")
class TestChoices(TransactionCase):
    """A field that no query knows is a list that stays empty, with an error."""

    def _evaluate(self, text):
        """Return the domain as a form has it on which nothing is filled in yet."""
        names = {
            node.id
            for node in ast.walk(ast.parse(text.strip(), mode="eval"))
            if isinstance(node, ast.Name)
        }
        known = dict.fromkeys(names - {"parent"}, False)
        domain = safe_eval(text.strip(), known | {"parent": _Parent(), "uid": 1})
        return [
            (name, operator, [])
            if operator in ("in", "not in") and value is False
            else (name, operator, value)
            for name, operator, value in (
                leaf if isinstance(leaf, tuple | list) else (leaf, None, None)
                for leaf in domain
            )
            if operator
        ]

    def _find_wrong(self, where, comodel, domain):
        """Return what a picker of the domain answers, if it stumbles."""
        try:
            if isinstance(domain, str):
                domain = self._evaluate(domain)
            with self.env.cr.savepoint():
                self.env[comodel].search(domain, limit=1)
        except Exception as error:  # noqa: BLE001 - each one is the finding
            return [f"{where}: {type(error).__name__} {error}"]
        return []

    def test_what_a_field_declares(self):
        wrong, found = [], 0
        for name, model in sorted(self.env.items()):
            if not name.startswith("sidocakep."):
                continue
            for field in model._fields.values():
                domain = getattr(field, "domain", None)
                if not field.comodel_name or not domain or callable(domain):
                    continue
                found += 1
                wrong += self._find_wrong(str(field), field.comodel_name, domain)
        self.assertEqual(wrong, [])
        self.assertGreater(found, 40)

    def test_what_a_view_narrows(self):
        wrong, found = [], 0
        views = self.env["ir.ui.view"].search(
            [("model", "=like", "sidocakep.%"), ("mode", "=", "primary")]
        )
        for view in views.filtered(lambda item: item.type in ("form", "list")):
            arch = etree.fromstring(
                self.env[view.model].get_view(view.id, view.type)["arch"]
            )
            for field, node in self._walk(arch, self.env[view.model]):
                if node.get("domain") and field.comodel_name:
                    found += 1
                    where = f"{view.xml_id} {field}"
                    domain = node.get("domain")
                    wrong += self._find_wrong(where, field.comodel_name, domain)
        self.assertEqual(wrong, [])
        self.assertGreater(found, 20)

    def _walk(self, arch, model):
        """Yield ``(field, node)`` of an arch and of the rows in it."""
        for node in arch:
            if node.tag == "field" and node.get("name") in model._fields:
                field = model._fields[node.get("name")]
                yield field, node
                if field.comodel_name:
                    yield from self._walk(node, self.env[field.comodel_name])
            elif isinstance(node.tag, str):
                yield from self._walk(node, model)
