"""Publishes a small site to every kind of place with the programs that people use, and looks at the places from outside.

usage: check_publish.py UNIONPRESS

The server is this machine: an `ssh` on the PATH runs what it is told with a shell, as sshd would. The repository is a bare one, the
object storage a folder that rclone serves as one. Nothing leaves the machine.
"""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

SSH = """#!/bin/sh
# ssh [options] host command…: the command goes to a shell in the "home" of the other side.
while [ $# -gt 0 ]; do
  case "$1" in
    -o | -l | -p | -i) shift 2 ;;
    -*) shift ;;
    *) break ;;
  esac
done
[ "$1" = down.example ] && { echo 'ssh: connect to host down.example port 22: Connection refused' >&2; exit 255; }
shift
cd "$FAKE_HOME" && exec sh -c "$*"
"""


class Site:
    """A site's folder with one target, published as people would."""

    def __init__(self, program, root, target):
        self.program, self.root = program, root
        (root / "content/clubs").mkdir(parents=True)
        (root / "bin").mkdir()
        (root / "home").mkdir()
        (root / "bin/ssh").write_text(SSH)
        (root / "bin/ssh").chmod(0o755)
        (root / "unionpress.yaml").write_text(
            "name: 学院工会\nurl: https://gh.example.edu.cn\nlanguages: [zh]\n"
            f"gone: [/clubs/gone/*]\ndeploy:\n  - {json.dumps(target | {'name': 'there', 'keep': 3}, ensure_ascii=False)}\n"
        )
        (root / "templates").mkdir()
        self.environment = dict(
            os.environ,
            PATH=f"{root}/bin:{os.environ['PATH']}",
            FAKE_HOME=str(root / "home"),
            LC_ALL="en_GB.UTF-8",
            GIT_CONFIG_GLOBAL="/dev/null",
            RCLONE_CONFIG="/dev/null",
        )

    def club(self, name, text="训练。", title=None):
        title = title or f"{name}俱乐部"
        (self.root / f"content/clubs/{name}.md").write_text(f"---\n标题: {title}\n类别: 文体\n---\n{text}\n")

    def remove(self, name):
        (self.root / f"content/clubs/{name}.md").unlink()

    def run(self, *arguments, expect=0):
        done = subprocess.run(
            [self.program, *arguments, "--source", str(self.root), "--today", "2026-11-23"]
            if arguments[0] == "publish"
            else [self.program, *arguments, "--source", str(self.root)],
            env=self.environment, capture_output=True, text=True, timeout=300,
        )
        assert done.returncode == expect, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout, done.stderr


