"""Decrees under which somebody signed before are known as used, and stay so."""


def migrate(cr, version):
    """Take first and last day from the signatures that name a decree."""
    cr.execute(
        """
        WITH signed AS (
            SELECT row.job_id, row.employee_id, row.capacity,
                   (row.signed_at AT TIME ZONE 'UTC'
                    AT TIME ZONE COALESCE(profile.tz, 'UTC'))::date AS day
              FROM sidocakep_pk_signature row
              JOIN sidocakep_pk pk ON pk.id = row.pk_id
              LEFT JOIN sidocakep_profile profile ON profile.id = pk.profile_id
             WHERE row.decree IS NOT NULL
        ), used AS (
            SELECT acting.id, MIN(signed.day) AS first_day, MAX(signed.day) AS last_day
              FROM sidocakep_acting_official acting
              JOIN signed ON signed.job_id = acting.job_id
               AND signed.employee_id = acting.employee_id
               AND signed.capacity = acting.capacity
               AND signed.day >= acting.date_start
               AND (acting.date_end IS NULL OR signed.day <= acting.date_end)
             GROUP BY acting.id
        )
        UPDATE sidocakep_acting_official acting
           SET first_used_on = used.first_day, last_used_on = used.last_day
          FROM used
         WHERE used.id = acting.id
        """
    )
