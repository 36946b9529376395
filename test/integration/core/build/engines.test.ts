import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Builder, BuildSpec, EnginePorts } from '../../../../src/core/build/engine.ts';
import { buildahEngine } from '../../../../src/core/build/engines/buildah.ts';
import { buildkit } from '../../../../src/core/build/engines/buildkit/buildkit.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { readManifest } from '../../../../src/core/image/manifest.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import type { Programs } from '../../../../src/core/ports.ts';
import { shellLine } from '../../../../src/core/program.ts';
import { systemClock } from '../../../../src/hosts/clock.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import {
  prepareBuildah,
  pushBusybox,
  rootBuildah,
  rootDocker,
  startDocker,
  type TestBuildah,
  type TestDocker,
} from '../../../support/build/builders.ts';
import { builderOf, fakePrograms, proved } from '../../../support/build/fake-programs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { robot, startRegistry, type TestRegistry, testClient, testPassword } from '../../../support/registry/server.ts';

const engines = { buildkit, buildah: buildahEngine(() => false) };
const parts = { docker: await rootDocker(), buildah: await rootBuildah() };

const dockerfile = `ARG BASE
FROM $BASE AS build
ARG SERVICE_NAME
WORKDIR /src
COPY app.txt .
RUN --mount=type=secret,id=npmrc sha256sum /run/secrets/npmrc | cat > secret-seen
RUN echo "$SERVICE_NAME: $(cat app.txt)" > out.txt

FROM $BASE
COPY --from=build /src/out.txt /src/secret-seen /app/
CMD ["cat", "/app/out.txt"]
`;

/** Every engine that can really run here keeps the same promises. */
describe.each([
  { name: 'buildkit', part: parts.docker },
  { name: 'buildah', part: parts.buildah },
] as const)('engine $name', ({ name, part }) => {
  let registry: TestRegistry;
  let docker: TestDocker | undefined;
  let buildah: TestBuildah | undefined;
  let directory: string;
  let base: string;
  const client = testClient(robot);

  beforeAll(async () => {
    if (!part.present) return;
    registry = await startRegistry({ auth: 'htpasswd' });
    if (name === 'buildkit') docker = await startDocker();
    else buildah = await prepareBuildah();
    directory = scratchDirectory('engine');
    await mkdir(join(directory, 'context'));
    await writeFile(join(directory, 'context/app.txt'), "it's $HOME & <code>\n");
    await writeFile(join(directory, 'context/Dockerfile'), dockerfile);
    base = await pushBusybox(client, registry.host);
  });

  /** The engine with the real programs, and every argv that it ran. */
  async function engineUnderTest(overrides: Partial<BuildSpec> = {}) {
    const commands: string[] = [];
    const lines: string[] = [];
    const recording: Programs['run'] = (call) => {
      commands.push(shellLine(call.argv));
      return systemPrograms.run(call);
    };
    const env = { ...(docker ?? buildah)?.env, NPMRC: 'npm-secret-value' };
    const keep = (line: string) => void lines.push(line);
    const log = {
      info: keep,
      detail: keep,
      warn: keep,
      group: <T>(_: string, body: () => Promise<T>) => body(),
      during: <T>(_: unknown, body: () => Promise<T>) => body(),
    };
    const ports: EnginePorts = { run: recording, env, log, clock: systemClock, registry: client };
    const builder = await builderOf(engines[name], { ports }, spec(overrides));
    return { builder, commands, lines };
  }

  function spec(overrides: Partial<BuildSpec>): Partial<BuildSpec> {
    return {
      image: `${registry.host}/fe/apps/${name}`,
      tags: ['abcdef01', 'latest'],
      context: join(directory, 'context'),
      dockerfile: join(directory, 'context/Dockerfile'),
      target: undefined,
      buildArgs: new Map([
        ['BASE', base],
        ['SERVICE_NAME', 'web 1'],
      ]),
      labels: new Map([['team', 'front end']]),
      secrets: [{ id: 'npmrc', variable: 'NPMRC' }],
      platforms: [],
      cache: { mode: 'none' },
      credentials: [{ registry: registry.host, credentials: robot }],
      insecureRegistry: true,
      ...overrides,
    };
  }

  test.skipIf(!part.present)(
    part.titled('builds two stages, pushes under the first tag, and reports the digest that the registry has'),
    async () => {
      const { builder, commands } = await engineUnderTest();
      const digest = await pushed(builder);
      // docker push says it; the store may know several of one repository.
      expect(commands.join('\n')).not.toContain('image inspect');
      const repository = parseReference(`${registry.host}/fe/apps/${name}`);
      expect(await client.listTags(repository)).toEqual(['abcdef01']);
      expect((await client.headManifest({ ...repository, tag: 'abcdef01' }))?.digest).toBe(digest);
    },
  );

  test.skipIf(!part.present)(
    part.titled('shows no password and no secret in any argument or line, and removes its credential file'),
    async () => {
      const { builder, commands, lines } = await engineUnderTest();
      const temporary = await mkdtemp(join(directory, 'tmp-'));
      vi.stubEnv('TMPDIR', temporary);
      await builder.build(proved);
      vi.unstubAllEnvs();
      const shown = JSON.stringify([commands, lines]);
      expect(shown).toContain('id=npmrc,env=NPMRC');
      expect(shown).not.toContain(testPassword);
      expect(shown).not.toContain(Buffer.from(testPassword).toString('base64').slice(0, 20));
      expect(shown).not.toContain('npm-secret-value');
      expect(await readdir(temporary)).toEqual([]);
    },
  );

  test.skipIf(!part.present)(part.titled('names the credential when the registry refuses it'), async () => {
    const wrong = { ...robot, password: 'not-the-password' };
    const { builder } = await engineUnderTest({ credentials: [{ registry: registry.host, credentials: wrong }] });
    const failure = (await builder.build(proved).catch((error: unknown) => error)) as Failure;
    expect(failure).toMatchObject({ code: 'REGISTRY_UNAUTHORIZED', exitCode: 1 });
    expect(failure.message).toContain(registry.host);
    expect(failure.message).toContain('registry-username and registry-password');
    expect(failure.message + String(failure.cause)).not.toContain('not-the-password');
  });

  test.skipIf(!part.present)(part.titled('a failing instruction fails with the words of the builder'), async () => {
    const path = join(directory, 'context/broken.Dockerfile');
    await writeFile(path, 'ARG BASE\nFROM $BASE\nRUN echo reason-of-failure >&2; exit 7\n');
    const { builder } = await engineUnderTest({ dockerfile: path, secrets: [] });
    const failure = (await builder.build(proved).catch((error: unknown) => error)) as Failure;
    expect(failure).toMatchObject({ code: 'BUILD_FAILED', exitCode: 1 });
    expect(String(failure.cause)).toContain('reason-of-failure');
  });

  test.skipIf(!part.present)(part.titled('plans the programs that it then runs'), async () => {
    const { builder, commands } = await engineUnderTest();
    const { lines } = await builder.plan();
    commands.length = 0;
    await builder.build(proved);
    // What differs: the files of the run, for which the lines for a shell have a directory of their own.
    const files = /sha256:|authfile|monorepo-gitops-|<|>|^[0-9a-f]{64}$|\$work|^"\$\(cat$|^DOCKER_BUILDKIT=1$/;
    const flags = (line: string) => line.split(' ').filter((word) => !files.test(word));
    const ran = commands.filter((line) => !line.includes(' inspect '));
    // By hand every tag is pushed; here the others are written by the digest.
    const isOfFirst = (line: string) => !(line.includes(' push ') && line.endsWith(':latest'));
    const planned = lines.filter((line) => !line.startsWith('work=') && isOfFirst(line));
    expect(ran.map(flags)).toEqual(planned.map(flags));
  });
});

