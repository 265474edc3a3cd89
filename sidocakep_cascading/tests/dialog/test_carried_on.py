"""A follow-up is carried on once, and what was said of a settled one stands."""

from psycopg2.errors import UniqueViolation

from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError, TransitionError
from odoo.addons.sidocakep_base.tests.seal_case import SealedCase

from .dialog_case import DialogCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestCarriedOn(DialogCase, SealedCase):
    def setUp(self):
        super().setUp()
        [self.item] = self._settle()
        self.following = self._next_quarter()

    def test_clicks_at_once_make_one(self):
        with freeze_time("2026-07-08 03:00:00"):
            self.item.with_user(self.user_head_a).action_carry_on()
        vals = {
            "dialog_id": self.following.id,
            "name": self.item.name,
            "former_id": self.item.id,
        }
        model = self.item._with_workflow_bypass()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(UniqueViolation),
            self.env.cr.savepoint(),
        ):
            model.create(vals)
        self.assertEqual(self.following.follow_up_ids.former_id, self.item)

    def test_what_a_dialog_decided_on_stays_measured(self):
        """An agreement that no longer counts takes along what was only prepared."""
        prepared = self.following.line_ids.measurement_line_id.sheet_id
        decided = self.dialog.line_ids.measurement_line_id.sheet_id
        self.assertTrue(prepared and decided)
        (prepared | decided)._drop()
        self.assertFalse(prepared.exists())
        self.assertFalse(self.following.line_ids)
        self.assertEqual(decided.exists(), decided)

    def test_what_is_settled_is_not_carried_on(self):
        self._answer(self.item)
        self.item.with_user(self.user_head_a).action_close()
        with (
            freeze_time("2026-07-08 03:00:00"),
            self.assertRaisesRegex(TransitionError, "is Closed"),
        ):
            self.item.with_user(self.user_head_a).action_carry_on()
        self.assertFalse(self.following.follow_up_ids)

    def test_the_remark_is_written_before_the_step_and_stands_after_it(self):
        """Each word on an answer is in the trail; what was closed says what it said."""
        self._answer(self.item)
        for remark in ("Belum lengkap", "Lengkap"):
            self._remark(remark)
        self.item.with_user(self.user_head_a).action_close()
        with self.assertRaisesRegex(FrozenRecordError, "Remark"):
            self._remark("Ditulis sesudah ditutup")
        trail = self.env["sidocakep.trail"].search(
            [("res_model", "=", self.item._name), ("field_name", "=", "remark")],
            order="id",
        )
        self.assertEqual(trail.mapped("new_value"), ["Belum lengkap", "Lengkap"])
        self._commit()
        [(state, problems)] = self.item._verify_seals().values()
        self.assertFalse(problems, state)
        self.env.cr.execute(
            "UPDATE sidocakep_dialog_follow_up SET remark = 'Lain' WHERE id = %s",
            [self.item.id],
        )
        [(_state, problems)] = self.item._verify_seals().values()
        self.assertEqual([code for code, _values in problems], ["changed"])

    def _remark(self, remark):
        items = self.item.with_user(self.user_head_a)
        call_kw(items, "write", [items.ids, {"remark": remark}], {})
