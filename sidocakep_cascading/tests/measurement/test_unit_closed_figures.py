"""A unit that closed its figures moves none of them: every step, part and proof."""

from base64 import b64encode

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..data_collection_case import PDF
from ..measurement_case import MeasurementCase
from .steps_case import StepsCase

UNIT = "1.02.0005"
CLOSED = f"Unit {UNIT} closed its figures of .* on 8 April 2026.*gives them back"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestUnitClosedFigures(MeasurementCase):
    """The Seksi (ech4_a) is a unit; *Rujukan yang ditangani* is its figure."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.job_ech4_a.unit_code = UNIT
        cls.measurement._draw()
        cls.sheet = cls.measurement.sheet_ids.filtered("leads_unit")
        cls.env.flush_all()

    def _close(self):
        self.sheet.with_user(self.user_ech4_a).action_close_unit()
        self.env.invalidate_all()

    def _give_back(self):
        self.sheet.with_user(self.user_secretary_a)._give_back("Periksa register")
        self.env.invalidate_all()

    def _put_state(self, state):
        vals = {"state": state, "written": "15", "sent_by_id": self.user_ech4_a.id}
        self.other._with_workflow_bypass().write(vals)
        self.env.flush_all()

    def test_every_step_of_a_figure_waits_for_the_unit(self):
        """Whoever takes it, from each state from which it leads on."""
        self._close()
        for name, step in self.other._workflow_transitions.items():
            for state in step.src:
                self._put_state(state)
                for user in (self.user_ech4_a, self.user_secretary_a, self.env.user):
                    figure = self.other.with_user(user)
                    with self.subTest(step=name, state=state, user=user.login):
                        self.assertFalse(figure._workflow_allowed(name))
                        with self.assertRaises(UserError), self.env.cr.savepoint():
                            figure._transition(name)
                        self.assertEqual(self.other.state, state)

    def test_who_may_is_told_which_lock_holds_and_who_opens_it(self):
        figure = self._enter(self.other, self.user_ech4_a, "15")
        self._close()
        self.assertRegex(figure.closed_text, CLOSED)
        with self.assertRaisesRegex(FrozenRecordError, CLOSED):
            figure.action_send()
        self._give_back()
        self.assertFalse(figure.closed_text)
        figure.action_send()
        self.assertEqual(figure.state, "sent")

    def test_number_part_and_evidence_stay(self):
        figure = self._enter(self.other, self.user_ech4_a, "15")
        proof = self._attach(figure)
        self._close()
        part = self.figure.part_ids[0].with_user(self.user_ech4_a)
        self.figure._with_workflow_bypass().state = "returned"
        self.assertEqual(part.counted_by_job_id, self.job_ech4_a)
        refused = (
            lambda: figure.write({"written": "16"}),
            lambda: figure.write({"remark": "Sudah benar"}),
            lambda: proof.write({"note": "Halaman 2"}),
            proof.unlink,
            lambda: self._attach(figure, name="susulan.pdf"),
            # what it counts for the figure of the Bidang, which is no figure of it
            lambda: part.write({"written": "18"}),
        )
        for number, attempt in enumerate(refused):
            with (
                self.subTest(number),
                self.assertRaisesRegex(FrozenRecordError, CLOSED),
                self.env.cr.savepoint(),
            ):
                attempt()
        other_part = self.figure.part_ids[1].with_user(self.user_ech3_a)
        other_part.written = "21"

    def test_a_correction_waits_for_the_unit_too(self):
        self._verify(self.other, self.user_ech4_a, "15")
        self._close()
        with self.assertRaisesRegex(FrozenRecordError, CLOSED):
            self.other.with_user(self.user_ech4_a).action_amend()
        with self.assertRaisesRegex(FrozenRecordError, CLOSED):
            self.other.with_user(self.user_ech4_a).action_amend_released()

    def test_what_was_sent_is_verified_before_the_unit_closes(self):
        """Else it were locked unseen: neither verified nor returned."""
        figure = self._enter(self.other, self.user_ech4_a, "15")
        figure.action_send()
        name = self.user_secretary_a.name
        with self.assertRaisesRegex(UserError, f"waits to be verified.*\n.*{name}"):
            self._close()
        figure.with_user(self.user_secretary_a).action_verify()
        self._close()
        self.assertTrue(self.sheet.unit_closed_on)

    def test_what_is_of_another_period_or_post_goes_on(self):
        self._close()
        self.assertFalse(self.figure.closed_text)
        self.figure.with_user(self.user_ech3_a).action_amend()
        with freeze_time("2026-07-02 03:00:00"):
            _figure, later = self._open()
            self.assertNotEqual(later, self.other)
            self._enter(later, self.user_ech4_a, "15").action_send()
        self.assertEqual(later.state, "sent")

    def test_a_closed_unit_of_an_accepted_quarter_is_opened_in_its_correction(self):
        """The reopening opens the quarter; the unit has its figures back after it."""
        self._verify(self.other, self.user_ech4_a, "15")
        self._close()
        self.measurement.with_user(self.user_head_a).action_send()
        self.measurement.with_user(self.user_monev).action_accept()
        StepsCase._reopen(self)
        with self.assertRaisesRegex(FrozenRecordError, CLOSED):
            self.other.with_user(self.user_ech4_a).action_amend()
        amend = self.measurement.with_user(self.user_secretary_a).action_amend()
        self.measurement = self.measurement.browse(amend["res_id"])
        self.sheet = self.measurement.sheet_ids.filtered("leads_unit")
        self._give_back()
        self.other.with_user(self.user_ech4_a).action_amend()

    def test_a_file_by_rpc_is_refused_as_in_the_form(self):
        self._close()
        vals = {"figure_id": self.other.id, "name": "a.pdf", "file": b64encode(PDF)}
        with self.assertRaisesRegex(FrozenRecordError, CLOSED):
            self.env["sidocakep.data.evidence"].with_user(self.user_ech4_a).create(vals)
