import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unstartedPushes } from '../../../../../src/core/monorepo/events/workflow-triggers.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const uses = 'jobs: { a: { steps: [{ uses: "acme/monorepo-gitops@v1" }] } }\n';

async function missed(
  workflows: Readonly<Record<string, string>>,
  when: { readonly branch?: readonly string[]; readonly tag?: readonly string[] },
): Promise<readonly string[]> {
  const root = scratchDirectory('workflows');
  mkdirSync(join(root, '.github/workflows'), { recursive: true });
  for (const [name, text] of Object.entries(workflows)) writeFileSync(join(root, '.github/workflows', name), text);
  const found = await unstartedPushes(root, { environments: new Map([['review', { when }]]) });
  return found.map((line) => / `([^`]+)` starts no/.exec(line)?.[1] ?? line);
}

/** One workflow with this filter of pushes. */
const filtered = (push: string) => ({ 'deploy.yml': `on: { push: ${push} }\n${uses}` });
const all = ['main', 'feature/*', 'feature/**', '**', 'release-?'];

describe('a branch that gitops.yaml deploys, and that starts no workflow', () => {
  it.each<[string, string[], string[]]>([
    ['{ branches: [main, "feature/*"] }', ['main', 'feature/*'], []],
    ['{ branches: [main, "feature/*"] }', ['main', 'feature/**'], ['feature/x/y']],
    ['{ branches: [main, "feature/**"] }', ['main', 'feature/*', 'feature/**'], []],
    ['{ branches: [main] }', ['develop', 'main'], ['develop']],
    ['{ branches: main }', ['main'], []],
    ['{ branches: ["**", "!old/**"] }', ['feature/**', 'old/*'], ['old/x']],
    ['{ branches: ["**", "!old/**"] }', ['old/*', '!old/**'], []],
    ['{ branches: ["fea[st]ure/*"] }', ['feature/*', 'feasure/*', 'feaxure/*'], ['feaxure/x']],
    ['{ branches: ["v[0-9]+.x"] }', ['v10.x', 'vx.x'], ['vx.x']],
    ['{ branches: ["mai?n"] }', ['main', 'man', 'maiin'], ['maiin']],
    ['{ branches: ["a.b", "c\\\\*"] }', ['a.b', 'aXb'], ['aXb']],
    ['{ branches: ["*"] }', ['{main,develop}', 'a/b'], ['a/b']],
    ['{ branches: ["**/x"] }', ['x', 'a/x', 'a/b/x', 'ax'], ['ax']],
    ['{ branches-ignore: ["wip/**"] }', ['main', 'wip/*'], ['wip/x']],
    ['{ branches: ["[z-a]"] }', ['main'], []],
    ['{ branches: ["+(a", "(a|b)"] }', ['a'], []],
    ['{ tags: ["v*"] }', ['main'], ['main']],
    ['{ paths: ["apps/**"] }', all, []],
    ['', all, []],
  ])('%s for %j', async (push, branch, expected) => {
    expect(await missed(filtered(push), { branch })).toEqual(expected);
  });

  it.each<[string, string[], string[]]>([
    ['{ branches: [main] }', ['v*'], ['vx']],
    ['{ branches: [main], tags: ["v*"] }', ['v*', 'web1@*'], ['web1@x']],
    ['', ['v*'], []],
  ])('a tag: %s for %j', async (push, tag, expected) => {
    expect(await missed(filtered(push), { tag })).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['no workflow', {}, []],
    ['none of this project', { 'ci.yml': 'on: { push: { branches: [main] } }\njobs: {}\n' }, []],
    ['none for pushes', { 'a.yml': `on: pull_request\n${uses}` }, []],
    ['one that cannot be read', { 'a.yml': `on: { push: { branches: [main] } }\n${uses}  : [` }, []],
    ['every push', { 'a.yml': `on: [push, delete]\n${uses}` }, []],
    [
      'two that share the branches',
      {
        'a.yml': filtered('{ branches: [main] }')['deploy.yml'],
        'b.yaml': `on: { push: { branches: ["feature/**"] } }\n${uses}`,
      },
      [],
    ],
    [
      'one that calls another',
      {
        'a.yml': 'on: { push: { branches: [main] } }\njobs: { a: { uses: ./.github/workflows/b.yml } }\n',
        'b.yml': `on: workflow_call\n${uses}`,
      },
      ['feature/x'],
    ],
  ])('%s', async (_, workflows, expected) => {
    expect(await missed(workflows, { branch: ['main', 'feature/*'] })).toEqual(expected);
  });

  it('is named with the globs that it was held against', async () => {
    const root = scratchDirectory('workflows');
    mkdirSync(join(root, '.github/workflows'), { recursive: true });
    writeFileSync(
      join(root, '.github/workflows/deploy.yml'),
      filtered('{ branches: [main, "feature/*"] }')['deploy.yml'],
    );
    const when = { branch: ['feature/**'], tag: ['v1'] };
    expect(await unstartedPushes(root, { environments: new Map([['review', { when }]]) })).toEqual([
      'A push of a branch such as `feature/x/y` starts no workflow, and `feature/**` of gitops.yaml deploys it to review: `on.push` of .github/workflows/deploy.yml has main, feature/*.',
      'A push of the tag `v1` starts no workflow, and `v1` of gitops.yaml deploys it to review: `on.push` of .github/workflows/deploy.yml has no tags.',
    ]);
  });
});
