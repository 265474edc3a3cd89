"""What an issued document says of itself: who signed, and what differs."""

import ast
import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_report.engine.issued.difference import LEFT_OUT, compare
from sidocakep_report.engine.issued.read_page import get_readable
from sidocakep_report.engine.issued.signers import get_signers
from tests.repository import ROOT, parse

WORDS = ROOT / "sidocakep_report/models/issued/difference_words.py"
FORMS = [ROOT / "sidocakep_cascading/models/measurement/measured_form.py"]
#: Keys of other tables in these files: quarters, states, levels, an action.
NOT_CONTENT = {"1", "2", "3", "4", "domain", "context", "none", "frozen_hash"}
NOT_CONTENT |= {"frozen_values", "program", "kegiatan", "sub_kegiatan"}
TEXTS = st.text(alphabet="abc 12,%", max_size=6)
KEYS = st.sampled_from(["name", "target", "rows", "sheets", "place"])
CONTENTS = st.recursive(
    TEXTS | st.integers() | st.none(),
    lambda parts: (
        st.lists(parts, max_size=3) | st.dictionaries(KEYS, parts, max_size=4)
    ),
    max_leaves=12,
)
ROWS = [
    {"indicator": "Indeks Ketahanan Daerah", "target": "0,9 Angka"},
    {"indicator": "Nilai SAKIP", "target": "75,35 Angka"},
]


@given(CONTENTS)
def test_a_content_does_not_differ_from_itself(content):
    assert compare(content, content) == []


@given(CONTENTS, CONTENTS)
def test_what_differs_one_way_differs_the_other(old, new):
    there = {(place, before, after) for place, before, after in compare(old, new)}
    back = {(place, after, before) for place, before, after in compare(new, old)}
    assert there == back


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("text", ["0 Angka", "", "-"])
def test_one_changed_figure_is_one_row(number, text):
    changed = [dict(row) for row in ROWS]
    changed[number]["target"] = text
    [(place, before, after)] = compare({"rows": ROWS}, {"rows": changed})
    assert place == ("rows", ROWS[number]["indicator"], "target")
    assert (before, after) == (ROWS[number]["target"], text)


def test_a_row_that_is_put_in_between_is_all_that_differs():
    new = {"indicator": "Cakupan Layanan", "target": "90 Persen"}
    found = compare({"rows": ROWS}, {"rows": [ROWS[0], new, ROWS[1]]})
    assert {place[1] for place, _before, _after in found} == {"Cakupan Layanan"}


def test_rows_of_one_name_are_told_apart():
    twice = [ROWS[0], {**ROWS[0], "target": "1 Angka"}]
    [(place, before, after)] = compare({"rows": twice}, {"rows": [ROWS[0], ROWS[0]]})
    assert place[1] == "Indeks Ketahanan Daerah (2)"
    assert (before, after) == ("1 Angka", "0,9 Angka")


@pytest.mark.parametrize("row", [{"goal": "Satu"}, {"year": "Satu"}, {"post": "Satu"}])
def test_a_row_is_known_by_what_it_has(row):
    old, new = ({"rows": [{**row, "value": value}]} for value in ("1", "2"))
    assert compare(old, new) == [(("rows", "Satu", "value"), "1", "2")]


def test_a_row_without_a_name_has_its_number_and_a_long_name_is_cut():
    old, new = {"years": ["1", "2"]}, {"years": ["1", "3"]}
    assert compare(old, new) == [(("years", "#2"), "2", "3")]
    [(place, _before, _after), *_rest] = compare({}, {"rows": [{"text": "kata " * 99}]})
    assert place[1].endswith("…")
    assert len(place[1]) <= 81


def test_no_key_of_a_frozen_content_lacks_a_word():
    """What a document freezes is compared in words, the newest document's too."""
    known = get_known_keys()
    wrong = {}
    files = [*ROOT.glob("sidocakep_cascading/models/*/*_document.py"), *FORMS]
    assert len(files) >= 9
    for path in files:
        keys = {key for key in get_keys(path) if key not in known}
        if keys - NOT_CONTENT:
            wrong[path.name] = sorted(keys - NOT_CONTENT)
    assert not wrong


