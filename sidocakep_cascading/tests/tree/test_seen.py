"""What a form shows against what is stored, for every model of the three addons."""

import json

from odoo import models
from odoo.tests import tagged
from odoo.tools.json import json_default

from odoo.addons.sidocakep_base.const import OUR_ADDONS
from odoo.addons.sidocakep_base.models.document.seen import SEEN, is_compared

from ..common_tree import TreeCase

#: By type: what somebody saw before and what he enters, neither of which is stored.
VALUES = {
    **dict.fromkeys(("char", "text", "html", "selection"), ("dulu", "saya")),
    **dict.fromkeys(("many2one", "many2one_reference"), (2_000_000_000, 2_000_000_001)),
    **dict.fromkeys(("integer", "float", "monetary"), (987654, 876543)),
    "reference": ("res.partner,1", "res.partner,2"),
    "boolean": (None, None),
    "date": ("1999-12-31", "1999-12-30"),
    "datetime": ("1999-12-31 01:02:03", "1999-12-31 01:02:04"),
}
#: Documents of this case that must be among what is tried.
EXPECTED = {
    *("sidocakep.plan", "sidocakep.plan.node", "sidocakep.target", "sidocakep.pk"),
    *("sidocakep.pk.line", "sidocakep.pk.table2", "sidocakep.performance.tree"),
    *("sidocakep.performance.tree.node", "sidocakep.profile", "sidocakep.indicator"),
    *("sidocakep.budget", "sidocakep.budget.line"),
}


@tagged("post_install", "-at_install")
class TestSeen(TreeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _get_records(self):
        """Return a stored record of every model of ours that people write."""
        for name, model in self.env.items():
            if not model._original_module.startswith(OUR_ADDONS):
                continue
            if model._abstract or not model._auto or not model._is_seen_compared():
                continue
            record = model.search([], limit=1, order="id desc")
            if record:
                yield name, record

    def _show(self, record, names):
        """Return what a client has of the fields, as it comes over the line."""
        [values] = record.web_read({name: {} for name in names})
        return json.loads(json.dumps(values, default=json_default))

    def test_every_field_of_every_model(self):
        tried = set()
        for name, record in self._get_records():
            names = [
                field.name
                for field in record._fields.values()
                if is_compared(field)
                and not record._is_worked_out(field)
                and field.name not in models.MAGIC_COLUMNS
            ]
            seen = self._show(record, names)
            with self.subTest(name, what="as it was seen"):
                unchanged = dict.fromkeys(names)
                self.assertEqual(record._find_stale(unchanged, seen), [])
            for field_name in names:
                kind = record._fields[field_name].type
                before, mine = VALUES[kind]
                if kind == "boolean":
                    before = mine = not seen[field_name]
                with self.subTest(name, field=field_name):
                    stale = record._find_stale({field_name: mine}, {field_name: before})
                    self.assertEqual(len(stale), 1)
            tried.add(name)
        self.assertLessEqual(EXPECTED, tried)

    def test_the_token_reaches_no_field(self):
        """Taken out of lines too, also where the one above is not ours."""
        vals = {
            "name": "x",
            SEEN: {"name": "y"},
            "line_ids": [(0, 0, {"name": "z", SEEN: {"name": "y"}}), (5,), (4, 3)],
        }
        taken = self.env["sidocakep.pk"]._take_seen(vals, [])
        self.assertNotIn(SEEN, json.dumps(taken))
        self.assertEqual(len(taken["line_ids"]), 3)
        self.assertIn(SEEN, vals)

    def test_tabel_ii_and_the_line_of_one_agreement(self):
        """Two heads of section, two lines of one PK: both go through."""
        line, row = self.pk.line_ids[0], self.pk.table2_ids[0]
        seen_line = self._show(line, ["note", "written"])
        seen_row = self._show(row, ["note", "amount"])
        head = self.pk.with_user(self.user_head_a)
        head.web_save({"line_ids": [(1, line.id, {"note": "A", SEEN: seen_line})]}, {})
        self.pk.with_user(self.user_secretary_a).web_save(
            {"table2_ids": [(1, row.id, {"note": "B", SEEN: seen_row})]}, {}
        )
        self.assertEqual((line.note, row.note), ("A", "B"))

    def test_a_target_of_an_agreement_says_who_changed_it(self):
        line = self.pk.line_ids[0]
        seen = self._show(line, ["written"])
        line.with_user(self.user_head_a).written = "95"
        # Another field of the same line, by a third person, later.
        line.with_user(self.user_secretary_a).note = "Lain"
        [change] = line._find_stale({"written": "91"}, seen)
        self.assertEqual(change["who"], self.user_head_a.name)
        self.assertEqual(change["now"], "95 Persen")

    def test_a_second_party_is_chosen_by_one_person(self):
        """Reason by the one and person by the other would be nobody's choice."""
        names = ["second_job_id", "second_override_reason"]
        seen = self._show(self.pk, names)
        reason = {"second_override_reason": "Atasan langsung berhalangan"}
        self.assertFalse(self.pk._find_stale(reason, seen))
        seen["second_job_id"] = self.job_head_b.id
        self.assertEqual(len(self.pk._find_stale(reason, seen)), 1)
