"""Whose figures and money a report tells: of an agency its units' too."""

from functools import cached_property

from ..measurement.sidocakep_measurement import ACCEPTED, SENT
from .lkjip_money import find_ways


class LkjipUnits:
    """The part of a source (:class:`.lkjip_source.LkjipSource`) that knows them.

    A unit that is a company of its own below an agency (RSUD, puskesmas) is told in the
    report of its agency, and is none of the agencies of the government (decision 0032).
    """

    def _find_companies(self):
        """Find whose figures and money count, and whose rows stand side by side.

        ``companies`` count, an agency before its units. In ``agencies`` each has a row:
        of the government its agencies, of an agency its units.
        """
        tops = self.company
        if self.is_government:
            tops = tops.search(
                [("parent_id", "=", tops.id)], order="sequence, name, id"
            )
        self.companies = tops._get_with_units()
        self.units = self.companies - tops
        self.agencies = tops if self.is_government else self.units

    @property
    def has_parts(self):
        """Whether it tells more than the figures and the money of one company."""
        return self.is_government or bool(self.units)

    def get_row_of(self, company):
        """Return in whose row the money of a company stands: that of its agency."""
        return company._get_agency() if self.is_government else company

    def name_company(self, company):
        """Return whose a figure is, as printed; empty where it is the report's own."""
        if company == self.company:
            return ""
        if self.is_government and company in self.units:
            return f"{company.name} ({company._get_agency().name})"
        return company.name

    def _find_measurements(self):
        """Return ``{company: measurement of the time}``, accepted before sent."""
        found = self.env["sidocakep.measurement"].search(
            [
                ("company_id", "in", (self.company | self.companies).ids),
                ("year", "=", self.year),
                ("period_kind", "=", self.period.kind),
                ("period_no", "=", self.period.number),
                ("state", "in", (ACCEPTED, SENT)),
            ],
            order="version",
        )
        found = found.sorted(lambda item: item.state == ACCEPTED)
        return {item.company_id: item for item in found}

    def _find_outputs(self):
        """Return the measured rows of the DPA: its own, then those of its units."""
        return self.measurement.output_ids.union(
            *(
                self.measurements[unit].output_ids
                for unit in self.agencies
                if not self.is_government and unit in self.measurements
            )
        )

    # ------------------------------------------------------------------
    # Below what was promised
    # ------------------------------------------------------------------

    def find_promised(self, nodes):
        """Return ``{node: identity of the nearest objective promised above, or None}``.

        A unit has a Renstra of its own, which supports the RPJMD and not its agency's:
        what it does stands below what its agency does for the same node of the RPJMD,
        where that is below one objective only.
        """
        promised = {row["identity"] for row in self.rows}
        nearest = {}
        for node, way in find_ways(nodes).items():
            supported = self._supported if node.company_id in self.units else {}
            nearest[node] = next(
                (
                    key if key in promised else supported[key]
                    for key in way
                    if key in promised or key in supported
                ),
                None,
            )
        return nearest

    @cached_property
    def _supported(self):
        """``{identity in the RPJMD: objective of the agency}``; None: several."""
        found = {}
        if self.is_government:
            return found
        promised = {row["identity"] for row in self.rows}
        nodes = self.sheet.line_ids.pk_line_id.node_id.union(*self.of_nodes)
        nodes = nodes.filtered(lambda node: node.company_id == self.company)
        for way in find_ways(nodes).values():
            objective = next((key for key in way if key in promised), None)
            for key in way if objective else ():
                found.setdefault(key, set()).add(objective)
        return {
            key: next(iter(names)) if len(names) == 1 else None
            for key, names in found.items()
        }

    @property
    def told(self):
        """Whose rows stand side by side; an archived unit only with something."""
        return self.agencies.filtered(
            lambda item: (
                item.active or item in self.measurements or item.id in self.spending
            )
        )

    @property
    def silent_units(self):
        """Units that have sent no measurement of the time."""
        return self.units.filtered(
            lambda unit: unit.active and unit not in self.measurements
        )

    def name_silent(self):
        """Return in words which units sent no measurement of the time, empty: none."""
        return ", ".join(map(self.name_company, self.silent_units))
