"""A batch is signed without the agreement that somebody else is saving."""

from unittest.mock import patch

from odoo.exceptions import LockError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.models.organisation import turn
from odoo.addons.sidocakep_base.tests.at_once import AtOnceCase
from odoo.addons.sidocakep_base.tests.thorough import long

from .test_pk_sign import SignCase

YEARS = range(2041, 2081)


@tagged("post_install", "-at_install")
class TestPkSignBusy(SignCase):
    def _sign_both(self, free):
        """Sign both as the head of the agency, who meets somebody at one of them."""
        pks = self.pk | self.other
        for pk in pks:
            self._sign_to(pk, "signed_first")
        wizard = self._open(self.user_head_a, pks)
        wizard.action_mark_read()
        wizard.action_mark_read()
        with patch.object(type(pks), "_hold_free", lambda pks: pks & free):
            return self._confirm(wizard, self.user_head_a.login)

    def test_the_free_one_is_signed_and_the_busy_one_named(self):
        action = self._sign_both(self.pk)
        self.assertEqual(self.pk.state, "signed")
        self.assertEqual(self.other.state, "signed_first")
        self.assertEqual(self.other.second_user_id, self.user_head_a)
        message = action["params"]["message"]
        self.assertIn("The document is signed.", message)
        self.assertIn(self.other.display_name, message)
        self.assertNotIn(self.pk.display_name, message)
        self.assertTrue(action["params"]["sticky"])

    def test_nothing_is_said_of_others_where_all_are_signed(self):
        action = self._sign_both(self.pk | self.other)
        self.assertEqual(action["params"]["message"], "2 documents are signed.")
        self.assertEqual(action["params"]["type"], "success")


@tagged("post_install", "-at_install")
class TestPkSignAtOnce(AtOnceCase):
    """Forty agreements that are stored, two connections."""

    def setUp(self):
        super().setUp()
        self.job_id, self.pk_ids = None, []
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        self.first, self.second = self._open(), self._open()
        kinds = self.first["sidocakep.position.kind"]
        job = self.first["hr.job"].create(
            {
                "name": "Jabatan uji serentak",
                "company_id": self.first.ref("base.main_company").id,
                "position_kind_id": kinds.search([("code", "=", "administrator")]).id,
            }
        )
        pks = self.first["sidocakep.pk"].create(
            [
                {"job_id": job.id, "year": year, "date_document": f"{year}-01-02"}
                for year in YEARS
            ]
        )
        self.job_id, self.pk_ids = job.id, pks.ids
        self.first.cr.commit()
        self.patch(turn, "PATIENCE_MS", 50)

    def _remove(self):
        env = self._open()
        env["sidocakep.pk"].browse(self.pk_ids)._with_workflow_bypass().unlink()
        env["hr.job"].browse(self.job_id).unlink()
        env.cr.execute(
            "DELETE FROM sidocakep_trail WHERE res_model = 'sidocakep.pk'"
            " AND res_id = ANY(%s)",
            [self.pk_ids],
        )
        env.cr.commit()

    @long
    @mute_logger("odoo.sql_db")
    def test_39_of_40_are_held(self):
        pks = self.first["sidocakep.pk"].browse(self.pk_ids)
        busy = pks[7]
        self.second["sidocakep.pk"].browse(busy.id).lock_for_update()
        self.assertEqual(pks._hold_free(), pks - busy)
        with self.assertRaises(LockError) as caught:
            busy._hold_free()
        self.assertIn(busy.display_name, str(caught.exception))
        # What is held is held: the other one is told of it in turn.
        with self.assertRaises(LockError):
            self.second["sidocakep.pk"].browse(pks[0].id).lock_for_update()
