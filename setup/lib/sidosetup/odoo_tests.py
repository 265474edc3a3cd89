"""Odoo's own test runs of the addons, each on a new database.

``plain``: without demo data, on copies of the database with the test regency. The test
classes are dealt out to several runs, which go side by side. ``demo``: the demo regency
as ``setup/run`` makes it, the tests tagged ``demo``. In all of them the log is clean.
"""

import json
import os
import shutil
import subprocess
from functools import cached_property, partial

from . import fonts, reload
from .apt import Apt
from .console import open_log
from .databases import ensure_template
from .demo import Demo
from .fixture import Fixture, free_port
from .odoo import Odoo
from .odoo_log import STATISTICS, TestLog, missing_tests
from .postgres import template_name
from .results import Result
from .settings import REPOSITORY, TEST_ADDONS, SetupError, addon_names
from .shards import (
    DEMO,
    LONG,
    PICTURES,
    deal,
    read_seconds,
    write_seconds,
    written_classes,
)

BROWSERS = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
#: Classes of Odoo's lint module that look at the models of the database.
LINT_CLASSES = (
    "TestNaming",
    "TestIndex",
    "TestLintOverrideSignatures",
)
#: Another, which reads every file of Odoo itself: half a minute, so with ``--long``.
LONG_LINT_CLASSES = ("TestOnchangeDomains",)
#: Findings of theirs in what we only depend on.
FOREIGN_FINDINGS = (
    # the example report inside report_xlsx
    "report.report_xlsx.partner_xlsx of generate_xlsx_report",
    # the queue of jobs
    "queue.job.channel of write",
    "queue.job.function of write",
    "queue.job.function.channel_id (inverse of queue.job.channel.job_function_ids)",
)
TIME_LIMIT = 40 * 60
LOG_CONFIG = REPOSITORY / "checklog-odoo.cfg"
#: Runs of the stage plain, by size: many more than go at once and the last ones small,
#: so that none goes on for minutes beside workers that have nothing left.
SHARDS = (1, 1, 1, 1, 1, 1, 0.6, 0.4, 0.3)
SLOWEST = 20
#: What the classes took in a whole run, for a machine that has had none. Only their
#: proportions matter; ``setup/test`` leaves new ones in the folder of its stamps.
SECONDS = REPOSITORY / "tests/seconds.json"


