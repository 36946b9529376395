/** The command `cleanup-review-env`: removes one review environment, or every one whose branch or request is gone. */
import { type Cleanup, cleanUp } from '../core/cleanup/cleanup.ts';
import type { EveryOrphan } from '../core/cleanup/every-orphan.ts';
import type { OneEnvironment } from '../core/cleanup/one-environment.ts';
import { recordedQuestion } from '../core/cleanup/recorded-source.ts';
import { type CleanupSettings, type RemovablePart, removedParts } from '../core/cleanup/repository.ts';
import { branchPrefix } from '../core/delivery/request-branch.ts';
import { badInput, Failure } from '../core/failure.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import type { Forge } from '../core/forge/forge.ts';
import { openJobForge } from '../core/forge/forges.ts';
import { environmentFor, environmentNamed, isReviewEnvironment, withSourceIn } from '../core/monorepo/environments.ts';
import { optInFor, takesRequests } from '../core/monorepo/events/events.ts';
import { clustersOf, environmentAt } from '../core/monorepo/place.ts';
import type { EnvironmentConfig } from '../core/monorepo/project.ts';
import { isStopJob } from '../core/ports.ts';
import { environmentDirectory } from '../core/review/environment.ts';
import { thisMonorepo } from '../core/review/monorepo.ts';
import { openSourceFacts } from '../core/source/open-source-facts.ts';
import { openRefs, openRequests, type SourcesQuestion, sourceQuestion } from '../core/source/open-sources.ts';
import { type ConfigSelection, defineCommand, type Run } from '../inputs/command.ts';
import type { ConfigFile } from '../inputs/config/config.ts';
import { type InputDeclarations, isGiven } from '../inputs/declaration.ts';
import { manifestInputs } from '../inputs/declarations/application.ts';
import { deliveryInputs, reviewInputs } from '../inputs/declarations/gitops.ts';
import { retentionInput } from '../inputs/declarations/retention.ts';
import { argocdConnection, argocdInputs, registryInputs, runInputs } from '../inputs/declarations/run.ts';
import { parseDuration } from '../inputs/resolve.ts';
import {
  type GitopsRun,
  gitopsCommitUrl,
  gitopsConnectionInputs,
  gitopsRemote,
  gitopsUrl,
  nothingByEvent,
  openGitops,
} from './gitops-remote.ts';
import { runAt } from './places/place-run.ts';
import {
  type RetentionResult,
  retainImages,
  retentionOutput,
  retentionSummary,
  type WantedRetention,
  wantedRetention,
  writePolicies,
} from './retention/retention.ts';
import { cleanupSummary, failedCleanupSummary } from './summaries/cleanup.ts';
import { page } from './summaries/parts.ts';

const inputs = {
  ...runInputs,
  name: { type: 'string', description: 'Name of the review environment: the `slug` output of `plan`.' },
  branch: { type: 'string', description: 'Branch whose review environment goes. Default: the one of this event.' },
  request: { type: 'integer', description: 'Number of the pull or merge request whose review environment goes.' },
  services: {
    type: 'list',
    ofNames: true,
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
      'A sweep that would remove more review environments, in the GitOps repository and on the Argo CD server together, removes none and fails. The same for the images that `retention` finds.',
  },
  ...reviewInputs,
  remove: {
    type: 'list',
    ofNames: true,
    description:
      'What to remove: `files` (its directory), `app` (its Applications), `images` (what it ran), `namespace` (those that its Applications created), `environment` (its environment and deployments at the forge of the monorepo), `comment` (the comment on its request then says that it is gone), and in a sweep `retention` (images that its rules let go; alone, nothing else is swept). Default: all that apply.',
  },
  ...retentionInput,
  file: {
    type: 'list',
    description: 'Files of review environments, as in `bump-image-tag`: `review/{slug}/{service}.yaml`.',
  },
  ...manifestInputs,
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
  'request-branch': deliveryInputs['request-branch'],
  ...gitopsConnectionInputs,
  ...argocdInputs,
  ...registryInputs,
} as const satisfies InputDeclarations;