def get_keys(path):
    return {
        key.value
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def get_known_keys():
    """Return the keys that have a word, hold others, or are no content."""
    tables = {
        node.targets[0].id: ast.unparse(node.value)
        for node in parse(WORDS).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    words = {name: set(re.findall(r"'([a-z0-9_]+)'", tables[name])) for name in tables}
    people = {f"{who}_{fact}" for who in words["PEOPLE"] for fact in words["FACTS"]}
    return words["WORDS"] | words["HOLDERS"] | people | LEFT_OUT


#: As the content of an agreement is kept: what the program counts with, and its page.
AGREEMENT = {
    "title": "PERJANJIAN KINERJA TAHUNAN 2025",
    "level": "head",
    "basis": "dpa",
    "first": {"name": "Ani", "capacity": "definitif"},
    "figures": [
        {"kind": "number", "line": 1, "indicator": 16, "value": "60.0"}
        | {"value_high": "0.0", "plan_target": 109, "status": "figure"},
    ],
    "objectives": [
        {"name": "Lancar", "indicators": [{"name": "Ruas", "target": "60 Persen"}]}
    ],
}


def test_what_the_program_counts_with_is_no_difference():
    """Numbers of rows and words of the program are on no paper."""
    new = copy.deepcopy(AGREEMENT)
    new["figures"][0] |= {"line": 8, "value": "55.0", "plan_target": 7}
    new |= {"level": "sekda", "basis": "tupoksi"}
    [line] = new["objectives"][0]["indicators"]
    line |= {"target": "55 Persen", "formerly": "semula 60 persen"}
    place = ("objectives", "Lancar", "indicators", "Ruas", "target")
    assert compare(AGREEMENT, new) == [(place, "60 Persen", "55 Persen")]
    rows = [{"name": "Ruas", "line": number, "supports": number} for number in (1, 8)]
    assert compare({"rows": rows[:1]}, {"rows": rows[1:]}) == []
    # a text under the same key is said
    old, new = ({"goals": [{"name": "A", "indicator": name}]} for name in "BC")
    assert {row[1:] for row in compare(old, new)} >= {("B", ""), ("", "C")}


def test_what_two_tables_say_of_one_row_differs_once():
    def make(target, sheet="A"):
        row = {"indicator": "Ruas", "target": target}
        return {
            "rows": [row],
            "tables": {"table_1": [row]},
            "sheets": [{"title": sheet, "rows": [row], "achievements": [row]}],
        }

    places = [place for place, *_texts in compare(make("1"), make("2"))]
    assert places == [
        ("rows", "Ruas", "target"),
        ("sheets", "A", "achievements", "Ruas", "target"),
    ]
    # what is no entry of a list is told wherever it stands
    old, new = ({"place": text, "agency": {"place": text}} for text in "AB")
    assert len(compare(old, new)) == 2


def test_names_in_another_order_are_the_same_names():
    old, new = ({"indicator_names": names} for names in ("A\nB", "B\nA"))
    assert compare(old, new) == []
    old, new = ({"text": names} for names in ("A\nB", "B\nA"))
    assert len(compare(old, new)) == 1


def test_what_a_paper_does_not_print_is_no_difference_of_it():
    old, new = {"version": 1, "year": "2025"}, {"version": 2, "year": "2026"}
    assert compare(old, new, {"version"}) == [(("year",), "2025", "2026")]
    said = compare(
        {"months": [1]}, {"months": [1, 2]}, (), lambda _key, value: f"{value}"
    )
    assert said == [(("months",), "[1]", "[1, 2]")]


def test_zero_is_a_figure_and_nothing_is_none():
    assert compare({"total": 0}, {"total": None}) == [(("total",), "0", "")]
    assert compare({"total": None}, {"total": ""}) == []


@pytest.mark.parametrize("key", sorted(LEFT_OUT))
def test_how_a_page_is_set_is_no_difference(key):
    assert compare({key: "1", "year": "2026"}, {key: "2", "year": "2026"}) == []


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ({"first": {"name": "Ani"}, "second": {"name": "Budi"}}, ["Ani", "Budi"]),
        ({"first": {"name": "Ani"}, "second": None}, ["Ani"]),
        ({"signer": {"name": "Cici", "rank": "IV/b"}}, ["Cici"]),
        ({"signer_name": "Dedi", "taker_name": "Evi"}, ["Dedi", "Evi"]),
        ({"leaver_name": "Fani", "signer_name": "Fani"}, ["Fani"]),
        ({"sheets": [{"signer_name": "Gita"}, {"signer_name": ""}]}, ["Gita"]),
        ({"receiver": {"name": "Hadi"}, "sender": {"name": "Ika"}}, ["Ika", "Hadi"]),
        ({"sender": None, "receiver": {"name": "", "title": "Tim Monev"}}, []),
        ({"sheets": None, "signer": "", "signer_name": None}, []),
        ({}, []),
    ],
)
def test_who_signed_is_named_once_and_nobody_else(content, names):
    signers = get_signers(content)
    assert [signer["name"] for signer in signers] == names
    assert all(set(signer) == {"name", "title", "nip"} for signer in signers)


@given(st.dictionaries(KEYS | st.just("signer"), CONTENTS, max_size=4))
def test_no_content_of_lists_and_texts_names_a_signer_without_a_name(content):
    content = {
        key: part
        for key, part in content.items()
        if key not in ("signer", "sheets") or isinstance(part, dict)
    }
    content.pop("sheets", None)
    assert all(signer["name"] for signer in get_signers(content))


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<main><p>Kata</p></main>", "<div><p>Kata</p></div>"),
        ("<p>A<!-- b --> c</p>", "<div><p>A c</p></div>"),
        ("<p>A</p><script>x</script>", "<div><p>A</p></div>"),
        ('<p style="x" onclick="y" class="z">A</p>', '<div><p class="z">A</p></div>'),
        ('<a href="javascript:x">A</a>', "<div><a>A</a></div>"),
        ('<img src="https://a/b"/>', "<div><img></div>"),
        ('<p>A</p><div class="ts-footer x">B</div>', "<div><p>A</p></div>"),
        ("<form><p>A</p><input></form>", "<div><p>A</p></div>"),
        ("<iframe src='x'></iframe><p>A</p>", "<div><p>A</p></div>"),
        ("&lt;b&gt;", "<div>&lt;b&gt;</div>"),
    ],
)
def test_a_page_in_a_window_only_shows(page, shown):
    html = f"<html><head><title>T</title></head><body>{page}</body></html>"
    assert get_readable(html) == shown
