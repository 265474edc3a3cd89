"""Documents published on a page."""

# ruff: noqa: F821 - what the files before it define

issue = env["sidocakep.issued.document"].search(
    [("company_id", "=", head.company_id.id)], order="id", limit=1
)
address = "https://bpbd.example.go.id/sakip/dokumen"
publication = create(
    "sekretaris.bpbd",
    "sidocakep.issued.publication",
    issue_id=issue.id,
    address=address,
)
corrected = create(
    "sekretaris.bpbd",
    "sidocakep.issued.publication",
    issue_id=issue.id,
    address=f"{address}/2026",
    corrects_id=publication.id,
    reason="Alamat halaman diganti oleh Diskominfo",
)

env.cr.commit()
assert issue.is_published and corrected.is_current