type CleanupRun = Run<typeof inputs> &
  Pick<GitopsRun, 'appTokens'> & {
    /** Also where the input `dry-run` was not given. */
    readonly dryRun?: boolean;
  };

export const cleanupReviewEnv = defineCommand({
  name: 'cleanup-review-env',
  summary: 'Remove one review environment, or sweep every orphan',
  inputs,
  outputs: {
    removed: {
      empty: [],
      description:
        'JSON list of `{environment, kind, name, reason}`, in a dry run of what would be removed; `[]` when everything was gone already.',
    },
    kept: { empty: [], description: 'JSON list of what stays, with the reason.' },
    failed: { empty: [], description: 'JSON list of what could not be removed, with the reason.' },
    commit: 'The commit in the GitOps repository; empty when none was made.',
    diff: 'Unified diff of the commit, or of what a dry run would commit.',
    retention: {
      empty: [],
      description:
        'JSON list of the images that the rules of `retention` are about, `{repository, tags, digest, age, decision, reason}`; with `apply: registry` of the policies.',
    },
  },
  implied: impliedReview,

  async run(given) {
    const { environment, cluster } = given.inputs;
    // Variables of a cluster or an environment hold the credentials of its servers.
    const isOfPlace = given.config !== undefined && environment !== undefined;
    const run = isOfPlace ? runAt({ inputs, implied: impliedReview }, given, { environment, cluster }) : given;
    await using appTokens = new AppTokens(run);
    const parts = removedParts(run.inputs.remove);
    const opened = { ...run, appTokens, dryRun: run.inputs['dry-run'] || isTrial(run) };
    const wanted = retentionOf(run, parts);
    const isAlone = parts.size === 1 && parts.has('retention');
    run.onFailure((failed) =>
      failedCleanupSummary(cleanupPage(opened, { ...nothing, ...failed.failure.outputs }), failed),
    );
    const cleanup = isAlone ? nothing : await removeReview(opened);
    run.report({ ...cleanup });
    const retention = wanted === undefined ? undefined : await retain(opened, wanted);
    const summary = isAlone ? '' : cleanupSummary({ ...cleanupPage(opened, cleanup), isDry: opened.dryRun });
    return {
      outputs: { ...cleanup, retention: retentionOutput(retention) },
      summary: page(summary, retentionSummary(retention, opened)),
    };
  },
});

/** Its commit may have no page: without a GitOps repository, or of a forge that is not known. */
export function cleanupPage(run: Parameters<typeof gitopsCommitUrl>[0] & Pick<Run, 'secrets'>, cleanup: Cleanup) {
  const { commit } = cleanup;
  const url = commit === undefined ? undefined : gitopsCommitUrl(run, commit);
  return { cleanup, url, redact: (text: string) => run.secrets.redact(text) };
}

const nothing: Cleanup = { removed: [], kept: [], failed: [], commit: undefined, diff: '' };

/** Undefined where there is nothing to do: it goes with a sweep. */
function retentionOf(run: Run<typeof inputs>, parts: ReadonlySet<RemovablePart>): WantedRetention | undefined {
  const { sweep, remove } = run.inputs;
  if (!sweep && (remove.includes('retention') || isGiven(run.resolved.retention))) {
    throw badInput('retention', 'is of a whole registry, and not of one review environment', 'Give sweep: true.');
  }
  if (!sweep || !parts.has('retention')) return undefined;
  const wanted = wantedRetention(run);
  if (wanted === undefined && remove.includes('retention')) {
    throw badInput('retention', 'has no rules', 'Write `retention: { rules: … }` in gitops.yaml, or give the input.');
  }
  return wanted;
}

function retain(run: CleanupRun & { readonly dryRun: boolean }, wanted: WantedRetention): Promise<RetentionResult> {
  const { inputs, dryRun } = run;
  if (wanted.apply === 'registry') return writePolicies(run, wanted, { dryRun });
  return retainImages(run, wanted, {
    branch: inputs['gitops-branch'],
    branchPrefix: branchPrefix(inputs['request-branch']),
    maxDeletions: inputs['max-deletions'],
    dryRun,
  });
}

