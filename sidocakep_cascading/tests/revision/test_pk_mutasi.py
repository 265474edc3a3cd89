"""HR moves people; the agreements they touch are proposed for revision."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..revision_case import END_OF_JUNE, JULY, RevisionCase

OCTOBER = date(2026, 10, 1)
LOGGER = "odoo.addons.sidocakep_cascading.models.revision.sidocakep_pk_mutasi"


@tagged("post_install", "-at_install")
class TestPkMutasi(RevisionCase):
    def _assert_proposed(self, employee, day, until=None, pk=None):
        [proposal] = self._get_proposals(pk)
        self.assertEqual(proposal.employee_id, employee)
        self.assertEqual(proposal.date_effective, day)
        self.assertEqual(proposal.date_until, until or END_OF_JUNE)
        self.assertEqual(proposal.ground, "mutasi")
        return proposal

    def test_a_new_version_in_hr_proposes_the_revision(self):
        newcomer = self._replace_holder()
        proposal = self._assert_proposed(newcomer, JULY)
        self.assertEqual(proposal.origin, "hr")
        self.assertIn("kepada Pejabat Baru, S.KM. sejak 1 Juli 2026", proposal.reason)
        self.assertFalse(proposal.is_vacant)

    def test_nothing_is_proposed_where_nothing_changes(self):
        self.employee_ech3_a.version_id.write({"rank_id": self._rank("iv_b").id})
        self.employee_ech3_a._appoint(self.job_ech3_a, JULY, {})
        self.assertFalse(self._get_proposals())

    @long
    def test_a_change_that_takes_effect_later_is_proposed_now(self):
        newcomer = self._replace_holder(day=OCTOBER)
        self._assert_proposed(newcomer, OCTOBER, date(2026, 9, 30))

    def test_a_change_in_the_next_year_is_none_of_this_agreement(self):
        self._move_away(day=date(2027, 1, 1))
        self.assertFalse(self._get_proposals())

    def test_a_change_on_the_last_day_of_the_year_counts(self):
        self._move_away(day=date(2026, 12, 31))
        self._assert_proposed(
            self.env["hr.employee"], date(2026, 12, 31), date(2026, 12, 30)
        )

    def test_a_post_that_nobody_takes_over_says_so(self):
        self._move_away()
        proposal = self._assert_proposed(self.env["hr.employee"], JULY)
        self.assertTrue(proposal.is_vacant)
        self.assertIn("belum ada pelaksana tugas", proposal.reason)

    def test_an_acting_official_for_the_vacant_post(self):
        self._move_away()
        plt = self._create_acting(
            self.job_ech3_a, self.employee_secretary_a, "plt", "2026-07-06"
        )
        proposal = self._assert_proposed(plt.employee_id, date(2026, 7, 6))
        self.assertEqual(proposal.origin, "acting")
        self.assertEqual(proposal.capacity, "plt")
        self.assertFalse(proposal.is_vacant)
        self.assertIn("(Plt.)", proposal.reason)

    @long
    def test_the_end_of_an_acting_official(self):
        self._move_away()
        plt = self._create_acting(
            self.job_ech3_a, self.employee_secretary_a, "plt", JULY
        )
        with freeze_time("2026-07-15 03:00:00"):
            successor = self._sign_to(self._revise(), "in_force")
        self.assertEqual(successor.first_capacity, "plt")
        newcomer = self._create_newcomer()
        newcomer._appoint(self.job_ech3_a, OCTOBER, {})
        proposal = self._assert_proposed(
            newcomer, OCTOBER, date(2026, 9, 30), successor
        )
        self.assertEqual(proposal.origin, "hr")
        plt.date_end = "2026-08-31"
        self._assert_proposed(newcomer, OCTOBER, date(2026, 8, 31), successor)

    def test_a_plh_for_some_days_is_no_mutasi(self):
        self._create_acting(
            self.job_ech3_a, self.employee_secretary_a, "plh", JULY, "2026-07-10"
        )
        self.assertFalse(self._get_proposals())

    def test_a_departure_proposes_the_revision(self):
        self.employee_ech3_a.version_id.departure_date = END_OF_JUNE
        self._assert_proposed(self.env["hr.employee"], JULY)

    def test_the_former_agreement_of_the_new_position_too(self):
        """Head of section becomes head of division: both agreements are touched."""
        below = self._sign_to(self._create_pk(self.job_ech4_a), "in_force")
        self._move_away()
        self._move_away(self.employee_ech4_a, job=self.job_ech3_a)
        self._assert_proposed(self.employee_ech4_a, JULY)
        self._assert_proposed(self.env["hr.employee"], JULY, pk=below)

    @long
    def test_an_exchange_of_two_officials(self):
        below = self._sign_to(self._create_pk(self.job_ech4_a), "in_force")
        self._move_away(job=self.job_ech4_a)
        self._move_away(self.employee_ech4_a, job=self.job_ech3_a)
        self._assert_proposed(self.employee_ech4_a, JULY)
        self._assert_proposed(self.employee_ech3_a, JULY, pk=below)

    @long
    def test_two_mutasi_in_one_year(self):
        self._replace_holder()
        second = self._sign_to(self._revise(), "in_force")
        third_person = self._create_newcomer("Pejabat Ketiga, S.H.", login="uji_3")
        self._move_away(second.sudo().employee_id, OCTOBER)
        third_person._appoint(self.job_ech3_a, OCTOBER, {})
        self._assert_proposed(third_person, OCTOBER, date(2026, 9, 30), second)
        third = self._sign_to(self._revise(second, day=OCTOBER), "in_force")
        self.assertEqual((self.pk | second | third).mapped("version"), [1, 2, 3])
        self.assertEqual(
            [(pk.date_from, pk.date_until) for pk in self.pk | second | third],
            [
                (date(2026, 1, 1), END_OF_JUNE),
                (JULY, date(2026, 9, 30)),
                (OCTOBER, False),
            ],
        )

    def test_mutasi_of_party_ii_forces_no_revision(self):
        """The position comes first: the subordinates' agreements stay as signed."""
        self._move_away(self.employee_head_a)
        self.assertFalse(self._get_proposals())
        self.assertEqual(self.pk.state, "in_force")
        self.assertEqual(self.pk.second_employee_id, self.employee_head_a)

    @long
    def test_one_of_several_holders_leaves_the_others_alone(self):
        colleague = self._create_newcomer("Epidemiolog Kedua", self.job_func_a, "uji_f")
        pks = self.env["sidocakep.pk"]
        for employee in (self.employee_func_a, colleague):
            pk = self._create_pk(self.job_func_a, employee_id=employee.id)
            pks |= self._sign_to(pk, "in_force")
        self._move_away(self.employee_func_a)
        proposal = self._assert_proposed(self.env["hr.employee"], JULY, pk=pks[0])
        self.assertIn("tidak lagi menjabat", proposal.reason)
        self.assertFalse(self._get_proposals(pks[1]))

    @long
    def test_a_newcomer_beside_other_holders_takes_nobodys_place(self):
        pk = self._sign_to(self._create_pk(self.job_func_a), "in_force")
        self._create_newcomer("Epidemiolog Kedua")._appoint(self.job_func_a, JULY, {})
        self.assertFalse(self._get_proposals(pk))

    def test_a_draft_follows_hr_by_itself(self):
        pk = self._create_pk(self.job_secretary_a)
        self._move_away(self.employee_secretary_a)
        self.assertFalse(self._get_proposals(pk))


