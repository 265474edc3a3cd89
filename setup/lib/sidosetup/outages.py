"""Outages: the database is restarted, or the disk is full, under a bulk print.

The database is a PostgreSQL of its own, ended as by a crash or as by its administrator
and started again after a while; the print has to go on by itself. The disk is a small
one that holds the file store; the print has to stop with a sentence, and to go on when
it is asked again once there is space. All is there afterwards, and nothing twice.
"""

import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from . import serving
from .fixture import free_port
from .odoo_tests import OdooTests
from .postgres import Server
from .results import Result
from .settings import SetupError

#: How the database ends, and how many seconds it is away.
RESTARTS = (("immediate", 12), ("fast", 0))
#: How long the rest may take after the database was back.
LIMIT = 300
#: Room on the small disk besides what lies on it: some of the prints.
ROOM = 4 * 1024 * 1024
LARGE = "1g"
#: What the sentence about a full disk says to press, in either language.
REMEDIES = ("Continue", "Lanjutkan")


class Outages:
    """A part of the stage ``kill``."""

    def __init__(self, kills):
        self.kills = kills
        self.settings = kills.settings

    def run(self, source, act):
        """Results of each end of the database, and of the full disk.

        :param source: a database with a bulk print that nobody has asked for
        """
        with self._own_server(source) as (server, database):
            results = [
                self._judge(
                    f"kill: the database ends ({mode}) under a bulk print",
                    lambda mode=mode, away=away: self._restart(
                        act, server, database, mode, away
                    ),
                )
                for mode, away in RESTARTS
            ]
        name = "kill: the disk is full under a bulk print"
        return [*results, self._judge(name, lambda: self._fill(act, source))]

    def _judge(self, name, outage):
        """The result of an outage, which returns what was found and how it went."""
        try:
            problems, told = outage()
        except SetupError as error:
            return Result(name, False, str(error))
        return Result(f"{name}: {told}", not problems, "\n".join(problems[:40]))

    # ------------------------------------------------ the database

    @contextmanager
    def _own_server(self, source):
        """A PostgreSQL that only this part uses, with a copy of a database."""
        settings = replace(self.settings, external_server=False)
        server = Server(settings, settings.home / "postgresql-outage")
        database = f"{source}_own"
        try:
            server.start()
            server.drop(database)
            server.query(f'CREATE DATABASE "{database}" TEMPLATE template0')
            self._copy(source, server, database)
            yield server, database
        finally:
            server.stop()
            shutil.rmtree(server.folder, ignore_errors=True)
            shutil.rmtree(server.file_store(database), ignore_errors=True)

    def _copy(self, source, server, database):
        with subprocess.Popen(
            ["pg_dump", "--no-owner", source],
            env=self.kills.server.environment(),
            stdout=subprocess.PIPE,
        ) as dump:
            done = server.psql(
                database, "-q", stdin=dump.stdout, stdout=subprocess.DEVNULL
            )
        if dump.returncode or done.returncode:
            raise SetupError(f"{source} was not copied to a server of its own")
        shutil.copytree(
            self.kills.server.file_store(source), server.file_store(database)
        )

    def _restart(self, act, server, source, mode, away):
        tests = OdooTests(self.settings)
        tests.odoo.server = server
        database = f"{source}_copy"
        with server.temporary(database, source):
            started = time.monotonic()
            with self._served(tests.odoo, database) as port:
                client = self._ask(act, database, port)
                self.kills.wait_for_share(client, act)
                server.stop(mode)
                time.sleep(away)
                server.start()
                record = self._wait(client, act)
                self.kills.wait_for_queue(database, server)
            found = self.kills.ask(database, "census_shared.py", tests)
        seconds = time.monotonic() - started
        stopped = [record["task_error"]] if record["task_error"] else []
        told = f"{found['documents']} documents, {found['jobs']} jobs, {seconds:.0f} s"
        return [*stopped, *found["problems"]], told

    # ------------------------------------------------ the disk

    def _fill(self, act, source):
        with self.kills.copy(source) as database:
            folder = self.kills.server.file_store(database)
            with _small_disk(folder) as is_small:
                if not is_small:
                    return [], "not tried, as only root may mount a small disk"
                problems = self._print_on(folder, act, database)
                found = self.kills.ask(database, "census_shared.py")
        return [*problems, *found["problems"]], f"{found['documents']} documents"

    def _print_on(self, folder, act, database):
        """Print until the disk is full, and the rest on a larger one."""
        with self._served(self.kills.odoo, database) as port:
            client = self._ask(act, database, port)
            record = self._wait(client, act)
            problems = []
            if record["state"] != "asked" or record["problem_text"]:
                problems.append(f"not stopped: {record}")
            if not any(word in (record["task_error"] or "") for word in REMEDIES):
                problems.append(f"no remedy: {record['task_error']}")
            self.kills.wait_for_queue(database)
            _mount("-o", f"remount,size={LARGE}", folder)
            client.do(act)
            record = self._wait(client, act)
            self.kills.wait_for_queue(database)
        if record["task_error"]:
            problems.append(record["task_error"])
        return problems

    # ------------------------------------------------ both

    @contextmanager
    def _served(self, odoo, database):
        port = free_port()
        log_file = self.settings.log / "odoo-outage.log"
        with serving.served(odoo, log_file, database, port):
            yield port

    def _ask(self, act, database, port):
        client = self.kills.log_in(act, database, port)
        client.do(act)
        return client

    def _wait(self, client, act):
        """What the print says once no job has it; a server in need may not answer."""
        names = ["state", "task", "task_error", "problem_text", "done_count"]
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline:
            try:
                [record] = client.read(act, names)
            except (OSError, ValueError, SetupError):
                record = {"task": True}
            if not record["task"]:
                return record
            time.sleep(0.5)
        raise SetupError("the print does not come to an end")


@contextmanager
def _small_disk(folder):
    """A disk of its own for a folder, with little room; ``False``: there is none."""
    aside = Path(f"{folder}-aside")
    shutil.rmtree(aside, ignore_errors=True)
    folder.rename(aside)
    folder.mkdir()
    size = sum(path.stat().st_blocks * 512 for path in aside.rglob("*")) + ROOM
    try:
        is_small = _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)
        shutil.copytree(aside, folder, dirs_exist_ok=True)
        yield is_small
    finally:
        subprocess.run(["umount", folder], capture_output=True, check=False)
        shutil.rmtree(aside, ignore_errors=True)


def _mount(*arguments):
    return not subprocess.run(
        ["mount", *arguments], capture_output=True, check=False
    ).returncode
