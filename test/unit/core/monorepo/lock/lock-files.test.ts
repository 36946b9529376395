import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { affectedServices, describeReason } from '../../../../../src/core/monorepo/affected.ts';
import { contentKeys } from '../../../../../src/core/monorepo/content/content-key.ts';
import { parseLockYaml } from '../../../../../src/core/monorepo/lock/lock-yaml.ts';
import {
  fixtureFile,
  lockNames,
  type Manager,
  managers,
  shop,
  shopServices,
  type Variant,
  variants,
} from '../../../../support/monorepo/shop.ts';
import { type Files, monorepoOf } from '../../../../support/source-tree.ts';

async function reasons(before: Files, after: Files) {
  const found = await affectedServices({
    before: await monorepoOf(before),
    after: await monorepoOf(after),
    services: shopServices,
  });
  return Object.fromEntries(
    [...found]
      .filter(([, why]) => why.length > 0)
      .map(([name, why]) => [name, why.map((reason) => describeReason(name, reason))]),
  );
}

async function keys(files: Files) {
  return contentKeys({ ...(await monorepoOf(files)), services: shopServices });
}

describe.each(managers)('the lock file of %s', (manager) => {
  const file = lockNames[manager];
  const text = readFileSync(fixtureFile(manager, 'base'), 'utf8');
  const base = shop(manager);
  const withLock = (lock: string): Files => ({ ...base, [file]: lock });

  it('is understood: every service has a part of it', async () => {
    expect((await keys(base)).notes).toEqual([]);
  });

  it.each<[Variant, Record<string, string[]>]>([
    ['react', { web1: [`its part of ${file} changed (react 18.2.0 → 18.3.1)`] }],
    [
      'ms',
      {
        // npm moves the version that web2 keeps to another directory.
        ...(manager.startsWith('npm') ? { web2: [`its part of ${file} changed (ms 2.1.2 resolved otherwise)`] } : {}),
        api: [`its part of ${file} changed (ms 2.1.2 → 2.1.3)`],
      },
    ],
    [
      'left-pad',
      Object.fromEntries(
        ['web1', 'web2', 'api'].map((name) => [name, [`its part of ${file} changed (left-pad 1.2.0 → 1.3.0)`]]),
      ),
    ],
  ])('tells whom another version of %s reaches, also where packages move in the file', async (variant, expected) => {
    const found = await reasons(base, shop(manager, variant));
    expect(found).toEqual(expected);
  });

  it('reaches nobody by comments, blank lines and the order of entries', async () => {
    expect(await reasons(base, withLock(reordered(manager, text)))).toEqual({});
  });

  it('reaches through dependencies of dependencies: the checksum of kind-of, three steps from api', async () => {
    const changed = text.replace(/NOW9QQXMoZGg|7e34bc29d4b02c99/g, (found) => `0${found.slice(1)}`);
    expect(changed).not.toBe(text);
    expect(await reasons(base, withLock(changed))).toEqual({
      api: [`its part of ${file} changed (kind-of 3.2.2 resolved otherwise)`],
    });
  });

  it('reaches by an overridden and a patched package those who have them', async () => {
    const special = shop(manager, 'special');
    const overridden = await reasons(base, special);
    expect(Object.keys(overridden)).toEqual(manager === 'pnpm-8' ? ['web1', 'web2', 'api'] : ['web1', 'api']);
    expect(overridden.api?.join()).toMatch(/is-number 3\.0\.0 → 7\.0\.0|is-number 3\.0\.0 and 6\.0\.0 → 7\.0\.0/);
    const patch = Object.keys(special).find((path) => path.endsWith('.patch'));
    if (patch === undefined) return;
    const patched = await reasons(special, { ...special, [patch]: 'another patch' });
    expect(Object.keys(patched)).toEqual(['web1']);
    expect(patched.web1).toEqual([expect.stringMatching(/\.patch changed, which patches clsx@/)]);
  });

  it('counts as a whole, and it is said, when it cannot be read', async () => {
    const broken = withLock('<<<<<<< HEAD\n{');
    const { notes } = await keys(broken);
    expect(notes).toEqual([
      expect.stringContaining(`${file} counts as a whole for every service: it cannot be read: `),
    ]);
    expect(Object.keys(await reasons(broken, withLock('<<<<<<< HEAD\n{ ')))).toEqual(['web1', 'web2', 'api']);
  });

  it('counts as a whole for the service alone whose dependency it lacks', async () => {
    const manifest = base['apps/web2/package.json'] as { readonly dependencies: object };
    const more = { ...manifest, dependencies: { ...manifest.dependencies, 'not-locked': '^1.0.0' } };
    const lacking = {
      ...withLock(lacksDebug(manager, text)),
      ...(manager === 'yarn-1' ? { 'apps/web2/package.json': more } : {}),
    };
    expect((await keys(lacking)).notes).toEqual([
      expect.stringMatching(/counts as a whole for web2: .* is not in it\.$/),
    ]);
  });

  it('gives each service a key of its own that the others do not change', async () => {
    const all = (await keys(base)).keys;
    const one = await contentKeys({
      ...(await monorepoOf(base)),
      services: new Map([...shopServices].filter(([name]) => name === 'api')),
    });
    expect(one.keys.get('api')).toBe(all.get('api'));
    expect(new Set(all.values()).size).toBe(3);
  });
});

