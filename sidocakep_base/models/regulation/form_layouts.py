"""The layouts on which a form is printed, and the words that they propose."""

from typing import NamedTuple

FLAT, NESTED = "flat", "nested"


class FormLayout(NamedTuple):
    """A layout that can be chosen: its name and the words that it proposes.

    :param document: key of ``FORM_DOCUMENTS``: what is printed on it
    :param changed_title: the title of what took the place of a document in the year
    :param table2_indicators: Tabel II has a column for the indicators of each row
    """

    name: str
    document: str = "pk"
    title: str = ""
    changed_title: str = ""
    table1_title: str = ""
    table2_title: str = ""
    first_label: str = ""
    second_label: str = ""
    table2_nesting: str = FLAT
    table2_indicators: bool = False


#: Gunung Mas 24/2024 annex C.6; Paser 23/2016 annex II lists the kegiatan under their
#: programme; PermenPANRB 53/2014 annex I has a form for a head of region, who signs
#: alone; Gunung Mas 24/2024 annex B.4.b calls the RKT "Rencana Kerja Tahunan". Annex D
#: and E are measurement and LKjIP, Paser annex I and II action plan and cascading
#: report, whose second heading is that of its table. The evaluation of the Renja is a
#: form of the centre: E.81 of Permendagri 86/2017.
LAYOUTS = {
    "gunung_mas": FormLayout(
        name="Tabel I dan Tabel II",
        title="PERJANJIAN KINERJA TAHUNAN {year}",
        changed_title="PERJANJIAN KINERJA PERUBAHAN TAHUN {year}",
        table1_title="Tabel I",
        table2_title="Tabel II",
        first_label="Pihak I",
        second_label="Pihak II",
        table2_indicators=True,
    ),
    "paser": FormLayout(
        name="Surat dan Lampiran",
        title="PERJANJIAN KINERJA TAHUN {year}",
        changed_title="PERJANJIAN KINERJA PERUBAHAN TAHUN {year}",
        table1_title="PERJANJIAN KINERJA",
        table2_title="Program dan Kegiatan",
        first_label="Pihak Pertama",
        second_label="Pihak Kedua,",
        table2_nesting=NESTED,
    ),
    "panrb": FormLayout(
        name="Pernyataan Kepala Daerah dan Lampiran",
        title="PERJANJIAN KINERJA TAHUN {year}",
        changed_title="PERJANJIAN KINERJA PERUBAHAN TAHUN {year}",
        table2_title="Program",
    ),
    "gunung_mas_rkt": FormLayout(
        name="Formulir RKT",
        document="rkt",
        title="RENCANA KERJA TAHUNAN {year}",
        changed_title="RENCANA KERJA TAHUNAN PERUBAHAN {year}",
        table2_nesting="",
    ),
    "action_plan": FormLayout(
        name="Jadwal Rencana Aksi",
        document="action_plan",
        title="JADWAL KEGIATAN RENCANA AKSI TAHUN {year}",
        changed_title="JADWAL KEGIATAN RENCANA AKSI PERUBAHAN TAHUN {year}",
        table2_nesting="",
    ),
    "measurement": FormLayout(
        name="Formulir Pengukuran Kinerja",
        document="measurement",
        title="PENGUKURAN KINERJA TAHUN {year}",
        table1_title="Tabel I",
        table2_title="Tabel II",
        table2_nesting="",
    ),
    "cascading": FormLayout(
        name="Laporan Cascading Kinerja",
        document="cascading",
        title="PERJANJIAN KINERJA TAHUN {year}",
        table1_title="PERJANJIAN KINERJA",
        table2_nesting="",
    ),
    "lkjip": FormLayout(
        name="Laporan Kinerja (LKjIP)",
        document="lkjip",
        title="LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)",
        table2_nesting="",
    ),
    "renja_evaluation": FormLayout(
        name="Evaluasi terhadap Hasil Renja",
        document="renja_evaluation",
        title="EVALUASI TERHADAP HASIL RENJA",
        table2_nesting="",
    ),
}
