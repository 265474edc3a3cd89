"""Codes of the national nomenclature of urusan, program and kegiatan.

``urusan.bidang.program.jenis.kegiatan.sub``, e.g. ``1.01.02.2.01.0001``. The
supporting programme is stored once as ``X.XX.01`` and takes the bidang of the
agency that carries it out (``1.05.01``). Editions before 2023 write the sub part
with two digits; both are accepted and kept as written.
"""

import re
from dataclasses import dataclass
from enum import Enum

from .errors import EngineError

TEMPLATE_BIDANG = ("X", "XX")
SUPPORT_PROGRAM = "01"


class CodeLevel(str, Enum):
    """What a code names, by its number of segments."""

    URUSAN = "urusan"
    BIDANG = "bidang"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"


# jenis (segment 4) is part of the kegiatan: no row of the nomenclature ends there
_LEVELS = {
    1: CodeLevel.URUSAN,
    2: CodeLevel.BIDANG,
    3: CodeLevel.PROGRAM,
    5: CodeLevel.KEGIATAN,
    6: CodeLevel.SUB_KEGIATAN,
}
_PARENT_LENGTH = {2: 1, 3: 2, 5: 3, 6: 5}
_SEGMENTS = (
    ("urusan", r"[0-9X]", "satu angka atau X"),
    ("bidang", r"\d\d|XX", "dua angka atau XX"),
    ("program", r"\d\d", "dua angka"),
    ("jenis", r"\d", "satu angka"),
    ("kegiatan", r"\d\d", "dua angka"),
    ("sub kegiatan", r"\d{4}|\d\d", "empat angka (dua angka pada edisi 2021)"),
)
_SAMPLE = "Contoh kode yang benar: 1.01.02.2.01.0001."


@dataclass(frozen=True, slots=True)
class Code:
    """A well-formed code."""

    segments: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.segments)

    @property
    def level(self) -> CodeLevel:
        """What the code names."""
        return _LEVELS[len(self.segments)]

    @property
    def parent(self) -> "Code | None":
        """The code one level up; ``None`` above an urusan."""
        length = _PARENT_LENGTH.get(len(self.segments))
        return Code(self.segments[:length]) if length else None

    @property
    def is_template(self) -> bool:
        """Whether the code still waits for an agency's bidang (X.XX)."""
        return self.segments[0] == TEMPLATE_BIDANG[0]

    @property
    def bidang(self) -> "Code | None":
        """The bidang the code belongs to; ``None`` for an urusan."""
        return Code(self.segments[:2]) if len(self.segments) > 1 else None


def parse_code(text: str) -> Code:
    """Read a code; blanks around it and a small x are tolerated.

    >>> code = parse_code("1.01.02.2.01.0001")
    >>> code.level.value, str(code.parent), str(code.parent.parent)
    ('sub_kegiatan', '1.01.02.2.01', '1.01.02')
    """
    segments = tuple(text.strip().upper().split("."))
    if len(segments) not in _LEVELS:
        raise EngineError(
            "code_length",
            "Kode '{text}' memiliki {count} bagian.",
            "Kode memiliki 1, 2, 3, 5 atau 6 bagian dipisah titik. {sample}",
            text=text.strip(),
            count=len(segments),
            sample=_SAMPLE,
        )
    for segment, (name, pattern, shape) in zip(segments, _SEGMENTS, strict=False):
        if not re.fullmatch(pattern, segment, re.ASCII):
            raise EngineError(
                "code_segment",
                "Bagian {part} pada kode '{text}' tertulis '{segment}'.",
                "Bagian ini {shape}. {sample}",
                part=name,
                text=text.strip(),
                segment=segment,
                shape=shape,
                sample=_SAMPLE,
            )
    if len(segments) > 1 and (segments[0] == "X") != (segments[1] == "XX"):
        raise EngineError(
            "code_template",
            "Kode '{text}' hanya sebagian memakai X.",
            "Tulis X.XX bersama-sama, atau bidang yang sebenarnya.",
            text=text.strip(),
        )
    return Code(segments)


def level_of(text: str) -> CodeLevel:
    """Return what a code names.

    >>> level_of("1.01.02").value
    'program'
    """
    return parse_code(text).level


def parent_of(text: str) -> str | None:
    """Return the code one level up as text.

    >>> parent_of("1.01.02.2.01")
    '1.01.02'
    """
    parent = parse_code(text).parent
    return str(parent) if parent else None


def instantiate(template: str, bidang: str) -> str:
    """Give a supporting programme's code the bidang of an agency.

    >>> instantiate("X.XX.01.2.01.0001", "1.05")
    '1.05.01.2.01.0001'
    """
    code, field = parse_code(template), parse_code(bidang)
    if not code.is_template:
        raise EngineError(
            "code_not_template",
            "Kode '{code}' sudah memiliki bidang.",
            "Hanya kode yang diawali X.XX yang diisi bidang perangkat daerah.",
            code=code,
        )
    if field.level is not CodeLevel.BIDANG or field.is_template:
        raise EngineError(
            "code_not_bidang",
            "'{field}' bukan kode bidang.",
            "Kode bidang berbentuk 1.05.",
            field=field,
        )
    return str(Code(field.segments + code.segments[2:]))


def template_of(text: str) -> str | None:
    """Return the stored X.XX code behind an agency's supporting programme.

    ``None`` for codes of any other programme, which are stored as they are.

    >>> template_of("1.05.01.2.01.0001")
    'X.XX.01.2.01.0001'
    >>> template_of("1.05.02.2.01.0001") is None
    True
    """
    segments = parse_code(text).segments
    if len(segments) < 3 or segments[2] != SUPPORT_PROGRAM:
        return None
    return str(Code(TEMPLATE_BIDANG + segments[2:]))
