/** What summaries are made of: diffs within their bounds, and texts of other people as texts. */
import { describe, expect, it, test } from 'vitest';
import { cleanupSummary } from '../../../../src/commands/summaries/cleanup.ts';
import { commitSummary } from '../../../../src/commands/summaries/commit.ts';
import { failureSummary } from '../../../../src/commands/summaries/failure.ts';
import { imageSummary } from '../../../../src/commands/summaries/image.ts';
import { duration, foldedDiff } from '../../../../src/commands/summaries/parts.ts';
import { Failure } from '../../../../src/core/failure.ts';
import type { DeploymentCommit } from '../../../../src/core/flow/deployment/commits.ts';
import { readPage } from '../../../support/markdown.ts';

const plain = (text: string) => text;
const evil = '</details>|`<img src=x>`[x](//evil.example)';

describe('a diff', () => {
  const diff = (lines: number) => `--- a/x\n+++ b/x\n@@ -1 +1 @@\n--- gone\n${'+added\n'.repeat(lines)}`;

  it('is folded, with its files and lines counted', () => {
    expect(readPage(foldedDiff(diff(3), plain)).folded[0]?.title).toBe('Diff (1 file, +3 −1)');
    expect(foldedDiff('\n', plain)).toBe('');
  });

  it('is cut between two lines where it is long, and says so', () => {
    const text = foldedDiff(diff(100_000), plain);
    expect(text.length).toBeLessThan(70_000);
    expect(text).toMatch(
      /\n\+added\n```\n\nCut here: \d+ more lines\. The log of the run has all of it\.\n\n<\/details>$/,
    );
  });

  it('has no secret, whole or half, at the place where it is cut', () => {
    const secret = 's3cret-'.repeat(8);
    const text = foldedDiff(`+${'a'.repeat(63_980)}\n+${secret}\n`, (all) => all.replaceAll(secret, '***'));
    expect(text).not.toContain('s3cret');
  });

  it('cannot end its block, whatever its lines are', () => {
    expect(foldedDiff('+```\n+</details>\n', plain)).toContain('````diff\n+```\n+</details>\n````');
  });
});

test.each([
  [40, '0.0 s'],
  [4_240, '4.2 s'],
  [59_960, '1 min 0 s'],
  [185_000, '3 min 5 s'],
])('%i ms are %s', (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

const image = { service: evil, file: `${evil}.yaml`, oldImage: 'r/web1:a', newImage: 'r/web1:b', reference: undefined };
const commit: DeploymentCommit = {
  ...{ result: 'committed', commit: 'c'.repeat(40), tip: undefined, request: undefined, branch: evil, images: [image] },
  ...{ superseded: [], closed: undefined, diff: '+x\n', attempts: 3, milliseconds: 1_000 },
};

it('a commit: what was written from what to what, the attempts, and nobody else’s markup', () => {
  const page = readPage(commitSummary({ commit, repository: evil, url: 'https://git.example.com/c', redact: plain }));
  expect(page.verdict).toBe(`🟢 Written: ${evil} in ${evil}`);
  expect(page.tables[0]?.rows).toEqual([[evil, `${evil}.yaml`, 'web1:a', 'web1:b']]);
  expect(page.links).toEqual([{ text: 'cccccccc', url: 'https://git.example.com/c' }]);
  expect(page.paragraphs.join('\n')).toContain('3 attempts: another writer was faster');
});

it('a commit that moves an image to another repository says both in full', () => {
  const moved = { ...image, newImage: 'other.example/r/web1:b@sha256:0123456789abcdef' };
  const shown = { commit: { ...commit, images: [moved] }, repository: 'r', url: undefined, redact: plain };
  expect(readPage(commitSummary(shown)).tables[0]?.rows[0]?.slice(2)).toEqual([
    'r/web1:a',
    'other.example/r/web1:b · sha256:01234567',
  ]);
});

test.each([
  ['pushed', 'built', '🟢 Built: web1:a in 3.0 s'],
  ['pushed', 'reused', '⚪ There already, not built again: web1:a in 3.0 s'],
  ['would', 'built', '🔵 Dry run, would be built: web1:a'],
  ['prepared', 'built', '🔵 Prepared for the job that builds: web1:a'],
  ['kept', 'built', '🟢 Built, not pushed: web1:a'],
] as const)('an image that is %s and %s', (stands, action, verdict) => {
  const digest = stands === 'pushed' ? 'sha256:0123456789abcdef' : undefined;
  const made = { image: 'r.example/fe/web1', tags: ['a', 'latest'], action, digest } as const;
  const page = readPage(imageSummary({ made, stands, milliseconds: 3_000 }));
  expect(page.verdict).toBe(verdict);
  expect(page.tables[0]?.rows[0]?.slice(0, 2)).toEqual(['r.example/fe/web1', 'a\nlatest']);
});

const piece = { environment: 'feature-x', kind: 'files', name: evil, reason: 'its branch is gone' } as const;
const nothing = { removed: [], kept: [], failed: [], commit: undefined, diff: '' };

test.each([
  [{ ...nothing, unknown: `no ${evil}` }, false, '⚪ Nothing to remove', 0],
  [{ ...nothing, removed: [piece] }, false, '🟢 Removed feature-x', 1],
  [{ ...nothing, removed: [piece] }, true, '🔵 Dry run: would remove feature-x', 1],
  [{ ...nothing, removed: [piece], kept: [piece] }, false, '🟢 Removed feature-x', 2],
  [{ ...nothing, kept: [piece] }, false, '⚪ Nothing is removed: 1 piece must stay', 1],
])('a cleanup of %j', (cleanup, isDry, verdict, tables) => {
  const page = readPage(cleanupSummary({ cleanup, isDry, url: undefined, redact: plain }));
  expect([page.verdict, page.tables.length]).toEqual([verdict, tables]);
});

describe('a failure', () => {
  const failure = new Failure('bad-input', 'INPUT_INVALID', 'tags: "a b" is no tag', { hint: 'Use `a-b`.' });
  const failed = { command: 'build-image', step: 'Checks', failure, causes: [], outputs: { image: 'r/x', tags: [] } };

  it('has its code with a link, its input, what to do, its step, and what is known', () => {
    const page = readPage(failureSummary({ ...failed, redact: plain, isLogged: false }, undefined));
    expect(page.verdict).toBe('🔴 build-image failed: tags: "a b" is no tag');
    expect(page.links[0]?.url).toMatch(/errors.*#input_invalid$/i);
    expect(page.paragraphs).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^INPUT_INVALID · input tags · /),
        'Use a-b.',
        'It failed at the step Checks.',
      ]),
    );
    expect(page.tables.at(-1)?.rows).toEqual([['image', 'r/x']]);
  });

  it('is told all the same where the command cannot tell it', () => {
    const own = () => {
      throw new Error('no plan');
    };
    expect(failureSummary({ ...failed, redact: plain, isLogged: false }, own)).toContain('build-image failed');
  });
});
