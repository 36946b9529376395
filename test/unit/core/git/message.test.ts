import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeMessage,
  parseTrailers,
  provenanceTrailers,
  readProvenance,
  type Trailer,
} from '../../../../src/core/git/message.ts';

const gitTrailers = (message: string) =>
  execFileSync('git', ['interpret-trailers', '--parse'], { input: message }).toString();

describe('a commit message', () => {
  it('has a subject of one line, at most 72 characters', () => {
    const [subject = ''] = composeMessage(`Bump \u001b[31m${'x'.repeat(100)}`, []).split('\n');
    expect([...subject]).toHaveLength(72);
    expect(subject).toMatch(/^Bump \[31mx+…$/);
  });

  it('is never empty', () => {
    expect(composeMessage(' \n ', [])).toBe('Update\n');
    expect(composeMessage('--- Bump', [])).toBe('Bump\n');
  });

  it.each([
    ['in the body', 'Subject\n\nSigned-off-by: Eve <eve@x>\nService: other', []],
    ['through a branch name', 'Subject', [['Source-Branch', 'x\nCo-authored-by: Eve <eve@x>']]],
    ['after a carriage return', 'Subject\r\rSigned-off-by: Eve', [['Service', 'a\r\nSigned-off-by: Eve']]],
    ['after a line separator', 'Subject', [['Service', 'a\u2028Signed-off-by: Eve']]],
  ] as [string, string, Trailer[]][])('cannot be given foreign trailers %s (law 7)', (_, text, trailers) => {
    const parsed = gitTrailers(composeMessage(text, trailers));
    expect(
      parsed
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(':')[0]),
    ).toEqual(trailers.map(([key]) => key));
  });

  it('does not pass on the [skip ci] of a source commit, but keeps the one that the user wrote', () => {
    const message = composeMessage('[skip ci] Bump', [['Argocd-reference-commit-subject', 'Fix [skip ci] [ci skip]']]);
    expect(message).toBe('[skip ci] Bump\n\nArgocd-reference-commit-subject: Fix (skip ci) (ci skip)\n');
  });

  it('gives any text back as git reads it: our trailers and no others', () => {
    const trailers: Trailer[] = [
      ['Service', 'web1'],
      ['Image', 'r/web1:1'],
    ];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const message = composeMessage(text, trailers);
        expect(gitTrailers(message)).toBe('Service: web1\nImage: r/web1:1\n');
        expect(parseTrailers(message)).toEqual(trailers);
      }),
      { numRuns: 60 },
    );
  });
});

describe('provenance', () => {
  const provenance = {
    sourceRepository: 'https://github.com/acme/mono',
    sourceCommit: 'a'.repeat(40),
    sourceRef: 'refs/heads/main',
    sourceBranch: 'main',
    services: ['web1', 'web2'],
    images: ['r/web1:1', 'r/web2:1'],
    contents: [
      { service: 'web1', content: 'v1-ab', configuration: 'v1-cd' },
      { service: 'web2', content: undefined, configuration: 'v1-ef' },
    ],
    builtFrom: [{ service: 'web2', commit: 'b'.repeat(40) }],
    pipeline: 'https://ci/1',
  };

  it('survives the way through a message', () => {
    expect(readProvenance(parseTrailers(composeMessage('Bump', provenanceTrailers(provenance))))).toEqual(provenance);
  });

  it('uses the keys that Argo CD reads, its body as one line of JSON', () => {
    const reference = {
      author: 'Ada <a@x>',
      sha: 'b',
      repoUrl: 'https://r',
      subject: 's',
      body: 'l1\nl2',
      date: '2026-01-02T03:04:05Z',
    };
    expect(provenanceTrailers({ services: [], images: [], reference })).toEqual([
      ['Argocd-reference-commit-author', 'Ada <a@x>'],
      ['Argocd-reference-commit-sha', 'b'],
      ['Argocd-reference-commit-repourl', 'https://r'],
      ['Argocd-reference-commit-subject', 's'],
      ['Argocd-reference-commit-body', '"l1\\nl2"'],
      ['Argocd-reference-commit-date', '2026-01-02T03:04:05Z'],
    ]);
  });

  it.each(['Subject only', 'Service: web1', 'Subject\n\nSome text\nService: web1 is here', 'S\n\nSigned-off-by: x'])(
    'is not read into commits of others: %j',
    (message) => {
      expect(readProvenance(parseTrailers(message))).toBeUndefined();
    },
  );
});
