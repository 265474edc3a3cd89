"""What a measurement says of units below the agency, and of the agency above."""

from odoo import api, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

_lt = LazyTranslate(__name__)
#: What is said of a measurement that stands with its agency: before it is taken over,
#: and afterwards.
STANDING = (
    _lt("Sent on %(day)s, not taken over by %(agency)s yet"),
    _lt("Taken over by %(agency)s on %(day)s, not accepted by Tim Monev yet"),
)
REMEDY = (
    _lt("It was sent: who heads the unit withdraws it, or %(agency)s returns it."),
    _lt("It was taken over: %(agency)s returns it with a reason."),
)
NEXT = (
    _lt("%(agency)s takes it over or returns it next."),
    _lt("It goes to Tim Monev with the measurement of %(agency)s."),
)
PRINTED = (
    "Dikirim tanggal %(day)s, belum diterima %(agency)s",
    "Diterima %(agency)s tanggal %(day)s, belum diterima Tim Monev",
)


class SidocakepMeasurement(models.Model):
    """Until Tim Monev accepts it, it stands with the agency: named, and printed."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.depends("taken_on")
    def _compute_standing_text(self):
        return super()._compute_standing_text()

    def _get_standing_text(self):
        return self._say_with_agency(STANDING) or super()._get_standing_text()

    def _get_printed_standing(self):
        if agency := self._get_agency_with_it():
            day = format_date(self.taken_on or self.sent_on)
            return PRINTED[bool(self.taken_on)] % {"agency": agency.name, "day": day}
        return super()._get_printed_standing()

    def _get_frozen_remedy(self):
        return self._say_with_agency(REMEDY) or super()._get_frozen_remedy()

    def _get_next_text(self):
        return self._say_with_agency(NEXT) or super()._get_next_text()

    def _say_with_agency(self, texts):
        """Return what is said while it stands with its agency; empty: it does not."""
        agency = self._get_agency_with_it()
        if not agency:
            return ""
        day = self._format_day(self.taken_on or self.sent_on)
        text = self.env._(texts[bool(self.taken_on)])
        return text % {"agency": agency.name, "day": day}

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
            if item._get_agency_with_it():
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
