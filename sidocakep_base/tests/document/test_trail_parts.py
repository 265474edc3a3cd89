"""The trail of every document: its lines and targets, its button, its reasons."""

from odoo.tests import tagged

from ...const import OUR_ADDONS
from ..common_rkt import RktCase

#: Documents of which no content is kept, and why.
NO_CONTENT = {
    "sidocakep.import": "what it changes has a trail of its own",
    "sidocakep.realisation": "no row is changed: the rows are the trail",
}


@tagged("post_install", "-at_install")
class TestTrailDeclared(RktCase):
    """From the registry: what is written next is covered the day it is written."""

    @classmethod
    def _get_models(cls, mixin):
        return {
            name: model
            for name, model in cls.env.items()
            if isinstance(model, cls.env.registry[mixin])
            and model._original_module.startswith(OUR_ADDONS)
            and not model._abstract
        }

    def test_every_document_and_part_says_what_is_kept(self):
        models = self._get_models("sidocakep.workflow.mixin")
        parts = self._get_models("sidocakep.workflow.part.mixin")
        self.assertIn("sidocakep.plan.node", parts)
        for name, model in (models | parts).items():
            with self.subTest(name):
                if name in NO_CONTENT:
                    self.assertFalse(model._trail_fields)
                    continue
                self.assertTrue(model._trail_fields)
                self.assertLessEqual(model._trail_fields, model._fields.keys())

    def test_no_figure_of_a_line_is_left_out(self):
        """What is typed as a figure or an amount, or the text that says it."""
        for name, model in self._get_models("sidocakep.workflow.part.mixin").items():
            figures = {
                field.name
                for field in model._fields.values()
                if field.type in ("monetary", "float")
                and field.store
                and not model._is_worked_out(field)
            }
            if isinstance(model, self.env.registry["sidocakep.value.mixin"]):
                figures -= model._edited_together[0]
                with self.subTest(name):
                    said = {"printed_value", "target_text"} & model._trail_fields
                    self.assertTrue(said)
            with self.subTest(name):
                if name not in NO_CONTENT:
                    self.assertLessEqual(figures, model._trail_fields)

    def test_every_document_form_has_the_button(self):
        models = self._get_models("sidocakep.workflow.mixin")
        self.assertIn("sidocakep.rkt", models)
        for name, model in models.items():
            if name.startswith("test_"):
                continue  # the document of the tests has no screen
            with self.subTest(name):
                arch = model.get_view(view_type="form")["arch"]
                self.assertIn('name="action_view_trail"', arch)


@tagged("post_install", "-at_install")
class TestTrailOfParts(RktCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls.user_secretary_a
        cls.draft = cls.plan._amend()
        cls.rkt = cls._create_rkt()

    def _rows(self, document, **values):
        domain = [("res_model", "=", document._name), ("res_id", "=", document.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.env["sidocakep.trail"].search(domain)

    def _check(self, document, part, name, vals):
        old, model = part.display_name, part._name
        part.with_user(self.user).write(vals)
        row = self._rows(document, field_model=model, part_id=part.id, field_name=name)
        self.assertEqual(len(row), 1, old)
        self.assertEqual(row.user_id, self.user)
        self.assertNotEqual(row.old_value, row.new_value)
        return row.old_value, row.new_value

    def test_a_node_of_the_plan(self):
        node = self.draft.node_ids.filtered(lambda node: node.level == "sasaran")
        texts = self._check(self.draft, node, "name", {"name": "Rujukan cepat"})
        self.assertEqual(texts, ("Layanan rujukan", "Rujukan cepat"))

    def test_a_target_of_the_plan(self):
        target = self.env["sidocakep.target"].search(
            [
                ("plan_id", "=", self.draft.id),
                ("indicator_id", "=", self.satisfaction.id),
                ("year", "=", 2026),
                ("period_kind", "=", "year"),
            ]
        )
        texts = self._check(self.draft, target, "printed_value", {"written": "83,5"})
        self.assertEqual(texts, ("82 Persen", "83,5 Persen"))

    def test_a_cost_of_the_plan(self):
        cost = self.env["sidocakep.plan.cost"].search(
            [("plan_id", "=", self.draft.id), ("year", "=", 2027)]
        )
        texts = self._check(self.draft, cost, "amount", {"amount": 8})
        self.assertEqual([float(text) for text in texts], [7, 8])

    def test_a_line_and_a_measure_of_the_rkt(self):
        line = self._line(self.rkt, self.satisfaction)
        texts = self._check(self.rkt, line, "printed_value", {"written": "81"})
        self.assertEqual(texts, ("82 Persen", "81 Persen"))
        measure = self.rkt.measure_ids.filtered("amount")[:1]
        self._check(self.rkt, measure, "amount", {"amount": measure.amount + 1})

    def test_a_line_of_the_budget_that_comes_and_changes_and_goes(self):
        budget = self._create_budget({self.sub_1: 1000}).with_user(self.user)
        line = budget.line_ids
        self._check(budget, line, "amount", {"amount": 1200})
        line.unlink()
        first, last = self._rows(budget, field_name=False, part_id=line.id).sorted("id")
        self.assertIn("1000", first.new_value)
        self.assertIn("1200", last.old_value)

    def test_the_reason_of_an_amendment(self):
        reason = "Perubahan RPJMD"
        self.draft.with_user(self.user_head_a).amendment_reason = reason
        row = self._rows(self.draft, field_name="amendment_reason")
        self.assertEqual((row.new_value, row.user_id), (reason, self.user_head_a))
        self.draft.write({"document_number": "Perbup 9/2026"})
        self.draft.document_date = "2026-03-01"
        self.draft.with_user(self.user_bappeda).action_review()
        self.draft.with_user(self.user_head_a).action_decide()
        row = self._rows(self.plan, new_value="amended")
        self.assertEqual(row.reason, reason)
        self.assertEqual(row.user_id, self.user_head_a)

    def test_the_copy_of_a_next_version_is_no_change(self):
        self.assertTrue(self.draft.node_ids)
        self.assertFalse(self._rows(self.draft, kind="change"))

    def test_a_target_of_no_plan_is_in_the_trail_of_its_indicator(self):
        target = self._create_target(self.satisfaction, "99", 2031)
        target.written = "98"
        rows = self.env["sidocakep.trail"].search(
            [("part_id", "=", target.id), ("field_model", "=", "sidocakep.target")]
        )
        self.assertIn("98", rows.sorted("id")[-1:].new_value)
        self.assertEqual(
            (set(rows.mapped("res_model")), set(rows.mapped("res_id"))),
            ({"sidocakep.indicator"}, {self.satisfaction.id}),
        )
