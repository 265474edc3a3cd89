"""The words of a quarter are assembled from the work that served the promise."""

from odoo import models
from odoo.exceptions import UserError

from ..action_plan.sidocakep_action_month import DONE, FAILED_STATUSES


class SidocakepMeasurementLine(models.Model):
    """What was written month by month is not typed again; people edit it."""

    _name = "sidocakep.measurement.line"
    _inherit = "sidocakep.measurement.line"

    def action_take_from_actions(self):
        """Add what the actions of the period say of obstacles and of what helped.

        The window in which it is asked stays, with what was added.

        :raises UserError: the actions say nothing
        """
        self.check_access("write")
        months = self._find_months()
        if not any((item.justification or item.note or "").strip() for item in months):
            raise UserError(
                self.env._(
                    "No action of the plan that serves it was reported on in this "
                    "period, so there is nothing to take. Report on its months first, "
                    "or write the texts here."
                )
            )
        for line in self:
            own = months.filtered(
                lambda month, line=line: line.pk_line_id in month.action_id.pk_line_ids
            )
            failed = own.filtered(lambda month: month.status in FAILED_STATUSES)
            done = own.filtered(lambda month: month.status == DONE)
            line.write(
                {
                    "obstacle": add_words(
                        line.obstacle, say_months(failed, "justification")
                    ),
                    "supporting_factor": add_words(
                        line.supporting_factor, say_months(done, "note")
                    ),
                }
            )
        return self.action_explain() if len(self) == 1 else True

    def _find_months(self):
        """Return the work of the periods of the lines, of the plans in force; sudo."""
        months = self.env["sidocakep.action.month"].sudo()
        found = months.browse()
        for item, lines in self.grouped("measurement_id").items():
            item = item.sudo()
            found |= months.search(
                [
                    ("action_id.pk_line_ids", "in", lines.pk_line_id.ids),
                    ("plan_id.state", "=", "decided"),
                    ("date_end", ">=", item._get_first_day()),
                    ("date_end", "<=", item.date_end),
                ]
            )
        return found


def add_words(text, sentences):
    """Return ``text`` with the lines of sentences that it does not say yet."""
    lines = [text] if text else []
    for sentence in sentences:
        said = [line.strip() for line in (sentence or "").splitlines()]
        lines += [line for line in said if line and line not in (text or "")]
    return "\n".join(lines) or False


def say_months(months, name):
    """Return what the months say in a field, each with its action."""
    return [
        f"{month.action_id.display_name}: {month[name].strip()}"
        for month in months
        if (month[name] or "").strip()
    ]
