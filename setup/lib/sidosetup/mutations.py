"""Mutations: a rule is broken in the code, and the tests that prove it must fail.

Which, where and how stands in ``tests/mutations/*.toml``. Each is made alone on a copy
of the addons and run on a copy of the database with the test regency. A usual run makes
one of them, a long run all.
"""

import os
import shutil
import subprocess
import tempfile
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .console import open_log
from .fixture import Fixture, free_port
from .odoo_log import TestLog
from .odoo_tests import OdooTests
from .results import Result
from .settings import REPOSITORY, TEST_ADDONS, addon_names

FOLDER = REPOSITORY / "tests/mutations"
TIME_LIMIT = 15 * 60
#: Of what is broken only these are read anew when Odoo starts; all else is updated.
READ_AT_START = (".py",)


@dataclass(frozen=True)
class Mutation:
    """One rule, broken in one place.

    :param keys: the articles, as ``docs/regulations.md`` has them
    :param says: what is broken, in a few words
    :param file: where, from the root of the repository
    :param was: text that stands there once
    :param now: what it becomes
    :param tests: ``addon:Class.method`` of the tests that must fail
    """

    keys: tuple[str, ...]
    says: str
    file: str
    was: str
    now: str
    tests: tuple[str, ...]

    @property
    def name(self):
        return f"mutation: {', '.join(self.keys)}: {self.says}"

    @property
    def addon(self):
        return self.file.partition("/")[0]

    def apply_to(self, text):
        """Return the text of the file with the rule broken.

        :raise ValueError: when it does not stand there once
        """
        if text.count(self.was) != 1:
            raise ValueError(
                f"{self.file} has {text.count(self.was)} times: {self.was}"
            )
        return text.replace(self.was, self.now)


def read_mutations(folder=FOLDER):
    """Return the mutations of all files, in the order in which they are written."""
    return [
        Mutation(**{name: _freeze(value) for name, value in block.items()})
        for path in sorted(folder.glob("*.toml"))
        for block in tomllib.loads(path.read_text())["mutation"]
    ]


def _freeze(value):
    return tuple(value) if isinstance(value, list) else value


class Mutations:
    """The stage ``mutations``.

    :param long: all of them, instead of the first
    """

    def __init__(self, settings, long=False, mutations=None):
        self.settings = settings
        self.mutations = mutations or read_mutations()[: None if long else 1]
        self.fixture = Fixture(settings)
        self.tests = OdooTests(settings)
        self.odoo = self.tests.odoo

    def run(self):
        """One result a mutation: all its tests have failed."""
        source = self.fixture.regency.ensure()
        with self._copied() as folder, self._database("read", source) as database:
            return [
                self._try(mutation, folder, database, source)
                for mutation in self.mutations
            ]

    def _try(self, mutation, folder, database, source):
        path = folder / mutation.file
        text = path.read_text()
        path.write_text(mutation.apply_to(text))
        try:
            if path.suffix in READ_AT_START:
                failed, log = self._test(mutation, folder, database)
            else:
                # what the update leaves in the database is not for the next one
                with self._database("updated", source) as own:
                    failed, log = self._test(
                        mutation, folder, own, "-u", mutation.addon
                    )
        finally:
            path.write_text(text)
        deaf = [name for name in mutation.tests if name not in failed]
        detail = "not noticed by " + ", ".join(deaf) if deaf else ""
        return Result(mutation.name, not deaf, f"{detail}, see {log}" if deaf else "")

    def _test(self, mutation, folder, database, *options):
        """Return the tests that failed, as ``addon:Class.method``, and the log."""
        number = self.mutations.index(mutation) + 1
        log_file = self.settings.log / f"mutation-{number}.log"
        with open_log(log_file, "wb") as log:
            subprocess.run(
                self.odoo.command(
                    "-d",
                    database,
                    f"--addons-path={folder},{folder / 'test_addons'}",
                    "--test-tags",
                    ",".join(f"/{name}" for name in mutation.tests),
                    f"--http-port={free_port()}",
                    "--stop-after-init",
                    *options,
                ),
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=TIME_LIMIT,
            )
        with log_file.open(errors="replace") as stream:
            failed = TestLog.parse(stream).failed
        return {name.replace(": ", ":") for name in failed}, log_file

    @cached_property
    def _environment(self):
        return self.odoo.environment()

    @contextmanager
    def _copied(self):
        """A copy of the addons, in which rules are broken."""
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            for addon in addon_names():
                shutil.copytree(REPOSITORY / addon, folder / addon)
            shutil.copytree(TEST_ADDONS, folder / "test_addons")
            yield folder

    def _database(self, name, source):
        return self.odoo.server.temporary(f"test_{name}_{os.getpid()}", source)
