/** A laptop, Jenkins, or any other system that runs a shell step. */
import { isAbsolute } from 'node:path';
import { webAddress } from '../core/git/repository.ts';
import type { CiContext, CiEvent, Environment } from '../core/ports.ts';
import { isQueueBranch, type requestRefs, sourceRefOf } from '../core/source/source-ref.ts';
import { commitIn, type Host, type HostSetting } from './host.ts';
import { branchAtHead, readCheckout } from './local-checkout.ts';
import { type LogGroup, LogGroups } from './log-groups.ts';
import { LiveLine, ProgressLines } from './terminal/progress.ts';
import { terminalQuestions } from './terminal/questions.ts';
import { paint } from './terminal/style.ts';
import { logScreen, logSummary, reportFailure, textLog } from './terminal/text-log.ts';

export function shellHost(setting: HostSetting): Host {
  const live = setting.terminal.isLive === true ? new LiveLine(setting) : undefined;
  const given = { ...setting, terminal: live?.terminal ?? setting.terminal };
  const groups = shellGroups(given);
  const progress = live ?? new ProgressLines(groups, given);
  const log = textLog(given, { groups, progress });
  const { person } = given.terminal;
  return {
    name: 'shell',
    log,
    questions: person === undefined || isPipeline(given.env) ? undefined : terminalQuestions(person),
    step: () => groups.step,
    input: () => undefined,
    inputNames: () => [],
    mask: () => {},
    context: () => shellContext(given.env, given.cwd, given.terminal.interactive),
    checkOutputs: () => {},
    // The command line prints its outputs on stdout (output.ts), which may be the same screen.
    publish: async () => progress.close(),
    summarize: (markdown, screen) =>
      screen === undefined ? logSummary(markdown, given, groups) : logScreen(screen, given, groups),
    fail(failure) {
      progress.close();
      groups.close();
      reportFailure(failure, given, groups);
    },
  };
}

/** Titles, and indented lines below them. */
function shellGroups({ terminal, clock }: HostSetting): LogGroups {
  const line = (text: string, depth: number) => terminal.write(`${'  '.repeat(depth)}${text}\n`);
  const frame = {
    line,
    begin({ title, depth, part }: LogGroup) {
      if (part === 1) line(paint(title, 'heading', terminal), depth - 1);
    },
    end() {},
  };
  return new LogGroups(frame, () => clock.now());
}

/** Whether a pipeline runs this, of whichever system. */
export function isPipeline(env: Environment): boolean {
  return Boolean(env.CI) || isJenkins(env);
}

export function isJenkins(env: Environment): boolean {
  return Boolean(env.JENKINS_URL || env.JENKINS_HOME || (env.BUILD_URL && env.JOB_NAME));
}

/** Jenkins' variables where they are set, the checkout for everything else. */
export async function shellContext(env: Environment, cwd: string, interactive = false): Promise<CiContext> {
  const checkout = await readCheckout(cwd, env);
  const { repository, repositoryUrl, commit, branch, defaultBranch, actor, root } = checkout;
  const local: CiContext = {
    host: 'shell',
    event: { kind: 'push' },
    repository,
    repositoryUrl,
    commit,
    branch,
    defaultBranch,
    targetBranch: undefined,
    baseCommit: undefined,
    requestNumber: undefined,
    sourceRef: branch === undefined ? undefined : `refs/heads/${branch}`,
    refSlug: undefined,
    byPerson: interactive && !env.CI,
    pipelineCreatedAt: undefined,
    actor,
    pipelineUrl: undefined,
    runId: '0',
    workspace: root,
  };
  if (!isJenkins(env)) return local;
  const request = env.CHANGE_ID === undefined || !/^\d+$/.test(env.CHANGE_ID) ? undefined : Number(env.CHANGE_ID);
  const workspace = env.WORKSPACE;
  const event = jenkinsEvent(env, request);
  const url = webAddress(env.GIT_URL ?? '') ?? repositoryUrl;
  const source =
    env.CHANGE_BRANCH ??
    (env.TAG_NAME === undefined
      ? (jenkinsBranch(env) ?? branch ?? (await branchAtHead(defaultBranch, { cwd, env })))
      : undefined);
  return {
    ...local,
    host: 'jenkins',
    event,
    repositoryUrl: url,
    commit: env.GIT_COMMIT ?? commit,
    branch: source,
    targetBranch: env.CHANGE_TARGET,
    baseCommit: commitIn(env.GIT_PREVIOUS_SUCCESSFUL_COMMIT) ?? commitIn(env.GIT_PREVIOUS_COMMIT),
    requestNumber: request,
    sourceRef: sourceRefOf(event, source, forgeOfChange(env.CHANGE_URL ?? url)),
    byPerson: false,
    actor: {
      name: env.BUILD_USER ?? env.CHANGE_AUTHOR_DISPLAY_NAME ?? env.CHANGE_AUTHOR ?? actor.name,
      email: env.BUILD_USER_EMAIL ?? env.CHANGE_AUTHOR_EMAIL ?? actor.email,
    },
    pipelineUrl: env.BUILD_URL,
    runId: env.BUILD_NUMBER ?? '0',
    workspace: workspace !== undefined && isAbsolute(workspace) ? workspace : root,
  };
}

function jenkinsEvent(env: Environment, request: number | undefined): CiEvent {
  if (request !== undefined) return { kind: 'request', number: request, fromFork: env.CHANGE_FORK !== undefined };
  if (env.TAG_NAME !== undefined) return { kind: 'tag', tag: env.TAG_NAME };
  if (isQueueBranch(jenkinsBranch(env))) return { kind: 'queue' };
  return { kind: 'push' };
}

/** Jenkins names a request by the address of its page: `…/pull/5`, `…/-/merge_requests/5`. */
function forgeOfChange(url: string | undefined): keyof typeof requestRefs {
  if (url !== undefined && /\/merge_requests\//.test(url)) return 'gitlab';
  const isGitlab = url !== undefined && !/\/pull\//.test(url) && /^https?:\/\/[^/]*gitlab/.test(url);
  return isGitlab ? 'gitlab' : 'github';
}

/**
 * Multibranch jobs set BRANCH_NAME; the git plugin sets GIT_BRANCH with the remote's name in front, and to `detached` for a
 * job that builds a commit.
 */
function jenkinsBranch(env: Environment): string | undefined {
  const ofPlugin = env.GIT_BRANCH === 'detached' ? undefined : env.GIT_BRANCH?.replace(/^origin\//, '');
  return env.BRANCH_NAME ?? env.GIT_LOCAL_BRANCH ?? ofPlugin;
}
