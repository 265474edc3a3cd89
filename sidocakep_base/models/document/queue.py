"""The queue of jobs: who works it off, and what waits in it."""

from odoo.tools import SQL

from odoo.addons.queue_job.job import ENQUEUED, PENDING, STARTED, WAIT_DEPENDENCIES
from odoo.addons.queue_job.jobrunner.runner import PG_ADVISORY_LOCK_ID

#: The channel of our jobs (data/sidocakep_queue_data.xml).
CHANNEL = "root.sidocakep"
#: A job whose server was killed is begun so many times.
MAX_RETRIES = 3
WAITING = (WAIT_DEPENDENCIES, PENDING, ENQUEUED)
OPEN = (*WAITING, STARTED)


def has_runner(env):
    """Tell whether a runner listens to the queue of this database right now.

    It holds an advisory lock as long as its connection lives; a server without one
    would take jobs that nobody ever runs.
    """
    [[is_held]] = env.execute_query(
        SQL(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory'"
            " AND granted AND objsubid = 1 AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())"
            " AND (classid::bigint << 32 | objid::bigint) = %s)",
            PG_ADVISORY_LOCK_ID,
        )
    )
    return is_held


def count_ahead(job):
    """Return how many jobs of our channel are run before this waiting one."""
    return job.sudo().search_count(
        [
            ("channel", "=", CHANNEL),
            ("state", "in", OPEN),
            ("priority", "<=", job.priority),
            ("id", "<", job.id),
        ]
    )
