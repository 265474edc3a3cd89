"""The tables of a performance report, in the words of the paper."""

from odoo.addons.sidocakep_base.engine.achievement.accumulation import read_gap
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_comparisons import EMPTY, drop_not_due, say_gap
from .lkjip_money_tables import LkjipMoneyTables

FOLLOW_UP_WORDS = {
    "open": "Terbuka",
    "answered": "Dijawab, belum ditutup Inspektorat",
    "closed": "Selesai",
}


class LkjipTables(LkjipMoneyTables):
    """Composes the tables; what has no figure says so and is no zero."""

    def get_pk(self):
        """Chapter II: what the head promised. Gunung Mas 24/2024 annex E."""
        number = self._source.sheet.pk_id.number or ""
        return self._table(
            f"Perjanjian Kinerja Tahun {self._year}",
            ("Sasaran", "Indikator Kinerja", "Target"),
            (35, 45, 15),
            [
                [row["objective"], row["name"], row["target"]]
                for row in self._source.rows
            ],
            [
                *([f"Perjanjian Kinerja Nomor {number}"] if number else ()),
                *self._source.former_targets,
            ],
        )

    def get_achievement(self):
        """Target against realisation. Gunung Mas 24/2024 art. 11(4)a, 11(4)b."""
        if self._source.is_interim:
            return self._get_interim_achievement()
        return self._table(
            f"Target dan Realisasi Kinerja {self._when}",
            (
                "Sasaran",
                "Indikator Kinerja",
                "Target",
                "Realisasi",
                "Capaian (%)",
                "Predikat",
            ),
            (21, 24, 12, 16, 11, 11),
            [
                [
                    row["objective"],
                    row["name"],
                    row["target"],
                    self._say_standing(row),
                    row["printed"] or row["why"],
                    row["rating"] or EMPTY,
                ]
                for row in self._source.rows
            ],
            [
                *self._get_standing(),
                *self._source.get_formula_notes(),
                *self._source.former_targets,
            ],
        )

    def _get_interim_achievement(self):
        """Against the target of quarter II, and what there is of that of the year."""
        return self._table(
            f"Target dan Realisasi Kinerja {self._when}",
            (
                "Indikator Kinerja",
                "Target Triwulan II",
                "Realisasi Triwulan II",
                "Capaian (%)",
                "Predikat",
                f"Target {self._year}",
                f"Realisasi s.d. {self._to_date}",
            ),
            (22, 12, 15, 10, 11, 12, 13),
            [
                [
                    row["name"],
                    row["period_target"] or EMPTY,
                    self._say_standing(row, "period_realisation"),
                    row["printed"] or row["why"],
                    row["rating"] or EMPTY,
                    row["target"] or EMPTY,
                    say_gap(row["realisation"], row["gap"]) or EMPTY,
                ]
                for row in self._source.rows
            ],
            self._get_standing(),
        )

    def get_causes(self):
        """Why, and what then. Gunung Mas 24/2024 art. 11(4)c."""
        return self._table(
            "Penyebab Keberhasilan dan Kegagalan",
            (
                "Indikator Kinerja",
                "Capaian (%)",
                "Faktor Pendukung",
                "Kendala",
                "Solusi",
                "Tindak Lanjut",
            ),
            (20, 11, 16, 16, 16, 16),
            [
                [
                    row["name"],
                    row["printed"] or row["why"],
                    row["support"] or EMPTY,
                    row["obstacle"] or EMPTY,
                    row["solution"] or EMPTY,
                    row["follow_up"] or EMPTY,
                ]
                for row in self._source.rows
            ],
            [],
        )

    def get_outputs(self):
        """Outcomes and outputs of the DPA. Gunung Mas 24/2024 art. 11(3), 11(4)d."""
        outputs = self._source.measurement.output_ids.filtered(
            lambda row: row.level in ("program", "kegiatan")
        ).sorted(lambda row: (row.code or "", row.id))
        targets = [self._source.get_plan_target(row) for row in outputs]
        return self._table(
            "Hasil Program dan Keluaran Kegiatan dalam DPA",
            (
                "Program (Hasil) dan Kegiatan (Keluaran)",
                "Indikator",
                f"Target {self._year}",
                f"Realisasi {self._to_date}",
                "Capaian (%)",
                f"s.d. {self._to_date}",
                "Target Renstra",
            ),
            (26, 15, 10, 13, 10, 11, 10),
            [
                [
                    " ".join(filter(None, (row.code, row.node_id.name))),
                    row.indicator_id.name or "belum ada indikator dalam rencana",
                    row.year_target_text or EMPTY,
                    *_say_reached(row),
                    drop_not_due(row.five_text) or EMPTY,
                    target or EMPTY,
                ]
                for row, target in zip(outputs, targets, strict=True)
            ],
            [*self._get_standing(), *self._note_last_year(targets)],
        )

    def get_agencies(self):
        """What the agencies came to, beside what the government promised itself."""
        source = self._source
        if not source.is_government:
            return None
        return self._table(
            f"Capaian Kinerja Perangkat Daerah {self._when}",
            (
                "Perangkat Daerah",
                "Indikator",
                "Mencapai Target",
                "Capaian (%)",
                "Predikat",
                "Serapan (%)",
                "Pengukuran",
            ),
            (24, 10, 11, 11, 12, 10, 17),
            [self._get_agency(agency) for agency in source.agencies],
            ["Capaian Perangkat Daerah menurut pengukuran masing-masing"],
        )

    def _get_agency(self, agency):
        measurement = self._source.measurements.get(agency)
        money = self._source.spending.get(agency.id)
        share = money.share if money else ""
        if not measurement:
            return [agency.name, *[EMPTY] * 4, share or EMPTY, "belum disampaikan"]
        is_accepted = measurement.state == ACCEPTED
        met = "is_met" if self._source.is_interim else "year_is_met"
        return [
            agency.name,
            str(len(measurement.line_ids)),
            str(len(measurement.line_ids.filtered(met))),
            measurement.printed or EMPTY,
            measurement.rating or EMPTY,
            share or EMPTY,
            "diterima" if is_accepted else "belum diterima",
        ]

    def get_utilisation(self):
        """What was changed because of the figures; chapter IV."""
        return self._table(
            "Pemanfaatan Hasil Pengukuran Kinerja",
            (
                "Keputusan",
                "Tanggal",
                "Angka yang Mendasari",
                "Yang Ditunjukkan Angka",
                "Dokumen yang Berubah",
            ),
            (24, 12, 22, 19, 18),
            [
                [
                    use["decision"],
                    use["date"] or EMPTY,
                    use["figures"] or EMPTY,
                    use["shown"] or EMPTY,
                    use["document"] or EMPTY,
                ]
                for use in self._source.uses
            ],
            [],
        )

    def get_follow_up(self):
        """What became of the last evaluation; chapter IV."""
        return self._table(
            f"Tindak Lanjut Laporan Hasil Evaluasi atas Tahun {self._year - 1}",
            ("Rekomendasi", "Tindak Lanjut", "Penanggung Jawab", "Tenggat", "Status"),
            (25, 25, 21, 14, 10),
            [
                [
                    item.name,
                    item.planned_action or EMPTY,
                    item.responsible_job_id.name or EMPTY,
                    format_date(item.date_due) if item.date_due else EMPTY,
                    FOLLOW_UP_WORDS[item.state],
                ]
                for item in self._source.recommendations
            ],
            [],
        )

    def _get_standing(self):
        """Say how final the figures are. Gunung Mas 24/2024 art. 9(6)."""
        measurement = self._source.measurement
        if not measurement:
            return []
        if measurement.state == ACCEPTED:
            day = format_date(measurement.accepted_on)
            return [f"Diterima Tim Monev tanggal {day}"]
        return ["Belum diterima Tim Monev"]


def _say_reached(row):
    """Return what an output came to, and its achievement or why there is none."""
    if row.year_status != "ok":
        why = LABELS[NoFigureKind(row.year_status)] if row.indicator_id.name else EMPTY
        return row.to_date_text or EMPTY, why
    reached = say_gap(row.to_date_text, read_gap(row.year_trace or ""))
    return reached or EMPTY, row.year_printed or EMPTY
