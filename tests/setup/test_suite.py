"""The stages of setup/test: one that breaks is a failure, never a silent gap."""

import threading

import pytest

from sidosetup.results import Result
from sidosetup.settings import Settings, SetupError
from sidosetup.suite import (
    STAGES,
    USUAL_STAGES,
    WAITING,
    WORKERS,
    Suite,
    _parse,
    command,
)


@pytest.fixture
def suite(tmp_path, monkeypatch):
    found = Suite(Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)}))
    monkeypatch.setattr(found, "_prepare", lambda names: None)
    monkeypatch.setattr("sidosetup.lint.install_node_tools", lambda settings: None)

    def pass_one():
        return [Result("good", passed=True)]

    found.stages = {name: pass_one for name in STAGES if name != "plain"}
    found.expanding = {"plain": (pass_one, lambda: {"plain-1": pass_one})}
    return found


def fail_with(error):
    def stage(*_args, **_kwargs):
        raise error

    return stage


@pytest.mark.parametrize("error", [SetupError("no npm"), ValueError("broken")])
def test_a_broken_stage_fails_and_the_others_count(suite, error):
    suite.stages["lint"] = fail_with(error)
    report = suite.run(["lint", "unit"])
    assert report.closing_line() == "1 passed, 1 failed"
    assert str(error) in report.failures[0].detail


def test_a_failed_installation_still_ends_with_the_closing_line(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr("sidosetup.odoo.Odoo.install", fail_with(SetupError("no apt")))
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    assert command(settings, []) == 1
    output = capsys.readouterr().out
    assert "no apt" in output
    assert output.splitlines()[-1] == "0 passed, 1 failed"


def test_what_needs_no_database_runs_beside_the_making_of_it(suite, monkeypatch):
    started = threading.Event()

    def lint_stage():
        started.set()
        return [Result("good", passed=True)]

    suite.stages["lint"] = lint_stage
    monkeypatch.setattr(suite, "_prepare", lambda names: met.append(started.wait(10)))
    met = []
    assert suite.run(["lint", "unit"]).closing_line() == "2 passed, 0 failed"
    assert met == [True]


def test_only_the_stages_asked_for_run(suite):
    assert set(suite.run(["unit"]).stages) == {"unit"}


def test_tests_that_never_ran_are_found_when_both_odoo_stages_ran(suite):
    report = suite.run(["plain", "demo"])
    # the stages above start no test, the addons have many
    assert not report.is_clean
    assert any("never ran" in result.name for result in report.failures)


def test_a_stage_of_several_jobs_counts_them_all(suite):
    jobs = {f"plain-{n}": suite.stages["unit"] for n in (1, 2, 3)}
    suite.expanding["plain"] = (suite.stages["unit"], lambda: jobs)
    assert suite.run(["plain"]).closing_line() == "4 passed, 0 failed"


def test_without_a_database_the_runs_do_not_start(suite, monkeypatch):
    monkeypatch.setattr(
        suite.tests.fixture.regency, "ensure", fail_with(SetupError("no template"))
    )
    suite.expanding["plain"] = (suite.tests.install, suite.tests.plain)
    report = suite.run(["plain", "unit"])
    assert report.closing_line() == "1 passed, 1 failed"
    assert "no template" in report.failures[0].detail


def test_a_stage_that_waits_takes_no_place_of_the_others(suite):
    together = threading.Barrier(WORKERS + len(WAITING), timeout=10)

    def meet():
        together.wait()
        return [Result("met", passed=True)]

    others = [name for name in suite.stages if name not in WAITING][:WORKERS]
    assert len(others) == WORKERS
    names = [*WAITING, *others]
    suite.stages |= dict.fromkeys(names, meet)
    assert suite.run(names).closing_line() == f"{len(names)} passed, 0 failed"


def test_every_stage_by_default():
    assert tuple(_parse([]).only) == USUAL_STAGES
    assert tuple(_parse(["--long"]).only) == STAGES
    assert _parse(["--only", "unit,lint"]).only == ["unit", "lint"]
    assert not _parse([]).long
    assert _parse(["--long"]).long


def test_an_unknown_stage_is_refused():
    with pytest.raises(SetupError, match="speed"):
        _parse(["--only", "speed"])
