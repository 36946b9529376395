"""Runs a program on a pseudo terminal. On stdin a JSON object: argv, cwd, env, steps (pairs of what is waited for on the
screen and what is typed then) and seconds, after which the program is killed. On stdout one: code, screen without escape codes, and raw."""
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b[()][A-Z0-9]")

given = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.chdir(given["cwd"])
    os.execvpe(given["argv"][0], given["argv"], given["env"])

steps = list(given["steps"])
raw = b""
seen = 0
ends = time.monotonic() + given["seconds"]
while time.monotonic() < ends:
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            break
        if not chunk:
            break
        raw += chunk
    screen = ESCAPES.sub("", raw.decode("utf-8", "replace"))
    while steps and steps[0][0] in screen[seen:]:
        wanted, typed = steps.pop(0)
        seen += screen[seen:].index(wanted) + len(wanted)
        os.write(terminal, typed.encode())
else:
    os.kill(pid, signal.SIGKILL)
_, status = os.waitpid(pid, 0)
code = os.waitstatus_to_exitcode(status)
screen = ESCAPES.sub("", raw.decode("utf-8", "replace")).replace("\r\n", "\n")
json.dump({"code": code, "screen": screen, "raw": raw.decode("utf-8", "replace"), "left": [wanted for wanted, _ in steps]}, sys.stdout)
