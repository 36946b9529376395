import type { ArgocdClient } from '../core/argocd/client.ts';
import { commitDiff } from '../core/bump/commit-diff.ts';
import { markedApplications, removeApplications } from '../core/cleanup/applications.ts';
import { type CleanupScope, type Cleared, type Part, parts } from '../core/cleanup/clearing.ts';
import { removeImages } from '../core/cleanup/images.ts';
import { planOne, planOrphans, type RemovalTarget, removalTarget } from '../core/cleanup/plans.ts';
import type { OpenSources } from '../core/cleanup/sweep.ts';
import { commitTo, type Plan } from '../core/delivery/delivery.ts';
import { badInput } from '../core/failure.ts';
import { provenanceTrailers } from '../core/git/message.ts';
import { serviceImage } from '../core/monorepo/environments.ts';
import { openRequests } from '../core/source/open-requests.ts';
import { openRefs } from '../core/source/open-sources.ts';
import { defineCommand, type InputDeclarations, type Run } from '../inputs/command.ts';
import { configuredArgocd, configuredGitops } from '../inputs/configured.ts';
import { argocdConnection, argocdInputs, registryInputs } from '../inputs/declarations/connections.ts';
import { runInputs } from '../inputs/declarations/run.ts';
import { holdAppTokens } from './app-tokens.ts';
import { cleanupResult } from './cleanup-result.ts';
import { gitopsConnectionInputs, openGitops } from './gitops-remote.ts';
import { applicationNames, configuredReview, usagePlaces } from './review-environments.ts';

const inputs = {
  ...runInputs,
  name: { type: 'string', description: 'Name of the review environment: the `slug` output of `plan`.' },
  branch: { type: 'string', description: 'Branch whose review environment goes. Default: the one of this event.' },
  request: { type: 'integer', description: 'Number of the pull or merge request whose review environment goes.' },
  services: {
    type: 'list',
    description:
      'Remove only these services of the environment, and the environment with its last one. `service` is the same for one. Default: all of it.',
  },
  sweep: {
    type: 'boolean',
    default: 'false',
    description:
      'Remove every review environment whose branch or request is gone, or that is older than `ttl`. Runs on a schedule and after any crash.',
  },
  'max-deletions': {
    type: 'integer',
    default: '20',
    description:
      'A sweep that would remove more review environments, in the GitOps repository and on the Argo CD server together, removes none and fails.',
  },
  ttl: {
    type: 'duration',
    description: 'How long a review environment lives after its latest deployment (`sweep`). Default: for ever.',
  },
  remove: {
    type: 'list',
    description:
      'What to remove: `files` (its directory), `app` (its Applications), `images` (its tags). Default: all that apply.',
  },
  file: {
    type: 'list',
    description: 'Files of review environments, as in `bump-image-tag`: `review/{slug}/{service}.yaml`.',
  },
  'app-file': {
    type: 'string',
    default: 'argocd/{name}.yaml',
    description: 'Where manifests of Applications are in the GitOps repository.',
  },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until Argo CD has deleted what the Applications deployed.',
  },
  'force-orphan': {
    type: 'boolean',
    default: 'false',
    description: 'At the deadline drop the finalizers of a stuck Application: it goes, and what it deployed stays.',
  },
  timeout: { type: 'duration', default: '5m', description: 'Deadline for winning push races, and for `wait`.' },
  ...gitopsConnectionInputs,
  ...argocdInputs,
  ...registryInputs,
} as const satisfies InputDeclarations;

type CleanupRun = Run<typeof inputs>;