@tagged("post_install", "-at_install")
class TestPkMutasiCorrected(RevisionCase):
    """HR corrects itself: what was not opened yet follows."""

    def _get_moved_version(self):
        return self.employee_ech3_a.version_ids.sorted("date_version")[-1]

    def test_one_proposal_per_event(self):
        self._replace_holder()
        before = self._get_proposals()
        self._get_moved_version().write({"job_id": self._create_post("Lain").id})
        self.assertEqual(self._get_proposals(), before)

    def test_a_changed_date_changes_the_proposal(self):
        self._move_away()
        first = self._get_proposals()
        self._get_moved_version().date_version = OCTOBER
        self._end_transaction()
        self.assertEqual(first.state, "dismissed")
        self.assertTrue(first.is_withdrawn)
        self.assertEqual(self._get_proposals().date_effective, OCTOBER)

    def test_an_undone_mutasi_withdraws_the_proposal(self):
        self._move_away()
        proposal = self._get_proposals()
        self.assertTrue(proposal.activity_ids)
        self._get_moved_version().job_id = self.job_ech3_a
        self._end_transaction()
        self.assertEqual(proposal.state, "dismissed")
        self.assertTrue(proposal.is_withdrawn)
        self.assertFalse(proposal.activity_ids)
        self.assertFalse(self._get_proposals())

    def test_a_deleted_version_withdraws_the_proposal(self):
        self._move_away()
        self._get_moved_version().unlink()
        self.assertFalse(self._get_proposals())

    @long
    def test_what_was_dismissed_is_not_proposed_again(self):
        self._move_away()
        proposal = self._get_proposals()
        proposal.with_user(self.user_secretary_a).action_dismiss("Dibatalkan Bupati")
        self._get_moved_version().job_id = self._create_post("Lain")
        self.assertFalse(self._get_proposals())
        self._get_moved_version().date_version = OCTOBER
        self.assertEqual(self._get_proposals().date_effective, OCTOBER)

    @long
    def test_an_opened_revision_stays(self):
        self._replace_holder()
        proposal = self._get_proposals()
        self._revise(revision=proposal)
        self._get_moved_version().job_id = self.job_ech3_a
        self.assertEqual(proposal.state, "opened")

    @long
    def test_a_deleted_successor_opens_the_question_again(self):
        self._replace_holder()
        proposal = self._get_proposals()
        self._revise(revision=proposal).unlink()
        self.assertEqual(proposal.state, "proposed")
        self.assertTrue(proposal.activity_ids)

    @long
    def test_an_acting_record_deleted_before_it_began(self):
        self._move_away(day=date(2099, 7, 1))
        pk = self._create_pk(self.job_secretary_a)
        self._sign_to(pk, "in_force")
        day = date(2026, 12, 1)
        self._move_away(self.employee_secretary_a, day)
        plt = self._create_acting(
            self.job_secretary_a, self.employee_head_b, "plt", day
        )
        self.assertEqual(self._get_proposals(pk).employee_id, self.employee_head_b)
        plt.with_context(force_delete=True).date_start = date(2026, 12, 15)
        self.assertEqual(self._get_proposals(pk).date_effective, date(2026, 12, 15))
