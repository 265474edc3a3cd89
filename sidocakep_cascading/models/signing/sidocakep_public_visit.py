import time

from psycopg2.errors import SerializationFailure

from odoo import api, fields, models
from odoo.tools import SQL
from odoo.tools.misc import hmac

#: Questions of one address in a minute; an office behind one scans some papers.
MOST = 60
SECONDS = 60
#: Rows at most: addresses are counted in so many places, and none is kept.
PLACES = 65536
#: Attempts to count where two questions of one address meet.
TRIES = 3


class SidocakepPublicVisit(models.Model):
    """How often an address asked the public pages in the last minute.

    An address is a place among :data:`PLACES`, by a digest with the secret of the
    database: the table does not grow, and says of nobody that he was here.
    """

    _name = "sidocakep.public.visit"
    _description = "Question to the Public Page"
    _rec_name = "place"

    place = fields.Integer(required=True, readonly=True, aggregator=None)
    minute = fields.Integer(required=True, readonly=True, aggregator=None)
    number = fields.Integer(required=True, readonly=True)

    _place_uniq = models.UniqueIndex(
        "(place)", "This place is counted already. Load the page again."
    )

    @api.model
    def _get_place(self, address):
        digest = hmac(self.env(su=True), "sidocakep.public.visit", address or "")
        return int(digest[:8], 16) % PLACES

    @api.model
    def _allows(self, address, now=None):
        """Count a question of ``address`` and tell whether it is answered.

        Counted in a transaction of its own: a refusal must not undo it.
        """
        place = self._get_place(address)
        minute = int((time.time() if now is None else now) // SECONDS)
        for _try in range(TRIES):
            try:
                with self.env.registry.cursor() as cr:
                    return self._count(cr, place, minute) <= MOST
            except SerializationFailure:
                continue
        return False

    @api.model
    def _count(self, cr, place, minute):
        cr.execute(
            SQL(
                "INSERT INTO sidocakep_public_visit (place, minute, number)"
                " VALUES (%(place)s, %(minute)s, 1)"
                " ON CONFLICT (place) DO UPDATE SET number ="
                " CASE WHEN sidocakep_public_visit.minute = EXCLUDED.minute"
                " THEN least(sidocakep_public_visit.number + 1, 1000000) ELSE 1 END,"
                " minute = EXCLUDED.minute RETURNING number",
                place=place,
                minute=minute,
            )
        )
        return cr.fetchone()[0]
