/** The command `argocd-upsert-app`: one Application, on the server or as a manifest in the GitOps repository. */
import { type DeployResult, deployToServer, type ServerDeployment } from '../core/argocd/deploy.ts';
import type { PlannedApplication } from '../core/argocd/planned.ts';
import type { GitRollback, RollBackInGit } from '../core/argocd/rollback.ts';
import { followsBranch, type GitopsHistory } from '../core/argocd/rollout/gitops-target.ts';
import { statusOutputs, waitGoal } from '../core/argocd/rollout/wait.ts';
import { buildApplication, commitPlaceholder, isPinned } from '../core/argocd/spec/application.ts';
import { manifestFile } from '../core/argocd/spec/manifest.ts';
import { namespaceWarning } from '../core/argocd/spec/namespace.ts';
import { type ApplicationState, applicationStates, type StateQuestion } from '../core/argocd/states.ts';
import { badInput } from '../core/failure.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import { type Markdown, md } from '../core/markdown.ts';
import { placeholdersFor } from '../core/monorepo/environments.ts';
import { expand } from '../core/names/placeholders.ts';
import { type CommandResult, defineCommand, type Run } from '../inputs/command.ts';
import type { InputValues } from '../inputs/declaration.ts';
import { argocdConnection, type argocdInputs, type runInputs } from '../inputs/declarations/run.ts';
import { inputsFor } from '../inputs/inputs-for.ts';
import { applicationRequest, gitopsHistory } from './application/inputs.ts';
import { commitManifest, manifestDelivery, refuseServerInputs, type UpsertRun } from './application/manifest-commit.ts';
import { refuseUnused, runOperation } from './application/operations.ts';
import { runApplicationSet } from './application/set.ts';
import { gitopsFilesOf } from './application/template-file.ts';
import { bumpImageTag } from './bump-image-tag.ts';
import { configuredApplication } from './configured/argocd-upsert-app.ts';
import { commitUpdates, reviewOf } from './gitops-commit.ts';
import type { DeliverySettings } from './gitops-delivery.ts';
import { type GitopsRun, type gitopsConnectionInputs, gitopsUrl } from './gitops-remote.ts';
import { operationSummary, statusLine } from './summaries/application.ts';
import { shortRevision } from './summaries/parts.ts';
import { updatesOf } from './update-inputs.ts';

export const argocdUpsertApp = defineCommand({
  name: 'argocd-upsert-app',
  summary: 'Create or update the Argo CD Application, optionally sync it and wait until this commit is live',
  ...configuredApplication,
  outputs: {
    name: 'Name of the Application.',
    result:
      '`created`, `updated` or `unchanged`; in a dry run what it would be. Of other operations: `synced`, `rolled-back`, `terminated`, `promoted`, `aborted` or `unchanged`.',
    'sync-status': 'Sync status at the end (`mode: api`).',
    'health-status': 'Health at the end (`mode: api`).',
    revision:
      'Revision that Argo CD compared last; in `mode: git` the commit of the branch that holds the manifest, also when nothing had to be written.',
    url: 'Address of the Application in the web interface (`mode: api`).',
    application: {
      empty: {},
      description:
        'JSON of the Application as the server has it (`operation: get`), its resources with health and message; what is a password by its name, or in a URL, is `***`.',
    },
    diff: 'Unified diff (`operation: diff`). Values of Secrets are hidden; what is too long is named alone.',
    changed: 'Whether something differs: `true` or `false` (`operation: diff`).',
    resources: {
      empty: [],
      description:
        'JSON list of `{group, kind, namespace, name, status, message, hook}`: what a `sync` or `rollback` did with each, in a dry run would do.',
    },
    history: {
      empty: [],
      description:
        'JSON list of `{id, revision, deployedAt, initiatedBy, sources}`, oldest first (`operation: history`).',
    },
    'failed-resources': { empty: [], description: 'JSON list of `{kind, namespace, name, status, message}`.' },
  },

  async run(run) {
    const places = await placesOf(run);
    const [only, ...others] = places;
    if (only === undefined || others.length === 0) return await runInPlace(only?.run ?? run);
    const { inEachCluster } = await import('./places/applications.ts');
    return await inEachCluster(run, places, runInPlace);
  },
});

type GivenRun = Run<typeof configuredApplication.inputs>;

/** Loaded only where `gitops.yaml` may have clusters. */
async function placesOf(
  run: GivenRun,
): Promise<readonly { readonly cluster: string | undefined; readonly run: GivenRun }[]> {
  if (run.config === undefined || run.inputs.service === undefined) return [{ cluster: undefined, run }];
  return (await import('./places/clusters.ts')).runInClusters(configuredApplication, run);
}

