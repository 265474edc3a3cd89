"""Where the figures of a report come from, and which of them are not final, in words.

PermenPANRB 53/2014 annex III asks for both: information that data support, and data
that can be relied on. The words are Indonesian, as the statutory report is.
"""

from collections.abc import Iterable, Mapping, Sequence

Facts = Mapping[str, str]
#: What is printed where nobody said where the figures come from.
UNKNOWN_SOURCE = "belum disebutkan"


def list_sources(sources: Sequence[str]) -> list[str]:
    """Return the note that says where the figures of the rows of a table come from.

    :param sources: of the numbered rows, in their order

    >>> list_sources(["Survei", "Register", "Survei", ""])
    ['Sumber data: (1, 3) Survei; (2) Register; (4) belum disebutkan']
    >>> list_sources(["Survei", "Survei"])
    ['Sumber data: Survei']
    >>> list_sources([])
    []
    """
    said = list_by_row(source or UNKNOWN_SOURCE for source in sources)
    return [f"Sumber data: {said}"] if said else []


def list_by_row(texts: Iterable[str]) -> str:
    """Return what is said of numbered rows in one line, each text once.

    What is said of all of them is said without numbers, an empty text not at all.

    >>> list_by_row(["", "Belum ada permohonan"])
    '(2) Belum ada permohonan'
    """
    numbers: dict[str, list[str]] = {}
    for number, text in enumerate(texts, start=1):
        numbers.setdefault(" ".join(text.split()), []).append(str(number))
    if len(numbers) == 1:
        return next(iter(numbers))
    return "; ".join(
        f"({', '.join(rows)}) {text}" for text, rows in numbers.items() if text
    )


def name_reserves(rows: Iterable[Facts]) -> str:
    """Return the names of the figures that are not final, each with what it is.

    >>> name_reserves([{"name": "IKM", "reserve": "sementara"}, {"name": "IPM"}])
    'IKM (sementara)'
    """
    return "; ".join(
        dict.fromkeys(
            f"{row['name']} ({row['reserve']})" for row in rows if row.get("reserve")
        )
    )


def put_reserve(row: Facts, word: str = "") -> str:
    """Return what stands behind a figure that is not final, with a blank before it.

    :param word: before it, where no figure stands

    >>> put_reserve({"reserve": "belum diaudit"}), put_reserve({})
    (' (belum diaudit)', '')
    """
    return f" ({word}{row['reserve']})" if row.get("reserve") else ""
