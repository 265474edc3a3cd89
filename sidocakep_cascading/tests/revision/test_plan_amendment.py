"""What was signed does not move when its plan is amended."""

from odoo.tests import tagged

from ..common import YEAR, PkCase


@tagged("post_install", "-at_install")
class TestPlanAmendment(PkCase):
    def _get_figures(self, pk):
        """Return what the PK says, as it is printed and as it is stored."""
        return (
            [
                (line.objective, line.indicator_id.name, line.target_text, line.value)
                for line in pk.line_ids
            ],
            [(row.name, row.amount) for row in pk.table2_ids],
            pk.frozen_hash,
        )

    def _amend(self):
        """Decide an amendment of 1 June; return its target of the first IKU, 95."""
        amendment = self.renstra._amend()
        amendment.write(
            {
                "document_number": "9 Tahun 2026",
                "document_date": "2026-06-01",
                "amendment_reason": "Perubahan RPJMD",
            }
        )
        target = amendment.target_ids.filtered(
            lambda row: row.indicator_id == self.iku_1 and row.year == YEAR
        )
        target.written = "95"
        twin = amendment.node_ids.filtered(
            lambda node: node.identity == self.node_s1.identity
        )
        twin.name = "Sasaran yang lain sama sekali"
        amendment.node_ids.filtered(
            lambda node: node.identity == self.node_k2a.identity
        ).unlink()
        self._decide(amendment)
        self.env.flush_all()
        self.env.invalidate_all()
        return target

    def test_a_signed_pk_keeps_its_figures_when_the_renstra_is_amended(self):
        """85,5 was signed; the amendment says 95 and calls the objective otherwise."""
        pk = self._sign_to(self._create_pk(self.job_head_a), "signed")
        before = self._get_figures(pk)
        self.assertIn("85,5 Persen", [line.target_text for line in pk.line_ids])
        target = self._amend()
        self.assertEqual(self.renstra.state, "amended")
        # The amendment counts from now on, for what is drawn up anew ...
        self.assertEqual(self.iku_1._get_targets(YEAR)[self.iku_1.id], target)
        # ... and what was signed stays.
        self.assertEqual(self._get_figures(pk), before)
        self.assertEqual(pk.state, "signed")

    def test_a_pk_is_drawn_from_the_plan_of_its_own_date(self):
        """Of January 85,5 and the objective of then, of June 95, whenever it is drawn.

        What was drawn is checked against the same plan, a line added by hand has its
        target; what is signed is told what the plan says now.
        """
        pk = self._create_pk(self.job_head_a)
        self._amend()
        cases = [
            ("2026-01-13", "85,5 Persen", "Meningkatnya mutu pelayanan"),
            ("2026-06-02", "95 Persen", "Sasaran yang lain sama sekali"),
            ("2026-05-31", "85,5 Persen", "Meningkatnya mutu pelayanan"),
        ]
        for day, text, objective in cases:
            with self.subTest(day):
                pk.date_document = day
                pk.action_fill_from_plan()
                line = self._get_line(pk)
                self.assertEqual((line.target_text, line.objective), (text, objective))
                found = [item.message for item in pk._get_problems()[pk.id]]
                self.assertFalse([item for item in found if "the plan says" in item])
                line.unlink()
                pk.line_ids = [(0, 0, {"indicator_id": self.iku_1.id})]
                line = self._get_line(pk)
                self.assertEqual((line.target_text, line.objective), (text, objective))
        drift, _budget = pk._get_drift()[pk]
        self.assertIn("85,5 Persen signed, 95 Persen in the plan", " ".join(drift))

    def _get_line(self, pk):
        return pk.line_ids.filtered(lambda item: item.indicator_id == self.iku_1)
