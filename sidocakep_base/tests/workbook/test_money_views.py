"""Fields of money have the widget of ours in every view."""

from lxml import etree

from odoo.tests import TransactionCase, tagged

WIDGET = "sidocakep_money"
OUR_ADDONS = ("sidocakep_base", "sidocakep_cascading", "sidocakep_report")
LINES = ("one2many", "many2many")


@tagged("post_install", "-at_install")
class TestMoneyViews(TransactionCase):
    def _typed(self, node, model):
        """Yield the field nodes below ``node`` in which an amount may be typed."""
        for child in node:
            if child.tag == "list" and not child.get("editable"):
                # Its rows are opened in a form of their own, a view like the others.
                continue
            if child.tag != "field":
                yield from self._typed(child, model)
                continue
            field = model._fields.get(child.get("name"))
            if field is None:
                continue
            if field.type in LINES:
                yield from self._typed(child, self.env[field.comodel_name])
            elif field.type == "monetary" and not field.readonly:
                yield model._name, child

    def test_every_amount_that_is_typed_has_our_widget(self):
        found = []
        for view in self.env["ir.ui.view"].search(
            [
                ("type", "in", ["form", "list"]),
                ("model_data_id.module", "in", OUR_ADDONS),
            ]
        ):
            model = self.env[view.model]
            if not model._name.startswith("sidocakep."):
                continue
            tree = etree.fromstring(view.arch)
            if tree.tag == "list" and not tree.get("editable"):
                continue
            found += [
                (view.xml_id, name, child.get("name"), child.get("widget"))
                for name, child in self._typed(tree, model)
                if child.get("readonly") not in ("1", "True")
            ]
        self.assertGreater(len(found), 4)
        self.assertEqual([item for item in found if item[-1] != WIDGET], [])
