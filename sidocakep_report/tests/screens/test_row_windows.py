"""What a row of a form opens, and what it offers where it is a card."""

from lxml import etree

from odoo.tests import TransactionCase, tagged

#: Their rows are chips or files, which open nothing of ours.
CHIPS = ("many2many_tags", "many2many_binary", "many2many_checkboxes")


@tagged("post_install", "-at_install")
class TestRowWindows(TransactionCase):
    def test_no_row_opens_a_window_that_nobody_laid_out(self):
        """Odoo makes one of all fields: hashes, numbers of records, English words."""
        wrong, found = [], 0
        for name, node, model in self._find_rows():
            found += 1
            if node.find("form") is not None or model in self.with_form:
                continue
            rows, cards = node.find("list"), node.find("kanban")
            if rows is not None and not (
                rows.get("editable") or rows.get("action") or rows.get("no_open") == "1"
            ):
                wrong.append(f"{name}: list")
            if cards is not None and cards.get("can_open") != "0":
                wrong.append(f"{name}: kanban")
        self.assertEqual(wrong, [])
        self.assertGreater(found, 80)

    def test_what_a_row_offers_its_card_offers_or_opens(self):
        """A phone shows the cards alone: a button of the row alone is not there."""
        wrong, found = [], 0
        for name, node, model in self._find_rows():
            if node.find("list") is None or node.find("kanban") is None:
                continue
            found += 1
            offered = _names(node.find("kanban")) | _names(node.find("form"))
            offered |= {node.find("list").get("action")}
            if node.find("form") is None and model in self.with_form:
                offered |= _names(etree.fromstring(self.env[model].get_view()["arch"]))
            if lacking := _names(node.find("list")) - offered:
                wrong.append(f"{name}: {', '.join(sorted(lacking))}")
        self.assertEqual(wrong, [])
        self.assertGreater(found, 20)

    def setUp(self):
        super().setUp()
        forms = self.env["ir.ui.view"].search([("type", "=", "form")])
        self.with_form = set(forms.mapped("model"))

    def _find_rows(self):
        """Yield ``(name, node, model of the rows)`` of what our forms list."""
        for view in self.env["ir.ui.view"].search(
            [
                ("model", "=like", "sidocakep.%"),
                ("type", "=", "form"),
                ("mode", "=", "primary"),
            ]
        ):
            model = self.env[view.model]
            arch = etree.fromstring(model.get_view(view.id, "form")["arch"])
            for node in arch.iter("field"):
                owner = model
                for above in reversed(list(node.iterancestors("field"))):
                    owner = self.env[owner._fields[above.get("name")].comodel_name]
                field = owner._fields.get(node.get("name"))
                if (
                    field is not None
                    and field.type in ("one2many", "many2many")
                    and node.get("widget") not in CHIPS
                ):
                    name = f"{view.xml_id}, {field.name}"
                    yield name, node, field.comodel_name


def _names(arch):
    """Return what the buttons of a view call."""
    if arch is None:
        return set()
    return {button.get("name") for button in arch.iter("button", "a")} - {None}
