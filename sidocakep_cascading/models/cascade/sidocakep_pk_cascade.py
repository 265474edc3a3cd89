"""From a PK downwards: to whom its lines can be handed, and by whom."""

from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...const import CASCADE_SAME, CASCADE_SHARE, DRAFT, ORGANISASI_GROUP, REPLACED


class Subordinate(NamedTuple):
    """A position directly below and one of its holders (``None`` while vacant)."""

    job: object
    employee: object
    capacity: str | bool
    rule: object
    pk: object


class SidocakepPk(models.Model):
    """Adds handing down, which the head of the agency coordinates. Paser art. 4(1)."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    can_hand_down = fields.Boolean(compute="_compute_can_hand_down")

    @api.depends_context("uid")
    @api.depends("state", "line_ids", "job_id")
    def _compute_can_hand_down(self):
        below = {
            job.id
            for (job,) in self.env["hr.job"]
            .sudo()
            ._read_group(
                [("superior_id", "in", self.job_id._origin.ids)], ["superior_id"]
            )
        }
        writable = self._origin._filtered_access("write")
        for pk in self:
            pk.can_hand_down = (
                pk._origin in writable
                and pk.state != REPLACED
                and bool(pk.line_ids)
                and pk.job_id._origin.id in below
            )

    def action_cascade(self):
        """Open the choice of lines and subordinates."""
        self.ensure_one()
        return self._open_cascade()

    def _open_cascade(self, lines=None, method=None):
        """Open the wizard with ``lines`` chosen; default: none is chosen yet."""
        self._check_may_hand_down()
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "%s has no line to hand down yet. Draw it from the plan first.",
                    self.display_name,
                )
            )
        wizard = self.env["sidocakep.pk.cascade"].create({"pk_id": self.id})
        for row in wizard.line_ids.filtered(
            lambda row: row.pk_line_id in (lines or ())
        ):
            row.is_chosen = True
            row.method = method or row.method
        return wizard._open()

    def _check_may_hand_down(self):
        """Refuse who neither promises the lines nor coordinates the agency's PKs.

        Paser 23/2016 art. 4(1), 4(2): Pihak I himself, the head and the Sekretaris (in
        the Setda the Asisten), Bagian Organisasi. No HR rights are asked for.
        """
        self.check_access("write")
        for pk in self:
            if pk.state == REPLACED:
                raise UserError(
                    self.env._(
                        "%s is replaced. Hand down from its successor.",
                        pk.display_name,
                    )
                )

    def _get_handing_date(self):
        """Return the day whose holders receive: the date of the draft, else today."""
        self.ensure_one()
        if self.state == DRAFT and self.date_document:
            return self.date_document
        today = self.env.user._get_office_day()
        return min(
            max(today, today.replace(self.year, 1, 1)), today.replace(self.year, 12, 31)
        )

    def _find_subordinates(self):
        """Return the :class:`Subordinate` rows below the position of the PK.

        A vacant position hands on to those below it: they have nobody in between. The
        queries grow with the depth of vacant posts, not with the number of positions.
        """
        self.ensure_one()
        day, profile = self._get_handing_date(), self.profile_id.sudo()
        frontier, found, seen = self.job_id.sudo().subordinate_ids, [], set()
        while frontier:
            seen |= set(frontier.ids)
            holders = frontier._get_holders(day)
            rules = profile._get_level_rules(frontier, day) if profile else {}
            vacant = frontier.filtered(lambda job, held=holders: not held[job.id])
            found += [
                (job, holders[job.id], rules.get(job.id))
                for job in frontier
                if job.position_kind_id
            ]
            frontier = vacant.subordinate_ids.filtered(
                lambda job, seen=frozenset(seen): job.id not in seen
            )
        return self._match_subordinates(self._filter_reachable(found))

    def _filter_reachable(self, found):
        """A coordinator hands down in the agency, Pihak I wherever he is superior."""
        user = self.env.user
        if (
            self.env.su
            or self.sudo().user_id == user
            or user.has_group(ORGANISASI_GROUP)
        ):
            return found
        allowed = user._get_own_agencies()
        return [row for row in found if row[0].company_id in allowed]

    def _match_subordinates(self, found):
        """Return the rows with the PK that each holder has for the year already."""
        pks = self.sudo().search(
            [
                ("job_id", "in", [job.id for job, _holders, _rule in found]),
                ("year", "=", self.year),
                ("state", "!=", REPLACED),
            ],
            order="version, id",
        )
        by_holder = {(pk.job_id.id, pk.employee_id.id): pk for pk in pks}
        rows = []
        for job, holders, rule in found:
            people = holders[:1] if job.is_single_holder else holders
            nameless = by_holder.get((job.id, False), pks.browse())
            if not people and job.is_single_holder:
                rows.append(Subordinate(job, None, False, rule, nameless))
            for holder in people:
                own = by_holder.get((job.id, holder.employee.id))
                pk = own or (nameless if job.is_single_holder else pks.browse())
                rows.append(
                    Subordinate(job, holder.employee, holder.capacity, rule, pk)
                )
        return rows

    def _get_default_method(self, line):
        """Offer to share what adds up and to hand on what does not."""
        divisible = line.indicator_id.sudo()._is_divisible()
        is_number = line.figure_status == "figure"
        return CASCADE_SHARE if divisible and is_number else CASCADE_SAME
