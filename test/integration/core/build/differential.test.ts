/**
 * The content key and the build see the same bytes: for each Dockerfile of a table a real builder makes the image, and
 * what has reached the image is what the key depends on. Both builders are asked, so that they can be compared as well.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { makeImage } from '../../../../src/core/build/make-image.ts';
import type { Environment, ProgramCall, ProgramResult, Programs } from '../../../../src/core/ports.ts';
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
import { onlyClient, rootBuildKit, startBuildKit } from '../../../support/build/buildkitd.ts';
import {
  type DockerfileCase,
  generatedCases,
  markersIn,
  writeMonorepo,
  writtenCases,
} from '../../../support/build/dockerfile-table.ts';
import { type BuiltImage, builtImage } from '../../../support/build/image-files.ts';
import { realKaniko, runInKaniko } from '../../../support/build/kaniko.ts';
import { moveBase } from '../../../support/build/moving-base.ts';
import { ciContext, createInputs } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';
import { allParts, dockerRegistry } from '../../../support/real-parts.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await dockerRegistry(), await rootDocker(), await rootBuildah());
/** They copy what their own ignore file leaves out, which no builder does. */
const notBuilt = ['generated 1021', 'generated 1033'];
const generated = generatedCases(40).filter(({ name }) => !notBuilt.includes(name));
const cases = sliceOfCommit([...writtenCases, ...generated], 12);

const kaniko = await realKaniko();
const daemon = await rootBuildKit();
type Builder = 'docker' | 'buildah' | 'buildkitd' | 'kaniko';
const builders: readonly Builder[] = [
  'docker',
  'buildah',
  ...(daemon.present ? (['buildkitd'] as const) : []),
  ...(kaniko.present ? (['kaniko'] as const) : []),
];
const more = [daemon.titled('; in a newer BuildKit'), kaniko.titled('; in kaniko')].join('');

