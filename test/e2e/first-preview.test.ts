/**
 * From nothing to a preview link, by the commands of README on GitHub: its blocks run in a shell as they stand, the workflow
 * that `init` writes by act. `gh` and `kubectl` write down what they are told.
 */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prepareBuildah, rootBuildah } from '../support/build/builders.ts';
import { act } from '../support/github/act.ts';
import { gitopsToken, type RecipeWorld, secretsOfWorld, startRecipeWorld } from '../support/github/recipes.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { openssl } from '../support/net/web.ts';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';

const parts = allParts(await act(), await gitHttpBackend(), await dockerRegistry(), await rootBuildah(), openssl);

/** The commands of each step of README. */
function steps(): readonly string[] {
  const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
  const section = readme.split('<summary><b>On GitHub</b></summary>')[1]?.split('</details>')[0] ?? '';
  const blocks = [...section.matchAll(/^ +```sh\n([\s\S]*?)^ +```$/gm)];
  return blocks.map(([, block = '']) => block.replace(/^ {3}/gm, ''));
}

describe.skipIf(!parts.present)(parts.titled('the five steps of README on GitHub'), () => {
  let world: RecipeWorld;
  let env: Readonly<Record<string, string>>;
  let checkout: string;
  let told: string;

  beforeAll(async () => {
    const builder = (await prepareBuildah()).env;
    world = await startRecipeWorld(builder);
    world.begin();
    checkout = world.git('rev-parse', '--show-toplevel');
    for (const path of ['gitops.yaml', 'gitops.docker.yaml']) rmSync(join(checkout, path));
    world.commit('Before the first step');
    world.git('remote', 'set-url', 'origin', 'https://github.com/acme/shop.git');
    // Empty, as `gh repo create` makes it.
    world.gitops.git('update-ref', '-d', 'refs/heads/main');

    const bin = scratchDirectory('newcomer');
    told = join(bin, 'told');
    const writesDown = (name: string) => `printf '%s\\n' "${name} $*" >> ${told}`;
    const program = `exec ${process.execPath} ${join(repositoryRoot, 'dist/cli.js')} "$@"`;
    const programs = { mg: program, gh: writesDown('gh'), kubectl: writesDown('kubectl') };
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    }
    // A person's git pushes with a credential that is no part of this.
    const places = { 'acme/shop': world.shop.path, 'acme/gitops': world.gitops.path };
    const rewrites = Object.entries(places).map(
      ([name, path]) => `[url "${path}"]\n\tinsteadOf = https://github.com/${name}.git\n`,
    );
    writeFileSync(join(bin, 'gitconfig'), rewrites.join(''));
    const own = { PATH: `${bin}:${process.env.PATH}`, GIT_CONFIG_GLOBAL: join(bin, 'gitconfig') };
    env = cleanEnvironment({ ...world.env, ...builder, ...own });
  });

  /** Runs a step's block; `typed` is what a person types meanwhile. */
  async function shell(commands: string, typed = ''): Promise<string> {
    const [code, said] = await new Promise<[number, string]>((resolve) => {
      const argv = ['--norc', '-eu', '-c', `exec 2>&1\n${commands}`];
      const child = execFile('bash', argv, { cwd: checkout, env }, (error, out) =>
        resolve([error === null ? 0 : 1, out]),
      );
      child.stdin?.end(typed);
    });
    expect([code, code === 0 ? '' : said]).toEqual([0, '']);
    return said;
  }

  async function deploys(event: Parameters<RecipeWorld['run']>[1]): Promise<void> {
    const run = await world.run('deploy.yml', event, { secrets: { GITOPS_TOKEN: gitopsToken } });
    expect(run.outcome).toEqual([0, '']);
    for (const secret of secretsOfWorld) expect(run.log).not.toContain(secret);
  }

  it('end with a comment whose link is the host of the ingress, which goes with the request', async () => {
    const [scaffold = '', layOut = '', prove = '', push = '', open = '', ...more] = steps();
    expect(more).toEqual([]);
    const said = await shell(scaffold);
    await shell(layOut);
    const checked = await shell(prove, `${gitopsToken}\n`);
    expect(checked).toContain('push to acme/gitops: a push is open');
    await shell(push);
    await deploys(world.push('develop'));
    const hostIn = (file: string): string => parse(world.gitops.read(file)).ingress.hosts[0].host;
    expect(hostIn('values/web1-dev.yaml')).toBe('web1.dev.apps.example.com');

    await shell(open);
    const { request, event } = world.requestFor('hello', 'develop');
    await deploys(event('opened'));
    const host = hostIn('review/pr-1/web1.yaml');
    expect(request.comments.map(({ body }) => body)).toEqual([expect.stringContaining(`](https://${host}/)`)]);
    const { deployments } = world.github.repository('acme/shop');
    expect(deployments.at(-1)?.statuses.at(-1)).toMatchObject({ state: 'success', environment_url: `https://${host}` });

    // What init says comes next are the commands of README, for what is here.
    for (const line of [...layOut.split('\n'), ...open.split('\n')]) expect(said).toContain(line);
    expect(readFileSync(told, 'utf8').trim().split('\n')).toEqual([
      'gh repo create acme/gitops --private',
      'kubectl apply --namespace argocd --filename gitops/bootstrap/root.yaml',
      'gh secret set GITOPS_TOKEN',
      'gh pr create --base develop --fill',
    ]);

    Object.assign(request, { state: 'closed' });
    await deploys(event('closed'));
    expect(world.gitops.git('ls-tree', '-r', '--name-only', 'main', 'review/')).not.toContain('web1.yaml');
    expect(request.comments.map(({ body }) => body)).toEqual([expect.stringContaining('### ⚪ removed')]);
    expect(deployments.at(-1)?.statuses.at(-1)).toMatchObject({ state: 'inactive' });
    expect(world.unknownHosts).toEqual([]);
  });
});
