#!/usr/bin/env bash
# On a Debian with nothing on it, as root, from a clone: does what docs/hosting.md says, command by command, then plays a round
# through it. What a person would type or look up is put in here: where the kit comes from, the server's name, a password.
set -eu
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive
followed=$(mktemp)
sed -n '/^```bash$/,/^```$/{/^```/d;p}' docs/hosting.md | sed \
  -e "s|^git clone … |git clone $PWD |" \
  -e "s|^runuser .* createuser --pwprompt kit$|setsid -w & <<< \$'the-password\\\\nthe-password'|" > "$followed"
grep -q example.org /etc/hosts || echo '127.0.0.1 example.org' >> /etc/hosts
apt-get update
bash -ex "$followed"

apt-get install --yes chromium libatomic1
make .venv/ready
KIT_HOSTED=https://example.org/kit .venv/bin/pytest -n 0 tests/browser/test_hosted.py