def digest(tree):
    """The files of a folder with their sums; what the tool keeps for itself apart."""
    return {
        str(path.relative_to(tree)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(tree.rglob("*"))
        if path.is_file() and path.relative_to(tree).parts[0] not in
        (".unionpress", ".gitignore", ".unionpress-releases", ".unionpress-manifest", ".git", ".nojekyll", "CNAME")
    }


def story(site, seen, foreign=None):
    """What must be true of any place: `seen()` is what readers see there as a dictionary."""
    public = site.root / "public"
    site.club("volleyball")
    site.club("choir")
    site.club("gone")
    out, _ = site.run("publish", "--dry-run")
    assert "+ https://gh.example.edu.cn/clubs/choir/" in out, out
    assert not public.exists() and not seen(), "a dry run has changed something"
    site.run("publish")
    first = digest(public)
    assert seen() == first, "the place shows something else than public/"
    if foreign:
        foreign()
    _, said = site.run("publish", "there")
    assert "nothing to do" in said, said

    # A new title makes another picture for sharing; that the one before goes is no reason to ask.
    site.club("choir", "改在周四。", title="合唱俱乐部")
    out, _ = site.run("publish", "--dry-run", "--built")
    assert out == "", out
    out, _ = site.run("publish")
    assert "~ https://gh.example.edu.cn/clubs/choir/" in out, out
    second = digest(public)
    assert seen() == second and second != first

    # An address that vanishes is refused, with the remedy, and nothing changes.
    site.remove("choir")
    _, said = site.run("publish", expect=1)
    assert "https://gh.example.edu.cn/clubs/choir/" in said and "aliases" in said, said
    assert seen() == second
    # What the settings list as gone may go; moved with an alias, the old address stays.
    site.club("choir2", "改名了。")
    path = site.root / "content/clubs/choir2.md"
    path.write_text(path.read_text().replace("类别", "旧网址: [/clubs/choir/]\n类别"))
    site.remove("gone")
    # Enough records that a site without them is a much smaller one.
    for number in range(25):
        site.club(f"extra{number}", "又一个。")
    site.run("publish")
    third = digest(public)
    assert seen() == third and not any("clubs/gone/" in name for name in third)
    assert "clubs/choir/index.html" in third
    # Who subscribed at the old address gets what the new one has.
    assert third["clubs/choir/calendar.ics"] == third["clubs/choir2/calendar.ics"]

    # A disaster: nearly everything is gone.
    kept = (site.root / "content").rename(site.root / "away")
    (site.root / "content").mkdir()
    _, said = site.run("publish", "--allow-vanished", expect=1)
    assert "Is the content complete" in said, said
    assert seen() == third
    (site.root / "content").rmdir()
    kept.rename(site.root / "content")

    site.run("rollback")
    assert seen() == second, "one step back"
    site.run("rollback")
    assert seen() == first, "two steps back"
    site.run("rollback", expect=3)
    site.run("publish", "--allow-vanished")
    assert seen() == third, "forward again"
    out, _ = site.run("rollback", "--list")
    kept = [int(line.split()[0]) for line in out.splitlines()]
    assert "4 *" in out and len(kept) >= 2, out
    site.run("rollback")
    assert seen() == first, "the site that was online before, not the one that was taken back"
    site.run("publish", "--allow-vanished")
    assert seen() == third


def folder(program, root):
    site = Site(program, root, {"kind": "folder", "to": "../srv/gonghui"})
    place = root.parent / "srv/gonghui"
    story(site, lambda: digest((place / "current").resolve()) if (place / "current").exists() else {})
    assert len([name for name in (place / "releases").iterdir() if name.is_dir()]) == 3
    # What ends on a day may go, whatever its addresses are, with a build and without.
    for name, field in (("notice", "slug: notice-7"), ("reminder", "aliases: [/old/reminder/, /news/note.html]"), ("call", "摘要: 快来"), ("standing", "摘要: 一直有")):
        path = site.root / f"content/news/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n标题: {name}\n日期: 2026-11-01\n{field}\n---\n快来。\n")
    site.run("publish")
    assert (place / "current/news/notice-7/index.html").exists() and (place / "current/old/reminder/index.html").exists()
    for number, name in enumerate(("notice", "reminder", "call")):
        path = site.root / f"content/news/{name}.md"
        path.write_text(path.read_text().replace("日期:", "expire_at: 2026-11-20\n日期:"))
        if number:
            site.run("build", "--today", "2026-11-23")
        site.run("publish", *["--built"][:number])
    assert not {path.name for path in (place / "current/news").iterdir()} & {"notice-7", "reminder", "note.html", "call"}
    # The list is one that sha256sum checks.
    link = os.readlink(place / "current")
    subprocess.run(["sha256sum", "--check", "--quiet", f"../{pathlib.Path(link).name}.manifest"],
                   cwd=place / link, check=True)


