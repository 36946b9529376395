/** Pipelines of the demo's monorepo, as GitHub would start them: what one leaves in its summary and on the request. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { change, checkOut, createSandbox, head, newBranch, type Sandbox } from '../../src/demo/sandbox.ts';
import { systemPrograms } from '../../src/hosts/programs.ts';
import { startGithubServer } from '../../test/support/github/server.ts';
import { root } from '../publication.ts';
import { renamed } from './names.ts';
import { runProgram } from './program.ts';

const token = 'ghs_of-a-job-in-a-picture';
const repository = 'acme/shop';
const branch = 'feature/welcome';

export interface PipelinePages {
  readonly summary: string;
  /** The sticky comment of the request. */
  readonly comment: string;
}

/** Of a push to a branch with an open request, which changes a shared package. */
export async function pipelinePages(): Promise<PipelinePages> {
  const env = { PATH: process.env.PATH ?? '', HOME: '/nonexistent' };
  await using sandbox = await createSandbox(root, { env, programs: systemPrograms }, false);
  await using github = await githubOf(sandbox);
  const runner = new Runner(sandbox, github.origin);
  await newBranch(sandbox, 'develop');
  const first = await head(sandbox);
  await runner.run({ ref: 'refs/heads/develop', commit: first, before: '0'.repeat(40) });
  await newBranch(sandbox, branch);
  const commit = await change(sandbox, branch, {
    message: 'greeting: welcome people',
    path: 'packages/greeting/src/index.mjs',
    before: 'Hello',
    after: 'Welcome',
  });
  const { comments } = github
    .repository(repository)
    .addPull({ title: 'Welcome people', head: branch, base: 'develop' });
  const summary = await runner.run({ ref: `refs/heads/${branch}`, commit, before: first });
  return { summary, comment: runner.renamed(comments.at(-1)?.body ?? '') };
}

function githubOf({ origin }: Sandbox) {
  const git = (...argv: readonly string[]) => execFileSync('git', ['-C', origin, ...argv], { encoding: 'utf8' }).trim();
  const read = (file: string, revision = 'main') => git('cat-file', 'blob', `${revision}:${file}`);
  return startGithubServer({
    repositories: { [repository]: { git: { path: origin, git, read }, roles: { ada: 'write' } } },
    accounts: {
      [token]: {
        login: 'github-actions[bot]',
        permissions: { contents: 'read', pull_requests: 'write', deployments: 'write', statuses: 'write' },
      },
    },
  });
}

interface Job {
  readonly ref: string;
  readonly commit: string;
  readonly before: string;
}

class Runner {
  readonly #sandbox: Sandbox;
  readonly #api: string;
  #runs = 0;

  constructor(sandbox: Sandbox, api: string) {
    this.#sandbox = sandbox;
    this.#api = api;
  }

  renamed(text: string): string {
    const { gitops, registry } = this.#sandbox;
    const named = renamed(text, [
      [`${registry.host}/fe`, 'ghcr.io/acme'],
      [gitops, 'infra/gitops'],
    ]);
    // GitHub draws graphs, and shows no comments of HTML; here both would be text.
    return named.replace(/```mermaid\n[\s\S]*?```\n*|<!--[\s\S]*?-->\n*/g, '').trim();
  }

  /** The summary of `deploy` in a job. */
  async run({ ref, commit, before }: Job): Promise<string> {
    this.#runs += 1;
    const workspace = await checkOut(this.#sandbox, commit);
    const file = (name: string, content: string) => {
      const path = join(this.#sandbox.directory, `${name}-${this.#runs}`);
      writeFileSync(path, content);
      return path;
    };
    const about = { default_branch: 'develop', full_name: repository };
    const event = { ref, before, after: commit, deleted: false, repository: about };
    const summary = file('summary', '');
    await runProgram({
      action: 'deploy',
      cwd: workspace,
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
        GITHUB_REF: ref,
        GITHUB_REF_NAME: ref.replace('refs/heads/', ''),
        GITHUB_REF_TYPE: 'branch',
        GITHUB_SHA: commit,
        GITHUB_REPOSITORY: repository,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_API_URL: `${this.#api}/api/v3`,
        GITHUB_TOKEN: token,
        GITHUB_ACTOR: 'ada',
        GITHUB_RUN_ID: String(7_000 + this.#runs),
        GITHUB_RUN_NUMBER: String(this.#runs),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_WORKSPACE: workspace,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: file('output', ''),
      },
    });
    return this.renamed(readFileSync(summary, 'utf8'));
  }
}
