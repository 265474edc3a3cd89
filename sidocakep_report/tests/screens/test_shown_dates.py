"""Every date that a view of ours shows carries its year."""

from lxml import etree

from odoo.tests import TransactionCase, tagged
from odoo.tools.safe_eval import safe_eval

ADDONS = ("sidocakep_base", "sidocakep_cascading", "sidocakep_report")
#: They have no row in which a date is read, or words of their own for it.
OTHER_WIDGETS = {"remaining_days", "kanban_activity"}
NOT_READ = {"search", "pivot", "graph", "calendar"}


def find_shown_fields(node, model):
    """Yield ``(element, field)`` of a view: nested ones with the model they are of."""
    for child in node:
        below = model
        if child.tag == "field" and child.get("name") in model._fields:
            field = model._fields[child.get("name")]
            below = model.env[field.comodel_name] if field.relational else model
            yield child, field
        yield from find_shown_fields(child, below)


@tagged("post_install", "-at_install")
class TestShownDates(TransactionCase):
    """Odoo's date widget drops the current year ("5 Jan"); ``numeric`` keeps it.

    A DPA of 5 Jan, a decree of 5 Jan, a mutasi from 1 Jan: which year is what the
    reader has to know.
    """

    def test_every_date_carries_its_year(self):
        bare, found = [], 0
        data = self.env["ir.model.data"].search(
            [("model", "=", "ir.ui.view"), ("module", "in", ADDONS)]
        )
        for view in self.env["ir.ui.view"].browse(data.mapped("res_id")).exists():
            if view.model not in self.env or view.type in NOT_READ:
                continue
            arch = etree.fromstring(view.arch_db)
            for element, field in find_shown_fields([arch], self.env[view.model]):
                if field.type not in ("date", "datetime"):
                    continue
                hidden = {element.get("invisible"), element.get("column_invisible")}
                if hidden & {"1", "True"} or element.get("widget") in OTHER_WIDGETS:
                    continue
                found += 1
                options = safe_eval(
                    element.get("options") or "{}", {"true": True, "false": False}
                )
                if not options.get("numeric"):
                    bare.append(f"{view.xml_id}: {element.get('name')}")
        self.assertFalse(bare)
        self.assertGreater(found, 100)
