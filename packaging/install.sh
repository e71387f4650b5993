#!/bin/sh
# Installs stet, from the folder that it was unpacked into, or from an address.
#
#   ./install.sh [--prefix DIR]                                             what lies beside this script
#   sh install.sh --version 0.2.0 --from URL [--sha256 SUM] [--prefix DIR]  the release in that folder of a server
#
# --prefix   where to (default: /usr/local if it may be written to, else ~/.local)
# --sha256   what stet-VERSION-linux-x86_64.tar.gz must have. Without it, what the SHA256SUMS beside it says: that finds
#            damage, and not whoever can write to the server.
#
# `--uninstall` removes what this version installed. Nothing else is touched, and no configuration is written.
set -eu

fail() {
  echo "install.sh: $*" >&2
  exit 2
}

prefix= version= from= sha256= uninstall=
while [ $# -gt 0 ]; do
  case $1 in
    --uninstall) uninstall=yes; shift; continue ;;
    --prefix | --version | --from | --sha256) [ $# -ge 2 ] || fail "$1 needs a value" ;;
    --help) sed -n '2,/^set /s/^# \{0,1\}//p' "$0" | sed '$d'; exit 0 ;;
    *) fail "no option \`$1\`; --help lists them" ;;
  esac
  case $1 in
    --prefix) prefix=$2 ;;
    --version) version=$2 ;;
    --from) from=${2%/} ;;
    --sha256) sha256=$2 ;;
  esac
  shift 2
done
if [ -z "$prefix" ]; then
  prefix=/usr/local
  [ -w "$prefix" ] || prefix=$HOME/.local
fi
case $prefix in
  /*) ;;
  *) prefix=$PWD/$prefix ;;
esac

# download URL FILE
download() {
  if command -v curl >/dev/null; then
    curl -fsSL --retry 3 -o "$2" "$1" || fail "cannot get $1"
  elif command -v wget >/dev/null; then
    wget -q -O "$2" "$1" || fail "cannot get $1"
  else
    fail "needs curl or wget"
  fi
}

source=
if [ -n "$from" ]; then
  [ -n "$version" ] || fail "--from needs --version"
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) ;;
    *) fail "releases are for Linux on x86-64; on $(uname -s) $(uname -m), build stet (README.md)" ;;
  esac
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  name=stet-$version-linux-x86_64
  download "$from/$name.tar.gz" "$work/$name.tar.gz"
  if [ -z "$sha256" ]; then
    download "$from/SHA256SUMS" "$work/SHA256SUMS"
    sha256=$(sed -n "s/^\([0-9a-f]\{64\}\)  $name\.tar\.gz\$/\1/p" "$work/SHA256SUMS")
    [ -n "$sha256" ] || fail "$from/SHA256SUMS does not name $name.tar.gz"
  fi
  echo "$sha256  $work/$name.tar.gz" | sha256sum -c - >/dev/null 2>&1 ||
    fail "$name.tar.gz has another checksum than $sha256; nothing was installed"
  tar -xzf "$work/$name.tar.gz" -C "$work"
  source=$work/$name
else
  source=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
  [ -x "$source/bin/stet" ] || fail "there is no bin/stet beside this script; --from names an address"
fi

cd "$source"
if [ -n "$uninstall" ]; then
  find bin lib include share \( -type f -o -type l \) | while read -r file; do rm -f "$prefix/$file"; done
  find share/doc/stet include/stet lib/cmake/stet -depth -type d | while read -r folder; do rmdir "$prefix/$folder" 2>/dev/null || true; done
  echo "removed stet from $prefix"
  exit 0
fi
mkdir -p "$prefix" || fail "cannot write to $prefix; name another place with --prefix"
for folder in bin lib include share; do
  cp -R "$folder" "$prefix/" || fail "cannot write to $prefix; name another place with --prefix"
done
said=$("$prefix/bin/stet" --version 2>&1) ||
  fail "stet was installed, and does not start; it needs glibc 2.31 or later: $said"
echo "$said is in $prefix/bin"
case :$PATH: in
  *":$prefix/bin:"*) ;;
  *) echo "add it to the PATH: export PATH=\"$prefix/bin:\$PATH\"" ;;
esac
