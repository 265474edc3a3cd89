"""The zip of originals: each file as it was issued, and lists to prove it by."""

import csv
import hashlib
import io
import zipfile
from datetime import date
from typing import BinaryIO

FACTS = ("Jenis", "Nama", "Nomor", "Tanggal", "Perangkat Daerah", "Keadaan")
HEADER = ("No.", "Berkas", *FACTS, "SHA-256", "Halaman Publik")
SUMS, LIST, HELP = "SHA256SUMS", "DAFTAR.csv", "BACA.txt"
TEXT = """Berkas asli dokumen terbit, persis seperti saat diterbitkan.

Setiap berkas dapat dibuktikan dengan kode SHA-256 pada DAFTAR.csv:
1. buka alamat pada kolom Halaman Publik, lalu pilih berkasnya di sana; atau
2. di komputer, dari dalam folder ini, jalankan: sha256sum -c SHA256SUMS
   (Windows: certutil -hashfile "nama berkas.pdf" SHA256).
"""
#: What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 80
#: Names of devices that Windows has for itself.
DEVICES = frozenset({"con", "prn", "aux", "nul"})


def clean_name(name: str) -> str:
    """Return ``name`` as every file system takes it.

    >>> clean_name(' Dinas "A/B" : C. ')
    'Dinas -A-B- - C'
    >>> clean_name("..")
    '-'
    """
    kept = "".join(c if c.isalnum() or c in " -,.()" else "-" for c in name)
    kept = " ".join(kept.split())[:LONGEST].strip(" .")
    return "-" if not kept or kept.lower() in DEVICES else kept


class Archive:
    """Writes files into a zip one after the other, and last their lists."""

    def __init__(self, stream: BinaryIO, day: date) -> None:
        # What is a PDF is compressed already.
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED)
        self._moment = day.timetuple()[:6]
        self._names: set[str] = set()
        self._sums: list[str] = []
        self._list = io.StringIO()
        self._table = csv.writer(self._list, delimiter=";", lineterminator="\r\n")
        self._table.writerow(HEADER)

    def add(self, folder: str, name: str, content: bytes, facts: list[str]) -> None:
        """Write a file into a folder, and a row of what it is.

        :param facts: those of ``FACTS``, and the public page
        """
        path = self._get_path(f"{clean_name(folder)}/{name}")
        digest = hashlib.sha256(content).hexdigest()
        self._write(path, content)
        self._sums.append(f"{digest}  {path}\n")
        number = str(len(self._sums))
        *words, page = facts
        row = [number, path, *words, digest, page]
        self._table.writerow(["'" + c if c.startswith(FORMULA) else c for c in row])

    def close(self) -> None:
        self._write(SUMS, "".join(self._sums).encode())
        self._write(LIST, b"\xef\xbb\xbf" + self._list.getvalue().encode())
        self._write(HELP, TEXT.encode())
        self._zip.close()

    def _write(self, path: str, content: bytes) -> None:
        self._zip.writestr(zipfile.ZipInfo(path, self._moment), content)

    def _get_path(self, path: str) -> str:
        """Return the path, or one like it where the archive has that already."""
        stem, dot, suffix = path.rpartition(".")
        found, number = path, 1
        while found.lower() in self._names:
            number += 1
            found = f"{stem} ({number}){dot}{suffix}"
        self._names.add(found.lower())
        return found
