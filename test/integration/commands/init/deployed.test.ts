/**
 * What `init` writes for the GitOps repository, deployed into from the first push on: real git over HTTP, a real registry,
 * images of `append`. At each step it is read as Argo CD reads it, from the one Application that a person applies.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cleanupReviewEnv } from '../../../../src/commands/cleanup-review-env.ts';
import { deploy } from '../../../../src/commands/deploy.ts';
import { init } from '../../../../src/commands/init.ts';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { loadConfig } from '../../../../src/inputs/config/config.ts';
import { type LayoutName, layoutNames } from '../../../../src/scaffold/scaffold.ts';
import { deployedAmong, type Followed, followedFrom } from '../../../support/argocd/followed.ts';
import { systemClock } from '../../../support/clock.ts';
import { gitopsToken } from '../../../support/commands/scenery.ts';
import { createBareRepository, gitIn } from '../../../support/git/repository.ts';
import { basic, type GitServer, startGitServer } from '../../../support/git/server.ts';
import { type Given, type Ran, runCommand } from '../../../support/inputs.ts';
import { schemaProblems } from '../../../support/kubernetes-schemas.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { repositoryRoot } from '../../../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend, helm, kubectl } from '../../../support/real-parts.ts';
import { startRegistry, type TestRegistry, testPassword, testUser } from '../../../support/registry/server.ts';
import { imagesIn } from '../../../support/render.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry(), await helm(), await kubectl());

const files = {
  'package.json': '{"name": "shop", "workspaces": ["apps/*"]}',
  'package-lock.json': '{}',
  'apps/web1/package.json': '{"name": "web1"}',
  'apps/web1/server.mjs': 'serve();\n',
  'apps/web2/package.json': '{"name": "web2"}',
  'apps/web2/server.mjs': 'serve();\n',
};

const root = scratchDirectory('init-deployed');
let registry: TestRegistry;
let gitServer: GitServer;

/** A monorepo after `init`, whose two repositories are pushed, and with images that are made without a builder. */
async function shop(layout: LayoutName) {
  const [cwd, gitops] = [join(root, layout, 'shop'), join(root, layout, 'gitops')];
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const bare = createBareRepository(root, { name: `gitops-${layout}`, files: { '.gitkeep': '' } });
  const origin = createBareRepository(root, { name: `shop-${layout}`, files: {} });
  const given = {
    layout,
    host: 'jenkins',
    registry: `${registry.host}/fe`,
    'gitops-directory': gitops,
    'gitops-repository': gitServer.url(bare),
  };
  await runCommand(init, given, { cwd, home: repositoryRoot });
  // A builder is no part of this: any other one writes the same.
  const config = join(cwd, 'gitops.yaml');
  const builds = ['web1', 'web2'].flatMap((service) => [
    `services.${service}.path=apps/${service}`,
    `services.${service}.build:={"base":"scratch","files":["apps/${service}:/app"],"command":["node","/app/server.mjs"]}`,
  ]);
  const unset = ['defaults.service'];
  writeFileSync(config, editFile('gitops.yaml', readFileSync(config, 'utf8'), { set: builds, unset }).text);
  for (const directory of [cwd, gitops]) {
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', directory]);
    gitIn(directory)('add', '--all');
    gitIn(directory)('commit', '--quiet', '--message=What init writes');
  }
  gitIn(gitops)('push', '--quiet', '--force', bare.path, 'main');
  const git = gitIn(cwd);
  git('remote', 'add', 'origin', origin.path);
  git('push', '--quiet', '--force', 'origin', 'main');

  const inputs: Given = {
    timeout: '1m',
    'gitops-token': gitopsToken,
    'registry-username': testUser,
    'registry-password': testPassword,
    // An approval is no part of this: a request would have the same commit.
    deliver: 'push',
  };
  return {
    git,
    gitops: bare,
    change(path: string, text: string) {
      writeFileSync(join(cwd, path), text);
      git('add', '--all');
      git('commit', '--quiet', '--message', `Change ${path}`);
    },
    /** A push of what is checked out, and what `deploy` does for it. */
    async push(branch: string, more: Given = {}): Promise<Ran> {
      git('push', '--quiet', 'origin', `HEAD:${branch}`);
      const ci = { commit: git('rev-parse', 'HEAD'), branch };
      const parts = { config: await loadConfig(cwd), ci, clock: systemClock, cwd };
      const ran = await runCommand(deploy, { ...inputs, ...more }, parts);
      expect(ran.warnings).toEqual([]);
      return ran;
    },
    async close(branch: string): Promise<Ran> {
      const parts = { config: await loadConfig(cwd), ci: { branch: 'main' }, clock: systemClock, cwd };
      const { deliver: _, ...connection } = inputs;
      return runCommand(cleanupReviewEnv, { ...connection, environment: 'review', branch }, parts);
    },
    /** What Argo CD makes of the repository as it is now. */
    async followed(): Promise<readonly Followed[]> {
      const checkout = mkdtempSync(join(root, 'tip-'));
      execFileSync('git', ['clone', '--quiet', bare.path, checkout]);
      const found = await followedFrom(checkout);
      rmSync(checkout, { recursive: true });
      const problems = found.flatMap(({ documents }) => documents.flatMap((each) => schemaProblems(each)));
      expect(problems).toEqual([]);
      expect(JSON.stringify(found.map(({ documents }) => documents))).not.toMatch(/unset|00000000|set by the/);
      return found;
    },
  };
}

