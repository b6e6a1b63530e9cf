"""Makes up expressions of a wanted type from the names that can be used in a place."""

import dataclasses
import random

WORDS = ["club", "Chess", "run", "A B", "x-y", "it's", "\"q\"", "a & b", "<i>", "书法社", "围棋", "周三", "é", "",
         " pad ", "one two", "Zeta", "#1", "50%", "Ab", "aB", "ab", "a/b", "o'neil 2nd", " x \n\ty"]


@dataclasses.dataclass
class Scope:
    """The names that can be used in one place, by type."""

    ints: list[str] = dataclasses.field(default_factory=list)
    floats: list[str] = dataclasses.field(default_factory=list)
    texts: list[str] = dataclasses.field(default_factory=list)
    flags: list[str] = dataclasses.field(default_factory=list)
    int_lists: list[str] = dataclasses.field(default_factory=list)
    text_lists: list[str] = dataclasses.field(default_factory=list)
    maps: list[str] = dataclasses.field(default_factory=list)
    records: list[str] = dataclasses.field(default_factory=list)
    # Objects of a `records` list, and what only can be printed.
    objects: list[str] = dataclasses.field(default_factory=list)
    html: list[str] = dataclasses.field(default_factory=list)
    spaces: list[str] = dataclasses.field(default_factory=list)
    is_in_loop: bool = False
    is_in_macro: bool = False

    def inner(self, **changes) -> "Scope":
        """The same names, to which more can be added without the outer scope's knowing."""
        copies = {f.name: list(v) if isinstance(v := getattr(self, f.name), list) else v
                  for f in dataclasses.fields(self)}
        return Scope(**{**copies, **changes})


def quoted(dice: random.Random, text: str) -> str:
    """A text as a literal, in either kind of quotation marks."""
    mark = dice.choice("\"'")
    return mark + text.replace("\\", "\\\\").replace(mark, "\\" + mark).replace("\n", "\\n") + mark


