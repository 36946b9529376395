/**
 * Law 6: a secret is in no argument vector, URL, log, output, report, commit or file, in none of the forms in which
 * secrets leak; and it cannot be written into Git.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  prepareBuildah,
  pushBusybox,
  rootBuildah,
  rootDocker,
  startDocker,
  type TestDocker,
} from '../support/build/builders.ts';
import { type Scenery, setScenery } from '../support/commands/scenery.ts';
import { basic, type GitServer, startGitServer } from '../support/git/server.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { type Ran, runAction, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, findProgram, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());
const [docker, buildah] = [await rootDocker(), await rootBuildah()];

/** Characters that base64, URLs and workflow commands all write differently. */
const token = 'glpat-canary/7f+Qz=%41&x';
const wrongToken = 'glpat-wrong/9c+Lw=%25&y';
const wrongPassword = 'wrong-password+canary/5d%';
const buildSecret = 'npm-build-secret+canary/81%';

const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

const encoded = (text: string) => Buffer.from(text).toString('base64');
/** What must not be found anywhere, by what it is. */
const forms: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ token, wrongToken, testPassword, wrongPassword, buildSecret }).flatMap(([name, secret]) => [
    [name, secret],
    [`${name} in base64`, encoded(secret)],
    [`${name} in base64url`, Buffer.from(secret).toString('base64url')],
    [`${name} URL-encoded`, encodeURIComponent(secret)],
    [`${name} as Basic of git`, encoded(`x-access-token:${secret}`)],
    [`${name} as Basic of the registry`, encoded(`${testUser}:${secret}`)],
  ]),
);

function leaksIn(where: string, content: string): string[] {
  return Object.entries(forms)
    .filter(([, form]) => content.includes(form))
    .map(([name]) => `${name} in ${where}`);
}

function leaksBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [...leaksIn('a path', path), ...leaksIn(path, readFileSync(path, 'latin1'))];
    });
}

/** Argument vectors of every process of the machine, looked at all the time until the run has ended. */
async function watchProcesses<T>(run: Promise<T>): Promise<{ result: T; commandLines: ReadonlySet<string> }> {
  const commandLines = new Set<string>();
  let ended = false;
  const result = run.finally(() => {
    ended = true;
  });
  while (!ended) {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        commandLines.add(readFileSync(`/proc/${id}/cmdline`, 'utf8'));
      } catch {
        // It has ended since.
      }
    }
    await sleep(2);
  }
  return { result: await result, commandLines };
}

