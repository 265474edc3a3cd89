"""What each post of the test regency promises, cell by cell.

Written from the annexes and from the figures in the docstrings of ``PkCase`` and
``WholeRegencyCase``, not from what is printed.
"""

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
