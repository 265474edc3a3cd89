"""Real tables: what the office printed, and what it never may print again.

Of each table one row always, all of them in the long run. Tables of targets alone
(BPBD Banyuwangi, Boyolali, Setwan) have nothing to measure; the budget of a table is
measured beside the realisation (``sidocakep_base``).
"""

from decimal import Decimal

from odoo.tests import freeze_time, tagged

from .real_case import RealRow, RealTableCase, read

DISHUB = "banyuwangi_dishub_tabel2_13_2020_2024"
PUCKPKP = "banyuwangi_puckpkp_tabel2_4_2022_2024"
INSPEKTORAT = "banyuwangi_inspektorat_tujuan_sasaran_2024"
TAPIN = "tapin_bps_pengukuran_pk_tw1_tw2_2026"
BONDOWOSO = "bondowoso_evaluasi_renja_tw1_2021"
DELISERDANG = "deliserdang_bappedalitbang_evaluasi_renja_2025"
DIRECTIONS = {"naik": "higher", "turun": "lower"}
#: Scale of an indicator of the Inspektorat, by the first word of its target.
SCALES = {"Level": "Maturitas", "WTP": "Opini BPK"}
#: Where the office prints what its own figures do not say, with the reason.
EXCEPTIONS = {
    "Tingkat maturitas SPIP": "Level 3 of Level 3 Plus is written down as met",
    "Manajemen Risiko Indeks": "Level 3 of Level 3 Plus is written down as met",
    "51": "35 in quarter IV is written as 0 in the year",
}
#: What is due in quarter I and II of Tapin: 14 of 17 are due later.
TAPIN_PRINTED = {
    # 3 of 135 = 2,22 of 2,22
    ("2.1.4.1", 1): "100,00",
    ("2.1.4.1", 2): "100,00",
    # 58,53 of 19,2 and of 55,64, as the notes of the table say
    ("2.5.1.1", 1): "304,84",
    ("2.5.1.1", 2): "105,19",
    # a typed 0 of 1,07
    ("2.7.1.1", 2): "0,00",
}
NOT_DUE = "belum tiba tenggatnya"
NOT_REPORTED = "belum dilaporkan"


def make_yearly_rows(name):
    """Return the usable rows of a table of years by place, and as people enter them."""
    table = {
        (row["no"], row["tahun"]): row
        for row in read(name)
        if row["arah_dugaan"] in DIRECTIONS and row["target"] and row["realisasi"]
    }
    rows = [
        RealRow(
            place,
            f"{row['indikator']} {row['tahun']}",
            row["satuan"] or "Angka",
            row["target"].strip("%"),
            {0: row["realisasi"].strip("%")},
            vals={"direction": DIRECTIONS[row["arah_dugaan"]]},
        )
        for place, row in table.items()
    ]
    return table, rows


def make_tapin_row(row):
    """A target of 0 says that the quarter asks for nothing: it has no row."""
    quarters, figures = {}, {}
    for number in (1, 2):
        if Decimal(row[f"target_tw{number}"] or 0):
            quarters[number] = row[f"target_tw{number}"].replace(".", ",")
        counted = (row[f"x_tw{number}"], row[f"y_tw{number}"])
        typed = row[f"realisasi_tw{number}"].replace(".", ",")
        # No numerator was written where nothing is due: nothing is entered.
        figures[number] = counted if all(counted) else typed
        if row["y_tw1"] and not all(counted):
            del figures[number]
    return RealRow(
        row["kode"],
        f"{row['kode']} {row['indikator']}",
        row["satuan"],
        row["target_tahunan"].replace(".", ","),
        figures,
        quarters,
    )


