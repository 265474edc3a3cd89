"""A DPA ratified or changed later is held against the PKs that stand already."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import WorkflowFieldError
from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkBudgetDifference(PkCase):
    def _change_budget(self, amounts):
        """Ratify a change of the DPA: ``{node: amount}``; a new node is added."""
        change = self.budget.browse(self.budget.action_create_perubahan()["res_id"])
        for node, amount in amounts.items():
            line = change.line_ids.filtered(
                lambda item, node=node: item.node_id == node
            )
            if line:
                line.amount = amount
            else:
                change.line_ids = [(0, 0, {"node_id": node.id, "amount": amount})]
        change.write({"number": "DPPA/1", "ratified_on": "2026-01-20"})
        change.with_user(self.user_secretary_a).action_ratify()
        return change

    def _get_findings(self):
        findings = self.env["sidocakep.coverage.finding"].search(
            [("kind", "=", "budget_changed"), ("company_id", "=", self.agency_a.id)]
        )
        return {finding.pk_id: finding for finding in findings}

    def test_article_6_2_a_changed_dpa_is_a_finding_on_each_pk_it_touches(self):
        """K1A 100 > 110 million: the supervisor's PK says 100; the secretary's not."""
        touched = self._sign_to(self._create_pk(self.job_ech4_a), "signed")
        proposed = self._sign_to(self._create_pk(self.job_func_a), "proposed")
        untouched = self._sign_to(self._create_pk(self.job_secretary_a), "signed")
        draft = self._create_pk(self.job_ech3_a)
        self.assertFalse(self._get_findings())
        self._change_budget({self.node_k1a: 110_000_000})
        findings = self._get_findings()
        self.assertEqual(findings.keys(), {touched, proposed})
        self.assertFalse(untouched.budget_difference)
        finding = findings[touched]
        self.assertEqual(finding.severity, "warning")
        self.assertIn("Rujukan Ibu", finding.message)
        self.assertIn("Rp110.000.000,00", finding.message)
        self.assertIn("Revise it", finding.remedy)
        self.assertIn("Have it returned", findings[proposed].remedy)
        self.assertEqual(
            finding.with_user(self.user_secretary_a).action_open_remedy()["res_id"],
            touched.id,
        )
        self.assertFalse(draft.has_blocking_problem, "it stands on the DPA of its day")
        self.assertIn("was changed since", str(draft._get_problems()[draft.id]))

    def test_article_4_3_a_dpa_with_cost_is_a_finding_on_a_pk_on_the_tupoksi(self):
        """The kegiatan gets a budget after its PK was signed without one."""
        idle = self._create_job(
            "Kepala Seksi Tanpa Anggaran", "supervisor", self.job_ech3_a, echelon="iv_a"
        )
        self.node_k2._with_workflow_bypass().responsible_job_id = idle
        lines = self.budget.line_ids
        lines.filtered(
            lambda line: line.node_id == self.node_k2a
        )._with_workflow_bypass().unlink()
        pk = self._create_pk(idle)
        self.assertEqual((pk.basis, pk.budget_id), ("tupoksi", self.budget))
        pk._with_workflow_bypass().write({"state": "signed"})
        self._change_budget({self.node_k2a: 5_000_000})
        finding = self._get_findings()[pk]
        self.assertEqual(finding.severity, "severe")
        self.assertIn("stands on the tupoksi", finding.message)
        self.assertIn("Posyandu", finding.message)

    @long
    def test_a_pk_drawn_again_is_no_longer_found(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "proposed")
        self._change_budget({self.node_k1a: 110_000_000})
        self.assertIn(pk, self._get_findings())
        pk.with_user(self.user_ech3_a).action_return("DPA berubah")
        self.assertFalse(self._get_findings())
        pk.action_fill_from_plan()
        pk.action_propose()
        self.assertFalse(pk.budget_difference)
        self.assertFalse(self._get_findings())

    def test_nobody_writes_the_difference_by_hand(self):
        pk = self._create_pk(self.job_ech4_a)
        with self.assertRaises(WorkflowFieldError):
            pk.with_user(self.user_head_a).write({"budget_difference": "x"})
        self.assertFalse(pk.budget_difference)

    def test_article_6_2_a_pk_stands_on_the_dpa_of_its_date(self):
        """K1A 100 > 110 million of 150 on the 20th; a PK of the 16th is drawn later."""
        first = self.budget
        changed = self._change_budget({self.node_k1a: 110_000_000})
        for day, budget, amount in (
            ("2026-01-20", changed, 160_000_000),
            ("2026-01-16", first, 150_000_000),
        ):
            self.env["sidocakep.pk"].search(
                [("job_id", "=", self.job_ech4_a.id)]
            ).unlink()
            pk = self._create_pk(self.job_ech4_a, date_document=day)
            with self.subTest(day=day):
                self.assertEqual(pk.budget_id, budget)
                self.assertEqual(pk.amount_total, amount)
                text = pk._get_live_document_values()[pk.id]["basis_text"]
                self.assertIn(f"Nomor {budget.number}", text)
        self._sign_to(pk, "proposed")
        self.assertIn("Rp110.000.000,00", pk.budget_difference)
        self.assertEqual(len(pk._get_drift()[pk][1]), 1)
