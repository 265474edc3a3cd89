"""A runner for tests of the queue: it listens, and a test says when a job is run."""

from unittest.mock import patch

from odoo.sql_db import db_connect
from odoo.tests import get_db_name

from odoo.addons.queue_job.job import Job
from odoo.addons.queue_job.jobrunner.runner import PG_ADVISORY_LOCK_ID


class QueueCase:
    """Mixin of a test case."""

    def _start_runner(self):
        """Hold what a runner holds, on a connection of its own as it does."""
        cr = db_connect(get_db_name()).cursor()
        self.addCleanup(cr.close)
        cr.execute("SELECT pg_advisory_xact_lock(%s)", [PG_ADVISORY_LOCK_ID])
        return cr

    def _listen(self):
        """Return the list of ``(login, kind, message)`` of what is sent from now on."""
        heard = []

        def send(user, kind, message, **_kw):
            heard.append((user.login, kind, message))

        users = type(self.env["res.users"])
        self.startPatcher(patch.object(users, "_bus_send", send))
        return heard

    def _run_job(self, job):
        """Do what the route of the queue does with a job, but for the commits."""
        job = Job.load(self.env(user=1, su=True, context={}), job.sudo().uuid)
        with self.env.cr.savepoint():
            job.perform()
        job.set_done()
        job.store()
        self.env.flush_all()
        self.env.invalidate_all()
