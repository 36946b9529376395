import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestBranch } from '../../../../src/core/delivery/request-branch.ts';
import { requestTrailers } from '../../../../src/core/delivery/rolling-record.ts';
import { requestBody, requestTitle } from '../../../../src/core/delivery/rolling-text.ts';
import { mergeLines } from '../../../../src/core/delivery/tree-merge.ts';
import { formatTrailers, readProvenance, trailerBlocks } from '../../../../src/core/git/message.ts';

const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '@@ -1 +1 @@\n', '-- x\n', '\\ No newline\n', '\r\n'), {
  maxLength: 8,
});
const whole = fc.tuple(text, fc.constantFrom('', 'end')).map(([lines, end]) => lines.join('') + end);

describe('three versions of a text become one', () => {
  it('that is the changed one where only one side changed, whatever the lines look like', () => {
    fc.assert(
      fc.property(whole, whole, (origin, changed) => {
        expect(mergeLines(origin, changed, origin)).toEqual({ text: changed, overridden: false });
        expect(mergeLines(origin, origin, changed)).toEqual({ text: changed, overridden: false });
        expect(mergeLines(origin, changed, changed)).toEqual({ text: changed, overridden: false });
      }),
    );
  });

  it('with every line that either side changed, also next to each other', () => {
    const sides = fc.array(fc.constantFrom('ours', 'theirs', 'none'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sides, (lines) => {
        const version = (...names: string[]) =>
          lines.map((side, index) => `web${index}: ${names.includes(side) ? side : 'v1'}\n`).join('');
        expect(mergeLines(version(), version('ours'), version('theirs'))).toEqual({
          text: version('ours', 'theirs'),
          overridden: false,
        });
      }),
    );
  });

  it.each([
    ['the same line', 'a\nb\nc\n', 'a\nours\nc\n', 'a\ntheirs\nc\n', 'a\ntheirs\nc\n', true],
    ['a line that the base removed', 'a\nb\nc\n', 'a\nours\nc\n', 'a\nc\n', 'a\nc\n', true],
    ['lines added at one place', 'a\n', 'a\nours\n', 'a\ntheirs\n', 'a\ntheirs\nours\n', false],
    ['an end without a line feed', 'a\nb', 'ours\nb', 'a\ntheirs', 'ours\ntheirs', false],
  ])('where the base stands on %s', (_, origin, ours, theirs, merged, overridden) => {
    expect(mergeLines(origin, ours, theirs)).toEqual({ text: merged, overridden });
  });

  it('with what it added alone, where it is told that both cannot stay', () => {
    expect(mergeLines('a\nb\n', 'ours\nb\nnew\n', 'a\nb\nnew\n2\n', 'theirs')).toEqual({
      text: 'ours\nb\nnew\n2\n',
      overridden: true,
    });
  });
});

describe('the branch of a request', () => {
  it.each([
    ['prod', 'monorepo-gitops/prod'],
    ['main', 'monorepo-gitops/main'],
  ])('is readable for the key %s', (key, branch) => {
    expect(requestBranch(key)).toBe(branch);
  });

  it('is a valid name that no other key has (law 7)', () => {
    const keys = [
      'Prod',
      'prod/',
      '../prod',
      '-prod',
      'a b',
      'a-b',
      '',
      '@{',
      'x'.repeat(300),
      'x'.repeat(301),
      'ä',
      'ö',
      '\n',
    ];
    const branches = keys.map((key) => requestBranch(key));
    expect(new Set([...branches, requestBranch('prod')]).size).toBe(keys.length + 1);
    for (const branch of branches) expect(branch).toMatch(/^monorepo-gitops\/[a-z0-9][a-z0-9-]{0,47}$/);
  });
});

