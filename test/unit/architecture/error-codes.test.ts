import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { anchorsOf } from '../../../scripts/documentation/links.ts';
import { publicationOf, readManifest } from '../../../scripts/publication.ts';
import { Failure } from '../../../src/core/failure.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('demo/registry'))
  .map((path) => read(`src/${path}`));

const quoted = /'([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)'/g;
/** A literal behind what makes a Failure, in a field `code`, or with the first word of codes. */
const makers = [
  /\b(?:Failure|failure|refused?|super|noPlace)\((?:[^;'`]|'[a-z-]*')*?'[A-Z][A-Z0-9_]+'(?:\s*:\s*'[A-Z][A-Z0-9_]+')?/g,
  /\bcode: (?:[^,;'{}]*\? )?'[A-Z][A-Z0-9_]+'(?: : '[A-Z][A-Z0-9_]+')?/g,
  /'(?:ARGOCD|EDIT|FORGE|IMAGE|YAML)_[A-Z_]+'/g,
];
/** Of registries and of the parser of YAML, and a variable. */
const foreign = ['ARGOCD_TOKEN', 'MANIFEST_INVALID', 'NAME_UNKNOWN', 'RESOURCE_EXHAUSTION'];

function thrown(): ReadonlySet<string> {
  const found = sources.flatMap((text) => makers.flatMap((maker) => text.match(maker) ?? []));
  const codes = found.flatMap((piece) => [...piece.matchAll(quoted)].map(([, code = '']) => code));
  return new Set(codes.filter((code) => !foreign.includes(code)));
}

function documented(): readonly string[] {
  const rows = read('docs/errors.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, code = '']) => code),
  );
}

it('law 10: every code of the program stands in docs/errors.md', () => {
  const codes = thrown();
  expect(codes.size).toBeGreaterThan(180);
  expect([...codes].filter((code) => !documented().includes(code)).sort()).toEqual([]);
});

it('docs/errors.md has each code once, and none that the program does not have', () => {
  const codes = documented();
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  const all = new Set(sources.flatMap((text) => [...text.matchAll(quoted)].map(([, code]) => code)));
  expect(codes.filter((code) => !all.has(code))).toEqual([]);
});

it('law 10: the link of each code leads to its row, in the pages of this version', () => {
  const { repository, version } = publicationOf(readManifest());
  const page = read('docs/errors.md');
  const anchors = anchorsOf(page);
  for (const code of thrown()) {
    const [address, anchor = ''] = new Failure('failed', code, 'x').url.split('#');
    expect(address).toBe(`https://github.com/${repository}/blob/v${version}/docs/errors.md`);
    expect(anchors.filter((each) => each === anchor)).toEqual([anchor]);
    // What the row says of it: what happened, and what helps.
    const row = page.split('\n').find((line) => line.includes(`\`${code}\`<a id="${anchor}"></a>`)) ?? '';
    expect(row.split(/ (?<!\\)\| /).at(-1)?.length, code).toBeGreaterThan(15);
  }
});
