"""Kills, starves and confuses builds and publications, and looks at what readers would see afterwards.

usage: check_faults.py UNIONPRESS [--kills N]

After each fault the built site, and the published one, must be byte for byte the old or the new one, and the next run must make it
the new one. The moments of the kills are chosen by a fixed seed over the whole time that an undisturbed run takes.
"""

import argparse
import contextlib
import hashlib
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time

SETTINGS = """name: 学院工会
url: https://gh.example.edu.cn
languages: [zh]
deploy:
  - {name: folder, kind: folder, to: ../srv, keep: 3}
  - {name: archive, kind: archive, to: ../out/site.tar.gz, keep: 2}
"""


def digest(tree):
    """A folder's files with their sums; nothing if it is not there."""
    tree = pathlib.Path(os.path.realpath(tree))
    return {
        str(path.relative_to(tree)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(tree.rglob("*")) if path.is_file()
    }


def shown(tree):
    """What of a built site is shown to the public."""
    return {name: sum for name, sum in tree.items() if name not in (".unionpress", ".gitignore")}


class Site:
    def __init__(self, program, root):
        self.program, self.root = program, root
        (root / "content/clubs").mkdir(parents=True)
        (root / "content/news/2026").mkdir(parents=True)
        (root / "unionpress.yaml").write_text(SETTINGS)
        for name in ("volleyball", "choir", "chess"):
            (root / f"content/clubs/{name}.md").write_text(f"---\n标题: {name}\n类别: 文体\n---\n训练。\n")
        self.public, self.served = root / "public", root.parent / "srv/current"

    def edit(self, text):
        """Gives the site other content."""
        for number in range(12):
            (self.root / f"content/news/2026/{number}.md").write_text(
                f"---\n标题: 通知{number}\n日期: 2026-11-{number + 1:02}\n---\n{text}\n")

    def command(self, *arguments, day="2026-11-23"):
        return [self.program, *arguments, "--source", str(self.root), "--today", day, "--lang", "en"]

    def run(self, *arguments, expect=(0,), day="2026-11-23", **options):
        done = subprocess.run(self.command(*arguments, day=day), capture_output=True, text=True, timeout=300, **options)
        assert done.returncode in expect, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stderr

    def leftovers(self):
        return [name for name in os.listdir(self.root) if name.startswith(".public")] + [
            name for name in os.listdir(self.root.parent / "srv/releases") if name.startswith(".incoming")
        ] if (self.root.parent / "srv/releases").exists() else []


def killed(site, kills, chance):
    """SIGKILL at random moments of a build and of a publication."""
    site.edit("旧的内容")
    site.run("publish", "folder")
    old = digest(site.public)
    outcomes = {"build": [0, 0], "publish": [0, 0]}
    for number in range(kills):
        if number and number % 50 == 0:
            print(f"{number} of {kills} kills", flush=True)
        command = ("build", "publish")[number % 2]
        site.edit(f"新的内容 {number}")
        # What the new site is, from a run that nobody disturbs, elsewhere.
        site.run("build", "--output", str(site.root.parent / "expected"))
        new = digest(site.root.parent / "expected")
        started = time.monotonic()
        site.run("build", "--output", str(site.root.parent / "expected"))
        length = (time.monotonic() - started) * (1 if command == "build" else 1.5)
        arguments = ("build",) if command == "build" else ("publish", "folder")
        process = subprocess.Popen(site.command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most of a build only computes; half of the kills go to its last fifth, where it writes.
        share = chance.uniform(0.8, 1.1) if chance.random() < 0.5 else chance.uniform(0, 1)
        try:
            process.wait(length * share)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        seen = digest(site.public)
        assert seen in (old, new), f"kill {number}: public/ is neither the old nor the new site"
        outcomes[command][seen == new] += 1
        assert digest(site.served) in (shown(old), shown(new)), f"kill {number}: the published site is a mixture"
        site.run("publish", "folder")
        assert digest(site.public) == new, f"kill {number}: the next run did not recover"
        assert digest(site.served) == shown(new), f"kill {number}: the next publication did not recover"
        assert not site.leftovers(), site.leftovers()
        old = new
    print(f"{kills} kills: build old/new {outcomes['build']}, publish old/new {outcomes['publish']}")


def fill(path):
    """Writes to a file until the disk has no room left."""
    with contextlib.suppress(OSError), open(path, "ab", buffering=0) as file:
        while file.write(b"0" * 65536):
            pass


def full_disk(site):
    """No file may grow, then a disk that is really full, if this machine lets us have one."""
    site.edit("磁盘满之前")
    site.run("publish", "folder")
    old, served = digest(site.public), digest(site.served)
    site.edit("写不下了" * 3000)

    def no_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))

    for command in (("build",), ("publish", "folder"), ("publish", "archive")):
        site.run(*command, expect=(3,), preexec_fn=no_room)
        assert digest(site.public) == old and digest(site.served) == served, f"{command}: changed on a full disk"
    site.run("publish", "folder")
    assert not site.leftovers(), site.leftovers()
    mount = site.root.parent / "small"
    mount.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(mount)], capture_output=True)
    if made.returncode != 0:
        print("full disk: by a limit on files (no permission to mount a small disk)")
        return
    try:
        output = mount / "public"
        site.edit("小磁盘")
        site.run("build", "--output", str(output))
        old = digest(output)
        fill(mount / "ballast")
        site.edit("更多的内容" * 3000)
        said = site.run("build", "--output", str(output), expect=(3,))
        assert "No space left" in said, said
        assert digest(output) == old, "changed on a full disk"
        (mount / "ballast").unlink()
        site.edit("又有地方了")
        site.run("build", "--output", str(output))
        assert digest(output) != old
        shutil.rmtree(output)
        # The same for a place that is published to.
        settings = site.root / "unionpress.yaml"
        settings.write_text(SETTINGS + f"  - {{name: small, kind: folder, to: {mount}/srv, keep: 1}}\n")
        site.run("publish", "small")
        served = digest(mount / "srv/current")
        fill(mount / "ballast")
        site.edit("更多的内容" * 3000)
        said = site.run("publish", "small", expect=(3,))
        assert "No space left" in said, said
        assert digest(mount / "srv/current") == served, "the published site changed on a full disk"
        (mount / "ballast").unlink()
        site.run("publish", "small")
        assert digest(mount / "srv/current") == shown(digest(site.public)) != served
        print("full disk: by a limit on files and on a small disk")
    finally:
        subprocess.run(["umount", str(mount)], check=True)


