import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { Environment } from '../../../src/core/ports.ts';
import { githubActionsHost, inert, workflowCommand } from '../../../src/hosts/github-actions.ts';
import { dotenvLines } from '../../../src/hosts/gitlab-ci.ts';
import { shellHost } from '../../../src/hosts/shell.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

function recorder() {
  const parts: string[] = [];
  return {
    terminal: { write: (part: string) => void parts.push(part), colours: false },
    written: () => parts.join(''),
  };
}

const surroundings = { env: {}, cwd: '/', redact: (text: string) => text.replaceAll('s3cr3t', '***'), verbose: false };

describe('law 7: text of others is data, never a command of the host', () => {
  it.each([
    ['::set-output name=x::1', ':\u200b:set-output name=x::1'],
    ['  ::add-mask::x', '  :\u200b:add-mask::x'],
    ['##[error]x', '##\u200b[error]x'],
    ['a :: b', 'a :: b'],
  ])('%j is written as %j', (line, expected) => {
    expect(inert(line)).toBe(expected);
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
      'error: the server refused gitops-token\n  caused by: remote: HTTP Basic: Access denied ***\n  Check its scope.\n',
    );
  });

  it('as an annotation on GitHub', () => {
    const { terminal, written } = recorder();
    githubActionsHost({ ...surroundings, terminal, asAction: true }).fail(failure);
    expect(written()).toBe(
      '::error title=GIT_AUTH::the server refused gitops-token%0Acaused by: remote: HTTP Basic: Access denied ***%0ACheck its scope.\n',
    );
  });
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
