"""The one list that a personnel office keeps of all agencies.

It has the columns of the sheet "Jabatan & Pegawai", by the headers that such lists
have, and one or two more that say whose each row is.
"""

from collections import Counter
from dataclasses import replace

from ....engine.workbook import Book, Column, Sheet
from .position_columns import COLUMNS, EXAMPLES
from .run import as_cells

AGENCY, UNIT = "agency", "unit"
_ALIASES = {
    "job": ("Jabatan", "Jabatan Terakhir", "Nama Jabatan Terakhir"),
    "kind": (),
    "echelon": ("Esl", "Esl.", "Eselonering", "Eselon Jabatan"),
    "superior": ("Atasan", "Jabatan Atasan"),
    "employee": ("Nama", "Nama Lengkap", "Nama ASN", "Nama PNS", "Nama Pejabat"),
    "asn_kind": ("Jenis ASN", "Status Kepegawaian", "Jenis Kepegawaian", "Status ASN"),
    "nip": ("NIP/NIPPPK", "NIP / NIPPPK", "NIP Baru", "NIP/NI PPPK", "NIPPPK"),
    "rank": (
        "Pangkat",
        "Pangkat/Gol",
        "Pangkat / Golongan",
        "Pangkat/Gol. Ruang",
        "Pangkat, Golongan Ruang",
        "Pangkat/Gol.Ruang",
        "Gol",
        "Gol.",
        "Gol. Ruang",
        "Golongan",
        "Golongan/Ruang",
        "Golongan Ruang",
    ),
    "since": ("TMT Jabatan", "TMT Jab", "TMT Jabatan Terakhir", "Tanggal Menjabat"),
    "email": ("Email", "E-mail", "Alamat Surel", "Alamat Email"),
}
_AGENCY_COLUMNS = (
    Column(
        AGENCY,
        "Perangkat Daerah",
        help="Nama resmi perangkat daerah, nama singkatnya, atau kode SKPD-nya.",
        list_name="agencies",
        open_list=True,
        width=38,
        aliases=(
            "OPD",
            "SKPD",
            "PD",
            "Nama OPD",
            "Nama SKPD",
            "Nama Perangkat Daerah",
            "Organisasi Perangkat Daerah",
            "Satuan Kerja",
            "Satuan Kerja Perangkat Daerah",
            "Satker",
            "Instansi",
            "Instansi Kerja",
            "Unit Organisasi Induk",
            "Unit Kerja Induk",
        ),
    ),
    Column(
        UNIT,
        "Unit Kerja",
        help="Hanya bila unit di bawah perangkat daerah dicatat sendiri di aplikasi, "
        "misalnya puskesmas. Selain itu boleh kosong.",
        width=30,
        aliases=("Unit", "Unit Organisasi", "Sub Unit Kerja", "Nama Unit Kerja", "UPT"),
    ),
)
SHEET = Sheet(
    "people_list",
    "Daftar Pegawai",
    (
        *_AGENCY_COLUMNS,
        *(
            replace(
                column,
                aliases=_ALIASES.get(column.key, ()),
                list_from=None,
            )
            for column in COLUMNS
        ),
    ),
    purpose="Jabatan dan pegawai semua perangkat daerah dalam satu daftar.",
    match="Perangkat daerah: nama. Jabatan: nama. Pegawai: NIP, atau nama.",
    examples=tuple(
        {AGENCY: "Badan Penanggulangan Bencana Daerah"} | example
        for example in EXAMPLES
    ),
    frozen=3,
    is_list=True,
)
_NOTES = (
    (
        "Satu daftar untuk semua perangkat daerah. Isi, simpan, lalu unggah pada Impor "
        "> Buku Kerja > Banyak Perangkat Daerah. Aplikasi membagi barisnya ke impor "
        "tiap perangkat daerah; belum ada yang tersimpan sebelum Anda menekan Terapkan."
    ),
    (
        "Daftar yang sudah Anda punya boleh dipakai apa adanya: judul kolom seperti "
        "OPD, Unit Kerja, Nama, Jabatan, Gol. Ruang, dan TMT Jabatan dikenali; kolom "
        "lain tidak dibaca."
    ),
    "Sel kosong berarti: biarkan seperti yang sudah ada. Impor tidak pernah menghapus.",
    "Jangan menggabungkan sel; perangkat daerah ditulis pada setiap baris.",
)


def list_book(lists=(), year=""):
    """Return the specification of the one list.

    :param lists: words of the drop-downs
    """
    title = f"Daftar Pegawai Semua Perangkat Daerah {year}".strip()
    return Book((SHEET,), title, lists=tuple(lists), notes=_NOTES)


def write_rows(handler, companies):
    """Return the rows of the list: positions and people of each agency, as recorded.

    :param handler: of the sheet of positions; it is loaded for one agency after the
        other, so that each word means there what it means in a workbook
    """
    names = Counter(companies.mapped("name"))
    rows = []
    for company in companies:
        word = company.name if names[company.name] == 1 else company.skpd_code
        handler.company = company.with_env(handler.env)
        handler.load()
        of_agency = as_cells(handler.export())
        rows += [{AGENCY: word or company.name} | row for row in of_agency]
    return rows
