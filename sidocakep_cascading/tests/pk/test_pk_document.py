"""The values of the printed document, key by key as the print addon needs them."""

import json

from odoo.tests import tagged

from ..common import PkCase

KEYS = {
    "form",
    "form_edition",
    "page_edition",
    "labels",
    "state",
    "is_draft",
    "version",
    "number",
    "hash",
    "paper",
    "year",
    "title",
    "holder_title",
    "level",
    "table2_level",
    "basis",
    "basis_document",
    "basis_text",
    "government",
    "agency",
    "place",
    "date",
    "date_iso",
    "first",
    "second",
    "signatures",
    "objectives",
    "goals",
    "figures",
    "table2",
    "total",
}


@tagged("post_install", "-at_install")
class TestPkDocument(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency_a.write({"street": "Jalan Merdeka 1", "city": "Kota Uji"})

    def _get_values(self, job, **kw):
        pk = self._create_pk(job, **kw)
        return pk._get_document_values()[pk.id]

    def test_all_keys_and_plain_data(self):
        for job in (self.job_bupati, self.job_head_a, self.job_pelaksana_a):
            values = self._get_values(job)
            self.assertEqual(set(values), KEYS)
            self.assertEqual(json.loads(json.dumps(values)), values)

    def test_head_of_agency_in_the_gunung_mas_form(self):
        values = self._get_values(self.job_head_a)
        nip = self.employee_head_a.nip
        self.assertEqual(values["form"], "gunung_mas")
        self.assertEqual(values["title"], "PERJANJIAN KINERJA TAHUNAN 2026")
        self.assertEqual(values["holder_title"], "KEPALA DINAS KESEHATAN")
        self.assertEqual(values["level"], "head")
        self.assertEqual(values["table2_level"], "program")
        self.assertEqual(values["basis"], "dpa")
        self.assertEqual(values["year"], "2026")
        self.assertEqual(
            values["government"],
            {
                "name": "KABUPATEN UJI",
                "heading": "PEMERINTAH KABUPATEN UJI",
                "scope": "Perangkat Daerah",
            },
        )
        self.assertEqual(values["agency"]["name"], "DINAS KESEHATAN UJI")
        self.assertEqual(values["agency"]["address"], "Jalan Merdeka 1, Kota Uji")
        self.assertEqual(values["place"], "Kota Uji")
        self.assertEqual(values["date"], "2 Januari 2026")
        self.assertEqual(values["date_iso"], "2026-01-02")
        self.assertEqual(
            values["first"],
            {
                "name": "Uji Head A",
                "title": "Kepala Dinas Kesehatan",
                "capacity": "definitif",
                "rank": "Pembina Tingkat I (IV/b)",
                "nip": f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}",
            },
        )
        self.assertEqual(
            values["second"],
            {
                "name": "Uji Bupati",
                "title": "Bupati Uji",
                "capacity": "definitif",
                "rank": "",
                "nip": "",
            },
        )
        self.assertEqual(
            values["objectives"],
            [
                {
                    "no": "1",
                    "name": "Meningkatnya mutu pelayanan",
                    "indicators": [
                        {
                            "no": "1.1",
                            "name": "Indeks Kepuasan",
                            "target": "85,5 Persen",
                            "paper": "85,5 persen",
                            "note": "",
                        }
                    ],
                },
                {
                    "no": "2",
                    "name": "Meningkatnya akuntabilitas",
                    "indicators": [
                        {
                            "no": "2.1",
                            "name": "Nilai SAKIP",
                            "target": "75,35 Angka",
                            "paper": "75,35",
                            "note": "",
                        }
                    ],
                },
            ],
        )
        self.assertEqual(
            values["table2"],
            [
                {
                    "no": "1",
                    "indicator": "Indeks Kepuasan",
                    "name": "PROGRAM UPAYA KESEHATAN PERORANGAN",
                    "amount": "Rp175.000.000,00",
                    "note": "APBD, DAK",
                    "children": [],
                },
                {
                    "no": "2",
                    "indicator": "Nilai SAKIP",
                    "name": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
                    "amount": "Rp30.000.000,00",
                    "note": "APBD",
                    "children": [],
                },
            ],
        )
        self.assertEqual(values["total"], "Rp205.000.000,00")

    def test_a_tujuan_is_named_once_above_its_sasaran(self):
        """S1 and S2 stand under T1; where T1 is promised itself it is not named."""
        pk = self._create_pk(self.job_head_a)
        below = {"level": "sasaran", "goal": ""}
        first = {"level": "sasaran", "goal": "Meningkatnya derajat kesehatan"}
        self.assertEqual(pk._get_document_values()[pk.id]["goals"], [first, below])
        pk.line_ids[0].node_id = self.node_t1
        own = {"level": "tujuan", "goal": ""}
        self.assertEqual(pk._get_document_values()[pk.id]["goals"], [own, below])

    def test_bupati_signs_alone(self):
        values = self._get_values(self.job_bupati)
        self.assertIsNone(values["second"])
        self.assertEqual(values["government"]["scope"], "Daerah")
        self.assertEqual(values["level"], "head_of_region")
        self.assertEqual(values["holder_title"], "BUPATI UJI")
        self.assertEqual((values["first"]["rank"], values["first"]["nip"]), ("", ""))
        self.assertEqual(values["agency"]["name"], "")

    def test_paser_form_groups_kegiatan_under_the_programme(self):
        self.government.profile_id = self.profile_paser
        values = self._get_values(self.job_head_a)
        self.assertEqual(values["form"], "paser")
        self.assertEqual(values["title"], "PERJANJIAN KINERJA TAHUN 2026")
        first = values["table2"][0]
        self.assertEqual(first["amount"], "Rp175.000.000,00")
        self.assertEqual(
            [
                (child["no"], child["name"], child["amount"])
                for child in first["children"]
            ],
            [
                ("1", "Layanan Rujukan", "Rp150.000.000,00"),
                ("2", "Layanan Dasar", "Rp25.000.000,00"),
            ],
        )
        self.assertEqual(values["total"], "Rp205.000.000,00")

    def test_indicators_of_one_sasaran_are_numbered_under_it(self):
        pk = self._create_pk(self.job_head_a)
        self.env["sidocakep.pk.line"].create(
            {"pk_id": pk.id, "indicator_id": self.outcome.id, "sequence": 15}
        )
        pk.line_ids.filtered(
            lambda line: line.indicator_id == self.outcome
        ).objective = "Meningkatnya mutu pelayanan"
        pk.invalidate_recordset(["line_ids"])
        values = pk._get_document_values()[pk.id]
        self.assertEqual(
            [
                indicator["no"]
                for objective in values["objectives"]
                for indicator in objective["indicators"]
            ],
            ["1.1", "1.2", "2.1"],
        )

    def test_document_without_a_date_has_an_empty_date(self):
        values = self._get_values(self.job_head_a, date_document=False)
        self.assertEqual((values["date"], values["date_iso"]), ("", ""))

    def test_texts_do_not_depend_on_the_language_of_the_reader(self):
        pk = self._create_pk(self.job_head_a)
        english = pk.with_context(lang="en_US")._get_document_values()
        plain = pk.with_context(lang=False)._get_document_values()
        self.assertEqual(english, plain)
        self.assertEqual(english[pk.id]["date"], "2 Januari 2026")

    def test_acting_official_is_titled_as_such(self):
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2026-01-01",
            "2026-01-10",
        )
        values = self._get_values(self.job_ech3_a)
        self.assertEqual(values["second"]["title"], "Plh. Kepala Dinas Kesehatan")
        self.assertEqual(values["second"]["capacity"], "plh")
