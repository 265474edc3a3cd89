"""Sentences that were taken up: none of them falls out of a report unseen."""

from odoo import models

from .sidocakep_lkjip import DRAFT, SIGNED
from .sidocakep_lkjip_sentence import ACCEPTED, PROPOSED


class SidocakepLkjip(models.Model):
    """A correction begins with the sentences of what was signed.

    One whose figures are the same stands in it in the words that were taken up. One
    whose figures changed is named until somebody takes it up again or leaves it out.
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    def _find_places(self):
        """Return ``{place: section}``: what finds it in another version of the report.

        Of sections with one title in a chapter the first is that of the first.
        """
        places = {}
        for section in self.section_ids:
            number = 0
            while (section.chapter, section.name, number) in places:
                number += 1
            places[section.chapter, section.name, number] = section
        return places

    def _get_sentences(self):
        """Return ``{(place of the section, key): sentence}``."""
        return {
            (place, item.key): item
            for place, section in self._find_places().items()
            for item in section.sentence_ids
        }

    def _carry_sentences(self, successor):
        """Settle the sentences of a correction as they were settled in this; sudo."""
        signed = self._get_sentences()
        for place, item in successor._get_sentences().items():
            before = signed.get(place)
            if not before:
                continue
            writer = item._with_workflow_bypass()
            if before.source_seal == item.source_seal:
                writer.write({"text": before.text, "state": before.state})
            elif before.state == ACCEPTED:
                writer.write({"was_taken": True})

    def _find_dropped(self):
        """Return the sentences that were taken up and wait to be settled again."""
        self.ensure_one()
        return self.section_ids.sentence_ids.filtered(
            lambda item: item.was_taken and item.state == PROPOSED
        )

    def _list_dropped(self):
        """Return in words what the submission asks of each of them."""
        self.ensure_one()
        return [
            self.env._(
                "“%(section)s”: the sentence “%(text)s” was taken up, its figures "
                "changed since; take it up again or leave it out",
                section=item.section_id.name,
                text=item.text,
            )
            for item in self._find_dropped()
        ]

    def _get_sentence_gaps(self):
        """Return in words which sentences fell out of the report, and why."""
        self.ensure_one()
        report = self.sudo()
        gaps = []
        dropped = report._find_dropped()
        if dropped:
            gaps.append(
                self.env._(
                    "Dropped sentences, whose figures changed. Take up again or leave "
                    "out: %(sentences)s",
                    sentences=_quote(dropped),
                )
            )
        here = report._get_sentences()
        gone = [
            item
            for place, item in report.previous_id._get_sentences().items()
            if item.state == ACCEPTED and place not in here
        ]
        if gone:
            gaps.append(
                self.env._(
                    "Stood in the version before and follows from no figure any more. "
                    "Write it into its section if it still holds: %(sentences)s",
                    sentences=_quote(gone),
                )
            )
        return gaps

    def _get_letter_gaps(self):
        """Say that the covering letter prints dots; it may be numbered by hand."""
        self.ensure_one()
        is_open = self.state in (DRAFT, SIGNED) and not self.received_on
        is_numbered = self.letter_number and self.letter_date
        if self.is_government or is_numbered or not is_open:
            return []
        return [
            self.env._(
                "The covering letter has no number and date yet and is printed with "
                "dots. Write them here when the letter is registered, or by hand on "
                "the paper."
            )
        ]


def _quote(sentences):
    return "; ".join(f"{item.section_id.name}: “{item.text}”" for item in sentences)
