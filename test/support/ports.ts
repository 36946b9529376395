/** The ports of a run as tests need them: a real clock, no deadline and nobody who listens, unless they give others. */
import { Deadline } from '../../src/core/net/deadline.ts';
import type { NetworkPorts } from '../../src/core/net/http-client.ts';
import { Network } from '../../src/core/net/network.ts';
import type { Environment, Log, Secrets } from '../../src/core/ports.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import { systemPrograms } from '../../src/hosts/programs.ts';
import { systemClock } from './clock.ts';

/** A log in memory. `lines` are all that was written, `warnings` those of them that warn. */
export interface MemoryLog extends Log {
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
}

export function memoryLog(redact = (line: string) => line): MemoryLog {
  const lines: string[] = [];
  const warnings: string[] = [];
  const keep = (line: string) => void lines.push(redact(line));
  const warn = (line: string) => {
    keep(line);
    warnings.push(redact(line));
  };
  const now = <T>(_: unknown, body: () => Promise<T>) => body();
  return { lines, warnings, info: keep, detail: keep, warn, group: now, during: now };
}

const silent: Log = {
  info() {},
  detail() {},
  warn() {},
  group: (_title, body) => body(),
  during: (_what, body) => body(),
};

type Given<L extends Log> = Partial<NetworkPorts> & { readonly log?: L; readonly secrets?: Secrets };

export function portsOf<L extends Log = Log>({ log = silent as L, clock = systemClock, ...given }: Given<L> = {}) {
  const env: Environment = given.env ?? {};
  const secrets: Secrets = given.secrets ?? createSecrets();
  const deadline = given.deadline ?? new Deadline(clock, Number.POSITIVE_INFINITY);
  return {
    env,
    log,
    clock,
    secrets,
    deadline,
    programs: systemPrograms,
    network: new Network({ env, log, clock, secrets, deadline }),
  };
}
