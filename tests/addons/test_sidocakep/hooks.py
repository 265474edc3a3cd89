"""Enters the test regency once, for every test class of the three addons."""

from passlib.context import CryptContext


def post_init_hook(env):
    """Build Kabupaten Uji and name its records.

    Every record that a test case knows as ``cls.user_head_a`` gets the external id
    ``test_sidocakep.regency_user_head_a``; the case takes it from there. The builders
    are those of the case, so that there is one regency, entered or not.
    """
    # The tests of an addon are imported by a server that tests, and by no other.
    from odoo.addons.sidocakep_base.tests.regency import Regency

    regency = Regency._build_in(env)
    env["ir.model.data"].create(
        [
            {
                "module": "test_sidocakep",
                "name": f"regency_{name}",
                "model": record._name,
                "res_id": record.id,
                "noupdate": True,
            }
            for name, record in regency.items()
        ]
    )
    # As Odoo's test cases do: a hash that counts for nothing and takes no time.
    hashes = CryptContext(["pbkdf2_sha512"], pbkdf2_sha512__rounds=1)
    users = env["res.users"]
    for record in regency.values():
        if record._name == "res.users":
            password = Regency._get_password(record.login)
            users._set_encrypted_password(record.id, hashes.hash(password))
    # The first browser test of every copy of this database would make them again.
    env["ir.qweb"]._pregenerate_assets_bundles()