def server(program, root):
    site = Site(program, root, {"kind": "rsync", "to": "web@gh.example.edu.cn:srv/工会 网站"})
    place = root / "home/srv/工会 网站"
    story(site, lambda: digest((place / "current").resolve()) if (place / "current").exists() else {})
    assert len([name for name in (place / "releases").iterdir() if name.is_dir()]) == 3
    # What did not change is shared, not sent and stored again.
    page = "assets"
    newest = (place / "current").resolve()
    shared = [path for path in (newest / page).rglob("*") if path.is_file() and path.stat().st_nlink > 1]
    assert shared, "rsync has shared nothing with the publication before"
    # An upload that is damaged on the way is not shown.
    before = digest(newest)
    site.club("new")
    (root / "bin/rsync").write_text(
        '#!/bin/sh\n/usr/bin/rsync "$@" || exit\n'
        'find "$FAKE_HOME" -path "*/.incoming-*" -path "*clubs/new/index.html" -exec sh -c \'echo damaged >> "$1"\' _ {} \\;\n')
    (root / "bin/rsync").chmod(0o755)
    # Only the client's rsync is the broken one; it runs first.
    site.run("publish", "--allow-vanished", expect=3)
    assert digest((place / "current").resolve()) == before, "a damaged upload was shown"
    (root / "bin/rsync").unlink()
    site.run("publish", "--allow-vanished")
    # A server that does not answer is an error of the machine, said in words.
    settings = (root / "unionpress.yaml").read_text()
    (root / "unionpress.yaml").write_text(settings.replace("web@gh.example.edu.cn", "down.example"))
    _, said = site.run("publish", expect=3)
    assert "Connection refused" in said, said
    # A missing program is named with its package.
    (root / "unionpress.yaml").write_text(settings)
    few = root / "few"
    few.mkdir()
    for name in ("sh", "timeout", "env"):
        (few / name).symlink_to(f"/usr/bin/{name}")
    site.environment["PATH"] = str(few)
    _, said = site.run("publish", expect=3)
    assert "apt-get install openssh-client" in said, said


