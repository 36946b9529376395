/** The table of `status` on screens: nothing is wider than the screen, and no text of others drives it. */
import { describe, expect, test } from 'vitest';
import { statusScreen } from '../../../../src/commands/status/screen.ts';
import { ageOf } from '../../../../src/commands/status/words.ts';
import type { Status, StatusPlace } from '../../../../src/core/flow/status/status.ts';
import { cutTo, widthOf } from '../../../../src/hosts/terminal/width.ts';

const now = Date.UTC(2026, 10, 29, 18, 2);
const commit = 'ad31dbf1'.padEnd(40, '0');

function statusOf(columns: readonly string[], services: readonly string[], place: Partial<StatusPlace> = {}): Status {
  return {
    at: now,
    monorepo: 'acme/shop',
    repositories: [{ name: 'infra/gitops', url: undefined, branch: 'main', tip: commit }],
    columns: columns.map((name, at) => ({
      name,
      environment: name,
      cluster: undefined,
      behindOf: at === 0 ? undefined : columns[0],
    })),
    services: services.map((name) => ({ name, path: `apps/${name}` })),
    awaited: [],
    places: services.flatMap((service) =>
      columns.map((column) => ({
        service,
        column,
        file: `${column}/${service}.yaml`,
        image: `ghcr.io/acme/${service}:ad31dbf1`,
        commit,
        subject: 'Greet everybody who comes in, by name where it is known',
        author: 'octocat',
        since: now - 120_000,
        gitopsCommit: commit,
        behind: undefined,
        ...place,
      })),
    ),
    reviews: [],
    mostReviews: undefined,
    last: undefined,
    graph: undefined,
    problems: [],
  };
}

function linesAt(status: Status, columns: number): readonly string[] {
  return statusScreen(status, { columns, cutTo, widthOf }).map((line) => line.map(({ text }) => text).join(''));
}

describe('services × environments', () => {
  test('at 80 columns what does not fit stands in a block below', () => {
    const columns = ['dev', 'staging', 'prod@eu', 'prod@us', 'prod@asia'];
    const lines = linesAt(statusOf(columns, ['web1', 'web2']), 80);
    expect(lines.filter((line) => line.startsWith('service'))).toEqual([
      expect.stringMatching(/^service +dev +staging$/),
      expect.stringMatching(/^service +prod@eu +prod@us$/),
      expect.stringMatching(/^service +prod@asia$/),
    ]);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test('at 200 columns all five stand beside each other', () => {
    const lines = linesAt(statusOf(['dev', 'staging', 'prod@eu', 'prod@us', 'prod@asia'], ['web1']), 200);
    expect(lines.filter((line) => line.startsWith('service'))).toHaveLength(1);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(200);
  });

  test('columns stand below each other also where texts are wide', () => {
    const korean = { subject: '로그인 화면에 인사말을 넣고 오류 문구를 고친다', author: '김' };
    const lines = linesAt(statusOf(['dev', 'prod'], ['web1'], korean), 80);
    const at = lines.find((line) => line.startsWith('service'))?.indexOf('prod') ?? 0;
    const [row = ''] = lines.filter((line) => line.includes('김'));
    const second = row.lastIndexOf('김:');
    expect(widthOf(row.slice(0, second))).toBe(at);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test.each([
    ['behind', { behind: { result: 'behind', commits: 3, counts: 'service' } }, '▲ 3 behind dev'],
    [
      'at least behind',
      { behind: { result: 'behind', commits: 9, counts: 'all', isAtLeast: true } },
      '▲ 9+ behind dev',
    ],
    ['the same', { behind: { result: 'same' } }, '= same as dev'],
    ['rolled back', { held: 'rolled back from 93e5ddfe' }, '■ rolled back from 93e5ddfe'],
    [
      'waiting',
      { waiting: { branch: 'monorepo-gitops/prod', number: 42, image: undefined, commit } },
      '◷ ad31dbf1 waits in #42',
    ],
    [
      'waiting without a forge',
      { waiting: { branch: 'deploy/prod', number: undefined, image: 'x/web:1', commit: undefined } },
      '◷ 1 waits in deploy/prod',
    ],
    ['healthy', { application: { name: 'a', url: 'https://cd', sync: 'Synced', health: 'Healthy' } }, '✔ Healthy'],
    ['sick', { application: { name: 'a', url: 'https://cd', sync: 'OutOfSync', health: 'Degraded' } }, '✗ Degraded'],
    ['without an Application', { application: { name: 'a', url: '', sync: 'Missing', health: 'Missing' } }, '✗ no App'],
  ] as const)('%s', (_, place, text) => {
    expect(linesAt(statusOf(['dev', 'prod'], ['web1'], place), 80).join('\n')).toContain(text);
  });

  test('what waits for its first deployment stands where it will be', () => {
    const waiting = { branch: 'monorepo-gitops/prod', number: 7, image: undefined, commit };
    const nothing = { ...statusOf(['dev', 'prod'], ['web1']), places: [] };
    const lines = linesAt({ ...nothing, awaited: [{ service: 'web1', column: 'prod', waiting }] }, 80);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^service +dev +prod$/),
      expect.stringMatching(/^web1 +not deployed +not deployed$/),
      expect.stringMatching(/^ +◷ ad31dbf1 waits in #7$/),
    ]);
  });

  test('an empty repository is said in a sentence', () => {
    const empty = { ...statusOf(['dev'], ['web1']), places: [], repositories: [] };
    expect(linesAt(empty, 80).join('\n')).toContain('The GitOps repository is empty: nothing was deployed yet.');
  });

  test('texts of others stay on their line', () => {
    const hostile = { subject: '\u001b[2J\u001b]8;;https://evil\u0007x\n::add-mask::y\u202e', author: 'a\r\nb' };
    const text = linesAt(statusOf(['dev'], ['web1'], hostile), 120);
    for (const line of text) expect(line).not.toMatch(/[\u0000-\u001f\u007f\u202e]/);
  });
});

describe('ages', () => {
  test.each([
    [0, 'now'],
    [59_000, 'now'],
    [120_000, '2 min ago'],
    [59 * 60_000, '59 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [47 * 3_600_000, '47 h ago'],
    [48 * 3_600_000, '2 d ago'],
    [90 * 86_400_000, '2026-08-31'],
    [-2 * 3_600_000, 'in 2 h'],
    [-7 * 86_400_000, 'in 7 d'],
  ])('%d ms', (age, words) => {
    expect(ageOf(now - age, now)).toBe(words);
  });
});
