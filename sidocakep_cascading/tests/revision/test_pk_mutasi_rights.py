"""HR moves people without rights to agreements; what fails is told and tried again."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError
from odoo.addons.sidocakep_base.tests.common import DISABLED_MAIL_CONTEXT

from ...models.revision.pk_mutasi import MutasiReader
from ...models.revision.sidocakep_pk_mutasi import FAILED_ACTIVITY
from ..revision_case import JULY, RevisionCase

OCTOBER = date(2026, 10, 1)
LOGGER = "odoo.addons.sidocakep_cascading.models.revision.sidocakep_pk_mutasi"


@tagged("post_install", "-at_install")
class TestPkMutasiRights(RevisionCase):
    def test_hr_moves_people_without_rights_to_agreements(self):
        """A clerk of HR who has no role in SIDO CAKEP at all."""
        clerk = new_test_user(
            self.env,
            login="uji_hr_biasa",
            groups="hr.group_hr_user",
            company_id=self.agency_a.id,
            context=DISABLED_MAIL_CONTEXT,
        )
        employee = self.employee_ech3_a.with_user(clerk)
        employee.create_version({"date_version": JULY, "job_id": False})
        with self.assertRaises(AccessError):
            self.pk.with_user(clerk).read(["state"])
        proposal = self._get_proposals()
        self.assertTrue(proposal.is_vacant)
        self.assertEqual(proposal.create_uid, clerk)

    def test_hr_of_the_regency_moves_people(self):
        employee = self.employee_ech3_a.with_user(self.user_hr)
        employee._appoint(self._create_post().with_user(self.user_hr), JULY, {})
        self.assertEqual(len(self._get_proposals()), 1)

    def test_hr_never_fails_because_of_agreements(self):
        model = type(self.env["sidocakep.pk"])
        with (
            patch.object(model, "_propose_mutasi", side_effect=ValueError("broken")),
            mute_logger(LOGGER),
        ):
            self._move_away()
        self.assertEqual(
            self.employee_ech3_a._get_version(JULY).job_id.name, "Kepala Bidang Lain"
        )
        self.assertFalse(self._get_proposals())

    # ------------------------------------------------------------------
    # What could not be proposed
    # ------------------------------------------------------------------

    def _fail(self, pk):
        """Return a patcher: no revision of ``pk`` can be proposed."""
        model = self.env.registry["sidocakep.pk"]
        propose = model._propose_mutasi

        def broken(pks):
            if pk in pks:
                raise ValueError("target without a unit")
            return propose(pks)

        return patch.object(model, "_propose_mutasi", broken)

    def _get_failures(self, pk=None):
        return (pk or self.pk).activity_ids.filtered(
            lambda activity: activity.activity_type_id == self.env.ref(FAILED_ACTIVITY)
        )

    def test_a_failure_is_shown_to_bagian_organisasi_with_its_reason(self):
        with self._fail(self.pk), self.assertLogs(LOGGER, "ERROR") as log:
            self._move_away()
        self.assertIn("target without a unit", log.output[0])
        [activity] = self._get_failures()
        self.assertEqual(activity.user_id, self.user_organisasi)
        self.assertIn("Kepala Bidang Pelayanan", activity.note)
        self.assertIn("target without a unit", activity.note)

    def test_where_nobody_receives_the_administrator_is_shown_it(self):
        self.user_organisasi.active = False
        with self._fail(self.pk), mute_logger(LOGGER):
            self._move_away()
        self.assertEqual(self._get_failures().user_id, self.env.ref("base.user_admin"))

    def test_what_fails_does_not_stop_the_others(self):
        other = self._sign_to(self._create_pk(self.job_ech4_a), "in_force")
        with self._fail(self.pk), mute_logger(LOGGER):
            self.employee_ech4_a._appoint(self._create_post(), JULY)
            self.employee_ech3_a._appoint(self._create_post("Lain"), JULY)
            self._end_transaction()
        self.assertTrue(self._get_proposals(other))
        self.assertFalse(self._get_proposals())
        self.assertEqual(len(self._get_failures()), 1)
        self.assertFalse(self._get_failures(other))

    def test_it_is_tried_again_at_night_until_it_goes_well(self):
        pks = self.env["sidocakep.pk"]
        with self._fail(self.pk), mute_logger(LOGGER):
            self._move_away()
            pks._cron_follow_again()
        self.assertEqual(len(self._get_failures()), 1, "shown once")
        pks._cron_follow_again()
        self.assertEqual(len(self._get_proposals()), 1)
        self.assertFalse(self._get_failures())

    def test_a_correction_in_hr_closes_the_failure(self):
        with self._fail(self.pk), mute_logger(LOGGER):
            self._move_away()
        self.employee_ech3_a.version_ids.sorted("date_version")[-1].unlink()
        self._end_transaction()
        self.assertFalse(self._get_proposals())
        self.assertFalse(self._get_failures())

    def test_what_is_no_longer_in_force_is_not_tried_again(self):
        with self._fail(self.pk), mute_logger(LOGGER):
            self._move_away()
        self.pk._with_workflow_bypass().write({"state": "draft"})
        self.env["sidocakep.pk"]._cron_follow_again()
        self.assertFalse(self._get_failures())
        self.assertFalse(self._get_proposals())

    def test_a_mutasi_reads_the_history_once(self):
        """A version made and corrected, a successor and a decree: one reading."""
        newcomer = self._create_newcomer()
        post = self._create_post()
        with patch.object(
            MutasiReader, "__init__", autospec=True, side_effect=MutasiReader.__init__
        ) as reading:
            self.employee_ech3_a._appoint(post, JULY, {})
            newcomer._appoint(self.job_ech3_a, JULY, {})
            self._create_acting(self.job_head_b, newcomer, "plh", JULY, JULY)
            self._end_transaction()
        self.assertEqual(reading.call_count, 1)
        self.assertEqual(self._get_proposals().employee_id, newcomer)

    # ------------------------------------------------------------------
    # Who is told
    # ------------------------------------------------------------------

    def test_the_coordinator_and_the_new_official_are_told(self):
        newcomer = self._replace_holder()
        users = self._get_proposals().activity_ids.user_id
        self.assertEqual(users, self.user_secretary_a | newcomer.user_id)

    def test_without_a_secretary_the_head_is_told(self):
        self.employee_secretary_a.version_id.departure_date = "2020-02-01"
        self._move_away()
        self.assertEqual(self._get_proposals().activity_ids.user_id, self.user_head_a)

    def test_in_the_setda_the_asisten_above_is_told(self):
        asisten_job = self._create_job(
            "Asisten Administrasi", "asisten", self.job_sekda, self.setda, "ii_b"
        )
        job = self._create_job(
            "Kepala Bagian Organisasi", "bureau_head", asisten_job, self.setda, "iii_a"
        )
        self._create_employee(
            "Asisten", job=asisten_job, rank="iv_c", user_id=self.user_asisten.id
        )
        head = self._create_employee("Kabag", job=job, rank="iv_a")
        pk = self._create_pk(job, fill=False)
        self.assertEqual(pk._get_revision_askers()[pk], self.user_asisten)
        other = self._create_pk(self.job_sekda, fill=False)
        self.assertEqual(other._get_revision_askers()[other], self.user_sekda)
        self.assertEqual(pk.employee_id, head)

    def test_the_new_official_of_another_agency_opens_the_proposal(self):
        """The user is not yet allowed in the agency that the official comes to."""
        user = self._create_user("uji_luar", "group_echelon3", self.agency_b)
        stranger = self._create_employee(
            "Pejabat Luar", rank="iv_a", user_id=user.id, job=self._create_post()
        )
        self._move_away()
        stranger._appoint(self.job_ech3_a, JULY, {})
        proposal = self._get_proposals().with_user(user)
        specification = {"pk_id": {"fields": {"display_name": {}}}, "reason": {}}
        [values] = proposal.web_read(specification)
        self.assertIn("Pelayanan", values["pk_id"]["display_name"])
        self.assertTrue(proposal.can_answer)
        action = proposal.action_open()
        wizard = (
            self.env["sidocakep.pk.revise"]
            .with_user(user)
            .with_context(**action["context"])
            .create({})
        )
        opened = wizard.action_open()
        successor = self.env["sidocakep.pk"].with_user(user).browse(opened["res_id"])
        self.assertEqual(successor.first_name, "Pejabat Luar")

    @freeze_time("2026-08-03 03:00:00")
    def test_who_left_writes_no_draft_of_the_agency(self):
        draft = self._create_pk(self.job_ech4_a)
        left = draft.employee_id
        self.assertTrue(draft.with_user(left.user_id).has_access("write"))
        self._move_away(left)
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            draft.with_user(left.user_id).place = "Kota Lain"

    def test_a_document_is_saved_by_who_may_not_read_whom_it_named(self):
        """Odoo names in the chatter whom the post was of; he is in another agency."""
        user = self._create_user("uji_badan", "group_echelon4", self.agency_b)
        former = self.employee_ech3_a.with_user(user)
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            self.assertTrue(former.display_name)
        self.env.invalidate_all()
        values = former.env["mail.tracking.value"]._create_tracking_values(
            former,
            former.browse(),
            "employee_id",
            self.pk.fields_get(["employee_id"])["employee_id"],
            self.pk,
        )
        self.assertEqual(values["old_value_char"], self.employee_ech3_a.name)

    def test_who_may_dismiss(self):
        self._move_away()
        proposal = self._get_proposals()
        for user in (self.user_ech4_a, self.user_inspektorat, self.user_hr):
            with self.subTest(user.login), self.assertRaises(TransitionAccessError):
                proposal.with_user(user).action_dismiss("Tidak perlu")
        action = proposal.with_user(self.user_head_a).action_dismiss()
        self.assertEqual(action["res_model"], "sidocakep.pk.revision.dismiss")
        proposal.with_user(self.user_head_a).action_dismiss("Tidak perlu")
        self.assertEqual(proposal.state, "dismissed")
        self.assertFalse(proposal.is_withdrawn)
        self.assertEqual(proposal.dismiss_reason, "Tidak perlu")
        self.assertFalse(proposal.activity_ids)
