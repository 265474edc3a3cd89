"""What a report draws from the budget: ceilings, realisation, what programmes reached.

What nobody reported is no zero: a share is that of what was reported on, and whose
money lacks is said.
"""

from decimal import Decimal
from functools import cached_property

from odoo.addons.sidocakep_base.engine.absorption import (
    Realised,
    absorb,
    say_unratified,
)
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    format_number,
    format_rupiah,
    name_months,
)
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from ...const import PROGRAM
from ...engine.efficiency import MET, MISSED, WITHOUT_FIGURE
from .lkjip_formerly import get_promise_key
from .lkjip_interim import get_results

#: Levels whose outcomes and outputs a report tells. Gunung Mas 24/2024 art. 11(3).
PERFORMING = ("program", "kegiatan")
#: What the ceiling of a programme and of all is called beside a share of it.
OF_PROGRAM, OF_ALL = "pagu program", "pagu seluruh program"
#: Of these nothing was to be reached.
NOT_ASKED = ("not_applicable", "not_due")


class Money:
    """Ceiling and realisation added up over rows of the budget.

    :param node: the programme that it is of, if it is of one
    """

    def __init__(self, node):
        self.node = self.nodes = node
        self.ceiling = self.reported_ceiling = Decimal(0)
        self.spent = None
        #: Spent by a BLUD, a school or from kapitasi and not ratified: in no sum.
        self.unratified = Decimal(0)
        #: The engine's ``Result`` of its outcomes, if there are any.
        self.result = None
        #: Facts of each of its outcomes and outputs: ``state``, ``said``, ``loose``,
        #: ``is_outcome``: its achievement is of these alone.
        self.parts = ()
        #: Rows of the indicators that Tabel II says it pays for.
        self.serves = ()

    def add(self, ceiling, realised):
        """Add a row.

        :param realised: a ``Realised``; ``None`` where its agency reported no month
        """
        self.ceiling += ceiling
        if realised is not None:
            self.reported_ceiling += ceiling
            self.spent = (self.spent or Decimal(0)) + realised.total
            self.unratified += realised.blud_open

    def add_money(self, other):
        """Add what is added up already."""
        self.nodes |= other.nodes
        self.ceiling += other.ceiling
        self.reported_ceiling += other.reported_ceiling
        self.unratified += other.unratified
        if other.spent is not None:
            self.spent = (self.spent or Decimal(0)) + other.spent

    @property
    def is_whole(self):
        """Whether all of the ceiling was reported on."""
        return self.reported_ceiling == self.ceiling

    @property
    def share(self):
        """What part of the ceiling that was reported on was spent, as printed."""
        return print_share(self.spent, self.reported_ceiling)

    def say_unratified(self, base):
        """Return what is not ratified, with its own share; empty where there is none.

        :param base: what the ceiling is of, as printed
        """
        base = base if self.is_whole else f"{base} yang dilaporkan"
        return say_unratified(self.unratified, self.reported_ceiling or None, base)

    @property
    def reached(self):
        """What its outcomes came to in percent, ``None`` without a figure."""
        return self.result.capped if self.result else None

    @property
    def printed_achievement(self):
        return self.result.printed if self.result else ""


