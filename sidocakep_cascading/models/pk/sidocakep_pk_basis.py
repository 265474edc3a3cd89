"""The document on which a PK stands: DPA, definitive RKA, or neither."""

from odoo import models

from odoo.addons.sidocakep_base.const import PLAN_OPEN_STATES
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.finding import SEVERE, WARNING, Finding
from odoo.addons.sidocakep_base.models.budget.sidocakep_budget import RKA

from .pk_dpa import filter_heads_of_region, find_budgets

DPA, CHANGED_DPA = "DPA", "DPPA"


class SidocakepPk(models.Model):
    """No DPA is not "no cost in the DPA".

    Gunung Mas 24/2024 art. 6(2): the DPA is the basis of the PK. Paser 23/2016 art.
    4(3): the definitive RKA or the DPA; the tupoksi only where that has no cost.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _filter_changed_budget(self):
        """Return those whose DPA was changed after the date of the PK."""
        retired = self.env["sidocakep.budget"]._version_retired
        return self.filtered(lambda pk: pk.budget_id.sudo().state == retired)

    def _get_basis_problems(self, sources):
        """Refuse a PK of a year without a DPA; else compare Tabel II with it."""
        if sources.get_budget(self):
            yield from self._get_table2_problems(sources)
            yield from self._get_changed_budget_problems()
            return
        values = {"year": self.year, "agency": self.company_id.sudo().name}
        if self.profile_id.sudo().pk_accepts_rka:
            yield Finding(
                SEVERE,
                self._cite_basis(
                    self.env._(
                        "There is neither a definitive RKA nor a ratified DPA %(year)s "
                        "of %(agency)s, on which the PK is to stand.",
                        **values,
                    )
                ),
                self.env._(
                    "Enter it under Budget and make the RKA definitive or ratify the "
                    "DPA, then draw again."
                ),
            )
        else:
            yield Finding(
                SEVERE,
                self._cite_basis(
                    self.env._(
                        "There is no ratified DPA %(year)s of %(agency)s, on which the "
                        "PK is to stand.",
                        **values,
                    )
                ),
                self.env._("Enter and ratify the DPA, then draw again."),
            )

    def _get_changed_budget_problems(self):
        """Say that the DPA was changed since the date of the PK."""
        if not self._filter_changed_budget():
            return
        yield Finding(
            WARNING,
            self.env._(
                "The PK of %(day)s stands on %(dpa)s, which was changed since.",
                day=self._format_day(self.date_document),
                dpa=self.budget_id.sudo().display_name,
            ),
            self.env._(
                "If the PK is to hold the changed budget, enter a date on which that "
                "was in force and draw again; else leave it and revise the PK."
            ),
        )

    def _get_plan_problems(self):
        """Say that a plan behind the PK is not decided; the profile may refuse it.

        What may still be changed by who drafts it is promised here.
        """
        nodes = self.line_ids.sudo().node_id | self.table2_ids.sudo().node_id
        rule = self._get_rule("plan_decided")
        for plan in nodes.plan_id:
            if plan.state not in PLAN_OPEN_STATES:
                continue
            labels = dict(plan._fields["state"]._description_selection(self.env))
            sentence = self.env._(
                "The plan behind this PK is not decided yet: %(plan)s (%(state)s).",
                plan=plan.name,
                state=labels[plan.state],
            )
            yield Finding(
                rule.severity or WARNING,
                rule._cite(sentence) if rule else sentence,
                self.env._("Have the plan reviewed and decided, then draw again."),
            )

    def _get_basis_values(self):
        """Return the document on which the PK stands, as it is printed.

        Indonesian, as the document is; the head of region stands on the DPA of every
        agency, which are counted. Empty for what stands on none yet.
        """
        budget = self.budget_id.sudo()
        if filter_heads_of_region(self):
            return self._get_basis_of_region()
        if not budget:
            return {"basis_document": "", "basis_text": ""}
        is_rka = budget.state == RKA
        number = budget.rka_number if is_rka else budget.number
        day = budget.rka_date if is_rka else budget.ratified_on
        name = "RKA definitif" if is_rka else name_dpa(number)
        parts = [
            name,
            f"Nomor {number}" if number else "",
            f"tanggal {format_date(day)}" if day else "",
        ]
        return {"basis_document": name, "basis_text": " ".join(filter(None, parts))}

    def _get_basis_of_region(self):
        """Return on how many DPA the head of region stands."""
        budgets = find_budgets(self.sudo())[self.id]
        if not budgets:
            return {"basis_document": "", "basis_text": ""}
        count = len(budgets.company_id)
        text = f"{DPA} Tahun {self.year} dari {count} Perangkat Daerah"
        return {"basis_document": DPA, "basis_text": text}

    def _get_heading_values(self):
        return {**super()._get_heading_values(), **self._get_basis_values()}


def name_dpa(number):
    """Return what a DPA calls itself: a changed one bears another word in its number.

    >>> name_dpa("DPPA/A.1/1.02"), name_dpa("DPA/A.1/1.02"), name_dpa(False)
    ('DPPA', 'DPA', 'DPA')
    """
    return CHANGED_DPA if (number or "").upper().startswith(CHANGED_DPA) else DPA
