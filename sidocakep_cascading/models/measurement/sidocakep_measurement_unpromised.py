"""An agency in which no PK counts is measured too, and says whose turn it is."""

from typing import NamedTuple

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...const import HANDED_IN, PK_WORDS, RECEIVED, REPLACED, SIGNED_FIRST

OFFICE = "Bagian Organisasi"


class Unpromised(NamedTuple):
    """Why no PK counts.

    :param pk: the agreement that comes first in the agency, sudo; empty: none is made
    :param holder: title of who has it now
    """

    pk: object
    holder: str


class SidocakepMeasurement(models.Model):
    """Tabel I is empty and says why, Tabel II is what the DPA pays for.

    It is sent with the reason why there is none, and does not count as handed in: what
    is measured is the agreement, and an empty form stops no clock. Gunung Mas 24/2024
    art. 9(1), 9(8): every agency is measured.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _trail_fields = frozenset({"unpromised_reason"})

    is_unpromised = fields.Boolean(
        string="Without a PK", compute="_compute_is_unpromised"
    )
    unpromised_reason = fields.Text(
        string="Why There Is No PK",
        copy=False,
        help="Said before a measurement without an agreement is sent, and printed on "
        "it. It does not count as handed in.",
    )

    @api.depends("sheet_ids")
    def _compute_is_unpromised(self):
        for item in self:
            item.is_unpromised = not item.sheet_ids

    def _get_handed_in(self, day):
        """Return the day of sending as one on which a measurement was handed in."""
        self.ensure_one()
        return False if self.is_unpromised else day

    def _get_unpromised_missing(self):
        """Return what has to be written before it is sent, in words."""
        self.ensure_one()
        if not self.is_unpromised or (self.unpromised_reason or "").strip():
            return []
        return [
            self.env._(
                "why there is no performance agreement (Why There Is No PK); it does "
                "not count as handed in until one is in force"
            )
        ]

    def _get_unpromised_text(self):
        """Say how final is what was sent without an agreement."""
        return self.env._(
            "Sent on %(day)s without a performance agreement, which does not count as "
            "handed in",
            day=self._format_day(self.sent_on),
        )

    def _find_unpromised(self):
        """Return ``{measurement id: Unpromised}`` of those without a sheet."""
        empty = self.sudo().filtered(lambda item: not item.sheet_ids)
        if not empty:
            return {}
        pks = empty.env["sidocakep.pk"].search(
            [
                ("company_id", "in", empty.company_id.ids),
                ("year", "in", empty.mapped("year")),
                ("state", "!=", REPLACED),
            ],
            order="kind_sequence desc, version, id",
        )
        first = {(pk.company_id, pk.year): pk for pk in pks}
        senders = empty._get_senders()
        result = {}
        for item in empty:
            pk = first.get((item.company_id, item.year), pks.browse())
            sender = senders.get(item.id)
            result[item.id] = Unpromised(
                pk, _get_holder(pk) or (sender.title if sender else "")
            )
        return result

    def _say_unpromised(self, unpromised):
        """Say that no PK counts, and who has it."""
        day = self._format_day(self.date_end)
        if not unpromised.pk:
            return self.env._(
                "No performance agreement (PK) counts on %(day)s: none is drawn up "
                "(%(holder)s).",
                day=day,
                holder=unpromised.holder or "-",
            )
        return self.env._(
            "No performance agreement (PK) counts on %(day)s: %(pk)s is “%(state)s” "
            "and waits for %(holder)s.",
            day=day,
            pk=unpromised.pk.display_name,
            state=unpromised.pk._get_state_label(),
            holder=unpromised.holder or "-",
        )

    def _get_printed_unpromised(self, unpromised):
        """Return the same words on paper."""
        words = (
            f"Belum ada Perjanjian Kinerja yang berlaku pada tanggal "
            f"{format_date(self.date_end)}"
        )
        reason = (self.unpromised_reason or "").strip()
        reason = f" Sebabnya: {reason}" if reason else ""
        if not unpromised.pk:
            return f"{words}: belum disusun.{reason}"
        title = unpromised.pk.first_title or unpromised.pk.job_id._get_printed_title()
        state = PK_WORDS[unpromised.pk.state].lower()
        waits = f", menunggu {unpromised.holder}" if unpromised.holder else ""
        return f"{words}: Perjanjian Kinerja {title} {state}{waits}.{reason}"

    def _get_gaps(self):
        """Say first that nothing was promised."""
        found = self._find_unpromised().get(self.id)
        gaps = super()._get_gaps()
        return [self._say_unpromised(found), *gaps] if found else gaps


def _get_holder(pk):
    """Return the title of who has an agreement now; empty without one."""
    if not pk:
        return ""
    own = pk.first_title or pk.job_id._get_printed_title()
    return {
        SIGNED_FIRST: pk.second_title,
        HANDED_IN: OFFICE,
        RECEIVED: OFFICE,
    }.get(pk.state, own)
