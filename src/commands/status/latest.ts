/** The latest deployment of all environments, and why it was deployed. */

import { deploymentsOf } from '../../core/bump/record/place-state.ts';
import { deploymentGraph, type PicturedService } from '../../core/flow/plan/graph.ts';
import type { SeenApplication } from '../../core/flow/status/applications.ts';
import { differencesBetween } from '../../core/flow/status/lacking-commits.ts';
import type { Status, StatusDeployment } from '../../core/flow/status/status.ts';
import { deploymentTimeline } from '../../core/flow/status/timeline.ts';
import type { ObjectId } from '../../core/git/transport.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { EnvironmentKeys } from '../comparison/keys.ts';
import type { StatusRun } from './inputs.ts';
import type { GatheredPlace } from './view.ts';

type Reasons = Awaited<ReturnType<EnvironmentKeys['changedBy']>>;

interface Latest {
  readonly last: StatusDeployment | undefined;
  readonly graph: Status['graph'];
}

export async function latestDeployment(
  run: StatusRun,
  config: ConfigFile,
  places: readonly GatheredPlace[],
  applications: ReadonlyMap<string, SeenApplication>,
): Promise<Latest> {
  const [newest] = places.filter(isRecorded).sort((one, other) => other.since - one.since);
  if (newest === undefined) return { last: undefined, graph: undefined };
  const { recordedBy } = newest.deployed;
  const together = places.filter(
    (each) =>
      each.column === newest.column && each.deployed?.recordedBy === recordedBy && each.opened === newest.opened,
  );
  const record = newest.records.find(({ commit }) => commit === recordedBy);
  const seen = together.map(({ service, column }) => applications.get(`${service} ${column}`));
  const live = seen.flatMap((each) => (each?.is === 'there' ? [each.live] : []));
  const { branch } = newest.opened;
  const last = deploymentTimeline({
    services: together.map(({ service }) => service),
    column: newest.column,
    commit: newest.deployed.builtFrom,
    at: newest.since,
    pipelineUrl: record?.provenance.pipeline,
    durations: record?.provenance.durations,
    // The slowest of them is the end of the deployment.
    live: live.toSorted((one, other) => healthTime(other) - healthTime(one))[0],
    isIn: (revision) => recordedBy !== undefined && branch.reaches(revision, recordedBy),
  });
  return { last, graph: await graphOf(run, config, newest, together) };
}

function isRecorded(place: GatheredPlace): place is GatheredPlace & {
  readonly since: number;
  readonly deployed: NonNullable<GatheredPlace['deployed']>;
} {
  return place.since !== undefined && place.deployed !== undefined;
}

function healthTime({ status }: Extract<SeenApplication, { is: 'there' }>['live']): number {
  return Date.parse(status?.health?.lastTransitionTime ?? '') || 0;
}

/** Against what the environment ran before; undefined where the checkout lacks one of the two commits. */
async function graphOf(
  run: StatusRun,
  config: ConfigFile,
  newest: GatheredPlace,
  together: readonly GatheredPlace[],
): Promise<Status['graph']> {
  const { scope, opened } = newest;
  const promotion = config.environments.get(scope.name)?.['promote-from'];
  const built = promotion?.environment ?? scope.name;
  const { ci, env, programs, clock } = run;
  const checkout = { cwd: ci.workspace, env, programs, clock };
  const keys = new EnvironmentKeys(run, config);
  const reasons = new Map<ObjectId, Promise<Reasons>>();
  const reasonsSince = (before: ObjectId, now: ObjectId) => {
    const found = async () => {
      const differences = await differencesBetween(checkout, before, now);
      return differences && (await keys.changedBy(built, differences));
    };
    const known = reasons.get(before) ?? found();
    reasons.set(before, known);
    return known;
  };
  const services: PicturedService[] = [];
  for (const { service, edit, deployed } of together) {
    const deployments = deploymentsOf(opened.branch.read, edit);
    const now = deployments.findIndex(({ recordedBy }) => recordedBy === deployed?.recordedBy);
    const before = deployments[now + 1];
    if (deployed === undefined || before === undefined) {
      services.push({ service, happens: 'deploy', changes: [], otherwise: 'first deployment' });
    } else if (before.builtFrom === deployed.builtFrom) {
      services.push({ service, happens: 'new values', changes: [], otherwise: 'values in gitops.yaml' });
    } else {
      const changes = (await reasonsSince(before.builtFrom, deployed.builtFrom))?.get(service);
      if (changes === undefined) return undefined;
      const otherwise = changes.length === 0 ? 'what it is built from' : undefined;
      services.push({ service, happens: 'deploy', changes, otherwise });
    }
  }
  return deploymentGraph({
    services,
    environment: scope.name,
    environments: config.environments,
    promotes: promotion !== undefined,
  });
}
