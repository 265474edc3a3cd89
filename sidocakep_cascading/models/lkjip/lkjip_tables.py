"""The tables of a performance report, in the words of the paper."""

from odoo.addons.sidocakep_base.engine.absorption import Realised, absorb
from odoo.addons.sidocakep_base.engine.achievement.accumulation import read_gap
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    format_date,
    format_number,
    format_rupiah,
)

from ...engine.efficiency import Formula, Refusal, compute
from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_comparisons import EMPTY, LkjipComparisons, drop_not_due, say_gap

NOT_COMPUTABLE = "tidak dapat dihitung"
#: Formula > how it is named under the table.
FORMULA_WORDS = {
    Formula.UNSPENT: "Efisiensi = (pagu - realisasi) : pagu x 100, hanya bila capaian "
    "sekurang-kurangnya 100 persen",
    Formula.COST: "Efisiensi = (pagu x capaian - realisasi) : (pagu x capaian) x 100",
    Formula.INDEX: "Efisiensi = persen capaian : persen realisasi anggaran; efisien "
    "bila sekurang-kurangnya 1",
}
REFUSAL_WORDS = {
    Refusal.NO_ACHIEVEMENT: "tanpa angka capaian",
    Refusal.NO_CEILING: "tanpa pagu",
    Refusal.NOT_REPORTED: "realisasi belum dilaporkan",
    Refusal.NOTHING_SPENT: "tidak ada realisasi",
    Refusal.NOT_REACHED: "capaian di bawah 100 persen",
    Refusal.IMPOSSIBLE: "penghematan lebih dari 100 persen",
}
FOLLOW_UP_WORDS = {
    "open": "Terbuka",
    "answered": "Dijawab, belum ditutup Inspektorat",
    "closed": "Selesai",
}


class LkjipTables(LkjipComparisons):
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
                    row["printed"] or EMPTY,
                    row["rating"] or EMPTY,
                ]
                for row in self._source.rows
            ],
            [*self._get_standing(), *self._source.former_targets],
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
                    row["printed"] or EMPTY,
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
            ),
            (24, 11, 20, 20, 20),
            [
                [
                    row["name"],
                    row["printed"] or EMPTY,
                    row["support"] or EMPTY,
                    row["obstacle"] or EMPTY,
                    row["solution"] or EMPTY,
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

    def get_budget(self):
        """Budget realisation per programme. Gunung Mas 24/2024 annex E chapter III."""
        rows = [
            [
                self._name(entry),
                format_rupiah(entry["ceiling"]),
                EMPTY if entry["spent"] is None else format_rupiah(entry["spent"]),
                print_share(entry["spent"], entry["ceiling"]) or NOT_COMPUTABLE,
            ]
            for entry in self._source.programs
        ]
        total = None
        if rows:
            whole = self._source.get_budget()
            share = whole["share"] or NOT_COMPUTABLE
            total = ["Jumlah", whole["ceiling"], whole["spent"] or EMPTY, share]
        return self._table(
            f"Realisasi Anggaran {self._when}",
            ("Program", "Pagu", "Realisasi", "Serapan (%)"),
            (37, 24, 24, 10),
            rows,
            self._note_months(),
            total,
        )

    def _note_months(self):
        """Say of which months the money is not known, or not final."""
        return [
            f"Bulan yang realisasinya {words}: {', '.join(map(str, months))}"
            for words, months in (
                ("belum dilaporkan", self._source.missing_months),
                ("belum ditutup, masih dapat berubah", self._source.open_months),
            )
            if months
        ]

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
            (28, 10, 11, 11, 12, 10, 13),
            [self._get_agency(agency) for agency in source.agencies],
            ["Capaian Perangkat Daerah menurut pengukuran masing-masing"],
        )

    def _get_agency(self, agency):
        measurement = self._source.measurements.get(agency)
        money = self._source.spending.get(agency.id)
        share = print_share(money["spent"], money["ceiling"]) if money else ""
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

    def get_efficiency(self):
        """By the formula of the profile. Gunung Mas 24/2024 annex E chapter III."""
        chosen = self._source.profile.lkjip_efficiency
        if not chosen:
            return None
        formula = Formula(chosen)
        rows = []
        for entry in self._source.programs:
            result = compute(
                formula, entry["ceiling"], entry["spent"], entry["achievement"]
            )
            achievement = entry["achievement"]
            rows.append(
                [
                    self._name(entry),
                    EMPTY if achievement is None else format_number(achievement, 2),
                    print_share(entry["spent"], entry["ceiling"]) or EMPTY,
                    self._say_efficiency(formula, result),
                ]
            )
        note = "Capaian program adalah rata-rata capaian indikator hasilnya"
        return self._table(
            f"Efisiensi Penggunaan Sumber Daya Tahun {self._year}",
            ("Program", "Capaian (%)", "Serapan (%)", "Efisiensi"),
            (45, 13, 13, 24),
            rows,
            [FORMULA_WORDS[formula], note],
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

    def _name(self, entry):
        return " ".join(filter(None, (entry["node"].code, entry["node"].name)))

    def _say_efficiency(self, formula, result):
        if result.value is None:
            return f"{NOT_COMPUTABLE} ({REFUSAL_WORDS[result.refusal]})"
        return format_number(result.value, 3 if formula is Formula.INDEX else 2)


def _say_reached(row):
    """Return what an output came to, and its achievement, as printed."""
    if row.year_status != "ok":
        return row.to_date_text or EMPTY, EMPTY
    reached = say_gap(row.to_date_text, read_gap(row.year_trace or ""))
    return reached or EMPTY, row.year_printed or EMPTY


def print_share(spent, ceiling):
    """Return what part of a ceiling was spent, empty where that is no figure."""
    realised = None if spent is None else Realised(ls=spent)
    share = absorb(realised, ceiling or None)
    return "" if share.value is None else format_number(share.value, 2)
