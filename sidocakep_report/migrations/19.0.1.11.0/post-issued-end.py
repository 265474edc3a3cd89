"""An agreement that was replaced ends on the last day of its tenure in the register."""


def migrate(cr, version):
    """Its issue had the day on which somebody put the next one in force."""
    if not version:
        return
    cr.execute(
        """
        UPDATE sidocakep_issued_document issue
           SET ended_on = pk.date_until
          FROM sidocakep_pk pk
         WHERE issue.res_model = 'sidocakep.pk'
           AND issue.res_id = pk.id
           AND issue.paper = 'document'
           AND issue.state = 'replaced'
           AND pk.state = 'replaced'
           AND pk.date_until IS NOT NULL
           AND NOT EXISTS (
               SELECT FROM sidocakep_issued_document later
                WHERE later.res_model = issue.res_model
                  AND later.res_id = issue.res_id
                  AND later.paper = issue.paper
                  AND later.id > issue.id)
        """
    )
