/** GitLab CI: collapsible sections in its log, outputs as a dotenv report, and what its variables say. */
import type { CiContext, CiEvent, Environment } from '../core/ports.ts';
import { isQueueBranch, sourceRefOf } from '../core/source/source-ref.ts';
import { checkReport, writeReport } from './dotenv-report.ts';
import { commitIn, type Host, type HostSetting, type PublishedOutputs, timeIn } from './host.ts';
import { type LogGroup, LogGroups } from './log-groups.ts';
import { ProgressLines } from './terminal/progress.ts';
import { logScreen, logSummary, reportFailure, textLog } from './terminal/text-log.ts';

/**
 * `GITLAB_CI=true` alone is an ordinary variable that anybody may set, and gitlab-ci-local sets it to `false`: a job is
 * one that has a job and a pipeline.
 */
export function isGitlabJob(env: Environment): boolean {
  return Boolean(env.CI_JOB_ID) && Boolean(env.CI_PIPELINE_ID) && Boolean(env.CI_PROJECT_PATH);
}

export function gitlabCiHost(given: HostSetting): Host {
  const { env } = given;
  const workspace = env.CI_PROJECT_DIR ?? given.cwd;
  const groups = sections(given);
  const progress = new ProgressLines(groups, given);
  const log = textLog(given, { groups, progress });
  return {
    name: 'gitlab-ci',
    log,
    step: () => groups.step,
    // Components hand their inputs over as MG_ variables, which every host reads.
    input: () => undefined,
    inputNames: () => [],
    // GitLab masks declared variables only: we redact everything that we log.
    mask: () => {},
    context: async () => gitlabContext(env, given.cwd),
    checkOutputs: () => checkReport(workspace),
    async publish(outputs) {
      const lines = [...dotenvLines(outputs, env)].map(([key, value]) => [key, given.redact(value)] as const);
      writeReport(workspace, new Map(lines), log);
    },
    summarize: (markdown, screen) =>
      screen === undefined ? logSummary(markdown, given, groups) : logScreen(screen, given, groups),
    fail(failure) {
      progress.close();
      groups.close();
      reportFailure(failure, given, groups);
    },
  };
}

let sectionNumber = 0;

/** GitLab's collapsible sections. Source: docs.gitlab.com, "Custom collapsible sections". */
function sections({ terminal, clock }: HostSetting): LogGroups {
  const marker = (kind: 'start' | 'end', text: string) => {
    const name = `monorepo_gitops_${sectionNumber}`;
    const time = Math.floor(clock.now() / 1000);
    terminal.write(`\u001b[0Ksection_${kind}:${time}:${name}\r\u001b[0K${text}\n`);
  };
  const frame = {
    line: (text: string) => terminal.write(`${text}\n`),
    begin({ title, part }: LogGroup) {
      sectionNumber++;
      marker('start', part === 1 ? title : `${title} (continued)`);
    },
    end: () => marker('end', ''),
  };
  return new LogGroups(frame, () => clock.now());
}

/**
 * `MG_<COMMAND>_<OUTPUT>`; the outputs of one service of a matrix carry its name at the end, because jobs that need the
 * whole matrix load all reports into one environment.
 */
export function dotenvLines(outputs: PublishedOutputs, env: Environment): ReadonlyMap<string, string> {
  const prefix = `MG_${upper(outputs.command)}_`;
  const suffix = outputs.service === undefined ? undefined : `_${upper(outputs.service)}`;
  const parallel = Number(env.CI_NODE_TOTAL ?? '1') > 1;
  const lines = new Map<string, string>();
  for (const [name, value] of outputs.values) {
    if (suffix !== undefined) lines.set(prefix + upper(name) + suffix, value);
    if (suffix === undefined || !parallel) lines.set(prefix + upper(name), value);
  }
  return lines;
}

function upper(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}