async function runInPlace(given: GivenRun): Promise<CommandResult> {
  const run = { ...given, gitopsFiles: gitopsFilesOf(given) };
  const { operation, kind } = run.inputs;
  if (kind === 'applicationset') return await runApplicationSet(run);
  if (operation !== 'upsert') return await runOperation(run, operation);
  refuseUnused(run.resolved, operation);
  waitGoal(run.inputs['wait-for']); // a word that is wrong is found before anything is written
  const planned = await planApplication(run);
  run.report({ name: planned.application.metadata.name });
  if (planned.mode === 'git') return throughGit(run, planned);
  return throughServer(run, planned);
}

async function throughServer(
  given: UpsertRun,
  planned: PlannedApplication & { readonly mode: 'api' },
): Promise<CommandResult> {
  const { name } = planned.application.metadata;
  await using appTokens = new AppTokens(given);
  // What Argo CD reads is the GitOps repository, where nothing else says so.
  const repository = given.inputs['gitops-repository'] ?? given.inputs['repo-url'];
  const run = { ...given, appTokens, inputs: { ...given.inputs, 'gitops-repository': repository } };
  await using history = gitopsHistory(run);
  const rollBackInGit = gitRollback(run, planned);
  const needsCommit = isPinned(planned.request) || rollBackInGit !== undefined;
  const commit = waitGoal(run.inputs['wait-for']).commit ?? (needsCommit ? await history.tip() : undefined);
  if (needsCommit && commit === undefined) {
    const [input, problem] = isPinned(planned.request)
      ? (['revision', `uses ${commitPlaceholder}, and the commit of the GitOps repository is not known`] as const)
      : (['on-failure', 'cannot roll back: the commit that is deployed is not known'] as const);
    throw badInput(input, problem, 'Give gitops-repository and its credential, or wait-for: commit=<sha>.');
  }
  const state = { commit, history, isRequested: false, rollBackInGit, report: run.report };
  const deployment = serverDeployment(run, planned, state);
  const outcome = await deployToServer(deployment, run, run.deadline);
  if (outcome.kind === 'requested') return { outputs: { name }, summary: operationSummary({ name }, 'requested', []) };
  if (outcome.kind === 'preview') {
    return {
      outputs: { name, result: outcome.result },
      summary: operationSummary({ name }, previewOf(outcome.result), []),
    };
  }
  const { result, app, url } = outcome;
  return {
    outputs: { name, result, ...statusOutputs(app), url, 'failed-resources': [] },
    summary: operationSummary({ name }, result, serverFacts(outcome)),
  };
}

/**
 * For `on-failure: rollback` of an Application that follows the branch of the GitOps repository.
 *
 * @throws bad input when nothing says which file holds the image
 */
function gitRollback(
  run: UpsertRun & Pick<GitopsRun, 'appTokens'>,
  { application, place }: PlannedApplication,
): RollBackInGit | undefined {
  const { inputs } = run;
  const target = repositoryOf(run);
  if (inputs['on-failure'] !== 'rollback' || !followsBranch(application.spec, target)) return undefined;
  const known = inputsFor(bumpImageTag, run, place, { rollback: true });
  if (known.inputs.file.length === 0) {
    throw badInput(
      'on-failure',
      'rollback needs the file that holds the image: the Application follows the branch of the GitOps repository',
      'Give service and environment of a gitops.yaml that has their file, or call bump-image-tag with rollback.',
    );
  }
  const delivery = manifestDelivery(inputs);
  return (failed) => rollBackImage({ ...run, inputs: { ...inputs, 'on-older': 'apply' } }, place, delivery, failed);
}

/**
 * Brings the image of a service back that was in an environment before, as `bump-image-tag` with `rollback` does.
 *
 * @param failed the commit that did not get live; an image that came later stays
 */
export async function rollBackImage(
  run: Parameters<typeof commitUpdates>[0] & Pick<Run, 'resolved'>,
  place: PlannedApplication['place'],
  delivery: DeliverySettings,
  failed: string,
): Promise<GitRollback> {
  const { service, environment, cluster } = place;
  const rollback = { ...run, ...inputsFor(bumpImageTag, run, place, { rollback: true }) };
  const bumped = await commitUpdates(run, {
    updates: updatesOf(rollback),
    rollback: { from: failed },
    values: placeholdersFor(run.ci, service, environment, cluster),
    review: reviewOf(run, environment, service === undefined ? [] : [service], cluster),
    delivery,
  });
  if (bumped.request !== undefined) return { result: 'requested', url: bumped.request.url };
  return { result: 'committed', commit: bumped.commit ?? bumped.tip ?? failed };
}

