"""The evaluation sheet that is delivered: its criteria, in the order of the sheet."""

import re
from collections import defaultdict

import pytest
from lxml import etree

from tests.repository import ROOT

DATA = ROOT / "sidocakep_cascading" / "data"
#: How each criterion ends, as it was read in the published sheets: a criterion that is
#: lost, doubled or put elsewhere is found here, not by an evaluator.
ENDINGS = {
    ("planning", "existence"): [
        "pedoman teknis perencanaan kinerja.",
        "perencanaan kinerja jangka panjang.",
        "perencanaan kinerja jangka menengah.",
        "perencanaan kinerja jangka pendek.",
        "aktivitas yang mendukung kinerja.",
        "anggaran yang mendukung kinerja.",
    ],
    ("planning", "quality"): [
        "Perencanaan Kinerja telah diformalkan.",
        "telah dipublikasikan tepat waktu.",
        "sebenarnya yang perlu dicapai.",
        "kinerja yang akan dicapai.",
        "telah memenuhi kriteria SMART.",
        "1 periode Perencanaan Strategis).",
        "(achievable), menantang, dan realistis.",
        "setiap level jabatan (Cascading).",
        "lain yang berkaitan (Crosscutting).",
        "dan menetapkan Perencanaan Kinerja.",
        "dan menetapkan Perencanaan Kinerja.",
    ],
    ("planning", "use"): [
        "Kinerja yang ingin dicapai.",
        "Kinerja yang ingin dicapai.",
        "on the right track.",
        "selalu dipantau secara berkala.",
        "analisis perbaikan kinerja sebelumnya.",
        "kondisi/hasil yang lebih baik.",
        "kinerja yang telah direncanakan.",
        "kinerja yang telah direncanakan.",
    ],
    ("measurement", "existence"): [
        "dan pengumpulan data kinerja.",
        "cara mengukur indikator kinerja.",
        "kinerja yang dapat diandalkan.",
    ],
    ("measurement", "quality"): [
        "dalam mengukur capaian kinerja.",
        "capaian kinerja yang diharapkan.",
        "capaian kinerja yang diharapkan.",
        "telah dilakukan secara berkala.",
        "unit dibawahnya secara berjenjang.",
        "memanfaatkan Teknologi Informasi (Aplikasi).",
        "memanfaatkan Teknologi Informasi (Aplikasi).",
    ],
    ("measurement", "use"): [
        "penyesuaian (pemberian/pengurangan) tunjangan kinerja/penghasilan.",
        "baik struktural maupun fungsional.",
        "mempengaruhi penyesuaian (Refocusing) Organisasi.",
        "Strategi dalam mencapai kinerja.",
        "Kebijakan dalam mencapai kinerja.",
        "Aktivitas dalam mencapai kinerja.",
        "Anggaran dalam mencapai kinerja.",
        "anggaran dalam mencapai kinerja.",
        "atas hasil pengukuran kinerja.",
        "atas hasil pengukuran kinerja.",
    ],
    ("reporting", "existence"): [
        "Laporan Kinerja telah disusun.",
        "telah disusun secara berkala.",
        "Laporan Kinerja telah diformalkan.",
        "Laporan Kinerja telah direviu.",
        "Laporan Kinerja telah dipublikasikan.",
        "telah disampaikan tepat waktu.",
    ],
    ("reporting", "quality"): [
        "berkualitas sesuai dengan standar.",
        "informasi tentang pencapaian kinerja.",
        "kinerja dengan target tahunan.",
        "dengan target jangka menengah.",
        "realisasi kinerja tahun-tahun sebelumnya.",
        "level nasional/internasional (Benchmark Kinerja).",
        "upaya nyata dan/atau hambatannya.",
        "daya dalam mencapai kinerja.",
        "depan (Rekomendasi perbaikan kinerja).",
    ],
    ("reporting", "use"): [
        "utama pimpinan (Bertanggung Jawab).",
        "menjadi kepedulian seluruh pegawai.",
        "aktivitas untuk mencapai kinerja.",
        "anggaran untuk mencapai kinerja.",
        "evaluasi pencapaian keberhasilan kinerja.",
        "yang akan dihadapi berikutnya.",
        "perubahan budaya kinerja organisasi.",
    ],
    ("internal", "existence"): [
        "Evaluasi Akuntabilitas Kinerja Internal.",
        "seluruh unit kerja/perangkat daerah.",
        "telah dilaksanakan secara berjenjang.",
    ],
    ("internal", "quality"): [
        "telah dilaksanakan sesuai standar.",
        "oleh SDM yang memadai.",
        "dengan pendalaman yang memadai.",
        "seluruh unit kerja/perangkat daerah.",
        "menggunakan Teknologi Informasi (Aplikasi).",
    ],
    ("internal", "use"): [
        "kinerja internal telah ditindaklanjuti.",
        "evaluasi akuntabilitas Kinerja internal.",
        "dan peningkatan akuntabilitas kinerja.",
        "efektifitas dan efisiensi kinerja.",
        "evaluasi akuntabilitas kinerja internal.",
    ],
}