interface Ingress {
  readonly spec: { readonly rules: readonly { readonly host: string }[] };
}

/** Application → namespace, images and host of what is deployed. */
function shown(followed: readonly Followed[]): Record<string, readonly unknown[]> {
  const host = ({ documents }: Followed) =>
    (documents.find(({ kind }) => kind === 'Ingress') as unknown as Ingress).spec.rules[0]?.host;
  return Object.fromEntries(
    deployedAmong(followed).map((each) => {
      const { metadata, spec } = each.application;
      expect(spec.project).toBe('shop');
      expect(spec.syncPolicy?.automated).toMatchObject({ prune: true, selfHeal: true });
      return [metadata.name, [spec.destination.namespace, ...imagesIn(each.documents), host(each)]];
    }),
  );
}

const names = (followed: readonly Followed[]) => followed.map(({ application }) => application.metadata.name);

describe.skipIf(!parts.present)(parts.titled('what init writes, deployed into'), () => {
  beforeAll(async () => {
    registry = await startRegistry({ auth: 'htpasswd' });
    gitServer = await startGitServer({ root, authorization: basic('x-access-token', gitopsToken) });
  });

  test.each(sliceOfCommit(layoutNames, 2))(
    '%s: each environment is whole before, at and after its first deployment',
    async (layout) => {
      const { git, change, push, close, followed } = await shop(layout);
      const image = (service: string, tag: string) => `${registry.host}/fe/${service}:${tag}`;
      const before = names(await followed());

      // Nothing runs in dev yet: there is nothing to promote, and that is no failure.
      const first = await push('main');
      expect(first.outputs).toMatchObject({ environment: 'prod', result: 'nothing' });
      expect(first.lines.join('\n')).toContain('dev runs no image of web1 yet, so there is nothing to promote');
      expect(names(await followed())).toEqual(before);

      // One service alone, as where the build of the other one failed.
      git('checkout', '--quiet', '-b', 'develop');
      const one = git('rev-parse', '--short=8', 'HEAD');
      expect((await push('develop', { services: ['web1'] })).outputs.result).toBe('committed');
      const dev = { 'web1-dev': ['dev', image('web1', one), 'web1.dev.example.com'] };
      expect(shown(await followed())).toEqual(dev);

      // The next push brings what is lacking, also where it touches something else.
      change('apps/web1/server.mjs', 'serve(2);\n');
      const two = git('rev-parse', '--short=8', 'HEAD');
      expect((await push('develop')).outputs).toMatchObject({ result: 'committed', services: ['web1', 'web2'] });
      const both = Object.fromEntries(
        ['web1', 'web2'].map((each) => [`${each}-dev`, ['dev', image(each, two), `${each}.dev.example.com`]]),
      );
      expect(shown(await followed())).toEqual(both);

      // Production gets the images that dev has.
      git('checkout', '--quiet', 'main');
      git('merge', '--quiet', '--no-ff', '--no-edit', 'develop');
      expect((await push('main')).outputs).toMatchObject({ result: 'committed', services: ['web1', 'web2'] });
      const prod = Object.fromEntries(
        ['web1', 'web2'].map((each) => [`${each}-prod`, ['prod', image(each, two), `${each}.example.com`]]),
      );
      expect(shown(await followed())).toEqual({ ...both, ...prod });

      // A review environment comes with its branch, and leaves nothing.
      git('checkout', '--quiet', '-b', 'feature/greeting', 'develop');
      change('apps/web1/server.mjs', 'greet();\n');
      const three = git('rev-parse', '--short=8', 'HEAD');
      const review = await push('feature/greeting');
      const slug = String(review.outputs.slug);
      const namespace = { 'helm-values': 'review', applicationset: slug }[layout as string] ?? `${slug}-web1`;
      const own = { [`${slug}-web1`]: [namespace, image('web1', three), `${slug}-web1.review.example.com`] };
      expect(shown(await followed())).toEqual({ ...both, ...prod, ...own });
      git('push', '--quiet', 'origin', '--delete', 'feature/greeting');
      await close('feature/greeting');
      expect(shown(await followed())).toEqual({ ...both, ...prod });
    },
  );
});
