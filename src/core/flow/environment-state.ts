/** Which services and images an environment runs, as the GitOps repository says. */
import { imagesIn } from '../edit/edit.ts';
import { Failure } from '../failure.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import { environmentNamed, isReviewEnvironment, placeholdersFor, serviceImage } from '../monorepo/environments.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import { expand } from '../names/placeholders.ts';
import type { CiContext, Log } from '../ports.ts';

interface WantedRequest {
  readonly config: ProjectConfig;
  readonly ci: CiContext;
  readonly environment: string;
  readonly affected: readonly string[];
  /** The inputs name the services; no other service is deployed. */
  readonly named: boolean;
}

export interface WantedServices {
  /** In the order of `gitops.yaml`. */
  readonly services: readonly string[];
  /** The image that each service gets, where the environment promotes from another one. */
  readonly promotions: ReadonlyMap<string, PromotedImage>;
}

/** The image of a service in the environment to promote from. */
export interface PromotedImage {
  /** By digest where the file has one, else by tag. */
  readonly reference: string;
  readonly tag: string | undefined;
}

/** The part of the GitOps repository that is read. */
export type StateSnapshot = Pick<Snapshot, 'entry' | 'readFile'>;

/**
 * The affected services, and those that a lasting environment does not run yet.
 *
 * @param atTip reads the GitOps repository; called only when its content decides
 * @throws Failure `PROMOTION_SOURCE` when the environment to promote from does not run a service
 */
export async function wantedServices(
  request: WantedRequest,
  atTip: <T>(read: (snapshot: StateSnapshot) => Promise<T>) => Promise<T>,
  log: Log,
): Promise<WantedServices> {
  const { config, environment, affected, named } = request;
  const settings = environmentNamed(config, environment);
  const source = settings['promote-from'];
  const others =
    named || isReviewEnvironment(settings)
      ? []
      : [...config.services.keys()].filter((name) => !affected.includes(name));
  if (others.length === 0 && source === undefined) return { services: affected, promotions: new Map() };
  return atTip(async (snapshot) => {
    const missing = await missingServices(snapshot, request, others);
    for (const service of missing) log.info(`${service}: not in ${environment} yet`);
    const services = [...config.services.keys()].filter((name) => affected.includes(name) || missing.includes(name));
    if (source === undefined) return { services, promotions: new Map() };
    const images = services.map(async (name) => [name, await promotedImage(snapshot, request, name, source)] as const);
    return { services, promotions: new Map(await Promise.all(images)) };
  });
}

/** The services whose file the environment does not have yet: a first deployment, whatever changed. */
async function missingServices(
  snapshot: StateSnapshot,
  request: WantedRequest,
  services: readonly string[],
): Promise<readonly string[]> {
  const found = await Promise.all(
    services.map(async (service) => {
      const file = fileOf(request, service, request.environment);
      return file === undefined ? true : (await snapshot.entry(file)) !== undefined;
    }),
  );
  return services.filter((_, index) => found[index] === false);
}

async function promotedImage(
  snapshot: StateSnapshot,
  request: WantedRequest,
  service: string,
  environment: string,
): Promise<PromotedImage> {
  const file = fileOf(request, service, environment);
  const text = file === undefined ? undefined : await readText(snapshot, file);
  const repository = serviceImage(request.config, service);
  const images = file === undefined || text === undefined ? [] : imagesIn(file, text);
  const image = images.find((each) => each.repository === repository) ?? images[0];
  const name = image?.repository ?? repository;
  if (image?.digest !== undefined) return { reference: `${name}@${image.digest}`, tag: image.tag };
  if (image?.tag !== undefined) return { reference: `${name}:${image.tag}`, tag: image.tag };
  throw new Failure('failed', 'PROMOTION_SOURCE', `${environment} runs no image of ${service} that could be promoted`, {
    hint: `Deploy ${service} to ${environment} first${file === undefined ? '' : `; it is looked for in ${file}`}.`,
  });
}

function fileOf({ config, ci }: WantedRequest, service: string, environment: string): string | undefined {
  const template = environmentNamed(config, environment).file;
  if (template === undefined) return undefined;
  return expand(template, placeholdersFor(ci, service, environment), `environments.${environment}.file`);
}
