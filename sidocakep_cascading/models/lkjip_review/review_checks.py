"""What records can answer of the review checklist, each with the record behind it.

A proposal is no answer: the reviewer looks at the record and confirms, or answers
otherwise. The words are Indonesian, as the working papers are. PermenPANRB 53/2014
annex III.
"""

from typing import NamedTuple

from odoo.addons.sidocakep_base.engine.figures.indonesian import name_months

from ..lkjip.lkjip_figures import YEAR_ROW
from ..lkjip.lkjip_source import LkjipSource

YES, NO = "yes", "no"
#: Criteria that make an indicator SMART.
SMART = 5


class Proposal(NamedTuple):
    """What the records say of an item.

    :param answer: yes or no, ``False`` where they say neither
    :param text: in a sentence, why
    :param record: that stands behind it, or none
    """

    answer: object
    text: str
    record: object = None


class ReviewFacts:
    """The records of one report, read once for all items.

    :param report: a ``sidocakep.lkjip``, sudo
    """

    def __init__(self, report):
        self.env = report.env
        self.report = report
        self.source = LkjipSource(report)
        self.lines = self.source.sheet.line_ids
        self.pk = self.source.sheet.pk_id

    def answer(self, code):
        """Return the :class:`Proposal` of a check of :data:`CHECKS`."""
        _label, check = CHECKS[code]
        return check(self)

    def find_section(self, content):
        return self.report.section_ids.filtered(
            lambda section: section.content == content
        )[:1]

    def find_collection(self):
        collections = self.env["sidocakep.data.collection"]
        return collections._get_worked_by(self.source.company)[:1]


def _judge(holds, bad, good, record, nothing=None):
    """Return yes, or no with what does not hold.

    :param holds: whether there is anything to judge
    :param bad: names of what does not hold
    """
    if not holds:
        return Proposal(NO, nothing or "Tidak ada indikator yang diukur.", record)
    if bad:
        return Proposal(NO, f"{good} Kecuali: {'; '.join(bad)}.", record)
    return Proposal(YES, good, record)


def _name(line):
    return (line.name or "").split("\n")[0]


def check_targets(facts):
    """Targets are given."""
    bad = [_name(line) for line in facts.lines if not line.year_target_text]
    return _judge(
        facts.lines,
        bad,
        f"{len(facts.lines)} indikator dengan target tahunnya tercetak.",
        facts.find_section("pk") or facts.pk,
    )


def check_achievement(facts):
    """The achievement is given for each indicator."""
    bad = [_name(line) for line in facts.lines if line.year_status != "ok"]
    return _judge(
        facts.lines,
        bad,
        f"Capaian {len(facts.lines)} indikator tercetak.",
        facts.find_section("achievement") or facts.source.measurement,
    )


def check_money(facts):
    """What was spent is given, for all months."""
    source = facts.source
    if source.has_parts:
        lacking = source.name_uncovered()
    else:
        missing = source.missing_months
        lacking = [f"{name_months(missing)} belum dilaporkan"] if missing else []
    return _judge(
        source.programs,
        lacking,
        "Realisasi anggaran tercetak per program.",
        facts.find_section("budget"),
        "Tidak ada realisasi anggaran.",
    )


def check_data(facts):
    """Behind each realisation stands a verified figure."""
    bad = [_name(line) for line in facts.lines if not line.figure_id]
    return _judge(
        facts.lines,
        bad,
        "Realisasi setiap indikator berasal dari data yang diverifikasi.",
        facts.source.measurement,
    )


def check_mechanism(facts):
    """A decreed mechanism brings the data to who compiles."""
    collection = facts.find_collection()
    if collection.state == "decided":
        text = f"Pengumpulan data ditetapkan: {collection.document_number or '-'}."
        return Proposal(YES, text, collection)
    return Proposal(NO, "Pengumpulan data kinerja belum ditetapkan.", collection)


def check_responsible(facts):
    """Each datum has who answers for it."""
    collection = facts.find_collection()
    bad = [
        card.indicator_id.name
        for card in collection.card_ids
        if not card.responsible_job_id
    ]
    return _judge(
        collection.card_ids,
        bad,
        "Setiap data mempunyai penanggung jawab.",
        collection,
        "Belum ada kartu data kinerja.",
    )


