import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/core/git/changes.ts';
import { encodeCommit } from '../../../src/core/git/commit.ts';
import { hashObject } from '../../../src/core/git/objects.ts';
import { openSnapshot, type Snapshot } from '../../../src/core/git/snapshot.ts';
import type { GitObject, Transport } from '../../../src/core/git/transport.ts';
import { alternatives, glob, globs } from '../../../src/core/glob.ts';
import { affectedServices } from '../../../src/core/monorepo/affected.ts';
import { environmentFor } from '../../../src/core/monorepo/environments.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import { ciContext } from '../../support/inputs.ts';
import { monorepoOf } from '../../support/source-tree.ts';

describe('a glob', () => {
  it.each([
    ['main', ['main'], ['Main', 'main2', 'amain', '']],
    ['feature/*', ['feature/a', 'feature/', 'feature/a.b-c_d'], ['feature', 'feature/a/b', 'xfeature/a']],
    ['feature/**', ['feature/a', 'feature/a/b/c'], ['feature', 'features/a']],
    ['**', ['', 'a', 'a/b/c'], []],
    ['*', ['', 'a', '.a'], ['a/b']],
    ['**/x.ts', ['x.ts', 'a/x.ts', 'a/b/x.ts'], ['ax.ts', 'a/xx.ts', 'x.ts/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'a/bx', 'a/x/yb']],
    ['a**/b', ['a/b', 'axx/b', 'ax/y/b'], ['ab', 'b']],
    ['v?.*', ['v1.', 'v1.2'], ['v.', 'v12.1', 'v/.1']],
    ['{main,release/*}', ['main', 'release/1'], ['release', 'main,release/1']],
    ['a{b,c{d,e}}f', ['abf', 'acdf', 'acef'], ['acf', 'af', 'abcf']],
    ['{a,}b', ['ab', 'b'], ['{a,}b']],
    ['{a}', ['{a}'], ['a']],
    ['{a,b', ['{a,b'], ['a', 'b']],
    ['a.b', ['a.b'], ['axb']],
    ['a+(b)[c]^$|\\', ['a+(b)[c]^$|\\'], ['ab']],
    ['🚀?', ['🚀🚀', '🚀a'], ['🚀', '🚀ab']],
  ])('%s', (pattern, taken, left) => {
    const matches = glob(pattern);
    expect(taken.filter((text) => !matches(text))).toEqual([]);
    expect(left.filter(matches)).toEqual([]);
  });

  it('takes every text without wildcards for itself alone', () => {
    const plain = fc.string({ unit: 'binary' }).filter((text) => !/[*?{]/.test(text));
    fc.assert(
      fc.property(plain, fc.string(), (text, other) => glob(text)(text) && (text === other || !glob(text)(other))),
    );
  });

  it('takes steps that grow with the text and not with the ways to match it (law 7)', () => {
    expect(glob(`${'*a'.repeat(60)}b`)('a'.repeat(4000))).toBe(false);
    expect(glob(`${'**/'.repeat(60)}b`)('a/'.repeat(2000))).toBe(false);
  });

  it('refuses alternatives that multiply without end, and names the input (law 7)', () => {
    expect(() => glob('{a,b}'.repeat(40))).toThrow(/^glob: .*more than 1000 patterns/);
    expect(() => alternatives('{a,b}'.repeat(40), 'file')).toThrow(/^file: /);
  });
});

describe('a list of globs', () => {
  it('takes back what a later ! names, and again what comes after it', () => {
    const matches = globs(['release/*', '!release/old*', 'release/old-but-gold']);
    expect(['release/1', 'release/older', 'release/old-but-gold', 'main'].map(matches)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('takes nothing when it is empty', () => {
    expect(globs([])('')).toBe(false);
  });
});

describe('every user of globs gives the same answer', () => {
  const paths = [
    'values.yaml',
    '.values.yaml',
    'apps/values.yaml',
    'apps/web/values.yaml',
    'apps/web/.values.yaml',
    '.hidden/values.yaml',
    'apps/.hidden/deep/values.yaml',
    'apps/values.yaml.orig',
    'ab',
    'a/b',
    'ax/b',
    '{a}',
  ];

  const users: Readonly<Record<string, (pattern: string) => Promise<readonly string[]> | readonly string[]>> = {
    'when.branch': (pattern) => {
      const config = deployedWhen('branch', pattern);
      return paths.filter((branch) => environmentFor(config, ciContext({ branch })) !== undefined);
    },
    'when.tag': (pattern) => {
      const config = deployedWhen('tag', pattern);
      const event = (tag: string) => ciContext({ branch: undefined, event: { kind: 'tag', tag } });
      return paths.filter((tag) => environmentFor(config, event(tag)) !== undefined);
    },
    watch: async (pattern) => {
      const services = new Map([['web', { path: 'elsewhere', watch: [pattern] }]]);
      const isAffected = async (file: string) => {
        const [before, after] = [await monorepoOf({}), await monorepoOf({ [file]: '' })];
        return (await affectedServices({ before, after, services })).get('web')?.length !== 0;
      };
      const affected = await Promise.all(paths.map(isAffected));
      return paths.filter((_path, index) => affected[index]);
    },
    file: async (pattern) => (await snapshotOf(paths)).glob([pattern]),
  };

  it.each([
    [
      '**/values.yaml',
      [
        'values.yaml',
        'apps/values.yaml',
        'apps/web/values.yaml',
        '.hidden/values.yaml',
        'apps/.hidden/deep/values.yaml',
      ],
    ],
    ['*/values.yaml', ['apps/values.yaml', '.hidden/values.yaml']],
    ['*.yaml', ['values.yaml', '.values.yaml']],
    ['.*', ['.values.yaml']],
    ['.*/**', ['.hidden/values.yaml']],
    [
      'apps/**',
      [
        'apps/values.yaml',
        'apps/web/values.yaml',
        'apps/web/.values.yaml',
        'apps/.hidden/deep/values.yaml',
        'apps/values.yaml.orig',
      ],
    ],
    ['apps/{web,none}/*', ['apps/web/values.yaml', 'apps/web/.values.yaml']],
    ['a**b', ['ab', 'a/b', 'ax/b']],
    ['a*b', ['ab']],
    ['a?/b', ['ax/b']],
    ['{a}', ['{a}']],
    ['Values.yaml', []],
  ])('%s', async (pattern, expected) => {
    for (const [user, matching] of Object.entries(users)) {
      expect([...(await matching(pattern))].sort(), user).toEqual([...expected].sort());
    }
  });
});

function deployedWhen(event: 'branch' | 'tag', pattern: string) {
  const when = JSON.stringify({ [event]: pattern });
  return parseConfig('x', `{ version: 1, services: { web: { path: web } }, environments: { dev: { when: ${when} } } }`);
}

/** A commit of empty files, held in memory. */
async function snapshotOf(paths: readonly string[]): Promise<Snapshot> {
  const objects = new Map<string, GitObject>();
  const transport = {
    read: async (ids: readonly string[]) => new Map(ids.flatMap((id) => [[id, objects.get(id)] as const])),
  } as unknown as Transport;
  const changes = paths.map((path) => ({ path, body: Buffer.alloc(0) }));
  const made = await applyChanges(await openSnapshot(transport, undefined), changes);
  for (const [id, object] of made.objects) objects.set(id, object);
  const someone = { name: 'a', email: 'a@example.com', seconds: 0, zone: '+0000' };
  const body = encodeCommit({ tree: made.root, parents: [], author: someone, committer: someone, message: '' });
  const commit = hashObject('sha1', 'commit', body);
  objects.set(commit, { type: 'commit', body });
  return openSnapshot(transport, commit);
}
