"""A cascading report is made when its period was measured, and drawn from that."""

from datetime import date

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.document.version_mixin import CANCELLED

from ...const import IN_FORCE, REPLACED
from ..measurement.sidocakep_measurement import ACCEPTED, SENT
from .sidocakep_cascading_report import DRAFT, KEY_FIELDS
from .sidocakep_profile_rule import RULE

#: What a line of the report takes from a line of the measurement.
TAKEN = ("objective", "name", "target_text", "year_target_text", "realisation_text")
TAKEN += ("printed", "status")
DRAWN = ("pk_id", "pk_state", "holder_title", "holder_name", "superior_title")
DRAWN += ("pk_printed", *TAKEN)


class SidocakepCascadingReport(models.Model):
    """PKs that count at the end of the period with results, the others by state.

    Those of a unit that is a company of its own stand below those of its agency, with
    results from its sending on (decision 0032); a unit makes no report of its own.

    Paser 23/2016 art. 7(4), 7(5); annex II: from Kepala down to functional, and
    pelaksana where the profile has them make a PK.
    """

    _name = "sidocakep.cascading.report"
    _inherit = "sidocakep.cascading.report"

    @api.model
    def _cron_open(self):
        """Make what has become due, and follow what was measured since."""
        made = self._make()
        waiting = self.sudo().search([("state", "=", DRAFT)])
        waiting -= waiting._drop_of_units()
        waiting._draw()
        made._ask_to_compile()

    def _drop_of_units(self):
        """Delete the drafts of what is a unit now, and return them.

        Its agency reports on it (decision 0032): nobody compiles or sends them any
        more, and they would wait for ever. Nothing of them is written by people.
        """
        dropped = self.filtered(
            lambda item: not item.previous_id and not item.company_id._is_agency()
        )
        dropped._with_workflow_bypass().unlink()
        return dropped

    @api.model
    def _make(self):
        """Create the reports of agencies whose profile asks for them; sudo."""
        day = self.env.user._get_office_day()
        known = {tuple(key) for key in self.sudo()._read_group([], [*KEY_FIELDS])}
        measurements = self._find_measured(
            [
                ("date_end", ">=", date(day.year - 1, 1, 1)),
                ("date_end", "<", day),
                ("company_id.parent_id", "!=", False),
                # what a unit reached stands in the report of its agency
                ("company_id.parent_id.parent_id", "=", False),
            ]
        )
        unknown = {key: item for key, item in measurements.items() if key not in known}
        vals_list = []
        for (_government, end, kind), items in (
            self._concat(unknown)
            .grouped(
                lambda item: (item.company_id.root_id, item.date_end, item.period_kind)
            )
            .items()
        ):
            first = items[:1]
            if not first.company_id._get_rule(RULE, end):
                continue
            profile = first.company_id._get_profile(end)
            rhythm = self._prepare_rhythm(profile, kind, first.period_no)
            if rhythm is not None:
                vals_list += [{**rhythm, "measurement_id": item.id} for item in items]
        writer = self.sudo()._with_workflow_bypass()
        return writer.create(vals_list).with_env(self.sudo().env)

    @api.model
    def _find_measured(self, domain):
        """Return ``{key: last version of a measurement}``; sudo."""
        found = self.env["sidocakep.measurement"].sudo()
        found = found.search(
            [*domain, ("state", "!=", CANCELLED)], order="version desc, id desc"
        )
        return {
            key: items[:1]
            for key, items in found.grouped(
                lambda item: tuple(item[name] for name in KEY_FIELDS)
            ).items()
        }

    @api.model
    def _concat(self, measurements):
        return self.env["sidocakep.measurement"].sudo().union(*measurements.values())

    # ------------------------------------------------------------------
    # Lines
    # ------------------------------------------------------------------

    def action_draw(self):
        """Bring the draft in line with PKs and figures as they are now."""
        self.check_access("write")
        for report in self:
            if report.state != DRAFT:
                raise UserError(
                    self.env._(
                        "%(report)s is %(state)s and stays as it is. Correct it in a "
                        "next version.",
                        report=report.display_name,
                        state=report._get_state_label(),
                    )
                )
        self._draw()
        return True

    def _draw(self):
        """Draw the lines anew where something changed."""
        reports = self.sudo()
        companies = reports.company_id
        measured = self._find_measured(
            [
                ("company_id", "in", companies.ids),
                ("year", "in", reports.mapped("year")),
            ]
        )
        units = {agency: agency._get_with_units() - agency for agency in companies}
        companies = companies.union(*units.values())
        open_pks = self._find_open_pks(companies, reports.mapped("year"))
        sent = self._find_measured(
            [
                ("company_id", "in", (companies - reports.company_id).ids),
                ("year", "in", reports.mapped("year")),
                ("state", "in", (SENT, ACCEPTED)),
            ]
        )
        vals_list = []
        gone = reports.line_ids.browse()
        for report in reports:
            item = measured.get(report._get_key(), report.measurement_id)
            if report.measurement_id != item:
                report._with_workflow_bypass().measurement_id = item
            end = report.date_end
            pks = _filter_begun(open_pks.get((report.company_id, report.year), ()), end)
            wanted = report._prepare_lines(item, pks)
            for unit in units[report.company_id]:
                item = sent.get((unit, *report._get_key()[1:]), item.browse())
                pks = _filter_begun(open_pks.get((unit, report.year), ()), end)
                wanted += _name_unit(unit, report._prepare_lines(item, pks))
            if wanted == report._get_drawn():
                continue
            gone |= report.line_ids
            vals_list += [
                {**vals, "report_id": report.id, "sequence": number}
                for number, vals in enumerate(wanted, 1)
            ]
        gone.unlink()
        gone.create(vals_list)

    @api.model
    def _find_open_pks(self, companies, years):
        """Return ``{(agency, year): PKs that are not in force yet}``.

        What is to follow after the time of a report is left out where it is drawn.
        """
        found = (
            self.env["sidocakep.pk"]
            .sudo()
            .search(
                [
                    ("company_id", "in", companies.ids),
                    ("year", "in", years),
                    ("date_from", "=", False),
                    ("state", "!=", REPLACED),
                ]
            )
        )
        return found.grouped(lambda pk: (pk.company_id, pk.year))

    def _prepare_lines(self, measurement, open_pks):
        """Return the values of all lines, from the head of the agency downwards."""
        rows = [
            (sheet.sequence, sheet.pk_id.id, vals)
            for sheet in measurement.sheet_ids
            for vals in self._prepare_sheet(sheet)
        ]
        rows += [(pk.kind_sequence, pk.id, self._prepare_open(pk)) for pk in open_pks]
        return [vals for *_order, vals in sorted(rows, key=lambda row: row[:2])]

    def _prepare_sheet(self, sheet):
        """Return the lines of a PK that counts: one for each indicator."""
        superior = sheet.superior_job_id
        person = {
            "pk_id": sheet.pk_id.id,
            "pk_state": _get_state_on(sheet.pk_id, sheet.measurement_id.date_end),
            "holder_title": sheet.holder_title,
            "holder_name": sheet.holder_name,
            "superior_title": superior._get_printed_title() if superior else False,
            "pk_printed": sheet.printed,
        }
        return [
            person | {name: line[name] for name in TAKEN} for line in sheet.line_ids
        ]

    def _prepare_open(self, pk):
        """Return the one line of a PK that promises nothing yet."""
        superior = pk.second_job_id
        return {
            "pk_id": pk.id,
            "pk_state": pk.state,
            "holder_title": pk.job_id._get_printed_title(),
            "holder_name": pk.employee_id.name,
            "superior_title": superior._get_printed_title() if superior else False,
            **dict.fromkeys(("pk_printed", *TAKEN), False),
        }

    def _get_drawn(self):
        """Return the lines as they are, in the words of ``_prepare_lines``."""
        return [
            {name: line[name] for name in DRAWN} | {"pk_id": line.pk_id.id}
            for line in self.line_ids
        ]

    def _create_next(self, default=None):
        """A correction is made by the program too; who may ask for it is checked."""
        successor = super(SidocakepCascadingReport, self.sudo())._create_next(default)
        return successor.with_env(self.env)

    def _prepare_next_vals(self, default):
        vals = super()._prepare_next_vals(default)
        return vals | {
            "measurement_id": self.measurement_id.id,
            "is_semester": self.is_semester,
        }

    def _copy_parts_to(self, successor):
        """A correction is drawn anew."""
        successor._draw()
        return super()._copy_parts_to(successor)


def _filter_begun(pks, end):
    """Return the PKs that do not take the place of another after a day only."""
    return [
        pk
        for pk in pks
        if not end
        or not pk.revision_id.date_effective
        or pk.revision_id.date_effective <= end
    ]


def _get_state_on(pk, day):
    """Return the state of a PK; one that was replaced later was in force then."""
    if pk.state == REPLACED and pk.date_until and pk.date_until >= day:
        return IN_FORCE
    return pk.state


def _name_unit(unit, rows):
    """Return the lines of a unit; where the title does not say whose, it is added."""
    for row in rows:
        title = row["holder_title"] or ""
        if unit.name not in title:
            row["holder_title"] = f"{title} ({unit.name})".strip()
    return rows
