"""The plain Python tests of the repository (tests/), by pytest."""

import os
import subprocess
import xml.etree.ElementTree as ElementTree

from .console import open_log
from .results import Result
from .settings import REPOSITORY

#: Tests with this marker, or random ones of this many examples, run with ``--long``.
LONG = "long"


def run(settings, long=False):
    """One result a test, as pytest's own report tells.

    :param long: also the tests marked ``long``, and many random examples
    """
    report = settings.log / "pytest.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    with open_log(settings.log / "pytest.log", "wb") as log:
        code = subprocess.run(
            [
                settings.venv / "bin/python",
                "-m",
                "pytest",
                "--color=no",
                f"--junitxml={report}",
                *([] if long else ["-m", f"not {LONG}"]),
                "tests",
            ],
            cwd=REPOSITORY,
            env=os.environ
            | {"PYTHONDONTWRITEBYTECODE": "1"}
            | ({"HYPOTHESIS_PROFILE": LONG} if long else {}),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    results = read_report(report.read_text()) if report.exists() else []
    if code and all(result.passed for result in results):
        results.append(Result("pytest", passed=False, detail=f"exit code {code}"))
    return results


def read_report(text):
    """The results in a JUnit report; a skipped test has not passed."""
    results = []
    for case in ElementTree.fromstring(text).iter("testcase"):
        problems = [
            f"{child.get('message', '')}\n{child.text or ''}"
            for child in case
            if child.tag in ("failure", "error", "skipped")
        ]
        name = f"{case.get('classname')}::{case.get('name')}"
        results.append(Result(name, not problems, "\n".join(problems)))
    return results
