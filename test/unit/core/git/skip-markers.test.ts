/** Markers that keep a forge from running pipelines: what comes from a source commit has none, what a user wrote stays. */
import { describe, expect, it } from 'vitest';
import { composeMessage, provenanceTrailers } from '../../../../src/core/git/message.ts';
import { betweenSkipMarkers, hasSkipMarker, withoutSkipMarkers } from '../../../../src/core/git/skip-markers.ts';

/** As the forges look for them: GitLab's pattern, GitHub's words and trailer, and the word of Azure Pipelines. */
const obeyed = [
  /\[(ci[ _-]skip|skip[ _-]ci)\]/i,
  /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/i,
  /skip-checks:\s*true/i,
  /\*\*\*NO_CI\*\*\*/i,
];
const silences = (text: string) => obeyed.some((pattern) => pattern.test(text));

const markers = [
  ...['[skip ci]', '[skip-ci]', '[skip_ci]', '[ci skip]', '[ci-skip]', '[ci_skip]', '[CI Skip]'],
  ...['[no ci]', '[skip actions]', '[actions skip]', 'skip-checks: true', 'skip-checks:true', '***NO_CI***'],
];

describe.each(markers)('%s', (marker) => {
  it('is known, and the same text without it silences nothing', () => {
    const text = `Fix ${marker} login ${marker.toUpperCase()}`;
    expect(silences(text)).toBe(true);
    expect(hasSkipMarker(text)).toBe(true);
    expect(silences(withoutSkipMarkers(text))).toBe(false);
    expect(hasSkipMarker(withoutSkipMarkers(text))).toBe(false);
  });

  it('of a source commit is in no trailer, wherever the commit has it', () => {
    const message = composeMessage(
      'Deploy',
      provenanceTrailers({
        services: [`a ${marker}`],
        images: [],
        sourceBranch: marker,
        reference: { author: `${marker} <a@example.com>`, subject: marker, body: `More.\n\n\n${marker}\n` },
      }),
    );
    expect(silences(message)).toBe(false);
    expect(message).toContain('Argocd-reference-commit-body: "More.');
  });

  it('that the user wrote stays, beside one that comes out of a placeholder', () => {
    const message = betweenSkipMarkers(`${marker} {subject}`, (part) => part.replace('{subject}', `Fix ${marker}`));
    expect(message.startsWith(`${marker} Fix `)).toBe(true);
    expect(silences(message.slice(marker.length))).toBe(false);
  });
});

describe('a marker of the user behind a long subject', () => {
  const long = `Fix ${'a rather long story '.repeat(8)}`.trim();

  it.each(markers)('%s is not cut off', (marker) => {
    for (const text of [`${long} ${marker}`, `${long} ${marker} ${long}`, `${long.slice(0, 66)}${marker}`]) {
      const [subject = ''] = composeMessage(text, []).split('\n');
      expect(subject.endsWith(`… ${marker}`) || subject.includes(marker)).toBe(true);
      expect(silences(subject)).toBe(true);
      expect([...subject].length).toBeLessThanOrEqual(72);
      expect(subject.startsWith('Fix a rather long story ')).toBe(true);
    }
  });

  it('stays once, where it is, when the subject keeps it', () => {
    const [subject] = composeMessage(`[skip ci] ${long} [ci skip]`, []).split('\n');
    expect(subject).toMatch(/^\[skip ci\] Fix a rather .+…$/);
  });
});

describe('a text', () => {
  it.each([
    ['is made a marker by no line break or control character', '[skip\nci] [skip\u0001ci] [skip\u00a0ci] [ skip ci ]'],
    ['has no marker left within another one', '******NO_CI****** [skip [skip ci] ci]'],
  ])('%s', (_, text) => {
    expect(silences(composeMessage('x', [['Argocd-reference-commit-subject', text]]))).toBe(false);
    expect(silences(composeMessage(withoutSkipMarkers(text), []))).toBe(false);
  });

  it('of other brackets stays as it is', () => {
    for (const text of ['[no issue]', '[WEB-1] skip ci', '[skip', 'array[skip]', '[skipping ci]']) {
      expect(withoutSkipMarkers(text)).toBe(text);
      expect(hasSkipMarker(text)).toBe(false);
    }
  });

  it('gets no marker of two parts of which one is data: [{branch}] on the branch skip-ci', () => {
    expect(betweenSkipMarkers('[{branch}] x', (part) => part.replace('{branch}', 'skip-ci'))).toBe('(skip-ci) x');
  });
});
