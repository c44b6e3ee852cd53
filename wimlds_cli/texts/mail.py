"""A mail -> an `.eml` that mail programs open as a draft: plain text first, HTML, and perhaps the calendar file."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from wimlds_cli.texts.dialects import one_line
from wimlds_cli.texts.markdown import to_html


def mail_file(
    subject: str,
    text: str,
    markdown: str,
    *,
    sender: tuple[str, str] | None,
    to: tuple[str, str] | None = None,
    calendar: bytes | None = None,
) -> bytes:
    """Return a mail, ready to be opened and sent.

    Nothing in a subject or a name can begin another header: each is one line, and the library encodes it.

    Args:
        subject: The subject.
        text: The mail as plain text.
        markdown: The same in Markdown, from which the HTML part is made.
        sender: The chapter's name and address; without it the mail program puts its own.
        to: Name and address of whom it goes to; without an address whoever sends it puts it.
        calendar: The calendar file to attach.
    """
    subject = one_line(subject)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    for header, person in (("From", sender), ("To", to)):
        if person is not None and _is_address(person[1]):
            message[header] = Address(one_line(person[0]), addr_spec=person[1])
    # Outlook and others open a mail with this header for editing instead of showing it as received.
    message["X-Unsent"] = "1"
    message.set_content(text + "\n", subtype="plain", charset="utf-8")
    message.add_alternative(_page(subject, markdown), subtype="html", charset="utf-8")
    if calendar is not None:
        message.add_attachment(calendar.decode("utf-8"), subtype="calendar", charset="utf-8", filename="event.ics")
    # Boundaries are random unless set: the same event gives the same file.
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            digest = hashlib.sha256(f"{number} {subject} {text}".encode("utf-8", "surrogatepass")).hexdigest()
            part.set_boundary(f"=_{digest[:32]}")
    # A folded subject begins on the second line, and some programs then show its first space. Encoded words
    # (RFC 2047) must stay short, so a subject that needs them is folded all the same.
    return message.as_bytes(policy=SMTP.clone(max_line_length=900) if subject.isascii() else SMTP)


def _is_address(text: str) -> bool:
    name, at, host = text.partition("@")
    plain = text.isascii() and text.isprintable() and not any(char in text for char in ' ,;:<>()[]"\\')
    return bool(at and name and "." in host and plain and "@" not in host)


def _page(subject: str, markdown: str) -> str:
    from markupsafe import escape

    style = "font-family: sans-serif; line-height: 1.5; max-width: 40em; margin: 0 auto; padding: 1em"
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{escape(subject)}</title>\n</head>\n'
        f'<body style="{style}">\n{to_html(markdown, breaks=True)}</body>\n</html>\n'
    )
