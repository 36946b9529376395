/** `kind: applicationset`: a set of Applications that Argo CD makes itself, on the server or as a manifest in Git. */

import {
  previewSet,
  refuseTemplatedProject,
  type SetHandle,
  setNamed,
  upsertSet,
} from '../../core/argocd/applicationset/upsert.ts';
import { type SetOutcome, waitForSet } from '../../core/argocd/applicationset/wait.ts';
import { waitGoal } from '../../core/argocd/rollout/wait.ts';
import { type ApplicationSet, getSet } from '../../core/argocd/server/applicationset.ts';
import { ArgocdClient } from '../../core/argocd/server/client.ts';
import { masked } from '../../core/argocd/server/masked.ts';
import { commitPlaceholder, isPinned } from '../../core/argocd/spec/application.ts';
import { buildApplicationSet } from '../../core/argocd/spec/applicationset.ts';
import { manifestFile } from '../../core/argocd/spec/manifest.ts';
import { counted } from '../../core/counted.ts';
import { badInput, Failure } from '../../core/failure.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import { table } from '../../core/markdown.ts';
import { placeholdersFor } from '../../core/monorepo/environments.ts';
import { expand } from '../../core/names/placeholders.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { gitopsUrl } from '../gitops-remote.ts';
import { applicationSetSummary } from '../summaries/application.ts';
import { applicationRequest, gitopsHistory, nameOf } from './inputs.ts';
import { commitManifest, refuseServerInputs, type UpsertRun } from './manifest-commit.ts';
import { refuseUnused } from './operations.ts';
import { templateText } from './template-file.ts';

export async function runApplicationSet(run: UpsertRun): Promise<CommandResult> {
  const { inputs } = run;
  if (inputs.operation === 'get') return await lookAt(run);
  refuseOperation(inputs.operation);
  refuseUnused(run.resolved, 'upsert');
  refuseWithoutMeaning(inputs);
  const goal = waitGoal(inputs['wait-for']);
  const { set, template } = await plannedSet(run);
  run.report({ name: set.metadata.name });
  const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
  if (mode === 'git') return await throughGit(run, set, template);
  refuseTemplatedProject(set);
  return await throughServer(run, set, goal);
}

async function plannedSet(run: UpsertRun): Promise<{ readonly set: ApplicationSet; readonly template: string }> {
  const { inputs } = run;
  const request = await applicationRequest(run, {
    url: inputs['gitops-repository'] === undefined ? undefined : gitopsUrl(run),
    branch: inputs['gitops-branch'],
  });
  if (request.ownership !== undefined) {
    const fix =
      'Let one lasting set make the Applications of all requests (`pullRequest` generator), or leave `kind` out: cleanup removes Applications.';
    throw badInput('kind', `\`applicationset\` is of no review environment (${request.ownership.environment})`, fix);
  }
  if (isPinned(request)) {
    const problem = `uses ${commitPlaceholder}, and a set makes Applications of commits that are yet to come`;
    throw badInput('revision', problem, "Give a branch, or a parameter of the generator: `'{{ .head_sha }}'`.");
  }
  const { file } = inputs;
  const template = file === undefined ? '' : await templateText(run, file);
  return { set: buildApplicationSet(request), template };
}

async function throughGit(run: UpsertRun, set: ApplicationSet, template: string): Promise<CommandResult> {
  const { inputs, ci } = run;
  refuseServerInputs(inputs);
  const { name } = set.metadata;
  const values = { ...placeholdersFor(ci, inputs.service, inputs.environment), name };
  const file = expand(inputs['app-file'], values, 'app-file');
  const manifest = manifestFile(set, file, { upsert: inputs.upsert, template });
  const { result, revision, facts } = await commitManifest(
    run,
    manifest,
    `Deploy the ApplicationSet ${name}`,
    undefined,
  );
  return {
    outputs: { name, result, revision, 'failed-resources': [] },
    summary: applicationSetSummary(name, `would be ${result} (dry run)`, facts),
  };
}

async function throughServer(
  given: UpsertRun,
  set: ApplicationSet,
  { synced, healthy, suspended, commit }: ReturnType<typeof waitGoal>,
): Promise<CommandResult> {
  const { name } = set.metadata;
  const { inputs } = given;
  await using appTokens = new AppTokens(given);
  const repository = inputs['gitops-repository'] ?? inputs['repo-url'];
  const run = { ...given, appTokens, inputs: { ...inputs, 'gitops-repository': repository } };
  await using history = gitopsHistory(run);
  using client = ArgocdClient.open(argocdConnection(inputs), given);
  const handle = handleOf(given, client, set.metadata);
  if (inputs['dry-run']) {
    const { result, request, applications } = await previewSet(handle, set, inputs.upsert);
    given.log.info(request);
    if (applications?.some((line) => !line.startsWith('-')) === false) given.log.warn(nothingMade(name));
    if (applications !== undefined) {
      given.log.info('Its Applications:');
      given.log.info(applications.join('\n'), 'diff');
    }
    const facts = applications === undefined ? [] : [['```diff', ...applications, '```'].join('\n')];
    return { outputs: { name, result }, summary: applicationSetSummary(name, result, facts) };
  }
  const upserted = await upsertSet(handle, set, inputs.upsert);
  const { result } = upserted;
  given.log.info(`${setNamed(handle.ref)} ${result}`);
  given.report({ result });
  if (!inputs.wait)
    return { outputs: { name, result, 'failed-resources': [] }, summary: applicationSetSummary(name, result, []) };
  const url = repository === undefined ? undefined : gitopsUrl(run);
  const target = { url, branch: inputs['gitops-branch'], commit, history };
  const goal = { synced, healthy, suspended, degradedGraceMs: inputs['degraded-grace'] };
  const { applications } = await waitForSet(handle, set, upserted, goal, target);
  if (applications?.length === 0) given.log.warn(nothingMade(name));
  return {
    outputs: { name, result, ...statusOf(applications), 'failed-resources': [] },
    summary: applicationSetSummary(name, result, applications === undefined ? [] : [applicationTable(applications)]),
  };
}

