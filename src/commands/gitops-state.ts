/** What the GitOps repository says now: which services an environment runs, and with which image. */
import { imagesIn } from '../core/edit/edit.ts';
import { Failure } from '../core/failure.ts';
import { resolveBranch } from '../core/git/repository.ts';
import { openSnapshot, type Snapshot } from '../core/git/snapshot.ts';
import { environmentNamed, serviceImage } from '../core/monorepo/environments.ts';
import { expand } from '../core/names/placeholders.ts';
import type { CiContext } from '../core/ports.ts';
import type { ProjectConfig } from '../inputs/config.ts';
import { placeholdersFor } from '../inputs/configured.ts';
import { type GitopsRun, openGitops } from './gitops-remote.ts';

export interface GitopsState {
  readonly snapshot: Snapshot;
  readonly config: ProjectConfig;
  readonly ci: CiContext;
}

/** Reads the branch's tip and hands it to `body`. */
export async function atTip<T>(run: GitopsRun, body: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  await using transport = await openGitops(run);
  const { tip, objectFormat } = await resolveBranch(transport, run.inputs['gitops-branch']);
  // Awaited here: the transport is closed on the way out.
  return await body(await openSnapshot(transport, tip, objectFormat));
}

/** The services whose file the environment does not have yet: a first deployment, whatever changed. */
export async function missingServices(
  { snapshot, config, ci }: GitopsState,
  services: readonly string[],
  environment: string,
): Promise<readonly string[]> {
  const entries = await Promise.all(
    services.map(async (service) => {
      const file = fileOf(config, ci, service, environment);
      return file === undefined ? true : (await snapshot.entry(file)) !== undefined;
    }),
  );
  return services.filter((_, index) => entries[index] === false);
}

/** What an environment runs, to be promoted. */
export interface PromotedImage {
  /** By digest where the file has one, else by tag. */
  readonly reference: string;
  readonly tag: string | undefined;
}

/**
 * The image that an environment runs, as a reference to promote.
 *
 * @throws Failure `PROMOTION_SOURCE` when it does not run the service
 */
export async function imageIn(
  { snapshot, config, ci }: GitopsState,
  service: string,
  environment: string,
): Promise<PromotedImage> {
  const file = fileOf(config, ci, service, environment);
  const found = file === undefined ? undefined : await snapshot.readFile(file);
  const repository = serviceImage(config, service);
  const images =
    file === undefined || found === undefined ? [] : imagesIn(file, Buffer.from(found.body).toString('utf8'));
  const image = images.find((each) => each.repository === repository) ?? images[0];
  const name = image?.repository ?? repository;
  if (image?.digest !== undefined) return { reference: `${name}@${image.digest}`, tag: image.tag };
  if (image?.tag !== undefined) return { reference: `${name}:${image.tag}`, tag: image.tag };
  throw new Failure('failed', 'PROMOTION_SOURCE', `${environment} runs no image of ${service} that could be promoted`, {
    hint: `Deploy ${service} to ${environment} first${file === undefined ? '' : `; it is looked for in ${file}`}.`,
  });
}

function fileOf(config: ProjectConfig, ci: CiContext, service: string, environment: string): string | undefined {
  const template = environmentNamed(config, environment).file;
  const values = placeholdersFor(ci, service, environment);
  return template === undefined ? undefined : expand(template, values, `environments.${environment}.file`);
}
