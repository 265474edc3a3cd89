"""``setup/test``: every check, in stages: some jobs at a time, and what only waits."""

import argparse
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor, wait

from . import lint, unit
from .console import say
from .databases import ensure_template
from .kills import Kills
from .mutations import Mutations
from .odoo import Odoo
from .odoo_tests import OdooTests
from .results import Report, Result, summary
from .settings import SetupError
from .upgrade import Upgrades
from .wheels import Wheels

USUAL_STAGES = ("lint", "unit", "plain", "demo", "upgrade", "kill", "wheels")
#: What takes too long for a usual run: with ``--long``, or when it is named.
STAGES = (*USUAL_STAGES, "mutations")
#: Long ones first and the many runs of "plain" last, so that all workers end at about
#: the same time.
ORDER = ("mutations", "demo", "unit", "upgrade", "wheels", "kill", "lint", "plain")
#: A job waits a seventh of its time for a disk or a browser: three fill two cores.
WORKERS = 3
#: Stages that mostly wait for a server they killed: one beside the others.
WAITING = ("kill",)
DETAIL_LINES = 40
PROGRESS_SECONDS = 30


def command(settings, arguments):
    """Run the stages asked for; exit code 0 when all passed."""
    options = _parse(arguments)
    started = time.monotonic()
    report = _run(settings, options)
    for result in report.failures:
        detail = "\n".join(result.detail.strip().splitlines()[-DETAIL_LINES:])
        print(f"\n--- FAILED {result.name}\n{detail}")
    say(f"\n{time.monotonic() - started:.0f} s; log: {settings.log}")
    print(report.closing_line(), flush=True)
    return 0 if report.is_clean else 1


def _run(settings, options):
    """Install, test, and end the database server if it was started for this."""
    odoo = Odoo(settings)
    try:
        server_is_ours = odoo.install(tools=True)
        report = Suite(settings, options.tags, options.long).run(options.only)
        if server_is_ours and not odoo.server.is_in_use():
            odoo.server.stop()
    except SetupError as error:
        report = Report()
        report.add("install", [Result("install", passed=False, detail=str(error))])
    return report


def _parse(arguments):
    parser = argparse.ArgumentParser(prog="setup/test")
    parser.add_argument(
        "--only",
        type=lambda text: text.split(","),
        help=f"stages, separated by commas: {','.join(STAGES)}",
    )
    parser.add_argument("--tags", help="Odoo test tags for the stages plain and demo")
    parser.add_argument(
        "--long",
        action="store_true",
        help="also what takes minutes, of which a usual run has one short case",
    )
    options = parser.parse_args(arguments)
    options.only = options.only or (STAGES if options.long else USUAL_STAGES)
    unknown = set(options.only) - set(STAGES)
    if unknown:
        raise SetupError(f"no such stage: {', '.join(sorted(unknown))}")
    return options


class Suite:
    """The stages of one run; a stage may be several jobs that go side by side."""

    def __init__(self, settings, tags=None, long=False):
        self.settings = settings
        self.tests = OdooTests(settings, tags, long)
        self.running = {}
        self.stages = {
            "lint": lambda: lint.run(settings),
            "unit": lambda: unit.run(settings, long),
            "demo": self.tests.demo,
            "upgrade": lambda: Upgrades(settings, long).run(),
            "kill": lambda: Kills(settings, long).run(),
            "wheels": lambda: Wheels(settings).run(),
            "mutations": lambda: Mutations(settings, long).run(),
        }
        self.expanding = {"plain": (self.tests.install, self.tests.plain)}

    def run(self, names):
        """Run stages by name and report; all that they need is installed before."""
        report = Report()
        with ThreadPoolExecutor(WORKERS) as pool, ThreadPoolExecutor(1) as beside:
            jobs = self._start_early(pool, names)
            self._prepare(names)
            results = self._run_jobs(pool, beside, names, jobs)
        for name in STAGES:
            if name in names:
                report.add(name, results[name])
        if {"plain", "demo"} <= set(names) and not self.tests.tags:
            report.add("missing", self.tests.missing())
        self._tell_slowest()
        return report

    def _start_early(self, pool, names):
        """Start what needs no database beside the making of it; return its jobs."""
        if "lint" not in names:
            return {}
        lint.install_node_tools(self.settings)
        return {"lint": [pool.submit(self._job, "lint", self.stages["lint"])]}

    def _run_jobs(self, pool, beside, names, started):
        """Run the jobs of all stages; return the results by stage.

        The preparation of a stage of several jobs goes first, beside the longest.

        :param beside: the pool of the stages that mostly wait
        :param started: the jobs that run already, by stage
        """
        first = {
            name: pool.submit(self._job, f"{name}-install", self.expanding[name][0])
            for name in self.expanding
            if name in names
        }
        jobs = started | {name: [future] for name, future in first.items()}
        for name in ORDER:
            if name not in names or name in started:
                continue
            if name not in self.expanding:
                lane = beside if name in WAITING else pool
                jobs[name] = [lane.submit(self._job, name, self.stages[name])]
                continue
            self._wait(first[name])
            jobs[name] += [
                pool.submit(self._job, *job)
                for job in self.expanding[name][1]().items()
            ]
        self._wait(*(future for futures in jobs.values() for future in futures))
        return {
            name: [result for future in futures for result in future.result()]
            for name, futures in jobs.items()
        }

    def _wait(self, *futures):
        while wait(futures, timeout=PROGRESS_SECONDS).not_done:
            self._tell_progress()

    def _prepare(self, names):
        if {"plain", "demo"} & set(names):
            lint.install_node_tools(self.settings)
            self.tests.prepare()
        if {"plain", "wheels"} & set(names):
            ensure_template(self.settings)

    def _job(self, name, action):
        say(f">> uji {name} ...", f"testing {name} ...", stream=sys.stderr)
        self.running[name] = time.monotonic()
        try:
            results = action()
        except SetupError as error:
            results = [Result(name, passed=False, detail=str(error))]
        except Exception:  # noqa: BLE001 - a broken stage must not hide the others
            results = [Result(name, passed=False, detail=traceback.format_exc())]
        seconds = time.monotonic() - self.running.pop(name)
        say(f"   {name}: {summary(results)} ({seconds:.0f} s)", stream=sys.stderr)
        return results

    def _tell_progress(self):
        now = time.monotonic()
        parts = [
            f"{name} {now - started:.0f} s{self.tests.progress(name)}"
            for name, started in sorted(self.running.copy().items())
        ]
        say(f"   ... {', '.join(parts)}", stream=sys.stderr)

    def _tell_slowest(self):
        slowest = self.tests.slowest()
        if slowest:
            say("   kelas yang paling lama", "the slowest classes:", stream=sys.stderr)
            print("\n".join(slowest), file=sys.stderr)
