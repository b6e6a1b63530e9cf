"""Renders the same templates with Jinja2 and with the program, and compares the bytes.

Three kinds of cases: written ones (jinja/*.yaml), made-up ones (jinja_generator.py), and differences on purpose
(jinja_differences.yaml), of which both sides are pinned.

Usage: jinja_oracle.py BINARY [--only NAME] [--generated N] [--seed S]
       jinja_oracle.py --jinja-only [--only NAME] [--generated N] [--seed S]
"""

import argparse
import concurrent.futures
import dataclasses
import fnmatch
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import jinja2
import yaml

import jinja_generator

HERE = pathlib.Path(__file__).resolve().parent
MAIN = "main.html"
# One template takes milliseconds; who takes this long will not end.
SECONDS = 20


class BadCase(Exception):
    """A case that does not say what it must."""


@dataclasses.dataclass
class Case:
    """Templates, data, and what is known about the two outcomes."""

    name: str
    files: dict[str, str]
    data: dict
    # Of differences on purpose only.
    is_difference: bool = False
    jinja: str | None = None
    jinja_error: str | None = None
    ours: str | None = None
    problem: str | None = None
    # Of made-up cases only: what the template is made of.
    parts: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Outcome:
    """What one side gave: a text, or an error's name and message."""

    text: str | None
    error: str = ""
    message: str = ""


CASE_KEYS = {"name", "template", "files", "data"}
DIFFERENCE_KEYS = CASE_KEYS | {"jinja", "jinja_error", "ours", "problem", "why"}


def has_text_keys(value) -> bool:
    """Whether every key in it is a text, as JSON wants."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and has_text_keys(one) for key, one in value.items())
    return not isinstance(value, list) or all(has_text_keys(one) for one in value)


def read_case(entry: dict, source: str) -> Case:
    """A case as it stands in a file; whatever is misspelt in it is an error."""
    name = entry.get("name")
    is_difference = source == "jinja_differences.yaml"
    if not isinstance(name, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise BadCase(f"{source}: a case needs a name of small letters, digits and hyphens: {name!r}")
    unknown = set(entry) - (DIFFERENCE_KEYS if is_difference else CASE_KEYS)
    if unknown:
        raise BadCase(f"{source}: {name}: unknown {', '.join(sorted(unknown))}")
    if ("template" in entry) == ("files" in entry):
        raise BadCase(f"{source}: {name}: needs either template or files")
    files = entry["files"] if "files" in entry else {MAIN: entry["template"]}
    if MAIN not in files:
        raise BadCase(f"{source}: {name}: files need {MAIN}")
    for text in files.values():
        if not isinstance(text, str):
            raise BadCase(f"{source}: {name}: a template is a text: {text!r}")
    data = entry.get("data", {})
    if not has_text_keys(data):
        raise BadCase(f"{source}: {name}: a key of the data is no text (to YAML, yes, no, on and off are truth values)")
    case = Case(name, files, data, is_difference, entry.get("jinja"), entry.get("jinja_error"),
                entry.get("ours"), entry.get("problem"))
    if is_difference:
        if (case.jinja is None) == (case.jinja_error is None):
            raise BadCase(f"{source}: {name}: needs either jinja or jinja_error")
        if case.ours is None and case.problem is None:
            raise BadCase(f"{source}: {name}: needs ours or problem")
        why = entry.get("why")
        if not isinstance(why, dict) or set(why) != {"zh", "en"}:
            raise BadCase(f"{source}: {name}: needs why, in zh and en")
    return case


def written_cases() -> list[Case]:
    """Every case of the files beside this one, in the order of the files' names."""
    paths = sorted((HERE / "jinja").glob("*.yaml")) + [HERE / "jinja_differences.yaml"]
    cases = []
    for path in paths:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            cases.append(read_case(entry, path.name))
    return cases


