import { Failure } from '../failure.ts';
import type { Clock, Environment, Log } from '../ports.ts';
import { fallingBack } from './falling-back-transport.ts';
import { isWebUrl } from './repository.ts';
import type { GitRemote, Transport } from './transport.ts';
import { openWireTransport } from './wire/open.ts';

export interface ConnectOptions {
  /** `auto`: `wire` as far as the server can, else `git`; the two others are never replaced. */
  readonly mode: 'auto' | 'wire' | 'git';
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
  /** Called each time that a request has left and its answer is awaited. */
  readonly whileWaiting?: (() => void) | undefined;
  /** The prefixes that `listRefs` will be asked first (`branchPrefixes`): a hint. */
  readonly firstRefs?: readonly string[] | undefined;
}

/** The transport to a repository; dispose of it when done. */
export async function openTransport(remote: GitRemote, options: ConnectOptions): Promise<Transport> {
  const web = isWebUrl(remote.url);
  if (options.mode === 'wire' && !web) {
    throw new Failure('bad-input', 'GIT_WIRE_UNSUPPORTED', `gitops-transport: wire cannot reach ${remote.url}`, {
      hint: 'wire speaks http and https only; use git or auto for ssh and paths.',
    });
  }
  if (options.mode === 'git' || !web) {
    options.log.detail(`GitOps repository ${remote.url}: through the git program`);
    return throughProgram(remote, options);
  }
  try {
    const transport = await openWireTransport(remote, options);
    options.log.detail(`GitOps repository ${remote.url}: over git's protocol version 2`);
    if (options.mode === 'wire') return transport;
    return fallingBack(transport, () => throughProgram(remote, options), options.log);
  } catch (error) {
    if (options.mode === 'wire' || !(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
    options.log.info(`${error.message}; using the git program instead`);
    return throughProgram(remote, options);
  }
}

/** Loaded only where it is used: few servers need it. */
async function throughProgram(remote: GitRemote, options: ConnectOptions): Promise<Transport> {
  const { openGitTransport } = await import('./program/transport.ts');
  return openGitTransport(remote, options);
}
