/** GitHub Actions: inputs of an action, workflow commands for its log, and what its event says. */
import { readFileSync } from 'node:fs';
import { badInput, messageOf } from '../core/failure.ts';
import type { CiContext, CiEvent, Environment } from '../core/ports.ts';
import { isQueueBranch, sourceRefOf } from '../core/source/source-ref.ts';
import { GithubFiles } from './github-files.ts';
import { errorAnnotation, githubGroups, githubLog, inert, workflowCommand } from './github-log.ts';
import { commitIn, type Host, type HostSetting, timeIn } from './host.ts';
import { readCheckout, refsNamed } from './local-checkout.ts';
import { ProgressLines } from './terminal/progress.ts';

interface ActionSetting extends HostSetting {
  /** Inputs come as `INPUT_…` only when the program runs as an action; a `run:` step gives flags. */
  readonly asAction: boolean;
}

const jobTokenInput = 'INPUT_GITHUB-TOKEN';

/**
 * An action sees the job's own token only as an input with the default `${{ github.token }}`; everything behind the
 * host looks for `GITHUB_TOKEN`, as in a `run:` step.
 */
export function withJobToken(env: Environment): Environment {
  const token = env[jobTokenInput];
  return token === undefined || token === '' || env.GITHUB_TOKEN ? env : { ...env, GITHUB_TOKEN: token };
}

export function githubActionsHost(given: ActionSetting): Host {
  const { env, terminal, redact } = given;
  const line = (text: string) => terminal.write(`${text}\n`);
  const groups = githubGroups(given);
  const progress = new ProgressLines(groups, given, inert);
  const log = githubLog(given, { groups, progress });
  const files = new GithubFiles(env);
  return {
    name: 'github-actions',
    log,
    step: () => groups.step,
    input(name) {
      // The runner upper-cases and turns spaces into `_`; hyphens stay.
      const text = given.asAction ? env[`INPUT_${name.toUpperCase()}`] : undefined;
      return text === undefined || text.trim() === '' ? undefined : { text, source: `with: ${name}` };
    },
    inputNames() {
      if (!given.asAction) return [];
      return Object.keys(env)
        .filter((key) => key.startsWith('INPUT_') && key !== jobTokenInput && env[key] !== '')
        .map((key) => key.slice('INPUT_'.length).toLowerCase());
    },
    mask: (secret) => {
      // The runner masks each line of a value by itself.
      if (!secret.includes('\n')) line(workflowCommand('add-mask', secret));
    },
    context: async () => githubContext(env, given.cwd),
    checkOutputs: () => files.check(),
    publish: async ({ values }) => {
      const redacted = [...values].map(([name, value]) => [name, redact(value)] as const);
      await files.writeOutputs(new Map(redacted), log);
    },
    summarize: (markdown) => files.writeSummary(redact(markdown)),
    fail(failure) {
      progress.close();
      groups.close();
      line(errorAnnotation(failure, given));
    },
  };
}

/** The fields of GitHub's event payloads that matter here. Source: docs.github.com, "Webhook events and payloads". */
interface EventPayload {
  readonly before?: string;
  readonly deleted?: boolean;
  readonly ref?: string;
  readonly ref_type?: string;
  readonly action?: string;
  readonly pull_request?: {
    readonly number: number;
    readonly merged?: boolean;
    readonly updated_at?: string;
    readonly labels?: readonly { readonly name: string }[];
    readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
    readonly base: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } };
  };
  /** Of a comment; a pull request is an issue, too. */
  readonly issue?: { readonly number: number; readonly pull_request?: object };
  readonly comment?: { readonly updated_at?: string };
  readonly merge_group?: { readonly base_sha: string; readonly head_sha: string; readonly base_ref: string };
  readonly workflow_run?: WorkflowRun;
  readonly repository?: { readonly default_branch?: string; readonly pushed_at?: string | number };
}

/** The run that a `workflow_run` event tells of. */
interface WorkflowRun {
  readonly event: string;
  readonly head_sha: string;
  /** The tag's name for a run of a tag. */
  readonly head_branch: string | null;
  readonly head_repository: { readonly full_name: string } | null;
  readonly run_attempt?: number;
  readonly updated_at?: string;
  /** Open requests whose head this is; none of forks. */
  readonly pull_requests?: readonly {
    readonly number: number;
    readonly head: { readonly sha: string };
    readonly base: { readonly ref: string; readonly sha: string };
  }[];
}

/** What an event says of the source, whatever its kind. */
type EventSource = Pick<CiContext, 'event' | 'commit' | 'branch' | 'targetBranch' | 'baseCommit' | 'requestNumber'> & {
  readonly requiredCheckout?: NonNullable<CiContext['requiredCheckout']>;
  readonly createdAt?: string | number | undefined;
};

