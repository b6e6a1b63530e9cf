"""Makes up well-typed templates with their data, the same ones for the same seed.

Whatever differs from Jinja on purpose is never made up: no truth value, list or none is printed, nothing is used that
may be missing without a guard, and values stand in text or in quoted attributes that hold no address.
"""

import random

from jinja_expressions import WORDS, Expressions, Scope

# Texts of the template itself; every element in them is closed.
TEXTS = ["and ", "; ", "文字", "\n", " \n  ", "<br>", "<b>bold</b> ", "&amp;", "-- ", "(a) ", "{ not } ", "100% ", "，",
         "'", "\t"]
ATTRIBUTES = ["title", "class", "data-x", "alt"]


class Templates:
    """Whole templates: pieces in a row, some with pieces inside."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.count = 0
        # Names of macros with the types of their parameters.
        self.macros: list[tuple[str, list[str]]] = []
        self.boxes: list[str] = []

    def fresh(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    def tag(self, inside: str) -> str:
        before, after = ("-" if self.dice.random() < 0.12 else "" for _ in range(2))
        return f"{{%{before} {inside} {after}%}}"

    def printed(self, expression: str) -> str:
        before, after = ("-" if self.dice.random() < 0.06 else "" for _ in range(2))
        return f"{{{{{before} {expression} {after}}}}}"

    def pieces(self, scope: Scope, depth: int) -> str:
        return "".join(self.piece(scope, depth) for _ in range(self.dice.randint(1, 2)))

    def piece(self, scope: Scope, depth: int) -> str:
        flat = [self.text, self.value, self.value, self.value, self.in_attribute, self.set, self.macro_call,
                self.rest]
        if depth == 0:
            return self.dice.choice(flat)(scope)
        deep = [self.condition, self.loop, self.loop, self.records_loop, self.map_loop, self.with_names, self.set_block,
                self.filter_block, self.counted, self.box_call, self.groups, self.rows]
        kind = self.dice.choice(flat + deep)
        return kind(scope) if kind in flat else kind(scope, depth - 1)

    def text(self, scope: Scope) -> str:
        return "".join(self.dice.choice(TEXTS) for _ in range(self.dice.randint(1, 3)))

    def value(self, scope: Scope) -> str:
        make = Expressions(self.dice, scope)
        value = make.either(make.integer, make.real, make.text, make.text)
        return self.printed(value) + self.dice.choice(["", " ", ","])

    def in_attribute(self, scope: Scope) -> str:
        make = Expressions(self.dice, scope)
        name = self.dice.choice(ATTRIBUTES)
        value = self.printed(make.either(make.integer, make.text))
        if self.dice.random() < 0.4:
            value = f"a {self.tag('if ' + make.condition())}{value}{self.tag('else')}none{self.tag('endif')}"
        return f'<span {name}="{value}">'.replace("alt=", "lang=") + f"{self.value(scope)}</span>"

    def rest(self, scope: Scope) -> str:
        """Things that print next to nothing, or what they hold."""
        choices = [self.dice.choice(["{# a comment {{ x }} #}", "{#- closer -#}", "{% raw %}{{ x }}{% endraw %}",
                                     "{% raw -%} {% y %} {%- endraw %}"])]
        choices += [self.printed(name) for name in scope.html]
        if scope.is_in_loop:
            choices.append(self.printed("loop.cycle(\"a\", \"b\", \"c\")"))
        return self.dice.choice(choices)

    def set(self, scope: Scope) -> str:
        """A new name, or another value of the same type for an old one."""
        make = Expressions(self.dice, scope)
        kinds = {
            "i": (scope.ints, lambda: f"({make.integer()}) % 1000"),
            "t": (scope.texts, lambda: f"({make.text()})[:40]"),
            "f": (scope.floats, lambda: f"({make.real()})|round(2)"),
            "b": (scope.flags, lambda: f"({make.integer()}) > 3"),
            "l": (scope.int_lists, make.integers),
            "w": (scope.text_lists, make.words)}
        letter = self.dice.choice("iittfblw")
        names, value = kinds[letter]
        made = [name for name in names if name[1:].isdigit() and name[0] == letter]
        name = self.dice.choice(made) if made and self.dice.random() < 0.4 else self.fresh(letter)
        result = self.tag(f"set {name} = {value()}")
        if name not in names:
            names.append(name)
        return result

    def condition(self, scope: Scope, depth: int) -> str:
        """Branches; what is set in one may not be set after it, so it is known there only."""
        make = Expressions(self.dice, scope)
        result = ""
        for word in ["if", "elif", "elif"][:self.dice.randint(1, 3)]:
            result += self.tag(f"{word} {make.condition(2)}") + self.pieces(scope.inner(), depth)
        if self.dice.random() < 0.6:
            result += self.tag("else") + self.pieces(scope.inner(), depth)
        return result + self.tag("endif")

    def after_loop(self, scope: Scope, depth: int) -> str:
        with_else = self.tag("else") + self.pieces(scope.inner(), depth) if self.dice.random() < 0.25 else ""
        return with_else + self.tag("endfor")

    def loop(self, scope: Scope, depth: int) -> str:
        make = Expressions(self.dice, scope)
        inner = scope.inner(is_in_loop=True)
        name = self.fresh("x")
        if self.dice.random() < 0.5:
            source = make.integers()
            inner.ints.append(name)
            kept = f"{name} {self.dice.choice(['is odd', '> 2', '!= 1', 'is not divisibleby 3'])}"
            seen = f"loop.previtem|default({make.small()})"
        else:
            source = make.words()
            inner.texts.append(name)
            kept = f"{name} {self.dice.choice(['!= ' + make.word(), '|length < 5', 'is lower'])}"
            seen = f"loop.nextitem|default({make.word()})"
        test = f" if {kept}" if self.dice.random() < 0.3 else ""
        extra = self.dice.choice(["", "", self.printed(seen),
                                  f"{self.tag(f'if loop.changed({name})')}*{self.tag('endif')}"])
        # A slice or a conditional would take the loop's own `if` for its own.
        return (self.tag(f"for {name} in ({source}){test}") + extra + self.pieces(inner, depth)
                + self.after_loop(scope, depth))

    def records_loop(self, scope: Scope, depth: int) -> str:
        if not scope.records:
            return self.loop(scope, depth)
        name = self.fresh("r")
        inner = scope.inner(is_in_loop=True)
        inner.objects.append(name)
        source = self.dice.choice(scope.records) + self.dice.choice([
            "", "|sort(attribute=\"n\")", "|reverse", "|selectattr(\"ok\")", "|rejectattr(\"n\", \"odd\")", "[1:]",
            "|sort(attribute='name', reverse=true)", "|selectattr('note', 'defined')", "|unique(attribute='kind')"])
        return self.tag(f"for {name} in {source}") + self.pieces(inner, depth) + self.after_loop(scope, depth)

    def map_loop(self, scope: Scope, depth: int) -> str:
        if not scope.maps:
            return self.loop(scope, depth)
        key, value = self.fresh("k"), self.fresh("v")
        inner = scope.inner(is_in_loop=True)
        inner.texts.append(key)
        inner.ints.append(value)
        source = self.dice.choice(scope.maps) + self.dice.choice([
            ".items()", "|items", "|dictsort", "|dictsort(by=\"value\")", "|dictsort(reverse=true)", "|dictsort(true)"])
        return self.tag(f"for {key}, {value} in {source}") + self.pieces(inner, depth) + self.after_loop(scope, depth)

    def groups(self, scope: Scope, depth: int) -> str:
        if not scope.records:
            return self.loop(scope, depth)
        key, members = self.fresh("g"), self.fresh("m")
        inner = scope.inner(is_in_loop=True)
        inner.texts.append(key)
        inner.records.append(members)
        return (self.tag(f"for {key}, {members} in {self.dice.choice(scope.records)}|groupby(\"kind\")")
                + self.pieces(inner, depth) + self.tag("endfor"))

    def rows(self, scope: Scope, depth: int) -> str:
        make = Expressions(self.dice, scope)
        row = self.fresh("w")
        inner = scope.inner(is_in_loop=True)
        inner.text_lists.append(row)
        filled = self.dice.choice(["", f", {make.word()}"])
        name = self.dice.choice(["batch", "slice"])
        return (self.tag(f"for {row} in ({make.words(0)})|{name}({make.small(1, 4)}{filled})") + "["
                + self.printed(f"{row}|join(\"|\")") + "]" + self.pieces(inner, depth) + self.tag("endfor"))

    def with_names(self, scope: Scope, depth: int) -> str:
        make = Expressions(self.dice, scope)
        first, second = self.fresh("i"), self.fresh("t")
        inner = scope.inner()
        opening = self.tag(f"with {first} = ({make.integer()}) % 1000, {second} = {make.text()}")
        inner.ints.append(first)
        inner.texts.append(second)
        return opening + self.pieces(inner, depth) + self.tag("endwith")

    def set_block(self, scope: Scope, depth: int) -> str:
        name = self.fresh("h")
        content = self.pieces(scope.inner(), depth)
        scope.html.append(name)
        return self.tag(f"set {name}") + content + self.tag("endset")

    def filter_block(self, scope: Scope, depth: int) -> str:
        """Only what has neither elements nor escapes: a filter would change those too."""
        name = self.dice.choice(["upper", "lower", "trim", "reverse", "title", "upper|reverse", "replace('a', 'o')"])
        make = Expressions(self.dice, scope)
        inside = " An apple " + self.printed(make.integer()) + " 一个 " + self.printed(make.real())
        return self.tag(f"filter {name}") + inside + self.tag("endfilter")

    def counted(self, scope: Scope, depth: int) -> str:
        """A namespace changed in a loop."""
        if scope.is_in_macro:
            return self.loop(scope, depth)
        space, name = self.fresh("n"), self.fresh("x")
        make = Expressions(self.dice, scope)
        source = make.integers()
        opening = self.tag(f"set {space} = namespace(total={make.small()}, text={make.word()})")
        scope.spaces.append(space)
        inner = scope.inner(is_in_loop=True)
        inner.ints.append(name)
        more = Expressions(self.dice, inner)
        inside = self.tag(f"set {space}.total = ({space}.total + {more.integer(1)}) % 500")
        inside += self.tag(f"set {space}.text = ({space}.text ~ {more.text_atom()})[-20:]")
        return (opening + self.tag(f"for {name} in {source}") + inside + self.pieces(inner, depth) + self.tag("endfor")
                + self.printed(f"{space}.total"))

    def macro(self, data: Scope) -> str:
        """A macro of two parameters, one with a default; it sees the data and these."""
        name, first, second = self.fresh("macro"), self.fresh("p"), self.fresh("q")
        inner = data.inner(is_in_macro=True)
        inner.texts.append(first)
        inner.ints.append(second)
        result = self.tag(f"macro {name}({first}, {second}={self.dice.randint(0, 9)})") + self.pieces(inner, 1)
        self.macros.append((name, [first, second]))
        return result + self.tag("endmacro")

    def box(self, data: Scope) -> str:
        name, first = self.fresh("box"), self.fresh("p")
        inner = data.inner(is_in_macro=True)
        inner.ints.append(first)
        result = self.tag(f"macro {name}({first})") + f"<div>{self.pieces(inner, 0)}"
        result += self.printed(f"caller({first} + 1)") + "</div>" + self.tag("endmacro")
        self.boxes.append(name)
        return result

    def macro_call(self, scope: Scope) -> str:
        if not self.macros:
            return self.value(scope)
        name, (first, second) = self.dice.choice(self.macros)
        make = Expressions(self.dice, scope)
        return self.printed(make.either(
            lambda: f"{name}({make.text()})",
            lambda: f"{name}({make.text()}, {make.integer()})",
            lambda: f"{name}({make.text()}, {second}={make.integer()})",
            lambda: f"{name}({second}={make.integer()}, {first}={make.text()})"))

    def box_call(self, scope: Scope, depth: int) -> str:
        if not self.boxes:
            return self.with_names(scope, depth)
        name = self.fresh("i")
        # Inside, `loop` is the loop around the call; not to depend on it, it is left alone.
        inner = scope.inner(is_in_loop=False)
        inner.ints.append(name)
        make = Expressions(self.dice, scope)
        return (self.tag(f"call({name}) {self.dice.choice(self.boxes)}({make.integer()})") + self.pieces(inner, depth)
                + self.tag("endcall"))


def made_up_data(dice: random.Random) -> dict:
    """Data of one shape; what may be missing is missing somewhere and there somewhere."""
    words = [dice.choice(WORDS) for _ in range(dice.randint(1, 5))]
    records = []
    for number in range(dice.randint(2, 5)):
        record = {"name": dice.choice(WORDS), "kind": dice.choice("abCB"), "n": dice.randint(-5, 40),
                  "ok": dice.random() < 0.5, "room": dice.choice([None, "A101", "操场"])}
        if number == 0 or (number > 1 and dice.random() < 0.5):
            record["note"] = dice.choice(["note", "<n>", "备注"])
        records.append(record)
    records[0]["room"], records[1]["room"] = "B2", None
    keys = sorted(dice.sample(["a", "B", "c", "D", "甲"], dice.randint(1, 4)))
    return {
        "a": dice.randint(-50, 50), "b": dice.randint(0, 9),
        "x": dice.randint(-99, 99) + dice.choice([0.5, 0.25, 0.1]),
        "s": dice.choice(WORDS), "t": dice.choice(WORDS),
        "ok": dice.random() < 0.5,
        "xs": [dice.randint(-9, 30) for _ in range(dice.randint(1, 6))],
        "ws": words,
        "m": {key: dice.randint(0, 9) for key in keys},
        "rs": records}


def parts_and_data(seed: int, number: int) -> tuple[list[str], dict]:
    """The template with this number, in parts that follow each other, and data that it can be rendered with."""
    dice = random.Random(f"{seed}:{number}")
    data = made_up_data(dice)
    scope = Scope(ints=["a", "b"], floats=["x"], texts=["s", "t"], flags=["ok"], int_lists=["xs"], text_lists=["ws"],
                  maps=["m"], records=["rs"])
    templates = Templates(dice)
    head = [dice.choice([templates.macro, templates.box])(scope) + "\n" for _ in range(dice.randint(0, 2))]
    return head + [templates.piece(scope, 2) for _ in range(dice.randint(3, 6))] + ["\n"], data
