"""The texts of corpus.txt as bytes, for all tests that hand hostile text to the program."""
import pathlib
import re


def texts():
    lines = (pathlib.Path(__file__).parent / "corpus.txt").read_text("ascii").splitlines()
    return [text_of(line) for line in lines if line and not line.startswith("# ")]


def text_of(line):
    text, times = re.fullmatch(r"(.*?)(?:\*(\d+))?", line).groups()
    return text.encode().decode("unicode_escape").encode("latin-1") * int(times or 1)