def check_discussed(facts):
    """The figures of the year were discussed with who is concerned."""
    dialogs = facts.env["sidocakep.dialog"].search(
        [
            ("company_id", "child_of", facts.source.company.id),
            ("year", "=", facts.source.year),
            ("date_end", "<=", facts.report._get_period_end()),
            ("state", "=", "decided"),
        ]
    )
    if dialogs:
        text = f"{len(dialogs)} dialog kinerja dengan berita acara."
        return Proposal(YES, text, dialogs[:1])
    return Proposal(NO, "Tidak ada berita acara dialog kinerja.", facts.report)


def check_pk(facts):
    """What is measured is what was promised."""
    promised = facts.pk.line_ids
    bad = [_name(line) for line in promised - facts.lines.pk_line_id]
    return _judge(
        facts.pk,
        bad,
        f"Sasaran dan indikator sama dengan Perjanjian Kinerja {facts.pk.number or ''}"
        ".".replace(" .", "."),
        facts.pk,
        "Tidak ada Perjanjian Kinerja yang diukur.",
    )


def check_plan(facts):
    """Each line of the agreement comes from the plan."""
    bad = [
        _name(line)
        for line in facts.lines
        if line.pk_line_id.node_id.plan_id.state not in ("decided", "amended", "ended")
    ]
    plan = facts.lines.pk_line_id.node_id.plan_id[:1]
    return _judge(
        facts.lines,
        bad,
        f"Sasaran berasal dari {facts.source.plan_name} yang ditetapkan.",
        plan,
    )


def check_targets_of_pk(facts):
    """The targets are those of the agreement."""
    bad = [
        f"{_name(line)} ({line.year_target_text}, PK {line.pk_line_id.target_text})"
        for line in facts.lines
        if line.year_target_text != line.pk_line_id.target_text
    ]
    return _judge(facts.lines, bad, "Target sama dengan Perjanjian Kinerja.", facts.pk)


def check_iku(facts):
    """The key indicators are the decreed ones."""
    company, decrees = facts.source.company, facts.env["sidocakep.iku.decree"]
    decreed = decrees._get_in_force(company, facts.report._get_period_end())
    decree = decreed.get(company.id, decrees)
    bad = [
        _name(line)
        for line in decree.line_ids
        if line.indicator_id not in facts.lines.indicator_id
    ]
    return _judge(
        decree,
        bad,
        "IKU yang ditetapkan diukur dalam laporan.",
        decree,
        "IKU belum ditetapkan.",
    )


def check_comparison(facts):
    """This year is compared with the years before and with the plan."""
    years, plan = facts.find_section("years"), facts.find_section("plan")
    compared = [
        section.name
        for section in (years, plan)
        if not section.table or not _has_figures(section.table)
    ]
    said = "Dibandingkan dengan tahun sebelumnya dan dengan target jangka menengah"
    if facts.find_section("benchmarks").table:
        said += ", serta dengan angka nasional atau daerah lain"
    return _judge(facts.lines, compared, f"{said}.", years or plan)


def _has_figures(table):
    """Tell whether a table compares: it has a figure in its first such column."""
    heads = table["heads"]
    at = heads.index(YEAR_ROW) + 1 if YEAR_ROW in heads else 2
    rows = [row for row in table["rows"] if at == 2 or row[at - 1] == "Realisasi"]
    return any(row[at] not in ("", "-") for row in rows)


def check_smart(facts):
    """Each indicator meets the five criteria."""
    bad = [
        f"{_name(line)} ({line.indicator_id.smart_count} dari {SMART})"
        for line in facts.lines
        if line.indicator_id.smart_count != SMART
    ]
    return _judge(
        facts.lines,
        bad,
        "Setiap indikator dijawab memenuhi lima kriteria SMART.",
        facts.lines.indicator_id[:1],
    )


#: Code > its label, and the function that answers.
CHECKS = {
    "targets": ("Targets Stated", check_targets),
    "achievement": ("Achievement Given", check_achievement),
    "money": ("Money Accounted For", check_money),
    "data": ("Verified Data behind Each Figure", check_data),
    "mechanism": ("Decreed Collection of Data", check_mechanism),
    "responsible": ("Who Answers for the Data", check_responsible),
    "discussed": ("Discussed with Who Is Concerned", check_discussed),
    "pk": ("As in the Performance Agreement", check_pk),
    "plan": ("From the Plan", check_plan),
    "targets_of_pk": ("Targets of the Performance Agreement", check_targets_of_pk),
    "iku": ("The Decreed IKU", check_iku),
    "comparison": ("Compared with Earlier Years and the Plan", check_comparison),
    "smart": ("SMART", check_smart),
}