describe.skipIf(!parts.present)(parts.titled(`what reaches the image is in the content key${more}`), () => {
  let registry: TestRegistry;
  let docker: TestDocker;
  let buildah: TestBuildah;
  let buildkitd: { readonly address: string; readonly env: Environment } | undefined;
  let busybox: string;
  let base: string;
  const client = testClient();
  /** The answers of programs that only tell something, by their words. */
  const told = new Map<string, ProgramResult>();

  beforeAll(async () => {
    registry = await startRegistry();
    [docker, buildah] = await Promise.all([startDocker(), prepareBuildah()]);
    if (daemon.present) {
      const { address } = await startBuildKit();
      buildkitd = { address, env: await onlyClient('buildctl') };
    }
    busybox = await pushBusybox(client, registry.host);
    base = `${registry.host}/base/busybox:moving`;
    await moveBase(client, busybox, { tag: 'moving', marker: 'old' });
    // Both runners have an old copy of the base, as runners do.
    const calls: readonly ProgramCall[] = [
      { argv: [docker.program, 'pull', '--quiet', base], env: docker.env },
      { argv: ['buildah', 'pull', '--quiet', '--tls-verify=false', base], env: buildah.env },
    ];
    for (const call of calls) {
      const pulled = await systemPrograms.run(call);
      expect(pulled).toMatchObject({ exitCode: 0 });
    }
  });
  afterAll(() => told.clear());

  const run: Programs['run'] = async (call) => {
    const words = call.argv.join(' ');
    const known = told.get(words);
    if (known !== undefined) return known;
    const result = await systemPrograms.run(call);
    if (/ (version|info|inspect|workers|--version)\b/.test(words)) told.set(words, result);
    return result;
  };

  /** One run of `build-image`. */
  async function make(
    context: string,
    row: DockerfileCase,
    { builder, image, isDry }: { readonly builder: Builder; readonly image: string; readonly isDry: boolean },
  ) {
    const log = memoryLog();
    const env = { docker: docker.env, buildah: buildah.env, buildkitd: buildkitd?.env ?? {}, kaniko: {} }[builder];
    const ports = portsOf({ env, log });
    const { inputs } = createInputs(buildImage, {
      image,
      tags: ['made'],
      context,
      dockerfile: join(context, row.path ?? 'Dockerfile'),
      target: row.target,
      'build-args': row.args,
      engine: builder === 'docker' || builder === 'buildkitd' ? 'buildkit' : builder,
      builder: builder === 'buildkitd' ? buildkitd?.address : undefined,
      cache: 'none',
      'unless-changed': true,
      'dry-run': isDry,
    });
    const request = { ...inputs, placeholders: {}, ci: ciContext({ workspace: context }), cwd: context };
    const imagePorts = { ...ports, programs: { ...ports.programs, run } };
    if (builder !== 'kaniko') return { ...(await makeImage(request, imagePorts)), log };
    const planned = await makeImage({ ...request, emit: join(context, '../emitted') }, imagePorts);
    if (isDry) return { ...planned, log };
    const { exitCode, output } = await runInKaniko(dirname(context), 'emitted/build.sh');
    if (exitCode !== 0) throw new Error(`kaniko ended with ${exitCode}:\n${output}`);
    return { ...(await makeImage({ ...request, finish: join(context, '../emitted') }, imagePorts)), log };
  }

  it.each(cases)('$name', async (row) => {
    const directory = scratchDirectory('checkout');
    const context = join(directory, 'context');
    mkdirSync(context);
    const written = { ...row, dockerfile: row.dockerfile.replaceAll('BASE', base) };
    const paths = writeMonorepo(context, written);
    await moveBase(client, busybox, { tag: 'moving', marker: row.name, config: row.base ?? {} });
    const below = row.dockerfile.includes('FROM scratch') ? [] : (await builtImage(base, 2)).layers;
    const images = new Map<Builder, BuiltImage>();
    for (const builder of builders.filter((each) => builds(each, row))) {
      const image = `${registry.host}/made/${builder}${cases.indexOf(row)}`;
      const run = (isDry: boolean) => make(context, written, { builder, image, isDry });
      if (row.refusedBy?.includes(builder)) {
        await expect(run(false), builder).rejects.toMatchObject({ message: expect.anything() });
        continue;
      }
      const { digest, log } = await run(false);
      const built = await builtImage(`${image}:made`, below.length);
      images.set(builder, built);
      expect(built.layers.slice(0, below.length), `the base that ${builder} took`).toEqual(below);
      const repository = image.slice(image.indexOf('/') + 1);
      const all = await client.listTags({ registry: registry.host, repository });
      // kaniko cannot push without a tag: that of its build stays.
      const tags = all.filter((tag) => !/^b-[0-9a-f]{40}$/.test(tag));
      // A generated row may copy a directory of which its ignore file leaves nothing.
      const isEmpty = row.name.startsWith('generated') && /matches no file/.test(log.warnings.join('\n'));
      if (row.unknown || isEmpty) {
        expect([tags, log.warnings.join('\n')]).toEqual([['made'], expect.stringContaining('built in any case')]);
        // buildah refuses it.
        if (isEmpty) break;
        continue;
      }
      expect(tags).toHaveLength(2);
      expect(await run(true)).toMatchObject({ action: 'reused', digest });
      const action = async () => (await run(true)).action;
      const reached = new Set(built.files.flatMap(({ text }) => markersIn(text ?? '')));
      const wrong: string[] = [];
      for (const path of paths) {
        const after = await changed(join(context, path), action);
        if (reached.has(path) && after === 'reused') wrong.push(`${path} is in the image and not in the key`);
        if (!reached.has(path) && after === 'built' && !row.wide && !differs(builder, row))
          wrong.push(`${path} is in the key and not in the image`);
      }
      for (const path of reached) {
        if ((await withOtherMode(join(context, path), action)) === 'reused')
          wrong.push(`the mode of ${path} is not in the key`);
      }
      expect(wrong, builder).toEqual([]);
    }
    for (const [builder, image] of images) {
      if (differs(builder, row)) continue;
      expect(copied(image), `${builder} as docker`).toEqual(copied(images.get('docker') ?? image));
    }
    rmSync(directory, { recursive: true });
  });
});

function builds(builder: Builder, { only }: DockerfileCase): boolean {
  return only === undefined || (builder === 'buildah') === (only === 'buildah');
}

function differs(builder: Builder, { apart, differs = {} }: DockerfileCase): boolean {
  return builder === 'buildah' ? apart !== undefined : builder !== 'docker' && differs[builder] !== undefined;
}

/** What comes of it while the file has another content. */
async function changed<T>(file: string, act: () => Promise<T>): Promise<T> {
  const text = readFileSync(file);
  writeFileSync(file, `${text.toString()}changed`);
  try {
    return await act();
  } finally {
    writeFileSync(file, text);
  }
}

/** What comes of it while the file can be run, or, where it can be, cannot. */
async function withOtherMode<T>(file: string, act: () => Promise<T>): Promise<T> {
  const { mode } = statSync(file);
  chmodSync(file, mode ^ 0o111);
  try {
    return await act();
  } finally {
    chmodSync(file, mode);
  }
}

/** What instructions have made, with modes and owners; a builder's own mount points and files of `RUN` aside. */
function copied({ files }: BuiltImage): readonly string[] {
  return files.flatMap(({ path, is }) =>
    /^\/(?:etc|run|in|out|dev|proc|sys|tmp)(?:\/|$)/.test(path) ? [] : [`${path} ${is}`],
  );
}
