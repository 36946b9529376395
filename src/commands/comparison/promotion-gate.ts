/** The gate of a promotion (`when` and `after` of `promote-from`), asked of Git and of Argo CD. */
import type { GitopsHistory } from '../../core/argocd/rollout/gitops-target.ts';
import { applicationRunning } from '../../core/argocd/running.ts';
import { badInput } from '../../core/failure.ts';
import {
  type Gate,
  type GateRules,
  judgeGate,
  type NamedState,
  strictestGate,
} from '../../core/flow/promotion/gate.ts';
import { type AskGate, candidateThere, type PromotionCandidate } from '../../core/flow/promotion/source-place.ts';
import type { ServiceDeployment } from '../../core/flow/service-deployment.ts';
import { decodeCommit } from '../../core/git/commit.ts';
import type { Snapshot } from '../../core/git/snapshot.ts';
import { environmentNamed } from '../../core/monorepo/environments.ts';
import { clustersOf, environmentAt } from '../../core/monorepo/place.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { parseDuration } from '../../inputs/resolve.ts';
import { configuredApplication } from '../configured/argocd-upsert-app.ts';
import { type GitopsRun, gitopsUrl } from '../gitops-remote.ts';
import type { OpenOnce } from './open-once.ts';

type InputsRun = Parameters<typeof inputsFor>[1];

/** Undefined where images may come at once. */
function rulesOf(config: ConfigFile, environment: string): GateRules | undefined {
  const { environment: from, when, after } = environmentNamed(config, environment)['promote-from'] ?? {};
  if (from === undefined || (when === undefined && after === undefined)) return undefined;
  return { from, healthy: when === 'healthy', after: after === undefined ? undefined : parseDuration(after) };
}

/** @throws bad input where health is asked for and nobody could tell it */
export function refuseUnjudgedGate(
  run: InputsRun,
  config: ConfigFile,
  environment: string,
  services: readonly string[],
): void {
  const rules = rulesOf(config, environment);
  if (rules?.healthy !== true) return;
  const { from } = rules;
  const what = `environments.${environment}.promote-from has \`when: healthy\``;
  for (const service of services) {
    for (const cluster of clustersFrom(config, service, from)) {
      const place = cluster === undefined ? from : `${from} (${cluster})`;
      if (
        environmentAt(config, environmentNamed(config, from), { environment: from, service, cluster }).app === undefined
      ) {
        const fix = `Describe it in \`environments.${from}.app\` (its \`name\` will do), or use \`after\` alone.`;
        throw badInput('config', `${what}, and gitops.yaml names no Application of ${service} in ${place}`, fix);
      }
      if (serverOf(run, service, from, cluster) !== undefined) continue;
      const fix =
        'Give `argocd.server` in gitops.yaml and the input `argocd-token`, or use `after` alone, which Git tells.';
      throw badInput('argocd-server', `is missing: ${what}, which Argo CD of ${place} tells`, fix);
    }
  }
}

/** The clusters of an environment that have a service; one without a name where it has none. */
function clustersFrom(config: ConfigFile, service: string, from: string): readonly (string | undefined)[] {
  return clustersOf(environmentAt(config, environmentNamed(config, from), { environment: from, service }));
}

/** The inputs of the Argo CD that has the Applications of a place; undefined where there is no server. */
function serverOf(run: InputsRun, service: string, environment: string, cluster: string | undefined) {
  const { inputs } = inputsFor(configuredApplication, run, { service, environment, cluster });
  return inputs['argocd-server'] === undefined ? undefined : inputs;
}

/** A cluster of the environment to promote from, or all of an environment without clusters. */
export interface GatePlace {
  readonly cluster: string | undefined;
  /** The run as it is there. */
  readonly run: GitopsRun & Pick<Run, 'config' | 'deadline' | 'resolved'>;
  readonly once: OpenOnce;
  readonly history: GitopsHistory;
  /** Reads its GitOps repository as it is now. */
  readonly atTip: <T>(read: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
}

interface GateScope {
  readonly environment: string;
  /** The commit at hand. */
  readonly candidate: string;
  /** The first one is where the image was found. */
  readonly places: readonly GatePlace[];
  readonly facts: Pick<SourceFacts, 'commitOf'>;
  /** What a service is deployed as in a place. */
  readonly deployment: (service: string, cluster: string | undefined) => Promise<ServiceDeployment>;
}

/** Asks every cluster of the environment to promote from. Undefined where images may come at once. */
export function gateOf(
  { environment, candidate, places, facts, deployment }: GateScope,
  config: ConfigFile,
): AskGate | undefined {
  const rules = rulesOf(config, environment);
  if (rules === undefined) return undefined;
  const judged = async (found: PromotionCandidate, place: GatePlace, from: string): Promise<Gate> =>
    judgePlace(found, place, await deployment(found.service, place.cluster), {
      environment: rules.from,
      rules: { ...rules, from },
    });
  return async (found) => {
    const clusters = clustersFrom(config, found.service, rules.from);
    const own = places.filter(({ cluster }) => clusters.includes(cluster));
    const gates = own.map(async (place): Promise<Gate> => {
      const from = own.length === 1 ? rules.from : `${rules.from} (${place.cluster})`;
      if (place === places[0]) return judged(found, place, from);
      const { transport } = await place.once.get();
      const service = await deployment(found.service, place.cluster);
      const there = await place.atTip((snapshot) =>
        candidateThere({ transport, snapshot, service, candidate }, found, facts),
      );
      return there === undefined ? { is: 'closed', why: `${from} does not run it` } : judged(there, place, from);
    });
    return strictestGate(await Promise.all(gates));
  };
}

async function judgePlace(
  { service, image, commit, firstCommit, replacedBy }: PromotionCandidate,
  { cluster, run, once, history }: GatePlace,
  { application }: ServiceDeployment,
  { environment, rules }: { readonly environment: string; readonly rules: GateRules },
): Promise<Gate> {
  const { transport } = await once.get();
  const writtenAt = async (id: string | undefined) => {
    const [found] = id === undefined ? [] : await transport.history(id, 1);
    return found === undefined ? undefined : decodeCommit(found.body).committer.seconds * 1_000;
  };
  const applications = async (): Promise<readonly NamedState[] | undefined> => {
    const server = serverOf(run, service, environment, cluster);
    if (server === undefined || application === undefined) return undefined;
    const question = {
      connection: argocdConnection(server),
      application: application.application,
      expected: { image, commit, firstCommit },
      repository: { url: gitopsUrl(run), branch: run.inputs['gitops-branch'], history },
    };
    return [await applicationRunning(question, run, run.deadline)];
  };
  const [written, replaced, states] = await Promise.all([
    writtenAt(firstCommit),
    writtenAt(replacedBy?.recordedBy),
    replacedBy === undefined ? applications() : undefined,
  ]);
  return judgeGate(rules, {
    now: transport.serverTime() ?? run.clock.now(),
    writtenAt: written,
    replacedAt: replaced,
    replacedBy: replacedBy?.builtFrom.slice(0, 8),
    applications: states,
  });
}