/** @throws Failure `CLEANUP_INCOMPLETE` when a piece could not be removed */
export async function removeReview(given: CleanupRun): Promise<Cleanup> {
  const { inputs, config, clock, deadline, log, secrets } = given;
  const ci = withSourceIn(config, given.ci, inputs.environment);
  const run: CleanupRun = { ...given, ci };
  const why = isByEvent(inputs) ? nothingByEvent(run) : undefined;
  if (why !== undefined) {
    log.info(`Nothing to remove: ${why}`);
    return nothing;
  }
  // Without gitops.yaml a stop job finds environments by their markers.
  if (inputs.file.length === 0 && !isStopJob(ci)) {
    throw badInput(
      'file',
      'is missing: it is not known where review environments are',
      'Give `file: review/{slug}/{service}.yaml`, or a gitops.yaml with a review environment (`ttl`, or `when: { request: true }`).',
    );
  }
  const remove = removedParts(inputs.remove);
  const question = questionOf(run);
  // Asked only about records of a monorepo that is called otherwise.
  await using facts = openSourceFacts({ ...question, candidate: ci.commit ?? '' });
  const request = {
    ci,
    config,
    monorepo: { ...thisMonorepo(ci, (commit) => facts.has(commit)), askRecorded: recordedQuestion(question) },
    what: inputs.sweep ? everyOrphan(run, question) : oneEnvironment(run),
    templates: inputs.file,
    optIns: optInsIn(config),
    appFile: inputs['app-file'],
    remove,
    branch: inputs['gitops-branch'],
    branchPrefix: branchPrefix(inputs['request-branch']),
    wait: inputs.wait,
    forceOrphan: inputs['force-orphan'],
    named: inputs.remove.length === 0 ? new Set<RemovablePart>() : remove,
    dryRun: run.dryRun ?? inputs['dry-run'],
  };
  using argocd = remove.has('app') ? await connectArgocd(run) : undefined;
  return await cleanUp(request, {
    openGitops: () => openGitops(run),
    argocd,
    openRegistry: (hosts) => registryFor(run, hosts),
    openForge: () => monorepoForge(run),
    ask: sourceQuestion(question),
    clock,
    deadline,
    log,
    secrets,
  });
}

function isByEvent({ sweep, name, branch, request }: CleanupRun['inputs']): boolean {
  return !sweep && name === undefined && branch === undefined && request === undefined;
}

/** A sweep that somebody starts by hand only shows what it would do, until it is told to do it. */
function isTrial({ inputs, resolved, ci, log }: Omit<CleanupRun, 'appTokens'>): boolean {
  if (!inputs.sweep || ci.host !== 'shell' || isGiven(resolved['dry-run'])) return false;
  log.warn('This is a dry run, because it is not in a pipeline: give --dry-run=false to remove what is listed.');
  return true;
}

function questionOf(run: CleanupRun): SourcesQuestion {
  const { inputs, ci, clock } = run;
  const checkout = { cwd: ci.workspace, env: run.env, programs: run.programs, clock };
  const gitops =
    inputs['gitops-repository'] === undefined
      ? undefined
      : { url: gitopsUrl(run), remote: () => gitopsRemote(run, 'push') };
  return { ...run, checkout, forgeToken: inputs['forge-token'], forgeUrl: inputs['forge-url'], gitops };
}

function oneEnvironment(run: CleanupRun): OneEnvironment {
  const { inputs, config, ci } = run;
  const { name, branch, request } = inputs;
  const environment = config && environmentFor(config, ci)?.environment;
  const isOptIn = config !== undefined && [...config.environments.values()].some((each) => optInFor(each, ci.branch));
  const isDeployed = config === undefined || (environment !== undefined && isReviewEnvironment(environment));
  return { kind: 'one', name, branch, request, isOptIn, services: servicesOf(inputs), isDeployed };
}

function servicesOf({ service, services }: CleanupRun['inputs']): readonly string[] {
  return [...new Set(service === undefined ? services : [...services, service])];
}

