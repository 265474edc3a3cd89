"""Every form of the two annexes at every post, from agreements drawn up and signed.

The cells are written from the annexes (quoted beside them) and from the figures in the
docstrings of ``PkCase`` and ``WholeRegencyCase``, not from what is printed.
"""

from lxml import html

from odoo.tests import tagged

from odoo.addons.sidocakep_cascading.tests.common_regency import (
    LADDER,
    WholeRegencyCase,
)

from ..common import PrintCase

#: Whose direct superior is Pihak II.
SUPERIORS = {
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
        ["Meningkatnya kualitas hidup", "Indeks Pembangunan Manusia", "72,5"],
    ),
    "sekda": (RULE, [ACCOUNT, "Nilai SAKIP Kabupaten", "70"]),
    "asisten": (RULE, [ACCOUNT, "Kebijakan dijalankan", "95 persen"]),
    "kabag": (RULE, [ACCOUNT, "Kelembagaan ditata", "8 dokumen"]),
    "kasubag": (RULE, [ACCOUNT, "Analisis jabatan", "6 laporan"]),
    "head_a": (
        HEALTH,
        [QUALITY, "Indeks Kepuasan", "85,5 persen"],
        [ORDER, "Nilai SAKIP", "75,35"],
    ),
    "secretary_a": (HEALTH, [ORDER, "Dokumen tepat waktu", "100 persen"]),
    "ech3_a": (HEALTH, [QUALITY, "Layanan sesuai standar", "90 persen"]),
    "ech4_a": (HEALTH, [QUALITY, "Rujukan yang ditangani", "120 orang"]),
    "func_a": (HEALTH, [QUALITY, "Penyelidikan epidemiologi", "12 laporan"]),
    "pelaksana_a": (HEALTH, [QUALITY, "Surat ditata", "24 laporan"]),
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
    # Below the pengawas, whose rows are sub kegiatan.
    "pelaksana_a": ("Sub Kegiatan", ["-", WITHOUT_BUDGET, "-"]),
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

    def _get_signed_pages(self, profile, own, foreign):
        """Draw up, propose, sign and print all agreements; yield post and page.

        :param own: words of the regulation that stand on every page
        :param foreign: words of other regulations, which stand on none
        """
        self._adopt(profile)
        agreements = self._sign_all(self._draw_up_all())
        self.assertEqual(tuple(agreements), LADDER)
        for key, pk in agreements.items():
            page = self._render_html(pk)
            file = "".join(self._read_pages(self._print(pk)))
            with self.subTest(key):
                self.assertEqual(pk.state, "signed")
                # The name of the system there; not the address of its check.
                self.assertNotIn("SIDO CAKEP", self._get_text(page))
                for read in (self._get_text(page), file):
                    squeezed = "".join(read.split()).lower()
                    for words in own:
                        self.assertIn("".join(words.split()).lower(), squeezed)
                    for words in foreign:
                        self.assertNotIn("".join(words.split()).lower(), squeezed)
            yield key, page

    def test_gunung_mas_c_6_every_post_cell_by_cell(self):
        """Tabel I and II of annex C.6, with their rows "(1) (2) (3) (4)"."""
        own = ("PERJANJIAN KINERJA TAHUNAN 2026", "Tabel II", "Target Anggaran")
        foreign = ("Paser", "23/2016", "SIMANJA", "Sasaran Strategis", "pihak kedua")
        for key, page in self._get_signed_pages(self.profile_gm, own, foreign):
            with self.subTest(key):
                self._check_gunung_mas_page(key, page)

    def _check_gunung_mas_page(self, key, page):
        title, agency = TITLES[key]
        text = self._get_text(page)
        head = f"PERJANJIAN KINERJA TAHUNAN 2026 {title.upper()} Tabel I"
        self.assertIn(head, text)
        # The form has no letterhead: it says only below the heads whose they are.
        letterhead = f"PEMERINTAH KABUPATEN UJI {agency} {head}"
        self.assertEqual(letterhead in text, key not in LEADERS)
        self._check_gunung_mas_tables(key, page)
        # "Pihak II / Bupati Gunung Mas, / (.....)" left, "Pihak I" with the place
        # right; the Bupati alone, without a comma. b.4): Pihak II is the superior.
        place = "Kota Uji, 2 Januari 2026"
        if key == "bupati":
            self.assertIn(f"{place} Bupati Uji (Uji Bupati)", text)
            self.assertNotIn("Pihak I", text)
        else:
            superior = TITLES[SUPERIORS[key]][0]
            self.assertIn(f"{place} Pihak II {superior}, Pihak I {title} (", text)

    def _check_gunung_mas_tables(self, key, page):
        scope = "Daerah" if key == "bupati" else "Perangkat Daerah"
        goal, *promises = PROMISES[key]
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
        numbers = (
            ["-"] if rows[0][0] == "-" else [f"{n + 1}." for n in range(len(rows))]
        )
        self.assertEqual(
            self._get_cells(page, 1),
            [
                ["No.", "Indikator Kinerja", column, "Target Anggaran"],
                ["(1)", "(2)", "(3)", "(4)"],
                *([no, *cells] for no, cells in zip(numbers, rows, strict=True)),
            ],
        )

    def test_paser_ii_every_post_cell_by_cell(self):
        """Annex II: the statement with its letterhead, and the annex of the form."""
        own = ("PERJANJIAN KINERJA TAHUN 2026", "Program dan Kegiatan")
        foreign = ("Gunung Mas", "24/2024", "Kuala Kurun", "Tabel II")
        for key, page in self._get_signed_pages(self.profile_paser, own, foreign):
            with self.subTest(key):
                self._check_paser_page(key, page)

    def _check_paser_page(self, key, page):
        title, agency = TITLES[key]
        text = self._get_text(page)
        letterhead = " ".join(f"PEMERINTAH KABUPATEN UJI {agency}".split())
        statement = "PERJANJIAN KINERJA TAHUN 2026 Dalam rangka mewujudkan"
        self.assertIn(f"{letterhead} {statement}", text)
        # The form: nama jabatan, below the heads with dinas, badan or kantor.
        place = "" if key in LEADERS else f"PADA {agency} "
        self.assertIn(
            f"PERJANJIAN KINERJA {title.upper()} {place}KABUPATEN UJI TAHUN 2026",
            text,
        )
        self._check_paser_tables(key, page)

    def _check_paser_tables(self, key, page):
        _goal, *promises = PROMISES[key]
        head = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Keterangan"]
        self.assertEqual(
            self._get_cells(page, 0),
            [
                head,
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
        ] or [["Tidak terdapat biaya dalam DPA; berpedoman pada tupoksi jabatan.", "-"]]
        self.assertEqual(
            self._get_cells(page, 1), [["Program dan Kegiatan", "Anggaran"], *rows]
        )

    def test_a_third_regency_prints_its_own_words(self):
        own = ("PAKTA KINERJA RIMBA RAYA 2026", "Daftar Sasaran", "Daftar Anggaran")
        foreign = (
            *("Gunung Mas", "24/2024", "Kuala Kurun"),
            *("Paser", "23/2016", "SIMANJA", "Tabel I", "Pihak I"),
            "Perjanjian Kinerja Tahun",
        )
        profile = self._create_third_profile()
        pages = dict(self._get_signed_pages(profile, own, foreign))
        self.assertEqual(tuple(pages), LADDER)

    def test_the_window_reads_as_the_form_that_is_signed(self):
        """Headings, cells and who stands where: one reads what one signs."""
        for code, profile in (
            ("gunung_mas", self.profile_gm),
            ("paser", self.profile_paser),
            ("third", self._create_third_profile()),
        ):
            self._adopt(profile)
            pk = self._create_pk(
                {
                    "gunung_mas": self.job_ech3_a,
                    "paser": self.job_ech4_a,
                    "third": self.job_func_a,
                }[code]
            )
            user = pk.employee_id.user_id
            pk.with_user(user).action_propose()
            wizard = self.env["sidocakep.pk.sign"].browse(
                pk.with_user(user).action_sign()["res_id"]
            )
            shown = str(wizard.with_user(user).line_ids.document_html)
            printed = self._render_html(pk)
            with self.subTest(code):
                for table in (0, 1):
                    self.assertEqual(
                        self._get_cells(shown, table), self._get_cells(printed, table)
                    )
                words = " ".join(html.fromstring(shown).itertext())
                self.assertIn(" ".join(words.split()), self._get_plain(printed))

    def _get_plain(self, page):
        return " ".join(" ".join(html.fromstring(page).find("body").itertext()).split())
