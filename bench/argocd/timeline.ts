/** Our runs beside the timeline of the fake: when its sync was finished, when its state was settled, when we ended. */

import { adminToken } from '../../test/support/argocd/accounts.ts';
import { median } from '../measure.ts';
import { type FakeArgocd, type Report, startFakeArgocd } from './fake-client.ts';
import { type Asking, type Place, runOurs } from './ours.ts';

export interface Line {
  readonly title: string;
  readonly rounds: number;
  /** Medians, in milliseconds. */
  readonly whole: number;
  /** From the end of the last operation to the last exit. */
  readonly afterSync: number | undefined;
  /** From the state that proves it to the last exit. */
  readonly afterSettled: number | undefined;
  /** The whole run ÷ the server's own time, from the start of the run until its state is settled. */
  readonly against: number | undefined;
  /** Of an Application. */
  readonly requests: number;
  readonly streams: number;
  readonly writes: number;
}

interface Scenario {
  readonly title: string;
  /** How many Applications, a process each. */
  readonly many?: number;
  readonly flags: readonly string[];
  readonly before: 'forget' | 'commit' | 'nothing';
}

const manual = ['--sync-policy=manual', '--sync', '--wait'];
const scenarios: readonly Scenario[] = [
  { title: 'create, sync and wait (manual)', flags: manual, before: 'forget' },
  { title: 'a commit, sync and wait (manual)', flags: manual, before: 'commit' },
  { title: 'nothing has changed, sync and wait (manual)', flags: manual, before: 'nothing' },
  { title: 'create and wait (automated)', flags: ['--wait'], before: 'forget' },
  { title: 'a commit, wait (automated)', flags: ['--wait'], before: 'commit' },
  { title: 'nothing has changed, wait (automated)', flags: ['--wait'], before: 'nothing' },
  { title: '20 Applications: create, sync and wait', many: 20, flags: manual, before: 'forget' },
  { title: '20 Applications: a commit, wait (automated)', many: 20, flags: ['--wait'], before: 'commit' },
];

const repository = 'http://127.0.0.1:9/deploy.git';
let commits = 0;

export async function timeline(cwd: string, rounds: number, print: (line: string) => void): Promise<readonly Line[]> {
  await using fake = await startFakeArgocd();
  const place = { url: fake.url, token: adminToken, repository, cwd };
  const lines: Line[] = [];
  for (const scenario of scenarios) {
    lines.push(await lineOf(fake, place, scenario, scenario.many === undefined ? rounds : Math.min(3, rounds)));
    print(`measured: ${scenario.title}`);
  }
  return lines;
}

async function lineOf(fake: FakeArgocd, place: Place, scenario: Scenario, rounds: number): Promise<Line> {
  const { title, many = 1, before } = scenario;
  const made: { began: number; ended: number; report: Report }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const tip = (commits + 1).toString(16).padStart(40, '0');
    if (before === 'forget') await fake.report({ forget: true });
    if (before === 'commit') {
      commits += 1;
      await fake.report({ tip });
    }
    await fake.report();
    // Our commit is asked for, so that the Application as it was before does not do.
    const flags = before === 'commit' ? [...scenario.flags, `--wait-for=commit=${tip}`] : scenario.flags;
    const asked = Array.from({ length: many }, (_, index): Asking => {
      return { name: `web${index + 1}`, path: `web${index + 1}`, flags };
    });
    const runs = await Promise.all(asked.map((one) => runOurs(place, one)));
    const began = Math.min(...runs.map((run) => run.began));
    made.push({ began, ended: Math.max(...runs.map(({ ended }) => ended)), report: await fake.report() });
  }
  const last = made.at(-1)?.report;
  const of = (value: (one: (typeof made)[number]) => number | undefined) => {
    const values = made.map(value).filter((one) => one !== undefined);
    return values.length === 0 ? undefined : median(values);
  };
  return {
    title,
    rounds,
    whole: of(({ began, ended }) => ended - began) ?? Number.NaN,
    afterSync: of(({ ended, report: { finishedAt } }) => (finishedAt === undefined ? undefined : ended - finishedAt)),
    afterSettled: of(({ ended, report: { finishedAt, settledAt } }) =>
      finishedAt === undefined || settledAt === undefined ? undefined : ended - settledAt,
    ),
    against: of(({ began, ended, report: { finishedAt, settledAt } }) =>
      finishedAt === undefined || settledAt === undefined ? undefined : (ended - began) / (settledAt - began),
    ),
    requests: (last?.requests ?? Number.NaN) / many,
    streams: (last?.streams ?? Number.NaN) / many,
    writes: (last?.writes ?? Number.NaN) / many,
  };
}
