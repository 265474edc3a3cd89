"""Sentences that the figures of a performance report propose, by plain rules.

Nothing is judged: a sentence says what the tables say, what has no figure is said to
have none, and what rests on a figure that is not final says so by its name. A person
accepts it, or writes another. The sentences are Indonesian, as the statutory report is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .efficiency import MET, MISSED, WITHOUT_FIGURE
from .report_data import Facts, name_reserves, put_reserve

#: Kind of no figure of what nothing is asked of yet.
NOT_DUE = "not_due"
#: What is said of figures that nobody has accepted yet. Gunung Mas 24/2024 art. 9(6).
AWAITED = "Pengukuran kinerja belum diterima Tim Monev."


class Sentence(NamedTuple):
    """One proposed sentence, and the facts it was made of.

    :param key: what it is about; the same sentence has it in every draft
    """

    key: str
    text: str
    facts: dict[str, str]


#: Who writes leaves out what there is none of.
COUNTED = {
    MET: "mencapai target",
    MISSED: "di bawah target",
    WITHOUT_FIGURE: "tidak memiliki angka capaian",
}


def join_words(parts):
    """Return parts of a sentence as it lists them.

    >>> join_words(["1 a", "2 b"]), join_words(["1 a", "2 b", "3 c"])
    ('1 a dan 2 b', '1 a, 2 b, dan 3 c')
    """
    *first, last = parts
    if not first:
        return last
    return f"{', '.join(first)}{',' if len(first) > 1 else ''} dan {last}"


def count_indicators(
    year: int, rows: Iterable[Facts], half: str = "", is_awaited: bool = False
) -> Iterator[Sentence]:
    """Say how many indicators met their target, did not, or have no figure.

    :param half: the half of the year that it is of, here and below; empty: all of it
    :param is_awaited: Tim Monev has not accepted the measurement yet

    >>> rows = [{"state": "met"}, {"state": "below"},
    ...         {"state": "none", "why": "belum dirilis"}]
    >>> [sentence.text for sentence in count_indicators(2026, rows)]
    ['Pada Tahun 2026, dari 3 indikator kinerja, 1 mencapai target, 1 di bawah target, \
dan 1 tidak memiliki angka capaian (1 belum dirilis).']
    >>> list(count_indicators(2026, []))
    []
    >>> [said.text for said in count_indicators(2026, rows[:1], "Semester I")]
    ['Pada Semester I Tahun 2026, dari 1 indikator kinerja, 1 mencapai target.']
    >>> rows = [{"state": "met", "name": "IKM", "reserve": "sementara"}]
    >>> next(count_indicators(2026, rows)).text.partition(". ")[2]
    'Belum final: IKM (sementara).'
    """
    rows = list(rows)
    states = [row["state"] for row in rows]
    if not states:
        return
    facts = {
        **_say_when(year, half),
        "all": str(len(states)),
        **{name: str(states.count(name)) for name in (MET, MISSED, WITHOUT_FIGURE)},
    }
    reasons = Counter(row["why"] for row in rows if row["state"] == WITHOUT_FIGURE)
    counted = [f"{facts[name]} {COUNTED[name]}" for name in COUNTED if name in states]
    text = f"Pada {_name(year, half)}, dari {len(states)} indikator kinerja, "
    text += join_words(counted)
    if reasons:
        facts["why"] = ", ".join(
            f"{number} {why}" for why, number in sorted(reasons.items())
        )
        text = f"{text} ({facts['why']})"
    text = f"{text}."
    if reserves := name_reserves(row for row in rows if row["state"] != WITHOUT_FIGURE):
        facts["reserve"] = reserves
        text = f"{text} {say_reserve(reserves)}"
    if is_awaited:
        facts["awaited"] = AWAITED
        text = f"{text} {AWAITED}"
    yield Sentence("counts", text, facts)


def achievements(year: int, rows: Iterable[Facts]) -> Iterator[Sentence]:
    """Say target, realisation and achievement of each indicator.

    >>> row = {"key": "7", "name": "Indeks Kepuasan", "target": "85,5 Persen",
    ...        "realisation": "belum dilaporkan", "printed": "", "state": "none",
    ...        "why": "belum dilaporkan", "kind": "not_reported"}
    >>> next(achievements(2026, [row])).text
    'Indeks Kepuasan: target Tahun 2026 85,5 Persen, realisasi belum dilaporkan; \
capaian tidak dapat disajikan.'
    >>> row |= {"target": "80", "realisation": "79", "why": "tidak berlaku"}
    >>> next(achievements(2026, [row])).text
    'Indeks Kepuasan: target Tahun 2026 80, realisasi 79; capaian tidak dapat \
disajikan (tidak berlaku).'
    >>> row |= {"state": "below", "printed": "98,75", "reserve": "sementara"}
    >>> next(achievements(2026, [row])).text
    'Indeks Kepuasan: target Tahun 2026 80, realisasi 79 (sementara), capaian 98,75 \
persen.'
    """
    for row in rows:
        names = ("name", "target", "realisation", "printed", "state")
        facts = take_figure(row, *names)
        head = (
            f"{row['name']}: target Tahun {year} {row['target']}, realisasi "
            f"{row['realisation']}{put_reserve(row)}"
        )
        if row["state"] == WITHOUT_FIGURE:
            # The realisation says why already, but where it is a figure.
            reason = "" if row["why"] in row["realisation"] else f" ({row['why']})"
            text = f"{head}; capaian tidak dapat disajikan{reason}."
            facts["why"] = row["why"]
        else:
            text = f"{head}, capaian {row['printed']} persen."
        yield Sentence(f"indicator-{row['key']}", text, facts | {"year": str(year)})


def quarter_achievements(year: int, rows: Iterable[Facts]) -> Iterator[Sentence]:
    """Say the same of quarter II, and what there is of the target of the year.

    >>> row = {"key": "7", "name": "IKM", "period_target": "80", "printed": "97,50",
    ...        "period_realisation": "78", "target": "82", "to_date": "78",
    ...        "state": "below"}
    >>> next(quarter_achievements(2026, [row])).text
    'IKM: target Triwulan II 80, realisasi 78, capaian 97,50 persen; sampai dengan \
Semester I 78 dari target Tahun 2026 82.'
    >>> row |= {"state": "none", "printed": "", "to_date": "", "kind": "not_due",
    ...         "why": "belum tiba tenggatnya"}
    >>> next(quarter_achievements(2026, [row])).text
    'IKM: belum ada capaian yang harus disajikan pada Triwulan II (belum tiba \
tenggatnya).'
    >>> row |= {"kind": "not_released", "why": "belum dirilis"}
    >>> next(quarter_achievements(2026, [row])).text
    'IKM: capaian Triwulan II tidak dapat disajikan (belum dirilis).'
    """
    for row in rows:
        names = ("period_target", "period_realisation", "target", "to_date")
        facts = take_figure(row, "name", *names, "printed", "state")
        if row["state"] == WITHOUT_FIGURE:
            facts["why"] = row["why"]
            text = "capaian Triwulan II tidak dapat disajikan"
            if row["kind"] == NOT_DUE:
                text = "belum ada capaian yang harus disajikan pada Triwulan II"
            text = f"{text} ({row['why']})"
        else:
            text = (
                f"target Triwulan II {row['period_target']}, realisasi "
                f"{row['period_realisation']}{put_reserve(row)}, capaian "
                f"{row['printed']} persen"
            )
        if row["to_date"]:
            text = (
                f"{text}; sampai dengan Semester I {row['to_date']} dari target Tahun "
                f"{year} {row['target']}"
            )
        text = f"{row['name']}: {text}."
        yield Sentence(f"indicator-{row['key']}", text, facts | {"year": str(year)})


def former_years(
    year: int, rows: Iterable[Facts], half: str = ""
) -> Iterator[Sentence]:
    """Set this year beside the last, where the last has a figure.

    >>> row = {"key": "7", "name": "IKM", "last_year": "80", "realisation": "82"}
    >>> next(former_years(2026, [row])).text
    'IKM: realisasi Tahun 2025 80, Tahun 2026 82.'
    >>> list(former_years(2026, [row | {"last_year": ""}]))
    []
    >>> next(former_years(2026, [row | {"trend": "membaik"}])).text
    'IKM: realisasi Tahun 2025 80, Tahun 2026 82 (membaik).'
    """
    for row in rows:
        if not row["last_year"]:
            continue
        facts = take_figure(row, "name", "last_year", "realisation")
        said = [row["reserve"]] if row.get("reserve") else []
        if row.get("trend"):
            facts["trend"] = row["trend"]
            said.insert(0, row["trend"])
        text = (
            f"{row['name']}: realisasi Tahun {year - 1} {row['last_year']}, "
            f"{_name(year, half)} {row['realisation']}"
        )
        text = f"{text} ({', angka '.join(said)})." if said else f"{text}."
        yield Sentence(f"indicator-{row['key']}", text, facts | _say_when(year, half))


def plan_targets(
    year: int, rows: Iterable[Facts], plan: str = "Renstra", half: str = ""
) -> Iterator[Sentence]:
    """Say what was reached of the target at the end of the plan, where known.

    :param plan: ``Renstra``, or ``RPJMD`` for the government
    """
    for row in rows:
        if not row["plan_printed"]:
            continue
        facts = take_figure(row, "name", "plan_target", "over_plan", "plan_printed")
        text = (
            f"{row['name']}: sampai dengan {_name(year, half)} tercapai "
            f"{row['over_plan']}{put_reserve(row)} dari target akhir {plan} "
            f"{row['plan_target']} "
            f"({row['plan_printed']} persen)."
        )
        yield Sentence(f"indicator-{row['key']}", text, facts | _say_when(year, half))


def benchmarks(year: int, rows: Iterable[Mapping[str, Any]]) -> Iterator[Sentence]:
    """Set a realisation beside that of the nation, the province or another region.

    Which of the two is better is not said: that depends on the indicator.

    >>> mark = {"key": "4", "region": "Nasional", "figure": "80", "source": "BPS"}
    >>> row = {"key": "7", "name": "IPM", "realisation": "78", "benchmarks": [mark]}
    >>> next(benchmarks(2026, [row])).text
    'IPM: realisasi Tahun 2026 78, Nasional 80 menurut BPS.'
    >>> list(benchmarks(2026, [row | {"benchmarks": []}]))
    []
    """
    for row in rows:
        for mark in row["benchmarks"]:
            facts = take_figure(row, "name", "realisation")
            facts |= take(mark, "region", "figure", "source")
            source = end_sentence(mark["source"])
            text = (
                f"{row['name']}: realisasi Tahun {year} "
                f"{row['realisation']}{put_reserve(row)}, "
                f"{mark['region']} {mark['figure']} menurut {source}"
            )
            key = f"benchmark-{row['key']}-{mark['key']}"
            yield Sentence(key, text, facts | {"year": str(year)})


def spending(year: int, budget: Facts, half: str = "") -> Iterator[Sentence]:
    """Say what was spent of the budget, where it was reported.

    >>> facts = {"ceiling": "Rp200", "spent": "Rp150", "share": "75,00"}
    >>> next(spending(2026, facts)).text
    'Realisasi anggaran Tahun 2026 sebesar Rp150 dari pagu Rp200 (75,00 persen).'

    Of the government the share is that of the agencies that reported, who are counted:

    >>> facts |= {"ceiling": "Rp900", "reported": "Rp200", "covered": "2 dari 5 Dinas"}
    >>> next(spending(2026, facts)).text
    'Realisasi anggaran Tahun 2026 sebesar Rp150 dari pagu Rp200 (75,00 persen). \
Jumlah itu memuat 2 dari 5 Dinas. Pagu seluruh DPA Rp900.'

    What a BLUD spent and is not ratified is told besides:

    >>> facts = {"ceiling": "Rp9", "spent": "Rp6", "share": "66,67"}
    >>> facts["unratified"] = "Rp2 (22,22 % dari pagu)"
    >>> next(spending(2026, facts)).text.partition("). ")[2]
    'Di luar itu, BLUD, BOS, dan kapitasi membelanjakan Rp2 (22,22 % dari pagu) yang \
belum disahkan.'

    Months that are not closed may still change, and are named:

    >>> facts = {"ceiling": "Rp9", "spent": "Rp9", "share": "100,00", "open": "Mei"}
    >>> next(spending(2026, facts)).text.partition("). ")[2]
    'Belum ditutup dan masih dapat berubah: realisasi Mei.'
    """
    if budget.get("spent") and budget.get("share"):
        text = (
            f"Realisasi anggaran {_name(year, half)} sebesar {budget['spent']} dari "
            f"pagu {budget.get('reported', budget['ceiling'])} ({budget['share']} "
            "persen)."
        )
        if budget.get("covered"):
            text = f"{text} Jumlah itu memuat {budget['covered']}."
        if "reported" in budget:
            text = f"{text} Pagu seluruh DPA {budget['ceiling']}."
        text = " ".join((text, *_say_besides(budget)))
        yield Sentence("budget", text, {**budget, **_say_when(year, half)})


def _say_besides(budget: Facts) -> Iterator[str]:
    """Say what is in no sum, and what may still change."""
    if budget.get("unratified"):
        yield (
            "Di luar itu, BLUD, BOS, dan kapitasi membelanjakan "
            f"{budget['unratified']} yang belum disahkan."
        )
    if budget.get("open"):
        yield (f"Belum ditutup dan masih dapat berubah: realisasi {budget['open']}.")


def follow_ups(year: int, closed: int, still_open: int) -> Iterator[Sentence]:
    """Say what became of the recommendations of the last evaluation.

    >>> next(follow_ups(2025, 2, 1)).text
    'Dari 3 rekomendasi Laporan Hasil Evaluasi atas Tahun 2025, 2 selesai \
ditindaklanjuti dan 1 masih terbuka.'
    """
    count = closed + still_open
    if count:
        text = (
            f"Dari {count} rekomendasi Laporan Hasil Evaluasi atas Tahun {year}, "
            f"{closed} selesai ditindaklanjuti dan {still_open} masih terbuka."
        )
        facts = {"year": str(year), "closed": str(closed), "open": str(still_open)}
        yield Sentence("follow-up", text, facts)


def split_paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of a text, each a list of its lines.

    >>> split_paragraphs("Satu\\n\\n- dua\\n- tiga\\n\\n\\n")
    [['Satu'], ['- dua', '- tiga']]

    A list may follow its first line at once, and end without an empty one:

    >>> split_paragraphs("Yaitu:\\n- dua\\n- tiga\\nLalu")
    [['Yaitu:'], ['- dua', '- tiga'], ['Lalu']]
    """
    paragraphs: list[list[str]] = [[]]
    for line in (text or "").splitlines():
        said = line.strip()
        before = paragraphs[-1][-1:]
        if before and (not said or _is_item(said) != _is_item(before[0])):
            paragraphs.append([])
        if said:
            paragraphs[-1].append(said)
    return [lines for lines in paragraphs if lines]


def _is_item(line: str) -> bool:
    return line.startswith("- ")


def _name(year: int, half: str) -> str:
    return f"{half} Tahun {year}".strip()


def _say_when(year: int, half: str) -> dict[str, str]:
    """Return the facts of the time; of a whole year as they always were."""
    return {"year": str(year), **({"half": half} if half else {})}


def take(row: Facts, *names: str) -> dict[str, str]:
    """Return these facts of a row."""
    return {name: row[name] for name in names}


def take_figure(row: Facts, *names: str) -> dict[str, str]:
    """Return these facts of a row, and that its figure is not final if it is not."""
    facts = take(row, *names)
    return facts | ({"reserve": row["reserve"]} if row.get("reserve") else {})


def say_reserve(names: str) -> str:
    """Return what is said of figures that are not final."""
    return f"Belum final: {names}."


def end_sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."