class RealTables:
    """Every usable row, or some of them (``pick``)."""

    allow_inherited_tests_method = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile_gm.policy_id.has_cap = False

    def pick(self, rows, *names):
        """Return the rows that are measured; of a short run those of ``names``."""
        return rows

    def _assert_printed(self, name, key, decimals=None):
        """What a yearly table prints is what the measured year comes to."""
        table, rows = make_yearly_rows(name)
        wrong = {}
        for (place, _year), line in self.measure(self.pick(rows, key), 0).items():
            text = table[place]["capaian_sumber_persen"]
            said = Decimal(text.strip("%").replace(",", "."))
            digits = -said.as_tuple().exponent if decimals is None else decimals
            raw = Decimal(repr(line.raw)) / (100 if decimals else 1)
            if abs(raw - said) >= Decimal(1).scaleb(-digits):
                wrong[place] = (str(said), line.printed)
        self.assertFalse(wrong)

    def test_dishub(self):
        self._assert_printed(DISHUB, ("1", "2023"))

    def test_puckpkp(self):
        """A ratio, as that office prints it."""
        self._assert_printed(PUCKPKP, ("1", "2023"), decimals=2)

    def test_inspektorat(self):
        """Met or not met, of numbers and of points on a scale."""
        table = {row["indikator"]: row for row in read(INSPEKTORAT)}
        rows = [self._make_inspektorat_row(row) for row in table.values()]
        rows = self.pick(rows, "Opini BPK", "Tingkat maturitas SPIP")
        wrong = set()
        for (name, _year), line in self.measure(rows, 0).items():
            words = "Tercapai" if line.is_met else "Tidak tercapai"
            self.assertEqual(line.status, "ok", name)
            if words != table[name]["keterangan_sumber"]:
                wrong.add(name)
        self.assertEqual(wrong, EXCEPTIONS.keys() & {row.key for row in rows})

    def _make_inspektorat_row(self, row):
        vals = {}
        scale = SCALES.get(row["target"].split()[0])
        if scale:
            found = self.env["sidocakep.ordinal.scale"].search([("name", "=", scale)])
            vals = {
                "value_kind": "ordinal",
                "direction": "ordinal",
                "scale_id": found.id,
            }
        name = row["indikator"]
        unit = "Predikat" if scale else "Angka"
        return RealRow(name, name, unit, row["target"], {0: row["realisasi"]}, {}, vals)

    def test_tapin(self):
        """Two quarters of 17 IKU: due later is no 0 %, and 0 that was typed is one."""
        rows = self.pick(
            [make_tapin_row(row) for row in read(TAPIN)], "2.5.1.1", "1.1.1.1"
        )
        lines = self.measure(rows, 1, 2)
        printed = {place: line.printed for place, line in lines.items()}
        expected = {place: TAPIN_PRINTED.get(place, NOT_DUE) for place in printed}
        self.assertEqual(printed, expected)

    def test_deliserdang(self):
        """Column 13 = 9 + 10 + 11 + 12: what the quarters make of the year."""
        table = {
            row["baris_excel"]: row
            for row in read(DELISERDANG)
            if row["target2025_k"] and any(row[f"tw{no}_k"] for no in range(1, 5))
        }
        rows = [
            RealRow(
                place,
                f"{place} {row['indikator']}",
                row["satuan"],
                row["target2025_k"].replace(".", ","),
                {
                    number: row[f"tw{number}_k"].replace(".", ",")
                    for number in range(1, 5)
                    if row[f"tw{number}_k"]
                },
                vals={"accumulation": "sum"},
            )
            for place, row in table.items()
        ]
        rows = self.pick(rows, "14", "51")
        wrong = set()
        for (place, _year), line in self.measure(rows, 0).items():
            target = Decimal(table[place]["target2025_k"])
            said = Decimal(table[place]["realisasi2025_k"] or 0)
            if not target:
                self.assertEqual(line.status, "not_applicable", place)
            elif abs(Decimal(repr(line.raw)) - 100 * said / target) > Decimal("1E-6"):
                wrong.add(place)
        self.assertEqual(wrong, EXCEPTIONS.keys() & {row.key for row in rows})

    def test_bondowoso(self):
        """No 200 % where nothing was reported; 7 and 42 stand for nothing."""
        table = {
            (row["opd_di_lembar"], row["kode"]): row
            for row in read(BONDOWOSO)
            if row["jenis"] in ("Program", "Kegiatan", "Subkegiatan")
        }
        first = "Dinas Pendidikan dan Kebudayaan"
        rows = self.pick(
            [self._make_bondowoso_row(*item) for item in table.items()],
            (first, "X.XX.01.2.01.01.01"),
            (first, "X.XX.01.2.01.01.02"),
            (first, "X.XX.01.2.01.00.01"),
        )
        for (place, _year), line in self.measure(rows, 0).items():
            said = table[place]["capaian_2021"]
            if said in ("7", "200.0"):
                self.assertEqual(
                    (line.status, line.printed), ("not_reported", NOT_REPORTED)
                )
                self.assertFalse(line.raw or line.rating)
            else:
                self.assertAlmostEqual(line.raw, float(said), 9, place)

    @staticmethod
    def _make_bondowoso_row(place, row):
        def write(text):
            return text.removesuffix(".0").replace(".", ",")

        return RealRow(
            place,
            " ".join((*place, row["indikator"])),
            row["satuan"] or "Dokumen",
            write(row["target_2021"]),
            {
                number: write(row[f"tw{number}"])
                for number in range(1, 5)
                if row[f"tw{number}"]
            },
            vals={
                "accumulation": "sum"
                if row["karakter_akumulasi"] == "absolut"
                else "last"
            },
        )


@freeze_time("2027-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementReal(RealTables, RealTableCase):
    """A row or two of each table."""

    def pick(self, rows, *names):
        picked = [row for row in rows if row.key in names]
        self.assertEqual(len(picked), len(names))
        return picked


@freeze_time("2027-01-05 03:00:00")
@tagged("-standard", "long", "post_install", "-at_install")
class TestMeasurementRealTables(RealTables, RealTableCase):
    """All rows of all tables."""
