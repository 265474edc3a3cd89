"""What is kept: indexes of evidence, decrees, bundles."""

# ruff: noqa: F821 - what the files before it define

from odoo import Command

index = create(
    "sekretaris.bpbd",
    "sidocakep.lke.index",
    company_id=head.company_id.id,
    year=first.year,
)
line = index.line_ids[0]
decree = scan("SK tim")
vals = {
    "remark": "Lihat halaman 3.",
    "evidence_ids": [
        Command.create({"name": "SK tim.pdf", "file": decree}),
        Command.create(
            {"kind": "link", "name": "Arsip", "url": "https://arsip.example/1"}
        ),
    ],
}
call("sekretaris.bpbd", line, "write", vals)
call("sekretaris.bpbd", index, "action_send")

bundle = create(
    "organisasi",
    "sidocakep.issued.bundle",
    year=first.year,
    company_ids=[Command.set(head.company_id.ids)],
)

env.cr.commit()
assert len(line.evidence_ids) == 2 and bundle.found_count
