/** Whether the server will listen to this job, asked before anything is written anywhere. */
import { Failure } from '../failure.ts';
import { type ArgocdConnection, type ArgocdSurroundings, createArgocdClient } from './client.ts';

/**
 * One request that needs no permission (after the log-in, where there is no token yet).
 *
 * @throws bad input for inputs that cannot be right (a malformed token, a missing password); Failure `failed` when
 * the server is not reached, is not Argo CD, or does not know who this is.
 */
export async function checkArgocd(connection: ArgocdConnection, surroundings: ArgocdSurroundings): Promise<void> {
  using client = createArgocdClient(connection, surroundings);
  // The server answers 200 for a token that it does not accept, too.
  if ((await client.userInfo()).loggedIn) return;
  throw new Failure('failed', 'ARGOCD_UNAUTHORIZED', `Argo CD at ${client.url} does not accept the credential`, {
    hint: 'The token is expired, revoked or of another server: make a new one for the project role.',
  });
}
