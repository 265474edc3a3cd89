"""Test classes are dealt out: each to one run, and none to no run."""

from pathlib import Path

from sidosetup.odoo_tests import OdooTests
from sidosetup.settings import Settings
from sidosetup.shards import (
    WrittenClass,
    deal,
    read_seconds,
    write_seconds,
    written_classes,
)


def write(name, methods, tags=()):
    names = tuple(f"test_{number}" for number in range(methods))
    return WrittenClass("addon", name, Path("test_x.py"), names, frozenset(tags))


def dealt(*args):
    return [[written.name for written in shard.classes] for shard in deal(*args)]


def test_classes_are_read_with_their_methods_and_tags(tmp_path):
    tests = tmp_path / "addon/tests/plan"
    tests.mkdir(parents=True)
    (tests / "common.py").write_text("class Common: ...")
    (tests / "test_rank.py").write_text(
        "@tagged('-standard', 'post_install', 'long')\n"
        "class TestRank(Common):\n"
        "    def test_order(self): ...\n"
        "    def helper(self): ...\n"
        "class TestHeir(TestRank): ...\n"
    )
    rank, heir = written_classes([tmp_path / "addon"])
    assert rank.place == "/addon:TestRank"
    assert rank.selector == "long/addon:TestRank"
    assert rank.methods == ("test_order",)
    # its tests are those of its parent
    assert heir.selector == "/addon:TestHeir"
    assert heir.methods == ()


def test_a_method_of_the_long_run_is_missed_only_there(tmp_path):
    tests = tmp_path / "addon/tests"
    tests.mkdir(parents=True)
    (tests / "test_rank.py").write_text(
        "class TestRank(Common):\n"
        "    def test_one(self): ...\n"
        "    @long\n"
        "    def test_all(self): ...\n"
        "    @mute_logger('x')\n"
        "    def test_two(self): ...\n"
    )
    (rank,) = written_classes([tmp_path / "addon"])
    assert rank.methods == ("test_one", "test_two")
    assert rank.with_long_methods().methods == ("test_one", "test_two", "test_all")


def test_by_the_seconds_of_the_last_time():
    classes = [write("A", 1), write("B", 9), write("C", 5), write("D", 5)]
    seconds = {"/addon:A": 60, "/addon:B": 20, "/addon:C": 25, "/addon:D": 10}
    # 60 beside 25 + 20 + 10
    assert dealt(classes, (1, 1), seconds) == [["A"], ["C", "B", "D"]]


def test_by_the_number_of_methods_where_no_time_is_known():
    classes = [write("A", 1), write("B", 9), write("C", 5), write("D", 5)]
    # 9 + 1 beside 5 + 5
    assert dealt(classes, (1, 1)) == [["B", "A"], ["C", "D"]]
    # B took 18 s for 9 methods, so A with its one is taken for 2 s
    assert [shard.weight for shard in deal(classes[:2], (1, 1), {"/addon:B": 18})] == [
        18,
        2,
    ]


def test_a_small_share_takes_little():
    classes = [write(name, 3) for name in "ABCDEFGH"]
    # 24 methods: 3 parts of 4 are 18, the fourth is 6
    assert [shard.weight for shard in deal(classes, (3, 1))] == [18, 6]


def test_the_seconds_of_the_last_time_may_be_lost(tmp_path):
    path = tmp_path / "seconds.json"
    assert read_seconds(path) == {}
    path.write_text("{")
    assert read_seconds(path) == {}
    write_seconds(path, {"/addon:A": 1.5})
    assert read_seconds(path) == {"/addon:A": 1.5}
    write_seconds(path, {"/addon:B": 2})
    write_seconds(path, {"/addon:A": 1})
    assert read_seconds(path) == {"/addon:A": 1, "/addon:B": 2}


def selectors_of_runs(tests, monkeypatch):
    """What each run of the stage plain asks Odoo for."""
    found = {}
    monkeypatch.setattr(tests, "_source", "a database")
    monkeypatch.setattr(
        tests, "_plain", lambda name, tags: found.update({name: tags.split(",")})
    )
    for run in tests.plain().values():
        run()
    return found


def test_every_usual_class_is_in_one_run(tmp_path, monkeypatch):
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    tests = OdooTests(settings)
    runs = selectors_of_runs(tests, monkeypatch)
    asked = [
        tag
        for tags in runs.values()
        for tag in tags
        if not tag.startswith("/test_lint")
    ]
    assert len(asked) == len(set(asked))
    assert set(asked) == {w.selector for w in tests.classes if not w.special}
    assert len(asked) > 180


def test_long_classes_run_when_asked_for(tmp_path, monkeypatch):
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    slow = write("Slow", 1, ["-standard", "long"])
    monkeypatch.setattr("sidosetup.odoo_tests.written_classes", lambda folders: [slow])
    runs = selectors_of_runs(OdooTests(settings, long=True), monkeypatch)
    assert sum(tags.count("long/addon:Slow") for tags in runs.values()) == 1
    assert OdooTests(settings).classes == []


def test_a_special_class_is_no_standard_one(tmp_path):
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    special = [w for w in OdooTests(settings, long=True).classes if w.special]
    assert special
    assert all("-standard" in written.tags for written in special)
