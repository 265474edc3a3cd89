"""Programmes taken over from the national nomenclature."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestPlanNomenclature(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = cls.env["sidocakep.nomenclature"]
        cls.health = cls._row("1.02")
        cls.agency_a.bidang_ids = cls.health
        cls.plan.node_ids.filtered(lambda node: node.code).sorted(
            "parent_path", reverse=True
        ).unlink()

    @classmethod
    def _row(cls, code):
        return cls.rows.search([("code", "=", code)], limit=1).ensure_one()

    def test_a_sub_activity_brings_its_upper_levels(self):
        """1.02.02.2.02.0001: indicator and unit as the nomenclature states them."""
        row = self._row("1.02.02.2.02.0001")
        nodes = self.plan._add_from_nomenclature(row, self.health, self.objective)
        self.assertEqual(
            nodes.mapped("code"), ["1.02.02", "1.02.02.2.02", "1.02.02.2.02.0001"]
        )
        program, activity, sub = nodes
        self.assertEqual(program.parent_id, self.objective)
        self.assertEqual(activity.parent_id, program)
        self.assertEqual(sub.parent_id, activity)
        self.assertEqual(sub.name, "Pengelolaan Pelayanan Kesehatan Ibu Hamil")
        indicator = sub.indicator_ids
        self.assertEqual(
            indicator.name,
            "Jumlah Ibu Hamil yang Mendapatkan Pelayanan Kesehatan Sesuai Standar",
        )
        self.assertEqual(indicator.unit_id.name.casefold(), "orang")
        self.assertEqual(indicator.level_id.code, "sub_activity_output")
        self.assertEqual(indicator.company_id, self.agency_a)

    def test_what_is_there_is_used_again(self):
        first = self._row("1.02.02.2.02.0001")
        second = self._row("1.02.02.2.02.0002")
        nodes = self.plan._add_from_nomenclature(first, self.health, self.objective)
        more = self.plan._add_from_nomenclature(
            first | second, self.health, self.objective
        )
        self.assertEqual(more.mapped("code"), ["1.02.02.2.02.0002"])
        self.assertEqual(more.parent_id, nodes[1])

    def test_the_supporting_programme_takes_the_bidang(self):
        """X.XX.01 of bidang 1.02 is written 1.02.01."""
        row = self._row("X.XX.01.2.01.0001")
        nodes = self.plan._add_from_nomenclature(row, self.health, self.objective)
        self.assertEqual(
            nodes.mapped("code"), ["1.02.01", "1.02.01.2.01", "1.02.01.2.01.0001"]
        )
        self.assertEqual(nodes[2].nomenclature_id, row)

    def test_bidang_is_not_part_of_a_plan(self):
        with self.assertRaises(UserError):
            self.plan._add_from_nomenclature(self.health, self.health)

    def test_without_indicators(self):
        nodes = self.plan._add_from_nomenclature(
            self._row("1.02.02.2.02.0001"), self.health, with_indicators=False
        )
        self.assertFalse(nodes.indicator_ids)

    def test_the_same_indicator_is_not_made_twice(self):
        row = self._row("1.02.02.2.02.0001")
        first = self.plan._add_from_nomenclature(row, self.health)[-1].indicator_ids
        other = self._create_plan(name="Berikut", year_start=2030)
        second = other._add_from_nomenclature(row, self.health)[-1].indicator_ids
        self.assertEqual(first, second)

    def test_the_wizard_as_the_secretary(self):
        plan = self.plan.with_user(self.user_secretary_a)
        action = plan.action_add_programs()
        wizard = Form(
            self.env[action["res_model"]]
            .with_user(self.user_secretary_a)
            .with_context(**action["context"])
        )
        self.assertEqual(wizard.bidang_id.code, "1.02")
        wizard.program_id = self._row("1.02.02")
        wizard.parent_id = self.objective
        wizard.row_ids.add(self._row("1.02.02.2.02.0001"))
        wizard.row_ids.add(self._row("1.02.02.2.02.0002"))
        result = wizard.save().action_add()
        self.assertEqual(result["res_model"], "sidocakep.plan.node")
        self.assertEqual(
            sorted(self.plan.node_ids.filtered("code").mapped("code")),
            ["1.02.02", "1.02.02.2.02", "1.02.02.2.02.0001", "1.02.02.2.02.0002"],
        )
