/**
 * No tag of the user names an image that is not proved: its base, and the files that it was built from. Real builders, each behind
 * a program on PATH that does to the build what a wrong builder or another step of the job would.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { readManifest } from '../../../../src/core/image/manifest.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { prepareBuildah, pushBusybox, rootBuildah, rootDocker, startDocker } from '../../../support/build/builders.ts';
import { rootBuildKit, startBuildKit } from '../../../support/build/buildkitd.ts';
import { builtImage } from '../../../support/build/image-files.ts';
import { kanikoStandIn } from '../../../support/build/kaniko-stand-in.ts';
import { moveBase } from '../../../support/build/moving-base.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { findProgram } from '../../../support/real-parts.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = { docker: await rootDocker(), buildah: await rootBuildah(), buildctl: await rootBuildKit() };
const client = testClient();
const sha = '0123456789abcdef0123456789abcdef01234567';
const files = (text: string) => text.replaceAll('\n', ' ');

/** A directory for PATH with the program, which runs these lines of shell before a build. */
async function wrapped(program: string, lines: string): Promise<string> {
  const directory = scratchDirectory('wrapped');
  const real = program === 'docker' ? '/usr/bin/docker' : await findProgram(program);
  const script = `#!/bin/sh\nfor word in "$@"; do case $word in build) ${files(lines)} break ;; esac; done\nexec ${real} "$@"\n`;
  writeFileSync(join(directory, program), script, { mode: 0o755 });
  return directory;
}

/** Takes an old base, whatever the digest that it is told: in the copy of the Dockerfile, or in a context. */
const takesOldBase = `
  n=$#;
  while [ $n -gt 0 ]; do
    one=$1; shift; n=$((n - 1));
    case $one in
      --file=*) copy=$(mktemp); sed 's#/base/busybox@sha256:[0-9a-f]*#/base/busybox:old#' "\${one#--file=}" > "$copy"; one=--file=$copy ;;
      --opt=context:*) one=$(printf %s "$one" | sed 's#/base/busybox:[a-z]*@sha256:[0-9a-f]*#/base/busybox:old#') ;;
    esac;
    set -- "$@" "$one";
  done;`;

let registry: TestRegistry;
let busybox: string;
beforeAll(async () => {
  registry = await startRegistry();
  busybox = await pushBusybox(client, registry.host);
  await moveBase(client, busybox, { tag: 'old', marker: 'old' });
  await moveBase(client, busybox, { tag: 'moving', marker: 'new' });
});

let number = 0;
function project(dockerfile = `FROM ${registry.host}/base/busybox:moving\nCOPY app.txt /\n`) {
  number += 1;
  const cwd = scratchDirectory('proved-tags');
  writeFileSync(join(cwd, 'Dockerfile'), dockerfile);
  writeFileSync(join(cwd, 'app.txt'), `content ${number}`);
  const repository = { registry: registry.host, repository: `fe/proved${number}` };
  const image = `${registry.host}/${repository.repository}`;
  const tags = () => client.listTags(repository);
  const writes = () =>
    registry.requests
      .filter(({ method, url }) => method === 'PUT' && url.startsWith(`/v2/${repository.repository}/manifests/`))
      .map(({ url }) => url.split('/').at(-1) ?? '');
  return { cwd, repository, image, tags, writes };
}

const builders = [
  { name: 'docker', engine: 'buildkit', part: parts.docker },
  { name: 'buildah', engine: 'buildah', part: parts.buildah },
  { name: 'buildctl', engine: 'buildkit', part: parts.buildctl },
] as const;

