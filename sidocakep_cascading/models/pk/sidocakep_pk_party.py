"""The two parties of a PK, found from HR and kept as they were when it was signed."""

from datetime import date
from typing import NamedTuple

from odoo import api, fields, models

from odoo.addons.sidocakep_base.const import CAPACITIES, DEFINITIF

from ...const import (
    COORDINATOR_GROUPS,
    DRAFT,
    KIND_HEAD_OF_REGION,
    ORGANISASI_GROUP,
)

#: Printed texts of a party, in this order after ``first_`` and ``second_``.
PARTY_TEXTS = ("name", "title", "rank", "nip")


class Parties(NamedTuple):
    """What HR says about one PK on its day.

    :param holders: in whose hands its post is, a list of ``Holder``
    :param superior: the post of the direct superior, ``hr.job``, sudo
    :param second: who holds that, a ``Holder`` or ``None``
    :param chosen: in whose hands the post is that Pihak II signs for
    """

    holders: list
    superior: object
    second: object
    chosen: list


class HolderMemo:
    """Who holds which position on which day, asked once for a batch of new PKs.

    Lives in a context for as long as nobody is moved; a client can put only plain
    values there, not this.
    """

    CONTEXT_KEY = "pk_holder_memo"

    def __init__(self):
        self._known = {}

    def get(self, jobs, day):
        """Return what ``jobs._get_holders(day)`` does, with sudo positions."""
        missing = jobs.filtered(lambda job: (job.id, day) not in self._known)
        for job_id, holders in missing._get_holders(day).items():
            self._known[job_id, day] = holders
        return {job.id: self._known[job.id, day] for job in jobs}


