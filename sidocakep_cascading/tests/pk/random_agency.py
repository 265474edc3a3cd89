"""An agency at random: what real ones have, and what makes a workbook stumble."""

from random import Random

from odoo.fields import Command

YEARS = range(2025, 2030)
#: Signs that separate, quote, begin formulas or are cut off somewhere else.
ODD = (
    "Mutu; tepat waktu",
    'Layanan "prima" & <cepat>',
    "=Nilai SAKIP",
    "'Dokumen tersusun",
    "Rasio 1:28 (per 1.000 KH)",
    "2026",
    "Persentase ≥ 80%",
    "Ma’rufah's data",
    "Baris\nkedua",
    "  dua  blank ",
    "- bukan apa-apa",
)
TEXTS = ("Jumlah dokumen perencanaan", "Persentase layanan", "Nilai SAKIP", "Cakupan")
FIGURES = ("0", "100", "75,35", "0,765", "1.234.567,89", "belum dirilis")
KINDS = ("administrator", "supervisor", "functional", "pelaksana")
PROGRAMS = (
    ("program", "1.05.01"),
    ("kegiatan", "1.05.01.2.01"),
    ("sub_kegiatan", "1.05.01.2.01.0001"),
    ("program", "1.05.03"),
    ("kegiatan", "1.05.03.2.01"),
    ("sub_kegiatan", "1.05.03.2.01.0001"),
    ("sub_kegiatan", "1.05.03.2.01.0002"),
)


