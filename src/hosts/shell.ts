import { isAbsolute } from 'node:path';
import type { Failure } from '../core/failure.ts';
import { webAddress } from '../core/git/repository.ts';
import type { CiContext, CiEvent, Environment, Log } from '../core/ports.ts';
import { failureLines, type Host, type Surroundings } from './host.ts';
import { readCheckout } from './local-checkout.ts';
import { textLog } from './text-log.ts';

/** A laptop, Jenkins, or any other system that runs a shell step. */
export function shellHost(given: Surroundings): Host {
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
