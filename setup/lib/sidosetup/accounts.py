"""Who runs the servers: whoever calls, or for root an account of its own."""

import os
import pwd
import subprocess
from contextlib import suppress

from .settings import SetupError

NAME = "sidocakep"


def service_account():
    """The account that servers run as; for root one that nothing else runs as."""
    if os.geteuid():
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        _create()
        return pwd.getpwnam(NAME)


def as_account(account):
    """The beginning of a command that root runs as another account."""
    return [
        "setpriv",
        f"--reuid={account.pw_uid}",
        f"--regid={account.pw_gid}",
        "--clear-groups",
    ]


def give(path, account):
    """Make a file, or a folder with all that is in it, the account's; only root can."""
    if os.geteuid():
        return
    _give(path, account)
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            _give(os.path.join(folder, name), account)


def _give(path, account):
    # what another command of ours removes meanwhile needs no owner
    with suppress(FileNotFoundError):
        os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)


def _create():
    done = subprocess.run(
        [
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir=/nonexistent",
            "--shell=/usr/sbin/nologin",
            NAME,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    # 9: somebody else has created it meanwhile
    if done.returncode not in (0, 9):
        raise SetupError(f"useradd {NAME}: {done.stderr.strip()}")
