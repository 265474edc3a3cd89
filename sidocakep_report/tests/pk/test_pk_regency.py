"""Every form of the two annexes at every post, from agreements drawn up and signed.

The cells are those of ``regency_cells``.
"""

from lxml import html

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long, some
from odoo.addons.sidocakep_cascading.tests.common_regency import (
    LADDER,
    WholeRegencyCase,
)

from ..common import PrintCase
from .regency_cells import (
    GUNUNG_MAS_TABLE_2,
    LEADERS,
    PASER_BUDGET,
    PROMISES,
    SUPERIORS,
    TITLES,
)


@tagged("post_install", "-at_install")
class TestPkRegency(WholeRegencyCase, PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk.unlink()

    def _get_signed_pages(self, profile, own, foreign):
        """Draw up, propose and sign all agreements; print them; yield post and page.

        A usual run prints those of some posts.

        :param own: words of the regulation that stand on every page
        :param foreign: words of other regulations, which stand on none
        """
        self._adopt(profile)
        agreements = self._sign_all(self._draw_up_all())
        self.assertEqual(tuple(agreements), LADDER)
        for key, pk in some(agreements.items(), 4):
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
        own = ("PERJANJIAN KINERJA TAHUN 2026", "Anggaran")
        foreign = ("Gunung Mas", "24/2024", "Kuala Kurun", "Tabel II")
        for key, page in self._get_signed_pages(self.profile_paser, own, foreign):
            with self.subTest(key):
                self._check_paser_page(key, page)

    def _check_paser_page(self, key, page):
        if key == "bupati":
            self._check_page_of_a_head_of_region(page)
            return
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

    def _check_page_of_a_head_of_region(self, page):
        """Pasal 5 names no Bupati; PermenPANRB 53/2014, anak lampiran I/1-6, I/3-6."""
        text = self._get_text(page)
        self.assertIn("yang bertanda tangan di bawah ini: Nama : Uji Bupati", text)
        self.assertNotIn("pihak", text.lower())
        _goal, *promises = PROMISES["bupati"]
        self.assertEqual(
            self._get_cells(page, 0),
            [
                ["No.", "Sasaran Strategis", "Indikator Kinerja", "Target"],
                ["(1)", "(2)", "(3)", "(4)"],
                *([f"{n}.", *cells] for n, cells in enumerate(promises, start=1)),
            ],
        )
        programs = (rows[0] for rows in PASER_BUDGET["bupati"])
        self.assertEqual(
            self._get_cells(page, 1),
            [
                ["Program", "Anggaran"],
                *([f"{n}.", *row] for n, row in enumerate(programs, start=1)),
            ],
        )

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

    @long
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
            wizard = self.env["sidocakep.sign"].browse(
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
