"""The profile of Paser gets the form on which a head of region promises alone.

Its own annex has two parties; the form is that of PermenPANRB 53/2014. A government
that added a form for its head of region keeps that one, and what was signed stays.
"""

from odoo import SUPERUSER_ID, api

PROFILE = "sidocakep_base.profile_paser"
KIND = "sidocakep_base.position_kind_head_of_region"
FORM = "sidocakep_base.form_paser_pk_head_of_region"


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    profile, kind, known = (
        env.ref(name, raise_if_not_found=False) for name in (PROFILE, KIND, FORM)
    )
    if not profile or not kind or known:
        return
    own = profile.form_ids.filtered(
        lambda form: form.document == "pk" and kind in form.position_kind_ids
    )
    if own:
        return
    values = {
        "profile_id": profile.id,
        "sequence": 5,
        "document": "pk",
        "form_code": "panrb",
        "position_kind_ids": [(6, 0, kind.ids)],
        "article": (
            "PermenPANRB Nomor 53 Tahun 2014 Lampiran I (anak lampiran I/1-6 dan I/3-6)"
        ),
    }
    env["sidocakep.profile.form"]._load_records(
        [{"xml_id": FORM, "values": values, "noupdate": True}]
    )
