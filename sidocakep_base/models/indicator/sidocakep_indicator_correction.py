"""A typing error in the words of a decided indicator is set right, and seen."""

from dataclasses import dataclass

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...engine.rewording import find_other_meaning
from ..document.sidocakep_trail import CORRECTION
from ..organisation.turn import take_turn
from .sidocakep_indicator_meaning import WORDING_FIELDS

_KEY = "sidocakep_indicator_correction"
#: Who keeps the plans.
KEEPERS = ("sidocakep_base.group_organisasi", "sidocakep_base.group_bappeda")


@dataclass(frozen=True)
class _Correction:
    """Why a text is corrected; an object, which no client can put into a context."""

    reason: str


class SidocakepIndicator(models.Model):
    """Who keeps the plans corrects the words, never who is measured by them.

    The engine tells a typing error from another promise (``engine/rewording.py``). The
    trail keeps the old and the new text with the reason; both stand on the indicator
    and on what is measured of it. What was signed keeps the words that were signed.
    """

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    correction_text = fields.Text(
        string="Corrections of the Wording", compute="_compute_correction_text"
    )
    can_correct = fields.Boolean(compute="_compute_can_correct")

    @api.depends_context("lang")
    def _compute_correction_text(self):
        lines = self._get_correction_lines()
        for indicator in self:
            indicator.correction_text = "\n".join(lines.get(indicator._origin.id, ()))

    @api.depends("decided_text", "company_id")
    @api.depends_context("uid")
    def _compute_can_correct(self):
        keepers = self._filter_kept_by_user()
        for indicator in self:
            indicator.can_correct = bool(
                indicator.decided_text and indicator in keepers
            )

    def action_correct_wording(self):
        """Open the window in which the words are corrected, with the reason."""
        self.ensure_one()
        self._check_may_correct()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_indicator_correct_action"
        )
        return action | {"context": {"default_indicator_id": self.id}}

    def _correct_wording(self, texts, reason):
        """Set the words right that differ, and keep why.

        :param texts: ``{name of a field of WORDING_FIELDS: text}``
        """
        self.ensure_one()
        self._check_may_correct()
        take_turn(self.sudo())
        empty = self.env._("Say why the wording is corrected: who reads it later asks.")
        reason = self._check_says_why(reason, empty)
        texts = {
            name: (text or "").strip()
            for name, text in texts.items()
            if name in WORDING_FIELDS and (text or "").strip() != (self[name] or "")
        }
        if not texts:
            raise UserError(
                self.env._("No text differs yet. Correct one, or close the window.")
            )
        known = self._get_known_words()
        for name, text in texts.items():
            self._check_correction(name, text, known)
        correction = {_KEY: _Correction(reason)}
        # Bappeda reads the indicators of the agencies and corrects their words here.
        self.sudo().with_context(**correction).write(texts)

    def _check_correction(self, name, text, known):
        """Refuse what is no correction of a typing error.

        :param known: words that were not mistyped
        :raises UserError: with what says something else, and the remedy
        """
        label = self._fields[name]._description_string(self.env)
        if not text or not self[name]:
            raise UserError(
                self.env._(
                    "%(field)s: a correction neither fills in nor empties a text. "
                    "Fill in what is empty on the indicator.",
                    field=label,
                )
            )
        decided = self._get_decided_wording(name)
        found = find_other_meaning(decided, text, known)
        if found:
            raise UserError(
                self.env._(
                    "%(field)s: “%(old)s” became “%(new)s”, which is no typing error: "
                    "it says something else than what was decided. Correct only what "
                    "was mistyped; what means something else is a new indicator in the "
                    "next version of the plan.",
                    field=label,
                    old=found[0] or "-",
                    new=found[1] or "-",
                )
            )

    @api.model
    def _get_known_words(self):
        """Return the words of the national nomenclature, in small letters.

        Who wrote one of them wrote a word, and did not mistype another.
        """
        nomenclature = self.env["sidocakep.nomenclature"]
        nomenclature.flush_model(["name"])
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT word FROM %s, "
                "regexp_split_to_table(LOWER(name), '[^[:alpha:]]+') AS word",
                SQL.identifier(nomenclature._table),
            )
        )
        return {word for [word] in rows}

    def _get_decided_wording(self, name):
        """Return a text as it was decided, before the corrections that led to it.

        Many small ones would add up to another word.
        """
        text = self[name]
        rows = self.env["sidocakep.trail"].sudo()
        rows = rows.search(
            [
                *(("res_model", "=", self._name), ("res_id", "=", self.id)),
                *(("kind", "=", CORRECTION), ("field_name", "=", name)),
            ]
        )
        for row in rows:
            # What was written anew before another decision was decided so.
            if row.new_value != text:
                break
            text = row.old_value
        return text

    def _check_may_correct(self):
        """Refuse who does not keep the plans, or is measured by the indicator.

        :raises AccessError: with who may
        """
        self.check_access("read")
        if self._filter_kept_by_user() != self:
            raise AccessError(
                self.env._(
                    '"%(indicator)s" was decided: a typing error in it is set right by '
                    "Bagian Organisasi or Bappeda, not by the agency that is measured "
                    "by it. Ask them.",
                    indicator=self.name,
                )
            )
        if not self._get_decided_in():
            raise UserError(
                self.env._(
                    '"%(indicator)s" stands in no decided document yet. Change it on '
                    "its form.",
                    indicator=self.name,
                )
            )

    def _filter_kept_by_user(self):
        """Return those whose words the user may correct, wherever they stand."""
        user = self.env.user
        if not any(user.has_group(group) for group in KEEPERS):
            return self.browse()
        own = user._get_own_agencies()
        return self.filtered(lambda item: item.company_id not in own)

    def _get_correction_lines(self, since=None):
        """Return ``{id: what was corrected, in words}``, the latest first; sudo.

        :param since: ``{id: moment}``: of these only what was corrected later
        """
        rows = self.env["sidocakep.trail"].sudo()
        rows = rows.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("kind", "=", CORRECTION),
            ]
        )
        lines = {}
        for row in rows:
            if since and row.res_id in since and row.date < since[row.res_id]:
                continue
            day = self._format_day(self.env.user._to_office_day(row.date))
            lines.setdefault(row.res_id, []).append(
                self.env._(
                    "%(day)s, %(field)s: “%(old)s” became “%(new)s” (%(who)s: "
                    "%(reason)s)",
                    day=day,
                    field=row.field_label,
                    old=row.old_value,
                    new=row.new_value,
                    who=row.user_name,
                    reason=row.reason,
                )
            )
        return lines

    def _is_correction(self):
        return isinstance(self.env.context.get(_KEY), _Correction)

    def _get_kept_kind(self, name=""):
        if not self._is_correction():
            return super()._get_kept_kind(name)
        return {"kind": CORRECTION, "reason": self.env.context[_KEY].reason}
