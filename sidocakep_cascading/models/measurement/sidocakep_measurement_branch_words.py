"""What a measurement says of units below the agency, and of the agency above."""

from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from .sidocakep_measurement import SENT


class SidocakepMeasurement(models.Model):
    """Until Tim Monev accepts it, it stands with the agency: named, and printed."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.depends("taken_on")
    def _compute_standing_text(self):
        return super()._compute_standing_text()

    def _get_standing_text(self):
        if self.state != SENT or not self.closes_to_id:
            return super()._get_standing_text()
        agency = self.closes_to_id.sudo().name
        if self.taken_on:
            return self.env._(
                "Taken over by %(agency)s on %(day)s, not accepted by Tim Monev yet",
                agency=agency,
                day=self._format_day(self.taken_on),
            )
        return self.env._(
            "Sent on %(day)s, not taken over by %(agency)s yet",
            agency=agency,
            day=self._format_day(self.sent_on),
        )

    def _get_printed_standing(self):
        if self.state != SENT or not self.closes_to_id:
            return super()._get_printed_standing()
        agency = self.closes_to_id.sudo().name
        if not self.taken_on:
            return (
                f"Dikirim tanggal {format_date(self.sent_on)}, belum diterima {agency}"
            )
        day = format_date(self.taken_on)
        return f"Diterima {agency} tanggal {day}, belum diterima Tim Monev"

    def _get_frozen_remedy(self):
        if self.state != SENT or not self.closes_to_id:
            return super()._get_frozen_remedy()
        agency = self.closes_to_id.sudo().name
        if self.taken_on:
            return self.env._(
                "It was taken over: %(agency)s returns it with a reason.", agency=agency
            )
        return self.env._(
            "It was sent: who heads the unit withdraws it, or %(agency)s returns it.",
            agency=agency,
        )

    def _get_next_text(self):
        if self.state != SENT or not self.closes_to_id:
            return super()._get_next_text()
        agency = self.closes_to_id.sudo().name
        if self.taken_on:
            return self.env._(
                "It goes to Tim Monev with the measurement of %(agency)s.",
                agency=agency,
            )
        return self.env._("%(agency)s takes it over or returns it next.", agency=agency)

    def _get_open_units(self):
        """Name the units of their own company too, with who holds what is missing."""
        return [*super()._get_open_units(), *self._get_open_branches()]

    def _get_open_branches(self):
        """Return in words which of these units have not closed, and who acts."""
        units = self._find_open_branches()
        senders = units._get_senders()
        texts = []
        for item in units:
            sender = senders.get(item.id)
            if item.state == SENT:
                text = self.env._(
                    "%(unit)s: sent, not taken over by the agency yet",
                    unit=item.company_id.name,
                )
            else:
                text = self.env._(
                    "%(unit)s: not sent to the agency; %(person)s sends it",
                    unit=item.company_id.name,
                    person=sender.title if sender else "-",
                )
            texts.append(text)
        return texts
