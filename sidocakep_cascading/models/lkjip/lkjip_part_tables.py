"""The tables of parts: of the agencies of a government, of the units of an agency."""

from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_budget_tables import NO_OBJECTIVE, write_money
from .lkjip_comparisons import EMPTY
from .lkjip_covered import LIST
from .lkjip_money_tables import LkjipMoneyTables

SILENT = "belum disampaikan"
#: Who closes to whom.
UNIT_NOTE = (
    "Capaian menurut pengukuran masing-masing; unit kerja menutup pengukurannya kepada "
    "Perangkat Daerah"
)


class LkjipPartTables(LkjipMoneyTables):
    """Composes them; who sent nothing stands there and says so."""

    def get_agencies(self):
        """What each came to by its own measurement, beside what was promised above."""
        source = self._source
        if source.is_government:
            return self._get_agencies_of_government()
        if not source.agencies:
            return None
        return self._table(
            f"Capaian Kinerja dan Anggaran Unit Kerja {self._when}",
            (
                "Perangkat Daerah dan Unit Kerja",
                "Indikator Tercapai",
                "Capaian (%)",
                "Predikat",
                "Pagu",
                "Realisasi",
                "Serapan (%)",
                "Pengukuran",
            ),
            (18, 9, 9, 10, 15, 15, 8, 11),
            [self._get_unit(company) for company in (source.company, *source.told)],
            [UNIT_NOTE, *self._note_money()],
            [[name, *[""] * 3, *money, ""] for name, *money in self._get_totals()],
        )

    def _get_unit(self, company):
        """Return the cells of an agency without its units, or of one of these."""
        name, count, met, *reached, _share, standing = self._get_agency(company)
        money = self._source.spending.get(company.id)
        return [
            name,
            f"{met} dari {count}" if count != EMPTY else EMPTY,
            *reached,
            *(write_money(money) if money else [EMPTY] * 3),
            standing,
        ]

    def _get_agencies_of_government(self):
        source = self._source
        notes = ["Capaian Perangkat Daerah menurut pengukuran masing-masing"]
        # All stand in the list, whoever sent nothing too.
        notes += source.say_measured_covered()
        if source.units:
            notes.append("Serapan Perangkat Daerah termasuk unit kerjanya")
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
            [self._get_agency(agency) for agency in source.told],
            notes,
        )

    def _get_agency(self, agency):
        measurement = self._source.measurements.get(agency)
        money = self._source.spending.get(agency.id)
        share = money.share if money else ""
        if not measurement:
            return [agency.name, *[EMPTY] * 4, share or EMPTY, SILENT]
        met = "is_met" if self._source.is_interim else "year_is_met"
        return [
            agency.name,
            str(len(measurement.line_ids)),
            str(len(measurement.line_ids.filtered(met))),
            measurement.printed or EMPTY,
            measurement.rating or EMPTY,
            share or EMPTY,
            "diterima" if measurement.state == ACCEPTED else "belum diterima",
        ]

    def get_contributions(self):
        """What agencies promised below each objective of the government, units below
        those of their agency.

        PermenPANRB 53/2014: the government reports what its agencies contribute.
        """
        whole, part = "Pemerintah Daerah", "Perangkat Daerah"
        if not self._source.is_government:
            whole, part = part, "Unit Kerja"
        return self._table(
            f"Kontribusi {part} terhadap Sasaran {self._when}",
            (
                f"Sasaran {whole}",
                part,
                f"Indikator Kinerja {part}",
                "Target",
                "Realisasi",
                "Capaian (%)",
            ),
            (20, 18, 23, 11, 13, 10),
            [
                [
                    objective or NO_OBJECTIVE,
                    whose,
                    row["name"],
                    row["target"] or EMPTY,
                    self._say_standing(row) or EMPTY,
                    row["printed"] or row["why"],
                ]
                for objective, whose, row in self._source.read_contributions()
            ],
            [
                "Menurut Perjanjian Kinerja dan pengukuran masing-masing",
                *self._source.say_measured_covered(LIST),
            ],
        )
