"""Agencies as lists of a personnel office write them, and what is one agency of them.

Such a list says "Dinkes", "DINAS PENDIDIKAN & KEBUDAYAAN KAB. UJI" or "Kec. Tewah", and
means what the government calls by its whole name.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

#: What is written short, by whole words; the longer first.
_WRITTEN_OUT = (
    (r"dewan perwakilan rakyat daerah", "dprd"),
    (r"sekretariat dewan(?! dprd)", "sekretariat dprd"),
    (r"rumah sakit umum daerah", "rsud"),
    (r"satuan polisi pamong praja", "satpol pp"),
    (r"satpolpp", "satpol pp"),
    (r"unit pelaksana teknis(?: daerah| dinas)?", "upt"),
    (r"uptd", "upt"),
    (r"pusat kesehatan masyarakat", "puskesmas"),
    (r"(?:sekr|set)(?=(?: daerah| dprd| dewan))", "sekretariat"),
    (r"setda", "sekretariat daerah"),
    (r"setwan|sekwan", "sekretariat dprd"),
    (r"din", "dinas"),
    (r"bdn", "badan"),
    (r"insp", "inspektorat"),
    (r"kec", "kecamatan"),
    (r"kel", "kelurahan"),
    (r"kab", "kabupaten"),
    (r"prov", "provinsi"),
    (r"bag", "bagian"),
    (r"pemkab", "pemerintah kabupaten"),
    (r"pemkot", "pemerintah kota"),
    (r"pemprov", "pemerintah provinsi"),
)
_SHORT = [(re.compile(rf"\b(?:{short})\b"), word) for short, word in _WRITTEN_OUT]
_BETWEEN = re.compile(r"\((?P<short>[^()]*)\)")
_NO_WORD = re.compile(r"[^\w]+")


def agency_key(name: str, region: str = "") -> str:
    """Return the name of an agency as it is compared.

    :param region: name of the region, which many lists put behind every agency

    >>> agency_key("DINAS PENDIDIKAN & KEBUDAYAAN  KAB. UJI", "Uji")
    'dinas pendidikan kebudayaan'
    >>> agency_key("Sekretariat Dewan Perwakilan Rakyat Daerah") == agency_key("Setwan")
    True
    >>> agency_key("Kec. Tewah"), agency_key("Badan Penanggulangan Bencana (BPBD)")
    ('kecamatan tewah', 'badan penanggulangan bencana')
    """
    words = _BETWEEN.sub(" ", name.casefold()).replace("&", " dan ")
    words = " ".join(_NO_WORD.sub(" ", words).split())
    for short, word in _SHORT:
        words = short.sub(word, words)
    words = " ".join(word for word in words.split() if word != "dan")
    return _without_region(words, agency_key(region) if region else "")


def _without_region(words: str, region: str) -> str:
    """Take the region off the end; the government is called by nothing else."""
    if words.startswith("pemerintah"):
        return words
    if region:
        tail = re.search(rf" (?:kabupaten|kota|provinsi) {re.escape(region)}$", words)
        words = words[: tail.start()] if tail else words
    return words


def agency_keys(names: Iterable[str], region: str = "") -> set[str]:
    """Return all by which an agency is known: its names, and what stands in brackets.

    >>> sorted(agency_keys(["Badan Penanggulangan Bencana Daerah (BPBD)", ""]))
    ['badan penanggulangan bencana daerah', 'bpbd']
    """
    found = set()
    for name in names:
        for part in (name, *_BETWEEN.findall(name or "")):
            found.add(agency_key(part or "", region))
    return found - {""}


class AgencyNames:
    """Finds an agency by what a list calls it.

    The official name decides; what people say for short comes after it.

    :param agencies: ``{agency: (official name, what else it is called)}``
    :param region: name of the region that the agencies are of

    >>> names = AgencyNames(
    ...     {1: ("Dinas Kesehatan", ["Dinkes"]), 2: ("Dinas Sosial", ["1.06"])}, "Uji")
    >>> names.find("DINKES"), names.find("Dinas Sosial Kab. Uji"), names.find("1.06")
    ([1], [2], [2])
    >>> names.find("Dinas Perikanan"), names.find("")
    ([], [])
    """

    def __init__(
        self, agencies: Mapping[object, tuple[str, Iterable[str]]], region: str = ""
    ) -> None:
        self._region = region
        self._official: dict[str, list] = {}
        self._other: dict[str, list] = {}
        self.add(agencies)

    def add(self, agencies: Mapping[object, tuple[str, Iterable[str]]]) -> None:
        """Add further agencies."""
        region = self._region
        for agency, (name, others) in agencies.items():
            key = agency_key(name, region)
            if key:
                self._official.setdefault(key, []).append(agency)
            for other in agency_keys([name, *others], region) - {key}:
                self._other.setdefault(other, []).append(agency)

    def find(self, text: str) -> list:
        """Return the agencies a text means: none, the one, or several of one name."""
        key = agency_key(text, self._region)
        return self._official.get(key) or self._other.get(key) or []

    def nearest(self, text: str, choose: Callable) -> object | None:
        """Return the agency whose official name comes nearest, by ``choose``."""
        key = choose(agency_key(text, self._region), self._official)
        return self._official[key][0] if key else None


# How the name of an office begins, as it is compared, and what it is.
_KINDS = (
    ("sekretariat daerah", "setda"),
    ("sekretariat dprd", "setwan"),
    ("inspektorat", "inspektorat"),
    ("dinas", "dinas"),
    ("badan", "badan"),
    ("satuan polisi", "satpol"),
    ("satpol", "satpol"),
    ("kecamatan", "kecamatan"),
    ("kelurahan", "kelurahan"),
    ("rumah sakit", "rsud"),
    ("rsud", "rsud"),
    ("puskesmas", "puskesmas"),
    ("upt puskesmas", "puskesmas"),
    ("upt rumah sakit", "rsud"),
    ("upt rsud", "rsud"),
    ("upt", "uptd"),
    ("bagian", "bagian"),
)


def guess_kind(name: str) -> str | bool:
    """Return the kind of agency that a name tells, or ``False``.

    >>> guess_kind("Dinas Kesehatan"), guess_kind("UPTD Puskesmas X"), guess_kind("PT")
    ('dinas', 'puskesmas', False)
    >>> guess_kind("UPTD Laboratorium"), guess_kind("UPT RSUD Y"), guess_kind("Upto Z")
    ('uptd', 'rsud', False)
    """
    words = agency_key(name)
    words = f"{words} "
    return next(
        (kind for start, kind in _KINDS if words.startswith(f"{start} ")), False
    )


class AgencyLine(NamedTuple):
    """What one line of a list says of an agency, as it is written."""

    name: str
    kind: str = ""
    short: str = ""
    code: str = ""
    above: str = ""


_HEADERS = {
    "name": (
        *("nama", "perangkat daerah", "nama perangkat daerah", "opd", "nama opd"),
        *("skpd", "nama skpd", "unit kerja", "instansi"),
    ),
    "kind": ("jenis", "jenis perangkat daerah", "jenis opd"),
    "short": ("singkatan", "nama singkat", "akronim"),
    "code": ("kode", "kode skpd", "kode opd", "kode perangkat daerah"),
    "above": ("induk", "di bawah", "perangkat daerah induk", "opd induk"),
}
_FIELDS = {header: field for field, named in _HEADERS.items() for header in named}
_COUNTED = re.compile(r"\d{1,3}[.)]?")
_CODE = re.compile(r"\d[\dX]*(?:[.\-][\dX]+)+", re.I)


def read_agencies(text: str) -> list[AgencyLine]:
    """Return the agencies of lines that were pasted from a table.

    By the headers of the first line; without them the name comes first, and of the
    rest a code looks like one, a word for a kind is one, and the name of an office is
    that of the agency above.

    >>> first, second = read_agencies("1\\tDinas A\\tDisa\\t1.02\\n\\nPustu A;Dinas A")
    >>> first
    AgencyLine(name='Dinas A', kind='', short='Disa', code='1.02', above='')
    >>> second.name, second.above
    ('Pustu A', 'Dinas A')
    """
    found: list[AgencyLine] = []
    headers: list[str] = []
    for line in text.splitlines():
        cells = [" ".join(cell.split()) for cell in re.split(r"[\t;|]", line)]
        if not found and not headers:
            headers = [_FIELDS.get(cell.casefold().strip(" *"), "") for cell in cells]
            if "name" in headers:
                continue
            headers = []
        if headers:
            pairs = zip(headers, cells, strict=False)
            said = {field: cell for field, cell in pairs if field and cell}
            if said.get("name"):
                found.append(AgencyLine(**said))
            continue
        words = [cell for cell in cells if cell and not _COUNTED.fullmatch(cell)]
        if words:
            found.append(AgencyLine(words[0], **_sort_words(*words)))
    return found


def _sort_words(name: str, *words: str) -> dict[str, str]:
    """Return what each word of a line without headers is, behind the name."""
    starts = {start for start, _kind in _KINDS}
    said: dict[str, str] = {}
    for word in words:
        if _CODE.fullmatch(word):
            said.setdefault("code", word)
        elif agency_key(word) == agency_key(name):
            # Its own name for short, as Setda or Satpol PP.
            said.setdefault("short", word)
        elif agency_key(word) in starts:
            said.setdefault("kind", word)
        elif guess_kind(word):
            said.setdefault("above", word)
        else:
            said.setdefault("short", word)
    return said
