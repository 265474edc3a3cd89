"""Widgets of the own views fit the fields they show."""

from lxml import etree

from odoo.tests import TransactionCase, tagged


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
