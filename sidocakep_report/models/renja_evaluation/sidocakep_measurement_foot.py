from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.follow_up_mixin import ANSWERED, OPEN
from odoo.addons.sidocakep_base.models.organisation.official import HEAD, PLANNER
from odoo.addons.sidocakep_cascading.models.dialog.sidocakep_dialog_follow_up import (
    HELD_STATES,
)

#: Follow-ups that are still to be done.
TO_DO = (OPEN, ANSWERED)


class SidocakepMeasurement(models.Model):
    """What stands below the evaluation of the Renja: form E.81 of Permendagri 86/2017.

    Nothing of it is entered for the form: the achievement is that of the measurement,
    by the policy of the profile, and what helped, what stood in the way and what
    follows are those of its lines and of the dialogs.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _compose_feet(self, day):
        """Return ``{measurement id: foot of the form}``.

        :param day: on which it is printed: who signs, and what is still to be done
        """
        companies = self.company_id.sudo()
        heads = companies._get_officials(HEAD, day)
        planner = self._get_head_of_planners(day)
        follow_ups = self.env["sidocakep.dialog.follow_up"].sudo()
        follow_ups = follow_ups.search(
            [
                ("responsible_job_id.company_id", "in", companies.ids),
                ("state", "in", TO_DO),
                ("dialog_id.state", "in", HELD_STATES),
            ],
            order="date_due, id",
        ).grouped(lambda item: item.responsible_job_id.company_id.id)
        profiles = {
            item: item.company_id._get_profile(item.date_end).sudo()
            for item in self.sudo()
        }
        return {
            item.id: {
                "achievement": item.printed or "",
                "rating": item.rating or "",
                "basis": profiles[item]._get_rollup_basis(
                    "agency", item.date_end, item.printed or ""
                ),
                "policy": item.trace or "",
                "changes": item._get_printed_changes(),
                "supporting": _list_texts(item, "supporting_factor"),
                "obstacles": _list_texts(item, "obstacle"),
                "solutions": _list_texts(item, "solution"),
                "follow_ups": [
                    {**row._get_printed_row(), "on_day": _say_on_day(row, day)}
                    for row in follow_ups.get(item.company_id.id, ())
                    # what a later dialog agreed on is no answer to this period
                    if row.dialog_id.date_end <= item.date_end
                ],
                "signer": _get_signer(heads.get(item.company_id.id), day),
                "planner": _get_signer(planner, day),
            }
            for item in self.sudo()
        }

    def _list_elsewhere(self, rows):
        """Return the indicators of which the achievement is and that have no row.

        It is of the agreements; the rows are those of the DPA.
        """
        lines = self.sudo().line_ids.filtered(
            lambda line: (
                line.status == "ok" and line.indicator_id not in rows.indicator_id
            )
        )
        said = [
            f"{line.name}: target {line.target_text}, realisasi "
            f"{line.realisation_text}, capaian {line.printed}"
            for line in lines
        ]
        return list(dict.fromkeys(said))

    def _get_head_of_planners(self, day):
        """Return who heads the agency that looks at the plans, ``None`` if unknown."""
        governments = self.company_id.sudo().root_id
        for official in governments._get_officials(PLANNER, day).values():
            agency = official.job.company_id
            return agency._get_officials(HEAD, day).get(agency.id) if agency else None
        return None


def _say_on_day(row, day):
    """Return how far a follow-up is on the day of the paper, if that is to be said."""
    if row.state == ANSWERED:
        words = "sudah dijawab"
    elif row.date_due and row.date_due < day:
        words = "lewat tenggat"
    else:
        return ""
    return f"{words}, keadaan per {format_date(day)}"


def _list_texts(measurement, name):
    """Return what the lines say, each once, with the indicator that says it."""
    said = {}
    for line in measurement.line_ids:
        text = " ".join((line[name] or "").split())
        if text:
            said.setdefault(text, f"{line.indicator_id.name}: {text}")
    return list(said.values())


def _get_signer(official, day):
    """Return title, name, rank and NIP of who signs; empty where nobody is known."""
    employee = official.employee if official else None
    values = employee._get_signature_values(day) if employee else {}
    keys = ("name", "rank", "nip")
    return {
        "title": official.title if official else "",
        **{key: values.get(key) or "" for key in keys},
    }
