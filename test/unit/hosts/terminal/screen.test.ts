/** Which screens get colours, links and a line that changes, and what is coloured there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { githubActionsHost } from '../../../../src/hosts/github-actions.ts';
import { gitlabCiHost } from '../../../../src/hosts/gitlab-ci.ts';
import { shellHost } from '../../../../src/hosts/shell.ts';
import { columnsOf, hasColours, hasHyperlinks, isLiveScreen } from '../../../../src/hosts/terminal/screen.ts';
import { systemClock } from '../../../support/clock.ts';

const terminal = { isTTY: true, columns: 120 };
const file = {};
const on = (env: Environment, { isColouredLog = false, isJenkins = false } = {}) => ({ env, isColouredLog, isJenkins });

describe('colours', () => {
  it.each([
    ['a terminal', terminal, on({}), true],
    ['a file or a pipe', file, on({}), false],
    ['the log of GitLab and GitHub', file, on({}, { isColouredLog: true }), true],
    ['a terminal without any', terminal, on({ TERM: 'dumb' }), false],
    ['Jenkins with a terminal', terminal, on({}, { isJenkins: true }), false],
    ['Jenkins that asks for them', file, on({ FORCE_COLOR: '1' }, { isJenkins: true }), true],
    ['NO_COLOR=1', terminal, on({ NO_COLOR: '1' }), false],
    ['NO_COLOR=0', terminal, on({ NO_COLOR: '0' }), false],
    ['NO_COLOR, which is empty', terminal, on({ NO_COLOR: '' }), true],
    ["NO_COLOR in GitLab's log", file, on({ NO_COLOR: 'x' }, { isColouredLog: true }), false],
    ['NO_COLOR and FORCE_COLOR', terminal, on({ NO_COLOR: '1', FORCE_COLOR: '1' }), false],
    ...['', '1', '2', '3', 'true'].map((FORCE_COLOR) => [`${FORCE_COLOR}!`, file, on({ FORCE_COLOR }), true] as const),
    ...['0', 'false'].map((FORCE_COLOR) => [`${FORCE_COLOR}!`, terminal, on({ FORCE_COLOR }), false] as const),
    ['FORCE_COLOR on a dumb terminal', terminal, on({ FORCE_COLOR: '1', TERM: 'dumb' }), true],
    ["FORCE_COLOR=0 in GitLab's log", file, on({ FORCE_COLOR: '0' }, { isColouredLog: true }), false],
  ] as const)('on %s', (_, stream, given, expected) => {
    expect(hasColours(stream, given)).toBe(expected);
  });
});

it.each([
  ['iTerm2', terminal, { TERM_PROGRAM: 'iTerm.app' }, true],
  ['kitty', terminal, { TERM: 'xterm-kitty' }, true],
  ['GNOME', terminal, { VTE_VERSION: '7600' }, true],
  ['an old VTE, which crashed', terminal, { VTE_VERSION: '4800' }, false],
  ['Windows Terminal', terminal, { WT_SESSION: 'x' }, true],
  ['one that is not known', terminal, { TERM: 'xterm-256color' }, false],
  ['tmux within kitty', terminal, { TERM: 'tmux-256color', TERM_PROGRAM: 'iTerm.app' }, false],
  ['a job with a terminal', terminal, { TERM_PROGRAM: 'vscode', CI: 'true' }, false],
  ['without colours', terminal, { TERM_PROGRAM: 'vscode', NO_COLOR: '1' }, false],
  ['a pipe', file, { TERM_PROGRAM: 'vscode' }, false],
  ['where the user says so', file, { FORCE_HYPERLINK: '1' }, true],
] as const)('links are behind their text on %s: %#', (_, stream, env, expected) => {
  expect(hasHyperlinks(stream, on(env))).toBe(expected);
});

it('a line changes only before somebody who looks on', () => {
  expect(isLiveScreen(terminal, on({}))).toBe(true);
  expect(isLiveScreen(terminal, on({ NO_COLOR: '1' }))).toBe(true);
  for (const env of [{ CI: 'true' }, { TERM: 'dumb' }]) expect(isLiveScreen(terminal, on(env))).toBe(false);
  expect(isLiveScreen(file, on({ FORCE_COLOR: '1' }))).toBe(false);
});

it('a line is as wide as the terminal, as COLUMNS says, or 100', () => {
  expect([
    columnsOf(terminal, { COLUMNS: '90' }),
    columnsOf(file, { COLUMNS: '90' }),
    columnsOf(file, { COLUMNS: 'x' }),
    columnsOf({ columns: 10 }, {}),
  ]).toEqual([120, 90, 100, 40]);
});

const hosts = { 'github-actions': githubActionsHost, 'gitlab-ci': gitlabCiHost, shell: shellHost } as const;

function hostOf(name: keyof typeof hosts, colours = true) {
  const parts: string[] = [];
  const given = {
    env: {},
    cwd: '/',
    redact: (text: string) => text,
    clock: systemClock,
    verbose: true,
    terminal: { write: (part: string) => void parts.push(part), colours },
  };
  const host = hosts[name]({ ...given, asAction: false });
  return { host, written: () => parts.join('') };
}

it.each(['gitlab-ci', 'shell', 'github-actions'] as const)('marks and diffs have their colour on %s', (name) => {
  const { host, written } = hostOf(name);
  host.log.info('  ✔ one: it is there\n✗ two\nno ✔ mark\n▲');
  host.log.info('--- a/x\n+++ b/x\n-old\n+new', 'diff');
  host.log.info('Give it.', 'hint');
  expect(written()).toBe(
    '  \u001b[32m✔\u001b[0m one: it is there\n\u001b[31m✗\u001b[0m two\nno ✔ mark\n\u001b[33m▲\u001b[0m\n' +
      '\u001b[1m--- a/x\u001b[0m\n\u001b[1m+++ b/x\u001b[0m\n\u001b[31m-old\u001b[0m\n\u001b[32m+new\u001b[0m\n' +
      '\u001b[36mGive it.\u001b[0m\n',
  );
});

describe('a failure', () => {
  const failure = new Failure('refused', 'EDIT_ORDER', 'it is refused\nfor two reasons', {
    hint: 'Give another.',
    cause: new Error('the server said\nno'),
  });
  const lines = [
    'error[EDIT_ORDER]: it is refused',
    '  for two reasons',
    '  caused by: the server said',
    '    no',
    '  Give another.',
    `  ${failure.url}`,
    '',
  ];

  it('is short: headline with its code, causes, what to do, and the page', () => {
    const { host, written } = hostOf('shell', false);
    host.fail(failure);
    expect(written().split('\n')).toEqual(lines);
  });

  it('has its headline in red behind a cross, and the hint in a colour of its own', () => {
    const { host, written } = hostOf('shell');
    host.fail(failure);
    expect(written().split('\n')[0]).toBe('\u001b[31m✗ error[EDIT_ORDER]: it is refused\u001b[0m');
    expect(written()).toContain('\u001b[36m  Give another.\u001b[0m');
    expect(
      written()
        .replace(/\u001b\[\d+m|✗ /g, '')
        .split('\n'),
    ).toEqual(lines);
  });
});

describe('law 7: colours are ours alone', () => {
  it.each(['gitlab-ci', 'shell', 'github-actions'] as const)('whatever the text of others is, on %s', (name) => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]0;x\u0007',
        '\u009b31m',
        '✔ ',
        '+',
        '@@',
        '::error::x',
        '##[group]x',
        '\n',
        '\r',
      ),
      fc.string(),
    );
    const tone = fc.constantFrom(undefined, 'diff', 'hint', 'title');
    fc.assert(
      fc.property(fc.array(piece), tone, (pieces, given) => {
        const { host, written } = hostOf(name);
        host.log.info(pieces.join(''), given);
        host.log.detail(pieces.join(''));
        for (const line of written()
          .replace(/\u001b\[\d+m/g, '')
          .split('\n')) {
          expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
          if (name === 'github-actions') expect(line).not.toMatch(/^\s*::|##\[/);
        }
      }),
    );
  });

  it('outputs, summaries of a page and annotations have none', async () => {
    const { host, written } = hostOf('github-actions');
    await host.summarize('### deploy\n\n```diff\n+a\n```');
    host.log.warn('✗ no');
    host.fail(new Failure('failed', 'X', '✗ no'));
    expect(written()).not.toContain('\u001b');
  });
});
