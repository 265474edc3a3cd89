"""What plan and DPA say today of PKs that were signed."""

from odoo import models

from ..pk.pk_source import PkSources


class SidocakepPk(models.Model):
    """Signed PKs never follow the plan by themselves; here is seen which of them lag.

    Gunung Mas 24/2024 annex C.5.b and c: a change of strategy or of priority, decided
    in an amended plan or a revised DPA, is a ground for a revision, not a revision.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_drift(self):
        """Return ``{pk: (differences in Tabel I, in Tabel II)}``, texts; in order."""
        sources = PkSources(self, as_now=True)
        return {
            pk: (
                list(pk._get_target_drift(sources)),
                list(pk._get_budget_drift(sources)),
            )
            for pk in self
        }

    def _get_target_drift(self, sources):
        """Name lines whose target the plan changed, dropped or added."""
        promises = {
            promise.indicator.id: promise for promise in sources.get_promises(self)
        }
        for line in self.line_ids:
            promise = promises.pop(line.indicator_id.id, None)
            if promise is None and line.is_from_plan:
                yield self.env._(
                    "%(indicator)s: no longer in the plan", indicator=line.name
                )
            if promise is None or not promise.target:
                continue
            if promise.target._to_engine_value() != line._to_engine_value():
                yield self.env._(
                    "%(indicator)s: %(signed)s signed, %(plan)s in the plan",
                    indicator=line.name,
                    signed=line.target_text,
                    plan=promise.target._get_printed_value(with_unit=True),
                )
        for promise in promises.values():
            yield self.env._(
                "%(indicator)s: new in the plan", indicator=promise.indicator.name
            )

    def _get_budget_drift(self, sources):
        """Name rows whose amount the DPA changed, dropped or added."""
        amounts = {
            (row.code or "", row.name): row.amount
            for top in sources.budget_rows.get_rows(self)
            for row in (top, *top.children)
        }
        for row in self.table2_ids:
            amount = amounts.pop((row.code or "", row.name), None)
            if amount is None:
                yield self.env._("%(name)s: no longer in the DPA", name=row.name)
            elif self.currency_id.compare_amounts(amount, row.amount):
                yield self.env._(
                    "%(name)s: %(signed)s signed, %(budget)s in the DPA",
                    name=row.name,
                    signed=self._format_amount(row.amount),
                    budget=self._format_amount(amount),
                )
        for (_code, name), amount in amounts.items():
            yield self.env._(
                "%(name)s: new in the DPA, %(budget)s",
                name=name,
                budget=self._format_amount(amount),
            )
