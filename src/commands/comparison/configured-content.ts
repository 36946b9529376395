/** What `bump-image-tag` and `build-image` say of one service's content, where they do what `gitops.yaml` says for it. */
import type { DeployedContent } from '../../core/bump/bump.ts';
import { repositoryOf } from '../../core/bump/update.ts';
import { Failure } from '../../core/failure.ts';
import type { ServiceKeys } from '../../core/flow/plan/request.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { candidateOf } from '../../core/source/candidate.ts';
import type { CheckedOut } from '../../core/source/dirty.ts';
import type { Run } from '../../inputs/command.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { configuredBuild } from '../configured/build-image.ts';
import { configuredBump } from '../configured/bump-image-tag.ts';
import { filledPlace } from '../update-inputs.ts';
import { buildSettings, EnvironmentKeys, fileSettings, optionalSettings, picked, valueSettings } from './keys.ts';

type BumpRun = Run<typeof configuredBump.inputs>;
type BuildRun = Run<typeof configuredBuild.inputs>;

/** For the record of a bump. Empty where another image is written than that of the commit that is checked out. */
export async function contentsOfBump(run: BumpRun): Promise<ReadonlyMap<string, DeployedContent>> {
  const { inputs, ci, env, clock, programs, log } = run;
  const { service } = inputs;
  const scope = scopeOf(run);
  if (scope === undefined || service === undefined) return new Map();
  if (inputs.updates !== undefined || inputs.rollback || inputs.emit !== undefined) return new Map();
  try {
    const configured = { ...run, ...inputsFor(configuredBump, run, scope) };
    // Jobs hand on the tag that the job before them has made of the template.
    const place = (each: Pick<BumpRun, 'inputs' | 'resolved' | 'ci'>) => {
      const { files, image, tag } = filledPlace(each);
      return JSON.stringify([files, image === undefined ? null : repositoryOf(image), tag ?? null]);
    };
    if (place(run) !== place(configured)) return new Map();
    const checkout = { cwd: ci.workspace, env, clock, programs };
    if (ci.commit === undefined || (await candidateOf(checkout, ci))?.commit !== ci.commit) return new Map();
    const keys = await keysOf(run, scope);
    const isConfigured = same(inputs, configured.inputs, valueSettings);
    const content = { content: keys.content, configuration: isConfigured ? keys.configuration : undefined };
    return new Map([[placeOf({ service, cluster: scope.cluster }), content]]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.detail(`what ${service} is built from is not recorded: ${error.message}`);
    return new Map();
  }
}

/** For the label of an image. Undefined where it is built in another way, or from something else than the commit. */
export async function contentKeyOfBuild(run: BuildRun, checkout: CheckedOut | undefined): Promise<string | undefined> {
  const scope = scopeOf(run);
  if (scope === undefined || checkout === undefined || checkout.changed.length > 0) return undefined;
  try {
    const configured = inputsFor(configuredBuild, run, scope).inputs;
    return same(run.inputs, configured, [...buildSettings, ...optionalSettings, ...fileSettings])
      ? (await keysOf(run, scope)).content
      : undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.log.detail(`the image is not labelled with its content key: ${error.message}`);
    return undefined;
  }
}

interface Scope {
  readonly service: string;
  readonly environment: string;
  readonly cluster: string | undefined;
}

function scopeOf({ inputs: { service, environment, cluster }, config }: Pick<BumpRun | BuildRun, 'inputs' | 'config'>) {
  if (config === undefined || service === undefined || environment === undefined) return undefined;
  return config.services.has(service) && config.environments.has(environment)
    ? { service, environment, cluster }
    : undefined;
}

/** Of a promoted image the content is not known here: it has the label of its build. */
async function keysOf(
  run: BumpRun | BuildRun,
  { service, environment, cluster }: Scope,
): Promise<Partial<ServiceKeys>> {
  const { config } = run;
  if (config === undefined) return {};
  const keys = (await new EnvironmentKeys(run, config).keysIn(environment, [service], [cluster])).get(
    placeOf({ service, cluster }),
  );
  const isPromoted = config.environments.get(environment)?.['promote-from'] !== undefined;
  return keys === undefined || !isPromoted ? { ...keys } : { configuration: keys.configuration };
}

function same(
  given: Readonly<Record<string, unknown>>,
  configured: Readonly<Record<string, unknown>>,
  names: readonly string[],
): boolean {
  return JSON.stringify(picked(given, names)) === JSON.stringify(picked(configured, names));
}
