/** The channel `deployment`: deployments and environments of the monorepo's forge. */
import { Failure } from '../failure.ts';
import type { ForgeDeployment } from '../forge/deployments.ts';
import type { Forge } from '../forge/forge.ts';
import type { AnnouncedService, Announcement, Channel, Shown } from './announcement.ts';
import { isProduction, webAddress } from './environment-name.ts';

interface DeploymentPlace {
  /** Undefined: no forge is known, or no token. */
  readonly forge: () => Promise<Forge | undefined>;
  /** GitLab's slug of the branch. */
  readonly refSlug: string | undefined;
  /** What was deployed from, for forges that want a name. */
  readonly ref: ForgeDeployment['ref'];
  /** Whether what is deployed waits in a request: then somebody else deploys it, later, and no run comes back to say so. */
  readonly isRequested: () => boolean;
  /** The services that this run is restricted to: `web1`. */
  readonly part: string | undefined;
  /** Environments at the forge that this job declares, whose deployments the forge makes. */
  readonly ofThisJob: readonly string[];
  /** Environments at the forge that another job of the pipeline declares. */
  readonly ofOtherJobs: readonly string[];
}

/** Nothing is shown of a run that has nothing to deploy. */
export function deploymentsChannel(place: DeploymentPlace): Channel {
  let opened: Promise<Forge | undefined> | undefined;
  let isRequested: boolean | undefined;
  const shown = new Set<string>();
  return {
    name: 'deployment',
    async show(announcement): Promise<Shown> {
      const wanted = stateOf(announcement);
      const { environment, source } = announcement;
      if (wanted === undefined || environment === undefined || source.commit === undefined)
        return { result: 'unchanged' };
      isRequested ??= place.isRequested();
      if (isRequested) return { result: 'unchanged' };
      opened ??= place.forge();
      const forge = await opened;
      if (forge === undefined) return { result: 'unchanged' };
      const { review } = announcement;
      const name =
        review === undefined
          ? environment
          : forge.deployments.reviewName({ name: review.name, refSlug: place.refSlug });
      if (place.ofThisJob.includes(name)) return { result: 'unchanged' };
      const deployment: ForgeDeployment = {
        environment: name,
        review: review?.name,
        isProduction: review === undefined && isProduction(environment),
        commit: source.commit,
        ref: place.ref,
        part: place.part,
        ...wanted,
        url: webAddress(announcement.url),
        runUrl: announcement.pipelineUrl,
        byOtherJob: place.ofOtherJobs.includes(name),
      };
      const text = JSON.stringify(deployment);
      if (shown.has(text)) return { result: 'unchanged' };
      shown.clear();
      const result = await refusedOr(async () => ({
        result: (await forge.deployments.show(deployment)) === 'shown' ? ('shown' as const) : ('unchanged' as const),
      }));
      if (result.result !== 'refused') shown.add(text);
      return result;
    },
  };
}

/** What the token may not do is no error; it names what the token lacks. */
export async function refusedOr(show: () => Promise<Shown>): Promise<Shown> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof Failure) || !['FORGE_AUTH', 'FORGE_NOT_FOUND', 'FORGE_APP_PERMISSIONS'].includes(error.code))
      throw error;
    return { result: 'refused', why: [error.message, error.hint].filter(Boolean).join('. ') };
  }
}

/** What is being deployed or was; what waits in a request is deployed by whoever merges it. */
const deployedStates: readonly AnnouncedService['state'][] = [
  'waiting',
  'building',
  'deploying',
  'deployed',
  'ready',
  'failed',
];

function stateOf(announcement: Announcement): Pick<ForgeDeployment, 'state' | 'description'> | undefined {
  const { phase, services, result, failure } = announcement;
  const deployed = services.filter(({ state }) => deployedStates.includes(state));
  const names = [...new Set(deployed.map(({ service }) => service))].join(', ');
  if (phase === 'removed') return undefined;
  if (phase === 'failed') {
    if (deployed.length === 0) return undefined;
    return { state: 'failed', description: failure === undefined ? `${names} failed` : failure.message };
  }
  if (phase === 'running') {
    return deployed.length === 0 ? undefined : { state: 'running', description: `Deploying ${names}` };
  }
  if (result === 'superseded') return { state: 'canceled', description: 'A newer commit is deployed' };
  if (deployed.length === 0 || result === 'requested') {
    return { state: 'canceled', description: announcement.why ?? 'Nothing was deployed' };
  }
  const isLive = deployed.every(({ state }) => state === 'ready');
  return {
    state: 'success',
    description: `${names} ${isLive ? 'live' : 'committed to Git; nobody waited for the rollout'}`,
  };
}