def made_up_cases(count: int, seed: int) -> list[Case]:
    """The first cases of a seed; each depends on the seed and its number only."""
    cases = []
    for number in range(1, count + 1):
        parts, data = jinja_generator.parts_and_data(seed, number)
        cases.append(Case(f"generated-{number:04d}", {MAIN: "".join(parts)}, data, parts=parts))
    return cases


class Missing(jinja2.StrictUndefined):
    """Something that is not there: it may be asked for, as in `if x.y`, but not be used."""

    def __bool__(self) -> bool:
        return False


def with_jinja(case: Case, undefined: type[jinja2.Undefined] = jinja2.Undefined) -> Outcome:
    """What Jinja2 gives, escaping everything."""
    environment = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader(case.files), undefined=undefined)
    try:
        # Through JSON, so that both sides begin with the same data.
        return Outcome(environment.get_template(MAIN).render(json.loads(json.dumps(case.data))))
    except Exception as error:  # noqa: BLE001 - a template may make Python raise anything
        return Outcome(None, type(error).__name__, str(error))


def with_binary(case: Case, binary: str, folder: pathlib.Path) -> Outcome:
    """What the program gives; the error is its exit code."""
    for name, text in case.files.items():
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    data = folder / "data.json"
    data.write_text(json.dumps(case.data, ensure_ascii=False), encoding="utf-8")
    try:
        run = subprocess.run([binary, "templates", "render", str(folder / "templates" / MAIN), "--data", str(data)],
                             stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Outcome(None, "timeout", f"no answer in {SECONDS} seconds")
    message = run.stderr.decode("utf-8", "replace").replace(str(folder) + "/", "")
    text = run.stdout.decode("utf-8", "backslashreplace")
    return Outcome(text, "" if run.returncode == 0 else f"exit code {run.returncode}", message)


def same(ours: str | None, theirs: str | None) -> bool:
    """Whether two texts are equal, a quotation mark's two spellings being one."""
    if ours is None or theirs is None:
        return False
    return ours.replace("&quot;", "&#34;") == theirs.replace("&quot;", "&#34;")


def complaint_about_jinja(case: Case, theirs: Outcome) -> str | None:
    """What is wrong with the case itself."""
    if case.jinja_error is not None:
        return None if theirs.error == case.jinja_error else f"Jinja2 should have raised {case.jinja_error}"
    if theirs.text is None:
        return "Jinja2 failed: the case is wrong"
    if case.jinja is not None and theirs.text != case.jinja:
        return "Jinja2 gives something other than the case says"
    if not case.is_difference and (strict := with_jinja(case, Missing)).text != theirs.text:
        return f"the case is wrong, it uses what is not there: {strict.message}"
    return None


def complaint_about_ours(case: Case, theirs: Outcome, ours: Outcome) -> str | None:
    """What is wrong with the program's outcome."""
    if case.problem is not None:
        if ours.error != "exit code 1":
            return f"{case.problem} and exit code 1 were expected"
        if not re.search(rf"(?<![\w.-]){re.escape(case.problem)}(?![\w-])", ours.message):
            return f"{case.problem} was expected"
        if case.ours is None and ours.text:
            return "something was written in spite of the problem"
        return None if case.ours is None or ours.text == case.ours else "the text is not the one the case says"
    if ours.error:
        return "the program failed"
    if case.is_difference:
        # Here the spelling of a quotation mark counts: it may be the very difference.
        return None if ours.text == case.ours else "the text is not the one the case says"
    return None if same(ours.text, theirs.text) else "the texts differ"


def shown(outcome: Outcome) -> str:
    """An outcome's text so that a reader sees where it ends and what blanks it has."""
    if outcome.text is None:
        return f"    {outcome.error}: {outcome.message}"
    lines = outcome.text.split("\n")
    return "\n".join(f"    |{line}{'' if number + 1 == len(lines) else '⏎'}" for number, line in enumerate(lines))


def report(case: Case, complaint: str, theirs: Outcome, ours: Outcome | None) -> None:
    """Everything needed to understand one difference without opening a file."""
    print(f"-- {case.name}: {complaint}")
    for name, text in case.files.items():
        print(f"  {name}")
        print("\n".join(f"    {line}" for line in text.split("\n")))
    print(f"  data: {json.dumps(case.data, ensure_ascii=False)}")
    print(f"  theirs\n{shown(theirs)}")
    if case.jinja is not None:
        print(f"  theirs, as the case says\n{shown(Outcome(case.jinja))}")
    if ours is not None:
        print(f"  ours{' (' + ours.error + ')' if ours.error else ''}\n{shown(ours)}")
        if case.ours is not None:
            print(f"  ours, as the case says\n{shown(Outcome(case.ours))}")
        if ours.message:
            print("  our stderr\n" + "\n".join(f"    {line}" for line in ours.message.rstrip().split("\n")))
    print()


Judgement = tuple[str | None, Outcome, Outcome | None]


def symptom(judgement: Judgement) -> tuple[str | None, set[str]]:
    """What must stay the same for two differences to be one: the complaint, and the codes in our messages."""
    complaint, _, ours = judgement
    return complaint, set(re.findall(r"\btemplate\.[a-z-]+", ours.message if ours else ""))


def reduced(case: Case, judgement: Judgement, binary: str) -> tuple[Case, Judgement]:
    """The case without those parts that its difference does not need: what remains is what somebody must read."""
    position = 0
    while position < len(case.parts):
        parts = case.parts[:position] + case.parts[position + 1:]
        smaller = dataclasses.replace(case, files={MAIN: "".join(parts)}, parts=parts)
        # Without a part that others need, it would be another difference.
        found = judged(smaller, binary)
        if symptom(found) == symptom(judgement):
            case, judgement = smaller, found
        else:
            position += 1
    return case, judgement


def judged(case: Case, binary: str | None) -> Judgement:
    """Both sides of a case and the complaint, if there is one."""
    theirs = with_jinja(case)
    complaint = complaint_about_jinja(case, theirs)
    if binary is None:
        return complaint, theirs, None
    with tempfile.TemporaryDirectory() as folder:
        ours = with_binary(case, binary, pathlib.Path(folder))
    return complaint or complaint_about_ours(case, theirs, ours), theirs, ours


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compares the program's templates with Jinja2.")
    parser.add_argument("binary", nargs="?", help="the unionpress program")
    parser.add_argument("--jinja-only", action="store_true", help="print what Jinja2 gives; the program is not needed")
    parser.add_argument("--only", action="append", metavar="NAME", help="only these cases; * stands for anything")
    parser.add_argument("--generated", type=int, default=150, metavar="N", help="how many made-up cases (150)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="what they are made up from (1)")
    options = parser.parse_args()
    if (options.binary is None) != options.jinja_only:
        parser.error("needs either BINARY or --jinja-only")
    return options


def main() -> int:
    options = arguments()
    try:
        cases = written_cases() + made_up_cases(options.generated, options.seed)
    except (BadCase, yaml.YAMLError) as error:
        print(error)
        return 1
    names = [case.name for case in cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        print(f"names used twice: {', '.join(twice)}")
        return 1
    if options.only:
        cases = [case for case in cases if any(fnmatch.fnmatchcase(case.name, name) for name in options.only)]
    if not cases:
        print("no such case")
        return 1
    binary = None if options.binary is None else os.path.abspath(options.binary)
    if binary is not None and not os.access(binary, os.X_OK):
        print(f"cannot be run: {options.binary}")
        return 1
    differ = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for case, (complaint, theirs, ours) in zip(cases, pool.map(lambda one: judged(one, binary), cases)):
            if complaint:
                differ += 1
                if ours is not None and case.parts:
                    case, (complaint, theirs, ours) = reduced(case, (complaint, theirs, ours), binary)
                report(case, complaint, theirs, ours)
            elif options.jinja_only:
                print(f"-- {case.name}\n{shown(theirs)}")
    print(f"{len(cases)} cases, {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
