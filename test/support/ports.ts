/** The ports of a run as tests need them: a real clock, no deadline and nobody who listens, unless they give others. */
import { Deadline } from '../../src/core/net/deadline.ts';
import type { NetworkPorts } from '../../src/core/net/http-client.ts';
import { Network } from '../../src/core/net/network.ts';
import type { Environment, Log, Secrets } from '../../src/core/ports.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import { systemPrograms } from '../../src/hosts/programs.ts';
import { systemClock } from './clock.ts';

const silent: Log = { info() {}, detail() {}, warn() {}, group: (_title, body) => body() };

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
