"""The stage that upgrades a stored database sees what is lost and what is other."""

import copy
import json
import lzma
import tarfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from sidosetup import stored
from sidosetup.odoo import KEY_FILE_VARIABLE
from sidosetup.results import Result
from sidosetup.settings import Settings, SetupError
from sidosetup.suite import Suite
from sidosetup.upgrade import (
    FOLDER,
    FORGERIES,
    LEFTOVERS,
    SEEN_BEFORE,
    Upgrades,
    compare,
    version_of,
)

FOLDERS = sorted(
    (path.parent for path in FOLDER.glob(f"*/{SEEN_BEFORE}")), key=version_of
)
SEEN = {
    "records": {"sidocakep.pk": [[1, 3], [7, 7]]},
    "agreements": {"1": {"state": "in_force", "intact": True}},
    "prints": {"5": "ab12"},
}


def seen_after(part, key, value):
    after = copy.deepcopy(SEEN)
    after[part][key] = value
    return compare(SEEN, after)


def test_what_is_the_same_is_no_problem():
    assert compare(SEEN, copy.deepcopy(SEEN)) == {part: [] for part in SEEN}


def test_what_was_added_is_no_loss():
    after = copy.deepcopy(SEEN)
    after["records"]["sidocakep.pk"] = [[1, 9]]
    after["records"]["sidocakep.measurement"] = [[1, 1]]
    after["agreements"]["2"] = {"state": "draft"}
    after["agreements"]["1"]["place"] = "Tanjung Mulia"
    assert not any(compare(SEEN, after).values())


def test_a_word_that_a_migration_changed_is_not_what_is_said_of_something_else():
    before = {"measured": {"line 1": ["belum jatuh tempo"]}}
    after = {"measured": {"line 1": ["belum tiba tenggatnya"]}}
    assert not any(compare(before, after).values())
    assert any(compare(before, before).values())
    other = {"figures": before["measured"]}
    assert any(compare(other, {"figures": after["measured"]}).values())


def test_an_address_that_an_earlier_print_broke_is_the_same_address():
    before = {"agreements": {"1": {"pages": ["periksa/9ecc\u200bf787"]}}}
    after = {"agreements": {"1": {"pages": ["periksa/9eccf787"]}}}
    assert not any(compare(before, after).values())
    after["agreements"]["1"]["pages"] = ["periksa/9eccf788"]
    assert any(compare(before, after).values())


def test_a_lost_record_is_named():
    found = seen_after("records", "sidocakep.pk", [[1, 2], [7, 7]])
    assert found["records"] == ["sidocakep.pk: 1 gone ([3] ...)"]


def test_a_lost_model_is_named():
    after = copy.deepcopy(SEEN)
    del after["records"]["sidocakep.pk"]
    assert compare(SEEN, after)["records"] == [
        "sidocakep.pk: 4 gone ([1, 2, 3, 7] ...)"
    ]


def test_a_broken_seal_is_named():
    found = seen_after("agreements", "1", {"state": "in_force", "intact": False})
    assert found["agreements"] == ["agreements 1: intact was True, is False"]
    assert not found["prints"]


@pytest.mark.parametrize(
    ("now", "sentence"),
    [("cd34", "prints 5 was 'ab12', is 'cd34'"), (None, "prints 5 is gone")],
)
def test_another_or_a_lost_print_is_named(now, sentence):
    assert seen_after("prints", "5", now)["prints"] == [sentence]


