from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestSidocakepOrdinalScale(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.opinion = cls.env.ref("sidocakep_base.ordinal_scale_bpk")

    def test_audit_opinions_in_their_order(self):
        self.assertEqual(
            self.opinion.point_ids.mapped("name"), ["TMP", "TW", "WDP", "WTP"]
        )
        self.assertEqual(self.opinion._to_engine().position("wtp"), 4)

    def test_sakip_predicates_in_their_order(self):
        """PermenPANRB 88/2021."""
        scale = self.env.ref("sidocakep_base.ordinal_scale_sakip")
        self.assertEqual(
            scale.point_ids.mapped("name"), ["D", "C", "CC", "B", "BB", "A", "AA"]
        )

    def test_a_point_is_found_as_documents_write_it(self):
        scale = self.env.ref("sidocakep_base.ordinal_scale_maturity")
        number = scale._to_engine().find("level 3 plus")
        self.assertEqual(scale.point_ids[number - 1].name, "Level 3 Plus")
        number = self.opinion._to_engine().find("wajar tanpa pengecualian")
        self.assertEqual(self.opinion.point_ids[number - 1].name, "WTP")
        self.assertFalse(self.opinion._to_engine().find("Level 3"))

    def test_an_update_keeps_what_a_government_changed(self):
        self.opinion.name = "Opini"
        points = self.opinion.point_ids
        self.env["sidocakep.ordinal.scale"]._load_shipped_scales()
        self.assertEqual(self.opinion.name, "Opini")
        self.assertEqual(self.opinion.point_ids, points)

    def test_a_scale_is_written_from_the_screen(self):
        with self.as_user(self.user_organisasi) as env:
            form = Form(env["sidocakep.ordinal.scale"])
            form.name = "Kategori Uji"
            for sequence, name in enumerate(("Pratama", "Madya", "Utama"), start=1):
                with form.point_ids.new() as point:
                    point.name = name
                    point.sequence = sequence
            scale = form.save()
        self.assertEqual(str(scale._to_engine()), "Pratama < Madya < Utama")
        self.assertEqual(scale.point_ids[0].code, "Pratama")

    def test_ambiguous_scales_are_refused(self):
        with self.assert_refused(ValidationError, "less than two"):
            self.env["sidocakep.ordinal.scale"].create(
                {"name": "Satu", "point_ids": [Command.create({"name": "A"})]}
            )
        with self.assert_refused(ValidationError, "stands twice"):
            self.opinion.point_ids[0].aliases = "wtp"

    def test_points_can_change_places(self):
        first, second = self.opinion.point_ids[:2]
        self.opinion.point_ids = [
            Command.update(first.id, {"sequence": second.sequence}),
            Command.update(second.id, {"sequence": first.sequence}),
        ]
        self.env.flush_all()
        self.opinion.invalidate_recordset()
        self.assertEqual(self.opinion.point_ids[:2], second + first)
