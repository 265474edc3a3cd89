"""Two hosts: two Odoo behind a load balancer share a bulk print; one is killed.

They have one PostgreSQL and one file store. The runner of one leads; it sends each job
to the balancer, which hands it to either. Killed is the leader, or the other one, in
the middle of the print. All is there afterwards, and nothing twice.
"""

import os
import signal
import time
from contextlib import ExitStack

from . import serving
from .balancer import Balancer
from .fixture import free_port
from .results import Result
from .settings import SetupError

#: How long the rest may take after a host was killed: its jobs are found dead by a look
#: that comes once a minute, of jobs older than ten seconds.
LIMIT = 300
#: One document bound twice, and another not at all.
TWICE = """
    UPDATE sidocakep_issued_bundle_part
       SET index = jsonb_set(index, '{keys,0}', index->'keys'->1)
     WHERE sequence = 1
"""


class TwoHosts:
    """A part of the stage ``kill``."""

    def __init__(self, kills):
        self.kills = kills
        self.server = kills.server
        self.odoo = kills.odoo

    def run(self, source, act):
        """Results with no host killed, with the leader killed, with the other.

        :param source: a database with a bulk print that nobody has asked for
        """
        return [
            self._share(act, source, killed) for killed in (None, "leader", "other")
        ]

    def _share(self, act, source, killed):
        name = f"kill: two hosts share a bulk print, {killed or 'nobody'} killed"
        with self.kills.copy(source) as database:
            try:
                seconds, taken = self._print(act, database, killed)
            except SetupError as error:
                return Result(name, False, str(error))
            found = self.kills.ask(database, "census_shared.py")
            problems = found["problems"]
            if not killed:
                # What is made twice on purpose must be noticed, else nothing is proof.
                self.server.query(TWICE, database)
                if not self.kills.ask(database, "census_shared.py")["problems"]:
                    problems.append("a document that is bound twice is not noticed")
        if not killed and min(taken.values()) < 2:
            problems.append(f"one host did nothing: {taken}")
        return Result(
            f"{name}: {found['documents']} documents, {found['jobs']} jobs,"
            f" {seconds:.0f} s",
            not problems,
            "\n".join(problems[:40]),
        )

    def _print(self, act, database, killed):
        """Seconds of the print, and the connections that each host took of it."""
        with ExitStack() as stack:
            balancer = Balancer([free_port(), free_port()])
            port = stack.enter_context(balancer.serving())
            hosts = [
                stack.enter_context(self._host(database, own, port))
                for own in balancer.ports
            ]
            client = self.kills.log_in(act, database, port)
            balancer.taken.update(dict.fromkeys(balancer.ports, 0))
            started = time.monotonic()
            client.do(act)
            if killed:
                self.kills.wait_for_share(client, act)
                leader = self._find_leader(database, hosts)
                for host in hosts:
                    if (host is leader) == (killed == "leader"):
                        os.killpg(host.pid, signal.SIGKILL)
                        host.wait()
            client.wait_for(act, "task", False, LIMIT)
            self.kills.wait_for_queue(database)
            return time.monotonic() - started, balancer.taken

    def _find_leader(self, database, hosts):
        """The host whose runner holds the lock of the queue."""
        names = self.server.query(
            "SELECT application_name FROM pg_stat_activity WHERE pid IN (SELECT pid"
            " FROM pg_locks WHERE locktype = 'advisory' AND granted) AND datname ="
            " current_database()",
            database,
        ).split()
        # Odoo's connections are named after its process.
        groups = {os.getpgid(int(name.rpartition("-")[2])) for name in names}
        leaders = [host for host in hosts if host.pid in groups]
        if len(leaders) != 1:
            raise SetupError(f"no host leads the queue: {names}")
        return leaders[0]

    def _host(self, database, port, balanced):
        """A server at a port, whose runner sends its jobs to the balancer."""
        return serving.served(
            self.odoo,
            self.kills.settings.log / f"odoo-host-{port}.log",
            database,
            port,
            ODOO_QUEUE_JOB_HOST="127.0.0.1",
            ODOO_QUEUE_JOB_PORT=str(balanced),
        )
