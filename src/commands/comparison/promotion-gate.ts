/** The gate of a promotion (`when` and `after` of `promote-from`), asked of Git and of Argo CD. */
import type { GitopsHistory } from '../../core/argocd/rollout/gitops-target.ts';
import { applicationRunning } from '../../core/argocd/running.ts';
import { badInput } from '../../core/failure.ts';
import { type GateRules, judgeGate, type NamedState } from '../../core/flow/promotion/gate.ts';
import type { AskGate, PromotionCandidate } from '../../core/flow/promotion/promotion.ts';
import type { ServiceDeployment } from '../../core/flow/service-deployment.ts';
import { decodeCommit } from '../../core/git/commit.ts';
import type { Transport } from '../../core/git/transport.ts';
import { environmentNamed } from '../../core/monorepo/environments.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { parseDuration } from '../../inputs/resolve.ts';
import { configuredApplication } from '../configured/argocd-upsert-app.ts';
import { type GitopsRun, gitopsUrl } from '../gitops-remote.ts';

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
    if (environmentNamed(config, from).app === undefined && ownApp(config, service, from) === undefined) {
      const fix = `Describe it in \`environments.${from}.app\` (its \`name\` will do), or use \`after\` alone.`;
      throw badInput('config', `${what}, and gitops.yaml names no Application of ${service} in ${from}`, fix);
    }
    if (serverOf(run, service, from) !== undefined) continue;
    const fix =
      'Give `argocd.server` in gitops.yaml and the input `argocd-token`, or use `after` alone, which Git tells.';
    throw badInput('argocd-server', `is missing: ${what}, which Argo CD of ${from} tells`, fix);
  }
}

function ownApp(config: ConfigFile, service: string, environment: string) {
  return config.services.get(service)?.environments?.get(environment)?.app;
}

/** The inputs of the Argo CD that has the Applications of an environment; undefined where there is no server. */
function serverOf(run: InputsRun, service: string, environment: string) {
  const { inputs } = inputsFor(configuredApplication, run, { service, environment });
  return inputs['argocd-server'] === undefined ? undefined : inputs;
}

interface GateScope {
  readonly environment: string;
  readonly transport: Transport;
  readonly history: GitopsHistory;
  /** What a service is deployed as in the environment to promote from. */
  readonly deployment: (service: string) => Promise<ServiceDeployment>;
}

/** Undefined where images may come at once. */
export function gateOf(
  { environment, transport, history, deployment }: GateScope,
  run: GitopsRun & Pick<Run, 'config' | 'deadline' | 'resolved'>,
  config: ConfigFile,
): AskGate | undefined {
  const rules = rulesOf(config, environment);
  if (rules === undefined) return undefined;
  const writtenAt = async (commit: string | undefined) => {
    const [found] = commit === undefined ? [] : await transport.history(commit, 1);
    return found === undefined ? undefined : decodeCommit(found.body).committer.seconds * 1_000;
  };
  const applications = async (candidate: PromotionCandidate): Promise<readonly NamedState[] | undefined> => {
    const { service } = candidate;
    const server = serverOf(run, service, rules.from);
    const { application } = await deployment(service);
    if (server === undefined || application === undefined) return undefined;
    const question = {
      connection: argocdConnection(server),
      application: application.application,
      expected: candidate,
      repository: { url: gitopsUrl(run), branch: run.inputs['gitops-branch'], history },
    };
    return [await applicationRunning(question, run, run.deadline)];
  };
  return async (candidate) => {
    const { replacedBy, firstCommit } = candidate;
    const [written, replaced, states] = await Promise.all([
      writtenAt(firstCommit),
      writtenAt(replacedBy?.recordedBy),
      replacedBy === undefined ? applications(candidate) : undefined,
    ]);
    return judgeGate(rules, {
      now: transport.serverTime() ?? run.clock.now(),
      writtenAt: written,
      replacedAt: replaced,
      replacedBy: replacedBy?.builtFrom.slice(0, 8),
      applications: states,
    });
  };
}
