"""The test browser has the fonts of the repository, whatever the machine has."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from sidosetup import fonts
from sidosetup.settings import Settings


def test_only_the_fonts_of_the_repository(tmp_path):
    home = tmp_path / "a & b"
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(home)})
    configuration = Path(fonts.environment(settings)["FONTCONFIG_FILE"])
    tree = ElementTree.parse(configuration)
    assert [node.text for node in tree.iter("dir")] == [str(fonts.FOLDER)]
    assert tree.findtext("cachedir") == str(home / "run/fontconfig")
    assert not list(tree.iter("include"))


def test_the_usual_font_is_there():
    assert (fonts.FOLDER / f"{fonts.USUAL.replace(' ', '')}.ttf").is_file()