class Expressions:
    """Expressions of each type, from the names of a scope."""

    def __init__(self, dice: random.Random, scope: Scope) -> None:
        self.dice = dice
        self.scope = scope

    def either(self, *ways):
        return self.dice.choice(ways)()

    def pick(self, *words: str) -> str:
        return self.dice.choice(words)

    def word(self) -> str:
        return quoted(self.dice, self.dice.choice(WORDS))

    def small(self, low: int = 0, high: int = 6) -> str:
        return str(self.dice.randint(low, high))

    def name(self, names: list[str], literal) -> str:
        return self.dice.choice(names) if names and self.dice.random() < 0.75 else literal()

    def int_atom(self) -> str:
        """An int that needs no brackets."""
        fields = [f"{name}.n" for name in self.scope.objects] + [f"{name}.total" for name in self.scope.spaces]
        loop = [f"loop.{x}" for x in ("index", "index0", "revindex", "revindex0", "length")]
        names = self.scope.ints + fields + (loop if self.scope.is_in_loop else [])
        return self.name(names, lambda: self.small(0, 40))

    def integer(self, depth: int = 2) -> str:
        if depth == 0:
            return self.int_atom()
        deeper = depth - 1
        return self.either(
            self.int_atom,
            # However these are grouped, they give an int.
            lambda: f"{self.integer(deeper)} {self.dice.choice('+-*')} {self.integer(deeper)}",
            lambda: f"({self.integer(deeper)}) {self.dice.choice(['//', '%'])} {self.dice.choice([2, 3, 7, -2, -3])}",
            lambda: f"({self.integer(deeper)} if {self.condition(deeper)} else {self.integer(deeper)})",
            lambda: f"({self.integer(deeper)})|abs",
            lambda: f"-{self.int_atom()}",
            lambda: f"({self.int_atom()} % 10) ** {self.small(0, 3)}",
            lambda: f"({self.text(deeper)})|{self.dice.choice(['length', 'wordcount'])}",
            lambda: f"({self.integers(deeper)})|{self.dice.choice(['sum', 'list|length'])}",
            lambda: f"({self.words(deeper)})|list|length",
            lambda: f"({self.integers(deeper)})|{self.dice.choice(['first', 'max', 'min'])}|default({self.small()})",
            lambda: f"({self.real(deeper)})|{self.dice.choice(['int', 'round|int'])}",
            lambda: f"{quoted(self.dice, self.dice.choice(['12', 'x', ' 7 ', '3.9']))}|int({self.small()})",
            self.int_of_an_object)

    def int_of_an_object(self) -> str:
        if not self.scope.records:
            return self.int_atom()
        records = self.dice.choice(self.scope.records)
        return self.either(
            lambda: f"{records}|sum(attribute=\"n\")",
            lambda: f"{records}|map(attribute=\"n\")|{self.dice.choice(['sum', 'max|default(0)', 'list|length'])}",
            lambda: f"({records}|selectattr(\"n\", \"gt\", {self.small()})|list)|length",
            lambda: f"{records}|length")

    def real(self, depth: int = 1) -> str:
        deeper = max(depth - 1, 0)
        literal = f"{self.dice.randint(0, 20)}.{self.dice.choice([5, 25, 75, 1, 3])}"
        if depth == 0:
            return self.name(self.scope.floats, lambda: literal)
        return self.either(
            lambda: self.name(self.scope.floats, lambda: literal),
            lambda: f"({self.integer(deeper)}) / {self.dice.choice([2, 3, 4, -8, 10])}",
            lambda: f"{self.real(0)} {self.dice.choice('+-*')} {self.int_atom()}",
            lambda: f"({self.real(deeper)})|round({self.small(0, 3)})",
            lambda: f"({self.real(deeper)})|round({self.small(0, 2)}, \"{self.dice.choice(['floor', 'ceil'])}\")",
            lambda: f"({self.real(deeper)})|abs",
            lambda: f"{self.real(0)} {self.dice.choice(['//', '%'])} {self.dice.choice([2, 0.5, -3])}",
            lambda: f"{self.int_atom()}|float")

    def text_atom(self) -> str:
        fields = [f"{name}.name" for name in self.scope.objects] + [f"{name}.text" for name in self.scope.spaces]
        return self.name(self.scope.texts + fields, self.word)

    def text(self, depth: int = 2) -> str:
        if depth == 0:
            return self.text_atom()
        deeper = depth - 1
        case = ["upper", "lower", "title", "capitalize"]
        return self.either(
            self.text_atom,
            lambda: f"{self.text_atom()} ~ {self.text_atom()} ~ ({self.integer(deeper)})",
            lambda: f"{self.text_atom()} + {self.text_atom()} ~ {self.text_atom()}",
            lambda: f"({self.text(deeper)})|{self.dice.choice(case + ['trim', 'reverse', 'string', 'striptags'])}",
            lambda: f"({self.text(deeper)}).{self.dice.choice(case + ['strip'])}()",
            lambda: f"({self.text(deeper)})|replace({self.word()}, {self.word()})".replace("(\"\", ", "(\" \", ")
            .replace("('', ", "(' ', "),
            lambda: f"({self.text(deeper)}){self.slice()}",
            lambda: f"({self.integers(deeper)})|join({self.word()})",
            lambda: f"({self.words(deeper)})|join({self.word()})",
            lambda: f"({self.text(deeper)} if {self.condition(deeper)} else {self.text(deeper)})",
            lambda: f"({self.text(deeper)})|default({self.word()}, true)",
            lambda: f"({self.integer(deeper)})|string",
            lambda: f"({self.real(deeper)})|string",
            lambda: f"({self.words(deeper)})|{self.pick('first', 'last', 'max', 'min')}|default({self.word()})",
            lambda: f"({self.text(deeper)})|{self.pick('urlencode', 'title', 'striptags', 'trim')}",
            self.text_that_may_be_missing)

    def text_that_may_be_missing(self) -> str:
        if not self.scope.objects:
            return f"nothing|default({self.word()})"
        name = self.dice.choice(self.scope.objects)
        return self.either(
            lambda: f"{name}.note|default({self.word()})",
            lambda: f"({name}.note if {name}.note is defined else {self.word()})",
            lambda: f"({name}.room if {name}.room is not none else {self.word()})",
            lambda: f"({name}.room or {self.word()})")

    def slice(self) -> str:
        first, last = (self.dice.choice(["", "", "0", "1", "2", "-1", "-2", "5"]) for _ in range(2))
        step = self.dice.choice(["", "", "", ":", ":2", ":-1", ":-2"])
        return f"[{first}:{last}{step}]"

    def integers(self, depth: int = 1) -> str:
        """A list of ints."""
        literal = "[" + ", ".join(self.small(-9, 30) for _ in range(self.dice.randint(1, 4))) + "]"
        atom = self.name(self.scope.int_lists, lambda: literal)
        if depth <= 0:
            return atom
        kept = self.pick("select('odd')", "reject('even')", f"select('gt', {self.small()})", "reject('lt', 3)",
                         "map('abs')", "select", "unique", "reverse", f"reject('in', [1, {self.small()}])")
        return self.either(
            lambda: atom,
            lambda: f"({atom} + {self.integers(depth - 1)})",
            lambda: f"{atom}{self.slice()}",
            lambda: f"{atom}|sort{self.dice.choice(['', '(reverse=true)'])}",
            lambda: f"{atom}|{kept}|list",
            lambda: f"range({self.small(0, 3)}, {self.small(2, 9)}, {self.small(1, 3)})|list",
            lambda: f"({self.words(depth - 1)})|map(\"length\")|list")

    def words(self, depth: int = 1) -> str:
        """A list of texts."""
        literal = "[" + ", ".join(self.word() for _ in range(self.dice.randint(1, 3))) + "]"
        atom = self.name(self.scope.text_lists, lambda: literal)
        if depth <= 0:
            return atom
        kept = self.pick("map('upper')", "map('trim')", "select", "unique", "reverse", "unique(case_sensitive=true)",
                         "map('replace', 'a', 'o')", "reject('in', 'xyz')")
        return self.either(
            lambda: atom,
            lambda: f"({atom} + {self.words(depth - 1)})",
            lambda: f"{atom}{self.slice()}",
            lambda: f"{atom}|sort{self.dice.choice(['', '(reverse=true)', '(case_sensitive=true)'])}",
            lambda: f"{atom}|{kept}|list",
            lambda: f"({self.text(depth - 1)}).split({self.dice.choice(['', quoted(self.dice, ' ')])})",
            self.names_of_records)

    def names_of_records(self) -> str:
        if not self.scope.records:
            return f"[{self.word()}]"
        records = self.dice.choice(self.scope.records)
        order = self.pick("", "|sort(attribute='n')", "|sort(attribute='kind', reverse=true)",
                          "|sort(attribute='kind,n')", "|unique(attribute='kind')", "|rejectattr('ok')",
                          "|selectattr('kind', 'eq', 'b')")
        return f"{records}{order}|map(attribute=\"name\")|list"

    def condition(self, depth: int = 1) -> str:
        """Something that is true or false, for `if`."""
        flags = self.scope.flags + [f"{name}.ok" for name in self.scope.objects]
        flags += ["loop.first", "loop.last"] if self.scope.is_in_loop else []
        flag = self.name(flags, lambda: self.dice.choice(["true", "false"]))
        if depth <= 0:
            return flag
        deeper = depth - 1
        compare = ["<", "<=", ">", ">=", "==", "!="]
        return self.either(
            lambda: flag,
            lambda: f"not {flag}",
            lambda: f"({self.condition(deeper)} {self.dice.choice(['and', 'or'])} {self.condition(deeper)})",
            lambda: f"({self.condition(deeper)} and not {self.condition(deeper)} or {self.condition(deeper)})",
            lambda: f"({self.integer(deeper)}) {self.dice.choice(compare)} ({self.integer(deeper)})",
            lambda: f"{self.small()} {self.dice.choice(['<', '<='])} ({self.integer(deeper)}) < {self.small(5, 50)}",
            lambda: f"({self.text(deeper)}) {self.dice.choice(compare)} ({self.text(deeper)})",
            lambda: f"({self.integer(deeper)}) is {self.dice.choice(['', 'not '])}"
                    f"{self.dice.choice(['odd', 'even', 'divisibleby 3', 'gt 5', 'le(4)', 'number'])}",
            lambda: f"({self.text(deeper)}) is {self.pick('', 'not ')}{self.pick('upper', 'lower', 'string')}",
            lambda: f"({self.integer(deeper)}) {self.dice.choice(['in', 'not in'])} ({self.integers(deeper)})",
            lambda: f"({self.text(deeper)}) {self.dice.choice(['in', 'not in'])} ({self.words(deeper)})",
            lambda: f"{quoted(self.dice, self.dice.choice(['a', '书', ' ']))} in ({self.text(deeper)})",
            lambda: f"({self.words(deeper)})|list",
            lambda: f"({self.text(deeper)}).{self.dice.choice(['startswith', 'endswith'])}({self.word()})",
            lambda: f"({self.text(deeper)})|length > {self.small()}")