describe.skipIf(!parts.present)(parts.titled('law 6'), () => {
  let scenery: Scenery;
  /** The scenery's repositories behind a token that is awkward to write. */
  let gitServer: GitServer;
  let base: string;
  /** Programs that note their arguments and become the real ones. */
  let noted: string;
  let argumentsFile: string;
  /** Variables of builders. git gets the credential of its remote. */
  let variablesFile: string;

  beforeAll(async () => {
    scenery = await setScenery();
    await pushBusybox(testClient(robot), scenery.registry.host);
    gitServer = await startGitServer({
      root: dirname(scenery.gitops.path),
      authorization: basic('x-access-token', token),
    });
    scenery.git('checkout', '--quiet', '-b', 'develop');
    scenery.replace('gitops.yaml', scenery.gitServer.url(scenery.gitops), gitServer.url(scenery.gitops));
    const dockerfile = [
      `FROM ${scenery.registry.host}/base/busybox:test`,
      'RUN --mount=type=secret,id=npm sha256sum /run/secrets/npm > /etc/sum',
    ];
    writeFileSync(join(scenery.monorepo, 'apps/web1/Dockerfile'), `${dockerfile.join('\n')}\n`);
    scenery.commit('A Dockerfile with a secret');
    base = scratchDirectory('leaks');
    noted = join(base, 'programs');
    mkdirSync(noted);
    argumentsFile = join(base, 'arguments');
    variablesFile = join(base, 'variables');
    for (const name of ['git', 'docker', 'buildah', 'ssh']) {
      const real = await findProgram(name);
      if (real === undefined) continue;
      const variables = name === 'docker' || name === 'buildah' ? `env >> '${variablesFile}'` : ':';
      const script = `#!/bin/sh\nprintf '%s\\n' ${name} "$@" >> '${argumentsFile}'\n${variables}\nexec ${real} "$@"\n`;
      writeFileSync(join(noted, name), script);
      chmodSync(join(noted, name), 0o755);
    }
  });

  const secrets = { MG_GITOPS_TOKEN: token, MG_REGISTRY_USERNAME: testUser, MG_REGISTRY_PASSWORD: testPassword };

  /** Runs with a home and a temporary directory of its own, and looks everywhere afterwards. */
  async function expectNoLeak<T extends Ran>(
    start: (env: Readonly<Record<string, string>>) => Promise<T>,
    more: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const directory = mkdtempSync(join(base, 'run-'));
    const [home, temporary] = ['home', 'temporary'].map((name) => join(directory, name)) as [string, string];
    mkdirSync(home);
    mkdirSync(temporary);
    for (const file of [argumentsFile, variablesFile]) writeFileSync(file, '');
    gitServer.reset();
    const asked = scenery.registry.requests.length;
    const { result: ran, commandLines } = await watchProcesses(
      start({
        ...secrets,
        ...more,
        PATH: [noted, more.PATH ?? process.env.PATH].join(delimiter),
        HOME: home,
        TMPDIR: temporary,
        RUNNER_TEMP: temporary,
      }),
    );
    const urls = [...gitServer.requests, ...scenery.registry.requests.slice(asked)].map(({ url }) => url);
    // Masking is the one place where GitHub has to be told a secret.
    const shown = ran.stdout.replaceAll(/^::add-mask::.*$/gm, '');
    const everyObject = execFileSync('git', ['cat-file', '--batch-all-objects', '--batch'], {
      cwd: scenery.gitops.path,
      maxBuffer: 2 ** 28,
    });
    expect([
      ...leaksIn('stdout', shown),
      ...leaksIn('stderr', ran.stderr),
      ...leaksIn('an argument vector', [...commandLines].join('\n')),
      ...leaksIn('the arguments of a program', readFileSync(argumentsFile, 'utf8')),
      // The build secret is handed to the builder by the name of its variable.
      ...leaksIn('the environment of a builder', readFileSync(variablesFile, 'utf8')).filter(
        (leak) => !leak.startsWith('buildSecret'),
      ),
      ...leaksIn('a URL', urls.join('\n')),
      ...leaksIn('an object of the GitOps repository', everyObject.toString('latin1')),
      ...leaksIn('a ref of the GitOps repository', scenery.gitops.git('for-each-ref')),
      ...leaksBelow(home),
      ...leaksBelow(temporary),
      ...leaksBelow(scenery.monorepo),
    ]).toEqual([]);
    // A key file must not stay behind, nor anything else.
    expect(readdirSync(temporary).filter((name) => name.startsWith('monorepo-gitops'))).toEqual([]);
    expect(urls.length).toBeGreaterThan(0);
    return ran;
  }

  const onCommandLine =
    (...argv: readonly string[]) =>
    (env: Readonly<Record<string, string>>) =>
      runProgram(argv, { cwd: scenery.monorepo, env });
  const bump = (...argv: readonly string[]) => onCommandLine('bump-image-tag', '--file', 'values.yaml', ...argv);

  describe.each(['wire', 'git'])('gitops-transport: %s', (transport) => {
    const over = ['--gitops-transport', transport, '--verbose'];

    it('a commit', async () => {
      const ran = await expectNoLeak(bump('--set', `image.tag=by-${transport}`, ...over));
      expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('result=committed')]);
    });

    it('a refusal, with every trace of git turned on', async () => {
      const traces = { GIT_TRACE: '1', GIT_TRACE_CURL: '1', GIT_CURL_VERBOSE: '1', GIT_TRACE_REDACT: '0' };
      const ran = await expectNoLeak(bump('--set', 'image.tag=x', ...over), { ...traces, MG_GITOPS_TOKEN: wrongToken });
      expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('gitops-token')]);
    });

    it('refuses a token inside the URL of the repository without showing it', async () => {
      const url = new URL(gitServer.url(scenery.gitops));
      url.password = token;
      const ran = await runProgram(['bump-image-tag', '--file', 'values.yaml', '--set', 'a=b', ...over], {
        cwd: scenery.monorepo,
        env: { MG_GITOPS_REPOSITORY: url.href },
      });
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('gitops-token')]);
      expect(leaksIn('the log', ran.stdout + ran.stderr)).toEqual([]);
    });
  });

  it('would be seen to be broken: a token that a user gives as a flag is found', async () => {
    const argv = ['bump-image-tag', '--file', 'values.yaml', '--set', 'a=b', '--dry-run', '--gitops-token', token];
    const { result, commandLines } = await watchProcesses(runProgram(argv, { cwd: scenery.monorepo }));
    expect(result.code).toBe(0);
    expect(leaksIn('an argument vector', [...commandLines].join('\n'))).toEqual(['token in an argument vector']);
    expect(leaksIn('the log', result.stdout + result.stderr)).toEqual([]);
  });

  it('an image of the engine append', async () => {
    const build = onCommandLine('build-image', '--service', 'web1', '--verbose');
    expect((await expectNoLeak(build)).code).toBe(0);
    const ran = await expectNoLeak(build, { MG_REGISTRY_PASSWORD: wrongPassword });
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('registry-password')]);
  });

  it('the whole flow as a GitHub action that debugs', async () => {
    const ran = await expectNoLeak((env) =>
      runAction(
        'deploy',
        {
          'gitops-token': token,
          'registry-username': testUser,
          'registry-password': testPassword,
          environment: 'dev',
          all: 'true',
        },
        {
          cwd: scenery.monorepo,
          env: {
            ...env,
            MG_GITOPS_TOKEN: '',
            MG_REGISTRY_PASSWORD: '',
            RUNNER_DEBUG: '1',
            GITHUB_WORKSPACE: scenery.monorepo,
            GITHUB_SHA: scenery.git('rev-parse', 'HEAD'),
            GITHUB_REF: 'refs/heads/develop',
            GITHUB_EVENT_NAME: 'push',
            GITHUB_REPOSITORY: 'acme/shop',
          },
        },
      ),
    );
    expect([ran.code, ran.outputs.get('result')]).toEqual([0, 'committed']);
    expect(leaksIn('the outputs', [...ran.outputs.values()].join('\n'))).toEqual([]);
    expect(leaksIn('the summary', ran.summary)).toEqual([]);
    // What is masked is known before anything else is printed.
    expect(ran.stdout.indexOf(`::add-mask::${token.replaceAll('%', '%25')}`)).toBeGreaterThan(-1);
  });

  it('the whole flow in a GitLab job that traces, with its report', async () => {
    const ran = await expectNoLeak(onCommandLine('deploy', '--environment', 'dev', '--all'), {
      CI_JOB_ID: '5',
      CI_PIPELINE_ID: '4',
      CI_PROJECT_PATH: 'fe/shop',
      CI_PROJECT_DIR: scenery.monorepo,
      CI_COMMIT_REF_NAME: 'develop',
      CI_COMMIT_SHA: scenery.git('rev-parse', 'HEAD'),
      CI_DEBUG_TRACE: 'true',
    });
    expect(ran.code).toBe(0);
    expect(readFileSync(join(scenery.monorepo, 'monorepo-gitops.env'), 'utf8')).toContain('MG_DEPLOY_RESULT=');
  });

  describe.skipIf(!docker.present)(docker.titled('BuildKit'), () => {
    let daemon: TestDocker;
    beforeAll(async () => {
      daemon = await startDocker();
    });

    it('an image with a build secret', async () => {
      await expectSecretBuild('buildkit', daemon.env);
    });
  });

  it.skipIf(!buildah.present)(buildah.titled('buildah: an image with a build secret'), async () => {
    await using builder = await prepareBuildah();
    await expectSecretBuild('buildah', builder.env);
  });

  const urlWithPassword = 'database=https://app:c0rrect-horse@db.example.com/x';
  const published: readonly (readonly [string, readonly string[]])[] = [
    ['as a value', ['--set', `password=${token}`]],
    ['inside a value', ['--set', `env.URL=https://user:${token}@example.com`]],
    ['in base64', ['--set', `data.password=${encoded(token)}`]],
    ['in base64 with its user', ['--set', `auth=${encoded(`robot:${token}`)}`]],
    ['URL-encoded', ['--set', `env.URL=https://user:${encodeURIComponent(token)}@example.com`]],
    ['as a key', ['--set', `env[${JSON.stringify(token)}]=x`]],
    ['in the author', ['--set', 'image.tag=x', '--author', `${token} <a@example.com>`]],
    ['the password of a URL in another input', ['--set', 'password=c0rrect-horse', '--set', urlWithPassword]],
    ['in the message', ['--set', 'image.tag=x', '--message', `Use ${token}`]],
    ['a secret that another command of the job needs', ['--set', `password=${testPassword}`]],
  ];
  it.each(published)('refuses to write a credential into Git: %s', async (_what, argv) => {
    const before = scenery.gitops.git('rev-parse', 'main');
    const ran = await runProgram(['bump-image-tag', '--file', 'values.yaml', ...argv], {
      cwd: scenery.monorepo,
      env: secrets,
    });
    expect([ran.code, ran.stderr]).toEqual([4, expect.stringContaining('would publish a secret of this job')]);
    expect(leaksIn('stderr', ran.stderr)).toEqual([]);
    expect(scenery.gitops.git('rev-parse', 'main')).toBe(before);
  });

  /** Builds with a secret that the Dockerfile reads, and looks into the image as well. */
  async function expectSecretBuild(engine: string, env: Readonly<Record<string, string>>): Promise<void> {
    const repository = { registry: scenery.registry.host, repository: 'fe/secret' };
    const argv = [
      ...['build-image', '--image', `${repository.registry}/fe/secret`, '--tags', engine, '--engine', engine],
      ...['--context', 'apps/web1', '--secrets', 'npm=NPM_TOKEN', '--cache', 'none', '--verbose'],
    ];
    const ran = await expectNoLeak(onCommandLine(...argv), { ...env, NPM_TOKEN: buildSecret });
    expect([ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([0, '']);

    const api = `http://${repository.registry}/v2/fe/secret`;
    const authorization = basic(testUser, testPassword);
    const manifest = await fetch(`${api}/manifests/${engine}`, {
      headers: { authorization, accept: manifestTypes.join() },
    });
    const text = await manifest.text();
    const digests = [...text.matchAll(/sha256:[0-9a-f]{64}/g)].map(([digest]) => digest);
    expect(digests.length).toBeGreaterThan(2);
    for (const digest of digests) {
      const blob = await fetch(`${api}/blobs/${digest}`, { headers: { authorization } });
      const bytes = Buffer.from(await blob.arrayBuffer());
      const content = bytes.readUInt16BE(0) === 0x1f8b ? gunzipSync(bytes) : bytes;
      expect(leaksIn(`the blob ${digest}`, content.toString('latin1'))).toEqual([]);
    }
    expect(leaksIn('the manifest', text)).toEqual([]);
  }
});
