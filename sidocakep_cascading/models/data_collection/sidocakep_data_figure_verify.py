"""Verifying: by whom, in whose place, and never by who sent the figure."""

from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.exceptions import StaleRecordError
from odoo.addons.sidocakep_base.models.organisation.official import HEAD

from .sidocakep_data_figure import OPEN_STATES, SENT
from .sidocakep_data_figure_send import ACTIVITIES, ACTIVITY_ENTER, ACTIVITY_VERIFY

#: Key of the context in which a button says which sending its reader saw.
SEEN_KEY = "sidocakep_seen_sent_on"
#: Key of the context that holds the pile from which a figure was opened.
PILE_KEY = "sidocakep_pile_id"
#: What, beside figure, parts and evidence, a sender may change of what was returned.
COMPARED = (
    *("no_figure", "no_figure_reason", "release_on", "remark", "release_status"),
    *("data_year", "no_evidence_reason", "doubt_reason", "amendment_reason"),
)


class Verifier(NamedTuple):
    """Who verifies a figure, and as what (``verified_as``)."""

    user: object
    capacity: str


class SidocakepDataFigure(models.Model):
    """The guardian of the data verifies; who sent a figure does not.

    Where he sent it himself, or there is none, the direct superior of the responsible
    position stands in, else the head: an office of twelve works on, and it is shown.
    Paser 23/2016 art. 8(1).
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    verify_due = fields.Date(
        string="To Be Verified by",
        compute="_compute_verify_due",
        help="Of what was sent: what came late leaves who verifies it as many days as "
        "else. The same day is asked for by the activity and judged in the Rekap.",
    )

    # A pile is shown first; who verifies one figure has it before him, one of hundreds,
    # and a wrong one is corrected by the next version.
    _asking_methods = {"action_verify"}

    @api.depends("state", "date_verify", "date_due", "sent_on")
    def _compute_verify_due(self):
        for figure in self:
            figure.verify_due = figure.state == SENT and figure._get_verify_day()

    def action_verify(self):
        """Verify one figure; a pile shows first what strikes in it."""
        if len(self) > 1:
            return self._open_pile()
        self._check_seen()
        self._verify()
        return True

    def action_return(self):
        """Ask for the remark with which the figures go back."""
        self._check_step("return")
        self._check_seen()
        context = {"default_figure_ids": self.ids}
        if pile := self._get_pile():
            context[PILE_KEY] = pile.id
        return self.env["sidocakep.data.return"]._open_window() | {"context": context}

    def _open_pile(self):
        """Open the window in which a pile is looked at before it is verified."""
        self.check_access("read")
        wizard = self.env["sidocakep.data.verify"]._prepare(self)
        return wizard._open_window()

    def action_back_to_pile(self):
        """Show the pile again from which the figure was opened."""
        pile = self._get_pile()
        return pile._open_window() if pile else {"type": "ir.actions.act_window_close"}

    @api.model
    def _get_pile(self):
        """Return the pile from which a figure was opened, of the user; or none."""
        pile = self.env["sidocakep.data.verify"]
        return pile.search([("id", "=", self.env.context.get(PILE_KEY))])

    def _verify(self):
        """Take the step on all, each in the capacity in which the user verifies it."""
        verifiers = self._get_verifiers()
        now = fields.Datetime.now()
        for figure in self:
            verifier = verifiers.get(figure.id)
            figure._transition(
                "verify",
                {
                    "verified_by_id": self.env.uid,
                    "verified_on": now,
                    "verified_as": verifier.capacity if verifier else False,
                    "return_remark": False,
                },
                reason=figure._get_figure_text(),
            )
        self._hand_over(ACTIVITIES, {})

    def _before_transition(self, name):
        """Who stands in verifies, though he may not write: what gives way retires."""
        figures = self.sudo() if name == "verify" else self
        return super(SidocakepDataFigure, figures)._before_transition(name)

    def _return(self, remark):
        """Give the figures back to who enters them, with the remark."""
        for figure in self:
            figure._transition(
                "return",
                {
                    "return_remark": remark,
                    "returned_on": fields.Datetime.now(),
                    "returned_by_id": self.env.uid,
                    "returned_content": figure._get_content(),
                },
                reason=remark,
            )
        self._take_back_asked(ACTIVITIES)
        self._ask_entry()

    def _get_content(self):
        """Return what a figure says with its parts and proofs, to be compared."""
        self.ensure_one()
        content = {name: str(self[name] or "") for name in COMPARED}
        content["value"] = self.printed_value
        rows = {"parts": (self.part_ids, ("name", "written"))}
        rows["evidence"] = self.evidence_ids, ("name", "note", "sha256", "url")
        for key, (records, names) in rows.items():
            content[key] = [
                [record[name] or "" for name in names]
                for record in records.sorted("id")
            ]
        return content

    def _filter_unchanged(self):
        """Return those that were sent again exactly as they were returned."""
        return self.filtered(
            lambda figure: (
                figure.state == SENT
                and figure.return_remark
                and figure.returned_content == figure._get_content()
            )
        )

    def _check_seen(self):
        """Refuse a step on what is no longer what its reader saw.

        A page stays open: what was returned, changed and sent again meanwhile is
        another figure.
        """
        seen = self.env.context.get(SEEN_KEY)
        if not seen or len(self) != 1:
            return
        if seen != fields.Datetime.to_string(self.sent_on):
            raise StaleRecordError(
                self.env._(
                    "%(figure)s was sent again after you opened it: it is "
                    "%(value)s now. Nothing was verified. Load the page again and "
                    "look at it.",
                    figure=self.display_name,
                    value=self.printed_value,
                )
            )

    def _check_verify(self):
        """Refuse a figure whose evidence is no longer what was sent."""
        self.sudo().evidence_ids._check_whole()

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _get_verifiers(self):
        """Return ``{figure id: Verifier}``; a figure that nobody may verify has no key.

        The number of queries does not depend on the number of figures.
        """
        figures = self.sudo()
        listed = self._list_verifiers(
            {(figure.company_id, figure.responsible_job_id) for figure in figures}
        )
        result = {}
        for figure in figures:
            own = figure._get_authors()
            place = figure.company_id.id, figure.responsible_job_id.id
            for verifier in listed[place]:
                if verifier.user not in own:
                    result[figure.id] = verifier
                    break
        return result

    def _get_holding(self):
        """Return ``{figure id: name}``: in whose hands it is, in words.

        What was sent is with who verifies it, the rest with the post that was asked.
        The number of queries does not depend on the number of figures.
        """
        sent = self.filtered(lambda figure: figure.state == SENT)
        verifiers = sent._get_verifiers() if sent else {}
        return {
            figure.id: verifiers[figure.id].user.name
            if figure.id in verifiers
            else figure.sudo().asked_job_id.name or "-"
            for figure in self
        }

    @api.model
    def _list_verifiers(self, places):
        """Return ``{(company id, responsible job id): [Verifier]}`` in their order.

        A figure is verified by the first who neither sent nor entered any of it.

        :param places: pairs of company and responsible position, which may be empty
        """
        day = self.env.user._get_office_day()
        companies = self.env["res.company"].sudo().union(*(item[0] for item in places))
        jobs = self.env["hr.job"].sudo().union(*(item[1] for item in places))
        guardians = companies._get_data_guardians(day)
        heads = companies._get_officials(HEAD, day)
        holders = jobs.superior_id._get_holders(day)
        result = {}
        for company, job in places:
            candidates = [
                *self._get_candidate(guardians.get(company.id), "guardian"),
                *(
                    Verifier(holder.employee.user_id, "superior")
                    for holder in holders.get(job.sudo().superior_id.id, ())
                ),
                *self._get_candidate(heads.get(company.id), "head"),
            ]
            result[company.id, job.id] = [
                verifier for verifier in candidates if verifier.user.active
            ]
        return result

    @api.model
    def _get_candidate(self, official, capacity):
        found = official and official.user
        return [Verifier(official.user, capacity)] if found else []

    def _filter_verifiable(self):
        """Return those that this user verifies: he, and in no case what he sent."""
        sent = self.filtered(lambda figure: figure.state == SENT)
        verifiers = sent._get_verifiers()
        return sent.filtered(
            lambda figure: (
                figure.id in verifiers and verifiers[figure.id].user == self.env.user
            )
        )

    def _search_can_verify(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        places = self.sudo()._read_group(
            [("state", "=", SENT)], ["company_id", "responsible_job_id"]
        )
        listed = self._list_verifiers(places)
        domains = {}
        for company, job in places:
            users = [verifier.user.id for verifier in listed[company.id, job.id]]
            if self.env.uid in users:
                before = tuple(users[: users.index(self.env.uid)])
                domains.setdefault(before, []).append(
                    Domain("company_id", "=", company.id)
                    & Domain("responsible_job_id", "=", job.id)
                )
        return Domain("state", "=", SENT) & Domain.OR(
            Domain.OR(of_places) & self._get_turn_domain(before)
            for before, of_places in domains.items()
        )

    @api.model
    def _get_turn_domain(self, before):
        """Return which figures are the user's when these users come before him."""
        taken = Domain.AND(self._get_author_domain(user_id) for user_id in before)
        return taken & ~self._get_author_domain(self.env.uid)

    def _get_authors(self):
        """Return who sent the figure, and who entered it or any part that stands."""
        self.ensure_one()
        return self.sent_by_id | self.entered_by_id | self.part_ids.entered_by_id

    @api.model
    def _get_author_domain(self, user_id):
        """Return which figures a user sent, or entered in whole or in part."""
        own = Domain("entered_by_id", "=", user_id)
        return (
            Domain("sent_by_id", "=", user_id) | own | Domain("part_ids", "any!", own)
        )

    def _ask_verifiers(self):
        """Ask who verifies; nobody is asked of what is not sent."""
        verifiers = self._get_verifiers()
        self._read_names()
        self._hand_over(
            ACTIVITIES,
            {
                figure.id: (
                    ACTIVITY_VERIFY,
                    verifiers[figure.id].user,
                    figure.verify_due,
                )
                for figure in self
                if figure.state == SENT and figure.id in verifiers
            },
        )

    def _get_verify_day(self):
        """Return by when it is verified: what came late leaves as many days as else."""
        if not (self.date_verify and self.date_due and self.sent_on):
            return self.date_verify
        sent = self.env.user._to_office_day(self.sent_on)
        return max(self.date_verify, sent + (self.date_verify - self.date_due))

    def _ask_entry(self):
        """Ask who enters the figure: the holder of the post, on the day."""
        figures = self.filtered(lambda figure: figure.state in OPEN_STATES)
        users = figures._get_asked_users_today()
        figures._read_names()
        figures._hand_over(
            ACTIVITIES,
            {
                figure.id: (ACTIVITY_ENTER, users[figure.id], figure.date_due)
                for figure in figures
                if users.get(figure.id)
            },
        )

    def _read_names(self):
        """Read the names together: an activity asks for that of its record alone."""
        self.sudo().mapped("display_name")
