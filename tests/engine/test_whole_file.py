"""A file is whole or not there: on a disk of one megabyte, and beyond a limit."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

ADDON = Path(__file__).parents[2] / "sidocakep_base"
#: Writes two megabytes where there is one, and then two kilobytes.
SCRIPT = f"""
import errno, os, resource, signal, sys
sys.path.insert(0, {str(ADDON)!r})
from engine.whole_file import put_file
folder = os.path.join(sys.argv[1], "ab")
if sys.argv[2] == "limited":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20))
try:
    put_file(os.path.join(folder, "abc"), b"x" * 2_000_000)
except OSError as error:
    print(errno.errorcode[error.errno], os.listdir(folder))
put_file(os.path.join(folder, "abc"), b"x" * 2000)
print(os.listdir(folder), os.path.getsize(os.path.join(folder, "abc")))
"""


def run(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.splitlines() or [done.stderr]


def has_namespaces() -> bool:
    probe = ("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
    return not subprocess.run(probe, capture_output=True, check=False).returncode


def test_a_file_beyond_the_limit_leaves_nothing(tmp_path: Path) -> None:
    found = run(sys.executable, "-c", SCRIPT, str(tmp_path), "limited")
    assert found == ["EFBIG []", "['abc'] 2000"]


def test_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk of its own; where nobody may mount one, its write says it is full."""
    if has_namespaces():
        mount = 'mount -t tmpfs -o size=1m tmpfs "$1" && exec "$0" -c "$2" "$1" full'
        found = run(
            *("unshare", "-rm", "sh", "-c", mount),
            *(sys.executable, str(tmp_path), SCRIPT),
        )
        assert found == ["ENOSPC []", "['abc'] 2000"]
    monkeypatch.syspath_prepend(str(ADDON))
    from engine import whole_file

    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        whole_file.put_file(str(tmp_path / "abc"), b"x")
    assert not any(tmp_path.iterdir())


def test_what_is_not_what_its_name_says_is_damaged(tmp_path: Path) -> None:
    from engine.whole_file import is_damaged

    checksum = "0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33"  # echo -n foo | sha1sum
    path = tmp_path / checksum
    assert is_damaged(str(path), checksum)
    for content, damaged in ((b"", True), (b"fo", True), (b"foo", False)):
        path.write_bytes(content)
        assert is_damaged(str(path), checksum) is damaged
