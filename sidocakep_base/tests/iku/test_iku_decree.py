"""The decree of the IKU says why, by which formula, from which source, and who."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from ...exceptions import FrozenRecordError
from ..common_plan import PlanCase

DECREE = "sidocakep.iku.decree"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestIkuDecree(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.iku = cls.env["sidocakep.indicator"].create(
            {
                "name": "Indeks Kepuasan",
                "company_id": cls.agency_a.id,
                "kind": "iku",
                "formula_text": "Jumlah nilai / jumlah responden",
                "data_source": "Survei",
                "owner_job_id": cls.job_head_a.id,
            }
        )
        cls.other = cls._create_indicator("Angka Rujukan", kind="target")

    def _draft(self, user=None, **kw):
        vals = {
            "company_id": self.agency_a.id,
            "document_number": "440/12/Dinkes/2026",
            "document_date": date(2026, 3, 2),
        }
        decrees = self.env[DECREE].with_user(user or self.user_secretary_a)
        return decrees.create({**vals, **kw})

    def _draw(self, **kw):
        decree = self._draft(**kw)
        decree.action_draw_indicators()
        decree.line_ids.write({"reason": "Ukuran mutu layanan"})
        return decree

    def _put_in_force(self, decree):
        decree.with_user(self.user_head_a).action_decide()

    def test_a_new_decree_has_no_last_year_of_zero(self):
        """That of the plan in force, else the first year itself."""
        decrees = self.env[DECREE].with_user(self.user_secretary_a)
        form = Form(decrees.with_company(self.agency_a))
        self.assertEqual(form.year_start, 2026)
        self.assertGreaterEqual(form.year_end, 2026)
        self.plan._with_workflow_bypass().write({"state": "decided"})
        form = Form(decrees.with_company(self.agency_a))
        self.assertEqual(form.year_end, self.plan.year_end)
        form.year_end = 2027
        form.year_start = 2025
        self.assertEqual(form.year_end, 2027, "what was entered stays")

    def test_the_iku_of_the_agency_are_drawn_once_with_their_definition(self):
        decree = self._draft()
        decree.action_draw_indicators()
        decree.action_draw_indicators()
        line = decree.line_ids.filtered(lambda row: row.indicator_id == self.iku)
        self.assertEqual(
            (line.name, line.formula, line.source, line.owner_job_id),
            (
                "Indeks Kepuasan",
                "Jumlah nilai / jumlah responden",
                "Survei",
                self.job_head_a,
            ),
        )
        self.assertNotIn(self.other, decree.line_ids.indicator_id)

    def test_it_is_decided_by_who_holds_the_post_and_says_all_that_is_asked(self):
        decree = self._draft()
        with self.assert_refused(UserError, "at least one IKU"):
            self._put_in_force(decree)
        decree.line_ids.create({"decree_id": decree.id, "indicator_id": self.iku.id})
        with self.assert_refused(UserError, "Indeks Kepuasan: Reason"):
            self._put_in_force(decree)
        decree.line_ids.reason = "Ukuran mutu layanan"
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            decree.action_decide()
        self._put_in_force(decree)
        self.assertEqual(decree.signer_name, self.employee_head_a.name)
        self.assertEqual(decree.signer_title, "Kepala Dinas Kesehatan")

    def test_a_decided_decree_changes_only_by_the_next_edition(self):
        decree = self._draw()
        self._put_in_force(decree)
        for record, vals in (
            (decree, {"document_number": "x"}),
            (decree.line_ids[:1], {"formula": "x"}),
        ):
            with self.assertRaises(FrozenRecordError), self.env.cr.savepoint():
                record.write(vals)
        following = self.env[DECREE].browse(decree.action_amend()["res_id"])
        following = following.with_user(self.user_secretary_a)
        self.assertEqual(following.line_ids.mapped("reason"), ["Ukuran mutu layanan"])
        following.write(
            {"document_number": "440/13", "document_date": date(2026, 3, 2)}
        )
        with self.assert_refused(UserError, "the reason of the amendment"):
            self._put_in_force(following)
        following.amendment_reason = "Renstra baru"
        self._put_in_force(following)
        self.assertEqual([decree.state, following.version], ["amended", 2])

    def test_only_iku_of_the_agency_stand_in_it(self):
        decree = self._draft(self.user_organisasi)
        foreign = self._create_indicator(
            "Indeks Lain", kind="iku", company_id=self.agency_b.id
        )
        for indicator in (self.other, foreign):
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                decree.line_ids.create(
                    {"decree_id": decree.id, "indicator_id": indicator.id}
                )

    def test_another_agency_does_not_keep_it(self):
        for user in (self.user_head_b, self.user_ech3_a):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self._draft(user)
        decree = self._draw()
        with self.assertRaises(AccessError):
            decree.with_user(self.user_head_b).action_decide()
        self.open_action(
            self.user_secretary_a, "sidocakep_base.sidocakep_iku_decree_action"
        )