function everyOrphan(run: CleanupRun, question: SourcesQuestion): EveryOrphan {
  const { inputs } = run;
  if (servicesOf(inputs).length > 0) {
    throw badInput('services', 'are given together with sweep', 'A sweep removes whole environments: leave them out.');
  }
  const sources: EveryOrphan['sources'] = async ({ requests }) => {
    const refs = await openRefs(question);
    const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
    const open = requests ? await openRequests({ ...question, ...given }) : undefined;
    return open === undefined ? refs : { ...refs, requests: open };
  };
  return { kind: 'orphans', sources, ttl: inputs.ttl, maxDeletions: inputs['max-deletions'] };
}

/** Of another forge than GitHub and GitLab, or without a token, nothing is shown there. */
function monorepoForge({ inputs, ci, env, network, clock, log, secrets }: CleanupRun): Promise<Forge | undefined> {
  const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'], env };
  return openJobForge(ci.repositoryUrl, given, { network, clock, log, secrets });
}

async function connectArgocd(run: CleanupRun) {
  if (run.inputs['argocd-server'] === undefined) return undefined;
  const { ArgocdClient } = await import('../core/argocd/server/client.ts');
  return ArgocdClient.open(argocdConnection(run.inputs), run);
}

/** A marker in the GitOps repository may name any registry; the password is for those of `gitops.yaml` alone. */
async function registryFor(run: CleanupRun, hosts: ReadonlySet<string>) {
  const { inputs } = run;
  const [{ Registry }, { credentialResolver }] = await Promise.all([
    import('../core/image/registry.ts'),
    import('../core/image/credentials.ts'),
  ]);
  const given = {
    username: inputs['registry-username'],
    password: inputs['registry-password'],
    registries: [...hosts],
  };
  return new Registry({ ...run, credentials: credentialResolver(given, run), insecure: inputs['registry-insecure'] });
}

/** The inputs `file` and `ttl`: of the environment that was asked for, else of every review environment. */
function impliedReview({ config, environment }: ConfigSelection) {
  const chosen: readonly (readonly [string, EnvironmentConfig])[] =
    environment === undefined
      ? [...config.environments].filter(([, each]) => isReviewEnvironment(each))
      : [[environment, environmentNamed(config, environment)]];
  const files = chosen.flatMap(([name, each]) => filesOf(config, name, each));
  // One sweep has one ttl: the longest removes none too early.
  const ttls = chosen.map(([, { ttl }]) => (ttl === undefined ? Number.POSITIVE_INFINITY : (parseDuration(ttl) ?? 0)));
  const longest = Math.max(...ttls);
  return {
    file: files.length === 0 ? undefined : [...new Set(files)],
    ttl: Number.isFinite(longest) ? longest : undefined,
  };
}

/** Its `file`, in each of its clusters. */
function filesOf(config: ConfigFile, environment: string, each: EnvironmentConfig): readonly string[] {
  return clustersOf(each).flatMap((cluster) => {
    const { file } = environmentAt(config, each, { environment, cluster });
    const own = file?.replaceAll('{environment}', environment);
    return own === undefined ? [] : [cluster === undefined ? own : own.replaceAll('{cluster}', cluster)];
  });
}

/** By the directory where `file` puts them, what environments want of a request. */
function optInsIn(config: ConfigFile | undefined): CleanupSettings['optIns'] {
  const reviews = [...(config?.environments ?? [])].filter(([, each]) => takesRequests(each));
  const places = reviews.flatMap(([name, each]) =>
    config === undefined ? [] : filesOf(config, name, each).map((file) => ({ file, environment: each })),
  );
  return (directory, { ref }) => {
    const slug = directory.slice(directory.lastIndexOf('/') + 1);
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    const here = places.filter(({ file }) => isDirectoryOf(file, slug, directory));
    const optIns = here.map(({ environment }) => optInFor(environment, branch));
    return optIns.length === 0 || optIns.includes(undefined) ? undefined : optIns.flatMap((each) => each ?? []);
  };
}

/** A `file` that gives no directory is told where it is used. */
function isDirectoryOf(file: string, slug: string, directory: string): boolean {
  try {
    return environmentDirectory(file, slug) === directory;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