export function gitlabContext(env: Environment, cwd: string): CiContext {
  const request = nonEmpty(env.CI_MERGE_REQUEST_IID);
  const user = env.GITLAB_USER_NAME ?? env.GITLAB_USER_LOGIN ?? 'gitlab-ci';
  const event = gitlabEvent(env);
  const branch =
    nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME) ??
    (env.CI_COMMIT_TAG ? undefined : nonEmpty(env.CI_COMMIT_REF_NAME));
  return {
    host: 'gitlab',
    event,
    repository: env.CI_PROJECT_PATH ?? 'unknown',
    repositoryUrl: env.CI_PROJECT_URL,
    // In a merged-results pipeline CI_COMMIT_SHA is a commit that exists in this pipeline only.
    commit: nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA) ?? nonEmpty(env.CI_COMMIT_SHA),
    branch,
    defaultBranch: nonEmpty(env.CI_DEFAULT_BRANCH),
    targetBranch: nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME),
    baseCommit:
      nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA) ??
      nonEmpty(env.CI_MERGE_REQUEST_DIFF_BASE_SHA) ??
      commitIn(env.CI_COMMIT_BEFORE_SHA),
    requestNumber: request === undefined ? undefined : Number(request),
    // The stop job of a tag's environment.
    sourceRef:
      event.kind === 'branch-deleted' && env.CI_COMMIT_TAG
        ? `refs/tags/${env.CI_COMMIT_TAG}`
        : sourceRefOf(event, branch, 'gitlab'),
    refSlug: nonEmpty(env.CI_COMMIT_REF_SLUG),
    byPerson: isByPerson(env),
    pipelineCreatedAt: timeIn(env.CI_PIPELINE_CREATED_AT),
    actor: { name: user, email: nonEmpty(env.GITLAB_USER_EMAIL) ?? `${user}@users.noreply.gitlab` },
    pipelineUrl: nonEmpty(env.CI_PIPELINE_URL),
    runId: env.CI_PIPELINE_IID ?? env.CI_PIPELINE_ID ?? '0',
    workspace: env.CI_PROJECT_DIR ?? cwd,
  };
}

/** The jobs of a child pipeline know who started its parent by the plan alone, which wrote them. */
function isByPerson(env: Environment): boolean {
  const isChild = env.CI_PIPELINE_SOURCE === 'parent_pipeline';
  return (
    env.CI_PIPELINE_SOURCE === 'web' || env.CI_JOB_MANUAL === 'true' || (isChild && env.MG_STARTED_BY === 'person')
  );
}

function gitlabEvent(env: Environment): CiEvent {
  const request = nonEmpty(env.CI_MERGE_REQUEST_IID);
  const stopping = env.CI_ENVIRONMENT_ACTION === 'stop';
  if (request !== undefined) {
    const number = Number(request);
    const fromFork = env.CI_MERGE_REQUEST_SOURCE_PROJECT_ID !== env.CI_MERGE_REQUEST_PROJECT_ID;
    if (stopping) return { kind: 'request-closed', number, merged: false, ...(fromFork ? { fromFork } : {}) };
    if (env.CI_MERGE_REQUEST_EVENT_TYPE === 'merge_train') return { kind: 'queue' };
    // No label's name has a comma. There is no variable where there is no label.
    const labels = (env.CI_MERGE_REQUEST_LABELS ?? '').split(',').filter((label) => label !== '');
    return { kind: 'request', number, fromFork, labels };
  }
  if (isQueueBranch(env.CI_COMMIT_REF_NAME)) return { kind: 'queue' };
  if (stopping) return { kind: 'branch-deleted' };
  const startedBy = startOf(env);
  if (env.CI_COMMIT_TAG) {
    return { kind: 'tag', tag: env.CI_COMMIT_TAG, ...(startedBy === 'push' ? {} : { startedBy }) };
  }
  return { kind: startedBy };
}

/** Of a child pipeline by its plan alone. */
function startOf(env: Environment): 'push' | 'schedule' | 'manual' {
  switch (env.CI_PIPELINE_SOURCE) {
    case 'schedule':
      return 'schedule';
    case 'parent_pipeline':
      return env.MG_STARTED_BY === 'schedule' ? 'schedule' : 'push';
    case 'push':
    case undefined:
      return 'push';
    default:
      return 'manual';
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