export const cleanupReviewEnv = defineCommand({
  name: 'cleanup-review-env',
  summary: 'Remove one review environment, or sweep every orphan',
  inputs,
  outputs: {
    removed: 'JSON list of `{environment, kind, name, reason}`; empty when everything was gone already.',
    kept: 'JSON list of what stays, with the reason.',
    failed: 'JSON list of what could not be removed, with the reason.',
    commit: 'The commit in the GitOps repository; empty when none was made.',
    diff: 'Unified diff of the commit, or of what a dry run would commit.',
  },
  configured: (scope) => ({ ...configuredGitops(scope), ...configuredArgocd(scope), ...configuredReview(scope) }),

  async run(run) {
    await using _tokens = holdAppTokens(run);
    const scope = scopeOf(run);
    using argocd = scope.remove.has('app') ? await connectArgocd(run) : undefined;
    const plan = run.inputs.sweep ? await everyOrphan(run, scope, argocd) : oneEnvironment(run, scope);
    const { cleared, commit, diff } = await commitRemoval(run, plan);
    if (argocd !== undefined) await cleanUpApplications(run, argocd, cleared);
    if (scope.remove.has('images')) await cleanUpImages(run, cleared);
    return cleanupResult(run.log, cleared.report, { commit, diff });
  },
});

function scopeOf({ inputs, config, ci, clock }: CleanupRun): CleanupScope {
  if (inputs.file.length === 0) {
    throw badInput(
      'file',
      'is missing: it is not known where review environments are',
      'Give `file: review/{slug}/{service}.yaml`, or a gitops.yaml with a review environment (`ttl`, or `when: { request: true }`).',
    );
  }
  const sourceRepository = ci.repositoryUrl ?? ci.repository;
  return {
    repository: ci.repository,
    templates: inputs.file,
    appFile: inputs['app-file'],
    remove: partsOf(inputs.remove),
    usage: usagePlaces(config),
    trailers: provenanceTrailers({ sourceRepository, services: [], images: [], pipeline: ci.pipelineUrl }),
    now: clock.now(),
  };
}

function partsOf(asked: readonly string[]): ReadonlySet<Part> {
  const isPart = (part: string): part is Part => (parts as readonly string[]).includes(part);
  const unknown = asked.find((part) => !isPart(part));
  if (unknown !== undefined) {
    throw badInput('remove', `"${unknown}" cannot be removed by this command`, `It removes: ${parts.join(', ')}.`);
  }
  return new Set(asked.length === 0 ? parts : asked.filter(isPart));
}

function oneEnvironment({ inputs, config, ci }: CleanupRun, scope: CleanupScope): Plan<Cleared> {
  const { name, branch, request } = inputs;
  const closing = ci.event.kind === 'request-closed' || ci.event.kind === 'branch-deleted';
  const ofEvent = {
    name: undefined,
    branch: ci.event.kind === 'request-closed' ? undefined : ci.branch,
    request: ci.event.kind === 'request-closed' ? ci.event.number : undefined,
  };
  const asked = removalTarget(ci.repository, { name, branch, request }) ?? removalTarget(ci.repository, ofEvent);
  if (asked === undefined) {
    throw badInput('name', 'is missing, and this event is of no branch or request', 'Give name, branch or request.');
  }
  const ofRequest = asked.request !== undefined && ci.branch !== undefined ? { ref: `refs/heads/${ci.branch}` } : {};
  // On GitHub the event of a deleted branch carries the default branch's commit.
  const tip = closing && !(ci.host === 'github' && ci.event.kind === 'branch-deleted') ? ci.commit : undefined;
  const services = servicesOf(inputs);
  const applications = services.flatMap((service) => applicationNames(config, service, asked.name));
  const target: RemovalTarget = {
    ...(closing ? ofRequest : {}),
    ...asked,
    only: services.length === 0 ? undefined : { services, applications },
    closing,
    ...(tip === undefined ? {} : { closingCommit: tip }),
  };
  return planOne(scope, target);
}

function servicesOf({ service, services }: CleanupRun['inputs']): readonly string[] {
  return [...new Set(service === undefined ? services : [...services, service])];
}

