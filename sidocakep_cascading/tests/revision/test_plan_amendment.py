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

    def test_a_signed_pk_keeps_its_figures_when_the_renstra_is_amended(self):
        """85,5 was signed; the amendment says 95 and calls the objective otherwise."""
        pk = self._sign_to(self._create_pk(self.job_head_a), "signed")
        before = self._get_figures(pk)
        self.assertIn("85,5 Persen", [line.target_text for line in pk.line_ids])
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
        self.assertEqual(self.renstra.state, "amended")
        # The amendment counts from now on, for what is drawn up anew ...
        self.assertEqual(self.iku_1._get_targets(YEAR)[self.iku_1.id], target)
        # ... and what was signed stays.
        self.assertEqual(self._get_figures(pk), before)
        self.assertEqual(pk.state, "signed")
