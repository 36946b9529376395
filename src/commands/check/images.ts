/** What builds the images, and whether their registries take them. */
import { checkImagePush, findBuilder, pushCredentialSource } from '../../core/build/check-image.ts';
import { otherJobFor } from '../../core/build/engines.ts';
import { type ImageRequest, imageTarget } from '../../core/build/request.ts';
import { Failure } from '../../core/failure.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { serviceBuild } from '../comparison/service-deployment.ts';
import type { CheckRun, EnvironmentScope } from './inputs.ts';
import { notAsked } from './repositories.ts';
import { type CheckResult, checked, ok, skipped } from './result.ts';

/** Inputs that are wrong are told of the service itself. */
interface Build {
  readonly service: string;
  readonly image: string;
  readonly request: ImageRequest;
  /** It gets the image of another environment. */
  readonly isPromoted: boolean;
}

export async function imageChecks(
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
): Promise<readonly CheckResult[]> {
  const builds = scopes.flatMap((scope) => buildsIn(scope, config));
  const repositories = new Map(builds.map((build) => [build.image, build]));
  if (!run.inputs.online) {
    const registries = [...repositories.keys()].map((image) => notAsked(`registry ${image}`));
    return [notAsked('builder', 'was not looked for'), ...registries];
  }
  const pushes = [...repositories].map(([image, { request }]) =>
    checked(`registry ${image}`, run.deadline, () => pushFinding(`registry ${image}`, request, run)),
  );
  return (await Promise.all([builderChecks(run, builds), ...pushes])).flat();
}

function buildsIn({ name, cluster, run, services }: EnvironmentScope, config: ConfigFile): readonly Build[] {
  const isPromoted = config.environments.get(name)?.['promote-from'] !== undefined;
  return services.flatMap((service): readonly Build[] => {
    try {
      const builds = { engine: run.inputs.engine, emit: undefined, finish: undefined };
      const request = serviceBuild(run, config, { service, environment: name, cluster }, builds);
      return [{ service, image: imageTarget(request).image, request, isPromoted }];
    } catch {
      return [];
    }
  });
}

/** One finding for each builder that is used, with the services that need it. */
async function builderChecks(run: CheckRun, builds: readonly Build[]): Promise<readonly CheckResult[]> {
  const built = new Map(builds.filter(({ isPromoted }) => !isPromoted).map((build) => [build.service, build]));
  const bySetup = new Map<string, Build[]>();
  for (const build of built.values()) {
    const { engine, files, builder, platforms } = build.request;
    const key = JSON.stringify([engine, files.length > 0, builder, platforms.length > 1]);
    bySetup.set(key, [...(bySetup.get(key) ?? []), build]);
  }
  const all = [...bySetup.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const services = [first, ...others].map(({ service }) => service).join(', ');
    const name = bySetup.size === 1 ? 'builder' : `builder of ${services}`;
    return [checked(name, run.deadline, () => builderFinding(name, first.request, run))];
  });
  return (await Promise.all(all)).flat();
}

async function builderFinding(name: string, request: ImageRequest, run: CheckRun): Promise<CheckResult> {
  const otherJob = otherJobFor(request);
  if (otherJob !== undefined) {
    return skipped(
      name,
      `${otherJob.engine} builds in a job of its own`,
      'The child pipeline has that job: `plan --child-pipeline`.',
    );
  }
  const found = await findBuilder(request, run);
  const version = await found.version?.();
  const what = found.title ?? 'this program itself puts the files on the base image';
  return ok(name, `${found.name}: ${what}${version === undefined ? '' : `, version ${version}`}`);
}

async function pushFinding(name: string, request: ImageRequest, run: CheckRun): Promise<CheckResult> {
  const source = await pushCredentialSource(request, run);
  if (run.inputs['dry-run']) {
    const who = source ?? 'anybody';
    return skipped(name, `whether ${who} may push was not asked`, 'Leave dry-run out.');
  }
  try {
    await checkImagePush(request, run);
  } catch (error) {
    // A pipeline has a credential of its own, which the machine of a person lacks.
    const isRefused = error instanceof Failure && error.code === 'REGISTRY_UNAUTHORIZED';
    if (!isRefused || source !== undefined || run.ci.host !== 'shell') throw error;
    const hint = 'To prove it from here as well: docker login, or MG_REGISTRY_USERNAME and MG_REGISTRY_PASSWORD.';
    return skipped(name, 'takes no upload without a credential, and that of the pipeline is not here', hint);
  }
  return ok(name, `takes an upload, ${source === undefined ? 'without a credential' : `with ${source}`}`);
}