class LkjipMoney:
    """The part of a source (:class:`.lkjip_source.LkjipSource`) that reads money."""

    def _read_money(self):
        """Read the budget of the agencies once, for all tables."""
        nodes = self.env["sidocakep.plan.node"]
        found = self.env["sidocakep.realisation"]._get_realised(
            self.companies, self.year, self.period.month
        )
        self._read_months(found.values())
        read_ahead(nodes.browse([item.node_id for item in found.values()]))
        self.of_nodes, self.spending, self.whole = {}, {}, Money(nodes)
        for item in found.values():
            program = self._find_program(nodes.browse(item.node_id))
            ceiling = item.ceiling or Decimal(0)
            owner = self.get_row_of(self.company.browse(item.company_id))
            for total in (
                self.of_nodes.setdefault(program, Money(program)),
                self.spending.setdefault(owner.id, Money(nodes)),
                self.whole,
            ):
                total.add(ceiling, item.realised)
        self._read_outcomes()
        self.programs = self._merge(self.of_nodes.values())

    def _merge(self, entries):
        """Return the programmes by their code, with what each came to.

        One that several carry is one in the report of what they are part of.
        """
        programs = {}
        for entry in entries:
            node = entry.node
            key = (node.code, node.name) if self.has_parts else node
            programs.setdefault(key, Money(node)).add_money(entry)
        for program in programs.values():
            program.result = self._roll_up(program.nodes)
            program.serves = self._find_served(program.nodes)
            program.parts = [
                part
                for identity in dict.fromkeys(program.nodes.mapped("identity"))
                for part in self.parts.get(identity, ())
            ]
        return sorted(programs.values(), key=lambda entry: entry.node.code or "")

    def add_up(self, entries):
        """Return several programmes as one sum."""
        total = Money(self.env["sidocakep.plan.node"])
        for entry in entries:
            total.add_money(entry)
        return total

    def _find_program(self, node):
        """Return the programme of a row of the budget; the row itself without one."""
        path = node.browse(node._get_path_ids())
        return path.filtered(lambda item: item.level == PROGRAM)[:1] or node

    # ------------------------------------------------------------------
    # Who reported which months
    # ------------------------------------------------------------------

    def _read_months(self, items):
        """Find whose money is not known, or not final, and of which months."""
        last = self.period.month
        missing = {item.company_id: set(item.missing_months) for item in items}
        self.missing_by_agency = {
            agency: sorted(missing[agency.id])
            for agency in self.companies
            if missing.get(agency.id)
        }
        self.missing_months = merge_months(self.missing_by_agency)
        months = self.env["sidocakep.realisation.month"].search(
            [
                ("company_id", "in", self.companies.ids),
                ("year", "=", self.year),
                ("state", "=", "open"),
            ]
        )
        numbers = {
            agency: {int(month.month) for month in rows}
            for agency, rows in months.grouped("company_id").items()
        }
        self.open_by_agency = {
            agency: found
            for agency in self.companies
            if (found := sorted(n for n in numbers.get(agency, ()) if n <= last))
        }
        self.open_months = merge_months(self.open_by_agency)

    def name_months(self, by_agency, write=name_months):
        """Return months in words; of several whose they are.

        :param by_agency: ``{agency: [numbers of months]}``
        :param write: how months are named, on paper in Indonesian
        """
        if not self.has_parts:
            return write(merge_months(by_agency))
        return "; ".join(
            f"{agency.name} ({write(months)})" for agency, months in by_agency.items()
        )

    # ------------------------------------------------------------------
    # What programmes reached
    # ------------------------------------------------------------------

    def _read_outcomes(self):
        """Read the measured outcomes, and the policy that makes one of many."""
        day = self.report._get_period_end()
        self.program_policy = self.profile._get_rollup("program", day)
        measured = self.env["sidocakep.measurement"].union(
            *(
                measurement
                for company, measurement in self.measurements.items()
                if company in self.companies
            )
        )
        rows = measured.output_ids.filtered("indicator_id")
        results = get_results(rows, self.is_interim)
        self.outcomes = {}
        for row, result in zip(rows, results, strict=True):
            self.outcomes.setdefault(row.node_id.identity, []).append(result)
        self.parts = {}
        for row in rows:
            if row.level in PERFORMING and (state := _get_state(row)):
                program = self._find_program(row.node_id)
                self.parts.setdefault(program.identity, []).append(
                    {
                        "state": state,
                        "said": _say_part(row),
                        "loose": self.get_loose_of(row),
                        "is_outcome": row.node_id == program,
                    }
                )

    def _roll_up(self, nodes):
        """Let the engine make one achievement of the outcomes of a programme.

        :param nodes: its node, of each agency that carries it
        """
        results = [
            result
            for identity in dict.fromkeys(nodes.mapped("identity"))
            for result in self.outcomes.get(identity, ())
        ]
        if not results:
            return None
        day = self.report._get_period_end()
        return self.profile._roll_up_result("program", day, results)

    # ------------------------------------------------------------------
    # Whose performance it pays for
    # ------------------------------------------------------------------

    @cached_property
    def objectives(self):
        """``[(rows of indicators, [Money of programmes])]``: each sum once.

        A programme stands at the first objective whose indicators it serves by Tabel II
        of the agreement. One that Tabel II does not name stands below the deepest
        objective that was promised above it in the plan, those of an agency below what
        they support in the RPJMD; what stands below none comes last, without
        indicators.
        """
        promised = {}
        for row in self.rows:
            promised.setdefault(row["identity"], []).append(row)
        below = {identity: [] for identity in [*promised, None]}
        programs = self.env["sidocakep.plan.node"].union(*self.of_nodes)
        for node, nearest in self.find_promised(programs).items():
            served = self._find_served(node)
            place = served[0]["identity"] if served else nearest
            below[place].append(self.of_nodes[node])
        found = [(promised[key], self._merge(below[key])) for key in promised]
        rest = self._merge(below[None])
        return [*found, *([([], rest)] if rest else ())]

    def _find_served(self, nodes):
        """Return the rows of the indicators that programmes serve, in their order.

        :param nodes: one programme, as those who carry it have it
        """
        keys = set()
        for node in nodes:
            # Its own programmes Tabel II names; one of a part of it by what they share.
            names = _name_program(node)[
                : 1 if node.company_id == self.company else None
            ]
            named = next((name for name in names if name in self._served), None)
            keys |= self._served.get(named, set())
        return [row for row in self.rows if row["promise"] in keys]

    @cached_property
    def _served(self):
        """``{what names a programme: keys of the lines of the PK that it serves}``.

        Gunung Mas 24/2024 art. 8: the budget of each performance, as it was agreed.
        """
        served = {}
        rows = self.sheet.pk_id.table2_ids.filtered("pk_line_ids")
        read_ahead(rows.node_id)
        for row in rows:
            lines = set(map(get_promise_key, row.pk_line_ids))
            program = row.node_id and self._find_program(row.node_id)
            for name in _name_program(program) if program else [_fold(row.name)]:
                served.setdefault(name, set()).update(lines)
        return served

    def get_budget(self):
        """Return ceiling, realisation and share of all programmes, as printed.

        Of several ``covered`` says of whom it is, and ``reported`` is the ceiling of
        those that reported, where some have not; ``unratified`` is what a BLUD spent
        besides; ``open`` names the months of one agency that may still change.
        """
        whole = self.whole
        facts = {
            "ceiling": format_rupiah(whole.ceiling),
            "spent": "" if whole.spent is None else format_rupiah(whole.spent),
            "share": whole.share,
        }
        if self.has_parts:
            facts["covered"] = self.name_money_covered()
            if not whole.is_whole:
                facts["reported"] = format_rupiah(whole.reported_ceiling)
        if whole.unratified:
            facts["unratified"] = whole.say_unratified(OF_ALL)
        if self.open_by_agency and not self.has_parts:
            facts["open"] = self.name_months(self.open_by_agency)
        return facts


