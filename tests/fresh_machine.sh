#!/usr/bin/env bash
# `make fresh-machine`: a Debian with nothing on it inside this one, as root, on which deploy/fresh-machine.sh is done under a
# systemd of its own. It asks for packages where this machine does, and has this machine's ports: 80, 443, 5432, 8866, 8867.
# Debian: apt-get install debootstrap systemd-container. MACHINE=folder keeps the machine there.
set -eu
cd "$(dirname "$0")/.."
machine=${MACHINE:-$(mktemp -d /var/tmp/kit-machine.XXXXXX)}
[ -n "${MACHINE:-}" ] || trap 'rm -rf --one-file-system "$machine"' EXIT
[ -e "$machine/sbin/init" ] ||
  debootstrap --variant=minbase --include=ca-certificates,dbus,procps,systemd-sysv bookworm "$machine"
for told in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/hosts /etc/resolv.conf /etc/pip.conf /etc/xdg/pip/pip.conf /etc/xdg/pip/constraints.txt ~/.config/pip/pip.conf /etc/ssl/certs/ca-certificates.crt; do
  [ ! -e "$told" ] || install -D -m 0644 "$(realpath "$told")" "$machine$told"
done
rm -rf "$machine"/root/{kit,said,ended}
git clone -q --no-hardlinks . "$machine/root/kit"
cat > "$machine/etc/systemd/system/fresh.service" <<'UNIT'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
Environment=HOME=/root
ExecStart=/bin/bash -c '/root/kit/deploy/fresh-machine.sh; echo $? > /root/ended'
StandardOutput=append:/root/said
StandardError=inherit
ExecStopPost=systemctl --no-block poweroff
[Install]
WantedBy=default.target
UNIT
systemctl --root "$machine" enable -q fresh.service
folders=$(pip config list | grep -oE '/[^ ,'"'"'"]+' | while read -r path; do [ ! -d "$path" ] || echo "--bind-ro=${path%/simple}"; done | sort -u)
# shellcheck disable=SC2086
systemd-nspawn -q -D "$machine" --register=no --keep-unit --resolv-conf=off --timezone=off $folders -b \
  > "$machine/root/console" 2>&1 < /dev/null || true
cat "$machine/root/said"
exit "$(cat "$machine/root/ended")"
