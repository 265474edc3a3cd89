"""A service that signs, for tests: a certificate of its own making.

It adds what it signs behind the bytes of the file, as PAdES wants it: the object of the
field, the signature, and a table of both. What a real service also does (a time stamp,
what is needed to check for years) is not here.
"""

import io
import re
from datetime import UTC, datetime, timedelta

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

ROOM = 8192
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


class Signer:
    """Somebody with a certificate that he made himself."""

    def __init__(self, name):
        self.key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder(subject, subject, self.key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(days=1))
        builder = builder.not_valid_after(now + timedelta(days=1))
        self.certificate = builder.sign(self.key, hashes.SHA256())

    def sign(self, content, place, changed=None):
        """Return the file with the field ``place`` signed.

        :param changed: ``{object number: its bytes}`` that come along, as they must not
        """
        objects, size, trailer = self._write_objects(content, place)
        objects |= changed or {}
        content += b"\n"
        offsets = {}
        for number, body in objects.items():
            offsets[number] = len(content)
            content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(content)
        content += b"xref\n0 1\n0000000000 65535 f \n"
        for number, offset in offsets.items():
            content += b"%d 1\n%010d 00000 n \n" % (number, offset)
        content += b"trailer\n<< /Size %d %s >>\n" % (size, trailer)
        content += b"startxref\n%d\n%%%%EOF\n" % start
        return self._fill(content)

    def _write_objects(self, content, place):
        """What is new: the field with its value, the signature, the form's flags."""
        former = START.search(content).group(1)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            [field] = [f for f in pdf.Root.AcroForm.Fields if str(f.T) == place]
            number = int(pdf.trailer.Size)
            body = field.unparse(resolved=True).strip()
            body = body.removesuffix(b">>") + b" /V %d 0 R >>" % number
            form = pdf.Root.AcroForm
            form.SigFlags = 3
            objects = {
                field.objgen[0]: body,
                form.objgen[0]: form.unparse(resolved=True),
                number: b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter "
                b"/ETSI.CAdES.detached /ByteRange [0 %s] /Contents <%s> >>"
                % (b" ".join([b"0000000000"] * 3), b"0" * ROOM),
            }
            identity = pdf.trailer.ID.unparse()
            trailer = b"/Root %d 0 R /Prev %s /ID %s" % (
                pdf.Root.objgen[0],
                former,
                identity,
            )
        return objects, number + 1, trailer

    def _fill(self, content):
        first = content.rindex(b"/Contents <") + len("/Contents ")
        second = first + ROOM + 2
        span = (first, second, len(content) - second)
        written = b"[0 %010d %010d %010d]" % span
        at = content.rindex(b"/ByteRange [") + len("/ByteRange ")
        content = content[:at] + written + content[at + len(written) :]
        builder = pkcs7.PKCS7SignatureBuilder()
        builder = builder.set_data(content[:first] + content[second:])
        builder = builder.add_signer(self.certificate, self.key, hashes.SHA256())
        options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
        seal = builder.sign(Encoding.DER, options).hex().encode()
        padded = b"<%s>" % seal.ljust(ROOM, b"0")
        return content[:first] + padded + content[second:]
