"""What the queue of jobs opens to the people of the regency: nothing."""

import inspect
from unittest.mock import patch

from psycopg2 import InterfaceError

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.queue_job.job import Job

from ...controllers.run_job import RunJob
from ..common import ROLES, SidocakepCase

MODULES = "odoo.addons.queue_job."
OPERATIONS = ("read", "write", "create", "unlink")
#: Values of required parameters, by their name.
ARGUMENTS = {
    "method_name": "action_check",
    "model_name": "sidocakep.import",
    "name": "Uji",
    "values": {"name": "Uji"},
    "vals": {"name": "Uji"},
    "vals_list": [{}],
}
#: Constants, made from what the client sends.
HARMLESS = {"job_default_config", "job_function_name"}


@tagged("post_install", "-at_install")
class TestQueue(SidocakepCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        units = cls.env["sidocakep.unit"]
        cls.job = units.with_delay(description="Uji").exists().db_record()
        cls.models = [
            cls.env[name]
            for name in cls.env
            if name.startswith("queue.") and not cls.env[name]._abstract
        ]

    def _get_users(self):
        return [getattr(self, f"user_{role}") for role in ROLES]

    def test_no_role_has_a_right_on_jobs(self):
        self.assertGreater(len(self.models), 5)
        for user in self._get_users():
            found = [
                (user.login, model._name, operation)
                for model in self.models
                for operation in OPERATIONS
                if model.with_user(user).has_access(operation)
            ]
            self.assertEqual(found, [])

    def test_nobody_of_the_regency_keeps_the_queue(self):
        group = self.env.ref("queue_job.group_queue_job_manager")
        for user in self._get_users():
            self.assertNotIn(group, user.all_group_ids)

    @mute_logger("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
    def test_no_method_of_the_queue_answers_a_role(self):
        """Requeue, done, cancel, open: every public method of its models."""
        called = 0
        for model in self.models:
            for name in self._get_public_methods(model):
                for user in (self.user_head_a, self.user_organisasi, self.user_hr):
                    with (
                        self.subTest(model=model._name, method=name, user=user.login),
                        self.assertRaises(AccessError),
                        self.cr.savepoint(),
                    ):
                        self._call(model.with_user(user), name)
                    called += 1
        self.assertGreater(called, 20)

    def _call(self, model, name):
        method = getattr(type(model), name)
        parameters = list(inspect.signature(method).parameters.values())[1:]
        args = [ARGUMENTS[p.name] for p in parameters if p.default is p.empty]
        ids = [] if getattr(method, "_api_model", False) else [self.job.ids]
        call_kw(model, name, [*ids, *args], {})

    def _get_public_methods(self, model):
        return sorted(
            name
            for name, method in inspect.getmembers(type(model), inspect.isfunction)
            if not name.startswith("_")
            and method.__module__.startswith(MODULES)
            and name not in ("init", "with_delay", "delayable", *HARMLESS)
        )

    def test_a_client_puts_nothing_into_the_queue(self):
        """Closed on every model, also to the administrator."""
        users = (self.user_head_a, self.env.ref("base.user_admin"))
        for user in users:
            for name in ("with_delay", "delayable"):
                for model in ("sidocakep.import", "res.partner", "queue.job"):
                    with self.assertRaises(AccessError):
                        call_kw(self.env[model].with_user(user), name, [[]], {})

    def test_the_test_jobs_are_the_administrators(self):
        self.authenticate(self.user_organisasi.login, self.user_organisasi.login)
        answer = self.url_open("/queue_job/create_test_job?size=3")
        self.assertEqual(answer.status_code, 403)

    @mute_logger("odoo.addons.sidocakep_base.controllers.run_job")
    def test_a_job_that_lost_its_connection_is_begun_again(self):
        """As often as one whose server was killed; what was committed stays done."""
        controller = "odoo.addons.queue_job.controllers.main.RunJobController"
        lost = patch(
            f"{controller}._try_perform_job", side_effect=InterfaceError("closed")
        )
        closed = patch.object(type(self.cr), "closed", True)
        for state, retry, after in (
            ("started", 1, "pending"),
            ("done", 1, "done"),
            ("started", 3, InterfaceError),
        ):
            job = Job.load(self.env, self.job.uuid)
            job.max_retries, job.retry = 3, retry
            job.set_started()
            job.state = state
            job.store()
            self.env.flush_all()
            with self.subTest(state=state, retry=retry), lost, closed:
                if after is InterfaceError:
                    with self.assertRaises(after):
                        RunJob._try_perform_job(self.env, job)
                    continue
                RunJob._try_perform_job(self.env, job)
                RunJob._enqueue_dependent_jobs(self.env, job)
            self.job.invalidate_recordset()
            self.assertEqual((self.job.state, self.job.retry), (after, retry))
        with lost, self.assertRaises(InterfaceError):
            RunJob._try_perform_job(self.env, job)

    @mute_logger("odoo.addons.queue_job.controllers.main")
    def test_the_route_runs_nothing_that_waits_for_nobody(self):
        """Anybody may ask it; what is not handed out by the runner is not run."""
        before = self.job.state
        for uuid in (self.job.uuid, "00000000-0000-0000-0000-000000000000", "%"):
            answer = self.url_open(f"/queue_job/runjob?job_uuid={uuid}")
            self.assertEqual((answer.status_code, answer.text), (200, ""))
        self.assertEqual(self.job.state, before)
