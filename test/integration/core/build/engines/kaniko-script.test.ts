/** What kaniko's script does in the job that runs it: modes of files, and the credentials that kaniko finds. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { BuildSpec } from '../../../../../src/core/build/engine.ts';
import { kaniko } from '../../../../../src/core/build/engines/kaniko.ts';
import { builderOf, fakePrograms, proved } from '../../../../support/build/fake-programs.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';
import { findProgram } from '../../../../support/real-parts.ts';

const run = promisify(execFile);

/** The shell of kaniko's debug image, and Debian's. */
const shells = (await Promise.all(['busybox', 'dash', 'sh'].map(findProgram)))
  .filter((path) => path !== undefined)
  .map((path) => (path.endsWith('busybox') ? [path, 'sh'] : [path]));

const buildah = await findProgram('buildah');

/** As kaniko runs RUN: a child that makes files with the umask that it has. Then it looks at its configuration. */
const executor = `#!/bin/sh
set -eu
mkdir -p "$SEEN/app"
echo text > "$SEEN/app/file"
echo '#!/bin/sh' > "$SEEN/app/start" && chmod +x "$SEEN/app/start"
for word in "$@"; do
  case $word in --digest-file=*) printf sha256:%064d 0 > "\${word#*=}" ;; esac
done
if [ -f "$DOCKER_CONFIG/config.json" ]; then
  cp "$DOCKER_CONFIG/config.json" "$SEEN/config.json"
  stat -c %a "$DOCKER_CONFIG" "$DOCKER_CONFIG/config.json" > "$SEEN/modes"
  echo "$DOCKER_CONFIG" > "$SEEN/place"
fi
exit "\${FAILS_WITH-0}"
`;

async function emitted(overrides: Partial<BuildSpec> = {}) {
  const directory = scratchDirectory('kaniko-script');
  const emit = join(directory, 'out/web1');
  await writeFile(join(directory, 'Dockerfile'), 'FROM scratch\n');
  await using programs = await fakePrograms([], {});
  const umask = process.umask(0o077);
  const cache = { mode: 'none' } as const;
  const given = { emit, secrets: [], cache, context: directory, dockerfile: join(directory, 'Dockerfile') };
  await (await builderOf(kaniko, programs, { ...given, ...overrides }))
    .build(proved)
    .finally(() => process.umask(umask));
  await writeFile(join(directory, 'executor'), executor, { mode: 0o755 });
  return {
    directory,
    emit,
    async run(shell: readonly string[], env: Readonly<Record<string, string>> = {}, umask = '022') {
      const seen = join(directory, 'seen');
      await mkdir(seen, { recursive: true });
      const script = [...shell, join(emit, 'build.sh')];
      const variables = { PATH: process.env.PATH, HOME: directory, SEEN: seen, TMPDIR: directory };
      await run('/bin/sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', ...script], {
        env: { ...variables, KANIKO_EXECUTOR: join(directory, 'executor'), ...env },
      }).catch((error: unknown) => {
        if (env.FAILS_WITH === undefined) throw error;
      });
      return seen;
    },
  };
}

const mode = async (...path: string[]) => ((await stat(join(...path))).mode & 0o7777).toString(8);
const robot = { MG_REGISTRY_USERNAME: 'robot$fe', MG_REGISTRY_PASSWORD: 'it\'s "secret"' };

