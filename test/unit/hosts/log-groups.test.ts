/** Groups of the log on every host: neither nested nor interleaved, whatever runs together. */
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { githubActionsHost } from '../../../src/hosts/github-actions.ts';
import { gitlabCiHost } from '../../../src/hosts/gitlab-ci.ts';
import type { Host } from '../../../src/hosts/host.ts';
import { shellHost } from '../../../src/hosts/shell.ts';
import { handClock, systemClock } from '../../support/clock.ts';

function hostOf(name: Host['name'], clock: Pick<Clock, 'now' | 'after'> = systemClock) {
  const parts: string[] = [];
  const terminal = { write: (part: string) => void parts.push(part), colours: false };
  const given = { env: {}, cwd: '/', redact: (text: string) => text, clock, verbose: false, terminal };
  const host =
    name === 'github-actions'
      ? githubActionsHost({ ...given, asAction: false })
      : name === 'gitlab-ci'
        ? gitlabCiHost(given)
        : shellHost(given);
  return { host, written: () => parts.join('').trimEnd().split('\n') };
}

/** Two builds of one step, whose lines come in turn. */
async function buildTogether({ log }: Host): Promise<void> {
  const build = (name: string, lines: number) => async () => {
    await log.group(`Build ${name}`, async () => {
      for (let line = 1; line <= lines; line++) {
        log.info(`${name} ${line}`);
        await turn();
      }
    });
    log.info(`built: ${name}`);
  };
  log.info('before');
  await log.group('Images', async () => void (await Promise.all([build('a', 2)(), build('b', 4)(), build('c', 1)()])));
  log.info('after');
}

