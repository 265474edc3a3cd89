from odoo import api, models
from odoo.fields import Command

#: How a figure comes about at first: of an indicator with both parts, and of another.
RATIO, TYPED = "ratio", "typed"


class SidocakepDataCollection(models.Model):
    """The cards are drawn from the indicators of the agency, and copied on."""

    _name = "sidocakep.data.collection"
    _inherit = "sidocakep.data.collection"

    def action_draw(self):
        """Add a card for each indicator of the agency that has none yet.

        Which indicators are collected: Paser 23/2016 art. 8(2)a. What was written on a
        card stays.
        """
        self.ensure_one()
        self.check_access("write")
        indicators = self.env["sidocakep.indicator"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("node_ids", "!=", False),
            ]
        )
        missing = indicators - self.card_ids.indicator_id
        baselines = self._find_baselines(missing)
        cards = self.env["sidocakep.data.card"]
        cards.create(
            [
                self._prepare_card(indicator, baselines.get(indicator.id))
                for indicator in missing
            ]
        )
        return True

    @api.model
    def _find_baselines(self, indicators):
        """Return ``{indicator id: its latest baseline}``.

        Gunung Mas 24/2024 art. 9(4)a.
        """
        rows = self.env["sidocakep.target"].search(
            [
                ("indicator_id", "in", indicators.ids),
                ("kind", "=", "baseline"),
                ("figure_status", "=", "figure"),
            ],
            order="year, id",
        )
        return {row.indicator_id.id: row for row in rows}

    def _prepare_card(self, indicator, baseline):
        """Return the values of a card, as far as the indicator says them."""
        parts = [
            Command.create({"name": text, "is_below": below})
            for text, below in (
                (indicator.numerator, False),
                (indicator.denominator, True),
            )
            if text
        ]
        has_parts = indicator.value_kind == "number" and len(parts) == 2
        vals = {
            "collection_id": self.id,
            "indicator_id": indicator.id,
            "collected": indicator.operational_definition,
            "formula": RATIO if has_parts else TYPED,
            "formula_text": indicator.formula_text,
            "part_ids": parts if has_parts else [],
            "instrument": indicator.data_source,
            "responsible_job_id": indicator.owner_job_id.id,
        }
        if baseline:
            vals |= {
                name: baseline[name] for name in ("written", "value", "value_high")
            }
            vals |= {"point_id": baseline.point_id.id, "figure_status": "figure"}
            vals["baseline_year"] = baseline.year
        return vals

    def _copy_parts_to(self, successor):
        """Copy the cards with what is counted for each."""
        cards = self.env["sidocakep.data.card"]
        vals_list = self.card_ids.copy_data({"collection_id": successor.id})
        cards.create(vals_list)
        return super()._copy_parts_to(successor)