#: Which kinds of documents answer each criterion.
SOURCES = {
    ("planning", "existence"): [
        None,
        None,
        "rpjmd renstra",
        "rkt pk",
        "action_plan",
        "budget",
    ],
    ("planning", "quality"): [
        "renstra rkt pk iku",
        None,
        "tree renstra",
        "renstra pk",
        "iku pk",
        "iku",
        "renstra pk",
        "tree pk",
        "tree",
        "rkt pk",
        "pk",
    ],
    ("planning", "use"): [
        "budget pk",
        "action_plan",
        "measurement",
        "action_plan dialog",
        "use lhe",
        "use",
        "pk dialog",
        "pk dialog",
    ],
    ("measurement", "existence"): [
        "collection",
        "iku collection",
        "collection",
    ],
    ("measurement", "quality"): [
        "measurement dialog",
        "collection measurement",
        "collection measurement",
        "measurement",
        "dialog cascading_report",
        "collection",
        "measurement",
    ],
    ("measurement", "use"): [
        "use",
        None,
        "use",
        "use dialog",
        "use dialog",
        "use dialog",
        "use dialog",
        "lkjip",
        "dialog",
        "dialog",
    ],
    ("reporting", "existence"): [
        "lkjip",
        "lkjip measurement",
        "lkjip",
        None,
        None,
        "lkjip",
    ],
    ("reporting", "quality"): [
        "lkjip",
        "lkjip",
        "lkjip",
        "lkjip",
        "lkjip",
        "lkjip",
        "lkjip",
        "lkjip",
        "lkjip",
    ],
    ("reporting", "use"): [
        "lkjip",
        None,
        "use",
        "use",
        "dialog",
        "use",
        None,
    ],
    ("internal", "existence"): [
        None,
        None,
        None,
    ],
    ("internal", "quality"): [
        None,
        None,
        None,
        None,
        "lhe",
    ],
    ("internal", "use"): [
        "lhe",
        "lhe",
        "lhe",
        "lhe",
        "lhe",
    ],
}


def read():
    """Return ``{(component, aspect): [(number, text, sources)]}`` of the data files."""
    found = defaultdict(list)
    for path in sorted(DATA.glob("sidocakep_lke_*_data.xml")):
        for record in etree.parse(path).iterfind("record"):
            if record.get("model") != "sidocakep.lke.criterion":
                continue
            values = {field.get("name"): field.text for field in record}
            place = values["component"], values["aspect"]
            text = " ".join(values["name"].split())
            assert record.get("id").endswith("_".join((*place, values["number"])))
            found[place].append(
                (int(values["number"]), text, values.get("source_codes"))
            )
    return found


SHEET = read()


def test_the_sheet_has_four_components_of_three_aspects():
    assert SHEET.keys() == ENDINGS.keys()
    assert sum(map(len, SHEET.values())) == 80


@pytest.mark.parametrize("place", ENDINGS, ids="-".join)
def test_each_criterion_stands_where_the_sheet_has_it(place):
    rows = SHEET[place]
    assert [number for number, _text, _codes in rows] == list(range(1, len(rows) + 1))
    texts = [text for _number, text, _codes in rows]
    assert len(set(texts)) == len(texts)
    for text, ending in zip(texts, ENDINGS[place], strict=True):
        assert text.endswith(ending), text


@pytest.mark.parametrize("place", ENDINGS, ids="-".join)
def test_each_kind_of_document_is_one_word(place):
    for _number, text, codes in SHEET[place]:
        assert codes is None or re.fullmatch(r"[a-z_]+( [a-z_]+)*", codes), text


@pytest.mark.parametrize("place", SOURCES, ids="-".join)
def test_each_criterion_names_the_documents_that_answer_it(place):
    assert [codes for _number, _text, codes in SHEET[place]] == SOURCES[place]
