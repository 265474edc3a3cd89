"""Rules that are broken once: the texts stand in the code, the table says which."""

from collections import defaultdict

import pytest

from sidosetup.mutations import Mutation, Mutations, read_mutations
from sidosetup.settings import Settings
from tests.repository import ROOT
from tests.test_docs import BUILT, NOT_YET, PROOFS, regulation_rows

MUTATIONS = read_mutations()
NONE = "none: "


def name_as_the_table_does(test):
    """``addon:Class.method`` as ``Class::method`` with its addon."""
    addon, _colon, rest = test.partition(":")
    return addon, rest.replace(".", "::")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_what_is_broken_stands_in_the_code_once(mutation):
    text = (ROOT / mutation.file).read_text("utf-8")
    assert mutation.apply_to(text) != text


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_its_tests_are_those_of_the_rows(mutation):
    rows = regulation_rows()
    named = "".join(rows[key][2] for key in mutation.keys)
    assert mutation.tests
    for test in mutation.tests:
        addon, words = name_as_the_table_does(test)
        assert f"::{words}`" in named and f"`{addon}/tests/" in named, test


def test_the_table_says_what_is_broken():
    """A row has its breaks, or a reason why it has none."""
    says = defaultdict(list)
    for mutation in MUTATIONS:
        for key in mutation.keys:
            says[key].append(mutation.says)
    wrong = {}
    for key in BUILT:
        cell = PROOFS[key]
        expected = "; ".join(says[key])
        if cell != expected and not (cell.startswith(NONE) and not says[key]):
            wrong[key] = expected
    assert not wrong, "write into the last column: " + repr(wrong)


def test_every_row_that_is_built_has_a_test_that_fails():
    """Of each row at least one test is named by a mutation."""
    failing = defaultdict(set)
    for mutation in MUTATIONS:
        for key in mutation.keys:
            failing[key].update(
                name_as_the_table_does(test)[1] for test in mutation.tests
            )
    for key, row in regulation_rows().items():
        if row[2] != NOT_YET and not PROOFS[key].startswith(NONE):
            assert any(f"::{words}`" in row[2] for words in failing[key]), key


def test_a_text_that_stands_twice_or_not_at_all_is_refused():
    mutation = Mutation(("GM-1.8",), "broken", "a.py", "if x:", "if False:", ("a:B.c",))
    assert mutation.apply_to("if x:\n    pass") == "if False:\n    pass"
    for text in ("", "if x:\nif x:\n"):
        with pytest.raises(ValueError, match="times"):
            mutation.apply_to(text)


@pytest.mark.parametrize(
    ("failed", "passed"), [({"a:B.c", "a:B.d"}, True), ({"a:B.c"}, False)]
)
def test_a_test_that_does_not_notice_is_named(tmp_path, monkeypatch, failed, passed):
    """The rule is broken while the tests run, and whole again afterwards."""
    source = tmp_path / "a.py"
    source.write_text("if x:")
    seen = []

    def run(_self, _mutation, folder, *_options):
        seen.append((folder / "a.py").read_text())
        return failed, "the log"

    monkeypatch.setattr(Mutations, "_test", run)
    mutation = Mutation(
        ("GM-1.8",), "broken", "a.py", "if x:", "if False:", ("a:B.c", "a:B.d")
    )
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    stage = Mutations(settings, mutations=[mutation])
    result = stage._try(mutation, tmp_path, "db", "source")
    assert result.passed is passed
    assert ("a:B.d" in result.detail) is not passed
    assert seen == ["if False:"]
    assert source.read_text() == "if x:"
