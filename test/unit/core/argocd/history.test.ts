import { describe, expect, it } from 'vitest';
import { rollbackTarget } from '../../../../src/core/argocd/operations/history.ts';
import type { HistoryEntry, LiveApplication } from '../../../../src/core/argocd/server/live.ts';
import { failureOf } from '../../../support/failure.ts';

const commitOf = (letter: string) => letter.toLowerCase().repeat(40);

/** `ABA`: three deployments, of commit a, of b, and of a again; the later ones as a pin, as a rollback writes them. */
function historyOf(letters: string): HistoryEntry[] {
  return [...letters].map((letter, id) => ({
    id,
    revision: commitOf(letter),
    source: {
      repoURL: 'https://git.example.com/a.git',
      path: 'web1',
      targetRevision: id === 0 ? 'main' : commitOf(letter),
    },
  }));
}

function app(letters: string, more: Partial<LiveApplication> = {}): LiveApplication {
  return {
    metadata: { name: 'web1' },
    spec: { project: 'default', destination: {} },
    ...more,
    status: { history: historyOf(letters), ...more.status },
  };
}

const operation = (letter: string, phase: string, sync: object = {}) => ({
  status: {
    operationState: { phase, operation: { sync: { revision: commitOf(letter), ...sync } } },
  },
});

describe('what `previous` is', () => {
  it.each([
    ['AB', 'deployment 0'],
    ['ABC', 'deployment 1'],
    ['ABB', 'deployment 0'],
    ['ABBCC', 'deployment 2'],
    ['ABA', 'taken-back 2'],
    ['ABCB', 'taken-back 3'],
    ['ABCBB', 'taken-back 4'],
    ['ABAC', 'deployment 2'],
  ])('after %s: %s', (letters, expected) => {
    const target = rollbackTarget(app(letters), 'previous');
    expect(`${target.kind} ${target.entry.id}`).toBe(expected);
  });

  it.each([
    ['failed', 'AB', operation('C', 'Failed'), 1],
    ['runs', 'AB', { operation: { sync: { revision: commitOf('C') } } }, 1],
    ['is a rollback that failed', 'AB', operation('A', 'Failed'), 0],
    ['is a rollback that runs', 'ABC', { operation: { sync: { revision: commitOf('B') } } }, 1],
    ['is the last one tried again', 'AB', operation('B', 'Failed'), 0],
    ['was a dry run', 'AB', operation('C', 'Failed', { dryRun: true }), 0],
    ['was of some resources', 'AB', operation('C', 'Failed', { resources: [{ kind: 'Service' }] }), 0],
    ['ended well', 'AB', operation('B', 'Succeeded'), 0],
  ])('where the last operation %s', (_title, letters, more, id) => {
    expect(rollbackTarget(app(letters, more as Partial<LiveApplication>), 'previous').entry.id).toBe(id);
  });

  it.each(['', 'A', 'AA'])('after %j there is none', (letters) => {
    expect(failureOf(() => rollbackTarget(app(letters), 'previous'))).toMatchObject({ code: 'ARGOCD_NO_HISTORY' });
  });

  it('another path at the same commit is another deployment', () => {
    const [first, second] = historyOf('AA');
    const moved = { ...second, source: { repoURL: 'https://git.example.com/a.git', path: 'web2' } };
    const history = [first, moved] as HistoryEntry[];
    expect(rollbackTarget({ ...app(''), status: { history } }, 'previous').entry.id).toBe(0);
  });
});

describe('what `to` names', () => {
  const digits = { id: 7, revision: `1234567${'0'.repeat(33)}`, source: { repoURL: 'https://git.example.com/a.git' } };
  const chart = { id: 8, revision: '1.2.3', source: { repoURL: 'https://charts.example.com', chart: 'web' } };
  const several = { id: 9, revisions: ['2.0.0', commitOf('D')], sources: [] };
  const near = { id: 10, revision: `dddd${'e'.repeat(36)}`, source: { repoURL: 'https://git.example.com/a.git' } };
  const all = { ...app(''), status: { history: [...historyOf('ABA'), digits, chart, several, near] } };

  it.each([
    ['0', 0],
    ['7', 7],
    ['1234567', 7],
    ['1.2.3', 8],
    ['2.0.0', 9],
    [commitOf('D'), 9],
    [commitOf('D').slice(0, 8), 9],
    [commitOf('A'), 2],
    ['AAAA', 2],
  ])('%s', (to, id) => {
    expect(rollbackTarget(all, to).entry.id).toBe(id);
  });

  it.each([
    ['dddd', /the beginning of 2 revisions/],
    ['aaa', /is no deployment/],
    ['1.2', /is no deployment/],
    ['6', /is no deployment/],
    ['main', /is no deployment/],
    ['-1', /is no deployment/],
  ])('%s is refused', (to, message) => {
    const failure = failureOf(() => rollbackTarget(all, to));
    expect([failure.exitCode, failure.message]).toEqual([2, expect.stringMatching(message)]);
  });
});
