"""What an agency without a figure lacks, who holds it, and how many figures entered."""

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from odoo import api, models

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result
from odoo.addons.sidocakep_base.engine.achievement.rollup import (
    count_taken,
    name_zeros,
)
from odoo.addons.sidocakep_base.models.document.covered_words import tell_lacks
from odoo.addons.sidocakep_base.models.organisation.official import GUARDIAN, HEAD

from .sidocakep_agency_standing import NO_MEASUREMENT

NO_TARGET = "no_target"
#: Kind of no figure > field that counts it, in the order in which it is said.
KINDS = {
    "not_reported": "not_reported_count",
    "not_released": "not_released_count",
    NO_TARGET: "no_target_count",
    "not_computable": "not_computable_count",
    "not_due": "not_due_count",
    "not_applicable": "not_applicable_count",
}


#: Units that are companies of their own and have not closed to the agency.
UNIT = "unit"
#: Indicators that no quarter before the fourth has a target of.
YEAR_END = "year_end"
#: What has no target for the period, and a figure that was asked for all the same.
OWED = "owed"
#: By what an absorption may still change; without a DPA, or a month, there is none.
MONEY_LACKS = ("months_missing", "months_open", "unit")


class Gap(NamedTuple):
    """Something that an agency lacks, or has no figure of.

    :param kind: a key of :data:`KINDS`, ``none`` where nothing is measured,
        ``unit``, ``owed`` or ``year_end``
    :param number: how many indicators, or units
    :param holder: title of who holds it; empty where nobody has to do anything
    """

    kind: str
    number: int
    holder: str


