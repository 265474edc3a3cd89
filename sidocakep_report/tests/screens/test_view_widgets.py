"""Widgets of the own views fit the fields they show."""

import re
from types import SimpleNamespace

from lxml import etree

from odoo.tests import TransactionCase, tagged

#: Fields that hold a percentage, by their names: printed by the engine, or its number.
PERCENTAGE = re.compile(
    r"(^|_)(printed|absorbed|achievement|absorption|absorption_text|percent|percentage)$"
)
PERCENT_WIDGETS = ("sidocakep_percent", "progressbar")


@tagged("post_install", "-at_install")
class TestViewWidgets(TransactionCase):
    def test_no_moment_is_shown_by_the_widget_of_a_day(self):
        """The client shows it and warns; the option ``show_time`` says the same."""
        views = self.env["ir.model.data"].search(
            [("model", "=", "ir.ui.view"), ("module", "=like", "sidocakep_%")]
        )
        wrong = []
        for view in self.env["ir.ui.view"].browse(views.mapped("res_id")):
            if view.type == "qweb" or view.mode != "primary":
                continue
            arch = etree.fromstring(
                self.env[view.model].get_view(view.id, view.type)["arch"]
            )
            fields = self.env[view.model]._fields
            for node in arch.iter("field"):
                field = fields.get(node.get("name"))
                if node.get("widget") != "date" or not field:
                    continue
                if field.type != "date":
                    wrong.append((view.xml_id, field.name))
        self.assertFalse(wrong)

    def test_a_percentage_is_never_without_its_sign(self):
        """By the widget of ours or by its heading; a kanban or a form has none."""
        wrong, found = [], 0
        for view, node, field in self._find_percentages():
            found += 1
            label = node.get("string") or field.string
            has_heading = view.type in ("list", "pivot", "graph") and "%" in label
            if not has_heading and node.get("widget") not in PERCENT_WIDGETS:
                wrong.append((view.xml_id, view.type, field.name))
        self.assertEqual(wrong, [])
        self.assertGreater(found, 40)

    def test_no_percentage_is_added_up_below_a_list(self):
        """Odoo adds up what a page shows: 13 months of 40 % were 520 %.

        Amounts and counts are summed; a mean or share says of what it is made.
        """
        wrong, found = [], 0
        for view in self.env["ir.ui.view"].search(
            [("model", "=like", "sidocakep.%"), ("mode", "=", "primary")]
        ):
            if view.type != "list" and "<list" not in view.arch_db:
                continue
            model = self.env[view.model]
            arch = etree.fromstring(model.get_view(view.id, view.type)["arch"])
            for node in arch.xpath("//list//field[@sum or @avg]"):
                found += 1
                owner = self._get_owner(model, node)
                field = owner._fields[node.get("name")]
                is_share = PERCENTAGE.search(field.name) or "%" in field.string
                options = node.get("options") or ""
                is_made = "'weight'" in options or "'share_of'" in options
                is_count = field.type == "monetary" or field.name.endswith("_count")
                adds = (field.aggregator == "sum" or is_count) and not is_share
                if not (adds if node.get("sum") else is_made):
                    wrong.append((view.xml_id, field.name))
        self.assertEqual(wrong, [])
        self.assertGreater(found, 30)

    def _get_owner(self, model, node):
        """Return the model of a field of a list, which may stand within a form."""
        path = [above.get("name") for above in node.iterancestors("field")]
        for name in reversed(path):
            model = self.env[model._fields[name].comodel_name]
        return model

    def _find_percentages(self):
        """Yield ``(view, node, field)`` of every percentage that is shown."""
        for view in self.env["ir.ui.view"].search(
            [("model", "=like", "sidocakep.%"), ("mode", "=", "primary")]
        ):
            if view.type in ("search", "qweb"):
                continue
            model = self.env[view.model]
            arch = etree.fromstring(model.get_view(view.id, view.type)["arch"])
            for node in arch.iter("field"):
                owner = model
                for above in reversed(list(node.iterancestors("field"))):
                    owner = self.env[owner._fields[above.get("name")].comodel_name]
                field = owner._fields.get(node.get("name"))
                hidden = node.get("invisible") or node.get("column_invisible")
                if (
                    field is not None
                    and field.type in ("char", "float")
                    and PERCENTAGE.search(field.name)
                    and hidden not in ("1", "True")
                ):
                    shown = next(node.iterancestors("list", "kanban", "form"), arch)
                    yield (
                        SimpleNamespace(xml_id=view.xml_id, type=shown.tag),
                        node,
                        field,
                    )
