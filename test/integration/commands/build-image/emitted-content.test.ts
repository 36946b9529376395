/** What `emit` has seen, and what another job builds from: `finish` takes no image of other files under their key. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { unprovedContent } from '../../../../src/core/build/engines/kaniko-content.ts';
import { makeImage } from '../../../../src/core/build/make-image.ts';
import { requestInRun } from '../../../../src/core/build/request.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { rootBuildah } from '../../../support/build/builders.ts';
import { ciContext, createInputs, type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';
import { allParts, dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import { anonymous, startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';

const run = promisify(execFile);
const commit = '0123456789abcdef0123456789abcdef01234567';
const parts = allParts(await dockerRegistry(), await rootBuildah());
const applets =
  'sh base64 basename cat chmod cmp dirname find grep head mktemp printf readlink rm sed sha256sum sort stat tr uniq xargs';

describe.skipIf(!parts.present)(parts.titled('the content of a build that another job does'), () => {
  const client = testClient(anonymous);
  const programs = scratchDirectory('busybox');
  let registry: TestRegistry;
  let number = 0;

  beforeAll(async () => {
    registry = await startRegistry();
    // As in the image of kaniko, which has busybox alone.
    for (const name of applets.split(' ')) symlinkSync('/bin/busybox', join(programs, name));
    const executor = `#!/bin/sh
set -eu
eval "$DURING"
for word in "$@"; do case $word in --digest-file=*) printf %s "$DIGEST" > "\${word#*=}" ;; esac; done
`;
    writeFileSync(join(programs, 'executor'), executor, { mode: 0o755 });
  });

  interface Changes {
    /** In the checkout that the other job has. */
    readonly before?: (checkout: string) => void;
    /** Commands that run while kaniko builds, in the other checkout. */
    readonly during?: string;
    readonly path?: string;
    readonly dockerfile?: string;
    readonly given?: Given;
    readonly runsScript?: boolean;
  }

  async function built({
    before,
    during = ':',
    path = programs,
    dockerfile = 'FROM scratch\nCOPY src /src\nCOPY *.json /\n',
    given = {},
    runsScript = true,
  }: Changes) {
    number += 1;
    const checkout = scratchDirectory('emitted');
    const image = `${registry.host}/fe/emitted${number}`;
    mkdirSync(join(checkout, 'src/lib'), { recursive: true });
    const texts = {
      'src/a b.js': 'a',
      'src/lib/b.js': 'b',
      'package.json': '{}',
      '.dockerignore': 'src/cache\n**/*.log\nout\n',
    };
    for (const [name, text] of Object.entries({ ...texts, Dockerfile: dockerfile }))
      writeFileSync(join(checkout, name), text);
    symlinkSync('a b.js', join(checkout, 'src/link.js'));
    const command = (more: Given) =>
      runCommand(buildImage, { image, tags: 'v1', ...given, ...more }, { cwd: checkout, ci: { commit } });
    await command({ engine: 'kaniko', emit: 'out', ...('unless-changed' in given ? {} : { 'unless-changed': true }) });
    // GitLab: a checkout of its own, to which the directory of emit travels.
    const other = scratchDirectory('other');
    await cp(checkout, other, { recursive: true, verbatimSymlinks: true });
    before?.(other);
    const { staging } = JSON.parse(readFileSync(join(checkout, 'out/build.json'), 'utf8')) as { staging: string };
    const { digest } = await pushTestImage(client, { ...parseReference(image), tag: staging }, `image ${number}`);
    const env = {
      PATH: path,
      DIGEST: digest,
      DURING: `cd '${other}'; ${during}`,
      KANIKO_EXECUTOR: join(programs, 'executor'),
    };
    const ran = runsScript
      ? await run(join(programs, 'sh'), [join(other, 'out/build.sh')], { env, cwd: '/' }).then(
          () => 'done',
          (error: unknown) => String((error as { stderr: unknown }).stderr),
        )
      : writeFileSync(join(other, 'out/digest'), digest);
    await cp(join(other, 'out'), join(checkout, 'out'), { recursive: true, force: true });
    const finished = await command({ finish: 'out' }).then(
      ({ outputs, warnings }) => ({ action: outputs.action, warnings }),
      (error: unknown) => error as Error,
    );
    const written = (await client.listTags(parseReference(image))).filter((tag) => tag !== staging);
    return { ran, finished, key: written.find((tag) => tag.startsWith('c-')), written };
  }

  it('is that of its key where other services of the run have theirs beside it', async () => {
    const checkout = scratchDirectory('services');
    writeFileSync(join(checkout, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
    const emit = async (service: string) => {
      const { inputs } = createInputs(buildImage, { image: `${registry.host}/run/${service}`, 'unless-changed': true });
      const ci = ciContext({ workspace: checkout });
      const request = { ...inputs, tags: ['v1'], placeholders: {}, ci, cwd: checkout };
      const log = memoryLog();
      const run = { engine: 'kaniko', emit: '.kaniko', finish: undefined } as const;
      await makeImage(requestInRun(request, service, run), portsOf({ log }));
      return log.lines.find((line) => line.startsWith('Content key'));
    };
    const first = await emit('web1');
    expect(first).toContain('(1 file)');
    await emit('web2');
    writeFileSync(join(checkout, '.kaniko/web2/digest'), 'sha256:of-the-other');
    expect(await emit('web1')).toBe(first);
    const env = {
      PATH: programs,
      DIGEST: `sha256:${'a'.repeat(64)}`,
      DURING: ':',
      KANIKO_EXECUTOR: join(programs, 'executor'),
    };
    await run(join(programs, 'sh'), [join(checkout, '.kaniko/web1/build.sh')], { env });
    expect(await unprovedContent(join(checkout, '.kaniko/web1'))).toBeUndefined();
  });

  const touch = (path: string) => (checkout: string) => writeFileSync(join(checkout, path), 'other');

  it.each<[string, Changes]>([
    ['nothing', {}],
    ['a file that no instruction reads', { before: touch('README.md') }],
    ['a file that an ignore file leaves out', { before: touch('src/debug.log') }],
    [
      'a directory that an ignore file leaves out',
      { before: (at) => mkdirSync(join(at, 'src/cache/deep'), { recursive: true }) },
    ],
    ['with the programs of this machine', { path: process.env.PATH ?? '' }],
  ])('the image has the tag of its key where the job has changed: %s', async (_, changes) => {
    const { ran, finished, key } = await built(changes);
    expect(ran).toBe('done');
    expect(finished).toMatchObject({ action: 'built' });
    expect(key).toBeDefined();
  });

  it.each<[string, Changes, string]>([
    ['a file', { before: touch('src/a b.js') }, 'src/a b.js'],
    ['a file that is gone', { before: (at) => rmSync(join(at, 'src/lib/b.js')) }, 'src/lib/b.js'],
    ['a file of a pattern', { before: touch('package.json') }, 'package.json'],
    [
      'where a link leads',
      {
        before(at) {
          rmSync(join(at, 'src/link.js'));
          symlinkSync('lib/b.js', join(at, 'src/link.js'));
        },
      },
      'src/link.js',
    ],
    [
      'the Dockerfile',
      { before: (at) => writeFileSync(join(at, 'out/dockerfile/Dockerfile'), 'FROM scratch\nCOPY . /\n') },
      'dockerfile/Dockerfile',
    ],
    [
      'the ignore file',
      { before: (at) => writeFileSync(join(at, 'out/dockerfile/Dockerfile.dockerignore'), '') },
      'dockerfile/Dockerfile.dockerignore',
    ],
    ['a file while kaniko builds', { during: 'printf x >> src/lib/b.js' }, 'src/lib/b.js'],
    [
      'a file, seen by the programs of this machine',
      { before: touch('src/a b.js'), path: process.env.PATH ?? '' },
      'src/a b.js',
    ],
  ])('is refused where another job has changed %s', async (_, changes, path) => {
    const { ran, finished, written } = await built(changes);
    expect(ran).toContain(`${path}\n`);
    expect(finished).toMatchObject({
      code: 'FILES_CHANGED',
      exitCode: 1,
      message: expect.stringContaining(`${path} changed between --emit and the end of build.sh`),
      hint: expect.stringContaining('artifacts'),
    });
    expect(written).toEqual([]);
  });

  const differences: [string, Changes, RegExp][] = [
    ['has a file more that a pattern matches', { before: touch('more.json') }, /more\.json was not there/],
    [
      'has a directory more',
      { before: (at) => mkdirSync(join(at, 'src/more/deep'), { recursive: true }) },
      /src\/more was not there/,
    ],
    ['has a file more', { before: touch('src/lib/new.js') }, /src\/lib\/new\.js was not there/],
    ['gets a file while kaniko builds', { during: ': > src/new.js' }, /src\/new\.js was not there/],
    [
      'has other permissions',
      { before: (at) => chmodSync(join(at, 'src/lib/b.js'), 0o600) },
      /src\/lib\/b\.js has other permissions/,
    ],
    ['has not run the script', { runsScript: false }, /could not compare all files/],
    [
      'is killed when kaniko has pushed',
      { during: 'printf %s "$DIGEST" > out/digest; kill -9 $PPID' },
      /could not compare all files/,
    ],
  ];

  it.each(differences)('is not found again where another job %s', async (_, changes, warning) => {
    const { finished, written } = await built(changes);
    expect(finished).toMatchObject({ action: 'built', warnings: [expect.stringMatching(warning)] });
    expect(written).toEqual(['v1']);
  });

  it.each(differences)('has no tag that names a commit where another job %s', async (_, changes, problem) => {
    const { finished, written } = await built({ ...changes, given: { tags: ['{sha8}', 'latest'] } });
    expect(finished).toMatchObject({ code: 'FILES_CHANGED', exitCode: 1, message: expect.stringMatching(problem) });
    expect(written).toEqual([]);
  });

  it('is that of the commit without a key too, whatever the permissions of another checkout', async () => {
    const given = { tags: ['{sha8}'], 'unless-changed': false };
    const before = (at: string) => chmodSync(join(at, 'src/lib/b.js'), 0o600);
    expect((await built({ given, before })).written).toEqual([commit.slice(0, 8)]);
    const other = await built({ given, before: touch('src/lib/b.js') });
    expect(other).toMatchObject({ finished: { code: 'FILES_CHANGED' }, written: [] });
    const moving = { tags: ['latest'], 'unless-changed': false };
    expect(await built({ given: moving, before: touch('src/lib/b.js') })).toMatchObject({ written: ['latest'] });
  });
});
