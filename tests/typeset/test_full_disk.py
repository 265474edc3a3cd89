"""A full disk of the typesetter: told, and nothing half is taken for a picture."""

import errno
from pathlib import Path

import pytest

from sidocakep_report.typeset.engine.compiler import PdfCompiler


def test_no_piece_of_a_picture_or_of_the_style_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Both are put under a name by which the next document takes them."""
    compiler = PdfCompiler()
    write = Path.write_bytes

    def write_a_piece(path: Path, content: bytes) -> int:
        write(path, content[:4])
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = compiler._folder
    for put in (
        lambda: compiler._write_files({"picture.png": b"a whole picture"}),
        compiler._fill_folder,
    ):
        (folder / "typeset.typ").unlink(missing_ok=True)
        with monkeypatch.context() as full:
            full.setattr(Path, "write_bytes", write_a_piece)
            with pytest.raises(OSError, match="No space left"):
                put()
        assert not list(folder.iterdir())
    compiler._fill_folder()
    compiler._write_files({"picture.png": b"a whole picture"})
    assert (folder / "picture.png").read_bytes() == b"a whole picture"
    assert {path.name for path in folder.iterdir()} == {"picture.png", "typeset.typ"}
    compiler.close()
