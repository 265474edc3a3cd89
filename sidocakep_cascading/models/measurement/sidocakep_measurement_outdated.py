"""A measurement that rests on figures that are others by now says so to everybody."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.typed import says_why

from .outdated import KINDS, LATE, REPLACED, find_outdated
from .sidocakep_measurement import ACCEPTED, SENT
from .sidocakep_measurement_evaluation import ACTIVITY_EVALUATE
from .sidocakep_measurement_open import SHOWN
from .sidocakep_measurement_steps import ACTIVITY_OUTDATED

#: How many words a reason has at least.
REASON_WORDS = 2


class SidocakepMeasurement(models.Model):
    """What was sent stays as it was sent, and what became of its figures is said.

    A figure may be corrected until the measurement of its period is accepted: nobody is
    kept from writing down what is true. Who sent it, who accepts it and who reads it
    later are told. Gunung Mas 24/2024 art. 9(3), 9(6).
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _beside_activities = (ACTIVITY_EVALUATE, ACTIVITY_OUTDATED)
    _workflow_fields = frozenset({"accepted_despite"})

    accepted_despite = fields.Text(
        string="Why It Was Accepted All the Same",
        readonly=True,
        copy=False,
        help="Written by who accepted it although figures of it had been corrected "
        "after it was sent.",
    )
    is_outdated = fields.Boolean(
        string="Figures Corrected Since", compute="_compute_is_outdated"
    )

    @api.depends("state", "line_ids.rests_on", "output_ids.rests_on")
    def _compute_is_outdated(self):
        found = find_outdated(self, (REPLACED,))
        for item in self:
            item.is_outdated = item._origin.id in found

    def _find_outdated(self, *kinds):
        """Return ``[Outdated]`` of this measurement."""
        self.ensure_one()
        return find_outdated(self, kinds or KINDS).get(self._origin.id, [])

    # ------------------------------------------------------------------
    # In words
    # ------------------------------------------------------------------

    def _get_gaps(self):
        """Say with what is missing which figures are others by now."""
        gaps = super()._get_gaps()
        found = self._find_outdated()
        for kind, say in (
            (REPLACED, self._say_replaced),
            (LATE, self._say_late),
        ):
            items = [item for item in found if item.kind == kind]
            if items:
                gaps += say(items)
        return gaps

    def _say_replaced(self, items):
        """Name the rows with what they would say, the papers, and who sets it right."""
        # What several officials promise stands once.
        said = dict.fromkeys(
            (_name(row), " ".join((row.outdated_text or "").splitlines()))
            for row in dict.fromkeys(item.row for item in items)
        )
        lines = [f"{name}: {text}" for name, text in list(said)[:SHOWN]]
        if rest := list(dict.fromkeys(name for name, _text in said))[SHOWN:]:
            lines.append(
                self.env._("So do: %(names)s.", names=self._say_some(rest, SHOWN))
            )
        rows = [item.row for item in items]
        papers = self.sudo()._filter_printing(self._find_quoting(), rows)
        if papers := list(self._name_papers(papers)):
            lines.append(
                self.env._(
                    "Drawn up from it, and out of date with it: %(papers)s.",
                    papers=self._say_some(papers, SHOWN),
                )
            )
        return [
            self.env._("Figures were corrected after it was sent:"),
            *lines,
            self._say_outdated_remedy(),
        ]

    def _say_outdated_remedy(self):
        """Say how it comes to have the figures of now, from where it stands."""
        if self.state == SENT:
            return self.env._(
                "%(remedy)s It is sent again with the figures of now.",
                remedy=self._get_frozen_remedy(),
            )
        if successor := self._get_successor():
            return self.env._(
                "%(correction)s takes them in once it is accepted.",
                correction=successor.display_name,
            )
        if self._is_reopened():
            return self.env._(
                "It is reopened: correct it (Correct), and send the correction."
            )
        return self.env._(
            "Ask for its reopening (Ask to Reopen) and correct it; the papers follow "
            "in their next versions."
        )

    def _say_late(self, items):
        figures = self.env["sidocakep.data.figure"].sudo()
        figures = figures.union(*(item.latest for item in items))
        return [
            self.env._(
                "Verified after it was sent, and not in it: %(figures)s. %(remedy)s",
                figures=self._say_some(figures.mapped("display_name"), SHOWN),
                remedy=self._say_outdated_remedy(),
            )
        ]

    def _get_next_text(self):
        """Of what was accepted and is out of date, what is done next."""
        text = super()._get_next_text()
        if text or self.state != ACCEPTED or not self.is_outdated:
            return text
        return self._say_outdated_remedy()

    # ------------------------------------------------------------------
    # Acceptance
    # ------------------------------------------------------------------

    def _accept(self, reason=None):
        """Ask for the reason before the step is taken, and keep it.

        What came late replaces nothing that was said: it is shown, and asks for none.
        """
        found = find_outdated(self, (REPLACED,))
        if found and not says_why(reason or "", REASON_WORDS):
            self._check_step("accept")
            self._refuse_outdated(found)
        result = super()._accept(reason)
        items = self.filtered(lambda item: item.id in found and item.state == ACCEPTED)
        items.sudo()._with_workflow_bypass().accepted_despite = reason
        for item in items:
            item._trail("change", field_name="accepted_despite", new_value=reason)
        return result

    def _refuse_outdated(self, found):
        """Refuse to accept former figures without a word.

        :raises UserError: names what was corrected since
        """
        for item in self:
            if rows := found.get(item.id):
                names = dict.fromkeys(row.latest.display_name for row in rows)
                raise UserError(
                    self.env._(
                        "%(measurement)s was sent before these figures were corrected: "
                        "%(figures)s. Return it, or accept it and say why (Accept the "
                        "Measurement).",
                        measurement=item.display_name,
                        figures=self._say_some(list(names), SHOWN),
                    )
                )

    # ------------------------------------------------------------------
    # Who is told
    # ------------------------------------------------------------------

    @api.model
    def _tell_outdated(self, figures):
        """Ask whose measurements rest on what these figures replaced to look at them.

        Of what was sent, who sends; of what was accepted, who coordinates the agency,
        unless its correction is under way. Tim Monev is asked as it accepts.
        """
        replacing = figures.sudo().filtered(
            lambda figure: figure.previous_id and figure.date_end
        )
        if not replacing:
            return
        items = self.sudo().search(
            [
                ("company_id", "in", replacing.company_id.ids),
                ("year", "in", replacing.mapped("year")),
                ("date_end", ">=", min(replacing.mapped("date_end"))),
                ("state", "in", (SENT, ACCEPTED)),
            ]
        )
        former = replacing.previous_id
        found = find_outdated(items, (REPLACED,))
        items = items.filtered(
            lambda item: (
                any(row.former in former for row in found.get(item.id, ()))
                and not item._is_reopened()
                and not item._get_successor()
            )
        )
        items._hand_over((ACTIVITY_OUTDATED,), items._prepare_asked(ACTIVITY_OUTDATED))


def _name(row):
    return (row.name or "").split("\n")[0]
