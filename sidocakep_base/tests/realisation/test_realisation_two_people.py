"""Two people and one month of the realisation, each on a connection of his own."""

from unittest.mock import patch

from odoo.exceptions import LockError, UserError
from odoo.tests import tagged

from ...exceptions import FrozenRecordError
from ...models.organisation import turn
from ..at_once import AtOnceCase

YEAR = 2021
TRAILED = ("sidocakep.realisation", "sidocakep.realisation.month", "sidocakep.plan")


@tagged("post_install", "-at_install")
class TestRealisationTwoPeople(AtOnceCase):
    """A month of 2021 with one document of Rp70, which one of them closes."""

    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        env = self._open()
        self.plan = env["sidocakep.plan"].create(
            {
                "name": "Renstra uji serentak",
                "kind": "renstra",
                "company_id": env.company.id,
                "year_start": YEAR,
                "year_end": YEAR + 4,
            }
        )
        self.node = env["sidocakep.plan.node"].create(
            {"plan_id": self.plan.id, "level": "program", "name": "Program serentak"}
        )
        self.month = env["sidocakep.realisation.month"].create(
            {"company_id": env.company.id, "year": YEAR, "month": "01"}
        )
        self.row = env["sidocakep.realisation"].create(self._prepare("1", 70))
        env.cr.commit()
        self.first, self.second = self._open(), self._open()

    def _prepare(self, number, amount):
        return {
            "month_id": self.month.id,
            "node_id": self.node.id,
            "kind": "ls",
            "number": number,
            "amount": amount,
        }

    def _remove(self):
        cr = self._open().cr
        cr.execute(
            "DELETE FROM sidocakep_trail WHERE res_model = ANY(%s)", [list(TRAILED)]
        )
        key = "month_id IN (SELECT id FROM sidocakep_realisation_month WHERE year = %s)"
        cr.execute(f"DELETE FROM sidocakep_realisation WHERE {key}", [YEAR])
        cr.execute("DELETE FROM sidocakep_realisation_month WHERE year = %s", [YEAR])
        cr.execute("DELETE FROM sidocakep_plan WHERE id = %s", [self.plan.id])
        cr.commit()  # pylint: disable=invalid-commit

    def _get_rows(self, env):
        rows = env["sidocakep.realisation"].search(
            [("month_id", "=", self.month.id)], order="id"
        )
        return [(row.amount, row.is_current) for row in rows]

    def _close(self, env):
        self.month.with_env(env).action_close()

    def _correct(self, env, amount):
        return self.row.with_env(env)._correct({"amount": amount}, "Salah ketik")

    def test_a_correction_does_not_reach_a_month_that_was_closed_meanwhile(self):
        month = self.month.with_env(self.second)
        self.assertEqual(month.state, "open", "as the other one sees it")
        self._request(lambda: self._close(self.first), self.first)
        with self.assertRaises(FrozenRecordError) as caught:
            self._request(lambda: self._correct(self.second, 60), self.second)
        self.assertIn("to open the month again", str(caught.exception))
        self.second.cr.rollback()
        self.assertEqual(self._get_rows(self._open()), [(70, True)])

    def test_a_new_document_does_not_either(self):
        self.assertEqual(self.month.with_env(self.second).state, "open")
        self._request(lambda: self._close(self.first), self.first)
        rows = self.second["sidocakep.realisation"]
        with self.assertRaises(FrozenRecordError):
            self._request(lambda: rows.create(self._prepare("2", 5)), self.second)
        self.second.cr.rollback()
        self.assertEqual(self._get_rows(self._open()), [(70, True)])

    def test_who_closes_what_is_being_corrected_is_told_to_wait(self):
        self._correct(self.first, 60)
        with patch.object(turn, "PATIENCE_MS", 50):
            with self.assertRaises(LockError) as caught:
                self._close(self.second)
            self.assertIn("Realisation", str(caught.exception))
            self.second.cr.rollback()
        self.first.cr.commit()
        self._request(lambda: self._close(self.second), self.second)
        self.assertEqual(self._get_rows(self._open()), [(70, False), (60, True)])

    def test_one_row_is_corrected_once(self):
        self.assertTrue(self.row.with_env(self.second).is_current)
        self._request(lambda: self._correct(self.first, 60), self.first)
        with self.assertRaises(UserError) as caught:
            self._request(lambda: self._correct(self.second, 50), self.second)
        self.assertIn("was corrected already", str(caught.exception))
        self.second.cr.rollback()
        self.assertEqual(self._get_rows(self._open()), [(70, False), (60, True)])
