"""``.eml``: a newsletter that came by mail (RFC 5322, MIME), read with the standard library."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default as modern

from digest import border
from digest.errors import SourceError
from digest.ingest.blocks import html_lines
from digest.ingest.decode import decode, mend
from digest.model import Meta, Payload, RawDocument


def mail(payload: Payload) -> Iterator[RawDocument]:
    """The letter: its HTML part where there is one (it has paragraphs), else its plain text."""
    message = email.message_from_bytes(payload.data, policy=modern)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise SourceError("is not a mail", where=payload.path, hint="save the message from your mail program as .eml")
    body, lines = html_lines(_markup(message, payload.path), None)
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    warnings = tuple(f"the attachment {border.plain(name)} is not read" for name in attached)
    yield RawDocument(payload.path, payload.path, "eml", body, lines, _meta(message), warnings)


def _markup(message: EmailMessage, where: str) -> str:
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        raise SourceError("has no text", where=where, hint="only the text of a mail is read, not what is attached")
    try:
        content = part.get_content()
    except (LookupError, UnicodeDecodeError):
        payload = part.get_payload(decode=True)
        content = decode(payload if isinstance(payload, bytes) else b"", where)
    text = border.whole(content if isinstance(content, str) else str(content))
    return text if part.get_content_subtype() == "html" else border.paragraphs(text)


def _meta(message: EmailMessage) -> Meta:
    sender = message["from"]
    address = sender.addresses[0] if isinstance(sender, AddressHeader) and sender.addresses else None
    title = border.plain(mend(str(message["subject"] or "")))
    return Meta(
        title=title or None,
        title_origin="subject",
        dates=((border.plain(str(message["date"])), "mail date"),) if message["date"] else (),
        source=border.plain(address.domain or address.display_name) if address else None,
        language=str(message["content-language"] or "") or None,
    )
