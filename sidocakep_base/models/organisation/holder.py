from typing import NamedTuple


class Holder(NamedTuple):
    """The person in whose hands a position is on a date.

    ``job`` keeps the caller's rights; ``employee`` and ``acting`` are sudo
    records, because ``hr.employee`` is readable by HR only: take from them what the
    document shows and hand out nothing else.

    :param job: the position, ``hr.job``
    :param employee: ``hr.employee``, sudo
    :param capacity: ``definitif``, ``pj``, ``plt`` or ``plh``
    :param acting: ``sidocakep.acting.official``, sudo; empty when definitif
    """

    job: object
    employee: object
    capacity: str
    acting: object

    @property
    def title(self):
        """The title as printed under a signature, e.g. ``Plt. Kepala Dinas …``."""
        return self.job._get_printed_title(self.capacity)
