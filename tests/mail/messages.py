#!/usr/bin/python3
"""Messages as two independent parsers read them: Python's email package and Perl's MIME::Parser.

Every message has no defects, each single header once, text before HTML, both in quoted-printable,
lines no longer than mail allows, and nothing that a hostile text has added.
"""
import email
import email.policy
import html.parser
import subprocess
import sys

from home import Home, expect

SINGLE = ["Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References",
          "Auto-Submitted", "Precedence", "X-Auto-Response-Suppress", "List-Id", "MIME-Version",
          "Content-Type"]

PERL = r"""
use strict; use MIME::Parser;
my $parser = MIME::Parser->new; $parser->output_to_core(1); $parser->ignore_errors(0);
binmode STDIN; my $entity = eval { $parser->parse(\*STDIN) } or die "refused: $@";
my $problems = $parser->results->msgs || []; die "problems: @$problems" if @$problems;
die "type " . $entity->mime_type unless $entity->mime_type eq 'multipart/alternative';
my @parts = $entity->parts; die scalar(@parts) . " parts" unless @parts == 2;
for my $wanted ('text/plain', 'text/html') {
    my $part = shift @parts;
    die "part " . $part->mime_type unless $part->mime_type eq $wanted;
    die "charset" unless $part->head->mime_attr('content-type.charset') eq 'utf-8';
    die "encoding" unless $part->head->mime_encoding eq 'quoted-printable';
    print "---$wanted\n", $part->bodyhandle->as_string;
}
"""

HOSTILE = [
    "x\r\nBcc: eve@evil.example", "x\nBcc: eve@evil.example\n\nbody", "=?UTF-8?Q?a=0ABcc:_e@e?=",
    "--=_trail-0000000000000000", "--=_trail-0000000000000000--", ".", "From eve Mon Nov 23",
    "<script>alert(1)</script>", "</p></body><img src=http://evil.example/x>", "\x1b[31mred",
    "\u202eevil", "Zażółć gęślą jaźń", "漢字とかな", "\U0001f468\u200d\U0001f469", "=" * 200,
    "a" * 5000, "é" * 3000, "\"<&>'", "=3D=0A", "\t tab ", "mailto:x?bcc=eve@evil.example",
]


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.names, self.attributes, self.open = set(), set(), []
        self.ok = True

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.attributes.update(attributes)
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.ok = self.ok and bool(self.open) and self.open.pop() == tag


def check_html(text):
    reader = Elements()
    reader.feed(text)
    reader.close()
    expect(reader.ok and not reader.open, "elements are not closed in order", reader.open)
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "strong",
               "span", "bdi", "code", "br", "hr", "a"}
    # An introduction may have the markup of bodies.
    allowed |= {"em", "del", "pre", "ol", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "div"}
    expect(reader.names <= allowed, "elements", reader.names - allowed)
    for name, value in reader.attributes:
        expect(not name.startswith("on") and name != "src", "attribute", name, value)
        if name == "href":
            expect(value.startswith(("http://", "https://")), "link", value)


def check(content, name):
    text = content.decode("ascii")
    expect("\r" not in text, name, "has carriage returns")
    expect(len(content) <= 90_000, name, "is too large", len(content))
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        expect(not part.defects, name, "defects", part.defects)
        for header, value in part.items():
            expect(not getattr(value, "defects", ()), name, header, getattr(value, "defects", ()))
    for header in SINGLE:
        expect(len(message.get_all(header, [])) == 1, name, header, message.get_all(header))
    expect(message["Bcc"] is None and message["Cc"] is None, name, "has more recipients")
    head = text[:text.index("\n\n")]
    for line in head.split("\n"):
        expect(len(line) <= 78, name, "long header", line)
    for line in text.split("\n"):
        expect(len(line) <= 78, name, "long line", line)
    plain, page = message.iter_parts()
    expect(plain.get_content_type() == "text/plain", name, plain.get_content_type())
    expect(page.get_content_type() == "text/html", name, page.get_content_type())
    expect(message["Date"].datetime is not None, name, "has no date")
    check_html(page.get_content())
    perl = subprocess.run(["perl", "-e", PERL], input=content, capture_output=True, check=False)
    expect(perl.returncode == 0, name, "MIME::Parser:", perl.stderr.decode())
    wanted = "---text/plain\n" + plain.get_content() + "---text/html\n" + page.get_content()
    expect(perl.stdout.decode() == wanted, name, "the parsers read different texts")
    return message, plain.get_content(), page.get_content()


def everyday():
    home = Home()
    for period in ("2026-W47", "last-week", "2026-11", "2026-Q4", "2026", "2026-W53", "yesterday",
                   "2026-11-01..2026-11-15", "2026-11-01..", "2026-W43"):
        content = home.trail("digest", period, "-f", "eml").encode()
        check(content, period)
        expect(home.trail("digest", period, "-f", "eml").encode() == content, period, "differs")
    message, plain, page = check(home.trail("digest", "2026-W47", "-f", "eml").encode(), "week")
    expect(message["Subject"] == "[trail] API team, week 47: 1 done", message["Subject"])
    expect("Fixed the parser crash" in plain and "Fixed the parser crash" in page, plain, page)
    later = home.trail("digest", "2026-W47", "-f", "eml", TRAIL_NOW="2027-01-05T00:00:00Z",
                       LC_ALL="de_DE.UTF-8", LANG="tr_TR.UTF-8")
    expect(later == home.trail("digest", "2026-W47", "-f", "eml"), "a month later it differs")


def hostile():
    home = Home()
    for text in HOSTILE:
        home.run("log", "-q", "--raw", text, "--at", "2026-11-19 10:00")
        home.run("log", "-q", "--raw", "-k", "blocker", text, "--at", "2026-11-19 10:00")
        home.run("decide", "-q", text, "-m", text)
    for number, text in enumerate(HOSTILE):
        (home.path / "intro").write_text(text)
        content = home.trail("digest", "2026-11-16..2026-11-23", "-f", "eml", "--title", text,
                             "--intro", "intro", "--to", "ana@team.example")
        check(content.encode(), f"hostile title {number}")
    for text in HOSTILE:
        code, out, err = home.run("digest", "-f", "eml", "--to", f"{text} <ana@team.example>")
        expect(code in (0, 2), code, err)
        if code == 0:
            message, _, _ = check(out.encode(), "hostile name")
            addresses = [each.addr_spec for each in message["To"].addresses]
            expect(addresses == ["ana@team.example"], addresses)
    for text in ("ana@team.example\nBcc: eve@evil.example", "ana@team.example, eve@evil.example",
                 "ana@team.example>\n<eve@evil.example", "-oQ/tmp@x y", "ana"):
        code, _, err = home.run("digest", "-f", "eml", "--to", text)
        expect(code == 2 and err.count("\n") == 2, text, code, err)


def main():
    everyday()
    hostile()
    print("messages: parsed alike by both")


if __name__ == "__main__":
    sys.exit(main())
