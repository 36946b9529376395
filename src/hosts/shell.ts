/** A laptop, Jenkins, or any other system that runs a shell step. */
import { isAbsolute } from 'node:path';
import type { Failure } from '../core/failure.ts';
import { webAddress } from '../core/git/repository.ts';
import type { CiContext, CiEvent, Environment, Log } from '../core/ports.ts';
import { failureLines, type Host, type HostSetting, type Terminal, textLines } from './host.ts';
import { readCheckout } from './local-checkout.ts';

export function shellHost(given: HostSetting): Host {
  const log = textLog(given.terminal, given);
  return {
    name: 'shell',
    log,
    input: () => undefined,
    inputNames: () => [],
    mask: () => {},
    context: () => shellContext(given.env, given.cwd),
    // The command line prints its outputs on stdout (main.ts).
    publish: async () => {},
    async summarize(markdown) {
      if (markdown !== '') log.info(markdown);
    },
    fail: (failure) => reportFailure(log, failure),
  };
}

const colour = { dim: '\u001b[2m', bold: '\u001b[1m', yellow: '\u001b[33m', reset: '\u001b[0m' };

/** The plain log of shells: titles, indented lines, warnings in colour on a terminal. */
export function textLog(terminal: Terminal, options: { verbose: boolean; redact(text: string): string }): Log {
  let depth = 0;
  const paint = (code: string, text: string) => (terminal.colours ? `${code}${text}${colour.reset}` : text);
  const write = (text: string, style?: string) => {
    for (const line of textLines(options.redact(text))) {
      const indented = '  '.repeat(depth) + line;
      terminal.write(`${style === undefined ? indented : paint(style, indented)}\n`);
    }
  };
  return {
    info: (line) => write(line),
    detail: (line) => {
      if (options.verbose) write(line, colour.dim);
    },
    warn: (line) => write(`warning: ${line}`, colour.yellow),
    async group(title, body) {
      write(title, colour.bold);
      depth++;
      try {
        return await body();
      } finally {
        depth--;
      }
    },
  };
}

export function reportFailure(log: Log, failure: Failure): void {
  const { headline, causes, hint } = failureLines(failure);
  log.info(`error: ${headline}`);
  for (const cause of causes) log.info(`  caused by: ${cause.trimEnd().replaceAll('\n', '\n    ')}`);
  if (hint !== undefined) log.info(`  ${hint}`);
}

/** Jenkins' variables where they are set, the checkout for everything else. */
export async function shellContext(env: Environment, cwd: string): Promise<CiContext> {
  const checkout = await readCheckout(cwd, env);
  const jenkins = Boolean(env.JENKINS_URL ?? env.JENKINS_HOME) || Boolean(env.BUILD_URL && env.JOB_NAME);
  if (!jenkins) {
    return {
      host: 'shell',
      event: { kind: 'push' },
      repository: checkout.repository,
      repositoryUrl: checkout.repositoryUrl,
      commit: checkout.commit,
      branch: checkout.branch,
      defaultBranch: checkout.defaultBranch,
      targetBranch: undefined,
      baseCommit: undefined,
      requestNumber: undefined,
      actor: checkout.actor,
      pipelineUrl: undefined,
      runId: '0',
      workspace: checkout.root,
    };
  }
  const request = env.CHANGE_ID === undefined || !/^\d+$/.test(env.CHANGE_ID) ? undefined : Number(env.CHANGE_ID);
  const workspace = env.WORKSPACE;
  return {
    host: 'jenkins',
    event: jenkinsEvent(env, request),
    repository: checkout.repository,
    repositoryUrl: webAddress(env.GIT_URL ?? '') ?? checkout.repositoryUrl,
    commit: env.GIT_COMMIT ?? checkout.commit,
    branch: env.CHANGE_BRANCH ?? (env.TAG_NAME === undefined ? (jenkinsBranch(env) ?? checkout.branch) : undefined),
    defaultBranch: checkout.defaultBranch,
    targetBranch: env.CHANGE_TARGET,
    baseCommit: env.GIT_PREVIOUS_SUCCESSFUL_COMMIT ?? env.GIT_PREVIOUS_COMMIT,
    requestNumber: request,
    actor: {
      name: env.BUILD_USER ?? env.CHANGE_AUTHOR_DISPLAY_NAME ?? env.CHANGE_AUTHOR ?? checkout.actor.name,
      email: env.BUILD_USER_EMAIL ?? env.CHANGE_AUTHOR_EMAIL ?? checkout.actor.email,
    },
    pipelineUrl: env.BUILD_URL,
    runId: env.BUILD_NUMBER ?? '0',
    workspace: workspace !== undefined && isAbsolute(workspace) ? workspace : checkout.root,
  };
}

function jenkinsEvent(env: Environment, request: number | undefined): CiEvent {
  if (request !== undefined) return { kind: 'request', number: request, fromFork: env.CHANGE_FORK !== undefined };
  if (env.TAG_NAME !== undefined) return { kind: 'tag', tag: env.TAG_NAME };
  return { kind: 'push' };
}

/** Multibranch jobs set BRANCH_NAME; the git plugin sets GIT_BRANCH with the remote's name in front. */
function jenkinsBranch(env: Environment): string | undefined {
  return env.BRANCH_NAME ?? env.GIT_LOCAL_BRANCH ?? env.GIT_BRANCH?.replace(/^origin\//, '');
}