/** The same content in another order, with comments where the format has them. */
function reordered(manager: Manager, text: string): string {
  if (manager.startsWith('npm')) {
    const { packages, ...rest } = JSON.parse(text) as { packages: object };
    return JSON.stringify({ packages: Object.fromEntries(Object.entries(packages).reverse()), ...rest });
  }
  if (manager === 'bun') {
    const [head = '', entries = ''] = text.split('"packages": {\n');
    const lines = entries.split('\n').filter((line) => line.startsWith('    '));
    return `// a comment\n${head}"packages": {\n${lines.reverse().join('\n\n')}\n  } /* the end */\n}\n`;
  }
  const comment = '# another comment\n\n';
  if (manager.startsWith('yarn')) return comment + text.split(/\n\n+/).reverse().join('\n\n\n');
  const sections = text.split(/^(?=packages:|snapshots:)/m);
  return sections
    .map((section) => {
      const [head = '', ...entries] = section.split(/\n\n(?= {2}\S)/);
      return [head, ...entries.map((each) => each.trimEnd()).reverse()].join(`\n\n${comment}`);
    })
    .join('\n\n')
    .concat('\n');
}

/** Without the entry of debug, which web2 depends on. */
function lacksDebug(manager: Manager, text: string): string {
  if (manager === 'yarn-1') return text;
  if (manager.startsWith('npm')) return text.replace('"node_modules/debug"', '"node_modules/debug2"');
  if (manager === 'bun') return text.replace('"debug": ["debug@', '"debug2": ["debug@');
  if (manager === 'yarn') return text.replace(/^"debug@npm:/m, '"debug2@npm:');
  return text.replace(/^ {2}\/?debug@4\.3\.4/gm, (found) => found.replace('debug', 'debug2'));
}

describe('the reader of lock files in YAML', () => {
  const texts = managers
    .filter((manager) => manager.startsWith('pnpm') || manager === 'yarn')
    .flatMap((manager) => variants.map((variant) => [`${manager} ${variant}`, fixtureFile(manager, variant)] as const));

  it.each(texts)('reads %s as the general one does', (_what, path) => {
    const text = readFileSync(path, 'utf8');
    expect(parseLockYaml(text)).toEqual(parse(text, { schema: 'failsafe' }));
  });

  it.each([
    ['long keys', `? "${'a'.repeat(1100)}"\n:\n  version: 1.0.0\nb: c\n`],
    ['long keys with the value behind the colon', `? ${'a'.repeat(1100)}\n: version: 1.0.0\n  other: x\nb: c\n`],
    ['collections in one line', "a: {b: '>=1', c: [d, 'e f', {g: h}], i: {}}\nj: []\n"],
    ['quotes and escapes', "a: \"b\\\"c\\\\d\"\n'it''s': 'it''s'\n\"x: y\": z\n"],
    ['lists below a key, indented or not', 'a:\n- b\n- c: d\ne:\n  - f\n'],
    ['folded text', 'a: >-\n  b\n  c\nd: e\n'],
    ['text over lines', 'a: b\n  c\nd: e\n'],
    ['anchors', 'a: &x\n  b: c\nd: *x\n'],
    ['comments behind values', 'a: b # c\nd: e#f\n'],
    ['colons in values', 'a: patch:b@npm%3A1#~/c.patch\nd: http://x:1/y\n'],
    ['empty values', 'a:\nb: c\n'],
  ])('reads %s as the general one does', (_what, text) => {
    expect(parseLockYaml(text)).toEqual(parse(text, { schema: 'failsafe' }));
  });

  it('reads whatever the general one writes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...`ab@1.^~:#-{}[],'"?&*!|>%/\\ =<`), maxLength: 12 }),
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.array(text, { maxLength: 3 }),
        fc.dictionary(text, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 5 }), (content) => {
        const written = stringify(content, { lineWidth: 0 });
        const expected: unknown = parse(written, { schema: 'failsafe' });
        expect(parseLockYaml(written)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['a: [b\n', 'a: b\na: c\n', '<<<<<<< HEAD\na: b\n=======\n'])('refuses what is no YAML: %j', (text) => {
    expect(() => parseLockYaml(text)).toThrow();
  });
});