class RandomAgency:
    """Fills the plan of an agency, its positions, targets, DPA and agreements.

    :param case: the test case, whose builders are used
    :param company: the agency, whose Renstra ``plan`` is a draft
    """

    def __init__(self, case, company, plan, rpjmd, seed):
        self.random = Random(seed)
        self.case, self.env = case, case.env
        self.company, self.plan, self.rpjmd = company, plan, rpjmd
        self.nodes, self.indicators, self.jobs = [], [], []

    def build(self):
        """Make everything; the order is that of the sheets."""
        self._add_positions()
        self._add_objectives()
        self._add_programs()
        self._add_indicators()
        self._add_months()
        self._add_budget()
        self._add_agreements()
        self._add_actions()
        self.env.flush_all()
        self.env.invalidate_all()

    def _is(self, chance):
        return self.random.random() < chance

    def _text(self):
        return self.random.choice(TEXTS + ODD)

    # Positions -------------------------------------------------------------------

    def _add_positions(self):
        above = self.case.job_head_b
        for number in range(self.random.randint(2, 7)):
            kind = self.random.choice(KINDS)
            # Namesakes under different superiors, as in the kelurahan of a kecamatan.
            name = self.random.choice(("Kepala Seksi Umum", f"Analis {number}"))
            if any((job.name, job.superior_id) == (name, above) for job in self.jobs):
                continue
            job = self.case._create_job(
                name, kind, above, self.company, printed_title=self._title()
            )
            self.jobs.append(job)
            for _holder in range(self.random.choice((0, 1, 1, 3))):
                if job.is_single_holder and _holder:
                    break
                self.case._create_employee(
                    self.random.choice(("Budi, S.E.", "dr. Hj. Ma'rufah, Sp.OG(K)")),
                    job,
                    self.random.choice(("iv_b", "iii_d", None)),
                )
            if self._is(0.5):
                above = job

    def _title(self):
        return self._text() if self._is(0.3) else False

    # The plan --------------------------------------------------------------------

    def _add_node(self, level, name, parent, code, **kw):
        """Add a node; what has neither code nor place of its own is no second one."""
        key = (level, code or name, not code and parent and parent.id)
        if key in {
            (node.level, node.code or node.name, not node.code and node.parent_id.id)
            for node in self.nodes
        }:
            return None
        vals = {
            "plan_id": self.plan.id,
            "level": level,
            "name": name,
            "code": code,
            "parent_id": parent.id if parent else False,
            "responsible_job_id": self._job_id(),
            **kw,
        }
        node = self.env["sidocakep.plan.node"].create(vals)
        self.nodes.append(node)
        return node

    def _job_id(self):
        return (
            self.random.choice(self.jobs).id if self.jobs and self._is(0.4) else False
        )

    def _add_objectives(self):
        """Each level counts from one, some have no code, texts come again."""
        uppers = [False]
        for level in ("misi", "tujuan", "sasaran", "strategi"):
            made = []
            for number in range(1, self.random.randint(2, 4)):
                code = str(number) if self._is(0.7) else False
                ties = {}
                if level in ("tujuan", "sasaran") and self._is(0.5):
                    ties["upper_node_id"] = self.random.choice(self.rpjmd.node_ids).id
                parent = self.random.choice(uppers)
                made.append(self._add_node(level, self._text(), parent, code, **ties))
            uppers = list(filter(None, made)) or uppers
        self.objectives = [n for n in self.nodes if n.level in ("tujuan", "sasaran")]

    def _add_programs(self):
        above = {}
        for level, code in PROGRAMS:
            if level != "program" and not above.get(code.rsplit(".", 1)[0]):
                parent = above.get(code.rsplit(".", 2)[0])
            else:
                parent = above.get(code.rsplit(".", 1)[0])
            if level == "program":
                parent = self.random.choice(self.objectives)
            node = self._add_node(level, self._text(), parent, code)
            above[code] = node
            if level == "sub_kegiatan":
                self.env["sidocakep.plan.cost"].create(
                    [
                        {
                            "node_id": node.id,
                            "year": year,
                            "amount": self.random.choice((0, 1e6, 12345678901234.56)),
                        }
                        for year in YEARS
                        if self._is(0.6)
                    ]
                )

    # Indicators ------------------------------------------------------------------

    def _add_indicators(self):
        units = [
            self.env["sidocakep.unit"]._find_or_create(name)
            for name in ("Persen", "Orang", "Angka", "Dokumen")
        ]
        for number in range(self.random.randint(3, 9)):
            nodes = self.random.sample(self.nodes, self.random.choice((1, 1, 2)))
            name, code = self._text(), f"I{number}" if self._is(0.4) else False
            is_taken = any(
                other.name == name
                and not other.code
                and set(nodes) & set(other.node_ids)
                for other in self.indicators
            )
            if is_taken and not code:
                continue
            parents = [*self.indicators, *self.rpjmd.node_ids.indicator_ids]
            indicator = self.env["sidocakep.indicator"].create(
                {
                    "company_id": self.company.id,
                    "name": name,
                    "code": code,
                    "unit_id": self.random.choice(units).id,
                    "owner_job_id": self._job_id(),
                    "node_ids": [Command.set([node.id for node in nodes])],
                    "parent_indicator_id": bool(parents and self._is(0.5))
                    and self.random.choice(parents).id,
                    "formula_text": self._text() if self._is(0.3) else False,
                }
            )
            self.indicators.append(indicator)
            for year in YEARS:
                if self._is(0.7):
                    self._add_target(indicator, year, plan_id=self.plan.id)

    def _add_target(self, indicator, year, **kw):
        vals = {"indicator_id": indicator.id, "year": year, **kw}
        written = self.random.choice(FIGURES)
        self.env["sidocakep.target"].create(vals | {"written": written})

    def _add_months(self):
        for indicator in self.indicators:
            if self._is(0.4):
                for month in range(1, 13):
                    kw = {"period_kind": "month", "period_no": month}
                    self._add_target(indicator, 2026, **kw)

    # Money and promises ----------------------------------------------------------

    def _add_budget(self):
        nodes = [node for node in self.nodes if node.level == "sub_kegiatan"]
        lines = [
            Command.create(
                {
                    "node_id": node.id,
                    "amount": self.random.choice((0, 5294655000, 92503740.5)),
                    "fund_source": fund,
                    "note": self._text() if self._is(0.3) else False,
                }
            )
            for node in nodes
            for fund in self.random.sample(("apbd", "dak", "dau"), 2)
        ]
        self.env["sidocakep.budget"].create(
            {
                "company_id": self.company.id,
                "year": 2026,
                "number": "DPA/A.1/1.05/001/2026",
                "line_ids": lines,
            }
        )

    def _add_agreements(self):
        for job in self.jobs:
            people = self.env["hr.employee"].search([("job_id", "=", job.id)])
            for employee in people:
                if self._is(0.7):
                    self._add_agreement(job, employee)

    def _add_actions(self):
        """Actions that serve lines of agreements and have rows of the DPA."""
        domain = [("company_id", "=", self.company.id), ("year", "=", 2026)]
        lines = self.env["sidocakep.pk.line"].search(domain)
        rows = self.env["sidocakep.budget.line"].search(domain)
        people = self.env["hr.employee"].search(domain[:1])
        actions = []
        for number in range(self.random.randint(2, 5)):
            serves = self.random.sample(lines.ids, min(len(lines), number % 3))
            vals = {
                "name": f"{self._text()} {number}",
                "months": self.random.choice((False, "3, 6", "1-12")),
                "kind": "performance" if serves else "management",
                "pk_line_ids": [Command.set(serves)],
                "responsible_id": bool(people) and self.random.choice(people.ids),
            }
            if serves and rows:
                vals["budget_line_id"] = self.random.choice(rows.ids)
            actions.append(Command.create(vals))
        self.env["sidocakep.action.plan"].create(
            {"company_id": self.company.id, "year": 2026, "action_ids": actions}
        )

    def _add_agreement(self, job, employee):
        chosen = self.random.sample(
            self.indicators, min(len(self.indicators), self.random.randint(1, 3))
        )
        self.env["sidocakep.pk"].create(
            {
                "job_id": job.id,
                "employee_id": employee.id,
                "year": 2026,
                "line_ids": [
                    Command.create(
                        {
                            "indicator_id": indicator.id,
                            "node_id": self.random.choice(self.objectives).id,
                            "note": self._text() if self._is(0.3) else False,
                        }
                    )
                    for indicator in chosen
                ],
            }
        )
