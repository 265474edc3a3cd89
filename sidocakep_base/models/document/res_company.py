from collections import defaultdict

from odoo import api, fields, models

from ...engine.deadline import DUE, LATE

#: What an agency is, to documents and deadlines; the rest stands with its contact.
KEPT = frozenset(
    {
        *("active", "currency_id", "date_dissolved", "date_established", "parent_id"),
        *("profile_id", "region_kind", "region_name", "resource_calendar_id"),
        *("sidocakep_kind", "sidocakep_short_name", "signing_place", "skpd_code"),
    }
)


class ResCompany(models.Model):
    """What an agency owes this year, and how much of it is late."""

    _name = "res.company"
    _inherit = ["res.company", "sidocakep.kept.mixin"]

    _kept_names = KEPT
    _kept_whole = True

    document_late_count = fields.Integer(
        string="Late Documents",
        compute="_compute_document_late_count",
        groups="sidocakep_base.group_employee",
        help="Documents of this year that are not made or not handed in in time.",
    )
    document_owed_text = fields.Text(
        string="Text for WhatsApp",
        compute="_compute_document_owed_text",
        groups="sidocakep_base.group_employee",
        help="What is late or due soon in this agency, and who owes it.",
    )

    def _compute_document_late_count(self):
        counts = dict(
            self.env["sidocakep.deadline"]._read_group(
                [
                    ("company_id", "in", self._origin.ids),
                    ("year", "=", self.env.user._get_office_day().year),
                    ("status", "=", "late"),
                ],
                ["company_id"],
                ["__count"],
            )
        )
        for company in self:
            company.document_late_count = counts.get(company._origin, 0)

    @api.depends_context("lang", "uid")
    def _compute_document_owed_text(self):
        """Names of posts and holders, documents and days; nothing else of a person."""
        day = self._format_day(self.env.user._get_office_day())
        parts = {company: company._get_owing_parts() for company in self}
        owed = self.union(*parts.values())._find_owed()
        for company in self:
            head = self.env._("%(agency)s, on %(day)s", agency=company.name, day=day)
            lines = [head]
            for part in parts[company]:
                rows = owed.get(part.id, ())
                lines += [f"{part.sudo().name}:"] * bool(
                    rows and part != company._origin
                )
                lines += self._list_owed(rows)
            if len(lines) == 1:
                lines.append(self.env._("Nothing is late or due soon."))
            company.document_owed_text = "\n".join(lines)

    def _get_owing_parts(self):
        """Return an agency with its units that are companies; others alone."""
        own = self._origin
        agency = own.sudo()
        if agency != agency._get_agency():
            return own
        units = agency._get_with_units().filtered("active")
        return own | units.with_env(self.env)

    @api.model
    def _list_owed(self, rows):
        """Return the lines of what one company owes, by the code of the unit."""
        by_unit, lines = defaultdict(list), []
        for unit, _day, text in sorted(rows):
            by_unit[unit].append(f"- {text}")
        for unit, texts in by_unit.items():
            if unit:
                lines.append(self.env._("Unit %(code)s:", code=unit))
            lines += texts
        return lines

    def _find_owed(self):
        """Return ``{company id: [(unit code, day, text)]}``, as the user may read it.

        A room above adds what it asks for besides documents.
        """
        rows = self.env["sidocakep.deadline"].search(
            [
                ("company_id", "in", self._origin.ids),
                ("done_on", "=", False),
                ("status", "in", [LATE, DUE]),
            ],
            order="date_due, id",
        )
        return {
            company.id: [
                (row.job_id.sudo().unit_code or "", row.date_due, row._get_owed_text())
                for row in found
            ]
            for company, found in rows.grouped("company_id").items()
        }

    @api.model
    def _add_owed(self, owed, late, position, say):
        """Add what is late to ``owed``: a line for each agency and position.

        :param owed: as :meth:`_find_owed` returns it
        :param late: what has ``company_id`` and ``date_due``, the first due first
        :param position: field of it with the position that owes it
        :param say: makes the line of ``count``, ``day`` and ``job``
        """
        places = late.grouped(lambda item: (item.company_id, item[position]))
        for (company, job), items in places.items():
            job, first = job.sudo(), items[0].date_due
            text = say(
                count=len(items), day=self._format_day(first), job=job.name or "-"
            )
            row = (job.unit_code or "", first, text)
            owed.setdefault(company.id, []).append(row)
        return owed

    @api.model_create_multi
    def create(self, vals_list):
        """Ask the input first: Odoo makes a contact of the name before."""
        for vals in vals_list:
            self._check_input(vals)
        return super().create(vals_list)

    def write(self, vals):
        """Another regulation counts other deadlines."""
        result = super().write(vals)
        if "profile_id" in vals:
            agencies = self.sudo().search([("id", "child_of", self.ids)])
            self.env["sidocakep.deadline.request"]._ask(agencies)
        return result

    def _filter_kept(self):
        """A company beside the government is no agency."""
        return self.browse(self.sudo().filtered("is_of_government").ids)

    def _get_trail_company(self):
        """An agency reads its own trail."""
        return self
