"""Two people and one figure, each on a connection of his own."""

from unittest.mock import patch

from psycopg2.errors import SerializationFailure

from odoo.exceptions import LockError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import StaleRecordError
from odoo.addons.sidocakep_base.models.organisation import turn
from odoo.addons.sidocakep_base.tests.at_once import AtOnceCase

UNSEEN = {"sidocakep_seen": {"written": False}}


@tagged("post_install", "-at_install")
class TestDataTwoPeople(AtOnceCase):
    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        env = self._open()
        indicator = env["sidocakep.indicator"].create(
            {"name": "Angka serentak", "company_id": env.company.id}
        )
        figures = env["sidocakep.data.figure"]._with_workflow_bypass()
        figure = figures.create(
            {
                "indicator_id": indicator.id,
                "company_id": env.company.id,
                "period_kind": "quarter",
                "year": 2041,
                "period_no": 1,
            }
        )
        env.cr.commit()
        self.ids = indicator.id, figure.id
        self.first, self.second = (
            self._open()["sidocakep.data.figure"].browse(figure.id) for _ in range(2)
        )

    def _remove(self):
        env = self._open()
        indicator_id, figure_id = self.ids
        figures = env["sidocakep.data.figure"]._with_workflow_bypass()
        figures.browse(figure_id).unlink()
        env["sidocakep.indicator"].browse(indicator_id).unlink()
        env.cr.execute(
            "DELETE FROM sidocakep_trail WHERE res_model = 'sidocakep.data.figure'"
            " AND res_id = %s",
            [figure_id],
        )
        env.cr.commit()

    def _save(self, figure, written):
        figure.web_save({"written": written} | UNSEEN, {"written": {}})

    def test_the_second_who_saves_is_told_and_nothing_is_lost(self):
        self.assertFalse(self.second.written)
        self._save(self.first, "5")
        self.first.env.cr.commit()
        with self.assertRaises(SerializationFailure), mute_logger("odoo.sql_db"):
            self._save(self.second, "7")
        # What Odoo does then: the same request once more, on what stands there now.
        self.second.env.cr.rollback()
        self.second.env.invalidate_all()
        with self.assertRaises(StaleRecordError) as caught:
            self._save(self.second, "7")
        self.assertIn("5", str(caught.exception))
        self.assertEqual(self.second.written, "5")

    def test_who_verifies_what_is_being_saved_is_told_to_wait(self):
        self.first.written = "5"
        self.first.flush_recordset()
        with patch.object(turn, "PATIENCE_MS", 50):
            for step in (self.second.action_verify, self.second.action_send):
                with self.assertRaises(LockError) as caught:
                    step()
                self.assertIn("Angka serentak", str(caught.exception))
