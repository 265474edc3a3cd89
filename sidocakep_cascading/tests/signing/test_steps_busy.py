"""A step on a pile leaves out the agreement that somebody else is saving."""

from unittest.mock import patch

from lxml import etree

from odoo.exceptions import LockError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.models.organisation import turn
from odoo.addons.sidocakep_base.tests.at_once import AtOnceCase
from odoo.addons.sidocakep_base.tests.thorough import long, some

from ..common import PkCase

#: Buttons above the lists of agreements: (state before, who takes the step, words).
STEPS = {
    "action_propose": ("draft", "secretary_a", ()),
    "action_hand_in": ("signed", "secretary_a", ()),
    "action_receive": ("handed_in", "organisasi", ()),
    "action_put_in_force": ("received", "organisasi", ()),
    "action_return": ("handed_in", "organisasi", ("Target keliru",)),
    "action_send_back": ("handed_in", "organisasi", ("Sampul",)),
}
#: Others: signing has a test of its own, test_pk_sign_busy; reminding is no step; the
#: window of the parties names one day for all of them, or for none.
OTHERS = {"action_sign", "action_remind", "action_compute_parties"}


@freeze_time("2026-01-20 03:00:00")
@tagged("post_install", "-at_install")
class TestStepsBusy(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pks = cls._create_pk(cls.job_ech3_a) | cls._create_pk(cls.job_secretary_a)

    def test_every_button_above_a_list_of_agreements_is_asked_for(self):
        views = self.env["ir.ui.view"].search(
            [("model", "=", "sidocakep.pk"), ("type", "=", "list")]
        )
        names = {
            button.get("name")
            for view in views
            for button in etree.fromstring(view.arch).iterfind(".//header/button")
        }
        self.assertIn("action_receive", names)
        self.assertLessEqual(names, STEPS.keys() | OTHERS)

    def test_the_free_one_is_done_and_the_busy_one_named(self):
        free, busy = self.pks
        for method, (state, role, words) in some(STEPS.items(), 2):
            with self.subTest(method), self.env.cr.savepoint() as savepoint:
                for pk in self.pks:
                    self._sign_to(pk, state)
                pks = self.pks.with_user(getattr(self, f"user_{role}"))
                with patch.object(type(pks), "_hold_free", lambda pks: pks & free):
                    action = getattr(pks, method)(*words)
                self.assertNotEqual(free.state, state)
                self.assertEqual(busy.state, state)
                message = action["params"]["message"]
                self.assertIn("1 done.", message)
                self.assertIn(busy.display_name, message)
                self.assertNotIn(free.display_name, message)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_the_window_of_the_reason_names_it_too(self):
        free, busy = self.pks
        for kind in ("content", "formal"):
            with self.subTest(kind), self.env.cr.savepoint() as savepoint:
                for pk in self.pks:
                    self._sign_to(pk, "handed_in")
                wizard = (
                    self.env["sidocakep.pk.return"]
                    .with_user(self.user_organisasi)
                    .create(
                        {
                            "pk_ids": self.pks.ids,
                            "kind": kind,
                            "reason": "Target keliru",
                        }
                    )
                )
                with patch.object(type(free), "_hold_free", lambda pks: pks & free):
                    params = wizard.action_confirm()["params"]
                self.assertIn(busy.display_name, params["message"])
                self.assertEqual(params["next"]["type"], "ir.actions.act_window_close")
                self.assertEqual(busy.state, "handed_in")
                savepoint.rollback()
            self.env.invalidate_all()

    @long
    def test_nothing_is_said_where_all_are_done(self):
        for pk in self.pks:
            self._sign_to(pk, "handed_in")
        pks = self.pks.with_user(self.user_organisasi)
        self.assertIs(pks.action_receive(), True)


@tagged("post_install", "-at_install")
class TestHoldFree(AtOnceCase):
    """Two connections, on plans that are stored."""

    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        self.plan_ids = []

    def test_what_another_connection_writes_is_left_out(self):
        first, second = self._open(), self._open()
        free, busy = plans = self._store_plans(first)
        second["sidocakep.plan"].browse(busy.id).lock_for_update()
        with patch.object(turn, "PATIENCE_MS", 50):
            self.assertEqual(plans._hold_free(), free)
            with self.assertRaises(LockError):
                busy._hold_free()

    def _store_plans(self, env):
        plans = env["sidocakep.plan"].create(
            [
                {
                    "name": f"Renstra serentak {year}",
                    "kind": "renstra",
                    "company_id": env.company.id,
                    "year_start": year,
                    "year_end": year + 4,
                }
                for year in (2041, 2051)
            ]
        )
        env.cr.commit()
        self.plan_ids = plans.ids
        return plans

    def _remove(self):
        env = self._open()
        env["sidocakep.plan"].browse(self.plan_ids).unlink()
        env.cr.execute(
            "DELETE FROM sidocakep_trail WHERE res_model = 'sidocakep.plan'"
            " AND res_id = ANY(%s)",
            [self.plan_ids],
        )
        env.cr.commit()
