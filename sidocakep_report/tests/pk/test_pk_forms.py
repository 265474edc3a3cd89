"""The printed PK is the form of the regulation, to the letter."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import PrintCase
from . import samples


@tagged("post_install", "-at_install")
class TestPkForms(PrintCase):
    # Gunung Mas 24/2024, annex C.6

    def test_gunung_mas_head_of_agency(self):
        page = self._render_values(samples.build_gunung_mas())
        text = self._get_text(page)
        self.assertIn(
            "PERJANJIAN KINERJA TAHUNAN 2026 "
            "KEPALA PELAKSANA BADAN PENANGGULANGAN BENCANA DAERAH Tabel I",
            text,
        )
        self.assertEqual(
            self._get_cells(page, 0)[:3],
            [
                [
                    "No.",
                    "Tujuan dan Sasaran Perangkat Daerah",
                    "Indikator Kinerja",
                    "Target Kinerja",
                ],
                ["(1)", "(2)", "(3)", "(4)"],
                [
                    "1.",
                    samples.BOYOLALI["objectives"][0]["name"],
                    "Indeks Ketahanan Daerah",
                    "0,9 Angka",
                ],
            ],
        )
        self.assertEqual(
            self._get_cells(page, 1),
            [
                ["No.", "Indikator Kinerja", "Program", "Target Anggaran"],
                ["(1)", "(2)", "(3)", "(4)"],
                [
                    "1.",
                    "Nilai SAKIP BPBD",
                    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
                    "Rp5.294.655.000,00",
                ],
                [
                    "2.",
                    "Indeks Ketahanan DaerahIndeks Kesiapsiagaan Masyarakat",
                    "PROGRAM PENANGGULANGAN BENCANA",
                    "Rp827.924.000,00",
                ],
            ],
        )
        self.assertIn(
            "Contoh, 2 Januari 2026 Pihak II Bupati Contoh, Pihak I "
            "Kepala Pelaksana Badan Penanggulangan Bencana Daerah "
            "(SRI HANDAYANI) (Drs. SUTRISNO WIBOWO, M.Si.) Pembina Utama Muda (IV/c) "
            "NIP. 19700617 199503 1 007",
            text,
        )

    def test_gunung_mas_head_of_region_signs_alone(self):
        page = self._render_values(samples.build_bupati())
        text = self._get_text(page)
        self.assertIn("PERJANJIAN KINERJA TAHUNAN 2026 BUPATI GUNUNG MAS Tabel I", text)
        self.assertEqual(self._get_cells(page, 0)[0][1], "Tujuan dan Sasaran Daerah")
        self.assertTrue(
            text.endswith(
                "Kuala Kurun, 2 Januari 2026 Bupati Gunung Mas (JAYA SAMPURNA)"
            ),
            text[-120:],
        )
        self.assertNotIn("Pihak", text)
        self.assertNotIn("NIP", text)

    def test_gunung_mas_column_3_by_level(self):
        """Penjelasan pengisian b.2): eselon 3 kegiatan, pengawas sub kegiatan."""
        for level, title in (
            ("program", "Program"),
            ("kegiatan", "Kegiatan"),
            ("sub_kegiatan", "Sub Kegiatan"),
        ):
            page = self._render_values(samples.build_gunung_mas(table2_level=level))
            self.assertEqual(self._get_cells(page, 1)[0][2], title)

    def test_a_tujuan_is_called_so_in_the_column_of_both_and_in_that_of_sasaran(self):
        goals = [{"level": "tujuan", "goal": ""}, {"level": "sasaran", "goal": ""}]
        for build in (samples.build_gunung_mas, samples.build_values):
            values = build(goals=goals)
            cells = self._get_cells(self._render_values(values), 0)
            names = [row[1] for row in cells[2:] if row[0] in ("1.", "2.")]
            first, second = (row["name"] for row in values["objectives"])
            with self.subTest(values["form"]):
                self.assertEqual(names, [f"Tujuan: {first}", second])

    # Paser 23/2016, annex II

    def test_paser_statement(self):
        values = samples.build_values()
        values["agency"]["logo"] = (
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
            "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        )
        page = self._render_values(values)
        text = self._get_text(page)
        self.assertIn('src="data:image/png;base64,iVBOR', page)
        expected = (
            "PEMERINTAH KABUPATEN CONTOH BADAN PENANGGULANGAN BENCANA DAERAH "
            "Jalan Merdeka Timur, Contoh 57371 "
            "PERJANJIAN KINERJA TAHUN 2026 "
            "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan "
            "dan akuntabel serta berorientasi pada hasil, kami yang bertanda tangan "
            "dibawah ini : "
            "Nama : Drs. SUTRISNO WIBOWO, M.Si. "
            "Jabatan : Kepala Pelaksana Badan Penanggulangan Bencana Daerah "
            "selanjutnya disebut pihak pertama "
            "Nama : SRI HANDAYANI Jabatan : Bupati Contoh "
            "selaku atasan pihak pertama, selanjutnya disebut pihak kedua "
            "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya "
            "sesuai lampiran perjanjian ini, dalam rangka mencapai target kinerja "
            "jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. "
            "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi "
            "tanggungjawab kami. "
            "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan "
            "evaluasi terhadap capaian kinerja dari perjanjian ini dan mengambil "
            "tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi. "
            "Contoh, 2 Januari 2026 Pihak Kedua, Bupati Contoh "
            "Pihak Pertama Kepala Pelaksana Badan Penanggulangan Bencana Daerah "
            "SRI HANDAYANI Drs. SUTRISNO WIBOWO, M.Si. Pembina Utama Muda (IV/c) "
            "NIP. 19700617 199503 1 007"
        )
        self.assertIn(expected, text)

    # PermenPANRB 53/2014, anak lampiran I/1-6 and I/3-6

    def test_a_head_of_region_promises_alone(self):
        page = self._render_values(samples.build_bupati_alone())
        text = self._get_text(page)
        self.assertIn(
            "PERJANJIAN KINERJA TAHUN 2026 "
            "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan "
            "dan akuntabel serta berorientasi pada hasil, yang bertanda tangan di "
            "bawah ini: "
            "Nama : JAYA SAMPURNA Jabatan : Bupati Gunung Mas "
            "berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran "
            "perjanjian ini, dalam rangka mencapai target kinerja jangka menengah "
            "seperti yang telah ditetapkan dalam dokumen perencanaan. "
            "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi "
            "tanggung jawab kami. "
            "Kuala Kurun, 2 Januari 2026 Bupati Gunung Mas JAYA SAMPURNA "
            "PERJANJIAN KINERJA TAHUN 2026 KABUPATEN GUNUNG MAS No.",
            text,
        )
        self.assertTrue(
            text.endswith(
                "Kuala Kurun, 2 Januari 2026 Bupati Gunung Mas (JAYA SAMPURNA)"
            )
        )
        self.assertNotIn("pihak", text.lower())
        self.assertEqual(
            self._get_cells(page, 0)[:3],
            [
                ["No.", "Sasaran Strategis", "Indikator Kinerja", "Target"],
                ["(1)", "(2)", "(3)", "(4)"],
                [
                    "1.",
                    samples.BOYOLALI["objectives"][0]["name"],
                    "Indeks Ketahanan Daerah",
                    "0,9 Angka",
                ],
            ],
        )
        self.assertEqual(
            self._get_cells(page, 1)[:2],
            [
                ["Program", "Anggaran"],
                [
                    "1.",
                    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
                    "Rp5.294.655.000,00",
                ],
            ],
        )

    def test_paser_annex(self):
        values = samples.build_values()
        values["objectives"][0]["indicators"][1]["note"] = "IKU"
        values["table2"][1]["child_levels"] = ["kegiatan"]
        values["table2"][1]["children"] = [
            {"no": "1", "name": "Pencegahan", "amount": "Rp500.000.000,00"},
            {"no": "2", "name": "Kedaruratan", "amount": "Rp327.924.000,00"},
        ]
        page = self._render_values(values)
        self.assertIn(
            "PERJANJIAN KINERJA KEPALA PELAKSANA BADAN PENANGGULANGAN BENCANA DAERAH "
            "KABUPATEN CONTOH TAHUN 2026",
            self._get_text(page),
        )
        annex = self._get_cells(page, 0)
        self.assertEqual(
            annex[:2],
            [
                [
                    "No",
                    "Sasaran Strategis",
                    "Indikator Kinerja",
                    "Target",
                    "Keterangan",
                ],
                ["1", "2", "3", "4", "5"],
            ],
        )
        self.assertEqual(
            annex[3], ["Indeks Kesiapsiagaan Masyarakat", "0,48 Angka", "IKU"]
        )
        self.assertEqual(
            self._get_cells(page, 1),
            [
                ["Program dan Kegiatan", "Anggaran"],
                [
                    "1.",
                    "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
                    "Rp5.294.655.000,00",
                ],
                ["2.", "PROGRAM PENANGGULANGAN BENCANA", "Rp827.924.000,00"],
                ["", "Kegiatan :", ""],
                ["", "1.", "Pencegahan", "Rp500.000.000,00"],
                ["", "2.", "Kedaruratan", "Rp327.924.000,00"],
            ],
        )

    def test_paser_annex_names_the_agency_of_the_position(self):
        """The form's "(NAMA JABATAN PADA DINAS/BADAN/KANTOR.....)"."""
        below = {"holder_title": "KEPALA BIDANG KEDARURATAN", "level": "administrator"}
        page = self._render_values(samples.build_values(**below))
        self.assertIn(
            "PERJANJIAN KINERJA KEPALA BIDANG KEDARURATAN PADA BADAN PENANGGULANGAN "
            "BENCANA DAERAH KABUPATEN CONTOH TAHUN 2026",
            self._get_text(page),
        )
        secretary = {
            "holder_title": "SEKRETARIS BADAN PENANGGULANGAN BENCANA DAERAH",
            "level": "secretary",
        }
        page = self._render_values(samples.build_values(**secretary))
        self.assertNotIn(" PADA ", self._get_text(page))

    def test_paser_without_budget_stands_on_tupoksi(self):
        """Paser 23/2016 art. 4(3)."""
        page = self._render_values(
            samples.build_values(table2=[], basis="tupoksi", table2_level="none")
        )
        self.assertIn(
            "Tidak terdapat biaya dalam DPA; berpedoman pada tupoksi jabatan.",
            self._get_text(page),
        )
        self.assertNotIn("Jumlah", self._get_text(page))

    # Sealed before pages had editions: printed as it was signed

    def test_what_was_sealed_before_keeps_its_page(self):
        values = samples.build_before(table2_level="kegiatan")
        values["table2"][1]["children"] = [
            {"no": "1", "name": "Pencegahan", "amount": "Rp500.000.000,00"},
        ]
        page = self._render_values(values)
        self.assertIn("DAERAH Alamat Jalan Merdeka Timur", self._get_text(page))
        self.assertEqual(
            self._get_cells(page, 1)[3:],
            [
                ["", "Sub Kegiatan :", ""],
                ["", "1.", "Pencegahan", "Rp500.000.000,00"],
                ["", "Jumlah", "Rp6.122.579.000,00"],
            ],
        )
        values = samples.build_bupati()
        del values["page_edition"]
        text = self._get_text(self._render_values(values))
        self.assertIn("Bupati Gunung Mas, (JAYA SAMPURNA)", text)
        below = {"form": "gunung_mas", "level": "supervisor"}
        for build, is_named in (
            (samples.build_before, False),
            (samples.build_values, True),
        ):
            text = self._get_text(self._render_values(build(**below)))
            self.assertEqual("PEMERINTAH KABUPATEN CONTOH BADAN" in text, is_named)

    # both

    def test_draft_is_marked(self):
        for build in (samples.build_gunung_mas, samples.build_values):
            self.assertIn('data-mark="RANCANGAN"', self._render_values(build()))
            self.assertNotIn(
                "RANCANGAN", self._render_values(build(is_draft=False, state="signed"))
            )

    def test_unsigned_party_leaves_dots(self):
        first = {"name": "", "title": "Kepala Dinas", "rank": "", "nip": ""}
        text = self._get_text(self._render_values(samples.build_values(first=first)))
        self.assertIn("." * 40, text)
        self.assertEqual(text.count("NIP."), 0)

    def test_names_print_as_they_stand(self):
        values = samples.build_gunung_mas()
        values["first"]["name"] = '<b>A</b> *B* #import "x" & Co'
        self.assertIn(
            '(<b>A</b> *B* #import "x" & Co)',
            self._get_text(self._render_values(values)),
        )

    def test_form_that_is_not_installed(self):
        with self.assertRaisesRegex(UserError, "kotabaru"):
            self._render_values(samples.build_values(form="kotabaru"))

    def test_page_needs_nothing_from_the_server(self):
        page = self._render_values(samples.build_values())
        self.assertNotIn("<script", page)
        self.assertNotIn("<link", page)
        self.assertNotIn("/web/", page)
        self.assertIn(".ts-grid", page)

    def test_module_may_inherit_a_form(self):
        self.env["ir.ui.view"].create(
            {
                "name": "uji",
                "type": "qweb",
                "inherit_id": self.env.ref("sidocakep_report.pk_gunung_mas_table1").id,
                "arch": "<xpath expr='//h2' position='replace'>"
                "<h2>Tabel I (uji)</h2></xpath>",
            }
        )
        page = self._render_values(samples.build_gunung_mas())
        self.assertIn("Tabel I (uji)", self._get_text(page))
