"""How the rows of what is owed are kept: created, closed, put away."""

from datetime import date

from odoo import api, models
from odoo.fields import Domain

from ..organisation.turn import hold_new
from .deadline_clock import WHOLE_YEAR, DeadlineClocks

#: Last day of each quarter: month and day.
QUARTER_ENDS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


class SidocakepDeadline(models.Model):
    """Keeping the rows; nobody has the right to do it by hand."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    # ------------------------------------------------------------------
    # Hooks of the rooms above
    # ------------------------------------------------------------------

    @api.model
    def _get_kinds(self):
        """Return the classes of the kinds of documents (:class:`DeadlineKind`).

        A room that has a document extends this list.
        """
        return []

    @api.model
    def _get_clock_starts(self, companies, years):
        """Return ``{trigger: {(company id, year, period): day}}``.

        Here those of the calendar; a room that has another event adds its own.
        """
        return {
            "quarter_end": {
                (company_id, year, ("quarter", quarter)): date(year, month, day)
                for company_id in companies.ids
                for year in years
                for quarter, (month, day) in QUARTER_ENDS.items()
            },
            "year_end": {
                (company_id, year, WHOLE_YEAR): date(year, 12, 31)
                for company_id in companies.ids
                for year in years
            },
        }

    # ------------------------------------------------------------------
    # Keeping the rows
    # ------------------------------------------------------------------

    def _refresh(self, companies, year, kinds=None):
        """Bring the rows of agencies in line with what the kinds say is owed.

        What is closed stays as it was closed. What is open and no longer owed is put
        away. Rows of a document that no kind knows are left alone. The number of
        queries depends neither on the agencies nor on what they owe.

        :param kinds: classes to ask; without them all that are registered
        :return: the rows of these kinds, of the agencies in the year
        """
        model = self.sudo().with_context(
            tracking_disable=True, mail_create_nosubscribe=True, mail_notrack=True
        )
        companies = companies.sudo()
        kinds = self._get_kinds() if kinds is None else kinds
        documents = [document for kind in kinds for document in kind.documents]
        clocks = DeadlineClocks(model.env, companies, [year], documents)
        owed = {
            item.key: item
            for kind in kinds
            for item in kind(model.env).get_owed(companies, year, clocks)
        }
        rows = model.with_context(active_test=False).search(
            [
                ("company_id", "in", companies.ids),
                ("year", "=", year),
                ("document", "in", documents),
            ]
        )
        rows = rows.with_env(model.env)
        existing = {row._get_key(): row for row in rows.sorted("active")}
        model._write_changes(
            {
                existing[key]: existing[key]._keep_judged(item.get_values())
                for key, item in owed.items()
                if key in existing and not existing[key].done_on
            }
        )
        obsolete = rows.filtered(
            lambda row: row.active and not row.done_on and row._get_key() not in owed
        )
        obsolete.write({"active": False})
        rows |= model.create(
            [item.get_values() for key, item in owed.items() if key not in existing]
        )
        rows._follow_documents()
        rows._update_activities()
        return rows.filtered("active")

    def _keep_judged(self, vals):
        """Return the values of what is owed, the day as it was where that is judged.

        A day that is over is not moved by a holiday that is entered afterwards, and
        none that is to come is made one that is over: nobody is late, or not late any
        more, because the calendar was changed. The rule, the event that started the
        clock and the person may change it.
        """
        vals = {**vals, "active": True}
        if vals["date_due"] == self.date_due:
            return vals
        is_same = self.date_start == vals["date_start"] and self.active
        is_same &= self.counted_by in (False, vals["counted_by"])
        is_same &= self.employee_id.id == (vals["employee_id"] or False)
        today = self._get_todays()[self.tz]
        if not is_same or min(self.date_due, vals["date_due"]) >= today:
            return vals
        return vals | {"date_due": self.date_due, "date_notice": self.date_notice}

    def _sync(self, owners, years=None):
        """Close or reopen the rows of records whose documents came or went.

        :return: the rows
        """
        domain = Domain("res_model", "=", owners._name)
        domain &= Domain("res_id", "in", owners.ids)
        if years is not None:
            domain &= Domain("year", "in", list(set(years)))
        rows = self.sudo().search(domain)
        rows._follow_documents()
        return rows

    def _follow_documents(self):
        """Write down which documents are made, as their kinds say."""
        for kind, rows in self._group_by_kind():
            self._write_changes(kind.get_done_on(rows))

    def _group_by_kind(self):
        """Return ``[(kind, its rows)]``; rows that no kind knows are left out."""
        by_document = self.grouped("document")
        grouped = []
        for kind in self._get_kinds():
            known = [by_document[key] for key in kind.documents if key in by_document]
            if known:
                grouped.append((kind(self.env), self.browse().union(*known)))
        return grouped

    def _get_key(self):
        """Return what makes a row the one of a document: see ``_owed_uniq``."""
        return (
            self.company_id.id,
            self.document,
            self.res_model,
            self.res_id,
            self.period_kind,
            self.period_no,
            self.employee_id.id if self.is_personal else 0,
        )

    @api.model
    def _write_changes(self, vals_by_row):
        """Write what differs, so that a refresh without news writes nothing.

        The rows are held together before: one by one each asks the database.
        """
        changes = {
            row: changed
            for row, vals in vals_by_row.items()
            if (changed := row._get_changes(vals))
        }
        hold_new(self.browse().union(*changes))
        for row, changed in changes.items():
            row.write(changed)

    def _get_changes(self, vals):
        return {
            name: value
            for name, value in vals.items()
            if self._fields[name].convert_to_write(self[name], self) != value
            and (self[name] or value)
        }
