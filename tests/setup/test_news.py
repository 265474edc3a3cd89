"""News fragments: every change of a version is told, and gathered at its release."""

import re

import pytest

from sidosetup.news import KINDS, fragments, gather
from sidosetup.settings import SetupError, addon_names
from tests.repository import ROOT, manifest

VERSION = "19.0.9.0.0"


@pytest.fixture
def addon(tmp_path):
    """Make an addon with fragments of the given names; each text is its name."""

    def make(*names):
        folder = tmp_path / "addon/readme/newsfragments"
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).write_text(f"{name}\n")
        return tmp_path

    return make


def test_a_release_gathers_the_fragments_by_kind_above_what_was(addon):
    repository = addon("b.bugfix.md", "a.feature.md", "c.feature.md")
    history = repository / "addon/readme/HISTORY.md"
    history.write_text("## 19.0.8.0.0 (2026-01-02)\n\n### Features\n\n- old\n")
    assert gather("addon", VERSION, "2026-11-28", repository)
    assert history.read_text() == (
        "## 19.0.9.0.0 (2026-11-28)\n\n"
        "### Features\n\n- a.feature.md\n- c.feature.md\n\n"
        "### Bugfixes\n\n- b.bugfix.md\n\n"
        "## 19.0.8.0.0 (2026-01-02)\n\n### Features\n\n- old\n"
    )
    assert not list((repository / "addon/readme/newsfragments").iterdir())


def test_without_fragments_nothing_is_written(addon):
    repository = addon()
    assert not gather("addon", VERSION, "2026-11-28", repository)
    assert not (repository / "addon/readme/HISTORY.md").exists()


@pytest.mark.parametrize("name", ["a.md", "a.news.md", "a.feature.rst", ".feature.md"])
def test_a_fragment_of_no_kind_is_refused(addon, name):
    with pytest.raises(SetupError, match="not <name>"):
        fragments("addon", addon(name))


@pytest.mark.parametrize("name", addon_names())
def test_the_version_of_an_addon_is_told(name):
    """Its head in HISTORY.md, or fragments that wait for the release."""
    found, _paths = fragments(name)
    assert found.keys() <= KINDS.keys()
    history = ROOT / name / "readme/HISTORY.md"
    told = re.findall(r"^## (\S+)", history.read_text(), re.MULTILINE)
    assert told
    assert (told[0] == manifest(name)["version"]) is not bool(found)


@pytest.mark.parametrize("name", addon_names())
def test_every_addon_says_what_it_is_and_how_it_is_made(name):
    for page in ("DESCRIPTION", "USAGE", "DEVELOP"):
        assert (ROOT / name / f"readme/{page}.md").read_text().strip(), page
    assert (ROOT / name / "static/description/icon.png").is_file()
