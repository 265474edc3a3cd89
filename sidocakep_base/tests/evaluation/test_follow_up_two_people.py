"""Two people and one follow-up, each on a connection of his own."""

from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tests import get_db_name, tagged

from ...exceptions import FrozenRecordError, TransitionError
from ..at_once import AtOnceCase

MODEL = "sidocakep.lhe.recommendation"
REPORT = "700/serentak/2041"


@tagged("post_install", "-at_install")
class TestFollowUpTwoPeople(AtOnceCase):
    """An answered recommendation; who may take a step is tested elsewhere."""

    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        registry = Registry(get_db_name())
        self.patch(registry[MODEL], "_filter_step_users", lambda self, _step: self)
        env = self._open()
        item = env[MODEL]._with_workflow_bypass()
        self.item = item.create(
            {
                "company_id": env.company.id,
                "year": 2040,
                "report_number": REPORT,
                "report_date": "2041-01-10",
                "name": "Lengkapi bukti",
                "planned_action": "Bukti dilengkapi",
                "state": "answered",
            }
        ).with_env(env)
        env.cr.commit()
        self.first, self.second = self._open(), self._open()

    def _remove(self):
        env = self._open()
        of_item = f"res_id = %s AND res_model = '{MODEL}'"
        # An activity that is left asks of nothing in every later night.
        for table, where in (
            ("sidocakep_trail", of_item),
            ("mail_activity", of_item),
            ("sidocakep_lhe_recommendation", "id = %s"),
        ):
            env.cr.execute(f"DELETE FROM {table} WHERE {where}", [self.item.id])
        env.cr.commit()

    def _send_back(self, env):
        item = self.item.with_env(env)
        item.remark = "Bukti tidak terbaca"
        item.action_send_back()

    def _close(self, env):
        self.item.with_env(env).action_close()

    def _look(self):
        """Return state and remark as they are stored now."""
        item = self.item.with_env(self._open())
        return item.state, item.remark or ""

    def test_it_is_closed_or_sent_back_and_never_both(self):
        """Whoever comes second is told, and his remark is not kept alone."""
        late = self.item.with_env(self.second)
        self.assertEqual(late.state, "answered")
        self._request(lambda: self._close(self.first), self.first)
        with self.assertRaises(FrozenRecordError):
            self._request(lambda: self._send_back(self.second), self.second)
        self.second.cr.rollback()
        self.assertEqual(self._look(), ("closed", ""))

    def test_what_was_sent_back_meanwhile_is_not_closed(self):
        late = self.item.with_env(self.second)
        self.assertEqual(late.state, "answered")
        self._request(lambda: self._send_back(self.first), self.first)
        with self.assertRaises(TransitionError):
            self._request(lambda: self._close(self.second), self.second)
        self.second.cr.rollback()
        self.assertEqual(self._look(), ("open", "Bukti tidak terbaca"))
        self.assertFalse(self.item.with_env(self._open()).closed_on)

    def test_it_is_closed_once(self):
        late = self.item.with_env(self.second)
        self.assertEqual(late.state, "answered")
        self._request(lambda: self._close(self.first), self.first)
        with self.assertRaises(TransitionError):
            self._request(lambda: self._close(self.second), self.second)
        self.second.cr.rollback()
        env = self._open()
        closed = env["sidocakep.trail"].search_count(
            [
                ("res_model", "=", MODEL),
                ("res_id", "=", self.item.id),
                ("new_value", "=", "closed"),
            ]
        )
        self.assertEqual(closed, 1)

    def test_no_word_of_the_answer_changes_once_it_is_closed(self):
        late = self.item.with_env(self.second)
        self.assertEqual(late.planned_action, "Bukti dilengkapi")
        self._request(lambda: self._close(self.first), self.first)
        for change in (
            lambda: late.write({"planned_action": "Lain"}),
            lambda: late.write({"date_due": "2041-12-31"}),
            late.unlink,
        ):
            with self.assertRaises((FrozenRecordError, UserError)):
                self._request(change, self.second)
            self.second.cr.rollback()
        self.assertEqual(
            self.item.with_env(self._open()).planned_action, "Bukti dilengkapi"
        )