def _name_program(node):
    """Return by what a programme is found, the surest first."""
    upper = node.upper_node_id
    shared = [upper.identity] if upper.level == PROGRAM else []
    return [node.identity, *shared, _fold(node.name)]


def _fold(name):
    return " ".join(name.lower().split())


def _get_state(row):
    """Return the state of an outcome or output, ``None`` of what nothing was asked."""
    if row.year_status == "ok":
        return MET if row.year_is_met else MISSED
    return None if row.year_status in NOT_ASKED else WITHOUT_FIGURE


def _say_part(row):
    figure = (
        f"{row.year_printed} persen"
        if row.year_status == "ok"
        else LABELS[NoFigureKind(row.year_status)]
    )
    return f"{row.indicator_id.name}: {figure}"


def merge_months(by_agency):
    """Return the numbers of months that any agency has, in order."""
    return sorted({month for months in by_agency.values() for month in months})


def print_share(spent, ceiling):
    """Return what part of a ceiling was spent, empty where that is no figure."""
    realised = None if spent is None else Realised(ls=spent)
    share = absorb(realised, ceiling or None)
    return "" if share.value is None else format_number(share.value, 2)


def read_ahead(nodes):
    """Read nodes and all above them at once; return them all."""
    nodes.fetch(["parent_path"])
    ids = {key for node in nodes for key in node._get_path_ids()}
    path = nodes.browse(ids)
    path.fetch(["parent_path", "level", "identity", "code", "name", "upper_node_id"])
    return path


def find_ways(nodes):
    """Return ``{node: identities on the way up}``, the nearest first.

    That of an agency goes on with what its node supports in the RPJMD.
    """
    own = read_ahead(nodes)
    read_ahead(own.upper_node_id)
    ways = {}
    for node in nodes:
        way = node.browse(node._get_path_ids()[::-1])
        for above in way:
            upper = above.upper_node_id
            way |= node.browse(upper._get_path_ids()[::-1] if upper else ())
        ways[node] = way.mapped("identity")
    return ways