def test_there_is_a_database_before_the_first_upgrade():
    assert "19.0.1.0.0" in {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_stored_database_is_small_and_was_used(folder):
    files = [folder / stored.DATABASE_FILE, folder / stored.FILE_STORE_FILE]
    assert sum(path.stat().st_size for path in files) <= stored.LARGEST
    seen = json.loads((folder / SEEN_BEFORE).read_text())
    states = {pk["state"] for pk in seen["agreements"].values()}
    assert {"signed", "in_force", "replaced"} <= states
    sealed = [pk for pk in seen["agreements"].values() if pk["frozen_hash"]]
    assert sealed
    assert all(pk["intact"] and pk["printed"] and pk["pages"] for pk in sealed)
    assert seen["signatures"].keys() and seen["prints"].keys()
    assert any(row["done"] for row in seen["deadlines"].values())
    assert seen.keys() <= FORGERIES.keys()
    assert folder != FOLDERS[-1] or seen.keys() == FORGERIES.keys()
    assert len(LEFTOVERS) == 9


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_stored_database_is_plain_and_nobodys(folder):
    with lzma.open(folder / stored.DATABASE_FILE) as packed:
        lines = packed.read().decode().splitlines()
    assert not [line for line in lines if line.startswith("\\") and line != "\\."]
    assert not [line for line in lines if " OWNER TO " in line]
    with tarfile.open(folder / stored.FILE_STORE_FILE) as archive:
        assert {member.uid for member in archive} == {0}


def test_the_newest_database_was_sealed_with_the_key_it_brings():
    folder = FOLDERS[-1]
    assert len((folder / stored.SEAL_KEY_FILE).read_text().strip()) == 64
    with lzma.open(folder / stored.DATABASE_FILE) as packed:
        text = packed.read().decode()
    [_, rows] = text.split("COPY public.sidocakep_pk_signature (")
    columns, *rows = rows.partition("\n\\.\n")[0].splitlines()
    place = columns.split(") ")[0].split(", ").index("key_id")
    keys = {row.split("\t")[place] for row in rows}
    assert len(rows) > 20 and len(keys) == 1 and "\\N" not in keys


def test_the_stage_reads_seals_with_the_key_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(KEY_FILE_VARIABLE, "/elsewhere/seal.key")
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    upgrades = Upgrades(settings)
    used = {}

    @contextmanager
    def restored(folder):
        used[folder.name] = upgrades.tests.odoo.environment()[KEY_FILE_VARIABLE]
        yield "none"

    monkeypatch.setattr(upgrades, "restored", restored)
    monkeypatch.setattr(upgrades, "update", lambda *_: [Result("stop", passed=False)])
    upgrades.run()
    newest = FOLDERS[-1]
    assert used == {newest.name: str(newest / stored.SEAL_KEY_FILE)}
    upgrades.long = True
    upgrades.run()
    assert list(used)[1:] == [folder.name for folder in FOLDERS[:-1]]
    assert used["19.0.1.0.0"] == "/elsewhere/seal.key"


def test_a_folder_without_its_files_is_refused(tmp_path):
    with pytest.raises(SetupError, match="has no database"):
        stored.restore(None, tmp_path, "database")


def test_the_stage_is_one_of_the_suite(tmp_path):
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    assert "upgrade" in Suite(settings).stages


def test_the_newest_stored_database_is_that_of_the_highest_version():
    """As text 19.0.1.10.0 comes before 19.0.1.9.0: the wrong one was upgraded."""
    names = ["19.0.1.9.0", "19.0.1.11.0", "19.0.1.10.0"]
    folders = sorted(map(Path, names), key=version_of)
    assert [folder.name for folder in folders] == [names[0], names[2], names[1]]


@pytest.mark.parametrize(
    ("name", "after", "is_same"),
    [
        ("printed", "Tabel I (lanjutan) Tujuan", True),
        ("printed", "Tabel I Tujuan", False),
        ("printed", "", False),
        ("pages", "Tabel I (lanjutan) Tujuan", False),
    ],
)
def test_what_heads_rows_overleaf_may_stand_elsewhere_in_the_source(
    name, after, is_same
):
    seen = {"agreements": {"1": {name: "Tabel I Tujuan (lanjutan)"}}}
    now = {"agreements": {"1": {name: after}}}
    assert (compare(seen, now)["agreements"] == []) is is_same