export async function githubContext(env: Environment, cwd: string): Promise<CiContext> {
  const payload = readPayload(env.GITHUB_EVENT_PATH);
  const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
  const repository = env.GITHUB_REPOSITORY ?? (await readCheckout(cwd, env)).repository;
  const actor = env.GITHUB_ACTOR ?? 'github-actions[bot]';
  const emailHost = `users.noreply.${new URL(server).hostname}`;
  const id = env.GITHUB_ACTOR_ID;
  const run = payload.workflow_run;
  const workspace = env.GITHUB_WORKSPACE ?? cwd;
  const { createdAt, ...source } =
    run === undefined ? eventSource(env, payload) : await runSource(run, repository, { cwd: workspace, env });
  return {
    host: 'github',
    ...source,
    repository,
    repositoryUrl: `${server}/${repository}`,
    defaultBranch: payload.repository?.default_branch,
    sourceRef: sourceRefOf(source.event, source.branch, 'github'),
    refSlug: undefined,
    byPerson:
      Number(env.GITHUB_RUN_ATTEMPT ?? 1) > 1 ||
      env.GITHUB_EVENT_NAME === 'workflow_dispatch' ||
      (run !== undefined && (run.event === 'workflow_dispatch' || (run.run_attempt ?? 1) > 1)),
    pipelineCreatedAt: timeIn(createdAt),
    actor: { name: actor, email: id === undefined ? `${actor}@${emailHost}` : `${id}+${actor}@${emailHost}` },
    pipelineUrl:
      env.GITHUB_RUN_ID === undefined ? undefined : `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
    runId: env.GITHUB_RUN_NUMBER ?? env.GITHUB_RUN_ID ?? '0',
    workspace,
  };
}

function eventSource(env: Environment, payload: EventPayload): EventSource {
  const { pull_request: request, merge_group: group } = payload;
  const commented = commentedRequest(payload);
  if (commented !== undefined) return commented;
  const target = env.GITHUB_EVENT_NAME === 'pull_request_target';
  return {
    event: githubEvent(env, payload),
    // For a request GITHUB_SHA is a merge commit of this run alone; the source is the head.
    commit: request?.head.sha ?? group?.head_sha ?? env.GITHUB_SHA,
    branch: request?.head.ref ?? (request === undefined ? pushedBranch(env, payload) : undefined),
    targetBranch: request?.base.ref ?? refBranch(group?.base_ref),
    baseCommit: request?.base.sha ?? group?.base_sha ?? commitIn(payload.before),
    requestNumber: request?.number,
    createdAt: request?.updated_at ?? (env.GITHUB_EVENT_NAME === 'push' ? payload.repository?.pushed_at : undefined),
    // What it checks out by itself is the tip of the target branch.
    ...(request !== undefined && target
      ? {
          requiredCheckout: {
            commit: request.head.sha,
            event: 'pull_request_target',
            hint: 'Run this workflow on `pull_request`, which checks out the request.',
          },
        }
      : {}),
  };
}

/** `issue_comment` runs on the default branch, and its event tells no more of a pull request than the number. */
function commentedRequest({ pull_request: request, issue, comment }: EventPayload): EventSource | undefined {
  if (request !== undefined || issue?.pull_request === undefined) return undefined;
  const unread = 'The event of a comment does not tell the commit of its request: only plan and deploy ask for it.';
  return {
    event: { kind: 'request', number: issue.number, fromFork: false, unread },
    commit: undefined,
    branch: undefined,
    targetBranch: undefined,
    baseCommit: undefined,
    requestNumber: issue.number,
    createdAt: comment?.updated_at,
  };
}

/**
 * `workflow_run` runs on the tip of the default branch, for a commit that another workflow ran on. It tells no kind of ref:
 * a tag is one that the checkout has, or that is a whole version.
 */
async function runSource(
  run: WorkflowRun,
  repository: string,
  checkout: { readonly cwd: string; readonly env: Environment },
): Promise<EventSource> {
  const { head_sha: commit, head_repository: origin, head_branch } = run;
  const name = head_branch ?? undefined;
  const none = { targetBranch: undefined, baseCommit: undefined, requestNumber: undefined };
  const requiredCheckout = {
    commit,
    event: 'workflow_run',
    hint: `Give actions/checkout the commit: \`ref: \${{ github.event.workflow_run.head_sha }}\`.`,
  };
  const common = { ...none, commit, requiredCheckout, createdAt: run.updated_at };
  if (isQueueBranch(name)) return { ...common, branch: name, event: { kind: 'queue' } };
  const fromFork = origin?.full_name.toLowerCase() !== repository.toLowerCase();
  if (fromFork || run.event.startsWith('pull_request')) {
    const request = run.pull_requests?.find(({ head }) => head.sha === commit) ?? run.pull_requests?.[0];
    if (request === undefined && !fromFork) return { ...common, branch: undefined, event: { kind: 'manual' } };
    return {
      ...common,
      branch: name,
      event: { kind: 'request', number: request?.number ?? 0, fromFork },
      targetBranch: request?.base.ref,
      baseCommit: request?.base.sha,
      requestNumber: request?.number,
    };
  }
  if (name !== undefined && (run.event === 'release' || (await isTag(name, checkout)))) {
    return { ...common, branch: undefined, event: { kind: 'tag', tag: name } };
  }
  const kind = run.event === 'schedule' ? 'schedule' : run.event === 'push' ? 'push' : 'manual';
  return { ...common, branch: name, event: { kind } };
}