class SidocakepPk(models.Model):
    """Parties of a PK: Pihak I performs, Pihak II is the direct superior.

    Gunung Mas 24/2024 annex C.6, penjelasan b.3 and b.4. The head of region has no
    superior and signs alone (annex C.6, first form). Names, titles, ranks and NIPs are
    texts of the PK itself: they follow HR while it is a draft and stay afterwards.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    employee_id = fields.Many2one(
        "hr.employee",
        string="Party I",
        compute="_compute_employee_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        help="Who holds the position on the date of the document. For functional and "
        "pelaksana positions with several holders, choose the person.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="User of Party I",
        related="employee_id.user_id",
        store=True,
        index=True,
    )
    first_capacity = fields.Selection(
        CAPACITIES, compute="_compute_first_values", store=True
    )
    first_name = fields.Char(
        string="Name of Party I", compute="_compute_first_values", store=True
    )
    first_title = fields.Char(
        string="Title of Party I", compute="_compute_first_values", store=True
    )
    first_rank = fields.Char(
        string="Rank of Party I", compute="_compute_first_values", store=True
    )
    first_nip = fields.Char(
        string="NIP of Party I", compute="_compute_first_values", store=True
    )
    has_second_party = fields.Boolean(
        compute="_compute_has_second_party",
        store=True,
        help="The head of region signs alone.",
    )
    second_job_id = fields.Many2one(
        "hr.job",
        string="Superior Position",
        compute="_compute_second_job_id",
        store=True,
        readonly=False,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    second_employee_id = fields.Many2one(
        "hr.employee",
        string="Party II",
        compute="_compute_second_employee_id",
        store=True,
        readonly=False,
        index=True,
        ondelete="restrict",
        tracking=True,
        help="The direct superior on the date of the document.",
    )
    second_user_id = fields.Many2one(
        "res.users",
        string="User of Party II",
        related="second_employee_id.user_id",
        store=True,
        index=True,
    )
    second_capacity = fields.Selection(
        CAPACITIES, compute="_compute_second_capacity", store=True, readonly=False
    )
    second_name = fields.Char(
        string="Name of Party II", compute="_compute_second_values", store=True
    )
    second_title = fields.Char(
        string="Title of Party II", compute="_compute_second_values", store=True
    )
    second_rank = fields.Char(
        string="Rank of Party II", compute="_compute_second_values", store=True
    )
    second_nip = fields.Char(
        string="NIP of Party II", compute="_compute_second_values", store=True
    )
    second_override_reason = fields.Char(
        string="Reason for Another Party II",
        tracking=True,
        help="Party II is the direct superior found from HR. Write here why another "
        "person signs; then the superior can be changed.",
    )
    can_override_second = fields.Boolean(compute="_compute_can_override_second")

    # ------------------------------------------------------------------
    # Computed from HR, while the PK is a draft
    # ------------------------------------------------------------------

    @api.depends("job_id", "date_document", "year")
    def _compute_employee_id(self):
        drafts = self.filtered(lambda pk: pk.state == DRAFT)
        parties = drafts._get_parties()
        for pk in self:
            if pk not in drafts:
                pk.employee_id = pk.employee_id
                continue
            employees = [holder.employee for holder in parties[pk].holders]
            if pk.employee_id.sudo() in employees and not pk.job_id.is_single_holder:
                pk.employee_id = pk.employee_id
            elif employees and (pk.job_id.is_single_holder or len(employees) == 1):
                pk.employee_id = employees[0].id
            else:
                pk.employee_id = False

    @api.depends("job_id", "date_document", "year", "employee_id")
    def _compute_first_values(self):
        drafts = self.filtered(lambda pk: pk.state == DRAFT)
        parties = drafts._get_parties()
        for pk in self:
            if pk not in drafts:
                pk._keep_values("first_capacity", *map("first_{}".format, PARTY_TEXTS))
                continue
            employee = pk.employee_id.sudo()
            capacity = next(
                (
                    holder.capacity
                    for holder in parties[pk].holders
                    if holder.employee == employee
                ),
                DEFINITIF,
            )
            pk.first_capacity = capacity
            pk._set_party_texts("first", pk.job_id, employee, capacity)

    @api.depends("position_kind_id")
    def _compute_has_second_party(self):
        for pk in self:
            pk.has_second_party = pk.position_kind_id.code != KIND_HEAD_OF_REGION

    @api.depends("job_id", "has_second_party", "second_override_reason")
    def _compute_second_job_id(self):
        for pk in self:
            if pk.state != DRAFT or pk.second_override_reason:
                pk.second_job_id = pk.second_job_id
            else:
                superior = pk.job_id.sudo().superior_id
                pk.second_job_id = superior.id if pk.has_second_party else False

    @api.depends(
        "job_id", "date_document", "year", "second_job_id", "second_override_reason"
    )
    def _compute_second_employee_id(self):
        """Who holds the post signs; another one may be chosen, never its holder."""
        drafts = self.filtered(lambda pk: pk.state == DRAFT)
        parties = drafts._get_parties()
        for pk in self:
            if pk in drafts:
                holders = [holder.employee for holder in parties[pk].chosen]
                kept = pk.second_employee_id.sudo()._origin
                if not pk.second_override_reason or kept not in holders:
                    kept = holders[0] if holders else kept.browse()
                pk.second_employee_id = kept.id
            else:
                pk.second_employee_id = pk.second_employee_id

    @api.depends("second_job_id", "second_employee_id", "second_override_reason")
    def _compute_second_capacity(self):
        """In which capacity, HR says: nobody types that he acts in a post."""
        drafts = self.filtered(lambda pk: pk.state == DRAFT)
        parties = drafts._get_parties()
        for pk in self:
            if pk in drafts:
                second = pk.second_employee_id.sudo()._origin
                pk.second_capacity = next(
                    (
                        holder.capacity
                        for holder in parties[pk].chosen
                        if holder.employee == second
                    ),
                    False,
                )
            else:
                pk.second_capacity = pk.second_capacity or DEFINITIF

    @api.depends("second_job_id", "second_employee_id", "second_capacity")
    def _compute_second_values(self):
        for pk in self:
            if pk.state != DRAFT:
                pk._keep_values(*map("second_{}".format, PARTY_TEXTS))
            else:
                pk._set_party_texts(
                    "second",
                    pk.second_job_id,
                    pk.second_employee_id.sudo(),
                    pk.second_capacity or DEFINITIF,
                )

    @api.depends_context("uid")
    @api.depends("company_id")
    def _compute_can_override_second(self):
        may = self._may_coordinate()
        for pk in self:
            pk.can_override_second = may

    # ------------------------------------------------------------------
    # Reading HR
    # ------------------------------------------------------------------

    @api.model
    def _may_coordinate(self):
        """Tell whether the user draws up PKs of others (of which agency: the rules)."""
        return self.env.su or any(
            map(self.env.user.has_group, (*COORDINATOR_GROUPS, ORGANISASI_GROUP))
        )

    def _get_reference_date(self):
        """Return the day on which the parties hold their posts.

        Without a date on the document it is today, or the day of the PK's year that is
        nearest to today.
        """
        self.ensure_one()
        if self.date_document:
            return self.date_document
        today = self.env.user._get_office_day()
        year = self.year or today.year
        return min(max(today, date(year, 1, 1)), date(year, 12, 31))

    def _get_parties(self):
        """Return ``{pk: Parties}``: one look-up per date of document."""
        memo = self.env.context.get(HolderMemo.CONTEXT_KEY)
        if not isinstance(memo, HolderMemo):
            memo = HolderMemo()
        result = {}
        for day, pks in self.grouped(lambda pk: pk._get_reference_date()).items():
            jobs = pks.job_id._origin.sudo()
            overridden = pks.filtered("second_override_reason")
            chosen = overridden.second_job_id._origin.sudo()
            holders = memo.get(jobs | jobs.superior_id | chosen, day)
            for pk in pks:
                job = pk.job_id._origin.sudo()
                superior = job.superior_id if pk.has_second_party else job.browse()
                seconds = holders.get(superior.id, [])
                second = next(iter(seconds), None)
                if pk in overridden:
                    seconds = holders.get(pk.second_job_id._origin.id, [])
                own = holders.get(job.id, [])
                result[pk] = Parties(own, superior, second, seconds)
        return result

    def _set_party_texts(self, prefix, job, employee, capacity):
        """Fill name, title, rank and NIP of one party."""
        self.update(self._get_party_texts(prefix, job, employee, capacity))

    def _get_party_texts(self, prefix, job, employee, capacity, day=None):
        """Return name, title, rank and NIP of one party, as they are printed.

        :param day: the day whose rank is meant; default: that of the document
        """
        signature = {}
        if employee:
            day = day or self._get_reference_date()
            signature = employee._get_signature_values(day)
        title = job.sudo()._get_printed_title(capacity) if job else ""
        texts = {**signature, "title": title}
        return {f"{prefix}_{name}": texts.get(name) or False for name in PARTY_TEXTS}

    def _keep_values(self, *names):
        for name in names:
            self[name] = self[name]

    def _refresh_parties(self, names=("employee_id",)):
        """Take the parties from HR again; the post chosen with a reason stays.

        The logins are named too: what the program computes anew by itself tells no
        related field that it changed.

        :param names: what to refresh besides Pihak II and the texts; without
            ``employee_id`` the PK stays that of its person
        """
        former = {pk: pk.sudo()._get_party_partners() for pk in self}
        for name in (
            *names,
            "user_id",
            "second_job_id",
            "second_employee_id",
            "second_capacity",
            "second_user_id",
            "first_name",
            "second_name",
        ):
            self.env.add_to_compute(self._fields[name], self)
        self._recompute_recordset()
        for pk in self.sudo():
            pk._unfollow(former[pk])

    def _unfollow(self, partners):
        """Who is no party any more reads no longer what is said on the PK."""
        gone = partners - self._get_party_partners()
        if gone:
            self.message_unsubscribe(partner_ids=gone.ids)
