/** What requests to a repository have in common, and what answers that were not hoped for become. */

import { Failure } from '../failure.ts';
import type { Repository } from './reference.ts';

export function pull({ registry, repository }: Repository) {
  return { registry, repository, scopes: [`repository:${repository}:pull`], purpose: `pull from ${repository}` };
}

export function push({ registry, repository }: Repository) {
  return { registry, repository, scopes: [`repository:${repository}:pull,push`], purpose: `push to ${repository}` };
}

export async function drained<T>(response: Response, result: T): Promise<T> {
  await response.body?.cancel();
  return result;
}

/** Any answer that was not hoped for, with the registry's own words as cause. */
export async function refused(doing: string, response: Response): Promise<Failure> {
  const text = (await response.text()).slice(0, 400);
  const unknownName = response.status === 404 && /NAME_UNKNOWN/.test(text);
  return new Failure('failed', 'REGISTRY_ANSWER', `${doing} failed: the registry answered ${response.status}`, {
    hint: unknownName
      ? 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)'
      : "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons",
    cause: new Error(text === '' ? `HTTP ${response.status}` : text),
  });
}
