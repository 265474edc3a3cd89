"""The closing line, and what counts as clean."""

from sidosetup.results import Report, Result
from sidosetup.unit import read_report


def test_closing_line_counts_all_stages():
    report = Report()
    report.add("lint", [Result("ruff", passed=True), Result("eslint", passed=False)])
    report.add("unit", [Result("test_it", passed=True)])
    assert report.closing_line() == "2 passed, 1 failed"
    assert not report.is_clean


def test_a_stage_that_checked_nothing_has_failed():
    report = Report()
    report.add("lint", [Result("ruff", passed=True)])
    report.add("unit", [])
    assert report.closing_line() == "1 passed, 1 failed"


def test_a_run_without_stages_is_not_clean():
    assert not Report().is_clean


def test_pytest_report_counts_failed_broken_and_skipped_tests_as_failed():
    results = read_report(
        """<testsuites><testsuite name="pytest">
        <testcase classname="tests.test_a" name="test_good"/>
        <testcase classname="tests.test_a" name="test_bad">
          <failure message="assert 1 == 2">trace</failure></testcase>
        <testcase classname="tests.test_a" name="test_broken">
          <error message="fixture">trace</error></testcase>
        <testcase classname="tests.test_a" name="test_skipped">
          <skipped message="no data">why</skipped></testcase>
        </testsuite></testsuites>"""
    )
    assert [result.passed for result in results] == [True, False, False, False]
    assert results[0].name == "tests.test_a::test_good"
    assert "assert 1 == 2" in results[1].detail
