import type { Ownership } from '../core/argocd/ownership.ts';
import { removeApplications } from '../core/cleanup/applications.ts';
import { type CleanupScope, type Cleared, type Part, parts } from '../core/cleanup/clearing.ts';
import { removeImages } from '../core/cleanup/images.ts';
import { forgeAccess, openRequests } from '../core/cleanup/open-requests.ts';
import { openRefs } from '../core/cleanup/open-sources.ts';
import { planOne, planOrphans, type RemovalTarget, removalTarget } from '../core/cleanup/plans.ts';
import { badInput } from '../core/failure.ts';
import { commitDiff } from '../core/gitops/commit-diff.ts';
import { commitTo, type Plan } from '../core/gitops/delivery.ts';
import { provenanceTrailers } from '../core/gitops/trailers.ts';
import { serviceImage } from '../core/monorepo/environments.ts';
import type { OpenSources } from '../core/review/sweep.ts';
import { cleanupResult } from './cleanup-result.ts';
import { defineCommand, type InputDeclarations, type Run } from './command.ts';
import { configuredArgocd, configuredGitops } from './configured.ts';
import { gitopsConnectionInputs, openGitops } from './gitops-remote.ts';
import { configuredReview, lastingFiles } from './review-environments.ts';
import { argocdConnection, argocdInputs, commonInputs, registryInputs } from './shared.ts';

const inputs = {
  ...commonInputs,
  name: { type: 'string', description: 'Name of the review environment: the `slug` output of `plan`.' },
  branch: { type: 'string', description: 'Branch whose review environment goes. Default: the one of this event.' },
  request: { type: 'integer', description: 'Number of the pull or merge request whose review environment goes.' },
  sweep: {
    type: 'boolean',
    default: 'false',
    description:
      'Remove every review environment whose branch or request is gone, or that is older than `ttl`. Runs on a schedule and after any crash.',
  },
  'max-deletions': {
    type: 'integer',
    default: '20',
    description: 'A sweep that would remove more review environments removes none and fails.',
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
    const scope = scopeOf(run);
    const wish = run.inputs.sweep ? everyOrphan(run, scope) : oneEnvironment(run, scope);
    const { cleared, commit, diff } = await commitRemoval(run, wish);
    if (scope.remove.has('app')) await cleanUpApplications(run, wish, cleared);
    if (scope.remove.has('images')) await cleanUpImages(run, cleared);
    return cleanupResult(run.log, cleared.report, { commit, diff });
  },
});

/** What goes: in the GitOps repository by a plan, on the Argo CD server by a verdict on each marked Application. */
interface Wish {
  readonly plan: Plan<Cleared>;
  /** `undefined`: Applications of every environment are judged. */
  readonly environment: string | undefined;
  /** Why an Application's environment should not exist. */
  orphaned(owner: Ownership, cleared: Cleared): string | undefined;
}

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
    lastingFiles: config === undefined ? undefined : lastingFiles(config),
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

function oneEnvironment({ inputs, ci }: CleanupRun, scope: CleanupScope): Wish {
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
  const target: RemovalTarget = {
    ...(closing ? ofRequest : {}),
    ...asked,
    closing,
    ...(tip === undefined ? {} : { closingCommit: tip }),
  };
  return { plan: planOne(scope, target), environment: asked.name, orphaned: () => 'it was asked for' };
}

function everyOrphan({ inputs, ci, env, secrets }: CleanupRun, scope: CleanupScope): Wish {
  let open: OpenSources | undefined;
  const ask = async ({ requests }: { readonly requests: boolean }) => {
    const given = { token: inputs['forge-token'], url: inputs['forge-url'] };
    const access = requests ? forgeAccess(ci, env, given) : undefined;
    open = {
      ...(await openRefs(ci, env)),
      ...(access === undefined ? {} : { requests: await openRequests(access, ci.repository, secrets) }),
    };
    return open;
  };
  const limits = { ttl: inputs.ttl, maxDeletions: inputs['max-deletions'] };
  return {
    plan: planOrphans(scope, ask, limits),
    environment: undefined,
    orphaned({ environment, branch, request }, { report }) {
      const removed = report.removed.find((piece) => piece.environment === environment && piece.kind === 'files');
      if (removed !== undefined) return removed.reason;
      if (report.kept.some((piece) => piece.environment === environment)) return undefined;
      if (request !== undefined)
        return open?.requests?.has(request) === false ? `request ${request} is closed` : undefined;
      const gone = branch !== undefined && open?.refs.has(`refs/heads/${branch}`) === false;
      return gone ? `refs/heads/${branch} is gone` : undefined;
    },
  };
}

interface RemovalCommit {
  readonly cleared: Cleared;
  readonly commit: string | undefined;
  readonly diff: string;
}

async function commitRemoval(run: CleanupRun, { plan }: Wish): Promise<RemovalCommit> {
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

async function cleanUpApplications(run: CleanupRun, wish: Wish, cleared: Cleared): Promise<void> {
  const { inputs, ci, env, clock, log, secrets } = run;
  if (inputs['argocd-server'] === undefined) return;
  const [{ createArgocdClient }, { jobIdToken }] = await Promise.all([
    import('../core/argocd/client.ts'),
    import('../core/argocd/authentication.ts'),
  ]);
  using client = createArgocdClient(argocdConnection(inputs), { clock, secrets, idToken: jobIdToken(env) });
  const removal = {
    repository: ci.repository,
    environment: wish.environment,
    isOrphan: (owner: Ownership) => wish.orphaned(owner, cleared),
    wait: inputs.wait,
    forceOrphan: inputs['force-orphan'],
    deadline: clock.now() + inputs.timeout,
    clock,
    log,
    dryRun: inputs['dry-run'],
  };
  await removeApplications(client, removal, cleared.report);
}

async function cleanUpImages(run: CleanupRun, { environments, others, report }: Cleared): Promise<void> {
  const { inputs, config, env, clock, secrets } = run;
  if (environments.every(({ images }) => images.length === 0)) return;
  const [{ createRegistry }, { credentialResolver }, { parseRepositoryName }] = await Promise.all([
    import('../core/image/registry.ts'),
    import('../core/image/credentials.ts'),
    import('../core/image/reference.ts'),
  ]);
  // A marker in the GitOps repository may name any registry; the password is for those of gitops.yaml alone.
  const owned = config === undefined ? [] : [...config.services.keys()].map((name) => serviceImage(config, name));
  const given = {
    username: inputs['registry-username'],
    password: inputs['registry-password'],
    registries: owned.flatMap((image) => (image === undefined ? [] : [parseRepositoryName(image).registry])),
  };
  const credentials = credentialResolver(given, { env, secrets, clock });
  const registry = createRegistry({ clock, secrets, credentials, insecure: inputs['registry-insecure'] });
  for (const { name, images } of environments) {
    await removeImages(registry, { environment: name, images, others, dryRun: inputs['dry-run'] }, report);
  }
}