/** The digest that the builder says it has pushed. */
async function pushed(builder: Builder): Promise<string> {
  const result = await builder.build(proved);
  const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
  expect(result).toMatchObject({ result: 'pushed', action: 'built', digest, tagged: [expect.any(String)] });
  return result.result === 'pushed' ? (result.digest ?? '') : '';
}

describe('engine buildah', () => {
  /** A build of the Dockerfile in this directory without arguments. */
  const plain = (directory: string): Partial<BuildSpec> => ({
    context: directory,
    dockerfile: join(directory, 'Dockerfile'),
    target: undefined,
    buildArgs: new Map(),
    labels: new Map(),
    secrets: [],
    platforms: [],
    cache: { mode: 'none' },
    insecureRegistry: true,
  });

  async function buildahIn({ env }: TestBuildah, overrides: Partial<BuildSpec>): Promise<Builder> {
    await using programs = await fakePrograms([], {});
    return builderOf(engines.buildah, { ports: { ...programs.ports, run: systemPrograms.run, env } }, overrides);
  }

  test.skipIf(!parts.buildah.present)(
    parts.buildah.titled('shares build layers through the cache repository between two empty stores'),
    async () => {
      await using registry = await startRegistry();
      const client = testClient();
      const base = await pushBusybox(client, registry.host);
      const directory = scratchDirectory('cache');
      await writeFile(join(directory, 'Dockerfile'), `FROM ${base}\nRUN cat /proc/sys/kernel/random/uuid > /unique\n`);
      const image = `${registry.host}/fe/cached`;
      for (const tag of ['first', 'second']) {
        await using store = await prepareBuildah();
        const cache = { mode: 'registry', repository: `${image}/cache`, scope: 'fe-cached' } as const;
        await pushed(await buildahIn(store, { ...plain(directory), image, tags: [tag], cache }));
      }
      const layers = await Promise.all(
        ['first', 'second'].map(async (tag) => {
          const manifest = await client.getManifest({ ...parseReference(image), tag });
          return JSON.parse(Buffer.from(manifest!.bytes).toString()).layers.at(-1).digest as string;
        }),
      );
      expect(layers[1]).toBe(layers[0]);
      await rm(directory, { recursive: true, force: true });
    },
  );

  test.skipIf(!parts.buildah.present)(
    parts.buildah.titled('pushes several platforms as one index, and reports its digest'),
    async () => {
      await using registry = await startRegistry();
      await using store = await prepareBuildah();
      const directory = scratchDirectory('platforms');
      await writeFile(join(directory, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
      const image = `${registry.host}/fe/several`;
      const platforms = ['linux/amd64', 'linux/arm64'];
      const digest = await pushed(
        await buildahIn(store, { ...plain(directory), image, tags: ['one', 'two'], platforms }),
      );
      const manifest = await testClient().getManifest({ ...parseReference(image), tag: 'one' });
      expect(manifest?.digest).toBe(digest);
      const content = readManifest(manifest!);
      const found = content.kind === 'index' ? content.manifests.map(({ platform }) => platform?.architecture) : [];
      expect(found.sort()).toEqual(['amd64', 'arm64']);
      await rm(directory, { recursive: true, force: true });
    },
  );
});
