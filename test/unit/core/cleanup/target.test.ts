import { describe, expect, test } from 'vitest';
import { type GivenTarget, gitlabSlug, removalOf } from '../../../../src/core/cleanup/target.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { ciContext, commit } from '../../../support/inputs.ts';

const none: GivenTarget = { name: undefined, branch: undefined, request: undefined };
const of = (given: Partial<GivenTarget>, context: Partial<CiContext> = {}) =>
  removalOf(ciContext(context), { ...none, ...given });

describe('which review environment goes', () => {
  test.each([
    ['a name', { name: 'pr-3' }, { name: 'pr-3' }],
    ['a request', { request: 3 }, { name: 'pr-3', request: 3 }],
    [
      'a branch',
      { branch: 'feature/x' },
      { name: expect.stringMatching(/^feature-x-[0-9a-f]{8}$/), ref: 'refs/heads/feature/x' },
    ],
    ['a full ref', { branch: 'refs/heads/feature/x' }, { ref: 'refs/heads/feature/x' }],
  ])('is told by %s, which wins over the event', (_, given, target) => {
    expect(of(given)).toMatchObject({ how: 'by-hand', target });
  });

  test('differs for branches that look alike, and for repositories', () => {
    const names = ['feature/a-b', 'feature/a_b', 'Feature/A-B'].map((branch) => of({ branch }).target.name);
    names.push(of({ branch: 'feature/a-b' }, { repository: 'acme/other' }).target.name);
    expect(new Set(names).size).toBe(4);
  });

  test('is not told by two inputs at once', () => {
    expect(() => of({ name: 'pr-3', request: 4 })).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('name and request') }),
    );
  });

  test('is not told by a run without a branch or request', () => {
    const queue = { event: { kind: 'queue' }, branch: undefined, sourceRef: undefined } as const;
    expect(() => of({}, queue)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('this event is of no branch') }),
    );
  });
});

describe('the event that closes a source', () => {
  const deleted = {
    event: { kind: 'branch-deleted' },
    branch: 'feature/x',
    sourceRef: 'refs/heads/feature/x',
  } as const;
  const closed = {
    event: { kind: 'request-closed', number: 7, merged: false },
    branch: 'feature/x',
    sourceRef: 'refs/pull/7/head',
  } as const;

  test('names the environment of its branch, with the commit that was its tip', () => {
    expect(of({}, deleted)).toMatchObject({
      how: 'event',
      target: { ref: 'refs/heads/feature/x' },
      closingCommit: commit,
    });
  });

  test('names the environment of its request, with the branch that it came from', () => {
    expect(of({}, closed)).toEqual({
      how: 'event',
      target: { name: 'pr-7', request: 7, ref: 'refs/heads/feature/x' },
      closingCommit: commit,
    });
  });

  test('names the environment of the branch where branch and request have one together', () => {
    expect(of({}, { ...closed, sourceRef: 'refs/heads/feature/x' })).toMatchObject({
      how: 'event',
      target: { name: of({ branch: 'feature/x' }).target.name, ref: 'refs/heads/feature/x' },
    });
  });

  test("is not trusted with a tip on GitHub when a branch was deleted: it carries the default branch's commit", () => {
    expect(of({}, { ...deleted, host: 'github' })).toMatchObject({ how: 'event', closingCommit: undefined });
    expect(of({}, { ...closed, host: 'github' })).toMatchObject({ how: 'event', closingCommit: commit });
  });

  test('is a stop job on GitLab, with the slug that its branch shares with others', () => {
    expect(of({}, { ...deleted, host: 'gitlab', refSlug: 'feature-x' })).toMatchObject({
      how: 'stop-job',
      refSlug: 'feature-x',
    });
    expect(of({}, { ...deleted, host: 'gitlab', refSlug: undefined })).toMatchObject({ refSlug: 'feature-x' });
  });

  test.each([
    ['name', { name: 'pr-3' }],
    ['request', { request: 3 }],
    ['branch', { branch: 'feature/y' }],
  ])('says nothing about another environment, which is given by its %s', (_, given) => {
    for (const host of ['github', 'gitlab'] as const) {
      const removal = of(given, { ...closed, host });
      expect(removal).toMatchObject({ how: 'by-hand' });
      expect(removal.target.ref).not.toBe('refs/heads/feature/x');
    }
    expect(of({ request: 7 }, closed)).toEqual(of({}, closed));
  });

  test.each(['push', 'schedule', 'manual'] as const)(
    'is not a %s: then a person means the branch of the run',
    (kind) => {
      const run = { event: { kind }, branch: 'feature/x', sourceRef: 'refs/heads/feature/x' } as const;
      expect(of({}, run)).toMatchObject({ how: 'by-hand', target: { ref: 'refs/heads/feature/x' } });
    },
  );
});

// docs.gitlab.com, "Predefined CI/CD variables": CI_COMMIT_REF_SLUG.
test.each([
  ['refs/heads/feature/login', 'feature-login'],
  ['refs/heads/Feature/LOGIN_7', 'feature-login-7'],
  ['refs/heads/a__b', 'a--b'],
  ['refs/heads/-x-', 'x'],
  ['refs/tags/v1.2.3', 'v1-2-3'],
  ['refs/heads/größe', 'gr--e'],
  ['refs/heads/🚀x', 'x'],
  [`refs/heads/${'a'.repeat(62)}-b`, 'a'.repeat(62)],
])("GitLab's slug of %s is %s", (ref, slug) => {
  expect(gitlabSlug(ref)).toBe(slug);
});
