"""The tables of a performance report, in the words of the paper."""

from odoo.addons.sidocakep_base.engine.achievement.accumulation import read_gap
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ...engine.formerly import changed_targets, name_agreements
from ...engine.report_data import UNKNOWN_SOURCE, list_by_row
from ..measurement.measured_words import join_lines, list_lacking_years
from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_budget_tables import SUM
from .lkjip_comparisons import (
    AWAITED,
    EMPTY,
    drop_not_due,
    mark_figure,
    mark_loose,
    note_loose,
    say_gap,
)
from .lkjip_interim import is_later, say_later
from .lkjip_part_tables import LkjipPartTables

FOLLOW_UP_WORDS = {
    "open": "Terbuka",
    "answered": "Dijawab, belum ditutup Inspektorat",
    "closed": "Selesai",
}
#: What nobody entered yet of a recommendation that is open: what, who, by when.
UNPLANNED = ("belum direncanakan", "belum ditunjuk", "belum ditetapkan")


class LkjipTables(LkjipPartTables):
    """Composes the tables; what has no figure says so and is no zero."""

    def get_pk(self):
        """Chapter II: what the head promised. Gunung Mas 24/2024 annex E.

        Of an agreement that was changed in the year both targets stand, by the first
        one and by the last.
        """
        source = self._source
        if len(source.agreements) < 2:
            heads, widths = ("Target",), (35, 45, 15)
        else:
            heads, widths = ("Target Semula", "Target Menjadi"), (29, 36, 15, 15)
        return self._table(
            f"Perjanjian Kinerja Tahun {self._year}",
            ("Sasaran", "Indikator Kinerja", *heads),
            widths,
            [
                [
                    row["objective"],
                    row["name"],
                    *self._get_former_target(row),
                    row["target"] or EMPTY,
                ]
                for row in source.promised
            ],
            [*name_agreements(source.agreements), *self._note_targets()],
        )

    def get_pk_budget(self):
        """Chapter II: what the head promised it with. Gunung Mas 24/2024 annex C.6.

        Tabel II of the agreement in force, as it was signed.
        """
        source = self._source
        return self._table(
            f"Program dan Anggaran dalam Perjanjian Kinerja Tahun {self._year}",
            ("Indikator Kinerja", "Program", "Anggaran"),
            (36, 38, 21),
            [
                [row["served"] or EMPTY, row["name"], row["amount"]]
                for row in source.promised_budget
            ],
            [agreement.words for agreement in source.agreements[-1:]],
            [[SUM, "", source.promised_total]],
        )

    def _get_former_target(self, row):
        """Return the target by the first agreement, nothing where there is one only."""
        first, *others = self._source.agreements or [None]
        if not others:
            return []
        _name, target = first.targets.get(row["promise"], ("", ""))
        return [target or EMPTY]

    def _note_targets(self):
        """Say which targets were others in the agreements before the last."""
        return list(changed_targets(self._source.agreements))

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
            (18, 24, 14, 17, 11, 11),
            [
                [
                    row["objective"],
                    row["name"],
                    row["target"],
                    self._say_standing(row),
                    mark_figure(row) or row["why"],
                    row["rating"] or EMPTY,
                ]
                for row in self._source.rows
            ],
            [
                *self._get_standing(),
                *note_loose(self._source.rows),
                *self._source.say_rolled(),
                *self._source.get_formula_notes(),
                *self._note_targets(),
                *self._note_doubts(),
                *self._note_sources(),
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
                    mark_figure(row) or row["why"],
                    row["rating"] or EMPTY,
                    row["target"] or EMPTY,
                    say_gap(row["realisation"], row["gap"]) or EMPTY,
                ]
                for row in self._source.rows
            ],
            [
                *self._get_standing(),
                *note_loose(self._source.rows),
                *self._source.say_rolled(),
                *self._note_doubts(),
                *self._note_sources(),
            ],
        )

    def get_causes(self):
        """Why, and what then; of what has no figure why not.

        Gunung Mas 24/2024 art. 11(4)c.
        """
        return self._table(
            "Penyebab Keberhasilan dan Kegagalan",
            (
                "Indikator Kinerja",
                "Capaian (%)",
                "Faktor Pendukung",
                "Kendala, atau Mengapa Tanpa Angka",
                "Solusi",
                "Tindak Lanjut",
            ),
            (19, 11, 16, 18, 15, 16),
            [
                [
                    row["name"],
                    mark_figure(row) or row["why"],
                    row["support"] or EMPTY,
                    "\n".join(filter(None, (row["reason"], row["obstacle"]))) or EMPTY,
                    row["solution"] or EMPTY,
                    row["follow_up"] or EMPTY,
                ]
                for row in self._source.rows
            ],
            [
                *self._note_awaited(),
                *note_loose(self._source.rows),
                *self._note_standing(),
            ],
        )

    def get_outputs(self):
        """Outcomes and outputs of the DPA. Gunung Mas 24/2024 art. 11(3), 11(4)d.

        Those of a unit with a DPA of its own stand in brackets beside its agency's.
        """
        outputs = self._source.outputs.filtered(
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
            (24, 18, 9, 13, 10, 10, 10),
            [
                [
                    self._name_output(row),
                    row.indicator_id.name or "belum ada indikator dalam rencana",
                    row.year_target_text or EMPTY,
                    *self._say_reached(row),
                    mark_loose(drop_not_due(row.five_text), self._is_loose(row))
                    or EMPTY,
                    target or EMPTY,
                ]
                for row, target in zip(outputs, targets, strict=True)
            ],
            [
                *self._get_standing(),
                *self._note_last_year(targets),
                *self._note_no_target(
                    target if row.indicator_id.name else None
                    for row, target in zip(outputs, targets, strict=True)
                ),
                *note_loose(
                    fact for row in outputs for fact in self._source.get_loose_of(row)
                ),
                *self._note_lacking_year(outputs),
                *self._note_doubts([join_lines(row.doubt_reason) for row in outputs]),
                *self._note_outputs(outputs),
            ],
        )

    def _note_lacking_year(self, outputs):
        """Say by the numbers of the rows which years are not in the sum."""
        missing = LABELS[NoFigureKind.NOT_REPORTED]
        said = [
            f"angka {years} {missing}"
            if drop_not_due(row.five_text) and (years := list_lacking_years(row))
            else ""
            for row in outputs
        ]
        if not any(said):
            return []
        return [f"Tidak termuat dalam s.d. {self._to_date}: {list_by_row(said)}"]

    def _name_output(self, row):
        whose = self._source.name_company(row.company_id)
        words = (row.code, row.node_id.name, whose and f"({whose})")
        return " ".join(filter(None, words))

    def _note_outputs(self, outputs):
        """Say by the numbers of the rows what lacks a figure, and their sources."""
        source, notes = self._source, []
        reasons = [
            source.get_reason_of(row, row.year_status, row.year_trace)
            if row.indicator_id.name
            else ""
            for row in outputs
        ]
        if any(reasons):
            notes.append(f"Alasan tanpa angka: {list_by_row(reasons)}")
        said = list_by_row(
            (source.get_source_of(row) or UNKNOWN_SOURCE)
            if row.indicator_id.name
            else ""
            for row in outputs
        )
        return [*notes, *([f"Sumber data: {said}"] if said else ())]

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
                self._write_follow_up(item, item._get_state_on(self._source.day))
                for item in self._source.recommendations
            ],
            [],
        )

    def _write_follow_up(self, item, state):
        """Return the cells of a recommendation; what is not planned says so."""
        given = (
            item.planned_action,
            item.responsible_job_id.name,
            item.date_due and format_date(item.date_due),
        )
        lacking = UNPLANNED if state == "open" else [EMPTY] * len(given)
        words = [text or word for text, word in zip(given, lacking, strict=True)]
        return [item.name, *words, FOLLOW_UP_WORDS[state]]

    def _get_standing(self):
        """Say how final the figures are. Gunung Mas 24/2024 art. 9(6)."""
        measurement = self._source.measurement
        if not measurement:
            return []
        if measurement.state == ACCEPTED:
            day = format_date(measurement.accepted_on)
            return [f"Diterima Tim Monev tanggal {day}"]
        return [AWAITED]

    def _say_reached(self, row):
        """Return what an output came to, and its achievement or why there is none."""
        if row.year_status != "ok":
            has_indicator = bool(row.indicator_id.name)
            why = LABELS[NoFigureKind(row.year_status)] if has_indicator else EMPTY
            text = row.to_date_text or EMPTY
            if self._source.is_interim and is_later(row.status, row.year_status):
                return say_later(text), say_later(why)
            return text, why
        said = {
            **self._source.read_standing(row, row.year_status),
            "data_year": str(row.data_year or ""),
            "realisation": row.to_date_text or "",
            "gap": read_gap(row.year_trace or ""),
        }
        achieved = mark_loose(row.year_printed, said["reserve"])
        return self._say_standing(said) or EMPTY, achieved or EMPTY

    def _is_loose(self, row):
        """Tell whether the figure of an output is not final."""
        return bool(self._source.get_loose_of(row))
