"""What stands behind a performance report, and what is said not to."""

from typing import NamedTuple

from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ..measurement.sidocakep_measurement import ACCEPTED
from .lkjip_data import find_head_pk
from .lkjip_formerly import get_versions, name_agreement

#: Where an annex is that is not bound.
NOT_MADE = "belum ada"
#: It was handed in, and who has to sign or decide has not.
NOT_DECIDED = "belum ditetapkan"
#: What is kept for the register when it is accepted, with what brings it there.
NOT_ACCEPTED = "belum diterima Tim Monev, dijilid setelah diterima"
NOT_ISSUED = "tidak terdapat dalam register dokumen terbit"


class Annex(NamedTuple):
    """An annex as the list of them names it.

    :param name: what it is, as printed
    :param documents: those that are bound, records of one model; none of what is not
    :param where: of what is not bound: where it is, or that it is not made
    """

    name: str
    documents: models.Model | None = None
    where: str = ""


class SidocakepLkjip(models.Model):
    """An annex that is listed is bound; of what is not the list says where it is.

    Gunung Mas 24/2024 annex E; Paser 23/2016 art. 9(3).
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    def _get_annexes(self):
        """Return the :class:`Annex` rows: agreements first, then the measurement; sudo.

        An agreement that was changed stands before that by which it was changed.
        """
        self.ensure_one()
        measurement = self.measurement_id
        annexes = [
            Annex(f"{name_agreement(pk)} (Tahun {self.year})", pk)
            for pk in get_versions(find_head_pk(self, measurement))
        ]
        if measurement:
            when = self._get_period().name(self.year)
            name = f"Pengukuran Kinerja {when}, versi {measurement.version}"
            if measurement.state == ACCEPTED:
                day = format_date(measurement.accepted_on)
                name += f", diterima Tim Monev tanggal {day}"
            where = "" if measurement.state == ACCEPTED else NOT_ACCEPTED
            annexes.append(Annex(name, measurement, where))
        return annexes

    def _filter_bound(self, documents):
        """Return the documents that can be bound behind it."""
        return documents

    def _list_annexes(self):
        """Return ``(bound, not bound)``: the annexes in words, as printed; sudo."""
        bound, others = [], []
        for annex in self._get_annexes():
            documents = annex.documents
            found = self._filter_bound(documents) if documents else ()
            if found:
                bound.append(annex.name)
            if annex.where and not found:
                others.append(f"{annex.name}: {annex.where}")
            elif documents is None or len(found) < len(documents):
                others.append(f"{annex.name}: {NOT_ISSUED}")
        return bound, others

    def _get_annex_gaps(self):
        """Say before the signature what the list of annexes will not promise.

        What is not made is said with what it is made by.
        """
        self.ensure_one()
        others = self.sudo()._list_annexes()[1]
        others = [text for text in others if not text.endswith(f": {NOT_MADE}")]
        if not others:
            return []
        return [
            self.env._(
                "Not bound behind the report, and printed so: %(annexes)s.",
                annexes="; ".join(others),
            )
        ]
