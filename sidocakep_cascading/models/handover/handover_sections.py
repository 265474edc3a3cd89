"""The tables of a hand-over memo, as the screen and the paper show them alike."""

from typing import NamedTuple

from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS


class Section(NamedTuple):
    """One table; ``nothing`` is said where it has no row."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]  # in per cent, as long as ``heads``
    rows: list[tuple[str, ...]]
    nothing: str


def get_sections(doc):
    """Return the tables of a memo in their order.

    :param doc: content of the memo, as it was kept or as the records say now
    """
    return [
        *_get_agreement(doc),
        *_get_spending(doc),
        *_get_open_work(doc),
        *_get_reopenings(doc),
    ]


def _get_agreement(doc):
    """Return the holders, the agreement with its figures, its evaluation."""
    return [
        Section(
            "Pejabat dalam Tahun Berjalan",
            ("Nama", "Jabatan", "Sejak", "Sampai"),
            (28, 40, 16, 16),
            [
                (_join("\n", name, nip and f"NIP. {nip}"), *rest)
                for nip, name, *rest in (
                    (row.get("nip"), *_pick([row], "name", "title", "first", "last")[0])
                    for row in doc["holders"]
                )
            ],
            "Jabatan ini dipangku beberapa orang bersama-sama.",
        ),
        Section(
            "Perjanjian Kinerja dan Capaian Terakhir",
            (
                *("No.", "Sasaran", "Indikator Kinerja", "Target"),
                *(f"Triwulan {quarter}" for quarter in QUARTERS),
            ),
            (4, 18, 22, 12, 11, 11, 11, 11),
            [
                (
                    str(row["no"]),
                    *(row["objective"], row["indicator"], row["target"]),
                    *map(_write_figure, row["quarters"]),
                )
                for row in doc["lines"]
            ],
            "Perjanjian Kinerja ini tidak memuat indikator.",
        ),
        Section(
            "Catatan Evaluasi Atasan",
            ("Periode", "Evaluasi", "Arahan", "Oleh"),
            (14, 36, 30, 20),
            [
                (
                    row["period"],
                    _join("\n", row["evaluation"], row["conclusion"]),
                    row["direction"],
                    _join(", ", row["by"], row["on"]),
                )
                for row in doc["evaluations"]
            ],
            "Belum ada evaluasi yang selesai.",
        ),
    ]


def _get_open_work(doc):
    """Return the action plan, and what others wait for from the post."""
    return [
        Section(
            "Keadaan Rencana Aksi",
            ("Aktivitas", "Bulan", "Status", "Justifikasi"),
            (40, 20, 15, 25),
            _pick(doc["actions"], "action", "months", "status", "justification"),
            "Tidak ada aktivitas dalam Rencana Aksi yang ditetapkan.",
        ),
        Section(
            "Permintaan Data Terbuka",
            ("Indikator Kinerja", "Periode", "Tenggat", "Keadaan"),
            (46, 18, 18, 18),
            _pick(doc["requests"], "indicator", "period", "due", "state"),
            "Tidak ada permintaan data yang terbuka.",
        ),
        Section(
            "Tindak Lanjut Terbuka",
            ("Sumber", "Tindak Lanjut", "Tenggat", "Keadaan"),
            (22, 42, 16, 20),
            _pick(doc["follow_ups"], "source", "text", "due", "state"),
            "Tidak ada tindak lanjut yang terbuka.",
        ),
    ]


def _get_spending(doc):
    """Return what was spent; a memo of before page edition 2 says nothing of it."""
    if "realisation" not in doc:
        return []
    names = ("code", "name", "ceiling", "spent", "printed")
    return [
        Section(
            "Realisasi Anggaran",
            ("Kode", "Program/Kegiatan/Sub Kegiatan", "Anggaran", "Realisasi", "%"),
            (16, 38, 18, 18, 10),
            _pick(doc["realisation"], *names),
            "Perjanjian Kinerja ini tidak memuat anggaran.",
        )
    ]


def _get_reopenings(doc):
    """Return what stands open of accepted periods, as the edition knows it."""
    if "reopenings" not in doc:
        return []
    return [
        Section(
            "Permintaan Buka Kembali dan Koreksi Terbuka",
            ("Dokumen", "Alasan", "Terbuka Sampai", "Keadaan"),
            (26, 34, 16, 24),
            _pick(doc["reopenings"], "document", "reason", "due", "state"),
            "Tidak ada permintaan buka kembali atau koreksi yang terbuka.",
        )
    ]


def _pick(rows, *names):
    return [tuple(row[name] or "-" for name in names) for row in rows]


def _join(between, *words):
    return between.join(filter(None, words))


def _write_figure(item):
    """Return a figure with its achievement, marked while nobody accepted it."""
    achieved = item["printed"] and f"({item['printed']}%)"
    return _join("\n", item["figure"], achieved, item["standing"]) or "-"
