"""Positions, people and ranks as lists of officials write them.

Such lists (daftar nama pejabat, daftar urut kepangkatan) say in the cell of a position
that it is led by an acting official, in that of a person that there is none, and write
one rank in many ways. Here it is told apart; what follows from it is the caller's.
"""

import re

# Acting in a position, on paper and in speech: Penjabat, Pelaksana Tugas/Harian.
_ACTING = re.compile(
    r"\W*(?P<word>plt|plh|pjs|pj|pelaksana\s+(?:tugas|harian)|penjabat(?:\s+sementara)?)"
    r"[\s.,)]+(?=\S)",
    re.I,
)
_VACANCY = re.compile(
    r"(?:jabatan\s+)?(?:masih\s+)?"
    r"(?:lowong|kosong|vacant|vakum|nihil|belum\s+(?:ter)?isi|tidak\s+ada|n/?a)",
    re.I,
)
_ROMAN = r"(?P<class>I{1,3}|IV)"
# Between class and letter stand a slash, a dot, a dash, blanks or nothing.
_GRADE = re.compile(rf"(?<![A-Z]){_ROMAN}\s*[/.,\-]?\s*(?P<room>[A-E])(?![A-Z])", re.I)
_CONTRACT_GRADE = re.compile(
    r"(?:GOL(?:ONGAN|\.)?\s*)?(?!XVIII)(?P<grade>X?(?:IX|IV|V?I{0,3}))(?![A-Z])", re.I
)


def acting_word(text: str) -> str:
    """Return the word by which a position or a name says that somebody only acts.

    >>> acting_word("Plt. KEPALA DINAS"), acting_word("PLH KEPALA BIDANG")
    ('Plt.', 'PLH')
    >>> acting_word("Pelaksana"), acting_word("Kepala Pelaksana"), acting_word("Pj")
    ('', '', '')
    """
    found = _ACTING.match(text)
    return found.group().strip(" ,()") if found else ""


def is_vacancy(text: str) -> bool:
    """Tell whether the cell of a person says that there is none.

    >>> is_vacancy("-"), is_vacancy("LOWONG"), is_vacancy("(Kosong)")
    (True, True, True)
    >>> is_vacancy("Kosongsari Putra, S.E."), is_vacancy("Budi")
    (False, False)
    """
    bare = re.sub(r"[\s().\[\]*:;…–—-]+", " ", text).strip()
    return not bare or bool(_VACANCY.fullmatch(bare))


def grade_of(text: str) -> str:
    """Return the golongan/ruang that a rank names, or nothing when it names none.

    >>> grade_of("Pembina Tk. I, IV/b"), grade_of("III. d"), grade_of("Penata (III C)")
    ('IV/b', 'III/d', 'III/c')
    >>> grade_of("Pembina Utama Muda")
    ''
    """
    found = list(_GRADE.finditer(text))
    if not found:
        return ""
    return f"{found[-1]['class'].upper()}/{found[-1]['room'].lower()}"


def contract_grade_of(text: str) -> str:
    """Return the grade of a PPPK, I to XVII, or nothing.

    >>> contract_grade_of("Golongan IX"), contract_grade_of("gol. x"), grade_of("IX")
    ('IX', 'X', '')
    """
    found = _CONTRACT_GRADE.fullmatch(" ".join(text.split()))
    return found["grade"].upper() if found and found["grade"] else ""


def rank_key(text: str) -> str:
    """Fold the spellings of a rank's name.

    >>> rank_key("Pembina Tk. I") == rank_key("PEMBINA TINGKAT  I")
    True
    """
    words = re.sub(r"\b(?:tk|tkt|tingk)\b\.?", "tingkat ", text.casefold())
    words = re.sub(r"\bgol(?:ongan)?\b\.?", " ", words)
    return " ".join(re.sub(r"[^\w]+", " ", words).split())


def end_of_sentence(name: str) -> str:
    """Return a name before a full stop: its last title brings one of its own.

    >>> f"Signed by {end_of_sentence('Sri Rahayu, S.E., M.M.')}."
    'Signed by Sri Rahayu, S.E., M.M.'
    """
    return name.removesuffix(".")
