import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ObjectReader } from '../../../../../src/core/git/program/object-reader.ts';
import {
  gitEnvironment,
  networkSettings,
  requireGit,
  runGit,
  startGit,
} from '../../../../../src/core/git/program/program.ts';
import { Deadline } from '../../../../../src/core/net/deadline.ts';
import { programsUntil, systemPrograms } from '../../../../../src/hosts/programs.ts';
import { systemClock } from '../../../../support/clock.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';
import { listen } from '../../../../support/net/web.ts';

const root = scratchDirectory('mg-program');

/** An environment whose user configuration is the given text. */
function userWith(config: string): NodeJS.ProcessEnv {
  const home = mkdtempSync(join(root, 'home-'));
  writeFileSync(join(home, '.gitconfig'), config);
  return { PATH: process.env.PATH, HOME: home };
}

function script(name: string, text: string): string {
  const directory = mkdtempSync(join(root, 'bin-'));
  writeFileSync(join(directory, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(directory, name), 0o755);
  return directory;
}

const programs = systemPrograms;

describe('git runs with an environment of ours (law 6)', () => {
  it('hands on no variable that redirects, reveals or runs something', () => {
    const hostile = {
      PATH: '/bin',
      GIT_DIR: '/x',
      GIT_TRACE_CURL: '1',
      GIT_EXTERNAL_DIFF: 'evil',
      GIT_CONFIG_PARAMETERS: "'core.sshCommand=evil'",
      GITHUB_TOKEN: 'canary',
      HTTPS_PROXY: 'http://proxy',
      no_proxy: 'localhost',
    };
    const environment = gitEnvironment({ env: hostile, scope: 'own' });
    expect(Object.keys(environment).filter((name) => name in hostile)).toEqual(['PATH', 'HTTPS_PROXY', 'no_proxy']);
  });

  it("ignores the user's configuration in our own repositories and keeps it in the checkout", async () => {
    const env = userWith('[url "https://evil.example/"]\n\tinsteadOf = https://good.example/\n[user]\n\tname = Ada\n');
    const read = async (scope: 'own' | 'checkout') =>
      (await runGit(['config', '--get', 'user.name'], { programs, env, scope, cwd: root })).stdout.toString();
    expect([await read('own'), await read('checkout')]).toEqual(['', 'Ada\n']);
  });

  it('takes proxies and certificate authorities out of it, and no credential', async () => {
    const env = userWith(
      '[http]\n\tproxy = http://proxy:3128\n\textraHeader = Authorization: canary\n\tsslVerify = false\n[http "https://git.example/"]\n\tsslCAInfo = /etc/ca.pem\n',
    );
    const settings = await networkSettings({ programs, env });
    expect(settings).toContainEqual(['http.proxy', 'http://proxy:3128']);
    expect(settings).toContainEqual(['http.https://git.example/.sslcainfo', '/etc/ca.pem']);
    expect(settings).toHaveLength(2);
  });

  it('runs no hook of the checkout', async () => {
    const checkout = join(root, 'checkout');
    execFileSync('git', ['init', '-q', checkout]);
    const trace = join(root, 'hook-ran');
    mkdirSync(join(checkout, '.git/hooks'), { recursive: true });
    writeFileSync(join(checkout, '.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${trace}\n`, { mode: 0o755 });
    await runGit(['checkout', '-b', 'x'], { programs, env: process.env, cwd: checkout });
    expect(existsSync(trace)).toBe(false);
  });

  it.each(['ext::sh -c "touch canary"', 'git://127.0.0.1/x'])('speaks no protocol such as %s', async (url) => {
    const { code, stderr } = await runGit(['ls-remote', '--', url], {
      programs,
      env: process.env,
      scope: 'own',
      cwd: root,
    });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/transport .* not allowed/);
  });
});

describe('a run of git that goes wrong', () => {
  it('is ended after its time, with its helpers', async () => {
    const server = createServer();
    const connected = once(server, 'connection');
    const silent = await listen(server);
    const url = `http://${silent.host}/x.git`;
    await expect(
      runGit(['ls-remote', url], { programs, env: process.env, scope: 'own', timeout: 500 }),
    ).rejects.toMatchObject({
      code: 'GIT_TIMEOUT',
      message: expect.stringContaining('git ls-remote'),
    });
    // The helper holds the connection: it closes when the helper has ended, and would not while it waits for the server.
    const [connection] = (await connected) as [Socket];
    connection.resume();
    if (!connection.closed) await once(connection, 'close');
  });

  it('says that git is missing', async () => {
    const env = { PATH: join(root, 'empty') };
    await expect(runGit(['version'], { programs, env })).rejects.toMatchObject({ code: 'GIT_MISSING' });
  });

  it.each([
    ['git version 2.30.9', false],
    ['git version 2.31.0', true],
    ['git version 3.0.0.windows.1', true],
  ])('%s is new enough: %s', async (version, enough) => {
    const env = { PATH: `${script('git', `echo ${version}`)}:${process.env.PATH}` };
    const check = requireGit({ programs, env });
    if (enough) await expect(check).resolves.toBeUndefined();
    else await expect(check).rejects.toMatchObject({ code: 'GIT_TOO_OLD' });
  });
});

describe('law 14: the process that reads objects ends with the deadline of the run', () => {
  const path = `${script('git', 'while read -r name; do sleep 3600; done')}:${process.env.PATH}`;
  const silentReader = (deadline: Deadline) => {
    const started: ReturnType<typeof startGit>[] = [];
    const options = { programs: programsUntil(deadline), env: { PATH: path } };
    const reader = new ObjectReader(() => {
      const child = startGit(['cat-file', '--batch'], options);
      started.push(child);
      return child;
    });
    return { reader, started };
  };

  it('when it does not answer, and the failure says so', async () => {
    using deadline = new Deadline(systemClock, 300);
    const { reader, started } = silentReader(deadline);
    const [failed] = await Promise.allSettled([reader.read('HEAD')]);
    expect(failed).toMatchObject({ reason: { code: 'DEADLINE', message: expect.stringContaining('the program git') } });
    expect(started).toHaveLength(1);
    for (const child of started) if (child.signalCode === null) await once(child, 'close');
    expect(started[0]?.signalCode).toBe('SIGTERM');
  });

  it('also while its reader closes it', async () => {
    using deadline = new Deadline(systemClock, 300);
    const { reader, started } = silentReader(deadline);
    const reading = reader.read('HEAD').catch(() => {});
    await reader.close();
    await reading;
    expect(started[0]?.signalCode).toBe('SIGTERM');
  });
});
