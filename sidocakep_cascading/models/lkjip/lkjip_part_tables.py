"""The tables of parts: of the agencies of a government, of the units of an agency."""

from odoo.addons.sidocakep_base.engine.covered import WORDS
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_budget_tables import NO_OBJECTIVE, write_money, write_share
from .lkjip_comparisons import EMPTY, mark_figure, mark_loose, note_loose
from .lkjip_covered import LIST
from .lkjip_money_tables import NOT_ASKED, LkjipMoneyTables

#: Not due, or not collected yet.
LATER_NOTE = "Indikator yang belum tiba tenggatnya atau tidak berlaku, tidak dihitung"
SILENT = "belum disampaikan"
NO_BUDGET = WORDS["no_budget"]
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
            [
                UNIT_NOTE,
                *source.say_basis("agency"),
                *self._note_loose_of((source.company, *source.told)),
                *self._note_agencies_not_asked(),
                *self._note_money(),
            ],
            [[name, *[""] * 3, *money, ""] for name, *money in self._get_totals()],
        )

    def _get_unit(self, company):
        """Return the cells of an agency without its units, or of one of these."""
        name, count, met, *reached, _share, standing = self._get_agency(company)
        money = self._source.spending.get(company.id)
        return [
            name,
            f"{met} dari {count}" if met != EMPTY else count,
            *reached,
            *(write_money(money) if money else [EMPTY] * 3),
            standing,
        ]

    def _get_agencies_of_government(self):
        source = self._source
        notes = ["Capaian Perangkat Daerah menurut pengukuran masing-masing"]
        notes += source.say_basis("agency") + self._note_loose_of(source.told)
        # All stand in the list, whoever sent nothing too.
        notes += source.say_measured_covered()
        notes += self._note_agencies_not_asked()
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
        share = write_share(money) if money else NO_BUDGET
        if not measurement:
            return [agency.name, *[EMPTY] * 4, share, SILENT]
        asked, later = self._part_asked(measurement)
        loose = self._list_loose_of(measurement)
        met = asked.filtered("is_met" if self._source.is_interim else "year_is_met")
        none = LABELS[NoFigureKind.NOT_DUE] if later else "0"
        return [
            agency.name,
            str(len(asked)) if asked else none,
            mark_loose(str(len(met)), loose) if asked or not later else EMPTY,
            mark_loose(measurement.printed, loose) or EMPTY,
            measurement.rating or EMPTY,
            share,
            "diterima" if measurement.state == ACCEPTED else "belum diterima",
        ]

    def _list_loose_of(self, measurement):
        """Return the figures of a measurement that are not final, as facts."""
        name = "status" if self._source.is_interim else "year_status"
        lines = measurement.line_ids if measurement else ()
        return [
            {"name": line.indicator_id.name, "reserve": reserve}
            for line in lines
            if (
                reserve := self._source.read_standing(line, getattr(line, name))[
                    "reserve"
                ]
            )
        ]

    def _note_loose_of(self, companies):
        """Name the figures that are not final of all agencies in a table."""
        measurements = map(self._source.measurements.get, companies)
        return note_loose(
            fact for item in measurements for fact in self._list_loose_of(item)
        )

    def _part_asked(self, measurement):
        """Return the lines of which a figure was due, and those that are due later."""
        name = "status" if self._source.is_interim else "year_status"
        lines = measurement.line_ids
        asked = lines.filtered(lambda line: getattr(line, name) not in NOT_ASKED)
        return asked, lines.filtered(lambda line: line not in asked)

    def _note_agencies_not_asked(self):
        """Say of how many indicators of each nothing was due: they are not counted."""
        source = self._source
        whose = source.told if source.is_government else (source.company, *source.told)
        named = []
        for agency in whose:
            measurement = source.measurements.get(agency)
            later = self._part_asked(measurement)[1] if measurement else ()
            if later:
                named.append(f"{agency.name} ({len(later)})")
        if not named:
            return []
        return [f"{LATER_NOTE}: {'; '.join(named)}"]

    def get_contributions(self):
        """What agencies promised below each objective of the government, units below
        those of their agency.

        PermenPANRB 53/2014: the government reports what its agencies contribute.
        """
        whole, part = "Pemerintah Daerah", "Perangkat Daerah"
        found = self._source.read_contributions()
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
                    mark_figure(row) or row["why"],
                ]
                for objective, whose, row in found
            ],
            [
                "Menurut Perjanjian Kinerja dan pengukuran masing-masing",
                *note_loose(row for *_whose, row in found),
                *self._source.say_measured_covered(LIST),
            ],
        )
