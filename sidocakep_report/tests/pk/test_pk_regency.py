"""Every form of the two annexes at every post, from agreements drawn up and signed.

The cells are written from the annexes (quoted beside them) and from the figures in the
docstrings of ``PkCase`` and ``WholeRegencyCase``, not from what is printed.
"""

from odoo.tests import tagged

from odoo.addons.sidocakep_cascading.tests.common_regency import (
    LADDER,
    WholeRegencyCase,
)

from ..common import PrintCase

#: Whom the annexes give a form with the name of what they lead in the title.
LEADERS = ("bupati", "sekda", "head_a")
#: Post > its title, and the agency of which it is.
TITLES = {
    "bupati": ("Bupati Uji", ""),
    "sekda": ("Sekretaris Daerah", "SEKRETARIAT DAERAH UJI"),
    "asisten": ("Asisten Administrasi", "SEKRETARIAT DAERAH UJI"),
    "kabag": ("Kepala Bagian Organisasi", "SEKRETARIAT DAERAH UJI"),
    "kasubag": ("Kepala Sub Bagian Kelembagaan", "SEKRETARIAT DAERAH UJI"),
    "head_a": ("Kepala Dinas Kesehatan", "DINAS KESEHATAN UJI"),
    "secretary_a": ("Sekretaris Dinas Kesehatan", "DINAS KESEHATAN UJI"),
    "ech3_a": ("Kepala Bidang Pelayanan", "DINAS KESEHATAN UJI"),
    "ech4_a": ("Kepala Seksi Rujukan", "DINAS KESEHATAN UJI"),
    "func_a": ("Epidemiolog Ahli Muda", "DINAS KESEHATAN UJI"),
    "pelaksana_a": ("Pengadministrasi Umum", "DINAS KESEHATAN UJI"),
}
HEALTH, QUALITY = "Meningkatnya derajat kesehatan", "Meningkatnya mutu pelayanan"
ORDER = "Meningkatnya akuntabilitas"
RULE = "Meningkatnya tata kelola pemerintahan"
ACCOUNT = "Meningkatnya akuntabilitas pemerintah daerah"
#: Post > the tujuan, and its sasaran with indicator and target of 2026.
PROMISES = {
    "bupati": (
        "Masyarakat sehat",
        ["Meningkatnya kualitas hidup", "Indeks Pembangunan Manusia", "72,5 Angka"],
    ),
    "sekda": (RULE, [ACCOUNT, "Nilai SAKIP Kabupaten", "70 Angka"]),
    "asisten": (RULE, [ACCOUNT, "Kebijakan dijalankan", "95 Persen"]),
    "kabag": (RULE, [ACCOUNT, "Kelembagaan ditata", "8 Dokumen"]),
    "kasubag": (RULE, [ACCOUNT, "Analisis jabatan", "6 Laporan"]),
    "head_a": (
        HEALTH,
        [QUALITY, "Indeks Kepuasan", "85,5 Persen"],
        [ORDER, "Nilai SAKIP", "75,35 Angka"],
    ),
    "secretary_a": (HEALTH, [ORDER, "Dokumen tepat waktu", "100 Persen"]),
    "ech3_a": (HEALTH, [QUALITY, "Layanan sesuai standar", "90 Persen"]),
    "ech4_a": (HEALTH, [QUALITY, "Rujukan yang ditangani", "120 Orang"]),
    "func_a": (HEALTH, [QUALITY, "Penyelidikan epidemiologi", "12 Laporan"]),
    "pelaksana_a": (HEALTH, [QUALITY, "Surat ditata", "24 Laporan"]),
}
CARE = "PROGRAM UPAYA KESEHATAN PERORANGAN"
SUPPORT = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"
SETDA = "PROGRAM PENUNJANG PEMERINTAHAN"
WITHOUT_BUDGET = (
    "Tidak terdapat anggaran dalam DPA; perjanjian berpedoman pada tugas pokok dan "
    "fungsi jabatan"
)
#: Gunung Mas, penjelasan pengisian b.2): "pada kolom 3 diisi: a) bila pejabat setingkat
#: Eselon 3 diisi kegiatan; b) bila pejabat setingkat pengawas diisi sub kegiatan". The
#: rows are indicator, what column 3 holds, and the sum of the DPA below it.
GUNUNG_MAS_TABLE_2 = {
    "bupati": (
        "Program",
        ["Indeks Pembangunan Manusia", SUPPORT, "Rp30.000.000,00"],
        [
            "Indeks Pembangunan Manusia",
            "PROGRAM UPAYA KESEHATAN",
            "Rp175.000.000,00",
        ],
        ["Indeks Pembangunan Manusia", SETDA, "Rp40.000.000,00"],
    ),
    "sekda": ("Program", ["Nilai SAKIP Kabupaten", SETDA, "Rp40.000.000,00"]),
    # Annex C.2 names no Asisten: the profile lists nothing for him.
    "asisten": ("Program", ["-", WITHOUT_BUDGET, "-"]),
    "kabag": (
        "Kegiatan",
        ["Kelembagaan ditata", "Penataan Organisasi", "Rp40.000.000,00"],
    ),
    "kasubag": (
        "Sub Kegiatan",
        ["Analisis jabatan", "Analisis Jabatan", "Rp40.000.000,00"],
    ),
    "head_a": (
        "Program",
        ["Indeks Kepuasan", CARE, "Rp175.000.000,00"],
        ["Nilai SAKIP", SUPPORT, "Rp30.000.000,00"],
    ),
    "secretary_a": (
        "Kegiatan",
        ["Dokumen tepat waktu", "Perencanaan", "Rp30.000.000,00"],
    ),
    "ech3_a": (
        "Kegiatan",
        ["Layanan sesuai standar", "Layanan Rujukan", "Rp150.000.000,00"],
        ["Layanan sesuai standar", "Layanan Dasar", "Rp25.000.000,00"],
    ),
    "ech4_a": (
        "Sub Kegiatan",
        ["Rujukan yang ditangani", "Rujukan Ibu", "Rp100.000.000,00"],
        ["Rujukan yang ditangani", "Rujukan Anak", "Rp50.000.000,00"],
    ),
    "func_a": (
        "Sub Kegiatan",
        ["Penyelidikan epidemiologi", "Rujukan Ibu", "Rp100.000.000,00"],
    ),
    "pelaksana_a": ("Program", ["-", WITHOUT_BUDGET, "-"]),
}


