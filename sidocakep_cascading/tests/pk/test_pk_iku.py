"""The IKU of an agreement are those of the decree, defined as it says."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.finding import SEVERE, WARNING

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkIku(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.iku_1.write(
            {"formula_text": "Jumlah nilai / responden", "data_source": "Survei"}
        )
        cls.decree = cls.env["sidocakep.iku.decree"].create(
            {
                "company_id": cls.agency_a.id,
                "document_number": "440/12/Dinkes/2026",
                "document_date": "2026-01-02",
                "line_ids": [
                    (0, 0, {"indicator_id": cls.iku_1.id, "reason": "Mutu layanan"})
                ],
            }
        )

    def _get_problems(self, pk):
        return [item for item in pk._get_problems()[pk.id] if "440/12" in item.message]

    def test_a_draft_decree_is_compared_with_nothing(self):
        self.assertFalse(self._get_problems(self._create_pk(self.job_head_a)))

    def test_an_iku_that_the_decree_does_not_have_is_named(self):
        """``Nilai SAKIP`` is promised and was not decided; the other one was."""
        self.decree.action_decide()
        pk = self._create_pk(self.job_head_a)
        [problem] = self._get_problems(pk)
        self.assertEqual(problem.severity, WARNING)
        self.assertIn("Nilai SAKIP, does not stand", problem.message)

    def test_another_definition_is_named(self):
        self.decree.action_decide()
        self.iku_2.kind = "target"
        pk = self._create_pk(self.job_head_a)
        self.assertFalse(self._get_problems(pk))
        self._mean(self.iku_1, data_source="  survei. ")
        self.assertFalse(self._get_problems(pk))
        self._mean(self.iku_1, formula_text=False)
        self.assertFalse(self._get_problems(pk), "saying nothing contradicts nothing")
        self._mean(self.iku_1, formula_text="Jumlah keluhan")
        [problem] = self._get_problems(pk)
        self.assertIn("Indeks Kepuasan, is defined otherwise", problem.message)
        self.assertIn("Formula of the Figure", problem.message)

    def test_the_profile_says_whether_it_blocks(self):
        self.decree.action_decide()
        rule = self.profile_gm.rule_ids.filtered(lambda row: row.code == "iku_decree")
        rule.severity = SEVERE
        pk = self._create_pk(self.job_head_a)
        with self.assertRaisesRegex(UserError, "does not stand in the decree"):
            pk.action_propose()
        rule.unlink()
        self.assertFalse(self._get_problems(pk))
