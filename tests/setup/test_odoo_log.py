"""Counting the tests of an Odoo run by its log: what did not run has not passed."""

import textwrap

from sidosetup.odoo_log import TestLog as OdooTestLog
from sidosetup.odoo_log import missing_tests
from sidosetup.shards import written_classes

STAMP = "2026-11-21 20:43:24,011 16608"
SOURCE = "odoo.addons.sidocakep_base.tests.test_rank"


def record(message, level="INFO", logger=SOURCE):
    return f"{STAMP} {level} test_db {logger}: {message}\n"


def parse(*lines):
    return OdooTestLog.parse(lines)


def verdicts(log, **kwargs):
    return {result.name: result.passed for result in log.results(**kwargs)}


def test_started_tests_pass():
    log = parse(
        record("Starting TestRank.test_order ... "),
        record("Starting TestRank.test_name ... "),
    )
    assert verdicts(log) == {
        "sidocakep_base: TestRank.test_order": True,
        "sidocakep_base: TestRank.test_name": True,
    }


def test_failure_is_kept_with_its_traceback():
    log = parse(
        record("Starting TestRank.test_order ... "),
        record("FAIL: TestRank.test_order", level="ERROR"),
        "Traceback (most recent call last):\n",
        "AssertionError: 1 != 2\n",
        record("Starting TestRank.test_name ... "),
        "not part of any test\n",
    )
    first, second = log.results()
    assert not first.passed
    assert "AssertionError: 1 != 2" in first.detail
    assert second.passed
    assert "not part" not in first.detail


def test_two_failing_subtests_are_one_failed_test():
    log = parse(
        record("Starting TestRank.test_order ... "),
        record("FAIL: Subtest TestRank.test_order (rank='IV/a')", level="ERROR"),
        record("ERROR: Subtest TestRank.test_order (rank='IV/b')", level="ERROR"),
    )
    (result,) = log.results()
    assert not result.passed
    assert "IV/a" in result.detail
    assert "IV/b" in result.detail


def test_a_class_that_cannot_be_set_up_fails():
    log = parse(
        record("ERROR: setUpClass (odoo.addons.x.tests.test_rank.TestRank)", "ERROR")
    )
    assert verdicts(log) == {"sidocakep_base: setUpClass": False}


def test_skipped_test_has_not_passed():
    log = parse(record("skipped TestTour.test_login : no browser"))
    (result,) = log.results()
    assert not result.passed
    assert result.detail == "no browser"


def test_findings_in_foreign_code_are_left_out_and_ours_are_not():
    foreign = record("FAIL: Subtest TestSign.test_it (module='other')", level="ERROR")
    ours = record("FAIL: Subtest TestSign.test_it (module='ours')", level="ERROR")
    start = record("Starting TestSign.test_it ... ")
    name = "sidocakep_base: TestSign.test_it"
    assert verdicts(parse(start, foreign), foreign=["'other'"]) == {name: True}
    assert verdicts(parse(start, foreign, ours), foreign=["'other'"]) == {name: False}


def test_other_loggers_start_no_test():
    log = parse(record("Starting TestRank.test_order ... ", logger="odoo.service"))
    assert log.results() == []


def test_duration_of_each_class_is_read_from_the_report_at_the_end():
    log = parse(
        record("Detailed Tests Report:", "DEBUG", "odoo.tests.stats"),
        "\tsidocakep_base: 3.00s 20 queries\n",
        "\tsidocakep_base.plan.test_rank.TestRank: 1.25s 10 queries\n",
        "\tsidocakep_base.plan.test_rank.TestRank.test_order: 1.00s 9 queries\n",
        "\tsidocakep_base.test_unit.TestUnit: 1.75s 10 queries\n",
    )
    assert log.seconds == {
        "/sidocakep_base:TestRank": 1.25,
        "/sidocakep_base:TestUnit": 1.75,
    }


def write_test_file(folder, text):
    tests = folder / "sidocakep_base/tests/plan"
    tests.mkdir(parents=True, exist_ok=True)
    (tests / "test_rank.py").write_text(textwrap.dedent(text))
    return written_classes([folder / "sidocakep_base"])


def test_a_written_test_that_never_started_is_missing(tmp_path):
    classes = write_test_file(
        tmp_path,
        """
        class TestRank(TransactionCase):
            def test_order(self): ...
            def test_name(self): ...
            def helper(self): ...
        """,
    )
    log = parse(record("Starting TestRank.test_order ... "))
    (result,) = missing_tests(classes, log.methods())
    assert not result.passed
    assert "test_rank.py" in result.name
    assert result.detail == "test_name"


def test_a_test_of_the_same_name_in_another_class_is_another_test(tmp_path):
    classes = write_test_file(
        tmp_path, "class TestRank(TransactionCase):\n    def test_order(self): ...\n"
    )
    log = parse(record("Starting TestUnit.test_order ... "))
    (result,) = missing_tests(classes, log.methods())
    assert result.detail == "test_order"


def test_an_inherited_test_ran_where_an_heir_ran_it(tmp_path):
    classes = write_test_file(
        tmp_path,
        """
        class Common(TransactionCase):
            def test_order(self): ...
        class Middle(Common): ...
        class TestRank(Mixin, Middle): ...
        """,
    )
    log = parse(record("Starting TestRank.test_order ... "))
    assert missing_tests(classes, log.methods()) == []
    assert missing_tests(classes, set())


def test_nothing_is_missing_when_all_started(tmp_path):
    classes = write_test_file(
        tmp_path, "class TestRank(TransactionCase):\n    def test_order(self): ...\n"
    )
    log = parse(record("Starting TestRank.test_order ... "))
    assert missing_tests(classes, log.methods()) == []
