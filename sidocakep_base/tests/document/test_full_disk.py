"""A full disk is survived: whole or not at all, and the same again afterwards."""

import errno
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.http import root
from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

from ...engine import whole_file

CONTENT = b"the print of an agreement, always the same"


class FullFile:
    """A file on a disk that takes a few bytes and no more."""

    def __init__(self, handle):
        self._stream = open(handle, "wb")  # noqa: SIM115

    def __enter__(self):
        return self

    def __exit__(self, *_args):
        self._stream.close()

    # pylint: disable-next=method-required-super
    def write(self, content):
        self._stream.write(content[:4])
        raise OSError(errno.ENOSPC, "No space left on device")


@tagged("post_install", "-at_install")
class TestFullDisk(TransactionCase):
    def setUp(self):
        super().setUp()
        self.attachments = self.env["ir.attachment"]
        checksum = self.attachments._compute_checksum(CONTENT)
        self.path = Path(self.attachments._full_path(f"{checksum[:2]}/{checksum}"))
        self.path.unlink(missing_ok=True)
        self.addCleanup(self.path.unlink, missing_ok=True)

    def _store(self):
        return self.attachments.create({"name": "pk.pdf", "raw": CONTENT})

    def test_no_piece_is_left_and_the_same_works_afterwards(self):
        before = set(self.path.parent.glob("*")) if self.path.parent.exists() else set()
        with (
            patch.object(
                whole_file.os, "fdopen", side_effect=lambda fd, _mode: FullFile(fd)
            ),
            self.assertRaisesRegex(UserError, "disk of the server is full"),
        ):
            self._store()
        self.assertEqual(set(self.path.parent.glob("*")), before)
        self.assertEqual(self._store().raw, CONTENT)
        self.assertEqual(self.path.read_bytes(), CONTENT)

    def test_a_piece_that_lies_there_is_replaced(self):
        """What an earlier full disk has left, or one that broke."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for piece in (b"", CONTENT[:10], b"x" * len(CONTENT)):
            with self.subTest(piece=piece):
                self.path.write_bytes(piece)
                self.assertEqual(self._store().raw, CONTENT)
                self.assertEqual(self.path.read_bytes(), CONTENT)

    def test_another_file_of_the_same_hash_is_not_replaced(self):
        """A whole file under its own hash stays, whatever a forger brings."""
        self._store()
        with (
            patch.object(type(self.attachments), "_same_content", return_value=False),
            self.assertRaises(UserError),
        ):
            self._store()
        self.assertEqual(self.path.read_bytes(), CONTENT)

    @mute_logger("odoo.addons.base.models.ir_attachment")
    def test_a_disk_that_fails_otherwise_is_told(self):
        broken = OSError(errno.EROFS, "Read-only file system")
        with (
            patch.object(whole_file.os, "fsync", side_effect=broken),
            self.assertRaisesRegex(UserError, "Read-only file system"),
        ):
            self._store()
        self.assertFalse(self.path.exists())


@tagged("post_install", "-at_install")
class TestFullDiskAtLogin(HttpCase):
    """Sessions are stored on the same disk."""

    def setUp(self):
        super().setUp()
        full = OSError(errno.ENOSPC, "No space left on device")
        for name in ("save", "rotate"):
            self.startPatcher(patch.object(root.session_store, name, side_effect=full))

    @mute_logger("odoo.http")
    def test_who_logs_in_is_told(self):
        new_test_user(self.env, "disk.full", password="disk.full.0")
        params = {
            "db": self.env.cr.dbname,
            "login": "disk.full",
            "password": "disk.full.0",
        }
        answer = self.url_open("/web/session/authenticate", json={"params": params})
        told = answer.json()["error"]["data"]
        self.assertEqual(told["name"].rpartition(".")[2], "DiskError")
        full = OSError(errno.ENOSPC, "No space left on device")
        languages = self.env["res.lang"].get_installed()
        sentences = {
            self.env["ir.attachment"].with_context(lang=code)._describe_disk_error(full)
            for code, _name in languages
        }
        self.assertIn(told["message"], sentences)
