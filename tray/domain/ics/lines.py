"""Content lines of iCalendar text (RFC 5545 3.1 and 3.2), kept as they stand until one of them is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tray.domain.ics.errors import IcsError

MOST_CHARACTERS = 16 * 1024 * 1024
MOST_LINE = 2 * 1024 * 1024

_FOLD_AT = 75  # octets without the line end, RFC 5545 3.1

# A logical line with its folds, its line end, and the blank lines after it.
_LOGICAL = re.compile(r"(?=[^\r\n])(?:([A-Za-z0-9-]+)(?=[;:]))?([^\r\n]*)((?:(?:\r\n?|\n)[ \t][^\r\n]*)*)(?:\r\n?|\n)*")
_FOLD = re.compile(r"(?:\r\n?|\n)[ \t]")
_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"\r\n]*"|[^";:,\r\n]*)(?:,(?:"[^"\r\n]*"|[^";:,\r\n]*))*)')
# What most lines have: one parameter without quotes, and nothing in it that stands for something else.
_ONE_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=([^";:,^\r\n]*):')
_PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_ESCAPE = re.compile(r"\\([\\;,nN])")
_UNESCAPED_COMMA = re.compile(r"(?<!\\)(?:\\\\)*,")

Parameters = tuple[tuple[str, tuple[str, ...]], ...]


class Line(NamedTuple):
    """One content line: `raw` as it stands in the text with folds and line end, `name` in upper case.

    A tuple, because a first look at a calendar makes hundreds of thousands of them. `content` is the unfolded line
    after the name, beginning with ";" or ":". A line that is no property has the name "" and is kept all the same.
    """

    raw: str
    name: str
    content: str

    @property
    def value(self) -> str:
        """What stands after the colon, still escaped."""
        return self.content[1:] if self.content.startswith(":") else self._parted()[1]

    @property
    def parameters(self) -> Parameters:
        """The parameters in their order, names in upper case, values without quotes and carets."""
        return tuple(
            (name.upper(), tuple(_from_caret(quoted or bare) for quoted, bare in _PARAMETER_VALUE.findall(values)))
            for name, values in _PARAMETER.findall(self._parted()[0])
        )

    def parameter(self, name: str) -> str:
        """The first value of a parameter, "" where there is none."""
        if self.content[:1] != ";":
            return ""
        if one := _ONE_PARAMETER.match(self.content):
            return one.group(2) if one.group(1).upper() == name else ""
        return next((values[0] for key, values in self.parameters if key == name and values), "")

    def with_value(self, value: str) -> Line:
        """The same line with another value, parameters as they stand."""
        return line(self.raw[: len(self.name)] + self._parted()[0] + ":" + value, end=self.end)

    def with_parameters(self, parameters: Parameters) -> Line:
        """The same line with other parameters."""
        return line(self.raw[: len(self.name)] + written(parameters) + ":" + self.value, end=self.end)

    @property
    def end(self) -> str:
        """The line end in use here."""
        match = re.search(r"(\r\n|\r|\n)+\Z", self.raw)
        return match.group(1) if match else "\r\n"

    def _parted(self) -> tuple[str, str]:
        if self.content.startswith(":"):
            return "", self.content[1:]
        if one := _ONE_PARAMETER.match(self.content):
            return self.content[: one.end() - 1], self.content[one.end() :]
        position = 0
        while match := _PARAMETER.match(self.content, position):
            position = match.end()
        if self.content[position : position + 1] == ":":
            return self.content[:position], self.content[position + 1 :]
        # Some programs leave out quotes where they are needed: the value begins after the first colon then.
        before, _, after = self.content.partition(":")
        return before, after


def lines(text: str) -> Iterator[Line]:
    """Give the content lines of `text`; put together, their `raw` is the text from its first line on.

    A line that is longer than `MOST_LINE` is kept as it stands and read as no property.

    Raises:
        IcsError: the text is longer than any calendar program writes.
    """
    if len(text) > MOST_CHARACTERS:
        raise IcsError(f"it is larger than {MOST_CHARACTERS // 1024 // 1024} MB")
    for match in _LOGICAL.finditer(text):
        raw = match.group()
        if len(raw) > MOST_LINE:
            yield Line(raw, "", "")
            continue
        name, content, folds = match.groups()
        if folds:
            bare = _FOLD.sub("", raw.rstrip("\r\n"))
            named = _NAME.match(bare)
            name, content = (named.group(), bare[named.end() :]) if named else (None, "")
        yield Line(raw, name.upper(), content) if name else Line(raw, "", "")


def line(text: str, *, end: str = "\r\n") -> Line:
    """Make a line of unfolded text, folded at 75 octets without tearing a letter apart (RFC 5545 3.1)."""
    if "\n" in text or "\r" in text:
        text = " ".join(text.split())  # a line break in a value that is no TEXT would begin a line of its own
    name = _NAME.match(text)
    if name is None:
        raise IcsError("a property without a name")
    return Line(_folded(text, end) + end, name.group().upper(), text[name.end() :])


def prop(name: str, value: str, parameters: Parameters = (), *, end: str = "\r\n") -> Line:
    """Make the line of a property; `value` is already escaped where its type wants that."""
    return line(name + written(parameters) + ":" + value, end=end)


def written(parameters: Parameters) -> str:
    """Parameters as they stand in a line, each beginning with a semicolon."""
    return "".join(f";{name}={','.join(map(_quoted, values))}" for name, values in parameters)


def with_parameter(parameters: Parameters, name: str, value: str) -> Parameters:
    """The parameters with one of them set, in its place or at the end; "" takes it away."""
    kept = tuple((key, (value,) if key == name else values) for key, values in parameters if key != name or value)
    return kept if not value or any(key == name for key, _ in kept) else (*kept, (name, (value,)))


def escaped(text: str) -> str:
    """Text as a TEXT value (RFC 5545 3.3.11); control characters that may not stand there are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        text = "".join(letter for letter in text if letter in "\t\n" or (ord(letter) >= 32 and ord(letter) != 127))
        text = text.encode("utf-8", "replace").decode()
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def unescaped(value: str) -> str:
    """The text of a TEXT value."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match.group(1) in "nN" else match.group(1), value)


def parts(value: str) -> Sequence[str]:
    """The values of a list, still escaped; an escaped comma parts nothing."""
    if "," not in value:
        return (value,)
    found: list[str] = []
    begin = 0
    for match in _UNESCAPED_COMMA.finditer(value):
        found.append(value[begin : match.end() - 1])
        begin = match.end()
    return (*found, value[begin:])


def joined(raws: Iterable[Line]) -> str:
    """The text of these lines."""
    return "".join(one.raw for one in raws)


def _folded(text: str, end: str) -> str:
    if len(text) <= _FOLD_AT and text.isascii():
        return text
    pieces: list[str] = []
    begin = used = 0
    for index, letter in enumerate(text):
        size = 1 if letter < "\x80" else len(letter.encode("utf-8", "replace"))
        if used + size > _FOLD_AT:
            pieces.append(text[begin:index])
            begin, used = index, 1
        used += size
    pieces.append(text[begin:])
    return f"{end} ".join(pieces)


def _quoted(value: str) -> str:
    """A parameter value, quoted and with carets (RFC 6868) where it needs them."""
    value = value.replace("^", "^^").replace("\r\n", "^n").replace("\n", "^n").replace("\r", "^n").replace('"', "^'")
    value = "".join(letter for letter in value if letter == "\t" or (ord(letter) >= 32 and ord(letter) != 127))
    return f'"{value}"' if any(letter in value for letter in ";:,") else value


def _from_caret(value: str) -> str:
    if "^" not in value:
        return value
    return re.sub(r"\^([n'^])", lambda match: {"n": "\n", "'": '"', "^": "^"}[match.group(1)], value)