class OdooTests:
    """The test runs of one ``setup/test``.

    :param tags: Odoo test tags instead of all tests of the addons
    :param long: also the tests tagged ``long``
    """

    def __init__(self, settings, tags=None, long=False):
        self.settings = settings
        self.odoo = Odoo(settings)
        self.tags = tags
        self.long = long
        self.lint_classes = LINT_CLASSES + (LONG_LINT_CLASSES if long else ())
        self.addons = addon_names()
        self.fixture = Fixture(settings)
        self._source = None
        self.logs = {}

    @cached_property
    def classes(self):
        """The test classes of this run; reading them all takes a second or two."""
        folders = [
            *(REPOSITORY / addon for addon in self.addons),
            *(TEST_ADDONS / addon for addon in addon_names(TEST_ADDONS)),
        ]
        return [
            written.with_long_methods() if self.long else written
            for written in written_classes(folders)
            if written.special != PICTURES and (self.long or written.special != LONG)
        ]

    def prepare(self):
        """What the runs need of the machine."""
        if not any(map(shutil.which, BROWSERS)):
            Apt(self.settings).install(["chromium"])

    # ------------------------------------------------ stages

    def install(self):
        """Make the database with the test regency; its logs are an installation's."""
        self._source = self.fixture.regency.ensure()
        return [
            self._check_installed("install", self._source),
            self.check_log("install", self.fixture.empty.log_file),
            self.check_log("install of the regency", self.fixture.regency.log_file),
        ]

    def plain(self):
        """Return the runs of the stage, by name; none before :meth:`install`."""
        if not self._source:
            return {}
        if self.tags:
            return {"plain": lambda: self._plain("plain", self.tags)}
        usual = [written for written in self.classes if written.special != DEMO]
        # a fresh clone has no run of its own yet
        seconds = read_seconds(SECONDS) | read_seconds(self._seconds_file)
        shards = deal(usual, SHARDS, seconds)
        runs = {}
        for number, shard in enumerate(shards, start=1):
            tags = [written.selector for written in shard.classes]
            if number == len(SHARDS):
                tags += [f"/test_lint:{name}" for name in self.lint_classes]
            name = f"plain-{number}"
            runs[name] = partial(self._plain, name, ",".join(tags))
        return runs

    def demo(self):
        """Make the demo regency and test; update it with ``--long``.

        With ``--long`` by Odoo's own ``--with-demo``, beside the demo data of its own
        addons, which take minutes.
        """
        wanted = [w.selector for w in self.classes if w.special == DEMO]
        tags = self.tags or ",".join(wanted)
        source = self._get_demo_source()
        with self._database("demo", source) as database:
            if self.long:
                results = self._load_demo(database, tags)
            else:
                results = [self._fill(database), *self._test("demo", database, tags)]
            results.append(self._check_installed("demo", database))
            if self.long:
                # a usual run updates the database of the stage upgrade
                results += self._update(database)
            return [*results, self._reload(database)]

    def _get_demo_source(self):
        if not self.long:
            return self.fixture.empty.ensure()
        ensure_template(self.settings, demo=True)
        return template_name(demo=True)

    def _load_demo(self, database, tags):
        # an addon has demo data where all that it depends on say they have
        self.odoo.server.query("UPDATE ir_module_module SET demo = true", database)
        addons = ",".join(self.addons)
        return self._test("demo", database, tags, "-i", addons, "--with-demo")

    def _fill(self, database):
        log_file = self._log_file("demo-data")
        log_file.unlink(missing_ok=True)
        Demo(self.settings).fill(database, log_file)
        return self.check_log("demo data", log_file)

    def ask(self, database, script):
        """What a script, fed to ``odoo shell``, writes down as JSON.

        :raise SetupError: when it fails, or writes nothing
        """
        answer = self.settings.log / f"{database}.json"
        answer.unlink(missing_ok=True)
        with script.open() as stream:
            done = self.odoo.run_shell(database, stream, SIDOCAKEP_ANSWER=answer)
        if done.returncode or not answer.exists():
            raise SetupError(f"{script.name}: {done.stdout[-4000:]}")
        found = json.loads(answer.read_text())
        answer.unlink()
        return found

    def _plain(self, name, tags):
        with self._database(name, self._source) as database:
            return self._test(name, database, tags)

    def _test(self, name, database, tags, *options):
        log_file = self._log_file(name)
        code = self._run(
            log_file,
            "-d",
            database,
            "--test-tags",
            tags,
            f"--http-port={free_port()}",
            f"--screenshots={self.settings.log / 'screenshots'}",
            f"--log-handler={STATISTICS}:DEBUG",
            "--stop-after-init",
            *options,
        )
        with log_file.open(errors="replace") as stream:
            log = TestLog.parse(stream)
        self.logs[name] = log
        results = log.results(FOREIGN_FINDINGS)
        if not results:
            results.append(Result(f"{name}: no test ran", passed=False))
        if code and not log.failed:
            results.append(Result(f"{name}: exit code {code}", passed=False))
        return [*results, self.check_log(name, log_file)]

    def _check_installed(self, stage, database):
        statement = (
            "SELECT name FROM ir_module_module"
            " WHERE state = 'installed' AND name LIKE 'sidocakep%' ORDER BY 1"
        )
        installed = self.odoo.server.query(statement, database).split()
        return Result(
            f"{stage}: every addon is installed",
            installed == self.addons,
            f"installed: {', '.join(installed) or 'none'}",
        )

    def _update(self, database):
        log_file = self._log_file("update")
        code = self._run(
            log_file,
            "-d",
            database,
            "-u",
            ",".join(self.addons),
            "--no-http",
            "--stop-after-init",
        )
        return [
            Result("update: exit code", not code, str(code)),
            self.check_log("update", log_file),
        ]

    def _reload(self, database):
        return reload.check(self.odoo, database, self._log_file(reload.NAME))

    # ------------------------------------------------ what the runs tell

    def progress(self, name):
        """How far a running stage is, in words."""
        log_file = self._log_file(name)
        if not name.startswith(("plain", "demo")) or not log_file.exists():
            return ""
        with log_file.open(errors="replace") as stream:
            return f" ({len(TestLog.parse(stream).started)} uji / tests)"

    def missing(self):
        """Written tests that no run started."""
        methods = set().union(*(log.methods() for log in self.logs.values()))
        return missing_tests(self.classes, methods) or [
            Result("every written test ran", passed=True)
        ]

    def slowest(self):
        """The classes that took longest, in words, and remember all for next time."""
        seconds = {}
        for log in self.logs.values():
            seconds |= log.seconds
        if seconds and not self.tags:
            write_seconds(self._seconds_file, seconds)
        longest = sorted(seconds, key=seconds.get, reverse=True)[:SLOWEST]
        return [f"{seconds[name]:7.1f} s  {name}" for name in longest]

    @property
    def _seconds_file(self):
        return self.settings.stamps / "seconds.json"

    # ------------------------------------------------ parts

    def _database(self, stage, source):
        return self.odoo.server.temporary(f"test_{stage}_{os.getpid()}", source)

    def _log_file(self, stage):
        path = self.settings.log / f"odoo-{stage}.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _run(self, log_file, *arguments):
        # a test database need not survive a power cut
        environ = self.odoo.environment() | fonts.environment(self.settings)
        environ["PGOPTIONS"] = "-c synchronous_commit=off"
        environ["SIDOCAKEP_LONG"] = "1" if self.long else ""
        with open_log(log_file, "wb") as log:
            try:
                return subprocess.run(
                    self.odoo.command(*arguments),
                    env=environ,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    check=False,
                    timeout=TIME_LIMIT,
                ).returncode
            except subprocess.TimeoutExpired:
                return f"none after {TIME_LIMIT} s"

    def check_log(self, stage, log_file):
        """One result: no record above INFO but those allowed with a reason."""
        done = subprocess.run(
            [
                self.settings.venv / "bin/python",
                "-m",
                "checklog_odoo",
                "--no-echo",
                "--config",
                LOG_CONFIG,
                log_file,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        return Result(
            f"{stage}: clean log", not done.returncode, done.stdout + done.stderr
        )
