import { describe, expect, test } from 'vitest';
import { type GivenTarget, removalTarget } from '../../../../src/core/cleanup/target.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { ciContext, commit } from '../../../support/inputs.ts';

const none: GivenTarget = { name: undefined, branch: undefined, request: undefined };
const of = (given: Partial<GivenTarget>, context: Partial<CiContext> = {}) =>
  removalTarget(ciContext(context), { ...none, ...given });

describe('which review environment goes', () => {
  test.each([
    ['a name', { name: 'pr-3' }, { name: 'pr-3', repository: 'acme/shop' }],
    ['a request', { request: 3 }, { name: 'pr-3', repository: 'acme/shop', request: 3 }],
    [
      'a branch',
      { branch: 'feature/x' },
      { name: expect.stringMatching(/^feature-x-[0-9a-f]{8}$/), ref: 'refs/heads/feature/x' },
    ],
    ['a full ref', { branch: 'refs/heads/feature/x' }, { ref: 'refs/heads/feature/x' }],
  ])('is told by %s, which wins over the event', (_, given, target) => {
    expect(of(given)).toMatchObject({ ...target, closing: false });
  });

  test('differs for branches that look alike, and for repositories', () => {
    const names = ['feature/a-b', 'feature/a_b', 'Feature/A-B'].map((branch) => of({ branch }).name);
    names.push(of({ branch: 'feature/a-b' }, { repository: 'acme/other' }).name);
    expect(new Set(names).size).toBe(4);
  });

  test('is not told by two inputs at once', () => {
    expect(() => of({ name: 'pr-3', request: 4 })).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('name and request') }),
    );
  });

  test('is not told by a run without a branch or request', () => {
    const tag = { event: { kind: 'tag', tag: 'v1' }, branch: undefined } as const;
    expect(() => of({}, tag)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining('this event is of no branch') }),
    );
  });
});

describe('the event that closes a source', () => {
  const deleted = { event: { kind: 'branch-deleted' }, branch: 'feature/x' } as const;
  const closed = { event: { kind: 'request-closed', number: 7, merged: false }, branch: 'feature/x' } as const;

  test('names the environment of its branch, with the commit that was its tip', () => {
    expect(of({}, deleted)).toMatchObject({ ref: 'refs/heads/feature/x', closing: true, closingCommit: commit });
  });

  test('names the environment of its request, with the branch that it came from', () => {
    expect(of({}, closed)).toEqual({
      name: 'pr-7',
      repository: 'acme/shop',
      request: 7,
      ref: 'refs/heads/feature/x',
      closing: true,
      closingCommit: commit,
    });
  });

  test("is not trusted with a tip on GitHub when a branch was deleted: it carries the default branch's commit", () => {
    expect(of({}, { ...deleted, host: 'github' })).not.toHaveProperty('closingCommit');
    expect(of({}, { ...closed, host: 'github' })).toHaveProperty('closingCommit', commit);
  });

  test.each([
    ['name', { name: 'pr-3' }],
    ['request', { request: 3 }],
    ['branch', { branch: 'feature/y' }],
  ])('says nothing about another environment, which is given by its %s', (_, given) => {
    const target = of(given, closed);
    expect(target).toMatchObject({ closing: false });
    expect(target).not.toHaveProperty('closingCommit');
    expect(target.ref).not.toBe('refs/heads/feature/x');
    expect(of({ request: 7 }, closed)).toEqual(of({}, closed));
  });

  test.each(['push', 'schedule', 'manual'] as const)('is not a %s, which names no commit', (kind) => {
    const target = of({}, { event: { kind }, branch: 'feature/x' });
    expect(target).toMatchObject({ ref: 'refs/heads/feature/x', closing: false });
    expect(target).not.toHaveProperty('closingCommit');
  });
});
