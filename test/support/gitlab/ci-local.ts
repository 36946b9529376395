/**
 * GitLab's pipelines without GitLab: `gitlab-ci-local` runs the jobs of a `.gitlab-ci.yml` as shell jobs, each in a
 * copy of the tracked files, with artifacts, dotenv reports and `needs` between them.
 *
 *   const run = await runPipeline(checkout, { include: [component('plan', { program })] }, { variables: { TOKEN } });
 *   run.code; run.log('plan')
 *
 * What differs from GitLab, so that no test relies on it: unknown inputs are accepted, `posix_escape` does nothing,
 * `CI_COMMIT_BEFORE_SHA` is never set, and a failed child pipeline does not fail its parent.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { scratchDirectory } from '../lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../program.ts';
import { findProgram, type RealPart, realPart } from '../real-parts.ts';

const entry = join(repositoryRoot, 'node_modules/gitlab-ci-local/dist/index.js');

export const gitlabCiLocal = (): Promise<RealPart> =>
  realPart(
    'gitlab-ci-local and rsync',
    async () => {
      await access(entry);
      return (await findProgram('rsync')) !== undefined && Number.parseInt(process.versions.node, 10) >= 22;
    },
    'npm ci, tests on Node 22 or newer, and Debian: apt-get install rsync',
  );

/**
 * How a job calls the shipped program: the input `program` of every component. A job with an `image` is told the path
 * that its checkout would have in the container, also where there is no container: hence `CI_PROJECT_DIR`.
 */
export const shippedProgram = `env CI_PROJECT_DIR=. ${process.execPath} ${join(repositoryRoot, 'dist/cli.js')}`;

/** A directory for PATH in which the program is, as it is in the project's own image. */
export function programDirectory(): string {
  const directory = scratchDirectory('program');
  const program = join(directory, 'monorepo-gitops');
  writeFileSync(program, `#!/bin/sh\nexec ${shippedProgram} "$@"\n`, { mode: 0o755 });
  return directory;
}

export interface PipelineRun {
  /** 0 when every job passed. */
  readonly code: number;
  /** All that gitlab-ci-local printed, with the jobs' own lines. */
  readonly output: string;
  /** Of that, what it printed on stdout: what `--preview` and `--list-json` are asked for. */
  readonly stdout: string;
  /** What one job printed; empty when it did not run. */
  log(job: string): string;
}

export interface PipelineOptions {
  /** Only these jobs; all of the pipeline when absent. */
  readonly jobs?: readonly string[];
  /** CI/CD variables of the project. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Options of gitlab-ci-local beside our own. */
  readonly options?: readonly string[];
  /** Of gitlab-ci-local, its git, and the jobs. */
  readonly env?: Readonly<Record<string, string>>;
}

/** One `include` of a component, as its README shows it. */
export function component(name: string, inputs: Readonly<Record<string, unknown>> = {}): object {
  return { local: `gitlab-components/${name}/template.yml`, inputs: { program: shippedProgram, ...inputs } };
}

/** The components inside a checkout, where `include: local` finds them. */
export function addComponents(checkout: string): void {
  cpSync(join(repositoryRoot, 'gitlab-components'), join(checkout, 'gitlab-components'), { recursive: true });
}

/**
 * @param pipeline the content of `.gitlab-ci.yml`, as text or to be written as YAML; it and the variables are written into
 * the checkout, uncommitted
 */
export async function runPipeline(
  checkout: string,
  pipeline: string | Readonly<Record<string, unknown>>,
  { jobs = [], variables = {}, options: more = [], env = {} }: PipelineOptions = {},
): Promise<PipelineRun> {
  writeFileSync(join(checkout, '.gitlab-ci.yml'), typeof pipeline === 'string' ? pipeline : stringify(pipeline));
  // Unlike the option --variable, the file counts in child pipelines too.
  writeFileSync(join(checkout, '.gitlab-ci-local-variables.yml'), stringify(variables));
  const options = ['--force-shell-executor', '--shell-isolation', '--no-artifacts-to-source', '--no-color'];
  const argv = [entry, ...options, ...more, ...jobs];
  return new Promise((resolve) => {
    // Jobs inherit the environment of gitlab-ci-local.
    execFile(process.execPath, argv, { cwd: checkout, env: cleanEnvironment(env) }, (error, stdout, stderr) => {
      const log = (job: string) => {
        const path = join(checkout, '.gitlab-ci-local/output', `${job}.log`);
        return existsSync(path) ? readFileSync(path, 'utf8') : '';
      };
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), output: stdout + stderr, stdout, log });
    });
  });
}
