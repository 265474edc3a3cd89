"""Another version of Odoo than the one recorded does not come in silence."""

import gzip

from sidosetup.odoo_package import CHANGELOG, RECORD, read_version, tell_change


def unpacked(root, version):
    path = root / CHANGELOG
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt") as stream:
        stream.write(f"odoo ({version}) unstable; urgency=medium\n\n  * new\n")
    return root


def test_the_version_is_that_of_the_changelog(tmp_path):
    assert read_version(unpacked(tmp_path, "19.0.1+dfsg-2")) == "19.0.1+dfsg-2"


def test_a_change_is_told_with_both_versions(tmp_path, capsys):
    root = unpacked(tmp_path, "99.0.0+dfsg-1")
    assert tell_change(root)
    told = capsys.readouterr().out
    assert "99.0.0+dfsg-1" in told
    assert RECORD.read_text().strip() in told


def test_the_recorded_version_is_nothing_to_tell(tmp_path, capsys):
    root = unpacked(tmp_path, RECORD.read_text().strip())
    assert not tell_change(root)
    assert capsys.readouterr().out == ""
