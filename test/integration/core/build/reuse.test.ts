/** What a build whose content is in the registry already costs there, and what it never takes for it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import type { Repository } from '../../../../src/core/image/reference.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { fakePrograms } from '../../../support/build/fake-programs.ts';
import {
  type Key,
  type KeyedContent,
  keyOf,
  pushKeyedImage,
  pushKeyedIndex,
} from '../../../support/build/keyed-image.ts';
import { type Given, type Ran, type RunOptions, runCommand } from '../../../support/inputs.ts';
import { endsWithFile, scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog } from '../../../support/ports.ts';
import { startInStep } from '../../../support/registry/in-step.ts';
import { robot, startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const registry = await startRegistry({ auth: 'token' });
const proxy = endsWithFile(await startInStep(registry.host));
const open = await startRegistry();
const client = testClient(robot);
/** PATH without any builder: what succeeds with it has not built. */
const env = { PATH: '/nonexistent' };
let number = 0;

interface Project {
  readonly cwd: string;
  readonly image: string;
  readonly repository: Repository;
  readonly key: Key;
  readonly path: string;
  build(given?: Given, options?: RunOptions): Promise<Ran>;
  /** The digest that a tag names. */
  named(tag: string): Promise<string | undefined>;
}

/** A checkout, an image name of its own, and the key that its content has. */
async function project(place: 'in step' | 'open' = 'in step'): Promise<Project> {
  const cwd = scratchDirectory('reuse');
  writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\nCOPY app.txt /\n');
  writeFileSync(join(cwd, 'app.txt'), 'one');
  number += 1;
  const repository = { registry: place === 'open' ? open.host : registry.host, repository: `fe/web${number}` };
  const image = `${place === 'open' ? open.host : proxy.host}/${repository.repository}`;
  const access = place === 'open' ? {} : { 'registry-username': testUser, 'registry-password': testPassword };
  const key = await keyOf({ image, ...access }, { cwd, env });
  const build = (given: Given = {}, options: RunOptions = {}) =>
    runCommand(buildImage, { image, ...access, 'unless-changed': true, ...given }, { cwd, env, ...options });
  const named = async (tag: string) => (await client.headManifest({ ...repository, tag }))?.digest;
  return { cwd, image, repository, key, build, named, path: `/v2/${repository.repository}` };
}

type Push = (project: Project, key: Key) => ReturnType<typeof pushKeyedImage>;

const push =
  (pushed: typeof pushKeyedImage, content: (key: Key) => KeyedContent): Push =>
  ({ repository }, key) =>
    pushed(client, { ...repository, tag: key.tag }, content(key));
const labelled = push(pushKeyedImage, ({ label }) => ({ label }));

describe.each<[string, Push, (at: { path: string }, digest: string) => string[]]>([
  ['an image that is labelled', labelled, ({ path }) => [expect.stringMatching(`GET ${path}/blobs/sha256:`)]],
  [
    'an image that is annotated',
    push(pushKeyedImage, ({ label }) => ({ annotation: label })),
    ({ path }) => [expect.stringMatching(`HEAD ${path}/blobs/sha256:`)],
  ],
  [
    'an index that is annotated',
    push(pushKeyedIndex, ({ label }) => ({ annotation: label })),
    ({ path }) => Array.from({ length: 2 }, () => expect.stringMatching(`HEAD ${path}/manifests/sha256:`)),
  ],
])('a hit on %s', (_title, pushImage, proof) => {
  /** Refused, so that the token is asked for: all that comes before the round trips. */
  const handshake = 1;

  it('has three round trips behind the one token, for tags that are new', async () => {
    const at = await project();
    const { digest } = await pushImage(at, at.key);
    const second = proof(at, digest);
    const tokens = registry.tokens.length;
    const seen = proxy.expect([handshake, 3, second.length, 2]);
    expect((await at.build({ tags: ['one', 'two'] })).outputs).toMatchObject({ action: 'reused', digest });
    const key = `GET ${at.path}/manifests/${at.key.tag}`;
    expect(seen).toEqual([
      [key],
      [key, `HEAD ${at.path}/manifests/one`, `HEAD ${at.path}/manifests/two`],
      second,
      [`PUT ${at.path}/manifests/one`, `PUT ${at.path}/manifests/two`],
    ]);
    expect(registry.tokens.slice(tokens)).toEqual([[`repository:${at.repository.repository}:pull,push`]]);
    expect([await at.named('one'), await at.named('two')]).toEqual([digest, digest]);
  });

  it('writes nothing where every tag names the image already', async () => {
    const at = await project();
    const image = await pushImage(at, at.key);
    for (const tag of ['one', 'latest']) await client.putManifest({ ...at.repository, tag }, image);
    const seen = proxy.expect([handshake, 3, proof(at, image.digest).length]);
    const { outputs } = await at.build({ tags: ['one', 'latest'] });
    expect(outputs).toMatchObject({ action: 'reused', digest: image.digest });
    expect(seen.slice(2)).toEqual([proof(at, image.digest)]);
  });

  it('writes the tag alone that names another image', async () => {
    const at = await project();
    const image = await pushImage(at, at.key);
    await client.putManifest({ ...at.repository, tag: 'one' }, image);
    await pushKeyedImage(client, { ...at.repository, tag: 'latest' }, { label: 'of another content' });
    const seen = proxy.expect([handshake, 3, proof(at, image.digest).length, 1]);
    await at.build({ tags: ['one', 'latest'] });
    expect(seen.slice(3)).toEqual([[`PUT ${at.path}/manifests/latest`]]);
    expect(await at.named('latest')).toBe(image.digest);
  });

  it('writes nothing in a dry run, for which it needs no right to push', async () => {
    const at = await project();
    const { digest } = await pushImage(at, at.key);
    const tokens = registry.tokens.length;
    const seen = proxy.expect([handshake, 2, proof(at, digest).length]);
    const { outputs } = await at.build({ 'dry-run': true, tags: ['one'] });
    expect(outputs).toMatchObject({ action: 'reused', digest });
    expect(seen.flat().filter((line) => !/^(GET|HEAD) /.test(line))).toEqual([]);
    expect(registry.tokens.slice(tokens)).toEqual([[`repository:${at.repository.repository}:pull`]]);
    expect(await at.named('one')).toBeUndefined();
  });
});