describe.each(sliceOfCommit(builders))('$name', ({ name, engine, part }) => {
  let env: Readonly<Record<string, string>>;
  let given: Given;

  beforeAll(async () => {
    if (!part.present) return;
    if (name === 'docker') env = (await startDocker()).env;
    else if (name === 'buildah') env = (await prepareBuildah()).env;
    else
      env = {
        PATH: process.env.PATH ?? '',
        HOME: scratchDirectory('home'),
        BUILDKIT_HOST: (await startBuildKit()).address,
      };
    given = { engine, cache: 'none', 'unless-changed': true };
  }, 60_000);

  /** @param lines what goes wrong, as shell */
  async function build(at: ReturnType<typeof project>, over: Given = {}, lines?: string) {
    const path = lines === undefined ? env.PATH : `${await wrapped(name, lines)}:${env.PATH}`;
    const isHidden = name === 'buildctl' ? { DOCKER_HOST: 'unix:///nonexistent' } : {};
    const options = { cwd: at.cwd, env: { ...env, ...isHidden, PATH: path ?? '' } };
    const all = { image: at.image, tags: ['{sha8}', 'latest'], ...given, ...over };
    return runCommand(buildImage, all, { ...options, ci: { commit: sha } });
  }
  const failing = async (...args: Parameters<typeof build>) =>
    (await build(...args).then(
      () => undefined,
      (error: unknown) => error,
    )) as Failure | undefined;

  it.skipIf(!part.present)(part.titled('gives a proved image its tags and that of its key, and no other'), async () => {
    const at = project();
    const { outputs } = await build(at);
    const tags = await at.tags();
    expect(tags.sort()).toEqual([sha.slice(0, 8), expect.stringMatching(/^c-[0-9a-f]{40}$/), 'latest']);
    for (const tag of tags) expect((await client.headManifest({ ...at.repository, tag }))?.digest).toBe(outputs.digest);
    // The builder pushes once: by the digest, or under the first tag.
    const own = name === 'buildctl' ? String(outputs.digest) : sha.slice(0, 8);
    const [first, ...others] = at.writes();
    expect([first, others.sort()]).toEqual([own, tags.filter((tag) => tag !== own).sort()]);
    expect((await build(at)).outputs).toMatchObject({ action: 'reused', digest: outputs.digest });
  });

  it.skipIf(!part.present)(part.titled('names no image that stands on another base'), async () => {
    for (const over of [{}, { 'unless-changed': false }]) {
      const at = project();
      const failure = await failing(at, over, takesOldBase);
      expect(failure).toMatchObject({ code: 'BASE_MISMATCH', exitCode: 1 });
      expect(failure?.message).toContain('base/busybox:moving');
      expect(await at.tags()).toEqual([]);
    }
  });

  it.skipIf(!part.present)(part.titled('names no image whose files changed meanwhile'), async () => {
    for (const over of [{}, { 'unless-changed': false }, { tags: ['latest'] }]) {
      const at = project();
      const failure = await failing(at, over, `echo changed > ${at.cwd}/app.txt;`);
      expect(failure).toMatchObject({ code: 'FILES_CHANGED', exitCode: 1 });
      expect(failure?.message).toContain('app.txt changed');
      expect(await at.tags()).toEqual([]);
      expect(readFileSync(join(at.cwd, 'app.txt'), 'utf8')).toBe('changed\n');
      expect((await build(at, over)).outputs).toMatchObject({ action: 'built' });
    }
  });

  it.skipIf(!part.present)(part.titled('takes what a trigger names by its digest, or gives no key'), async () => {
    const other = await pushBusybox(client, registry.host, 'test', 'base/other');
    const tag = `t${number}${name}`;
    const trigger = `COPY --from=${registry.host}/base/other:${tag} /etc/base /triggered`;
    await moveBase(client, busybox, { tag: `trigger-${name}`, marker: 'x', config: { OnBuild: [trigger] } });
    const at = project(`FROM ${registry.host}/base/busybox:trigger-${name}\nCOPY app.txt /\n`);
    await moveBase(client, other, { tag, marker: 'one' });
    if (name === 'docker') {
      // BuildKit of Docker 20.10 cannot build it at all; later ones take the copy that they have.
      const { warnings } = await build(at, { 'dry-run': true });
      expect(warnings).toEqual([
        expect.stringMatching(/a trigger \(ONBUILD\) names \S+other:\S+, which buildkit .* built in any case/),
      ]);
      return;
    }
    const seen: (string | undefined)[] = [];
    const actions: unknown[] = [];
    for (const marker of [undefined, 'two', undefined]) {
      if (marker !== undefined) await moveBase(client, other, { tag, marker });
      const { outputs, warnings } = await build(at);
      actions.push(outputs.action);
      const image = await builtImage(`${at.image}:latest`, 0);
      seen.push(image.files.find(({ path }) => path === '/triggered')?.text);
      expect(warnings).toEqual([]);
    }
    expect(seen).toEqual(['one\n', 'two\n', 'two\n']);
    expect(actions).toEqual(['built', 'built', 'reused']);
  });

  it.skipIf(!part.present)(part.titled('takes a base of one other platform, as builders do, and says so'), async () => {
    const at = project();
    const platforms = process.arch === 'arm64' ? 'linux/amd64' : 'linux/arm64';
    const { outputs, warnings } = await build(at, { platforms, tags: ['other'] });
    expect(outputs.action).toBe('built');
    expect(warnings).toEqual([
      expect.stringMatching(
        new RegExp(`base/busybox:moving is for linux/\\w+ alone, and the image is made for ${platforms}`),
      ),
    ]);
  });
});