describe('what a request shows', () => {
  const update = (service: string | undefined, file = 'values.yaml') => ({
    service,
    file,
    oldImage: undefined,
    newImage: 'acme/web:v2',
    sourceRepository: undefined,
    sourceCommit: undefined,
    commit: '0'.repeat(40),
    parent: undefined,
    base: '1'.repeat(40),
    record: [],
  });

  it.each([
    [['web1'], 'Deploy web1 to prod'],
    [['web1', 'web1', 'web2'], 'Deploy web1, web2 to prod'],
    [['a', 'b', 'c', 'd', 'e'], 'Deploy 5 services to prod'],
    [[], 'Update prod'],
    [['two\nlines\u202e'], 'Deploy two lines to prod'],
    [['@acme/web1', 'mail@example'], 'Deploy acme/web1, mailexample to prod'],
    [['web1 [skip@ ci]', '[ci@-skip]'], 'Deploy web1 (skip ci), (ci-skip) to prod'],
  ])('%j: its title names them', (names, title) => {
    expect(
      requestTitle(
        'prod',
        names.map((name) => update(name)),
      ),
    ).toBe(title);
  });

  it('fits into a request of GitHub, however many there are', () => {
    const long = 'x'.repeat(400);
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      ...update(`${index}${long}`, `${'d/'.repeat(90)}${index}`),
      oldImage: long,
      newImage: long,
      sourceRepository: `https://example.com/${long}`,
      sourceCommit: 'c0ffee'.padEnd(40, '0'),
      commit: String(index).padStart(40, '0'),
      changes: { commits: [{ commit: String(index).padStart(40, '0'), subject: long }], more: 1 },
      record: [['Content', long]] as const,
    }));
    const body = requestBody('monorepo-gitops/prod', 'main', many, 5_000);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(/… and 4\d{3} more\.$/m);
  });

  const shop = { sourceRepository: 'https://git.example.com/acme/shop', sourceCommit: 'c0ffee'.padEnd(40, '0') };
  const commits = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      commit: String(index).padStart(40, '0'),
      subject: `Change ${index}`,
    }));

  it('lists the commits of the source once for services that get the same, and as many as one reads', () => {
    const all = { commits: commits(2), more: 0 };
    const updates = [
      { ...update('web1'), ...shop, changes: all },
      { ...update('web2'), ...shop, changes: all },
      { ...update('web3'), ...shop, changes: { commits: commits(1), more: 7 } },
      update('web4'),
    ];
    const body = requestBody('monorepo-gitops/prod', 'main', updates, 4);
    const link = (digit: string) =>
      `[\`00000000\`](https://git.example.com/acme/shop/commit/${digit.padStart(40, '0')})`;
    expect(body.slice(body.indexOf('Commits of the source'))).toBe(
      [
        'Commits of the source since what is deployed:',
        '',
        '**`web1`, `web2`**',
        '',
        `- ${link('0')} \`Change 0\``,
        `- ${link('1')} \`Change 1\``,
        '',
        '**`web3`**',
        '',
        `- ${link('0')} \`Change 0\``,
        '- … and 7 more',
      ].join('\n'),
    );
  });

  it('shows a subject, and never lets it come to life', () => {
    const subject = '`@acme/team` <img src=x> | [x](javascript:1) --> \u202e';
    const changes = { commits: [{ commit: 'a'.repeat(40), subject }], more: 0 };
    const body = requestBody('monorepo-gitops/prod', 'main', [{ ...update('web1'), changes }], 1);
    expect(body).toContain("- `aaaaaaaa` `'@acme/team' <img src=x> | [x](javascript:1) -->`");
  });

  it('has the record of what it deploys, for a squashed commit that takes the text as its message', () => {
    const record = (service: string) =>
      [
        ['Source-Commit', 'a'.repeat(40)],
        ['Source-Branch', 'x--><b>'],
        ['Service', service],
        ['Content', `${service} v1-${'b'.repeat(32)}/v1-${'c'.repeat(32)}`],
      ] as const;
    const updates = [
      { ...update('web1'), commit: '1'.repeat(40), record: record('web1') },
      { ...update('web2'), commit: '2'.repeat(40), record: record('web2') },
      { ...update('web3'), commit: '2'.repeat(40), record: record('web2') },
    ];
    const body = requestBody('monorepo-gitops/prod', 'main', updates, 3);
    expect(body.match(/-->/g)).toHaveLength(2);
    const blocks = trailerBlocks(`Deploy all\n\n${body}`).map((trailers) => readProvenance(trailers)?.contents);
    expect(blocks).toMatchObject([[{ service: 'web2' }], [{ service: 'web1' }]]);
  });

  it.each([
    'javascript:alert(1)',
    'https://user:password@example.com/x',
    'https://example.com/x) [y](https://evil',
    undefined,
  ])('links to no source at %s', (sourceRepository) => {
    const source = { ...update('web1'), sourceRepository, sourceCommit: 'c0ffee'.padEnd(40, '0') };
    const body = requestBody('monorepo-gitops/prod', 'main', [source], 1);
    expect(body).not.toContain('](');
    expect(body).toContain('| `c0ffee00` |');
  });

  it('comes from trailers that no name from outside can add to (law 7)', () => {
    const evil = 'web1\nRequest-Base: 0000\n\nService: other';
    const place = { branch: 'monorepo-gitops/prod', target: 'main', base: 'a'.repeat(40) };
    const lines = formatTrailers(requestTrailers(place, [update(evil, 'a  b.yaml')]));
    expect(lines).toHaveLength(4);
    const parsed = JSON.parse(lines[3]?.slice('Request-Update: '.length) ?? '') as object;
    expect(parsed).toEqual({ service: evil, file: 'a  b.yaml', to: 'acme/web:v2' });
  });
});