describe('the key of an index', () => {
  it.each<[string, Given, boolean]>([
    ['of several platforms', { platforms: ['linux/amd64', 'linux/arm64'] }, true],
    ['that attestations make of one image', { provenance: 'min' }, true],
    ['is not that of an image, which has a label', {}, false],
  ])('%s is its annotation', async (_title, given, isAnnotated) => {
    const at = await project('open');
    await using programs = await fakePrograms(['docker'], {
      'docker buildx version': {},
      'docker buildx inspect': { stdout: 'Driver: docker-container\n' },
    });
    const { env: fake, programs: run } = {
      env: programs.ports.env,
      programs: { ...systemPrograms, run: programs.ports.run },
    };
    const { lines } = await at.build({ 'dry-run': true, engine: 'buildkit', ...given }, { env: fake, programs: run });
    const annotation = /--annotation=index:io\.monorepo-gitops\.inputs=sha256:[0-9a-f]{64}/;
    expect(annotation.test(lines.join('\n'))).toBe(isAnnotated);
  });
});

describe('a hit on an index without annotations', () => {
  it('reads the first of its images, in a fourth round trip', async () => {
    const at = await project();
    const { digest } = await pushKeyedIndex(client, { ...at.repository, tag: at.key.tag }, at.key);
    const seen = proxy.expect([1, 2, 2, 1, 1]);
    expect((await at.build({ tags: ['one'] })).outputs).toMatchObject({ action: 'reused', digest });
    expect(seen.map((requests) => requests.length)).toEqual([1, 2, 2, 1, 1]);
  });
});

/** As a garbage collection does that ran beside a push: the manifest stays. */
async function lose({ image, path }: { image: string; path: string }, manifest: Uint8Array, part: 'config' | 'layer') {
  const { config, layers } = JSON.parse(Buffer.from(manifest).toString()) as Record<'config', { digest: string }> &
    Record<'layers', { digest: string }[]>;
  const { digest } = part === 'config' ? config : layers[0]!;
  const { status } = await fetch(`http://${image.split('/')[0]}${path}/blobs/${digest}`, { method: 'DELETE' });
  expect(status).toBe(202);
}

