/** The OIDC token of this CI job, with which it proves its identity to other services. */

import { messageOf } from '../failure.ts';
import { jsonObject } from '../json.ts';
import type { Environment, Secrets } from '../ports.ts';
import { NetworkError } from './error.ts';
import type { Network } from './network.ts';

type IdentityToken =
  | { readonly result: 'token'; readonly token: string }
  /** The job has no permission to get one. */
  | { readonly result: 'none' }
  /** `problem` completes "GitHub's token service …". */
  | { readonly result: 'refused'; readonly problem: string; readonly cause: unknown };

interface TokenPorts {
  readonly env: Environment;
  readonly network: Network;
  readonly secrets: Secrets;
}

/**
 * GitHub Actions hands tokens out over HTTP, for any audience; GitLab puts one into a variable that the job names under
 * `id_tokens`, with an audience that the job chooses.
 *
 * Source: docs.github.com "OpenID Connect reference"; docs.gitlab.com "OpenID Connect (OIDC) authentication using ID tokens".
 *
 * @param variable of GitLab's job: `ARGOCD_ID_TOKEN`
 */
export async function jobIdentityToken(
  audience: string,
  variable: string,
  { env, network, secrets }: TokenPorts,
): Promise<IdentityToken> {
  const given = env[variable];
  const address = env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (given !== undefined && given !== '') {
    secrets.add(given);
    return { result: 'token', token: given };
  }
  if (address === undefined || address === '' || bearer === undefined || bearer === '') return { result: 'none' };
  const url = new URL(address);
  url.searchParams.set('audience', audience);
  const found = await askGithub(url, bearer, network);
  if (found.result === 'token') secrets.add(found.token);
  return found;
}

/** Bytes of the answer. */
const largestToken = 1024 * 1024;

async function askGithub(url: URL, bearer: string, network: Network): Promise<IdentityToken> {
  using client = network.client({ limits: { responseBytes: largestToken } });
  try {
    return await client.exchange(
      {
        method: 'GET',
        url,
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
        waitingFor: "GitHub's token service",
      },
      async (answer): Promise<IdentityToken> => {
        const token = answer.ok ? jsonObject(await answer.bytes()).value : undefined;
        if (typeof token === 'string' && token !== '') return { result: 'token', token };
        return { result: 'refused', problem: `answered with status ${answer.status}`, cause: undefined };
      },
    );
  } catch (cause) {
    if (!(cause instanceof NetworkError)) throw cause;
    return { result: 'refused', problem: `cannot be reached: ${messageOf(cause)}`, cause };
  }
}