async function everyOrphan(
  run: CleanupRun,
  scope: CleanupScope,
  argocd: ArgocdClient | undefined,
): Promise<Plan<Cleared>> {
  const { inputs, ci, env } = run;
  if (servicesOf(inputs).length > 0) {
    throw badInput('services', 'are given together with sweep', 'A sweep removes whole environments: leave them out.');
  }
  const ask = async ({ requests }: { readonly requests: boolean }): Promise<OpenSources> => {
    const refs = await openRefs(ci, env);
    const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
    const open = requests ? await openRequests({ ...run, ...given }) : undefined;
    return open === undefined ? refs : { ...refs, requests: open };
  };
  const applications = argocd === undefined ? [] : await markedApplications(argocd, ci.repository);
  return planOrphans(scope, applications, ask, { ttl: inputs.ttl, maxDeletions: inputs['max-deletions'] });
}

interface RemovalCommit {
  readonly cleared: Cleared;
  readonly commit: string | undefined;
  readonly diff: string;
}

async function commitRemoval(run: CleanupRun, plan: Plan<Cleared>): Promise<RemovalCommit> {
  const { inputs, ci, log, clock, secrets } = run;
  await using transport = await openGitops(run);
  const delivered = await commitTo({
    transport,
    branch: inputs['gitops-branch'],
    plan,
    author: ci.actor,
    clock,
    log,
    secrets,
    timeout: inputs.timeout,
    dryRun: inputs['dry-run'],
  });
  if (delivered.result === 'committed') log.info(`Committed ${delivered.commit.slice(0, 8)} to ${delivered.branch}.`);
  const diff = delivered.result === 'unchanged' ? '' : commitDiff(delivered.files);
  if (diff !== '') log.info(diff.trimEnd());
  return { cleared: delivered.payload, commit: delivered.result === 'committed' ? delivered.commit : undefined, diff };
}

async function connectArgocd({ inputs, env, clock, secrets }: CleanupRun): Promise<ArgocdClient | undefined> {
  if (inputs['argocd-server'] === undefined) return undefined;
  const [{ createArgocdClient }, { jobIdToken }] = await Promise.all([
    import('../core/argocd/client.ts'),
    import('../core/argocd/connection.ts'),
  ]);
  return createArgocdClient(argocdConnection(inputs), { clock, secrets, idToken: jobIdToken(env) });
}

async function cleanUpApplications(run: CleanupRun, argocd: ArgocdClient, cleared: Cleared): Promise<void> {
  const { inputs, ci, clock, log } = run;
  const removal = {
    repository: ci.repository,
    environments: cleared.applications,
    names: cleared.applicationNames,
    wait: inputs.wait,
    forceOrphan: inputs['force-orphan'],
    deadline: clock.now() + inputs.timeout,
    clock,
    log,
    dryRun: inputs['dry-run'],
  };
  await removeApplications(argocd, removal, cleared.report);
}

async function cleanUpImages(run: CleanupRun, { environments, users, report }: Cleared): Promise<void> {
  const { inputs, config, env, clock, secrets } = run;
  if (environments.every(({ images }) => images.length === 0)) return;
  const [{ createRegistry }, { credentialResolver }, { parseRepositoryName }] = await Promise.all([
    import('../core/image/registry.ts'),
    import('../core/image/credentials.ts'),
    import('../core/image/reference.ts'),
  ]);
  // A marker in the GitOps repository may name any registry; the password is for those of gitops.yaml alone.
  const owned = config === undefined ? [] : [...config.services.keys()].map((name) => serviceImage(config, name));
  const registries = owned.flatMap((image) => (image === undefined ? [] : [parseRepositoryName(image).registry]));
  const given = {
    username: inputs['registry-username'],
    password: inputs['registry-password'],
    registries,
  };
  const credentials = credentialResolver(given, { env, secrets, clock });
  const registry = createRegistry({ clock, secrets, credentials, insecure: inputs['registry-insecure'] });
  for (const { name, images } of environments) {
    const removal = { environment: name, images, registries: new Set(registries), users, dryRun: inputs['dry-run'] };
    await removeImages(registry, removal, report);
  }
}
