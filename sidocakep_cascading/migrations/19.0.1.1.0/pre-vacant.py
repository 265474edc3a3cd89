"""A vacant post has one PK a year: what was drawn up twice gets a number of its own."""

import logging
from collections import defaultdict

_logger = logging.getLogger(__name__)


def migrate(cr, version):
    """Number the twins after the last one: nothing is lost, and the index can be."""
    cr.execute(
        """
        SELECT pk.id, pk.job_id, pk.year, pk.version
          FROM sidocakep_pk pk
          JOIN sidocakep_position_kind kind ON kind.id = pk.position_kind_id
         WHERE pk.employee_id IS NULL AND kind.is_structural
         ORDER BY pk.job_id, pk.year, pk.version, pk.id
        """
    )
    taken, twins = defaultdict(set), []
    for pk_id, job_id, year, number in cr.fetchall():
        if number in taken[job_id, year]:
            twins.append((pk_id, job_id, year))
        taken[job_id, year].add(number)
    for pk_id, job_id, year in twins:
        number = max(taken[job_id, year]) + 1
        taken[job_id, year].add(number)
        cr.execute(
            "UPDATE sidocakep_pk SET version = %s WHERE id = %s", (number, pk_id)
        )
        _logger.info(
            "Agreement %s of a vacant post was drawn up again and is version %s now; "
            "delete it if nobody needs it",
            pk_id,
            number,
        )
