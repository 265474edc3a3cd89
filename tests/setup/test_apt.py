"""Reading Debian packages' dependencies."""

import subprocess

from sidosetup.apt import Apt


def test_first_alternative_without_version_or_architecture(monkeypatch):
    answer = (
        "Pre-Depends: init-system-helpers (>= 1.54~)\n"
        "Depends: libc6 (>= 2.34), libpq5:any, tzdata | tzdata-legacy (>= 2),libxml2\n"
    )
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda *args, **kwargs: subprocess.CompletedProcess(args, 0, answer, ""),
    )
    assert Apt._depends("some.deb") == [
        "init-system-helpers",
        "libc6",
        "libpq5",
        "tzdata",
        "libxml2",
    ]