describe.skipIf(!parts.buildah.present)(parts.buildah.titled('several platforms with buildah'), () => {
  it('are proved in the store, one by one', async () => {
    const { env } = await prepareBuildah();
    const at = project();
    const given = { image: at.image, engine: 'buildah', cache: 'none', 'unless-changed': true, tags: ['one', 'two'] };
    const platforms = ['linux/amd64', 'linux/arm64'];
    const wrong = { ...env, PATH: `${await wrapped('buildah', takesOldBase)}:${env.PATH}` };
    const run = (own: NodeJS.ProcessEnv) => runCommand(buildImage, { ...given, platforms }, { cwd: at.cwd, env: own });
    await expect(run(wrong)).rejects.toMatchObject({ code: 'BASE_MISMATCH' });
    expect(await at.tags()).toEqual([]);
    const { outputs } = await run(env);
    expect((await at.tags()).sort()).toEqual([expect.stringMatching(/^c-/), 'one', 'two']);
    const index = await client.getManifest({ ...at.repository, digest: String(outputs.digest) });
    expect(index && readManifest(index).kind).toBe('index');
    const left = await systemPrograms.run({ argv: ['buildah', 'images', '--format', '{{.Name}}'], env });
    expect(left.stdout.toString('utf8')).not.toContain('monorepo-gitops');
  });
});

describe.skipIf(!parts.buildah.present)(parts.buildah.titled('what kaniko pushes'), () => {
  it.each([false, true])('has a tag of its build until it is proved (on a wrong base: %s)', async (isWrong) => {
    const { env } = await prepareBuildah();
    const at = project();
    const emit = join(at.cwd, '.kaniko');
    const given = { image: at.image, tags: ['one', 'two'], 'unless-changed': true, cache: 'none' };
    await runCommand(buildImage, { ...given, engine: 'kaniko', emit }, { cwd: at.cwd, env });
    // Another base than the script says, once the script has looked at its files.
    const bin = isWrong ? `${await wrapped('buildah', takesOldBase)}:` : '';
    const registries = join(at.cwd, 'registries.conf');
    writeFileSync(registries, `[[registry]]\nlocation = "${registry.host}"\ninsecure = true\n`);
    const places = { CONTAINERS_REGISTRIES_CONF: registries, DOCKER_CONFIG: scratchDirectory('config') };
    const job = { ...env, PATH: `${bin}${env.PATH}`, ...places, KANIKO_EXECUTOR: kanikoStandIn() };
    writeFileSync(join(job.DOCKER_CONFIG, 'config.json'), '{}');
    const ran = await systemPrograms.run({ argv: ['sh', join(emit, 'build.sh')], env: job });
    expect([ran.exitCode, ran.stderr]).toEqual([0, expect.anything()]);
    const own = await at.tags();
    expect(own).toEqual([expect.stringMatching(/^b-[0-9a-f]{40}$/)]);
    const finished = runCommand(buildImage, { finish: emit }, { cwd: at.cwd, env });
    if (isWrong) {
      await expect(finished).rejects.toMatchObject({ code: 'BASE_MISMATCH' });
      expect(await at.tags()).toEqual(own);
    } else {
      const { digest } = (await finished).outputs;
      expect((await at.tags()).sort()).toEqual([...own, expect.stringMatching(/^c-/), 'one', 'two']);
      for (const tag of ['one', 'two']) {
        expect((await client.headManifest({ ...parseReference(at.image), tag }))?.digest).toBe(digest);
      }
    }
  });
});
