"""The manifests are complete and list every file that is to be loaded."""

import re

import pytest

from tests.repository import ADDONS, ROOT, manifest

LOADED_FOLDERS = ("security", "data", "views", "wizard", "report")


@pytest.mark.parametrize("addon", ADDONS)
def test_keys(addon):
    values = manifest(addon)
    assert re.fullmatch(r"19\.0\.\d+\.\d+\.\d+", values["version"])
    assert values["license"] == "AGPL-3"
    assert values["summary"] and values["author"]
    assert "countries" not in values, "core asks for l10n in the name then"


def test_dependencies_point_one_way():
    ours = {
        addon: [name for name in manifest(addon)["depends"] if name in ADDONS]
        for addon in ADDONS
    }
    assert ours == {
        "sidocakep_base": [],
        "sidocakep_cascading": ["sidocakep_base"],
        "sidocakep_report": ["sidocakep_cascading"],
    }


@pytest.mark.parametrize("addon", ADDONS)
def test_every_listed_file_exists(addon):
    values = manifest(addon)
    missing = [
        name
        for name in [*values.get("data", []), *values.get("demo", [])]
        if not (ROOT / addon / name).is_file()
    ]
    assert not missing


@pytest.mark.parametrize("addon", ADDONS)
def test_every_data_file_is_listed(addon):
    listed = set(manifest(addon).get("data", []))
    present = {
        str(path.relative_to(ROOT / addon))
        for folder in LOADED_FOLDERS
        for path in (ROOT / addon / folder).rglob("*.xml")
    }
    assert present <= listed, f"never loaded: {sorted(present - listed)}"


@pytest.mark.parametrize("addon", ADDONS)
def test_every_demo_file_is_listed(addon):
    listed = set(manifest(addon).get("demo", []))
    present = {
        str(path.relative_to(ROOT / addon))
        for path in (ROOT / addon / "demo").rglob("*.xml")
    }
    assert present <= listed


@pytest.mark.parametrize("addon", ADDONS)
def test_menus_are_loaded_after_what_they_open(addon):
    data = manifest(addon).get("data", [])
    security = [i for i, name in enumerate(data) if name.startswith("security/")]
    views = [i for i, name in enumerate(data) if name.startswith("views/")]
    if security and views:
        assert max(security) < min(views)
