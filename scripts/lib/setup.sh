# Set-up that both scripts share: finds what is missing and installs it. Sourced, not run.

# say 中文 English: one line in the reader's language.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    en*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# need_swift: stops with advice if there is no Swift toolchain.
need_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say '没有找到 Swift。请先安装 Swift 6.2 或更新的工具链（swift.org 的 Install 页），再运行本脚本。' \
      'Swift was not found. Install a Swift toolchain, 6.2 or newer (see the Install page of swift.org), and run this again.' >&2
    exit 3
  fi
}

# need_packages NAME…: installs the Debian packages that are missing.
need_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "缺少系统软件包：${missing[*]}。本脚本只会用 apt-get 安装，请用您的系统的办法装上它们。" \
      "Missing packages: ${missing[*]}. This script installs with apt-get only; install them your system's way." >&2
    exit 3
  fi
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      say "缺少系统软件包。请让管理员运行：apt-get install ${missing[*]}" \
        "Packages are missing. Ask an administrator to run: apt-get install ${missing[*]}" >&2
      exit 3
    fi
    root=(sudo)
  fi
  say "安装缺少的软件包：${missing[*]}" "Installing missing packages: ${missing[*]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What the build itself links against.
build_packages=(libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config)
