"""A draft that went back to who drew it up, and is handed in again."""

# ruff: noqa: F821 - what the files before it define

agency = get_user("sekretaris.dishub").company_id
draft = env["sidocakep.rkt"].search(
    [("company_id", "=", agency.id), ("state", "=", "draft")]
)
draft.ensure_one()
as_user("sekretaris.dishub", draft).write(
    {"amendment_reason": "Target disesuaikan dengan perubahan Renja"}
)
call("sekretaris.dishub", draft, "action_submit")
window = create(
    "kepala.dishub",
    "sidocakep.give.back",
    res_model=draft._name,
    res_id=draft.id,
    reason="Target sub kegiatan belum sesuai DPA",
)
call("kepala.dishub", window, "action_confirm")
call("sekretaris.dishub", draft, "action_submit")

env.cr.commit()
assert draft.state == "draft" and draft.first_submitted_on == draft.submitted_on
