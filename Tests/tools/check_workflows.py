"""Runs the workflow files step by step in clean folders, as the code hosts would, and looks at what comes of it.

usage: check_workflows.py UNIONPRESS ROOT

The `run:` lines are executed as they stand, by bash with `-e -o pipefail`, in a fresh clone of a small site with a bare repository for
its origin. Steps that use somebody else's action (checkout, cache) are known by name; compiling is left out by way of UNIONPRESS.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

KNOWN = {"actions/checkout@v4", "actions/cache@v4"}


def git(folder, *arguments):
    return subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.edu.cn", *arguments],
        check=True, capture_output=True, text=True).stdout


class Host:
    """A code host with one repository."""

    def __init__(self, program, root, work):
        self.program, self.root, self.work = program, root, work
        self.origin = work / "origin.git"
        subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(self.origin)], check=True)
        self.generator = work / "generator.git"
        (work / "generator-files").mkdir()
        shutil.copytree(root / "scripts", work / "generator-files/scripts")
        shutil.copy(root / "action.yml", work / "generator-files")
        subprocess.run(["git", "init", "--quiet", "-b", "main", str(work / "generator-files")], check=True)
        git(work / "generator-files", "add", "."), git(work / "generator-files", "commit", "--quiet", "-m", "x")
        subprocess.run(["git", "clone", "--quiet", "--bare", str(work / "generator-files"), str(self.generator)], check=True)
        self.author = work / "author"
        subprocess.run(["git", "clone", "--quiet", str(self.origin), str(self.author)], check=True, capture_output=True)
        shutil.copytree(root / "scripts", self.author / "scripts")
        self.write("unionpress.yaml", "name: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh]\n"
                   "deploy: [{name: pages, kind: 仓库, to: ., branch: gh-pages}]\n")
        self.write("content/clubs/choir.md", "---\n标题: 合唱团\n类别: 文体\n---\n训练。\n")
        self.push("main", "Begin")

    def write(self, name, text):
        path = self.author / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def push(self, branch, message):
        git(self.author, "checkout", "--quiet", "-B", branch)
        git(self.author, "add", "--all")
        git(self.author, "commit", "--quiet", "--allow-empty", "-m", message)
        git(self.author, "push", "--quiet", "origin", branch)

    def online(self, branch="gh-pages"):
        """What the branch shows, by path."""
        names = subprocess.run(["git", "-C", str(self.origin), "ls-tree", "-r", "--name-only", branch],
                               capture_output=True, text=True).stdout.split()
        return {name: git(self.origin, "show", f"{branch}:{name}") for name in names if name.endswith(".html")}

    def clone(self, branch):
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.work))
        subprocess.run(["git", "clone", "--quiet", "--branch", branch, str(self.origin), str(folder)], check=True)
        return folder

    def environment(self, folder, more):
        (folder / ".tmp").mkdir(exist_ok=True)
        home = folder / ".tmp/home"
        home.mkdir(exist_ok=True)
        return dict(os.environ, UNIONPRESS=self.program, HOME=str(home), LC_ALL="C.UTF-8", RUNNER_TEMP=str(folder / ".tmp"),
                    GITHUB_STEP_SUMMARY=str(folder / ".tmp/summary.md"), GIT_CONFIG_NOSYSTEM="1", **more)

    def shell(self, script, folder, environment):
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, env=environment,
                              capture_output=True, text=True, timeout=600)
        return done.returncode, done.stdout + done.stderr


def filled(text, context):
    """Text with `${{ … }}` replaced; an expression that this script does not know is an error of the workflow."""
    def value(match):
        for name in [part.strip() for part in match[1].split("||")]:
            if name.startswith("hashFiles("):
                return "0"
            assert name in context, f"unknown expression {name}"
            if context[name]:
                return context[name]
        return ""
    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", value, text)


def holds(condition, context):
    match = re.fullmatch(r"github\.event_name (==|!=) '(\w+)'", condition)
    assert match, f"unknown condition {condition}"
    return (context["github.event_name"] == match[2]) == (match[1] == "==")


def actions(host, path, event, branch, base=""):
    """Runs a workflow of GitHub's kind; the outcome of its first failing step, or of all, and what was said."""
    text = path.read_text().replace("OWNER/unionpress@v0.1", "./generator")
    text = text.replace("https://git.example.edu.cn/union/unionpress.git", str(host.generator))
    workflow = yaml.safe_load(text)
    folder = host.clone(branch)
    context = {
        "github.event_name": event, "github.ref": f"refs/heads/{branch}", "github.base_ref": base, "github.head_ref": "",
        "github.ref_name": branch, "github.token": "none", "github.server_url": str(host.work), "github.repository": "origin",
        "runner.os": "Linux", "github.action_ref": "v0.1", "github.action_path": str(host.work / "generator-files"),
    }
    assert event in workflow[True], f"{path.name} does not run on {event}"  # YAML reads `on` as true
    said, summary = "", folder / ".tmp/summary.md"
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if "if" in step and not holds(step["if"], context):
                continue
            variables = {**workflow.get("env", {}), **step.get("env", {})}
            more = {name: filled(str(value), context) for name, value in variables.items()}
            if "uses" in step and step["uses"] in KNOWN:
                continue
            script = step.get("run")
            if "uses" in step:
                assert step["uses"] == "./generator", step["uses"]
                action = yaml.safe_load((host.root / "action.yml").read_text())
                inputs = {name: str(step.get("with", {}).get(name, spec["default"])) for name, spec in action["inputs"].items()}
                inner = next(s for s in action["runs"]["steps"] if "run" in s)
                given = context | {f"inputs.{name}": value for name, value in inputs.items()}
                script = inner["run"]
                more |= {name: filled(value, given) for name, value in inner["env"].items()}
            code, output = host.shell(filled(script, context), folder, host.environment(folder, more))
            said += output
            if code != 0:
                return code, said, summary.read_text() if summary.exists() else ""
    return 0, said, summary.read_text() if summary.exists() else ""


