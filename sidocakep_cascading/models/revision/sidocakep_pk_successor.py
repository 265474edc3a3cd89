"""Opening the successor of a PK on a lawful ground, or closing it without one."""

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError

from ...const import (
    GROUND_MUTASI,
    ORGANISASI_GROUP,
    REPLACED,
    REVISABLE_STATES,
)

#: The document that proves a ground, as a person names it.
DOCUMENT_FIELDS = (
    "document_number",
    "document_date",
    "document_file",
    "document_filename",
    "explanation",
)


class SidocakepPk(models.Model):
    """What the wizard and the proposals do. Gunung Mas 24/2024 annex C.5."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    # ------------------------------------------------------------------
    # Opening a successor, closing without one
    # ------------------------------------------------------------------

    def _revise(self, ground, reason, date_effective, revision=None, **kw):
        """Open the successor of this PK and return it, a draft.

        Gunung Mas 24/2024 annex C.5. This PK counts until its successor is in force.

        :param revision: the proposal that is followed
        :param kw: ``date_until`` (last day of this PK, by default the day before),
            ``is_redrawn`` (draw plan and DPA again), and of the document that proves
            the ground where no record does: :data:`DOCUMENT_FIELDS`
        """
        self.ensure_one()
        self._check_revise(ground, reason, date_effective, kw.get("date_until"))
        self._check_ground_happened(ground, date_effective, **kw)
        # From here on with elevated rights: Pihak I and the new holder may not create
        # PKs, and the new holder may not even see those of the agency yet.
        former = self.sudo()
        is_redrawn = kw.pop("is_redrawn", False)
        employee = former._get_successor_employee(date_effective)
        revision = former._record_revision(
            revision, ground, reason, date_effective, "open", **kw
        )
        successor = former._with_trail_reason(reason)._create_next(
            {
                "date_document": date_effective,
                "employee_id": employee.id,
                "revision_id": revision.id,
            }
        )
        successor = successor.with_env(former.env)
        revision._with_workflow_bypass().write({"successor_id": successor.id})
        if is_redrawn:
            successor.action_fill_from_plan()
        else:
            successor._name_budget()
        former.message_post(body=reason)
        return successor.with_env(self.env)

    def _amend(self, default=None):
        """A PK changes on a ground only: :meth:`_revise`."""
        raise NotImplementedError

    def _prepare_next_vals(self, default):
        """What HR says on the day of the successor is read anew, not copied."""
        return {
            "job_id": self.job_id.id,
            "year": self.year,
            "basis": self.basis,
            "budget_id": self.budget_id.id,
            "place": self.place,
            **default,
        }

    def _close(self, reason, date_until, revision=None, **kw):
        """End this PK on a day without a successor: nobody takes the post over."""
        self.ensure_one()
        if not date_until:
            raise UserError(self.env._("Write the last day of the agreement."))
        date_effective = fields.Date.add(date_until, days=1)
        self._check_revise(GROUND_MUTASI, reason, None, date_until)
        self._check_ground_happened(GROUND_MUTASI, date_effective)
        self.sudo()._record_revision(
            revision,
            GROUND_MUTASI,
            reason,
            date_effective,
            "close",
            date_until=date_until,
            **kw,
        )
        vals = {
            "date_until": date_until,
            "date_from": self.sudo()._get_first_days()[self.sudo()],
        }
        self._transition("close", vals, reason)
        self._schedule_next()

    def _record_revision(self, revision, ground, reason, date_effective, step, **kw):
        """Return the revision, taken from a proposal or new, after ``step``; sudo."""
        revision_model = self.env["sidocakep.pk.revision"].sudo()
        day_before = self._get_day_before(date_effective)
        vals = {
            "ground": ground,
            "reason": reason,
            "date_effective": date_effective,
            "date_until": kw.get("date_until") or day_before,
            **{name: kw.get(name) for name in DOCUMENT_FIELDS},
        }
        proposed = self.sudo().revision_ids.filtered(
            lambda item: item.state == "proposed"
        )
        same_ground = proposed.filtered(lambda item: item.ground == ground)
        revision = proposed.filtered(lambda item: item == revision) or same_ground
        if revision:
            revision.write(vals)
        else:
            revision = revision_model.create({"pk_id": self.id, **vals})
        revision._transition(step, {"is_closing": step == "close"})
        others = proposed - revision
        others._withdraw(self.env._("Another revision of the agreement was opened."))
        return revision

    def _get_successor_employee(self, day):
        """Return who signs the successor as Pihak I, sudo."""
        if not self.job_id.sudo().is_single_holder:
            return self.employee_id.sudo()
        holders = self.job_id.sudo()._get_holders(day)[self.job_id.id]
        if not holders:
            raise UserError(
                self.env._(
                    "Nobody holds %(job)s on %(date)s, so nobody can sign a successor. "
                    "Appoint an official or a Plt in HR first, or close the agreement "
                    "without a successor.",
                    job=self.job_id.sudo().name,
                    date=self._format_day(day),
                )
            )
        return holders[0].employee

    def _copy_parts_to(self, successor):
        """Copy Tabel I and II; a line keeps the line of the superior it supports."""
        lines = self.line_ids
        line_vals = lines.copy_data({"pk_id": successor.id})
        copies = successor.env[lines._name].create(line_vals)
        line_ids = dict(zip(lines.ids, copies.ids, strict=True))
        row_ids = {}
        tops = self.table2_ids.filtered(lambda row: not row.parent_id)
        for rows in (tops, self.table2_ids - tops):
            row_vals = [
                {
                    **vals,
                    "pk_id": successor.id,
                    "pk_line_ids": [
                        fields.Command.set(map(line_ids.get, row.pk_line_ids.ids))
                    ],
                    "parent_id": row_ids.get(row.parent_id.id),
                }
                for row, vals in zip(rows, rows.copy_data(), strict=True)
            ]
            new_rows = successor.env[rows._name].create(row_vals)
            row_ids |= dict(zip(rows.ids, new_rows.ids, strict=True))
        return super()._copy_parts_to(successor)

    # ------------------------------------------------------------------
    # Whose step it is, and checks
    # ------------------------------------------------------------------

    def _filter_reviser(self):
        """Pihak I in his post, who coordinates the agency's PKs, the new holder.

        And Bagian Organisasi. Who left a post takes no step of its documents.
        """
        user = self.env.user
        if self.env.su or user.has_group(ORGANISASI_GROUP):
            return self
        own = self._filter_first_person()
        allowed = own._filter_appointed("job_id", "employee_id")
        allowed |= self._filter_coordinated()
        rest = self - allowed
        if rest:
            proposed = (
                self.env["sidocakep.pk.revision"]
                .sudo()
                .search(
                    [
                        ("pk_id", "in", rest.ids),
                        ("state", "=", "proposed"),
                        ("user_id", "=", user.id),
                    ]
                )
            )
            allowed |= rest.filtered(lambda pk: pk.id in proposed.pk_id.ids)
        return allowed

    def _check_revise(self, ground, reason, date_effective, date_until=None):
        """Refuse a revision without a lawful ground, or out of its time."""
        self._check_reviser()
        self.sudo().lock_for_update(allow_referencing=True)
        self.sudo()._check_ground(ground)
        empty = self.env._("Write why the agreement is revised.")
        self._check_says_why(reason, empty)
        pk = self.sudo()
        is_closed = pk.state == REPLACED and not pk._get_successor()
        if pk.state not in REVISABLE_STATES and not is_closed:
            raise UserError(
                self.env._(
                    "%(pk)s is %(state)s: only an agreement that was signed is "
                    "revised, and only once. Revise the one that took its place.",
                    pk=pk.display_name,
                    state=pk._get_state_label(),
                )
            )
        pk._check_no_successor()
        pk._check_revision_dates(date_effective, date_until)

    def _check_reviser(self):
        """Refuse who may not revise these agreements."""
        # The proposal shows the PK to the new holder, who may be of another agency.
        refused = self - self._filter_reviser()
        if refused:
            raise TransitionAccessError(
                self.env._(
                    "%(pk)s is revised by its Party I, by the head or Sekretaris of "
                    "the agency, or by Bagian Organisasi.",
                    pk=", ".join(refused.sudo().mapped("display_name")),
                )
            )

    def _check_ground(self, ground):
        """Refuse a ground that the regulation of this PK does not name.

        Gunung Mas 24/2024 annex C.5 names three; a regulation without any leaves it to
        the parties.
        """
        labels = dict(
            self.env["sidocakep.pk.revision"]
            ._fields["ground"]
            ._description_selection(self.env)
        )
        named = {key: self._get_rule(f"ground_{key}") for key in labels}
        named = {key: rule for key, rule in named.items() if rule}
        if ground not in (named or labels):
            raise UserError(
                self.env._(
                    "An agreement is revised on one of these grounds only: "
                    "%(grounds)s. Choose one of them.",
                    grounds="; ".join(
                        rule._cite(labels[key]) for key, rule in named.items()
                    )
                    or ", ".join(labels.values()),
                )
            )

    def _check_revision_dates(self, date_effective, date_until):
        """Refuse days outside the tenure of this PK.

        :param date_effective: first day of the successor, ``None`` if there is none
        """
        first, last = self._get_first_days()[self], date(self.year, 12, 31)
        if self.date_until:
            first = fields.Date.add(self.date_until, days=1)
        day = date_effective or date_until
        if not day or not first <= day <= last:
            raise UserError(
                self.env._(
                    "The revision takes effect on a day from %(first)s to %(last)s. "
                    "Choose a day between them.",
                    first=self._format_day(first),
                    last=self._format_day(last),
                )
            )
        if date_effective and date_until and date_until >= date_effective:
            raise UserError(
                self.env._(
                    "The former agreement ends before the new one takes effect. "
                    "Correct one of the two dates."
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_reopen_revision(self):
        """A successor thrown away while a draft: its revision waits again."""
        for pk in self.sudo().filtered("revision_id"):
            pk.revision_id._reopen()
