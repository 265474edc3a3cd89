"""Values of printed PKs, in the shape that ``sidocakep.pk`` gives them.

The figures of the Boyolali head are those of a real document:
# source: https://github.com/ichien86/esakip (commit f8d9b18b38bd),
# "public/Perjanjian Kinerja Eselon II 2026.docx", BPBD Kabupaten Boyolali 2026.
Names and NIP are invented: the source's were not copied.
"""

from copy import deepcopy

BOYOLALI = {
    "form": "paser",
    "state": "draft",
    "is_draft": True,
    "version": 1,
    "number": "",
    "hash": "",
    "paper": "f4",
    "page_edition": 3,
    "year": "2026",
    "title": "PERJANJIAN KINERJA TAHUN 2026",
    "holder_title": "KEPALA PELAKSANA BADAN PENANGGULANGAN BENCANA DAERAH",
    "level": "head",
    "table2_level": "program",
    "basis": "dpa",
    "government": {
        "name": "KABUPATEN CONTOH",
        "heading": "PEMERINTAH KABUPATEN CONTOH",
        "scope": "Perangkat Daerah",
    },
    "agency": {
        "name": "BADAN PENANGGULANGAN BENCANA DAERAH",
        "parents": [],
        "address": "Jalan Merdeka Timur, Contoh 57371",
        "contact": "",
        "logo": None,
    },
    "place": "Contoh",
    "date": "2 Januari 2026",
    "date_iso": "2026-01-02",
    "first": {
        "name": "Drs. SUTRISNO WIBOWO, M.Si.",
        "title": "Kepala Pelaksana Badan Penanggulangan Bencana Daerah",
        "capacity": "definitif",
        "rank": "Pembina Utama Muda (IV/c)",
        "nip": "19700617 199503 1 007",
    },
    "second": {
        "name": "SRI HANDAYANI",
        "title": "Bupati Contoh",
        "capacity": "definitif",
        "rank": "",
        "nip": "",
    },
    "objectives": [
        {
            "no": "1",
            "name": "Meningkatkan kapasitas kelembagaan dan masyarakat dalam "
            "penanggulangan bencana daerah",
            "indicators": [
                {
                    "no": "1.1",
                    "name": "Indeks Ketahanan Daerah",
                    "target": "0,9 Angka",
                    "note": "",
                },
                {
                    "no": "1.2",
                    "name": "Indeks Kesiapsiagaan Masyarakat",
                    "target": "0,48 Angka",
                    "note": "",
                },
                {
                    "no": "1.3",
                    "name": "Indeks Pencapaian Standar Pelayanan Minimal Suburusan "
                    "Bencana",
                    "target": "100,00 Persen",
                    "note": "",
                },
            ],
        },
        {
            "no": "2",
            "name": "Meningkatnya akuntabilitas kinerja Badan Penanggulangan Bencana "
            "Daerah",
            "indicators": [
                {
                    "no": "2.1",
                    "name": "Nilai SAKIP BPBD",
                    "target": "75,35 Angka",
                    "note": "",
                },
            ],
        },
    ],
    "table2": [
        {
            "no": "1",
            "indicator": "Nilai SAKIP BPBD",
            "name": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
            "amount": "Rp5.294.655.000,00",
            "note": "APBD",
            "children": [],
        },
        {
            "no": "2",
            "indicator": "Indeks Ketahanan Daerah\nIndeks Kesiapsiagaan Masyarakat",
            "name": "PROGRAM PENANGGULANGAN BENCANA",
            "amount": "Rp827.924.000,00",
            "note": "APBD",
            "children": [],
        },
    ],
    "total": "Rp6.122.579.000,00",
}


def build_values(**changes):
    """The Boyolali document with ``changes`` at its top level."""
    return {**deepcopy(BOYOLALI), **changes}


def build_before(**changes):
    """A document as it was sealed before pages had editions."""
    values = build_values(**changes)
    del values["page_edition"]
    return values


def build_signed(**changes):
    return build_values(state="signed", is_draft=False, hash="0" * 64, **changes)


def build_gunung_mas(**changes):
    values = {"form": "gunung_mas", "title": "PERJANJIAN KINERJA TAHUNAN 2026"}
    return build_values(**{**values, **changes})


def build_bupati(**changes):
    """The one PK with one signer: the head of the region."""
    first = {
        "name": "JAYA SAMPURNA",
        "title": "Bupati Gunung Mas",
        "capacity": "definitif",
        "rank": "",
        "nip": "",
    }
    government = {
        "name": "KABUPATEN GUNUNG MAS",
        "heading": "PEMERINTAH KABUPATEN GUNUNG MAS",
        "scope": "Daerah",
    }
    values = {
        "holder_title": "BUPATI GUNUNG MAS",
        "level": "head_of_region",
        "government": government,
        "place": "Kuala Kurun",
        "first": first,
        "second": None,
    }
    return build_gunung_mas(**{**values, **changes})


def build_bupati_alone(**changes):
    """The head of a region whose regulation has a form for two parties only."""
    return build_bupati(
        **{
            "form": "panrb",
            "title": "PERJANJIAN KINERJA TAHUN 2026",
            **changes,
        }
    )


def build_long(count, **changes):
    """A PK with ``count`` indicators in groups of four and as many budget lines."""
    objectives = [
        {
            "no": str(group + 1),
            "name": f"Sasaran nomor {group + 1} yang dijanjikan pada tahun ini",
            "indicators": [
                {
                    "no": f"{group + 1}.{number + 1}",
                    "name": f"Indikator kinerja nomor {group * 4 + number + 1}",
                    "target": f"{group + number},50 Persen",
                    "note": "",
                }
                for number in range(min(4, count - group * 4))
            ],
        }
        for group in range((count + 3) // 4)
    ]
    table2 = [
        {
            "no": str(number + 1),
            "indicator": f"Indikator kinerja nomor {number + 1}",
            "name": f"Kegiatan nomor {number + 1}",
            "amount": f"Rp{number + 1}.000.000,00",
            "note": "",
            "children": [],
        }
        for number in range(count)
    ]
    return build_values(objectives=objectives, table2=table2, **changes)
