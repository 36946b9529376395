/** Transports to repositories, as tests open them. */
import { openTransport } from '../../../src/core/git/connect.ts';
import type { GitCredential, GitRemote, Transport } from '../../../src/core/git/transport.ts';
import { openWireTransport, type WireLimits } from '../../../src/core/git/wire/open.ts';
import { handClock } from '../clock.ts';
import { memoryLog, portsOf } from '../ports.ts';

export function remoteOf(url: string, credential: GitCredential = { kind: 'none' }): GitRemote {
  return { url, credential, credentialSource: credential.kind === 'none' ? undefined : 'gitops-token' };
}

export type TransportMode = 'wire' | 'git';

/** As a run opens it, on the real clock. */
export function open(
  url: string,
  mode: TransportMode | 'auto' = 'git',
  credential?: GitCredential,
): Promise<Transport> {
  return openTransport(remoteOf(url, credential), { mode, ...portsOf({ env: process.env, log: memoryLog() }) });
}

interface Opening extends NonNullable<Parameters<typeof portsOf>[0]> {
  readonly credential?: GitCredential | undefined;
  readonly limits?: Partial<WireLimits>;
  readonly attempts?: number;
}

/** git's protocol version 2, without environment and on a clock that takes no time, unless told otherwise. */
export function openWire(
  url: string,
  { credential, limits = {}, attempts, clock = handClock(), ...ports }: Opening = {},
): Promise<Transport> {
  return openWireTransport(remoteOf(url, credential), { ...portsOf({ ...ports, clock }), limits, attempts });
}
