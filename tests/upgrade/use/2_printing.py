"""The prints."""

# ruff: noqa: F821 - what the files before it define

signed = env["sidocakep.pk"].search([("frozen_hash", "!=", False)])
for pk in env["sidocakep.pk"].search([]):
    print_pdf("organisasi", "report_pk", pk)
print_pdf("organisasi", "report_pk", signed)
print_pdf("organisasi", "report_pk_difference", plt_successor)
print_pdf("bappeda", "report_strategy_map", env.ref(f"{BASE}.plan_dishub_demo"))

env.cr.commit()
print(len(signed), "signed")
