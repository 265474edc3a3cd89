"""Paser 23/2016 art. 4(3) lets an agreement stand on the definitive RKA."""


def migrate(cr, version):
    """The profile is kept from updates: what it says of a new field is written once."""
    cr.execute(
        """
        UPDATE sidocakep_profile profile
           SET pk_accepts_rka = TRUE
          FROM ir_model_data data
         WHERE data.module = 'sidocakep_base' AND data.name = 'profile_paser'
           AND data.model = 'sidocakep.profile' AND data.res_id = profile.id
        """
    )