@contextlib.contextmanager
def locked(*folders):
    """Folders in which nothing may be written for the time being."""
    for folder in folders:
        folder.chmod(0o555)
    try:
        yield
    finally:
        for folder in folders:
            folder.chmod(0o755)


def no_permission(site):
    """The folders may not be written; asked of another user where this one may do anything."""
    site.edit("有权限")
    site.run("publish", "folder")
    old, served = digest(site.public), digest(site.served)
    site.edit("没有权限")
    demote = {}
    if os.geteuid() == 0:
        demote = {"user": 65534, "group": 65534, "extra_groups": []}
        for folder in [site.root.parent, *site.root.parent.parents]:
            if folder == pathlib.Path("/") or folder == pathlib.Path(tempfile.gettempdir()):
                break
            folder.chmod(0o755)
    with locked(site.root):
        said = site.run("build", expect=(3,), **demote)
        assert digest(site.public) == old and digest(site.served) == served, said
    site.run("build")
    with locked(site.root.parent / "srv", site.root.parent / "srv/releases"):
        said = site.run("publish", "folder", "--built", expect=(3,), **demote)
        assert digest(site.served) == served, said
    old = digest(site.public)
    site.edit("又没有权限")
    # A file of the content that cannot be read stops the build, rather than being left out.
    secret = site.root / "content/news/2026/1.md"
    secret.chmod(0)
    said = site.run("build", expect=(1, 3), **demote)
    assert digest(site.public) == old, said
    secret.chmod(0o644)
    site.run("publish", "folder")
    assert digest(site.public) != old
    print("permissions taken away: the old site stays")


