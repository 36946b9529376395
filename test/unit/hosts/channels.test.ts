import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { Environment } from '../../../src/core/ports.ts';
import { githubActionsHost } from '../../../src/hosts/github-actions.ts';
import { inert, workflowCommand } from '../../../src/hosts/github-log.ts';
import { dotenvLines, gitlabCiHost } from '../../../src/hosts/gitlab-ci.ts';
import type { Host } from '../../../src/hosts/host.ts';
import { shellHost } from '../../../src/hosts/shell.ts';
import { systemClock } from '../../support/clock.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { parseOutputFile } from '../../support/program.ts';

function recorder() {
  const parts: string[] = [];
  return {
    terminal: { write: (part: string) => void parts.push(part), colours: false },
    written: () => parts.join(''),
  };
}

/** `Char.IsWhiteSpace` of .NET without the two that end a line. */
const whiteSpace =
  '\t\u000b\u000c \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

const surroundings = {
  env: {},
  cwd: '/',
  redact: (text: string) => text.replaceAll('s3cr3t', '***'),
  clock: systemClock,
  verbose: false,
};

function hostOf(name: Host['name']) {
  const { terminal, written } = recorder();
  const given = { ...surroundings, terminal };
  if (name === 'github-actions') return { host: githubActionsHost({ ...given, asAction: false }), written };
  return { host: name === 'gitlab-ci' ? gitlabCiHost({ ...given }) : shellHost(given), written };
}

describe('law 7: text of others is data, never a command of the host', () => {
  it.each([
    ['::set-output name=x::1', ':\u200b:set-output name=x::1'],
    ['  ::add-mask::x', '  :\u200b:add-mask::x'],
    ['##[error]x', '##\u200b[error]x'],
    ['a :: b', 'a :: b'],
    [':::set-output name=x::1', ':\u200b::set-output name=x::1'],
    ['\ufeff\u200b::add-mask::x', '\ufeff\u200b:\u200b:add-mask::x'],
    ['a ##[add-mask]##[x]', 'a ##\u200b[add-mask]##\u200b[x]'],
    ['###[group]', '###\u200b[group]'],
    ['#[x]', '#[x]'],
    // All that .NET takes for white space.
    ...[...whiteSpace].map((space) => [`${space}::stop-commands::x`, `${space}:\u200b:stop-commands::x`]),
  ])('%j is written as %j', (line, expected) => {
    expect(inert(line)).toBe(expected);
  });

  it.each(['github-actions', 'gitlab-ci', 'shell'] as const)('whatever a line is made of, on %s', (name) => {
    const pieces = [
      '::',
      ':',
      '##[',
      'group',
      'error',
      'section_start:0:x',
      '\r',
      '\n',
      '\u001b[0K',
      '\u001b[31m',
      ']',
    ];
    const piece = fc.oneof(fc.constantFrom(...pieces, ...whiteSpace, '\u200b', '\u009b', '\u0090'), fc.string());
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        fc.boolean(),
        (text, inGroup) => {
          const { host, written } = hostOf(name);
          if (inGroup) void host.log.group(text, async () => host.log.info(text));
          else host.log.info(text);
          const lines = written().split('\n');
          const title = '[^\\u0000-\\u0008\\u000a-\\u001f\\u007f-\\u009f]*';
          const own = new RegExp(
            `^(::group::${title}|::endgroup::|\\u001b\\[0Ksection_(start|end):\\d+:monorepo_gitops_\\d+\\r\\u001b\\[0K${title})$`,
          );
          for (const line of lines.filter((each) => !own.test(each))) {
            expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
            if (name !== 'github-actions') continue;
            // As the runner looks for commands.
            expect(line.replace(new RegExp(`^[${whiteSpace}]*`, 'u'), '').startsWith('::')).toBe(false);
            expect(line).not.toContain('##[');
          }
          expect(lines.filter((line) => own.test(line))).toHaveLength(inGroup && name !== 'shell' ? 1 : 0);
        },
      ),
    );
  });

  it('escapes what would end a workflow command', () => {
    expect(workflowCommand('error', 'a\nb%', { title: 'x:y,z' })).toBe('::error title=x%3Ay%2Cz::a%0Ab%25');
  });

  it('breaks a multi-line message into inert lines', () => {
    const { terminal, written } = recorder();
    const { log } = githubActionsHost({ ...surroundings, terminal, asAction: false });
    log.info('commit:\n::stop-commands::x\u001b[2J\r::set-output name=a::b');
    expect(written()).toBe('commit:\n:\u200b:stop-commands::x\ufffd[2J\n:\u200b:set-output name=a::b\n');
  });
});

describe('law 10: a failure says what failed, why, and what to do', () => {
  const failure = new Failure('failed', 'GIT_AUTH', 'the server refused gitops-token', {
    hint: 'Check its scope.',
    cause: new Error('remote: HTTP Basic: Access denied s3cr3t'),
  });

  it('in a shell', () => {
    const { terminal, written } = recorder();
    shellHost({ ...surroundings, terminal }).fail(failure);
    expect(written()).toBe(
      `error[GIT_AUTH]: the server refused gitops-token\n  caused by: remote: HTTP Basic: Access denied ***\n  Check its scope.\n  ${failure.url}\n`,
    );
  });

  it('as an annotation on GitHub', () => {
    const { terminal, written } = recorder();
    githubActionsHost({ ...surroundings, terminal, asAction: true }).fail(failure);
    expect(written()).toBe(
      `::error title=GIT_AUTH::the server refused gitops-token%0Acaused by: remote: HTTP Basic: Access denied ***%0ACheck its scope.%0A${failure.url}\n`,
    );
  });
});

