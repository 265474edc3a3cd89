"""Jobs whose connection to the database is lost: begun again, as those of a kill."""

import logging

from psycopg2 import Error as DatabaseError

from odoo.addons.queue_job.controllers.main import RunJobController

_logger = logging.getLogger(__name__)
#: Seconds after which such a job is begun again.
PAUSE = 5


class RunJob(RunJobController):
    """The database is restarted, or an administrator ends its connections.

    ``queue_job`` begins a job again whose server was killed, and takes a connection
    that is lost for a fault of the job. Here the job is put back into the queue as long
    as it may be tried; where the database does not answer yet, the runner finds it as
    one that nobody works on. A job that was committed just before stays as it is.
    """

    @classmethod
    def _try_perform_job(cls, env, job):
        try:
            return super()._try_perform_job(env, job)
        except Exception as error:
            is_last = 0 < job.max_retries <= job.retry
            if is_last or not env.cr.closed:
                raise
            _logger.warning("%s has lost its connection: %s", job, error)
        # Nothing is written any more, at the end of the request neither.
        env.cr.clear()
        cls._put_back(job)
        return None

    @classmethod
    def _enqueue_dependent_jobs(cls, env, job):
        if env.cr.closed:
            return None
        return super()._enqueue_dependent_jobs(env, job)

    @classmethod
    def _put_back(cls, job):
        try:
            with job.in_temporary_env():
                if job.lock():
                    job.postpone(seconds=PAUSE)
                    job.set_pending(reset_retry=False)
                    job.store()
        except DatabaseError as error:
            _logger.warning("%s waits for the database: %s", job, error)
