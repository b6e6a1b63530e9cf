# Set-up that both scripts share: finds what is missing and installs it. Sourced, not run.

# say 中文 English: one line in the reader's language; Chinese unless the locale is an English one.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    en*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# give_up 中文 English: says why and ends with 3, as unionpress does when the machine is at fault.
give_up() {
  say "$@" >&2
  exit 3
}

# need_swift: stops with advice unless there is a Swift toolchain that is new enough.
need_swift() {
  local version major minor
  if ! command -v swift >/dev/null 2>&1; then
    give_up \
      '没有找到 Swift。请按 swift.org/install 的说明安装 Swift 6.2 或更新的版本，新开一个终端，再运行本脚本。' \
      'Swift was not found. Install Swift 6.2 or newer as described on swift.org/install, open a new terminal, and run this again.'
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  IFS=. read -r major minor _ <<<"${version:-0.0}"
  if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "${minor:-0}" -lt 2 ]; }; then
    give_up \
      "这里的 Swift 是 ${version:-未知版本}，需要 6.2 或更新。请按 swift.org/install 的说明更新，再运行本脚本。" \
      "This Swift is ${version:-of an unknown version}; 6.2 or newer is needed. Update as described on swift.org/install and run this again."
  fi
}

# need_packages NAME…: installs the Debian packages that are missing, or says exactly what to type.
need_packages() {
  local missing=() name as_root=() log
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    give_up \
      "缺少 ${missing[*]}（Debian 的包名）。这个系统没有 apt-get，请用它自己的办法装上，再运行本脚本。" \
      "Missing: ${missing[*]} (Debian's names). There is no apt-get here; install them your system's way and run this again."
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      give_up \
        "缺少系统软件包。请让管理员运行：apt-get install ${missing[*]}" \
        "System packages are missing. Ask an administrator to run: apt-get install ${missing[*]}"
    fi
    as_root=(sudo)
  fi
  say "安装缺少的软件包：${missing[*]}" "Installing what is missing: ${missing[*]}"
  log=$(mktemp)
  # A list that cannot be refreshed is no reason to stop: what is needed may be in the one at hand.
  "${as_root[@]}" apt-get update -qq >"$log" 2>&1 || true
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    give_up \
      "没有装成，原因见上。解决后运行：apt-get install ${missing[*]}" \
      "That did not work; see above. Once it is mended, run: apt-get install ${missing[*]}"
  fi
  rm -f "$log"
}

# need_build_packages: what the build links against, and git, by which its parts are fetched.
need_build_packages() {
  command -v git >/dev/null 2>&1 || need_packages git ca-certificates
  # Elsewhere than on Debian, the libraries may have come under other names.
  if ! command -v dpkg-query >/dev/null 2>&1 && pkg-config --exists libcmark-gfm libqrencode freetype2 libpng libxml-2.0 libzip 2>/dev/null; then return 0; fi
  need_packages libcmark-gfm-dev libcmark-gfm-extensions-dev libqrencode-dev libfreetype-dev libpng-dev libxml2-dev libzip-dev pkg-config \
    poppler-utils libvips-tools
}

# compile: makes the program, if there is none or it is older than its sources; sets $program.
compile() {
  local build=(swift build --package-path "$root" -c release --product unionpress)
  program=$("${build[@]}" --show-bin-path)/unionpress
  # What the program itself says may be read by another one.
  [ -x "$program" ] || say '编译（第一次要几分钟）……' 'Compiling (a few minutes the first time) …' >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if ! "${build[@]}" >"$log" 2>&1; then
    cat "$log" >&2
    give_up \
      '编译没有成功，原因见上。第一次编译要联网下载几个组件；网络不通时，稍后再试。' \
      'The build failed; see above. The first one fetches a few packages: without a network, try again later.'
  fi
  rm -f "$log"
}

# need_python: Python with the exactly pinned packages of the outside checks, in .venv; sets $python.
need_python() {
  python3 -c 'import venv, ensurepip' 2>/dev/null || need_packages python3-venv
  python="$root/.venv/bin/python"
  if [ ! -x "$python" ] || ! cmp -s Tests/tools/requirements.txt .venv/requirements.txt; then
    python3 -m venv --clear .venv
    "$python" -m pip install --quiet --disable-pip-version-check -r Tests/tools/requirements.txt
    cp Tests/tools/requirements.txt .venv/requirements.txt
  fi
}

# need_browser: Chromium, and a font for 汉字, without which it draws boxes.
need_browser() {
  command -v chromium >/dev/null 2>&1 || need_packages chromium
  [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ] || need_packages fontconfig fonts-noto-cjk
}