/** Source: argo-cd v3.5.1 `--revision-cache-expiration` of the repo-server, by which a set's generators read branches. */
function nothingMade(name: string): string {
  return `ApplicationSet ${name} makes no Application: its generators find nothing. What was pushed just now Argo CD may see up to three minutes later.`;
}

/** `operation: get`: the set, its conditions and the Applications that it has. */
async function lookAt(run: UpsertRun): Promise<CommandResult> {
  const { inputs } = run;
  refuseUnused(run.resolved, 'get');
  if (inputs.mode === 'git') {
    throw badInput('operation', '"get" needs `mode: api`', 'Give argocd-server, and leave `mode` out.');
  }
  const name = nameOf(run);
  if (name === undefined) throw badInput('name', 'is missing: operation "get" is about one ApplicationSet');
  using client = ArgocdClient.open(argocdConnection(inputs), run);
  run.report({ name });
  const { ref, client: bounded } = handleOf(run, client, { name, namespace: inputs['app-namespace'] });
  const found = await getSet(bounded, ref);
  if (found === undefined) {
    const hint = 'Check name and app-namespace. Without `kind` it would be an Application.';
    throw new Failure('failed', 'ARGOCD_NOT_FOUND', `there is no ${setNamed(ref)}`, { hint });
  }
  const set = masked(found);
  const { conditions = [], resources = [] } = set.status ?? {};
  const rows = conditions.map(({ type, status = '', message = '' }) => [type, status, message]);
  const apps = resources.map((app) => [app.name ?? '', app.status ?? '', app.health?.status ?? '']);
  const facts = [
    rows.length === 0 ? '' : table(['condition', 'status', 'message'], rows),
    apps.length === 0 ? '' : table(['Application', 'sync', 'health'], apps),
  ];
  run.log.info([...rows, ...apps].map((row) => row.join('  ')).join('\n'));
  return {
    outputs: { name, application: set },
    summary: applicationSetSummary(name, counted(resources.length, 'Application'), facts),
  };
}

function handleOf(
  { clock, log, deadline }: UpsertRun,
  client: ArgocdClient,
  { name, namespace }: { readonly name: string; readonly namespace?: string | undefined },
): SetHandle {
  return { client: client.until(deadline), ref: { name, namespace }, clock, log, deadline };
}

type Applications = NonNullable<SetOutcome['applications']>;

/** Of all Applications together: what they all are, else the first that is not so. */
function statusOf(applications: Applications | undefined): Readonly<Record<string, string>> {
  if (applications === undefined) return {};
  const one = (good: string, words: readonly string[]) => words.find((word) => word !== good) ?? good;
  return {
    'sync-status': one(
      'Synced',
      applications.map(({ status }) => status?.sync?.status ?? 'Unknown'),
    ),
    'health-status': one(
      'Healthy',
      applications.map(({ status }) => status?.health?.status ?? 'Unknown'),
    ),
  };
}

function applicationTable(applications: Applications): string {
  const rows = applications.map(({ metadata, status }) => [
    metadata.name,
    status?.sync?.status ?? '',
    status?.health?.status ?? '',
    status?.sync?.revision ?? '',
  ]);
  return table(['Application', 'sync', 'health', 'revision'], rows);
}

function refuseOperation(operation: UpsertRun['inputs']['operation']): void {
  if (operation === 'upsert') return;
  const problem = `"${operation}" is about one Application, and a set makes several`;
  throw badInput('operation', problem, 'Leave `kind` out, and give the name of one of its Applications.');
}

/** A set has no sync and no deployment of its own. */
function refuseWithoutMeaning(inputs: UpsertRun['inputs']): void {
  const itself = 'Leave it out: `sync-policy` says how its Applications are synced.';
  const rollback = 'Bring the image back where the set reads it: bump-image-tag with rollback.';
  const images = 'Its Applications run several images: wait for synced, healthy or commit=<sha>.';
  const given = [
    ['sync', inputs.sync, itself],
    ['terminate', inputs.terminate, itself],
    ['on-failure', inputs['on-failure'] === 'rollback', rollback],
    ['on-older', inputs['on-older'] !== 'skip', 'Leave it out: a set is pinned to no commit.'],
    ['validate', !inputs.validate, 'Leave it out: the server renders nothing of a set before it takes it.'],
    ['wait-for', inputs['wait-for'].some((item) => item.startsWith('image=')), images],
  ] as const;
  const [input, , fix] = given.find(([, isGiven]) => isGiven) ?? [];
  if (input !== undefined) throw badInput(input, 'has no effect with `kind: applicationset`', fix);
}
