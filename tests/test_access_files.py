"""Every model has access rows for groups, and nobody gets what the plan denies."""

import csv
from collections import defaultdict

import pytest

from tests.repository import ADDONS, ROOT, models

INSPECTORATE = "group_inspektorat"
#: What the inspectorate itself records: the result of its evaluation.
EVALUATED = {
    "model_sidocakep_lhe_recommendation",
    "model_sidocakep_lkjip_review",
    "model_sidocakep_lkjip_review_line",
}


def access_rows():
    for addon in ADDONS:
        path = ROOT / addon / "security" / "ir.model.access.csv"
        if not path.is_file():
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                yield addon, row


def model_id(name):
    return "model_" + name.replace(".", "_")


def test_every_row_has_a_group():
    missing = [row["id"] for _addon, row in access_rows() if not row["group_id:id"]]
    assert not missing


def test_every_stored_model_has_access_rows():
    covered = {row["model_id:id"].split(".")[-1] for _addon, row in access_rows()}
    missing = [
        name
        for name, (_path, _class, kind) in models().items()
        if kind != "AbstractModel" and model_id(name) not in covered
    ]
    assert not missing


def test_ids_are_unique_and_named_by_rule():
    seen = defaultdict(list)
    for addon, row in access_rows():
        assert row["id"].startswith("access_"), row["id"]
        seen[addon, row["id"]].append(row)
    assert not [key for key, rows in seen.items() if len(rows) > 1]


def test_the_inspectorate_writes_nothing():
    wrong = [
        row["id"]
        for _addon, row in access_rows()
        if row["group_id:id"].endswith(INSPECTORATE)
        and row["model_id:id"] not in EVALUATED
        and any(
            row[column] == "1"
            for column in ("perm_write", "perm_create", "perm_unlink")
        )
    ]
    assert not wrong


@pytest.mark.parametrize("addon", ADDONS)
def test_rows_point_at_models_that_exist(addon):
    known = {model_id(name) for name in models()}
    wrong = [
        row["model_id:id"]
        for owner, row in access_rows()
        if owner == addon
        and row["model_id:id"].split(".")[-1].startswith("model_sidocakep_")
        and row["model_id:id"].split(".")[-1] not in known
    ]
    assert not wrong