/** Reads the template and nothing else, so that a flow can put the manifests of all services into its one commit. */
export async function planApplication(
  run: Pick<UpsertRun, 'inputs' | 'resolved' | 'config' | 'ci' | 'env' | 'cwd' | 'log' | 'gitopsFiles'>,
): Promise<PlannedApplication> {
  const { inputs, ci, log } = run;
  const { service, environment, cluster } = inputs;
  const request = await applicationRequest(run, {
    url: inputs['gitops-repository'] === undefined ? undefined : gitopsUrl(run),
    branch: inputs['gitops-branch'],
  });
  const application = buildApplication(request);
  const { ownership } = request;
  const warning = ownership === undefined ? undefined : namespaceWarning(application, ownership.environment);
  if (warning !== undefined) log.warn(warning);
  const place = { service, environment, ...(cluster === undefined ? {} : { cluster }) };
  const { name, namespace } = application.metadata;
  const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
  if (mode === 'api') {
    const owned = { name, ...(namespace === undefined ? {} : { namespace }), project: application.spec.project };
    const options = {
      upsert: { upsert: inputs.upsert, validate: inputs.validate },
      sync: inputs.sync,
      prune: inputs.prune ?? false,
      terminate: inputs.terminate,
      goal: inputs.wait ? { ...waitGoal(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] } : undefined,
      onFailure: inputs['on-failure'],
      onOlder: inputs['on-older'],
    };
    return { mode, request, application, owned, place, options };
  }
  if (isPinned(request)) {
    const fix = 'Leave it out to follow the branch, or write the Application to the server (`mode: api`).';
    throw badInput('revision', `uses ${commitPlaceholder}, and a manifest cannot contain its own commit`, fix);
  }
  const file = expand(inputs['app-file'], { ...placeholdersFor(ci, service, environment, cluster), name }, 'app-file');
  const manifest = manifestFile(application, file, { upsert: inputs.upsert });
  return { mode, request, application, owned: { file }, place, manifest };
}

interface GitopsState extends Pick<ServerDeployment, 'isRequested' | 'rollBackInGit' | 'report'> {
  /** That must be live; undefined: whatever the sources resolve to. */
  readonly commit: string | undefined;
  readonly history: GitopsHistory;
}

/** The Application as a call to the server of this run takes it. */
export function serverDeployment(
  run: Pick<Run, 'ci' | 'env' | 'cwd'> & {
    readonly inputs: InputValues<
      typeof argocdInputs & typeof gitopsConnectionInputs & Pick<typeof runInputs, 'dry-run'>
    >;
  },
  planned: PlannedApplication & { readonly mode: 'api' },
  { commit, history, isRequested, rollBackInGit, report }: GitopsState,
): ServerDeployment {
  const { inputs, ci } = run;
  return {
    connection: argocdConnection(inputs),
    planned,
    target: { ...repositoryOf(run), commit, history },
    isRequested,
    rollBackInGit,
    dryRun: inputs['dry-run'],
    run: `${ci.repository}#${ci.runId}`,
    ...(report === undefined ? {} : { report }),
  };
}

/** What each Application on the server needs, in the order of the questions. One request, whatever their number. */
export function statesOnServer(
  run: Parameters<typeof serverDeployment>[0] & Parameters<typeof applicationStates>[1] & Pick<Run, 'deadline'>,
  questions: readonly StateQuestion[],
  history: GitopsHistory,
): Promise<readonly ApplicationState[]> {
  const target = { ...repositoryOf(run), history };
  return applicationStates({ connection: argocdConnection(run.inputs), questions, target }, run, run.deadline);
}

/** The GitOps repository and its branch, as sources of Applications name them. */
function repositoryOf(run: Parameters<typeof gitopsUrl>[0]) {
  const { 'gitops-repository': repository, 'gitops-branch': branch } = run.inputs;
  return { url: repository === undefined ? undefined : gitopsUrl(run), branch };
}

async function throughGit(
  run: UpsertRun,
  { application, owned, manifest }: PlannedApplication & { readonly mode: 'git' },
): Promise<CommandResult> {
  refuseServerInputs(run.inputs);
  const { name } = application.metadata;
  const { result, revision, facts } = await commitManifest(run, manifest, `Deploy the Application ${name}`, owned);
  return {
    outputs: { name, result, revision, 'failed-resources': [] },
    summary: operationSummary({ name }, result, facts),
  };
}

function serverFacts({ app, newerPin, takenBack, url }: DeployResult): readonly Markdown[] {
  return [
    statusLine(app, url),
    ...(newerPin === undefined ? [] : [md`Left alone: it is pinned to ${shortRevision(newerPin)}, which is newer`]),
    ...(takenBack === undefined ? [] : [md`Left alone: it was rolled back from ${shortRevision(takenBack)}`]),
  ];
}

function previewOf(result: string): string {
  return result === 'unchanged' ? 'would stay unchanged (dry run)' : `would be ${result} (dry run)`;
}
