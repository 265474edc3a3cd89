"""One achievement of many lines, by the policy of the profile."""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result
from odoo.addons.sidocakep_base.models.document.columns import read_columns


class SidocakepMeasurementLine(models.Model):
    """What a line contributes."""

    _name = "sidocakep.measurement.line"
    _inherit = "sidocakep.measurement.line"

    def _to_result(self):
        """Return the result of the line against the target of the period."""
        self.ensure_one()
        [result] = self._to_results()
        return result

    def _to_results(self):
        """Return the result of each line against the target of the period."""
        names = ("status", "printed", "raw", "achievement", "rating", "is_met")
        return [
            Result(
                OK,
                printed or "",
                raw=Decimal(repr(raw or 0.0)),
                capped=Decimal(repr(achievement or 0.0)),
                rating=rating or "",
                met=bool(is_met),
            )
            if status == OK
            else Result(status, printed or "")
            for status, printed, raw, achievement, rating, is_met in read_columns(
                self, *names
            )
        ]

    @api.model
    def _roll_up_by(self, name, wholes, scope):
        """Return ``{id of what a field links to: fields of its one achievement}``.

        :param name: the field that links a line to what it is part of
        :param wholes: what lines are part of
        """
        lines = self.search([(name, "in", wholes.ids)], order="id")
        return lines._roll_up_parts(name, scope)

    def _roll_up_parts(self, name, scope):
        """Roll up these lines, in the order of their sheets."""
        sheets = self.sheet_id
        places = dict(zip(sheets._ids, read_columns(sheets, "sequence"), strict=True))
        rows = zip(
            read_columns(self, "sheet_id", "sequence"),
            read_columns(self, "measurement_id", name),
            self._to_results(),
            strict=True,
        )

        def get_place(row):
            sheet_id, sequence = row[0]
            return places[sheet_id][0] or 0, sheet_id, sequence or 0

        parts = defaultdict(list)
        for _place, key, result in sorted(rows, key=get_place):
            parts[key].append(result)
        rollers = {}
        for measurement in self.measurement_id:
            day = measurement.date_end
            profile = measurement.company_id._get_profile(day).sudo()
            if (profile, day) not in rollers:
                rollers[profile, day] = profile._get_roller(scope, day)
            rollers[measurement.id] = rollers[profile, day]
        return {
            whole_id: rollers[measurement_id](results)
            for (measurement_id, whole_id), results in parts.items()
        }