def _nest(program, amount, label, *children):
    """Rows of annex II of Paser: "1. Program..... / Kegiatan : / 1..... Rp.....".

    The annex of 2016 knows programme and kegiatan; what is a kegiatan there is a sub
    kegiatan since Permendagri 90/2019 (the profile's level rules), and called so.
    """
    return [
        [program, amount],
        ["", f"{label} :", ""],
        *(
            ["", f"{number}.", name, child_amount]
            for number, (name, child_amount) in enumerate(children, start=1)
        ),
    ]


REORGANISING = ("Penataan Organisasi", "Rp40.000.000,00")
PASER_BUDGET = {
    # Pasal 5 names no Bupati: the programmes of all agencies, without what is in them.
    "bupati": [
        [[SUPPORT, "Rp30.000.000,00"]],
        [["PROGRAM UPAYA KESEHATAN", "Rp175.000.000,00"]],
        [[SETDA, "Rp40.000.000,00"]],
    ],
    "sekda": [_nest(SETDA, "Rp40.000.000,00", "Kegiatan", REORGANISING)],
    "asisten": [_nest(SETDA, "Rp40.000.000,00", "Kegiatan", REORGANISING)],
    "kabag": [_nest(SETDA, "Rp40.000.000,00", "Kegiatan", REORGANISING)],
    "kasubag": [
        _nest(
            SETDA,
            "Rp40.000.000,00",
            "Sub Kegiatan",
            ("Analisis Jabatan", "Rp40.000.000,00"),
        )
    ],
    "head_a": [
        _nest(
            CARE,
            "Rp175.000.000,00",
            "Kegiatan",
            ("Layanan Rujukan", "Rp150.000.000,00"),
            ("Layanan Dasar", "Rp25.000.000,00"),
        ),
        _nest(
            SUPPORT, "Rp30.000.000,00", "Kegiatan", ("Perencanaan", "Rp30.000.000,00")
        ),
    ],
    "secretary_a": [
        _nest(
            SUPPORT, "Rp30.000.000,00", "Kegiatan", ("Perencanaan", "Rp30.000.000,00")
        )
    ],
    "ech3_a": [
        _nest(
            CARE,
            "Rp175.000.000,00",
            "Kegiatan",
            ("Layanan Rujukan", "Rp150.000.000,00"),
            ("Layanan Dasar", "Rp25.000.000,00"),
        )
    ],
    "ech4_a": [
        _nest(
            CARE,
            "Rp150.000.000,00",
            "Sub Kegiatan",
            ("Rujukan Ibu", "Rp100.000.000,00"),
            ("Rujukan Anak", "Rp50.000.000,00"),
        )
    ],
    "func_a": [
        _nest(
            CARE,
            "Rp100.000.000,00",
            "Sub Kegiatan",
            ("Rujukan Ibu", "Rp100.000.000,00"),
        )
    ],
    "pelaksana_a": [],
}


