"""The checklist of the review that is delivered: 6 + 7 + 10 items, in its order."""

from collections import defaultdict

import pytest
from lxml import etree

from tests.repository import ROOT, parse

DATA = ROOT / "sidocakep_cascading" / "data" / "sidocakep_lkjip_checklist_data.xml"
CHECKS = ROOT / "sidocakep_cascading/models/lkjip_review/review_checks.py"
OUTLINE = ROOT / "sidocakep_cascading/models/lkjip/sidocakep_lkjip_outline.py"
#: How each item ends, as it was read in PermenPANRB 53/2014 annex III: an item that is
#: lost, doubled or put elsewhere is found here, not by a reviewer.
ENDINGS = {
    "format": [
        "data penting instansi pemerintah.",
        "informasi target kinerja.",
        "capaian kinerja secara memadai.",
        "informasi pendukung badan laporan.",
        "upaya perbaikan ke depan.",
        "akuntabilitas keuangan.",
    ],
    "mechanism": [
        "yang memiliki tugas fungsi untuk itu.",
        "didukung data yang memadai.",
        "ke unit penyusun Laporan Kinerja.",
        "di setiap unit kerja.",
        "Laporan Kinerja telah diyakini.",
        "diketahui oleh unit kerja terkait.",
        "gabungan laporan unit kerja di bawahnya.",
    ],
    "substance": [
        "tujuan/sasaran dalam Perjanjian Kinerja.",
        "selaras dengan rencana strategis.",
        "penjelasan yang memadai.",
        "target dalam Perjanjian Kinerja.",
        "Indikator Kinerja Utama yang ditetapkan.",
        "penjelasan yang memadai.",
        "dan sebagainya yang bermanfaat.",
        "cukup mengukur tujuan/sasaran.",
        "penjelasan yang memadai.",
        "memenuhi kriteria SMART.",
    ],
}
#: Which records can answer an item: as the field said, and no more.
ANSWERED = {
    ("format", 2): "targets",
    ("format", 3): "achievement",
    ("format", 6): "money",
    ("mechanism", 2): "data",
    ("mechanism", 3): "mechanism",
    ("mechanism", 4): "responsible",
    ("mechanism", 6): "discussed",
    ("substance", 1): "pk",
    ("substance", 2): "plan",
    ("substance", 4): "targets_of_pk",
    ("substance", 5): "iku",
    ("substance", 7): "comparison",
    ("substance", 10): "smart",
}


def items():
    """Return ``[{field: text}]`` of the items that are delivered."""
    tree = etree.parse(DATA)
    return [
        {
            field.get("name"): " ".join((field.text or field.get("eval") or "").split())
            for field in record.iter("field")
        }
        for record in tree.iter("record")
        if record.get("model") == "sidocakep.lkjip.checklist.item"
    ]


def literal(path, name):
    """Return the node of a constant of a module."""
    for node in parse(path).body:
        targets = getattr(node, "targets", ())
        if any(getattr(target, "id", "") == name for target in targets):
            return node.value
    raise AssertionError(f"no {name} in {path}")


def test_the_checklist_has_6_and_7_and_10_items():
    groups = defaultdict(list)
    for item in items():
        groups[item["group"]].append((int(item["number"]), item["name"]))
    assert {name: len(rows) for name, rows in groups.items()} == {
        "format": 6,
        "mechanism": 7,
        "substance": 10,
    }
    for group, rows in groups.items():
        assert [number for number, _name in rows] == list(range(1, len(rows) + 1))
        for (number, name), ending in zip(rows, ENDINGS[group], strict=True):
            assert name.endswith(ending), (group, number)


def test_what_records_answer():
    found = {
        (item["group"], int(item["number"])): item["check_code"]
        for item in items()
        if "check_code" in item
    }
    assert found == ANSWERED
    keys = {key.value for key in literal(CHECKS, "CHECKS").keys}
    assert set(found.values()) == keys


def test_if_not_is_asked_where_the_annex_asks():
    follow_ups = [
        (item["group"], int(item["number"]))
        for item in items()
        if "is_follow_up" in item
    ]
    assert follow_ups == [("substance", 3), ("substance", 6), ("substance", 9)]
    assert all(
        ("Jika butir" in item["name"]) == ("is_follow_up" in item) for item in items()
    )


@pytest.mark.parametrize("item", items(), ids=lambda item: item["name"][:40])
def test_an_item_looks_at_sections_that_there_are(item):
    known = {row.elts[0].value for row in literal(OUTLINE, "CONTENTS").elts}
    assert set(item.get("contents", "").split()) - {"-"} <= known


def test_the_source_is_named():
    text = DATA.read_text("utf-8")
    assert "annex III/2-2, pages 24 and 25" in text
    assert "Peraturan Menteri PANRB Nomor 53 Tahun 2014 Lampiran III" in text