describe('no hit is', () => {
  it.each<[string, (at: Project) => Promise<unknown>, RegExp]>([
    [
      'a key tag that was moved to an image without a key',
      ({ repository, key }) => pushKeyedImage(client, { ...repository, tag: key.tag }, {}),
      /moved to an image of other content/,
    ],
    [
      'a key tag that was moved to an image of another key',
      ({ repository, key }) => pushKeyedImage(client, { ...repository, tag: key.tag }, { label: `${key.label}0` }),
      /moved to an image of other content/,
    ],
    [
      'an index that says another key, with images that say none',
      ({ repository, key }) => pushKeyedIndex(client, { ...repository, tag: key.tag }, { annotation: 'sha256:0' }),
      /moved to an image of other content/,
    ],
    [
      'an image whose configuration the registry has lost',
      async (at) => {
        await lose(at, (await labelled(at, at.key)).bytes, 'config');
      },
      /has lost sha256:\w+ of \S+:c-\w+, so the image is built again/,
    ],
    [
      'an annotated image whose configuration the registry has lost',
      async (at) => {
        const { repository, key } = at;
        const { bytes } = await pushKeyedImage(client, { ...repository, tag: key.tag }, { annotation: key.label });
        await lose(at, bytes, 'config');
      },
      /has lost sha256:\w+ of \S+:c-\w+, so the image is built again/,
    ],
    [
      'an index of which the registry has lost an image',
      async ({ repository, key }) => {
        const { tag } = key;
        const { bytes } = await pushKeyedIndex(client, { ...repository, tag }, { annotation: key.label });
        const { manifests } = JSON.parse(Buffer.from(bytes).toString()) as { manifests: { digest: string }[] };
        await client.deleteManifest({ ...repository, digest: manifests[1]!.digest });
      },
      /has lost sha256:\w+ of \S+:c-\w+, so the image is built again/,
    ],
    [
      'an image that has lost a layer, which the registry says when it shall have a tag',
      async (at) => {
        await lose(at, (await labelled(at, at.key)).bytes, 'layer');
      },
      /has lost sha256:\w+ of \S+:c-\w+, so the image is built again/,
    ],
  ])('%s', async (_title, prepare, warning) => {
    const at = await project('open');
    await prepare(at);
    const log = memoryLog();
    await expect(at.build({ tags: ['one', 'latest'] }, { log })).rejects.toMatchObject({ code: 'ENGINE_MISSING' });
    expect(log.warnings).toEqual([expect.stringMatching(warning)]);
    expect([await at.named('one'), await at.named('latest')]).toEqual([undefined, undefined]);
  });
});

describe('a tag that the registry does not let move', () => {
  const refusal = { status: 400, body: '{"errors":[{"code":"TAG_INVALID","message":"the tag is immutable"}]}' };
  const one = ({ path }: Project) => new RegExp(`^${path}/manifests/one$`);

  it('is as good as written when another run has given it to the same image meanwhile', async () => {
    const at = await project('open');
    const image = await labelled(at, at.key);
    open.answerNext({ method: 'HEAD', path: one(at), status: 404 });
    await client.putManifest({ ...at.repository, tag: 'one' }, image);
    open.answerNext({ method: 'PUT', path: one(at), ...refusal });
    expect((await at.build({ tags: ['one'] })).outputs).toMatchObject({ action: 'reused', digest: image.digest });
  });

  it.each([
    ['before', 0],
    ['meanwhile', 1],
  ])('ends with 4 and both digests when it was given to another image %s', async (_when, times) => {
    const at = await project('open');
    const image = await labelled(at, at.key);
    const other = await pushKeyedImage(client, { ...at.repository, tag: 'one' }, { label: 'of another content' });
    if (times > 0) open.answerNext({ method: 'HEAD', path: one(at), status: 404 });
    open.answerNext({ method: 'PUT', path: one(at), ...refusal });
    const failure = await at.build({ tags: ['one', 'two'] }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'TAG_TAKEN', exitCode: 4, message: expect.stringContaining(other.digest) });
    expect(failure).toMatchObject({ message: expect.stringContaining(image.digest) });
    expect((failure as Error).cause).toMatchObject({ cause: { message: expect.stringContaining('immutable') } });
    expect(await at.named('one')).toBe(other.digest);
  });

  it('is not what a registry means that has no time', async () => {
    const at = await project('open');
    await labelled(at, at.key);
    await pushKeyedImage(client, { ...at.repository, tag: 'one' }, { label: 'of another content' });
    open.answerNext({ method: 'PUT', path: one(at), status: 503, times: 100 });
    await expect(at.build({ tags: ['one'] })).rejects.toMatchObject({ code: 'REGISTRY_ANSWER', exitCode: 1 });
  });

  it('is asked for again where the registry does not say what it wrote', async () => {
    const at = await project('open');
    const { digest } = await labelled(at, at.key);
    open.answerNext({ method: 'PUT', path: one(at), status: 201 });
    await expect(at.build({ tags: ['one'] })).rejects.toMatchObject({ code: 'REGISTRY_DIGEST' });
    expect((await at.build({ tags: ['one'] })).outputs).toMatchObject({ action: 'reused', digest });
  });
});