async function isTag(name: string, checkout: { readonly cwd: string; readonly env: Environment }): Promise<boolean> {
  const refs = await refsNamed(name, checkout);
  if (refs.length > 0) return !refs.some((ref) => !ref.startsWith('refs/tags/'));
  return /^v?\d+\.\d+\.\d+(?!\.?[\dx])/.test(name);
}

function githubEvent(env: Environment, payload: EventPayload): CiEvent {
  const request = payload.pull_request;
  // Reviews and comments carry a request too: its branch name must never be taken for one of this repository's.
  if (request !== undefined) {
    const { number, merged, head, base } = request;
    const fromFork = head.repo?.full_name !== base.repo.full_name;
    if (payload.action === 'closed') {
      return { kind: 'request-closed', number, merged: merged === true, ...(fromFork ? { fromFork } : {}) };
    }
    // What an earlier attempt was told may have changed since.
    const isFirst = Number(env.GITHUB_RUN_ATTEMPT ?? 1) === 1;
    const labels = isFirst ? request.labels?.map(({ name }) => name) : undefined;
    const reopened = payload.action === 'reopened' ? { reopened: true as const } : {};
    return { kind: 'request', number, fromFork, ...reopened, ...(labels === undefined ? {} : { labels }) };
  }
  const name = env.GITHUB_EVENT_NAME;
  if (name === 'merge_group' || isQueueBranch(pushedBranch(env, payload))) return { kind: 'queue' };
  if (name === 'delete') return payload.ref_type === 'branch' ? { kind: 'branch-deleted' } : { kind: 'manual' };
  if (name === 'push' && payload.deleted === true) {
    return payload.ref?.startsWith('refs/tags/') === true ? { kind: 'manual' } : { kind: 'branch-deleted' };
  }
  // A push, a release, or a run by hand.
  const tag = pushedTag(env);
  if (tag !== undefined) return { kind: 'tag', tag, ...(isDispatch(name) ? { startedBy: 'manual' } : {}) };
  return { kind: name === 'push' || name === 'schedule' ? name : 'manual' };
}

/** By a person, or by a call of the API. */
function isDispatch(event: string | undefined): boolean {
  return event === 'workflow_dispatch' || event === 'repository_dispatch';
}

/** None for a tag, also for one that was deleted: a branch may have the same name. */
function pushedBranch(env: Environment, payload: EventPayload): string | undefined {
  if (env.GITHUB_EVENT_NAME === 'delete') return payload.ref_type === 'branch' ? refBranch(payload.ref) : undefined;
  if (payload.deleted === true)
    return payload.ref?.startsWith('refs/tags/') === true ? undefined : refBranch(payload.ref);
  return pushedTag(env) === undefined ? refBranch(env.GITHUB_REF) : undefined;
}

/** Servers that run GitHub's workflows do not all set GITHUB_REF_TYPE. */
function pushedTag(env: Environment): string | undefined {
  const full = /^refs\/tags\/(.+)$/.exec(env.GITHUB_REF ?? '')?.[1];
  return env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME || full : full;
}

/** A `delete` event carries the short name, everything else `refs/heads/…`; merge queues add `gh-readonly-queue/…`. */
function refBranch(ref: string | undefined): string | undefined {
  if (ref === undefined || ref.startsWith('refs/pull/')) return undefined;
  return ref.replace(/^refs\/heads\//, '');
}

/** @throws bad input: a request whose payload is not known could be one of a fork */
function readPayload(path: string | undefined): EventPayload {
  if (path === undefined || path === '') return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as EventPayload;
  } catch (cause) {
    const fix = 'It is the file of the event that the runner makes: leave the variable as it is, or unset it.';
    throw badInput('GITHUB_EVENT_PATH', `the event cannot be read from ${path}: ${messageOf(cause)}`, fix, cause);
  }
}
