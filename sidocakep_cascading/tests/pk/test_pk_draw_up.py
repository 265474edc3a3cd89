from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..common import SIGNED_ON, YEAR, PkCase


@tagged("post_install", "-at_install")
class TestPkDrawUp(PkCase):
    def _draw_up(self, user=None, **kw):
        vals = {
            "company_id": self.agency_a.id,
            "year": YEAR,
            "date_document": SIGNED_ON,
        }
        wizard = self.env["sidocakep.pk.draw.up"].with_user(
            user or self.user_secretary_a
        )
        return wizard.create({**vals, **kw})

    def _get_pks(self):
        return self.env["sidocakep.pk"].search(
            [("company_id", "=", self.agency_a.id), ("year", "=", YEAR)]
        )

    def test_whole_agency_at_once(self):
        """GM 24/2024 annex C.2: from the head to the pelaksana."""
        self._draw_up().action_draw_up()
        pks = self._get_pks()
        self.assertEqual(
            set(pks.employee_id.ids),
            {
                self.employee_head_a.id,
                self.employee_secretary_a.id,
                self.employee_ech3_a.id,
                self.employee_ech4_a.id,
                self.employee_func_a.id,
                self.employee_pelaksana_a.id,
            },
        )
        self.assertEqual(set(pks.mapped("state")), {"draft"})
        head = pks.filtered(lambda pk: pk.job_id == self.job_head_a)
        self.assertEqual(head.amount_total, 205_000_000)
        self.assertEqual(head.line_count, 2)

    def test_lines_of_one_draw_point_at_each_other(self):
        self._draw_up().action_draw_up()
        lines = {pk.job_id: pk.line_ids for pk in self._get_pks()}
        self.assertEqual(
            lines[self.job_ech3_a].parent_line_id, lines[self.job_head_a][0]
        )
        self.assertEqual(lines[self.job_ech4_a].parent_line_id, lines[self.job_ech3_a])

    def test_existing_ones_are_skipped(self):
        self.assertIn(self.job_head_a, self._draw_up().job_ids)
        pk = self._create_pk(self.job_head_a)
        wizard = self._draw_up()
        self.assertNotIn(self.job_head_a, wizard.job_ids)
        self.assertIn(self.job_ech3_a, wizard.job_ids)
        wizard.year = YEAR + 1
        self.assertIn(self.job_head_a, wizard.job_ids)
        self._sign_to(pk, "signed_first")
        self._draw_up().action_draw_up()
        self.assertEqual(len(self._get_pks()), 6)
        self.assertEqual(pk.state, "signed_first")
        with self.assertRaisesRegex(UserError, "already has a PK"):
            self._draw_up().action_draw_up()
        self.assertEqual(len(self._get_pks()), 6)

    def test_one_that_cannot_be_drawn_up_is_told_and_stops_no_other(self):
        """Who is Plh. of the head for these days cannot agree with himself."""
        self._create_acting(
            self.job_head_a, self.employee_secretary_a, "plh", SIGNED_ON, SIGNED_ON
        )
        told = self._draw_up().action_draw_up()
        pks = self._get_pks()
        self.assertEqual(len(pks), 5)
        self.assertNotIn(self.job_secretary_a, pks.job_id)
        self.assertRegex(told["params"]["message"], "cannot be both parties")
        [(_id, _in, shown)] = told["params"]["next"]["domain"]
        self.assertEqual(set(shown), set(pks.ids))
        lines = {pk.job_id: pk.line_ids for pk in pks}
        self.assertEqual(
            lines[self.job_ech3_a].parent_line_id, lines[self.job_head_a][0]
        )
        with self.assertRaisesRegex(UserError, "cannot be both parties"):
            self._draw_up().action_draw_up()

    def test_each_holder_of_a_functional_position_gets_one(self):
        self._create_employee("Fungsional Dua", self.job_func_a, "iii_c")
        self._draw_up(job_ids=[(6, 0, self.job_func_a.ids)]).action_draw_up()
        self.assertEqual(len(self._get_pks()), 2)

    def test_vacant_post_gets_a_draft_once(self):
        vacant = self._create_job(
            "Kepala Bidang P2P", "administrator", self.job_head_a, echelon="iii_b"
        )
        self._draw_up(job_ids=[(6, 0, vacant.ids)]).action_draw_up()
        pk = self._get_pks()
        self.assertFalse(pk.employee_id)
        with self.assertRaises(UserError):
            self._draw_up(job_ids=[(6, 0, vacant.ids)]).action_draw_up()

    def test_only_positions_that_the_profile_names_are_offered(self):
        """Paser 23/2016 art. 5(1) names no pelaksana."""
        self.government.profile_id = self.profile_paser
        jobs = self._draw_up().job_ids
        self.assertIn(self.job_head_a, jobs)
        self.assertIn(self.job_func_a, jobs)
        self.assertNotIn(self.job_pelaksana_a, jobs)

    def test_without_drawing_the_tables(self):
        self._draw_up(is_filled=False).action_draw_up()
        self.assertFalse(self._get_pks().line_ids)

    def test_form_of_the_secretary(self):
        wizard = self.env["sidocakep.pk.draw.up"].with_user(self.user_secretary_a)
        with Form(wizard) as form:
            form.year = YEAR
            form.date_document = SIGNED_ON
        action = form.record.action_draw_up()
        self.assertEqual(action["res_model"], "sidocakep.pk")
        self.assertEqual(len(self._get_pks()), 6)

    def test_a_level_that_the_regulation_does_not_name(self):
        """Paser 23/2016 art. 5 names nobody of the government itself."""
        self.government.profile_id = self.profile_paser
        wizard = self._draw_up(self.user_organisasi, company_id=self.government.id)
        self.assertFalse(wizard.job_ids)
        with self.assertRaisesRegex(UserError, "is asked for a PK by the regulation"):
            wizard.action_draw_up()