def two_at_once(site):
    """Pairs of builds, and of publications, of different content at the same time."""
    for number in range(3):
        site.edit(f"一起来 {number}")
        site.run("build", "--output", str(site.root.parent / "expected"))
        new = digest(site.root.parent / "expected")
        pair = [subprocess.Popen(site.command("build"), stderr=subprocess.PIPE, text=True, stdout=subprocess.DEVNULL) for _ in range(2)]
        codes = [(process.communicate(timeout=300)[1], process.returncode) for process in pair]
        assert all(code == 0 for _, code in codes), codes
        assert digest(site.public) == new, "two builds made a mixture"
        pair = [subprocess.Popen(site.command("publish", "folder", "--built"), stderr=subprocess.PIPE, text=True,
                                 stdout=subprocess.DEVNULL) for _ in range(2)]
        codes = [(process.communicate(timeout=300)[1], process.returncode) for process in pair]
        assert any(code == 0 for _, code in codes) and all(code in (0, 3) for _, code in codes), codes
        assert digest(site.served) == shown(new), "two publications made a mixture"
        site.run("publish", "folder")
        assert not site.leftovers(), site.leftovers()
    print("two at once: no mixture")


def clock_jumps(site):
    """Files and builds from the future and the past."""
    site.edit("时钟")
    site.run("publish", "folder")
    for year in (1970, 2100, 2001):
        when = time.mktime((year, 1, 2, 3, 4, 5, 0, 0, -1))
        for path in [*site.root.rglob("*"), *(site.root.parent / "srv").rglob("*")]:
            if not path.is_symlink():
                os.utime(path, (when, when))
        site.edit(f"时钟 {year}")
        site.run("publish", "folder")
        site.run("build", "--output", str(site.root.parent / "expected"))
        assert digest(site.public) == digest(site.root.parent / "expected")
    now = digest(site.served)
    subprocess.run([site.program, "rollback", "folder", "--source", str(site.root)], check=True, capture_output=True)
    assert digest(site.served) != now, "the way back depends on the clock"
    site.run("publish", "folder")
    assert digest(site.served) == now
    # The machine's own clock, for programs that ask it: decades ahead, then decades back.
    if shutil.which("faketime") is None:
        raise SystemExit("faketime is not installed: apt-get install faketime")
    for when in ("2096-02-29 12:00:00", "1999-12-31 12:00:00", "2026-11-23 12:00:00"):
        site.edit(f"时钟 {when}")
        done = subprocess.run(
            ["faketime", when, site.program, "publish", "folder", "--source", str(site.root), "--lang", "en", "--allow-vanished",
             "--allow-drop"], capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        site.run("build", "--output", str(site.root.parent / "expected"), day=when[:10])
        assert digest(site.served) == shown(digest(site.root.parent / "expected")), when
    print("clock jumps: numbers, not times, say what is newer")


def unchanged_stay(site):
    """Files that did not change keep their bytes and times."""
    site.edit("不变")
    site.run("build")
    page = site.public / "clubs/choir/index.html"
    os.utime(page, (1_000_000_000, 1_000_000_000))
    before = (page.read_bytes(), page.stat().st_mtime)
    changed = site.public / "news/0/index.html"
    (site.root / "content/news/2026/0.md").write_text("---\n标题: 另一个\n日期: 2026-11-01\n---\n变了。\n")
    site.run("build")
    assert (page.read_bytes(), page.stat().st_mtime) == before, "an unchanged page was written anew"
    assert not changed.exists() or changed.stat().st_mtime > 1_000_000_000
    print("unchanged files: the same bytes and times")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("unionpress")
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    program = os.path.abspath(options.unionpress)
    for story in (killed, full_disk, no_permission, two_at_once, clock_jumps, unchanged_stay):
        work = pathlib.Path(tempfile.mkdtemp())
        try:
            site = Site(program, work / "site")
            if story is killed:
                story(site, options.kills, random.Random(options.seed))
            else:
                story(site)
        finally:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
