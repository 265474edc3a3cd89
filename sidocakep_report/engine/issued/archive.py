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

Setiap berkas asli dapat dibuktikan dengan kode SHA-256 pada DAFTAR.csv:
1. buka alamat pada kolom Halaman Publik, lalu pilih berkasnya di sana; atau
2. di komputer, dari dalam folder ini, jalankan: sha256sum -c SHA256SUMS
   (Windows: certutil -hashfile "nama berkas.pdf" SHA256).

Kolom Keadaan pada DAFTAR.csv menyatakan apakah dokumen berlaku. Dokumen yang sudah
digantikan atau ditarik tetap berupa berkas seperti saat ditandatangani, tanpa tanda
pada halamannya: kolom itu menyebut sejak kapan tidak berlaku dan apa penggantinya.

Berkas dalam folder "Hasil Pindai", bila ada, adalah pindaian naskah di luar sistem:
bukan dokumen asli sistem dan tanpa halaman publik. Kode SHA-256-nya menunjukkan bahwa
pindaian tidak berubah sejak dicatat.

Berkas dalam folder "Rancangan", bila ada, adalah rancangan Perjanjian Kinerja pada hari
dikumpulkan: belum ditandatangani, tanpa kode, tanpa halaman publik, dan tidak tercatat
dalam register dokumen terbit.
"""
#: What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Archive:
    """Writes files into a zip one after the other, and last their lists."""

    def __init__(self, stream: BinaryIO, day: date) -> None:
        # What is a PDF is compressed already.
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED)
        self._moment = day.timetuple()[:6]
        self._sums: list[str] = []
        self._list = io.StringIO()
        self._table = csv.writer(self._list, delimiter=";", lineterminator="\r\n")
        self._table.writerow(HEADER)

    def add(self, path: str, content: bytes, facts: list[str]) -> None:
        """Write a file, and a row of what it is.

        :param path: its folder and name, which nothing else in the archive has
        :param facts: those of ``FACTS``, and the public page
        """
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