it.each([
  ['gitops.yaml', '/w/shop', 'gitops.yaml'],
  ['gitops.yaml', '/w/shop/apps', 'apps/gitops.yaml'],
  ['/w/shop/apps/Dockerfile', '/w/shop', 'apps/Dockerfile'],
  ['/elsewhere/Dockerfile', '/w/shop', '/elsewhere/Dockerfile'],
  ['values/a,b::c.yaml', '/w/shop', 'values/a%2Cb%3A%3Ac.yaml'],
])('an annotation stands at the line of its file: %s, seen from %s', (file, cwd, shown) => {
  const { terminal, written } = recorder();
  const host = githubActionsHost({
    ...surroundings,
    env: { GITHUB_WORKSPACE: '/w/shop' },
    cwd,
    terminal,
    asAction: true,
  });
  const inner = new Failure('bad-input', 'YAML_SYNTAX', 'no YAML', { place: { file, line: 3, column: 7 } });
  const outer = new Failure('failed', 'OUTER', 'it failed', { cause: inner });
  host.fail(outer);
  expect(written()).toBe(
    `::error file=${shown},line=3,col=7,title=OUTER::it failed%0Acaused by: no YAML%0A${outer.url}\n`,
  );
});

describe("GitHub's files", () => {
  const values = new Map([
    ['digest', 'sha256:1'],
    ['diff', '- a s3cr3t\n+ b\n'],
  ]);

  function hostWith(env: Environment) {
    const { terminal, written } = recorder();
    return { host: githubActionsHost({ ...surroundings, env, terminal, asAction: true }), written };
  }

  it('take outputs between delimiters that differ, and the summary, behind what other steps wrote', async () => {
    const directory = scratchDirectory('files');
    const [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY] = [join(directory, 'output'), join(directory, 'summary')];
    writeFileSync(GITHUB_OUTPUT, 'other=1\n');
    writeFileSync(GITHUB_STEP_SUMMARY, '');
    const { host } = hostWith({ GITHUB_OUTPUT, GITHUB_STEP_SUMMARY });
    // The toolkit reads them from the process.
    Object.assign(process.env, { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY });
    await host.publish({ command: 'build-image', service: undefined, values });
    await host.summarize('### one s3cr3t');
    await host.summarize('### two');
    const written = /^other=1\ndigest<<(.+)\nsha256:1\n\1\ndiff<<(.+)\n- a \*\*\*\n\+ b\n\n\2\n$/;
    const [, first, second] = written.exec(readFileSync(GITHUB_OUTPUT, 'utf8')) ?? [];
    expect(first).toMatch(/^ghadelimiter_[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
    expect(readFileSync(GITHUB_STEP_SUMMARY, 'utf8')).toBe('### one ***\n### two\n');
    rmSync(directory, { recursive: true });
    delete process.env.GITHUB_OUTPUT;
    delete process.env.GITHUB_STEP_SUMMARY;
  });

  it.each(['ghadelimiter_x\nresult=pushed\n', 'EOF\nx<<y\nz\ny\n', '\r\n::set-output name=a::b', ''])(
    'take a value that looks like the file itself as one value: %j',
    async (value) => {
      const GITHUB_OUTPUT = join(scratchDirectory('files'), 'output');
      writeFileSync(GITHUB_OUTPUT, '');
      process.env.GITHUB_OUTPUT = GITHUB_OUTPUT;
      const { host } = hostWith({ GITHUB_OUTPUT });
      await host.publish({
        command: 'bump-image-tag',
        service: undefined,
        values: new Map([
          ['diff', value],
          ['commit', 'c'],
        ]),
      });
      delete process.env.GITHUB_OUTPUT;
      expect([...parseOutputFile(readFileSync(GITHUB_OUTPUT, 'utf8'))].sort()).toEqual([
        ['commit', 'c'],
        ['diff', value],
      ]);
    },
  );

  it('are not written where there are none', async () => {
    const { host, written } = hostWith({ GITHUB_OUTPUT: '' });
    await host.publish({ command: 'plan', service: undefined, values });
    await host.summarize('### one');
    expect(written()).toBe('');
  });
});

describe('GitHub inputs', () => {
  const { terminal } = recorder();
  const env = { 'INPUT_GITOPS-TOKEN': 'x', INPUT_TAG: ' ', 'INPUT_GITHUB-TOKEN': 'y' };

  it('come from with:, where an empty one counts as absent', () => {
    const host = githubActionsHost({ ...surroundings, env, terminal, asAction: true });
    expect(host.input('gitops-token')).toEqual({ text: 'x', source: 'with: gitops-token' });
    expect(host.input('tag')).toBeUndefined();
    expect(host.inputNames()).toEqual(['gitops-token', 'tag']);
  });

  it('are not there in a run: step, which gives flags', () => {
    expect(
      githubActionsHost({ ...surroundings, env, terminal, asAction: false }).input('gitops-token'),
    ).toBeUndefined();
  });
});

describe("GitLab's dotenv report", () => {
  const values = new Map([
    ['digest', 'sha256:1'],
    ['diff', 'a\nb'],
  ]);

  it('holds MG_<COMMAND>_<OUTPUT>', () => {
    expect([...dotenvLines({ command: 'build-image', service: undefined, values }, {})]).toEqual([
      ['MG_BUILD_IMAGE_DIGEST', 'sha256:1'],
      ['MG_BUILD_IMAGE_DIFF', 'a\nb'],
    ]);
  });

  it('carries the service where jobs of a matrix would collide', () => {
    const lines = dotenvLines({ command: 'build-image', service: 'web-1', values }, { CI_NODE_TOTAL: '2' });
    expect([...lines.keys()]).toEqual(['MG_BUILD_IMAGE_DIGEST_WEB_1', 'MG_BUILD_IMAGE_DIFF_WEB_1']);
  });
});
