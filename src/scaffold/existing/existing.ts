/** What a GitOps repository that is there already says for `gitops.yaml`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '../../core/failure.ts';
import type { Log } from '../../core/ports.ts';
import { generalise, registryOf } from './environments.ts';
import { type GitopsCheckout, gitopsFiles } from './files.ts';
import { type KnownService, type Repository, recognise, type Sighting } from './recognise.ts';
import { type Branches, type ExistingConfiguration, renderExisting } from './render.ts';

export interface Existing {
  readonly checkout: GitopsCheckout;
  readonly sightings: readonly Sighting[];
  /** Undefined where no place has a whole image. */
  readonly registry: { readonly value: string; readonly file: string } | undefined;
}

interface Context {
  readonly cwd: string;
  readonly services: readonly KnownService[];
  readonly checkoutAt: Parameters<typeof gitopsFiles>[2];
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/**
 * @param given the input `from-values`
 * @throws bad input when nothing is recognised, with each file and the reason
 */
export async function readExisting(
  given: readonly string[],
  { cwd, services, checkoutAt, log }: Context,
): Promise<Existing> {
  const { checkout, files } = await gitopsFiles(given, cwd, checkoutAt);
  const { sightings, problems } = await recognise(files, services, repositoryAt(checkout.root));
  for (const { service, file, key, image } of sightings) {
    const which = image === undefined ? 'a tag' : image;
    log.info(`from-values: ${file} has the image of ${service} (${which})${key === undefined ? '' : `, at ${key}`}`);
  }
  if (sightings.length === 0) throw unrecognised(problems);
  for (const problem of problems) log.warn(problem);
  return { checkout, sightings, registry: registryOf(sightings) };
}

/** @throws bad input when no environment is recognised */
export function existingConfiguration(
  { sightings }: Existing,
  {
    registry,
    services,
    branches,
    log,
  }: {
    readonly registry: string;
    /** Names of those that are taken. */
    readonly services: readonly string[];
    readonly branches: Branches;
    readonly log: Pick<Log, 'warn'>;
  },
): ExistingConfiguration {
  const taken = sightings.filter(({ service }) => services.includes(service));
  const { environments, problems } = generalise(taken, registry);
  if (environments.length === 0) throw unrecognised(problems);
  for (const problem of problems) log.warn(problem);
  return renderExisting(environments, services, branches);
}

function unrecognised(problems: readonly string[]) {
  const hint = 'Name files in which the image of a service stands, or Applications that read such files.';
  return badInput('from-values', problems.join('; ') || 'no image of a service is recognised', hint);
}

function repositoryAt(root: string): Repository {
  return {
    read: (path) => readFile(join(root, path), 'utf8').catch(() => undefined),
    list: async (directory) => (await readdir(join(root, directory)).catch(() => [])).sort(),
  };
}