@tagged("post_install", "-at_install")
class TestPkRegency(WholeRegencyCase, PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk.unlink()

    def _get_signed_pages(self, profile):
        """Draw up, propose and sign all agreements; yield post and page of each."""
        self._adopt(profile)
        for key, pk in self._sign_all(self._draw_up_all()).items():
            with self.subTest(key):
                self.assertEqual(pk.state, "signed")
                yield key, self._render_html(pk)

    def test_gunung_mas_c_6_every_post_cell_by_cell(self):
        """Tabel I and II of annex C.6, with their rows "(1) (2) (3) (4)"."""
        for key, page in self._get_signed_pages(self.profile_gm):
            title, agency = TITLES[key]
            scope = "Daerah" if key == "bupati" else "Perangkat Daerah"
            goal, *promises = PROMISES[key]
            text = self._get_text(page)
            head = f"PERJANJIAN KINERJA TAHUNAN 2026 {title.upper()} Tabel I"
            self.assertIn(head, text)
            # The form has no letterhead: it says only below the heads whose they are.
            letterhead = f"PEMERINTAH KABUPATEN UJI {agency} {head}"
            self.assertEqual(letterhead in text, key not in LEADERS)
            self.assertEqual(
                self._get_cells(page, 0),
                [
                    [
                        "No.",
                        f"Tujuan dan Sasaran {scope}",
                        "Indikator Kinerja",
                        "Target Kinerja",
                    ],
                    ["(1)", "(2)", "(3)", "(4)"],
                    ["", f"Tujuan: {goal}"],
                    *(
                        [f"{number}.", *cells]
                        for number, cells in enumerate(promises, start=1)
                    ),
                ],
            )
            column, *rows = GUNUNG_MAS_TABLE_2[key]
            numbers = ["-"] if rows[0][0] == "-" else [f"{n + 1}." for n in range(9)]
            self.assertEqual(
                self._get_cells(page, 1),
                [
                    ["No.", "Indikator Kinerja", column, "Target Anggaran"],
                    ["(1)", "(2)", "(3)", "(4)"],
                    *([no, *cells] for no, cells in zip(numbers, rows, strict=False)),
                ],
            )

    def test_gunung_mas_c_6_who_stands_where_below(self):
        """ "Pihak II / Bupati Gunung Mas, / (.....)" left, "Pihak I" with the place
        right; the Bupati alone, without a comma; b.3) and b.4): the superior is II."""
        above = {
            "sekda": "bupati",
            "asisten": "sekda",
            "kabag": "asisten",
            "kasubag": "kabag",
            "head_a": "bupati",
            "secretary_a": "head_a",
            "ech3_a": "head_a",
            "ech4_a": "ech3_a",
            "func_a": "ech3_a",
            "pelaksana_a": "ech4_a",
        }
        for key, page in self._get_signed_pages(self.profile_gm):
            text = self._get_text(page)
            title = TITLES[key][0]
            if key == "bupati":
                self.assertIn("Kota Uji, 2 Januari 2026 Bupati Uji (Uji Bupati)", text)
                self.assertNotIn("Pihak I", text)
                continue
            superior = TITLES[above[key]][0]
            self.assertIn(
                f"Kota Uji, 2 Januari 2026 Pihak II {superior}, Pihak I {title} (",
                text,
            )

    def test_paser_ii_every_post_cell_by_cell(self):
        """Annex II: the statement with its letterhead, and the annex of the form."""
        for key, page in self._get_signed_pages(self.profile_paser):
            title, agency = TITLES[key]
            _goal, *promises = PROMISES[key]
            text = self._get_text(page)
            self.assertIn(
                " ".join(
                    f"PEMERINTAH KABUPATEN UJI {agency} PERJANJIAN KINERJA TAHUN 2026 "
                    "Dalam rangka".split()
                ),
                text,
            )
            # The form: nama jabatan, below the heads with dinas, badan or kantor.
            place = "" if key in LEADERS else f"PADA {agency} "
            self.assertIn(
                f"PERJANJIAN KINERJA {title.upper()} {place}KABUPATEN UJI TAHUN 2026",
                text,
            )
            self.assertEqual(
                self._get_cells(page, 0),
                [
                    [
                        "No",
                        "Sasaran Strategis",
                        "Indikator Kinerja",
                        "Target",
                        "Keterangan",
                    ],
                    ["1", "2", "3", "4", "5"],
                    *(
                        [f"{number}.", *cells, ""]
                        for number, cells in enumerate(promises, start=1)
                    ),
                ],
            )
            rows = [
                [f"{number}.", *row] if position == 0 else row
                for number, program in enumerate(PASER_BUDGET[key], start=1)
                for position, row in enumerate(program)
            ] or [
                [
                    "Tidak terdapat biaya dalam DPA; berpedoman pada tupoksi jabatan.",
                    "-",
                ]
            ]
            self.assertEqual(
                self._get_cells(page, 1), [["Program dan Kegiatan", "Anggaran"], *rows]
            )

    # ------------------------------------------------------------------
    # Nobody reads the words of another regency
    # ------------------------------------------------------------------

    def _assert_words(self, profile, own, foreign):
        """All eleven are drawn up, signed and printed in the words of their own."""
        self._adopt(profile)
        agreements = self._sign_all(self._draw_up_all())
        self.assertEqual(tuple(agreements), LADDER)
        for key, pk in agreements.items():
            read = {
                "page": self._get_text(self._render_html(pk)),
                "file": "".join(self._read_pages(self._print(pk))),
            }
            for where, text in read.items():
                squeezed = "".join(text.split()).lower()
                with self.subTest(key, where=where):
                    for words in own:
                        self.assertIn("".join(words.split()).lower(), squeezed)
                    for words in foreign:
                        self.assertNotIn("".join(words.split()).lower(), squeezed)

    def test_paser_as_a_whole_regency_prints_no_word_of_gunung_mas(self):
        foreign = ("Gunung Mas", "24/2024", "SIDO CAKEP", "Kuala Kurun", "Tabel II")
        own = ("PERJANJIAN KINERJA TAHUN 2026", "Program dan Kegiatan")
        self._assert_words(self.profile_paser, own, foreign)

    def test_gunung_mas_prints_no_word_of_paser(self):
        own = ("PERJANJIAN KINERJA TAHUNAN 2026", "Tabel II", "Target Anggaran")
        foreign = ("Paser", "23/2016", "SIMANJA", "Sasaran Strategis", "pihak kedua")
        self._assert_words(self.profile_gm, own, foreign)

    def test_a_third_regency_prints_its_own_words(self):
        own = ("PAKTA KINERJA RIMBA RAYA 2026", "Daftar Sasaran", "Daftar Anggaran")
        foreign = (
            *("Gunung Mas", "24/2024", "SIDO CAKEP", "Kuala Kurun"),
            *("Paser", "23/2016", "SIMANJA", "Tabel I", "Pihak I"),
            "Perjanjian Kinerja Tahun",
        )
        self._assert_words(self._create_third_profile(), own, foreign)
