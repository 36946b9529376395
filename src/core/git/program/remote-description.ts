/** What `git ls-remote` does not tell about a repository. */

import { Failure } from '../../failure.ts';
import type { ObjectFormat } from '../transport.ts';
import type { GitConnection } from './connection.ts';

export interface RemoteDescription {
  readonly objectFormat: ObjectFormat;
  /** `refs/heads/main`, also when that branch is unborn. */
  readonly head: string | undefined;
}

/**
 * A repository without refs. Its server names the format and HEAD among the capabilities, which only a trace shows.
 *
 * @throws Failure `GIT_NO_REPOSITORY` for a web page, which git takes for the empty list of a server without protocol.
 */
export async function describeUnborn(connection: GitConnection): Promise<RemoteDescription> {
  if (connection.local) return describePath(connection);
  const trace = await connection.ask(['ls-remote', '--', connection.remote.url], {
    variables: { GIT_TRACE_PACKET: '1' },
  });
  if (!trace.stderr.includes('packet:')) {
    throw new Failure('failed', 'GIT_NO_REPOSITORY', `${connection.remote.url} does not answer as a git repository`, {
      hint: 'Check gitops-repository; behind single sign-on the answer may be a login page that wants a token instead.',
    });
  }
  return {
    objectFormat: /object-format=sha256/.test(trace.stderr) ? 'sha256' : 'sha1',
    head: /symref-target:(refs\/heads\/\S+)/.exec(trace.stderr)?.[1],
  };
}

/** A repository on this machine, with its objects directory. */
export async function describePath(
  connection: GitConnection,
): Promise<RemoteDescription & { readonly objects: string }> {
  const at = ['-C', connection.remote.url];
  const path = ['rev-parse', '--path-format=absolute', '--show-object-format', '--git-path', 'objects'];
  const result = await connection.ask([...at, ...path]);
  if (result.code !== 0) throw connection.failure('the repository cannot be opened', result.stderr);
  const [format, objects = ''] = result.stdout.toString('utf8').split('\n');
  const head = (await connection.ask([...at, 'symbolic-ref', '--quiet', 'HEAD'])).stdout.toString('utf8').trim();
  return { objectFormat: format === 'sha256' ? 'sha256' : 'sha1', objects, head: head === '' ? undefined : head };
}