def branch(program, root):
    bare = root.parent / "pages.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    site = Site(program, root, {"kind": "git", "to": "../pages.git", "branch": "pages"})

    def checked_out():
        if subprocess.run(["git", "-C", str(bare), "rev-parse", "--quiet", "--verify", "pages"],
                          capture_output=True).returncode:
            return None
        target = tempfile.mkdtemp(dir=root.parent)
        subprocess.run(["git", "clone", "--quiet", "--branch", "pages", str(bare), target], check=True)
        return pathlib.Path(target)

    def seen():
        tree = checked_out()
        return digest(tree) if tree else {}

    def foreign():
        tree = checked_out()
        (tree / "CNAME").write_text("gh.example.edu.cn\n")
        run = ["git", "-C", str(tree), "-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run([*run, "add", "CNAME"], check=True)
        subprocess.run([*run, "commit", "--quiet", "-m", "Our own domain"], check=True)
        subprocess.run([*run, "push", "--quiet"], check=True)

    story(site, seen, foreign)
    tree = checked_out()
    assert (tree / "CNAME").read_text() == "gh.example.edu.cn\n", "a file of somebody else is gone"
    assert (tree / ".nojekyll").exists()
    log = subprocess.run(["git", "-C", str(bare), "log", "--format=%s", "pages"], capture_output=True, text=True).stdout
    assert "Our own domain" in log and log.count("Publish") == 5 and log.count("Go back") == 3, log
    # A branch of somebody else's is left alone.
    other = root.parent / "other"
    subprocess.run(["git", "init", "--quiet", "-b", "pages", str(other)], check=True)
    (other / "code.c").write_text("int main;")
    run = ["git", "-C", str(other), "-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run([*run, "add", "."], check=True)
    subprocess.run([*run, "commit", "--quiet", "-m", "code"], check=True)
    settings = (root / "unionpress.yaml").read_text().replace("../pages.git", "../other")
    (root / "unionpress.yaml").write_text(settings)
    _, said = site.run("publish", expect=3)
    assert "left alone" in said, said


def storage(program, root):
    place = root.parent / "bucket"
    place.mkdir()
    site = Site(program, root, {"kind": "rclone", "to": f":local:{place}"})

    def foreign():
        (place / "robots-of-others.txt").write_text("not ours\n")

    def seen():
        files = digest(place)
        files.pop("robots-of-others.txt", None)
        return files

    story(site, seen, foreign)
    assert (place / "robots-of-others.txt").exists(), "a file of somebody else is gone"
    assert not (place / ".unionpress-pending").exists()
    # Cut off in the middle: what was about to be put there is noted, and the next publication makes it whole.
    def run_cut(number, *arguments):
        """Runs a command whose `number`th transfer fails, and all that it would do afterwards."""
        (root / "bin/rclone").write_text(
            '#!/bin/sh\ncase "$*" in *--files-from-raw*) '
            f'echo >> {root}/cuts; [ $(wc -l < {root}/cuts) -ge {number} ] && {{ echo cut >&2; exit 9; }} ;; esac\n'
            'exec /usr/bin/rclone "$@"\n')
        (root / "bin/rclone").chmod(0o755)
        site.run(*arguments, expect=3)
        (root / "bin/rclone").unlink()
        (root / "cuts").unlink()

    site.club("tail")
    run_cut(2, "publish")
    assert (place / ".unionpress-pending").exists()
    # Meanwhile the page was taken back: what lies there half published must go again.
    (place / "clubs/tail").mkdir(parents=True, exist_ok=True)
    (place / "clubs/tail/index.html").write_text("half")
    site.remove("tail")
    site.club("head")
    site.run("publish")
    assert seen() == digest(root / "public"), "what a cut publication left is still there"
    # Wherever a publication or a return is cut off, there is a way forward and a way back.
    for number in (1, 2, 3):
        before = seen()
        site.club("volleyball", f"第{number}次改动。")
        site.club(f"more{number}")
        run_cut(number, "publish")
        site.run("publish")
        after = seen()
        assert after == digest(root / "public") and after != before, f"forward after a cut at {number}"
        site.run("rollback")
        assert seen() == before, f"back after a publication that was cut at {number}"
        run_cut(number, "publish")
        online = next(line for line in site.run("rollback", "--list")[0].splitlines() if " *" in line)
        site.run("rollback", "--to", online.split()[0])
        assert seen() == before, f"a publication that was cut at {number} is taken back"
        site.run("publish")
        run_cut(number, "rollback")
        site.run("rollback")
        assert seen() == before, f"back after a return that was cut at {number}"
        site.run("publish")
        run_cut(number, "rollback")
        site.run("publish")
        assert seen() == after, f"forward after a return that was cut at {number}"
    assert not (place / ".unionpress-pending").exists()


def archive(program, root):
    site = Site(program, root, {"kind": "archive", "to": "../out/gonghui.tar.gz"})
    file = root.parent / "out/gonghui.tar.gz"

    def seen():
        if not file.exists():
            return {}
        target = pathlib.Path(tempfile.mkdtemp(dir=root.parent))
        with tarfile.open(file) as tar:
            tar.extractall(target, filter="data")
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=target, check=True)
        (target / "SHA256SUMS").unlink()
        return digest(target)

    story(site, seen)
    names = sorted(path.name for path in file.parent.iterdir())
    assert len([name for name in names if name.endswith(".tar.gz")]) == 4, names


def unset(program, root):
    """Without a target, and with a wrong name."""
    site = Site(program, root, {"kind": "folder", "to": "../srv2"})
    site.club("a")
    _, said = site.run("publish", "theer", expect=2)
    assert "Did you mean there?" in said, said
    out, said = site.run("publish", "--dry-run", "--changes", "json")
    assert "https://gh.example.edu.cn/clubs/a/" in json.loads(out)["added"]
    (root / "unionpress.yaml").write_text("name: 工会\nurl: https://gh.example.edu.cn\n")
    _, said = site.run("publish", expect=2)
    assert "deploy:" in said, said


def main():
    program = os.path.abspath(sys.argv[1])
    for kind in (folder, server, branch, storage, archive, unset):
        with tempfile.TemporaryDirectory() as work:
            kind(program, pathlib.Path(work) / "site")
        print(f"{kind.__name__}: as it should be")


if __name__ == "__main__":
    main()
