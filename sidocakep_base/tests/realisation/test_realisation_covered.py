"""Whose money a sum of several agencies is of."""

from odoo.tests import freeze_time, tagged

from ...engine.covered import Lack, Part, say_covered
from .realisation_case import RealisationCase

UNIT = "Puskesmas Uji"


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestRealisationCovered(RealisationCase):
    """Of the agencies one has a DPA: it reported January and February, to March."""

    def _get_parts(self, until=3, agencies=None, **kw):
        agencies = agencies or self.agency_a | self.agency_b
        parts = self.env["sidocakep.realisation"]._get_covered(
            agencies, 2026, until, **kw
        )
        return {part.name: part for part in parts}

    def test_who_has_no_dpa_or_told_nothing_is_not_in_the_sum(self):
        parts = self._get_parts()
        self.assertEqual(
            list(parts.values()),
            [
                Part(self.agency_a.name, False, (Lack("not_reported"),)),
                Part(self.agency_b.name, False, (Lack("no_budget"),)),
            ],
        )
        self.assertEqual(
            say_covered(parts.values()),
            [
                "Jumlah realisasi memuat 0 dari 2 Perangkat Daerah",
                f"Tidak termuat, realisasi belum dilaporkan: {self.agency_a.name}",
                f"Tidak termuat, tanpa DPA: {self.agency_b.name}",
            ],
        )

    def test_months_that_lack_or_are_open_are_named(self):
        self._open(1, self._row(self.sub_1, 1)).action_close()
        self._open(2, self._row(self.sub_1, 2))
        part = self._get_parts()[self.agency_a.name]
        lacks = (Lack("months_missing", (3,)), Lack("months_open", (2,)))
        self.assertEqual((part.is_in, part.lacks), (True, lacks))
        self.assertEqual(self._get_parts(1)[self.agency_a.name].lacks, ())

    def test_a_unit_stands_with_its_agency(self):
        """Without a DPA of its own its money may be in the one above: it lacks none."""
        unit = self._create_company(
            UNIT, parent_id=self.agency_a.id, sidocakep_kind="puskesmas"
        )
        self._open(1, self._row(self.sub_1, 1)).action_close()
        both = self.agency_a | unit
        self.assertEqual(self._get_parts(1)[self.agency_a.name].lacks, ())
        self.assertEqual(
            list(self._get_parts(1, both, is_each=True)), [self.agency_a.name]
        )
        self.env["sidocakep.realisation.month"].create(
            {"company_id": unit.id, "year": 2026, "month": "01"}
        )._with_workflow_bypass().state = "closed"
        both_told = self._get_parts(2, both, is_each=True)
        self.assertEqual(list(both_told), [self.agency_a.name, UNIT])
        self.assertIn(
            Lack("unit", f"{UNIT} belum dilaporkan: Februari"),
            self._get_parts(2)[self.agency_a.name].lacks,
        )
