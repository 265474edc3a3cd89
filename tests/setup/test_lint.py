"""What pre-commit calls is what setup/test calls."""

import re
import shlex

import pytest
import yaml

from sidosetup.lint import NODE_LINTERS, check, commands
from sidosetup.settings import REPOSITORY, Settings, SetupError

HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text())


@pytest.fixture
def settings(tmp_path):
    return Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})


def hooks():
    return [hook for repository in HOOKS["repos"] for hook in repository["hooks"]]


def test_the_hooks_are_of_this_repository():
    assert [repository["repo"] for repository in HOOKS["repos"]] == ["local"]
    assert {hook["language"] for hook in hooks()} == {"system"}


def test_each_linter_has_its_hook_and_no_hook_is_another(settings):
    called = []
    for hook in hooks():
        program, *names = shlex.split(hook["entry"])
        assert program == "setup/lint"
        assert not hook["pass_filenames"]
        assert names == [hook["name"]]
        called += names
    assert called == list(commands(settings, settings.node))


def test_the_linters_of_the_browser_side_are_known(settings):
    node = settings.node / "node_modules"
    found = commands(settings, node).items()
    assert {name for name, call in found if node in call[0].parents} == NODE_LINTERS


def test_an_unknown_linter_is_refused(settings):
    with pytest.raises(SetupError, match="no such linter: flake8"):
        check(settings, ["flake8"])


def test_every_linter_of_python_is_pinned(settings):
    pinned = (REPOSITORY / "setup/test-requirements.in").read_text()
    owners = {"oca-checks-odoo-module": "oca-odoo-pre-commit-hooks"}
    owners["oca-checks-po"] = owners["oca-checks-odoo-module"]
    for name, call in commands(settings, settings.node).items():
        if name not in NODE_LINTERS:
            package = owners.get(name, call[0].name)
            assert re.search(rf"^{package}==", pinned, re.MULTILINE), package
