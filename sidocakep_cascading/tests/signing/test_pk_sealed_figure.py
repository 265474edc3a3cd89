"""The figure is sealed with its text; what is said besides has a field of its own."""

import json
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal

from ..common import YEAR, PkCase


@tagged("post_install", "-at_install")
class TestPkSealedFigure(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech4_a)
        cls.line = cls.pk.line_ids[:1]

    def test_figure_unit_period_and_links_are_sealed(self):
        self._sign_to(self.pk, "signed")
        [figure] = self.pk.frozen_values["figures"]
        self.assertEqual(
            figure,
            {
                "line": self.line.id,
                "indicator": self.output.id,
                "level": self.output.level_id.id,
                "node": self.line.node_id.id,
                "period": {"kind": "year", "year": YEAR},
                "kind": "number",
                "unit": "Orang",
                "status": "figure",
                "value": "120.0",
                "value_high": "0.0",
                "point": "",
                "plan_target": self.line.target_id.id,
                "supports": self.line.parent_line_id.id,
                "method": self.line.cascade_method or "",
                "written": self.line.written or "",
                "from_plan": self.line.is_from_plan,
                "earlier_years": False,
            },
        )

    def test_who_signs_reads_what_the_promise_weighs(self):
        """The lowest post could else decide the achievement of the agency, unseen."""
        line = self.line.with_user(self.user_ech4_a)
        for weight in (999_999_999_999, 1e-300, 100.5):
            with (
                self.subTest(weight=weight),
                self.assert_refused(ValidationError, "from 0.01 to 100"),
            ):
                line.weight = weight
        line.write({"weight": 2.5, "target_note": "Termasuk rujukan"})
        self._sign_to(self.pk, "proposed")
        content = self.pk._get_contents()[self.pk.id]
        self.assertIn("Bobot 2,5", str(self.pk._render_for_signing(content)))
        self._sign_to(self.pk, "signed")
        [objective] = self.pk.frozen_values["objectives"]
        [indicator] = objective["indicators"]
        self.assertEqual(indicator["target_note"], "Termasuk rujukan; Bobot 2,5")
        self.assertFalse(self.pk._verify()[self.pk.id][1])

    def test_another_figure_has_another_seal(self):
        """12 and 12,0000001 print alike on a form of whole numbers, not in the seal."""
        before = self.pk._get_hashes()
        for vals in (
            {"value": 120.0000001},
            {"target_id": False},
            {"node_id": self.node_s2.id},
            {"target_note": "Termasuk rujukan balik"},
            {"weight": 2},
        ):
            with self.subTest(vals=vals), self.env.cr.savepoint() as savepoint:
                # from where a line was drawn is the program's to write
                line = self.line.with_user(self.user_ech4_a)._as_program()
                line.write(vals)
                self.assertNotEqual(self.pk._get_hashes(), before)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_the_note_is_printed_and_the_figure_stays(self):
        note = "Termasuk rujukan balik"
        self.line.with_user(self.user_ech4_a).target_note = note
        values = self.pk._get_document_values()[self.pk.id]
        [indicator] = values["objectives"][0]["indicators"]
        self.assertEqual(indicator["target"], "120 Orang")
        self.assertEqual(indicator["target_note"], note)

    def test_what_was_signed_before_figures_were_sealed_stays_whole(self):
        """Its frozen text is neither rewritten nor called another."""
        self._sign_to(self.pk, "signed_first")
        content = {**self.pk.frozen_values}
        del content["figures"]
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE sidocakep_pk SET frozen_values = %s, frozen_hash = %s"
            " WHERE id = %s",
            (json.dumps(content), get_seal(content), self.pk.id),
        )
        self.env.invalidate_all()
        self.assertTrue(self.pk._is_seal_intact())
        values = self.pk._get_document_values()[self.pk.id]
        self.assertNotIn("figures", values)
        # its signature covered that text, and this one does not
        with patch.object(type(self.pk), "_find_broken", lambda pks: {}):
            self._sign_by_rpc(self.user_ech3_a, self.pk)
        self.assertEqual(self.pk.state, "signed")
        self.assertEqual(self.pk.frozen_values, content)
