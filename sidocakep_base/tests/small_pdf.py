"""A file that is a PDF to whoever looks into it, as small as one is."""


def make_pdf(words):
    """Return a PDF without a page, its words in a comment: no two are the same."""
    parts = [
        f"%PDF-1.4\n% {words}\n".encode(),
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n",
    ]
    places, place = [], 0
    for part in parts:
        places.append(place)
        place += len(part)
    rows = [b"0000000000 65535 f ", *(b"%010d 00000 n " % item for item in places[1:])]
    table = b"xref\n0 3\n" + b"\n".join(rows) + b"\n"
    ending = b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % place
    return b"".join(parts) + table + ending
