/**
 * The project in other hands: `npm run publish-as` in a copy of the tree, as a new owner runs it. Each owner takes over
 * from the one before, so that every kind of address is once the old one and once the new one. That the bundle follows is
 * tried where it is built: `workflows.test.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { pagePaths } from '../../scripts/documentation/pages.ts';
import { publicationOf, readManifest, root } from '../../scripts/publication.ts';
import { type Checkout, copyOfTree } from '../support/checkout.ts';

const ours = publicationOf(readManifest());

/** What users copy, and what stands behind it. */
const copied = [
  '.github',
  'actions',
  'action.yml',
  'gitlab-components',
  'schema',
  'package.json',
  'src/core/published.ts',
];

const owners = [
  {
    title: 'upper case and a personal account',
    argv: ['Acme-Corp', '--maintainers', '@Acme-Corp', '--no-build'],
    names: {
      repository: 'Acme-Corp/monorepo-gitops',
      npm: '@acme-corp/monorepo-gitops',
      image: 'ghcr.io/acme-corp/monorepo-gitops',
      gitlab: 'Acme-Corp/monorepo-gitops',
      maintainers: '@Acme-Corp',
    },
  },
  {
    title: 'a project below sub groups of GitLab',
    argv: ['beta', '--gitlab', 'Beta.Group/platform/ci_cd/monorepo-gitops', '--no-build'],
    names: {
      repository: 'beta/monorepo-gitops',
      npm: '@beta/monorepo-gitops',
      image: 'ghcr.io/beta/monorepo-gitops',
      gitlab: 'Beta.Group/platform/ci_cd/monorepo-gitops',
      maintainers: '@beta/maintainers',
    },
  },
  {
    title: 'a registry of its own with a port',
    argv: ['Gamma9', '--image', 'registry.gamma9.example:5000/tools/ci/monorepo-gitops', '--no-build'],
    names: {
      repository: 'Gamma9/monorepo-gitops',
      npm: '@gamma9/monorepo-gitops',
      image: 'registry.gamma9.example:5000/tools/ci/monorepo-gitops',
      gitlab: 'Gamma9/monorepo-gitops',
      maintainers: '@Gamma9/maintainers',
    },
  },
];

let copy: Checkout;

beforeAll(() => {
  copy = copyOfTree();
});

test.each(owners)(
  '$title: $argv',
  async ({ argv, names }) => {
    const before = publicationOf(JSON.parse(readFileSync(join(copy.path, 'package.json'), 'utf8')));
    const printed = await npm('run', 'publish-as', '--', ...argv);
    expect(printed).toMatch(
      new RegExp(
        `^GitHub +${names.repository}\nnpm +${names.npm}\nimage +${names.image}\nGitLab +${names.gitlab}$`,
        'm',
      ),
    );
    expect(publicationOf(JSON.parse(readFileSync(join(copy.path, 'package.json'), 'utf8')))).toEqual({
      ...ours,
      ...names,
    });
    copy.commit('Publish as another');

    await npm('run', 'generate');
    expect(copy.git('status', '--porcelain')).toBe('');
    expect(await documentationProblems()).toEqual([]);

    const paths = [...pagePaths(root).filter((path) => !path.startsWith('.github')), ...copied];
    for (const old of [
      before.repository,
      before.npm,
      before.image,
      before.gitlab,
      `@${before.repository.split('/')[0]}/`,
    ]) {
      expect(await grep('-n', '-F', '-e', old, '--', ...paths)).toBe('');
    }
    for (const name of [names.repository, names.image, names.gitlab]) {
      expect(await grep('-l', '-F', '-e', name, '--', ...paths)).not.toBe('');
    }
  },
  120_000,
);

test.each([
  [[], 'usage: npm run publish-as'],
  [['a/b'], '"a/b" is no name of an account on GitHub'],
  [['acme', '--gitlab', 'acme/tools'], '"acme/tools" must end with /monorepo-gitops'],
  [['acme', '--image', 'registry.acme.example/Tools/monorepo-gitops'], 'is no image: registry.example.com/path/'],
  [['acme', '--image', 'registry.acme.example/monorepo-gitops:1'], 'in lower case, without a tag'],
  [['acme', '--registry', 'x'], "Unknown option '--registry'"],
])('%j is refused, and nothing is written', async (argv, message) => {
  const refused = await copy.run(process.execPath, ['scripts/publish-as.ts', ...argv]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  expect(copy.git('status', '--porcelain')).toBe('');
});

/** What `npm run check` says of the texts. */
async function documentationProblems(): Promise<unknown> {
  const script = `
    import { readProject } from './scripts/documentation/project.ts';
    import { checkDocumentation } from './scripts/documentation.ts';
    console.log(JSON.stringify(checkDocumentation(process.cwd(), await readProject()).problems));`;
  const { stdout, stderr } = await copy.run(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

async function npm(...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await copy.run('npm', argv);
  expect(code, stderr).toBe(0);
  return stdout;
}

/** Lines with a text; none is no failure. */
async function grep(...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await copy.run('git', ['grep', ...argv]);
  expect(code, stderr).toBeLessThan(2);
  return stdout;
}
