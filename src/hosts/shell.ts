/** A laptop, Jenkins, or any other system that runs a shell step. */
import { isAbsolute } from 'node:path';
import type { Failure } from '../core/failure.ts';
import { webAddress } from '../core/git/repository.ts';
import type { CiContext, CiEvent, Environment, Log } from '../core/ports.ts';
import { isQueueBranch, type requestRefs, sourceRefOf } from '../core/source/source-ref.ts';
import {
  bounded,
  commitIn,
  failureLines,
  type Host,
  type HostSetting,
  labelOf,
  type Terminal,
  textLines,
  titleLine,
} from './host.ts';
import { branchAtHead, readCheckout } from './local-checkout.ts';
import { type LogGroup, LogGroups } from './log-groups.ts';
import { terminalQuestions } from './terminal/questions.ts';

export function shellHost(given: HostSetting): Host {
  const groups = shellGroups(given);
  const log = textLog(given.terminal, given, groups);
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
    // The command line prints its outputs on stdout (main.ts).
    publish: async () => {},
    async summarize(markdown) {
      if (markdown !== '') log.info(markdown);
    },
    fail(failure) {
      groups.close();
      reportFailure(log, failure);
    },
  };
}

const colour = { dim: '\u001b[2m', bold: '\u001b[1m', yellow: '\u001b[33m', reset: '\u001b[0m' };

function paint(terminal: Terminal, code: string, text: string): string {
  return terminal.colours ? `${code}${text}${colour.reset}` : text;
}

/** Titles, and indented lines below them. */
function shellGroups({ terminal, clock }: HostSetting): LogGroups {
  const line = (text: string, depth: number) => terminal.write(`${'  '.repeat(depth)}${text}\n`);
  const frame = {
    line,
    begin({ title, depth, part }: LogGroup) {
      if (part === 1) line(paint(terminal, colour.bold, title), depth - 1);
    },
    end() {},
  };
  return new LogGroups(frame, () => clock.now());
}

/** The plain log of shells and of GitLab: warnings in colour on a terminal. */
export function textLog(
  terminal: Terminal,
  options: { verbose: boolean; redact(text: string): string },
  groups: LogGroups,
): Log {
  const write = (text: string, style?: string) => {
    for (const line of textLines(bounded(options.redact(text)))) {
      groups.write(groups.prefix + (style === undefined ? line : paint(terminal, style, line)));
    }
  };
  return {
    info: (line) => write(line),
    detail: (line) => {
      if (options.verbose) write(line, colour.dim);
    },
    warn: (line) => write(`warning: ${line}`, colour.yellow),
    group: (title, body, given) =>
      groups.group(titleLine(options.redact(title)), body, labelOf(given?.label, options.redact)),
  };
}

export function reportFailure(log: Log, failure: Failure): void {
  const { headline, causes, hint } = failureLines(failure);
  log.info(`error: ${headline}`);
  for (const cause of causes) log.info(`  caused by: ${cause.trimEnd().replaceAll('\n', '\n    ')}`);
  if (hint !== undefined) log.info(`  ${hint}`);
}

/** Whether a pipeline runs this, of whichever system. */
export function isPipeline(env: Environment): boolean {
  return Boolean(env.CI) || isJenkins(env);
}

function isJenkins(env: Environment): boolean {
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
