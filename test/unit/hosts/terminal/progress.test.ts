/** What is seen while something goes on: one line that changes before a person, a line now and then elsewhere. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { githubActionsHost } from '../../../../src/hosts/github-actions.ts';
import { gitlabCiHost } from '../../../../src/hosts/gitlab-ci.ts';
import { shellHost } from '../../../../src/hosts/shell.ts';
import { handClock, moment } from '../../../support/clock.ts';

const hosts = { 'github-actions': githubActionsHost, 'gitlab-ci': gitlabCiHost, shell: shellHost } as const;

function hostOf(name: keyof typeof hosts, isLive = false, columns = 80) {
  const clock = handClock({ now: 1_000_000 });
  const parts: string[] = [];
  const terminal = { write: (part: string) => void parts.push(part), colours: false, isLive, columns };
  const redact = (text: string) => text.replaceAll('s3cr3t', '***');
  const given = { env: {}, cwd: '/', redact, clock, verbose: false, terminal };
  const host = hosts[name]({ ...given, asAction: false });
  return { host, clock, raw: () => parts.join(''), screen: () => screenOf(parts.join('')) };
}

/** What stands on a terminal: what is erased is gone. */
function screenOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.split('\r\u001b[2K').at(-1) ?? '');
}

describe('in a log', () => {
  it.each(['github-actions', 'gitlab-ci', 'shell'] as const)(
    'a line each half minute of silence, on %s',
    async (name) => {
      const { host, clock, raw } = hostOf(name);
      const end = moment();
      let state = 'Progressing';
      const waiting = host.log.during(
        () => `waiting for s3cr3t: ${state}`,
        () => end.comes,
      );
      clock.advance(29_000);
      expect(raw()).toBe('');
      clock.advance(1_000);
      expect(raw()).toBe('… waiting for ***: Progressing · 30 s\n');
      clock.advance(20_000);
      host.log.info('something else');
      state = '3 of 5 resources';
      clock.advance(29_000);
      expect(raw()).toMatch(/something else\n$/);
      clock.advance(1_000);
      expect(raw()).toMatch(/something else\n… waiting for \*\*\*: 3 of 5 resources · 1 min 20 s\n$/);
      end.come();
      await waiting;
      clock.advance(600_000);
      expect(raw().split('\n')).toHaveLength(4);
    },
  );

  it('one line tells of all that goes on, in the group that is open', async () => {
    const { host, clock, raw } = hostOf('github-actions');
    const [one, two] = [moment(), moment()];
    const both = host.log.group('Images', () =>
      Promise.all([
        host.log.group('a', () => host.log.during('building web1', () => one.comes), { label: 'web1' }),
        host.log.group('b', () => host.log.during('::error::x\nweb2', () => two.comes), { label: 'web2' }),
      ]),
    );
    clock.advance(30_000);
    expect(raw()).toBe('… building web1 · 30 s, ::error::x web2 · 30 s\n');
    one.come();
    clock.advance(0);
    await Promise.resolve();
    two.come();
    await both;
  });
});

describe('before a person', () => {
  it('a line that changes, which is never left behind', async () => {
    const { host, clock, raw, screen } = hostOf('shell', true);
    const end = moment();
    const building = host.log.during('building web1', () => end.comes);
    clock.advance(1_300);
    expect(screen()).toEqual([expect.stringMatching(/^\S building web1 · 1 s$/)]);
    host.log.info('one');
    expect(screen()).toEqual(['one', '']);
    clock.advance(41_000);
    expect(screen()).toEqual(['one', expect.stringMatching(/^\S building web1 · 42 s$/)]);
    end.come();
    await building;
    expect(screen()).toEqual(['one', '']);
    const before = raw();
    clock.advance(60_000);
    expect(raw()).toBe(before);
  });

  it.each([
    [80, /^\S building web1 · 1 s, building web2 · 1 s, building web3 · 1 s$/],
    [60, /^\S building web1 · 1 s, building web2 · 1 s, and 1 more$/],
    [40, /^\S building web1 · 1 s, and 2 more$/],
    [28, /^\S build\w*… · 1 s, and 2 more$/],
  ])('one line of %i columns tells of all', (columns, expected) => {
    const { host, clock, screen } = hostOf('shell', true, columns);
    for (const name of ['web1', 'web2', 'web3']) void host.log.during(`building ${name}`, () => new Promise(() => {}));
    clock.advance(1_200);
    expect(screen()).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ['a failure', (host: ReturnType<typeof hostOf>['host']) => host.fail(new Failure('failed', 'CANCELLED', 'ended'))],
    [
      'the outputs',
      (host: ReturnType<typeof hostOf>['host']) =>
        void host.publish({ command: 'deploy', service: undefined, values: new Map() }),
    ],
  ])('is erased before %s, also where the work has not ended', (_, ends) => {
    const { host, clock, raw, screen } = hostOf('shell', true);
    void host.log.during('building', () => new Promise(() => {}));
    clock.advance(500);
    ends(host);
    expect(screen().every((line) => !line.includes('building'))).toBe(true);
    const before = raw();
    clock.advance(60_000);
    expect(raw()).toBe(before);
  });

  it('gives what the work gives, and its error', async () => {
    const { host, screen } = hostOf('shell', true);
    expect(await host.log.during('x', async () => 5)).toBe(5);
    await expect(host.log.during('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(screen()).toEqual(['']);
  });
});