class SidocakepAgencyStanding(models.Model):
    """What the row says in words."""

    _name = "sidocakep.agency.standing"
    _inherit = "sidocakep.agency.standing"

    @api.depends("measurement_id", "line_count", "year_end_count", *KINDS.values())
    @api.depends_context("lang")
    def _compute_gap_text(self):
        gaps = self._get_gaps()
        lacks = self._get_money_lacks()
        for row in self:
            said = list(map(row._say_gap, gaps[row]))
            if lacks[row]:
                words = tell_lacks(self.env, lacks[row])
                said.append(self.env._("Realisation %s", words))
            row.gap_text = "; ".join(said) or False

    @api.depends("year", "date_end", "company_id", "absorption")
    def _compute_is_absorption_open(self):
        lacks = self._get_money_lacks()
        for row in self:
            row.is_absorption_open = bool(lacks[row])

    def _get_money_lacks(self):
        """Return ``{row: [Lack]}``: what its absorption may still change by.

        Months to the end of the period that the agency or a unit of it has not
        reported or not closed; nothing where there is no absorption to change.
        """
        found = {row: [] for row in self}
        money = self.env["sidocakep.realisation"].sudo()
        for (year, end), rows in self.grouped(
            lambda row: (row.year, row.date_end)
        ).items():
            shown = rows.filtered(lambda row: row._get_absorption().value is not None)
            agencies = shown.company_id.sudo()
            parts = money._get_covered(agencies, year, end.month) if shown else []
            lacks = dict(zip(agencies.ids, parts, strict=True))
            for row in shown:
                found[row] = [
                    lack
                    for lack in lacks[row.company_id.id].lacks
                    if lack.code in MONEY_LACKS
                ]
        return found

    def _say_gap(self, gap):
        """Return a gap in the language of who reads it."""
        labels = self.fields_get(list(KINDS.values()), ["string"])
        if gap.kind == NO_MEASUREMENT:
            words = self.env._("No agreement is measured")
        elif gap.kind == OWED:
            words = self.env._("Asked for and not verified: %s", gap.number)
        elif gap.kind == YEAR_END:
            words = self.env._("Due in quarter IV only: %s", gap.number)
        elif gap.kind == UNIT:
            words = self.env._("Units not closed to the agency: %s", gap.number)
        else:
            words = f"{labels[KINDS[gap.kind]]['string']}: {gap.number}"
        return f"{words} ({gap.holder})" if gap.holder else words

    def _get_gaps(self):
        """Return ``{row: [Gap]}``; what is due and not reported names its post.

        What has no target comes first, with who plans for the agency.

        Who reads the row may know who holds what it lacks: the posts are read sudo.
        """
        day, companies = self.env.user._get_office_day(), self.company_id.sudo()
        heads = companies._get_officials(HEAD, day)
        guardians = companies._get_officials(GUARDIAN, day)
        asked = self._count_asked()
        units = self._find_open_units()
        unpromised = self.measurement_id._find_unpromised()
        gaps = {}
        for row in self:
            head = heads.get(row.company_id.id)
            title = head.title if head else ""
            owed = asked.get(row.measurement_id.id, Counter())
            found = [
                Gap(kind, number, name or title)
                for (kind, name), number in owed.items()
            ]
            if not row.line_count:
                why = unpromised.get(row.measurement_id.id)
                found.append(Gap(NO_MEASUREMENT, 0, why.holder if why else title))
            planner = guardians.get(row.company_id.id)
            found += [
                Gap(kind, row[name], (planner and planner.title) or "")
                if kind == NO_TARGET
                else Gap(kind, row[name], "")
                for kind, name in KINDS.items()
                if kind != "not_reported" and row[name]
            ]
            found += [Gap(YEAR_END, row.year_end_count, "")] * bool(row.year_end_count)
            if names := units.get(row):
                found.append(Gap(UNIT, len(names), ", ".join(names)))
            # without a target no figure of whoever holds it would help
            gaps[row] = sorted(found, key=lambda gap: gap.kind != NO_TARGET)
        return gaps

    def _count_asked(self):
        """Return ``{measurement id: {(kind, post): number}}`` of what posts hold."""
        asked = {}
        for measurement, status, job, number in (
            self.env["sidocakep.measurement.analysis"]
            .sudo()
            ._read_group(
                [
                    ("measurement_id", "in", self.measurement_id.ids),
                    "|",
                    ("status", "=", "not_reported"),
                    ("is_unverified", "=", True),
                ],
                ["measurement_id", "status", "asked_job_id"],
                ["__count"],
            )
        ):
            kind = "not_reported" if status == "not_reported" else OWED
            owed = asked.setdefault(measurement.id, Counter())
            owed[kind, job.name or ""] += number
        return asked

    def _find_open_units(self):
        """Return ``{row: names of units whose figures the agency has not}``."""
        found = {}
        for item in self.measurement_id.sudo()._find_open_branches():
            key = item._get_key(item.closes_to_id)
            found.setdefault(key, []).append(item.company_id.name)
        return {
            row: sorted(found[key])
            for row in self
            if (key := row._get_measured_key()) in found
        }

    def _get_measured_key(self):
        """Return which measurement the row is of, as measurements name it."""
        return (self.company_id.id, self.year, self.period_kind, self.period_no)

    def _get_policy_facts(self):
        """Return how the achievements of these rows of one period came about.

        ``policy`` (the roll-up of the profile, cited; empty where there is none) and
        how many ``figures`` there are, of which how many ``taken`` by the policy, and
        which of these without a figure ``as_zero`` and of which agency, in the words
        of the paper; and why settings changed inside the period by which these figures
        are others.
        """
        if not self:
            nothing = {
                "policy": "",
                "basis": "",
                "figures": 0,
                "taken": 0,
                "as_zero": "",
            }
            return nothing | {"changes": []}
        day = self[:1].date_end
        profile = self.company_id[:1]._get_profile(day).sudo()
        rollup = profile.rollup_ids.browse()
        if day:
            rollup = profile._find_rollup("agency", day)
        results = self._read_results()
        policy = rollup._to_engine() if rollup else None
        return {
            "policy": rollup.display_name or "",
            "basis": profile._get_rollup_basis("agency", day) if rollup else "",
            "figures": sum(map(len, results.values())),
            "taken": sum(count_taken(own, policy) for own in results.values())
            if policy
            else 0,
            "as_zero": "; ".join(
                f"{name} {zeros}"
                for name, own in results.items()
                if policy and (zeros := name_zeros(own, policy))
            ),
            "changes": profile._get_printed_changes(day, ("agency", "government"))
            if day
            else [],
        }

    def _read_results(self):
        """Return ``{name of the agency: results of its lines}``, as the engine has it.

        What counts as 0 does so beside a figure of the same agency.
        """
        groups = self.env["sidocakep.measurement.analysis"]._read_group(
            [("measurement_id", "in", self.measurement_id.ids)],
            ["measurement_id", "status", "achievement"],
            ["__count"],
        )
        results = {}
        for measurement, status, achievement, number in groups:
            company = measurement.sudo().company_id
            name = company.sidocakep_short_name or company.name
            capped = Decimal(repr(achievement)) if status == OK else None
            results.setdefault(name, []).extend(
                [Result(status, capped=capped)] * number
            )
        return results