describe('images that are built together, within a step', () => {
  it('on GitHub', async () => {
    const { host, written } = hostOf('github-actions');
    await buildTogether(host);
    expect(written()).toEqual([
      'before',
      ...['::group::Build a', 'a 1', 'a 2', '::endgroup::'],
      ...['::group::Build b', 'b 1', 'b 2', 'b 3', 'b 4', '::endgroup::'],
      ...['::group::Build c', 'c 1', '::endgroup::'],
      ...['::group::Images', 'built: c', 'built: a', 'built: b', '::endgroup::'],
      'after',
    ]);
  });

  it('on GitLab, each section with a name of its own', async () => {
    const { host, written } = hostOf('gitlab-ci');
    await buildTogether(host);
    const marker = /^\u001b\[0Ksection_(start|end):\d+:(monorepo_gitops_\d+)\r\u001b\[0K(.*)$/;
    const open: string[] = [];
    const names = new Set<string>();
    const sections = written().flatMap((line) => {
      const [, kind, name = '', title] = marker.exec(line) ?? [];
      if (kind === 'start') {
        expect(open).toEqual([]);
        expect(names).not.toContain(name);
        names.add(name);
        open.push(name);
        return [title];
      }
      if (kind === 'end') expect(open.pop()).toBe(name);
      return [];
    });
    expect([sections, open]).toEqual([['Build a', 'Build b', 'Build c', 'Images'], []]);
  });

  it('in a shell, indented below their titles', async () => {
    const { host, written } = hostOf('shell');
    await buildTogether(host);
    expect(written()).toEqual([
      'before',
      ...['  Build a', '    a 1', '    a 2'],
      ...['  Build b', '    b 1', '    b 2', '    b 3', '    b 4'],
      ...['  Build c', '    c 1'],
      ...['Images', '  built: c', '  built: a', '  built: b'],
      'after',
    ]);
  });
});

describe('builds with a label, at the same time', () => {
  /** The builder of `a` prints two lines, and then that of `b` for two minutes while `a` goes on. */
  async function build(name: Host['name']) {
    const clock = handClock();
    const { host, written } = hostOf(name, clock);
    const { log } = host;
    let goOn = () => {};
    const goesOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const a = async () => {
      log.info('#1 DONE');
      await log.group('Build a', async () => {
        log.info('#2 DONE\n##[error]no');
        await goesOn;
        log.warn('old base');
      });
      log.info('built: a');
    };
    const b = () =>
      log.group('Build b', async () => {
        for (let line = 1; line <= 5; line++) {
          log.info(`#${line} DONE`);
          clock.advance(20_000);
        }
        log.warn('two\nlines');
      });
    const both = log.group('Images', () =>
      Promise.all([log.group('a', a, { label: 'a' }), log.group('b', b, { label: 'b' })]),
    );
    const during = written();
    goOn();
    await both;
    return { during, written: written() };
  }

  const notices = [
    'b | … goes on at the same time: its lines follow behind those of a',
    'b | … goes on: 4 lines so far',
    'b | … goes on: 6 lines so far',
  ];
  const linesOfB = ['b | #1 DONE', 'b | #2 DONE', 'b | #3 DONE', 'b | #4 DONE', 'b | #5 DONE'];

  it('on GitHub: a group for each, and a line of each that waits', async () => {
    const { during, written } = await build('github-actions');
    const first = ['::group::a', 'a | #1 DONE', 'a | Build a', 'a | #2 DONE', 'a | ##\u200b[error]no', ...notices];
    expect(during).toEqual(first);
    expect(written).toEqual([
      ...[...first, '::warning::a | old base', 'a | built: a', '::endgroup::'],
      ...['::group::b', 'b | Build b', ...linesOfB, '::warning::b | two%0Alines', '::endgroup::'],
    ]);
  });

  it('on GitLab: a section for each', async () => {
    const { written } = await build('gitlab-ci');
    const sections = written.map((line) => line.replace(/^\u001b\[0Ksection_(start|end):\d+:\w+\r\u001b\[0K/, '$1:'));
    expect(sections).toEqual([
      ...['start:a', 'a | #1 DONE', 'a | Build a', 'a | #2 DONE', 'a | ##[error]no', ...notices],
      ...['a | warning: old base', 'a | built: a', 'end:'],
      ...['start:b', 'b | Build b', ...linesOfB, 'b | warning: two', 'b | lines', 'end:'],
    ]);
  });

  it('in a shell: indented below its name', async () => {
    const { written } = await build('shell');
    const inner = (lines: readonly string[]) => lines.map((line) => `    ${line}`);
    expect(written).toEqual([
      ...['  a', ...inner(['a | #1 DONE', 'a | Build a', 'a | #2 DONE', 'a | ##[error]no', ...notices])],
      ...inner(['a | warning: old base', 'a | built: a']),
      ...['  b', ...inner(['b | Build b', ...linesOfB, 'b | warning: two', 'b | lines'])],
    ]);
  });
});

it('the lines of a single build are written as they come', async () => {
  const { host, written } = hostOf('github-actions');
  await host.log.group('Images', () =>
    host.log.group('Build a', async () => {
      host.log.info('one');
      expect(written()).toEqual(['::group::Build a', 'one']);
      host.log.warn('two');
      expect(written()).toHaveLength(3);
    }),
  );
});

it('a step goes on behind the groups within it', async () => {
  const { host, written } = hostOf('github-actions');
  const { log } = host;
  await log.group('Step', async () => {
    log.info('one');
    await log.group('Inner', async () => log.info('two'));
    log.info('three');
  });
  await log.group('Silent', async () => {});
  expect(written()).toEqual([
    ...['::group::Step', 'one', '::endgroup::', '::group::Inner', 'two', '::endgroup::'],
    ...['::group::Step (continued)', 'three', '::endgroup::', '::group::Silent', '::endgroup::'],
  ]);
});

describe('the step at which a run failed', () => {
  it('is its outermost group, also where that never ends', async () => {
    const { host, written } = hostOf('github-actions');
    const { log } = host;
    expect(host.step()).toBeUndefined();
    await log.group('Plan', async () => {});
    expect(host.step()).toBeUndefined();
    const failing = log.group('Images', () => log.group('Build a', () => Promise.reject(new Error('x'))));
    await expect(failing).rejects.toThrow('x');
    expect(host.step()).toBe('Images');
    // Another attempt.
    const endless = log.group('GitOps repository', async () => {
      log.info('asking');
      await turn();
      log.info('still asking');
      await new Promise(() => {});
    });
    expect(host.step()).toBe('GitOps repository');
    const failure = new Failure('timed-out', 'DEADLINE', 'the time is over');
    host.fail(failure);
    await Promise.race([endless, turn().then(turn)]);
    expect(written().slice(-5)).toEqual([
      ...['::group::GitOps repository', 'asking', '::endgroup::'],
      ...[`::error title=DEADLINE::the time is over%0A${failure.url}`, 'still asking'],
    ]);
  });

  it('keeps no line back', async () => {
    const { host, written } = hostOf('github-actions');
    const { log } = host;
    const build = (name: string) =>
      log.group(name, async () => {
        log.info(name);
        await new Promise(() => {});
      });
    void log.group('Images', () => Promise.all([build('a'), build('b')]));
    const failure = new Failure('failed', 'X', 'no');
    host.fail(failure);
    expect(written()).toEqual([
      ...['::group::a', 'a', '::endgroup::', '::group::b', 'b', '::endgroup::'],
      `::error title=X::no%0A${failure.url}`,
    ]);
  });
});

/** A tree of groups with lines, each of which waits some turns before it goes on. */
interface Work {
  readonly lines: readonly number[];
  readonly within: readonly Work[];
  readonly together: boolean;
}
const { work } = fc.letrec<{ work: Work }>((tie) => ({
  work: fc.record({
    lines: fc.array(fc.nat(3), { maxLength: 4 }),
    within: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('work'), { maxLength: 3 })),
    together: fc.boolean(),
  }),
}));

it('whatever runs together, groups follow one another, and every line stands once in its own, in order', async () => {
  await fc.assert(
    fc.asyncProperty(work, async (root) => {
      const { host, written } = hostOf('github-actions');
      const { log } = host;
      const expected = new Map<string, string[]>();
      const run = async ({ lines, within, together }: Work, name: string): Promise<void> => {
        const own: string[] = [];
        expected.set(name, own);
        const step = async (part: string) => {
          own.push(`${name} ${part}`);
          log.info(`${name} ${part}`);
        };
        const inner = within.map(
          (each, index) => () => log.group(`${name}.${index}`, () => run(each, `${name}.${index}`)),
        );
        if (together) await Promise.all(inner.map((each) => each()));
        else for (const each of inner) await each();
        for (const [index, turns] of lines.entries()) {
          await step(String(index));
          for (let count = 0; count < turns; count++) await turn();
        }
      };
      await log.group('w', () => run(root, 'w'));
      let open: string | undefined;
      const found = new Map<string, string[]>([...expected.keys()].map((name) => [name, []]));
      for (const line of written()) {
        const title = /^::group::([\w.]+)/.exec(line)?.[1];
        if (title !== undefined) {
          expect(open).toBeUndefined();
          open = title;
        } else if (line === '::endgroup::') {
          expect(open).toBeDefined();
          open = undefined;
        } else found.get(open ?? '')?.push(line);
      }
      expect([open, found]).toEqual([undefined, expected]);
    }),
    { numRuns: 100 },
  );
});
