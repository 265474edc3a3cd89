"""What agencies contribute to what the government promised, units to their agency."""

from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

from .lkjip_data import find_head_sheet


class LkjipContributions:
    """The part of a source (:class:`.lkjip_source.LkjipSource`) that reads them."""

    def read_contributions(self):
        """Return ``[(objective promised, whose line it is, facts of the line)]``.

        A line that the head of an agency promised stands below the nearest objective
        that the government promised above it: its Renstra says which it supports. That
        of the head of a unit stands below what his agency promised above it. What
        supports none of them comes last. Each line stands once, as its own measurement
        has it.
        """
        promised = {row["identity"]: row["objective"] for row in self.rows}
        places = {identity: place for place, identity in enumerate(promised)}
        lines = self.env["sidocakep.measurement.line"].union(
            *(
                find_head_sheet(self.measurements[company]).line_ids
                for company in self.companies
                if company != self.company and company in self.measurements
            )
        )
        nearest = self.find_promised(lines.pk_line_id.node_id)
        found = []
        for line in lines:
            key = nearest.get(line.pk_line_id.node_id)
            place = places.get(key, len(places))
            found.append((place, promised.get(key, ""), line))
        found.sort(key=lambda item: item[0])
        return [
            (
                objective,
                self.name_company(line.company_id),
                self._read_contribution(line),
            )
            for _place, objective, line in found
        ]

    def _read_contribution(self, line):
        of_what = "" if self.is_interim else "year_"
        status = line[f"{of_what}status"]
        figure = line.realisation_text if self.is_interim else line.to_date_text
        target = line.target_text if self.is_interim else line.year_target_text
        return {
            **self.read_standing(line, status),
            "name": (line.name or "").split("\n")[0],
            "target": target or "",
            "realisation": figure or "",
            "printed": (line[f"{of_what}printed"] or "") if status == "ok" else "",
            "data_year": str(line.data_year or ""),
            "gap": "",
            "why": "" if status == "ok" else LABELS[NoFigureKind(status)],
        }
