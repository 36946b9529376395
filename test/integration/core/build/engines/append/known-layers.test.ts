/** With `unless-changed` a layer of the same files is taken over as it is in the registry, where whoever left it is trusted. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../../../src/commands/build-image.ts';
import { makeImage } from '../../../../../../src/core/build/make-image.ts';
import { specOf } from '../../../../../../src/core/build/request.ts';
import { blobOf, digestOf } from '../../../../../../src/core/image/manifest.ts';
import type { CiContext } from '../../../../../../src/core/ports.ts';
import { systemPrograms } from '../../../../../../src/hosts/programs.ts';
import { ciContext, createInputs } from '../../../../../support/inputs.ts';
import { scratchDirectory } from '../../../../../support/lifetime.ts';
import { portsOf } from '../../../../../support/ports.ts';
import { dockerRegistry } from '../../../../../support/real-parts.ts';
import { collected, startRegistry, type TestRegistry, testClient } from '../../../../../support/registry/server.ts';

const real = await dockerRegistry();
const client = testClient();
const annotation = 'io.monorepo-gitops.diff-id';
const fork = ciContext({
  host: 'github',
  event: { kind: 'request', fromFork: true, number: 7 } as CiContext['event'],
  branch: 'feature',
});

describe.skipIf(!real.present)(real.titled('a layer that the registry has of the same files'), () => {
  let registry: TestRegistry;
  let cwd: string;
  beforeAll(async () => {
    registry = await startRegistry();
    cwd = scratchDirectory('known-layers');
    for (const path of ['deps', 'dist']) mkdirSync(join(cwd, path));
    writeFileSync(join(cwd, 'deps/index.js'), 'const dependency = 1;\n'.repeat(1000));
    writeFileSync(join(cwd, 'dist/app.js'), 'app');
  });

  const at = (name: string) => ({ registry: registry.host, repository: `acme/${name}` });
  async function build(name: string, given: Record<string, unknown> = {}, ci: CiContext = ciContext()) {
    const { inputs } = createInputs(buildImage, {
      ...{ image: `${registry.host}/acme/${name}`, tags: ['v1'], files: ['deps:/deps', '---', 'dist:/app'] },
      ...{ 'unless-changed': true, ...given },
    });
    const request = { ...inputs, placeholders: {}, ci: { ...ci, workspace: cwd }, cwd };
    const made = await makeImage(request, { ...portsOf(), programs: systemPrograms });
    return { ...made, ...(await manifestOf(name, 'v1')) };
  }

  async function manifestOf(name: string, tag: string) {
    const found = await client.getManifest({ ...at(name), tag });
    const content = JSON.parse(Buffer.from(found?.bytes ?? '{}').toString());
    return {
      found,
      content,
      layers: (content.layers ?? []) as { digest: string; size: number; annotations?: Record<string, string> }[],
    };
  }

  /** Leaves an image whose first layer another version of this program, or anybody else, has compressed. */
  async function leave(name: string, tag: string, over: { mark?: string; bytes?: Buffer } = {}) {
    const { layers, content } = await build(name, { tags: ['v1'] });
    const [first] = layers;
    const archive = gunzipSync(Buffer.concat(await collected(client.getBlob(at(name), first!))));
    const other = blobOf(over.bytes ?? gzipSync(archive, { level: 9 }));
    await client.uploadBlob(at(name), other);
    const mark = over.mark ?? `c-layers ${digestOf(archive)}`;
    const { digest, size } = other;
    const layer = { ...first, digest, size, annotations: { [annotation]: mark } };
    const bytes = Buffer.from(JSON.stringify({ ...content, layers: [layer, layers[1]] }));
    await client.putManifest({ ...at(name), tag }, { bytes, mediaType: content.mediaType });
    return { own: first!.digest, other: digest };
  }

  it('is taken over as it is, whoever has compressed it, and a change of other files leaves it', async () => {
    const { own, other } = await leave('taken', 'c-layers');
    expect(other).not.toBe(own);
    writeFileSync(join(cwd, 'dist/app.js'), 'changed');
    const before = registry.requests.length;
    const { layers, digest } = await build('taken');
    expect(layers.map((layer) => layer.digest)).toEqual([other, expect.not.stringMatching(own)]);
    const seen = registry.requests.slice(before).filter(({ method }) => method !== 'HEAD' && method !== 'GET');
    // The changed layer and the configuration; the tag, and the image for the next run.
    expect(seen.map(({ method, url }) => `${method} ${url.replace(/\/uploads\/[^/].*/, '/…')}`).sort()).toEqual([
      'POST /v2/acme/taken/blobs/uploads/',
      'POST /v2/acme/taken/blobs/uploads/',
      'PUT /v2/acme/taken/blobs/…',
      'PUT /v2/acme/taken/blobs/…',
      'PUT /v2/acme/taken/manifests/c-layers',
      'PUT /v2/acme/taken/manifests/v1',
    ]);
    expect((await manifestOf('taken', 'c-layers')).found?.digest).toBe(digest);
    expect(await build('taken')).toMatchObject({ digest, action: 'reused' });
    expect((await build('taken', { tags: ['v1', 'v2'], 'dry-run': true })).digest).toBe(digest);
  });

  it.each([
    ['without unless-changed', { 'unless-changed': false }, undefined, {}],
    ['with no-cache', { 'no-cache': true }, undefined, {}],
    ['for the request of a fork', {}, fork, {}],
    ['when a stranger has left it under our tag', {}, undefined, { mark: 'f-layers' }],
    ['when what stands on it is no digest of ours', {}, undefined, { mark: 'c-layers' }],
  ])('is not taken %s', async (what, given, ci, { mark }: { mark?: string }) => {
    const name = what.replaceAll(' ', '-');
    const archive = mark === 'f-layers' ? (await build(name)).layers[0]?.annotations : undefined;
    const text = Object.values(archive ?? {}).join('');
    const marking = mark === undefined ? {} : { mark: text === '' ? mark : text.replace('c-layers', mark) };
    const { own } = await leave(name, 'c-layers', marking);
    const { layers } = await build(name, given, ci);
    expect(layers[0]?.digest).toBe(own);
  });

  it('for a fork is one that a fork has left, and what it leaves is for forks', async () => {
    const { digest, layers } = await build('forks', {}, fork);
    expect((await manifestOf('forks', 'f-layers')).found?.digest).toBe(digest);
    expect((await manifestOf('forks', 'c-layers')).found).toBeUndefined();
    expect(Object.values(layers[0]?.annotations ?? {})).toEqual([expect.stringMatching(/^f-layers sha256:/)]);
  });

  it('is packed and uploaded where the registry has lost it, and no failure of the tag ends a build', async () => {
    const { own, other } = await leave('lost', 'c-layers');
    registry.answerNext({ method: 'HEAD', path: new RegExp(`blobs/${other}`), status: 404 });
    registry.answerNext({ method: 'PUT', path: /lost\/manifests\/c-layers/, status: 405 });
    writeFileSync(join(cwd, 'dist/app.js'), 'once more');
    const { layers, action } = await build('lost');
    expect([layers[0]?.digest, action]).toEqual([own, 'built']);
    registry.answerNext({ method: 'GET', path: /lost\/manifests\/c-layers/, status: 200, body: '{"no":"image"}' });
    expect((await build('lost')).layers[0]?.digest).toBe(own);
  });

  it('of a base is no layer of ours, whatever its manifest says', async () => {
    const { other } = await leave('base', 'evil');
    const { layers } = await build('onbase', { base: `${registry.host}/acme/base:evil`, files: ['dist:/app'] });
    expect(layers.map((layer) => layer.digest)).toContain(other);
    expect(layers.map(({ annotations }) => annotations?.[annotation]?.split(' ')[0])).toEqual([
      ...[undefined, undefined, 'c-layers'],
    ]);
  });

  it('is left by several platforms too', async () => {
    await build('several', { platforms: ['linux/amd64', 'linux/arm64'] });
    const { layers } = await manifestOf('several', 'c-layers');
    expect(layers).toHaveLength(2);
    const one = await build('several', { platforms: ['linux/arm64'] });
    expect(one.layers.map(({ digest }) => digest)).toEqual(layers.map(({ digest }) => digest));
  });

  it.each([
    [{}, undefined],
    [{ 'unless-changed': true }, 'c-layers'],
    [{ 'unless-changed': true, push: false }, undefined],
    [{ 'unless-changed': true, sign: 'keyless' }, undefined],
    [{ 'unless-changed': true, 'sign-key': 'env://KEY' }, undefined],
  ])('is looked for under a tag by %j: %s', (given, tag) => {
    const { inputs } = createInputs(buildImage, { image: 'registry.example.com/web1', files: ['dist:/app'], ...given });
    const request = { ...inputs, placeholders: {}, ci: ciContext(), cwd };
    const target = { image: 'registry.example.com/web1', tags: ['v1'] as const, fixed: [] };
    expect(specOf(request, target, portsOf({ env: {} })).layersTag).toBe(tag);
  });
});