def gitlab(host, path, variables, branch):
    text = path.read_text().replace("https://git.example.edu.cn/union/unionpress.git", str(host.generator))
    file = yaml.safe_load(text)
    folder = host.clone(branch)
    said = ""
    for name, job in file.items():
        if name in ("variables", "default") or not isinstance(job, dict):
            continue
        rule = re.fullmatch(r'\$(\w+) == "(\w+)"', job["rules"][0]["if"])
        if variables.get(rule[1]) != rule[2]:
            continue
        environment = host.environment(folder, {**file["variables"], **variables})
        for line in file["default"]["before_script"] + job["script"]:
            code, output = host.shell(line, folder, environment)
            said += output
            if code != 0:
                return code, said, folder
    return 0, said, folder


def story(host, name, path, run):
    """What must come of any workflow of GitHub's kind."""
    code, said, _ = run("push", "main")
    assert code == 0, said
    first = host.online()
    assert "合唱团" in first["clubs/choir/index.html"], f"{name}: nothing was published"
    code, said, _ = run("schedule", "main")
    assert code == 0 and host.online() == first, said
    # A merge request: checked, told what changes, nothing published.
    host.write("content/clubs/chess.md", "---\n标题: 棋协\n类别: 文体\n---\n对局。\n")
    host.push("more", "Add a club")
    code, said, summary = run("pull_request", "more", "main")
    assert code == 0 and host.online() == first, said
    told = summary if path.name == "site.yml" else said
    assert "<https://gh.example.edu.cn/clubs/chess/>" in told, told
    # One with a mistake is stopped, with the mistake at its line.
    host.write("content/clubs/chess.md", "---\n标题: 棋协\n类别: 体育棋\n---\n对局。\n")
    host.push("wrong", "Make a mistake")
    code, said, _ = run("pull_request", "wrong", "main")
    assert code == 1, said
    assert "content/clubs/chess.md" in said and (name == "forgejo" or "line=3" in said), said
    # On the main branch the mistake stops the publication, and a page that vanishes does, too.
    host.push("main", "Merge the mistake")
    code, said, _ = run("push", "main")
    assert code == 1 and host.online() == first, said
    (host.author / "content/clubs/chess.md").unlink()
    (host.author / "content/clubs/choir.md").rename(host.author / "content/clubs/singers.md")
    host.push("main", "Rename without an alias")
    code, said, _ = run("push", "main")
    assert code == 1 and "/clubs/choir/" in said and host.online() == first, said
    host.write("content/clubs/singers.md", "---\n标题: 合唱团\n类别: 文体\n旧网址: [/clubs/choir/, /clubs/choir/calendar.ics]\n---\n训练。\n")
    host.write("unionpress.yaml", (host.author / "unionpress.yaml").read_text() + "gone: [/clubs/choir/*]\n")
    host.push("main", "With an alias")
    code, said, _ = run("push", "main")
    assert code == 0 and "clubs/singers/index.html" in host.online(), said
    print(f"{name}: checked, told, refused and published as it should")


def main():
    program, root = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    for name, file in (("github", ".github/workflows/site.yml"), ("action", "ci/github.yml"), ("forgejo", "ci/forgejo.yml")):
        with tempfile.TemporaryDirectory() as work:
            host = Host(program, root, pathlib.Path(work))
            path = root / file
            story(host, name, path, lambda event, branch, base="": actions(host, path, event, branch, base))
    with tempfile.TemporaryDirectory() as work:
        host = Host(program, root, pathlib.Path(work))
        path = root / "ci/gitlab-ci.yml"
        code, said, folder = gitlab(host, path, {"CI_COMMIT_BRANCH": "main"}, "main")
        assert code == 0 and (folder / "public/clubs/choir/index.html").exists(), said
        request = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
        host.write("content/clubs/chess.md", "---\n标题: 棋协\n类别: 文体\n---\n对局。\n")
        host.push("more", "Add a club")
        code, said, folder = gitlab(host, path, request, "more")
        assert code == 0 and "<https://gh.example.edu.cn/clubs/chess/>" in (folder / "changes.md").read_text(), said
        host.write("content/clubs/chess.md", "---\n标题: 棋协\n类别: 体育棋\n---\n对局。\n")
        host.push("wrong", "Make a mistake")
        code, said, folder = gitlab(host, path, request, "wrong")
        issues = yaml.safe_load((folder / "quality.json").read_text())
        assert code == 1 and issues[0]["location"] == {"path": "content/clubs/chess.md", "lines": {"begin": 3}}, issues
        print("gitlab: checked, told and built as it should")


if __name__ == "__main__":
    main()