describe.each(shells.map((shell) => ({ shell, name: shell.join(' ') })))('the script in $name', ({ shell }) => {
  test.each(['000', '022', '077'])('under umask %s makes files that a service can read', async (umask) => {
    const job = await emitted();
    const seen = await job.run(shell, robot, umask);
    expect(await Promise.all(['app', 'app/file', 'app/start'].map((path) => mode(seen, path)))).toEqual([
      '755',
      '644',
      '755',
    ]);
    // `--finish` may be another user.
    expect(await mode(job.emit, 'digest')).toBe('644');
    expect((await readFile(join(seen, 'modes'), 'utf8')).split('\n')).toEqual(['700', '600', '']);
  });

  test.each([{}, { FAILS_WITH: '7' }])('removes the file of the credentials, also with %j', async (more) => {
    const seen = await (await emitted()).run(shell, { ...robot, ...more });
    const place = (await readFile(join(seen, 'place'), 'utf8')).trim();
    await expect(stat(place)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('what emit writes can be read by other users, whatever the umask of its job', async () => {
  const { directory, emit } = await emitted();
  const paths = ['out', 'out/web1', 'out/web1/build.sh', 'out/web1/build.json'];
  expect(await Promise.all(paths.map((path) => mode(directory, path)))).toEqual(['755', '755', '755', '644']);
  expect(emit).toBe(join(directory, 'out/web1'));
});

describe('the credentials that kaniko finds', () => {
  const basic = (user: string, password: string) => ({ auth: Buffer.from(`${user}:${password}`).toString('base64') });
  const other = basic('other', 'other-password');

  /** As Go reads them: it is what kaniko is written in, and takes two equal keys of one object. */
  function readAsGo(text: string): Record<string, Record<string, unknown>> {
    const merged: Record<string, Record<string, unknown>> = {};
    JSON.parse(text);
    for (const [, key = '', object = ''] of text.matchAll(/"(auths|credHelpers)"\s*:\s*(\{(?:[^{}]|\{[^{}]*\})*\})/g)) {
      merged[key] = { ...merged[key], ...(JSON.parse(object) as object) };
    }
    return merged;
  }

  async function found(given: object | string | undefined, env: Readonly<Record<string, string>>) {
    const job = await emitted();
    const home = join(job.directory, '.docker');
    await mkdir(home);
    const text = typeof given === 'string' ? given : JSON.stringify(given, null, 2);
    if (given !== undefined) await writeFile(join(home, 'config.json'), `${text}\n`);
    const seen = await job.run(shells[0] ?? ['sh'], env);
    return { file: join(seen, 'config.json'), config: readAsGo(await readFile(join(seen, 'config.json'), 'utf8')) };
  }

  const gitlab = { CI_REGISTRY: 'registry.example.com', CI_REGISTRY_USER: 'ci', CI_REGISTRY_PASSWORD: 'job-token' };
  const proxy = {
    CI_DEPENDENCY_PROXY_SERVER: 'gitlab.example.com:443',
    CI_DEPENDENCY_PROXY_USER: 'ci',
    CI_DEPENDENCY_PROXY_PASSWORD: 'proxy-token',
  };
  const harbor = 'harbor.example.com';
  const ours = basic('robot$fe', 'it\'s "secret"');

  test.each<[string, object | string | undefined, Readonly<Record<string, string>>, object]>([
    ['nothing else', undefined, robot, { auths: { [harbor]: ours } }],
    ['an empty file', '', robot, { auths: { [harbor]: ours } }],
    ['an empty configuration', {}, robot, { auths: { [harbor]: ours } }],
    ['another registry', { auths: { other } }, robot, { auths: { other, [harbor]: ours } }],
    ['an older one', { auths: { [harbor]: other } }, robot, { auths: { [harbor]: ours } }],
    [
      'a store and helpers',
      { credsStore: 'ecr-login', credHelpers: { 'gcr.io': 'gcr' } },
      robot,
      { auths: { [harbor]: ours }, credHelpers: { 'gcr.io': 'gcr', [harbor]: '' } },
    ],
    [
      "the job's own, of GitLab",
      undefined,
      { ...robot, ...gitlab, ...proxy },
      {
        auths: {
          [harbor]: ours,
          'registry.example.com': basic('ci', 'job-token'),
          'gitlab.example.com:443': basic('ci', 'proxy-token'),
        },
      },
    ],
    [
      'a deploy token in the place of the job token',
      { auths: { 'registry.example.com': other } },
      { ...robot, ...gitlab },
      { auths: { [harbor]: ours, 'registry.example.com': other } },
    ],
  ])('beside %s', async (_name, given, env, expected) => {
    expect((await found(given, env)).config).toEqual(expected);
  });

  test("are the job's own file where there is nothing to add", async () => {
    const seen = await (await emitted()).run(shells[0] ?? ['sh'], { DOCKER_CONFIG: '/nonexistent' });
    await expect(stat(join(seen, 'place'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.skipIf(buildah === undefined)('are read so by a program that is written in Go', async () => {
    const { file } = await found({ auths: { [harbor]: other, 'other.example.com': other }, HttpHeaders: {} }, robot);
    const login = async (host: string) =>
      (await run('buildah', ['login', '--get-login', `--authfile=${file}`, host])).stdout.trim();
    expect([await login(harbor), await login('other.example.com')]).toEqual(['robot$fe', 'other']);
  });
});
