"""What each face of the program may send: a terminal's bytes, lines, JSON, cells, pages, mails."""
import csv
import email
import email.policy
import html.parser
import io
import json
import re

# Colour, weight and links of our own; no other sequence is ever sent.
STYLE = re.compile(rb"\x1b\[[0-9;]*m")
LINK = re.compile(rb"\x1b\]8;[a-z0-9=:]*;([\x21-\x7e]*)\x1b\\")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def raw_controls(out, styled=False, linked=False):
    """What acts on a terminal, the first of it, or is no text at all; nothing else counts."""
    if styled:
        out = STYLE.sub(b"", out)
    if linked:
        for target in LINK.findall(out):
            if target and not re.match(rb"(https?|mailto|file):", target):
                return f"a link to {target!r}"
        out = LINK.sub(b"", out)
    try:
        text = out.decode()
    except UnicodeDecodeError as broken:
        return f"no UTF-8: {broken}"
    found = CONTROL.search(text)
    return f"{found.group()!r} at {found.start()} in {text[max(0, found.start() - 60):][:120]!r}" \
        if found else None


def json_fault(out):
    """Each line one value, or all of it one."""
    try:
        text = out.decode()
        try:
            json.loads(text)
        except json.JSONDecodeError:
            for line in text.split("\n"):
                if line:
                    json.loads(line)
    except ValueError as fault:
        return str(fault)
    return None


def field_fault(out, tabs):
    """One record in one line, each with the same number of tabs."""
    text = out.decode(errors="replace")
    wrong = [line for line in text.split("\n")[:-1] if line.count("\t") != tabs]
    if wrong or (text and not text.endswith("\n")):
        return f"not {tabs} tabs: {wrong[:1]!r}"
    return raw_controls(out.replace(b"\t", b""))


def csv_fault(out):
    rows = list(csv.reader(io.StringIO(out.decode(), newline="")))
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        return f"rows of {widths} cells"
    for row in rows[1:]:
        for cell in row:
            if re.match(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell):
                return f"a cell that calculates: {cell[:80]!r}"
    return None


class Page(html.parser.HTMLParser):
    """Elements and attributes that our own pages have; links only where they may lead."""

    ELEMENTS = set("""html head meta title style body header main nav section article aside footer
        h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table thead tbody tr th td caption colgroup col a strong
        em b i code pre blockquote br hr del time span div small svg g rect path circle line text
        polyline desc figure figcaption details summary input label form button script link mark
        abbr bdi bdo sup sub kbd noscript search output wbr defs use""".split())
    VOID = {"meta", "br", "hr", "input", "link", "col", "wbr"}

    def __init__(self, scripts):
        super().__init__(convert_charrefs=True)
        self.faults, self.scripts, self.allowed = [], 0, scripts

    def handle_starttag(self, tag, attributes):
        if tag not in self.ELEMENTS:
            self.faults.append(f"element {tag}")
        if tag == "script":
            self.scripts += 1
        for name, value in attributes:
            if name.startswith("on") or name in ("srcdoc", "formaction", "background"):
                self.faults.append(f"attribute {name} of {tag}")
            if name in ("href", "src", "action") and not self.is_safe(value or ""):
                self.faults.append(f"{tag} {name}={value!r}")

    @staticmethod
    def is_safe(target):
        scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", target)
        return scheme is None and not target.startswith("//") or bool(
            scheme and scheme.group(1).lower() in ("http", "https", "mailto"))


def html_fault(out, scripts=0):
    page = Page(scripts)
    try:
        page.feed(out.decode())
    except UnicodeDecodeError as broken:
        return f"no UTF-8: {broken}"
    page.close()
    if page.scripts > scripts:
        page.faults.append(f"{page.scripts} scripts")
    return "; ".join(page.faults[:3]) or None


HEADERS = {"date", "from", "to", "cc", "subject", "message-id", "in-reply-to", "references",
           "auto-submitted", "precedence", "x-auto-response-suppress", "list-id", "mime-version",
           "content-type", "reply-to"}


def mail_fault(out):
    message = email.message_from_bytes(out, policy=email.policy.default)
    names = [name.lower() for name in message.keys()]
    defects = [*message.defects, *(defect for value in message.values() for defect in value.defects)]
    for part in message.walk():
        defects += part.defects
    if defects:
        return f"defects {defects[:2]}"
    if extra := set(names) - HEADERS:
        return f"headers {extra}"
    if len(names) != len(set(names)):
        return f"headers twice: {names}"
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    return html_fault(pages[0].get_content().encode()) if pages else None
