"""Messages that the tests of incoming mail write."""

from email.message import EmailMessage

REQUEST = """Dear Harrowmere Borough Council,

Under the Freedom of Information Act 2000 please tell me:

1. How many official WhatsApp groups does the council have?
2. How much did the council spend on bananas in 2024?

Yours faithfully,
Wynn Asker
"""


def letter(text=REQUEST, *, sender="Wynn Asker <wynn@applicant.example>", subject="FOI request", **headers):
    """A message as bytes; a header given as None is left out."""
    message = EmailMessage()
    said = {
        "From": sender,
        "To": "Information <information@harrowmere.example>",
        "Subject": subject,
        "Date": "Thu, 19 Nov 2026 14:29:00 +0000",
        "Message-ID": f"<{abs(hash((text, subject, str(sender), str(headers))))}@applicant.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in said.items():
        if value is not None:
            message[name] = value
    message.set_content(text)
    return message.as_bytes()


def reply(to, text="Thank you.", **more):
    """A reply to a message of ours."""
    return letter(
        text, **({"subject": f"Re: {to.subject}", "In_Reply_To": to.message_id, "References": to.message_id} | more)
    )
