import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../../../src/commands/build-image.ts';
import type { BuildSpec } from '../../../../../../src/core/build/engine.ts';
import { append } from '../../../../../../src/core/build/engines/append/append.ts';
import { makeImage } from '../../../../../../src/core/build/make-image.ts';
import { blobOf, digestOf, type Manifest } from '../../../../../../src/core/image/manifest.ts';
import { promote } from '../../../../../../src/core/image/promote.ts';
import { parseReference } from '../../../../../../src/core/image/reference.ts';
import { systemPrograms } from '../../../../../../src/hosts/programs.ts';
import { builderOf, fakePrograms, proved } from '../../../../../support/build/fake-programs.ts';
import { ciContext, createInputs } from '../../../../../support/inputs.ts';
import { scratchDirectory } from '../../../../../support/lifetime.ts';
import { portsOf } from '../../../../../support/ports.ts';
import { dockerRegistry, skopeo } from '../../../../../support/real-parts.ts';
import { pushTestImage, pushTestIndex } from '../../../../../support/registry/image.ts';
import { collected, startRegistry, type TestRegistry, testClient } from '../../../../../support/registry/server.ts';

const real = await dockerRegistry();
const inspector = await skopeo();
const client = testClient();

describe.skipIf(!real.present)(real.titled('append'), () => {
  let registry: TestRegistry;
  let other: TestRegistry;
  let cwd: string;
  beforeAll(async () => {
    [registry, other] = await Promise.all([startRegistry(), startRegistry()]);
    cwd = scratchDirectory('append');
    mkdirSync(join(cwd, 'dist'));
    writeFileSync(join(cwd, 'dist/server.js'), 'console.log("hello")');
  });

  const at = (repository: string) => ({ registry: registry.host, repository });
  async function builder(over: Partial<BuildSpec> = {}) {
    await using programs = await fakePrograms([], {});
    const ports = { ...programs.ports, registry: client };
    return await builderOf(
      append,
      { ports },
      {
        files: ['dist:/app'],
        cwd,
        command: ['node', 'server.js'],
        workdir: '/app',
        context: cwd,
        labels: new Map(),
        image: `${registry.host}/acme/web1`,
        tags: ['v1', 'latest'],
        platforms: [],
        ...over,
      },
    );
  }

  async function build(over: Partial<BuildSpec>) {
    const result = await (await builder(over)).build(proved);
    if (result.result !== 'pushed') throw new Error('was not pushed');
    return result;
  }

  async function configOf(repository: string, tag = 'v1') {
    const manifest = JSON.parse(Buffer.from((await client.getManifest({ ...at(repository), tag }))!.bytes).toString());
    const pieces: Uint8Array[] = [];
    for await (const piece of client.getBlob(at(repository), manifest.config)) pieces.push(piece);
    return { manifest, config: JSON.parse(Buffer.concat(pieces).toString()) };
  }

  it('pushes an image that needs no base, under all tags', async () => {
    const result = await build({ image: `${registry.host}/acme/scratch` });
    expect(result).toMatchObject({ result: 'pushed', action: 'built' });
    for (const tag of ['v1', 'latest'])
      expect((await client.headManifest({ ...at('acme/scratch'), tag }))?.digest).toBe(result.digest);
    const { manifest, config } = await configOf('acme/scratch');
    expect(manifest.layers).toHaveLength(1);
    expect(config).toMatchObject({
      architecture: 'amd64',
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      config: { Cmd: ['node', 'server.js'], WorkingDir: '/app' },
    });
  });

  it('a second run writes no blob, and says so (law 4)', async () => {
    const first = await build({ image: `${registry.host}/acme/again` });
    const before = registry.requests.length;
    expect(await build({ image: `${registry.host}/acme/again` })).toEqual({ ...first, action: 'reused' });
    const seen = registry.requests.slice(before).filter(({ url }) => url.includes('/blobs/'));
    expect(seen.map(({ method }) => method)).toEqual(['HEAD']);
  });

  it.each([
    ['an image', ['linux/arm64']],
    ['an index', ['all']],
  ])('%s whose blobs the registry learns late of is pushed all the same', async (_, platforms) => {
    const base = { ...at('base/late'), tag: '1' };
    await pushTestIndex(client, base);
    const image = `${registry.host}/acme/late-${platforms[0]?.length}`;
    const body = '{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN"}]}';
    registry.answerNext({ method: 'PUT', path: /\/manifests\//, status: 404, body, times: 2 });
    const { digest } = await build({ base, platforms, image });
    for (const tag of ['v1', 'latest'])
      expect((await client.headManifest({ ...parseReference(image), tag }))?.digest).toBe(digest);
  });

  it('a registry whose storage refuses HEAD gets the blobs all the same', async () => {
    const image = `${registry.host}/acme/storage`;
    const location = `http://${other.host}/v2/storage`;
    registry.answerNext({ method: 'HEAD', path: /storage\/blobs\//, status: 307, headers: { location }, times: 1 });
    other.answerNext({ method: 'HEAD', path: /storage/, status: 403, times: 1 });
    const { digest } = await build({ image });
    expect((await client.headManifest({ ...parseReference(image), tag: 'v1' }))?.digest).toBe(digest);
  });

  it('an account that may only push is not stopped by what it may not read', async () => {
    const image = `${registry.host}/acme/pushed`;
    for (const path of [/pushed\/blobs\/sha256/, /pushed\/manifests\//]) {
      registry.answerNext({ method: 'HEAD', path, status: 403, times: 9 });
    }
    const { digest } = await build({ image });
    expect((await registryTags('acme/pushed')).sort()).toEqual(['latest', 'v1']);
    expect(digest).toMatch(/^sha256:/);
  });

  it('an account that may only push learns why its push was refused', async () => {
    const image = `${registry.host}/acme/full`;
    registry.answerNext({ method: 'HEAD', path: /full\/manifests\//, status: 403, times: 9 });
    const body = '{"errors":[{"code":"DENIED","message":"quota is full"}]}';
    registry.answerNext({ method: 'PUT', path: /full\/manifests\//, status: 412, body, times: 2 });
    const failure: unknown = await build({ image }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'REGISTRY_ANSWER', message: expect.stringContaining('answered 412') });
  });

  const registryTags = async (repository: string): Promise<string[]> => {
    const answer = await fetch(`http://${registry.host}/v2/${repository}/tags/list`);
    return ((await answer.json()) as { tags: string[] }).tags;
  };

  it('a base whose configuration is no JSON is named', async () => {
    const base = { ...at('base/artifact'), tag: '1' };
    const config = blobOf(Buffer.from('#!/bin/sh'));
    await client.uploadBlob(base, config);
    const descriptor = { mediaType: 'application/octet-stream', digest: config.digest, size: config.size };
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config: descriptor, layers: [] }));
    await client.putManifest(base, { bytes, mediaType });
    await expect(build({ base })).rejects.toMatchObject({
      code: 'MANIFEST_UNKNOWN_FORM',
      message: expect.stringContaining(config.digest),
    });
  });

  describe('as a command', () => {
    const made = async (repository: string, given: Record<string, unknown>) => {
      const { inputs } = createInputs(buildImage, {
        ...{ image: `${registry.host}/${repository}`, tags: ['v1'], files: ['deps:/deps', '---', 'dist:/app'] },
        ...given,
      });
      const request = { ...inputs, placeholders: {}, ci: ciContext({ workspace: root }), cwd: root };
      const before = registry.requests.length;
      const image = await makeImage(request, { ...portsOf(), programs: systemPrograms });
      const seen = registry.requests.slice(before).map(({ method, url }) => {
        const [path = ''] = url.replace(`/v2/${repository}/`, '').split('?');
        return `${method} ${path.replace(/uploads\/[^/]+$/, 'uploads/…').replace(/sha256:.*/, '…')}`;
      });
      return { ...image, seen };
    };
    let root: string;
    beforeAll(async () => {
      root = scratchDirectory('command');
      for (const path of ['deps', 'dist']) mkdirSync(join(root, path));
      writeFileSync(join(root, 'deps/index.js'), 'dependency');
      await pushTestImage(client, { ...at('base/command'), tag: '1' }, 'below');
    });

    it('a small change takes five round trips: what is asked together is, and no tag is read back', async () => {
      const base = `${registry.host}/base/command:1`;
      writeFileSync(join(root, 'dist/app.js'), 'before');
      await made('acme/change', { base });
      writeFileSync(join(root, 'dist/app.js'), 'after');
      const { seen, digest, action } = await made('acme/change', { base });
      expect(action).toBe('built');
      const ofBase = [
        'GET /v2/base/command/manifests/1',
        'GET /v2/base/command/blobs/…',
        'HEAD blobs/…',
        'HEAD blobs/…',
      ];
      expect(seen.slice(0, 4).sort()).toEqual(ofBase.sort());
      // The base's layer, the changed one and the configuration.
      const posts = Array.from({ length: 3 }, () => 'POST blobs/uploads/');
      const puts = Array.from({ length: 2 }, () => 'PUT blobs/uploads/…');
      expect(seen.slice(4, -1).sort()).toEqual([...posts, ...puts].sort());
      expect(seen.at(-1)).toBe('PUT manifests/v1');
      expect((await client.headManifest({ ...at('acme/change'), tag: 'v1' }))?.digest).toBe(digest);
    });

    it('a registry that does not say what it has written is asked', async () => {
      writeFileSync(join(root, 'dist/app.js'), 'unconfirmed');
      registry.answerNext({ method: 'PUT', path: /acme\/silent\/manifests/, status: 201 });
      await expect(made('acme/silent', {})).rejects.toMatchObject({ code: 'REGISTRY_DIGEST' });
      expect(await client.headManifest({ ...at('acme/silent'), tag: 'v1' })).toBeUndefined();
      const { digest } = await made('acme/silent', {});
      expect((await client.headManifest({ ...at('acme/silent'), tag: 'v1' }))?.digest).toBe(digest);
    });

    it('a registry that says that it has written something else is not believed', async () => {
      const headers = { 'docker-content-digest': `sha256:${'0'.repeat(64)}` };
      registry.answerNext({ method: 'PUT', path: /acme\/lying\/manifests/, status: 201, headers });
      await expect(made('acme/lying', {})).rejects.toMatchObject({ code: 'REGISTRY_DIGEST' });
    });

    it('push: false packs the files, reads the base, and writes nothing', async () => {
      const base = `${registry.host}/base/command:1`;
      const { seen, digest, action, imageId } = await made('acme/check', { base, push: false });
      expect(seen).toEqual(['GET /v2/base/command/manifests/1', 'GET /v2/base/command/blobs/…']);
      expect([action, digest]).toEqual(['built', undefined]);
      await made('acme/check', { base });
      expect((await configOf('acme/check')).manifest.config.digest).toBe(imageId);
      const none = { base: `${registry.host}/base/none:1`, push: false };
      await expect(made('acme/check', none)).rejects.toMatchObject({ exitCode: 2 });
      await expect(made('acme/check', { files: ['gone:/app'], push: false })).rejects.toMatchObject({ exitCode: 2 });
      expect((await made('acme/check', { base, push: false, 'dry-run': true })).seen).toHaveLength(2);
    });

    it('annotations are those of the manifest, and win over what is said of the base', async () => {
      const name = 'org.opencontainers.image.base.name';
      const given = ['org.example.z=1', 'org.example.a=x=y', `${name}=node:24`];
      await made('acme/annotated', { base: `${registry.host}/base/command:1`, annotations: given });
      const { manifest, config } = await configOf('acme/annotated');
      expect(manifest.annotations).toEqual({
        'org.example.a': 'x=y',
        'org.example.z': '1',
        [name]: 'node:24',
        'org.opencontainers.image.base.digest': expect.stringMatching(/^sha256:/),
      });
      expect(config.config.Labels ?? {}).not.toHaveProperty('org.example.a');
      await made('acme/annotated-scratch', { annotations: ['org.example.a=1'] });
      expect((await configOf('acme/annotated-scratch')).manifest.annotations).toEqual({ 'org.example.a': '1' });
      const several = { platforms: ['linux/amd64', 'linux/arm64'], annotations: ['org.example.a=1'] };
      await made('acme/annotated-index', several);
      const index = (await client.getManifest({ ...at('acme/annotated-index'), tag: 'v1' }))!;
      const { annotations, manifests } = JSON.parse(Buffer.from(index.bytes).toString());
      expect(annotations).toEqual({ 'org.example.a': '1' });
      for (const { digest } of manifests) {
        const child = (await client.getManifest({ ...at('acme/annotated-index'), digest }))!;
        expect(JSON.parse(Buffer.from(child.bytes).toString()).annotations).toEqual({ 'org.example.a': '1' });
      }
    });

    it('a cache of builds of Dockerfiles does not concern it, wherever that is', async () => {
      const { digest } = await made('acme/cached', {});
      for (const cache of ['gha', 'registry', 'none']) {
        expect(await made('acme/cached', { cache })).toMatchObject({ action: 'reused', digest });
      }
    });
  });

  it('a dry run knows the digest and writes nothing', async () => {
    const before = registry.requests.length;
    const plan = await (await builder({ image: `${registry.host}/acme/dry` })).plan();
    expect(registry.requests.slice(before).filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
    expect((await build({ image: `${registry.host}/acme/dry` })).digest).toBe(plan.digest);
  });

  it('takes the platform out of the base index, keeps what the base says, and mounts its blobs', async () => {
    await pushTestIndex(client, { ...at('base/node'), tag: '24' });
    const base = { ...at('base/node'), tag: '24' };
    const env = new Map([
      ['PATH', '/app/bin:/bin'],
      ['B', '2'],
      ['A', '1'],
    ]);
    const labels = new Map([['org.opencontainers.image.source', 'https://example.com/acme']]);
    const before = registry.requests.length;
    await build({
      base,
      image: `${registry.host}/acme/onbase`,
      platforms: ['linux/arm64'],
      env,
      labels,
      user: '1000',
    });
    const seen = registry.requests.slice(before);
    const { manifest, config } = await configOf('acme/onbase');
    expect(manifest.layers).toHaveLength(2);
    expect(config).toMatchObject({
      architecture: 'arm64',
      config: { Env: ['PATH=/app/bin:/bin', 'A=1', 'B=2'], User: '1000', Labels: Object.fromEntries(labels) },
      rootfs: { diff_ids: [expect.stringMatching(/^sha256:/)] },
      history: [expect.objectContaining({ created: '1970-01-01T00:00:00Z' })],
    });
    expect(manifest.annotations).toMatchObject({
      'org.opencontainers.image.base.name': `${registry.host}/base/node:24`,
    });
    expect(seen.filter(({ url }) => url.includes('mount='))).toHaveLength(1);
    expect(seen.filter(({ method, url }) => method === 'GET' && url.includes('/blobs/'))).toHaveLength(1);
  });

  it('copies the base from another registry', async () => {
    await pushTestImage(client, { registry: other.host, repository: 'base/other', tag: '1' }, 'from elsewhere');
    const base = { registry: other.host, repository: 'base/other', tag: '1' };
    const result = await build({ base, image: `${registry.host}/acme/copied` });
    expect((await client.headManifest({ ...at('acme/copied'), tag: 'v1' }))?.digest).toBe(result.digest);
  });

  it('is an OCI image with annotations also on a Docker base, whose layers keep their bytes', async () => {
    const layer = blobOf(gzipSync(Buffer.alloc(10_240)));
    const config = blobOf(
      Buffer.from(
        JSON.stringify({
          architecture: 'amd64',
          os: 'linux',
          config: { Healthcheck: { Test: ['NONE'] } },
          rootfs: { type: 'layers', diff_ids: [digestOf(Buffer.alloc(10_240))] },
        }),
      ),
    );
    for (const blob of [layer, config]) await client.uploadBlob(at('base/docker'), blob);
    const docker = 'application/vnd.docker';
    const content = {
      schemaVersion: 2,
      mediaType: `${docker}.distribution.manifest.v2+json`,
      config: { mediaType: `${docker}.container.image.v1+json`, digest: config.digest, size: config.size },
      layers: [{ mediaType: `${docker}.image.rootfs.diff.tar.gzip`, digest: layer.digest, size: layer.size }],
    };
    const base = { mediaType: content.mediaType, bytes: Buffer.from(JSON.stringify(content)) };
    await client.putManifest({ ...at('base/docker'), tag: '1' }, base);
    await build({ base: { ...at('base/docker'), tag: '1' }, image: `${registry.host}/acme/docker` });
    const { manifest, config: made } = await configOf('acme/docker');
    const oci = 'application/vnd.oci.image';
    expect(manifest).toMatchObject({
      mediaType: `${oci}.manifest.v1+json`,
      config: { mediaType: `${oci}.config.v1+json` },
      layers: [
        { mediaType: `${oci}.layer.v1.tar+gzip`, digest: layer.digest, size: layer.size },
        { mediaType: `${oci}.layer.v1.tar+gzip` },
      ],
      annotations: {
        'org.opencontainers.image.base.digest': digestOf(base.bytes),
        'org.opencontainers.image.base.name': `${registry.host}/base/docker:1`,
      },
    });
    expect(made.config.Healthcheck).toEqual({ Test: ['NONE'] });
  });

  it('base: scratch is the empty base', async () => {
    const given = { image: `${registry.host}/acme/empty`, tags: ['v1'], engine: 'append', files: ['dist:/app'] };
    const { inputs } = createInputs(buildImage, { ...given, base: 'scratch' });
    const ci = ciContext({ workspace: cwd, commit: '0'.repeat(40), repositoryUrl: 'https://git.example.com/shop' });
    await makeImage({ ...inputs, placeholders: {}, ci, cwd }, { ...portsOf(), programs: systemPrograms });
    const { manifest, config } = await configOf('acme/empty');
    expect(manifest.layers).toHaveLength(1);
    expect(manifest.annotations).toBeUndefined();
    // Of the commit it says nothing: the next one may have the same files.
    expect(config.config.Labels).toEqual({ 'org.opencontainers.image.source': 'https://git.example.com/shop' });
  });

  describe('the same files', () => {
    const made = async (commit: string, contentKey: string | undefined, env = {}) => {
      const image = `${registry.host}/acme/commits`;
      const given = { image, tags: ['{sha8}'], engine: 'append', files: ['dist:/app'], 'unless-changed': false };
      const { inputs } = createInputs(buildImage, given);
      const placeholders = { sha8: commit.slice(0, 8) };
      const request = { ...inputs, placeholders, ci: ciContext({ workspace: cwd, commit }), cwd, contentKey };
      const { digest, action } = await makeImage(request, { ...portsOf({ env }), programs: systemPrograms });
      const { config } = await configOf('acme/commits', placeholders.sha8);
      return { digest, action, created: config.created };
    };

    it('give the same digest at every commit; SOURCE_DATE_EPOCH alone dates an image', async () => {
      const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
      const content = 'v1-'.padEnd(35, '1');
      const first = await made(one, content);
      expect(first).toMatchObject({ action: 'built', created: '1970-01-01T00:00:00Z' });
      expect(await made(two, content)).toEqual({ ...first, action: 'reused' });
      const dated = await made(two, undefined, { SOURCE_DATE_EPOCH: '1700000000' });
      expect(dated).toMatchObject({ action: 'built', created: '2023-11-14T22:13:20Z' });
      expect(dated.digest).not.toBe(first.digest);
    });

    it.each(['yesterday', '-1', '9999999999', '1.5'])('SOURCE_DATE_EPOCH=%s is bad input', async (epoch) => {
      await expect(made('3'.repeat(40), undefined, { SOURCE_DATE_EPOCH: epoch })).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining(`SOURCE_DATE_EPOCH: "${epoch}" is not a number of seconds`),
      });
    });
  });

  describe('the configuration', () => {
    const base = () => ({ ...at('base/settings'), tag: '1' });
    beforeAll(async () => {
      const settings = {
        Env: ['PATH=/bin'],
        Entrypoint: ['docker-entrypoint.sh'],
        Cmd: ['node'],
        ExposedPorts: { '3000/tcp': {} },
        Volumes: { '/cache': {} },
        StopSignal: 'SIGTERM',
      };
      await pushTestImage(client, base(), 'settings', 'amd64', settings);
    });
    const made = async (name: string, over: Partial<BuildSpec>) => {
      await build({ base: base(), image: `${registry.host}/acme/${name}`, command: [], workdir: undefined, ...over });
      return (await configOf(`acme/${name}`)).config.config;
    };

    it('takes over what nothing is said about', async () => {
      expect(await made('kept', {})).toEqual({
        Env: ['PATH=/bin'],
        Entrypoint: ['docker-entrypoint.sh'],
        Cmd: ['node'],
        ExposedPorts: { '3000/tcp': {} },
        Volumes: { '/cache': {} },
        StopSignal: 'SIGTERM',
      });
    });

    it('has ports, volumes, a signal, and an entrypoint without the command of the base', async () => {
      const settings = { expose: ['8080', '53/udp', '9000-9001'], volumes: ['/data'], stopSignal: 'SIGQUIT' };
      expect(await made('set', { ...settings, entrypoint: ['/app/start', '--fast'] })).toEqual({
        Env: ['PATH=/bin'],
        Entrypoint: ['/app/start', '--fast'],
        ExposedPorts: { '3000/tcp': {}, '53/udp': {}, '8080/tcp': {}, '9000/tcp': {}, '9001/tcp': {} },
        Volumes: { '/cache': {}, '/data': {} },
        StopSignal: 'SIGQUIT',
      });
      expect(await made('both', { entrypoint: ['/app/start'], command: ['serve'] })).toMatchObject({
        Entrypoint: ['/app/start'],
        Cmd: ['serve'],
      });
    });

    it.each<[Partial<BuildSpec>, string]>([
      [{ expose: ['0'] }, 'expose: "0" is not a port'],
      [{ expose: ['65536'] }, 'expose: "65536"'],
      [{ expose: ['90-80'] }, 'expose: "90-80"'],
      [{ expose: ['8080/http'] }, 'expose: "8080/http"'],
      [{ volumes: ['data'] }, 'volumes: "data" is not an absolute path'],
      [{ volumes: ['/a/../b'] }, 'volumes: "/a/../b"'],
      [{ volumes: ['/host:/data'] }, 'volumes: "/host:/data"'],
      [{ stopSignal: 'sig quit' }, 'stop-signal: "sig quit" is not a signal'],
    ])('%j is bad input, before anything is asked', async (over, problem) => {
      const before = registry.requests.length;
      await expect(build(over)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(problem) });
      expect(registry.requests.length).toBe(before);
    });
  });

  describe('layers', () => {
    const files = ['deps:/app/node_modules', '---', '.:/app'];
    const blobsIn = (from: number) =>
      registry.requests.slice(from).filter(({ method, url }) => method === 'PUT' && url.includes('/blobs/')).length;

    it('of a small change the small one is uploaded, and the others stay', async () => {
      const root = scratchDirectory('layers');
      const put = (path: string, content: string | Buffer) => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      };
      put('deps/left-pad/index.js', 'module.exports = 1');
      put('server.js', 'one');
      put('.git/HEAD', 'ref: refs/heads/main');
      put('monorepo-gitops.env', 'MG_X=1');
      put('.dockerignore', 'deps\n*.map\n');
      put('server.js.map', '{}');
      const over = { image: `${registry.host}/acme/layers`, files, cwd: root, context: root };
      await build(over);
      const first = (await configOf('acme/layers')).manifest.layers;
      expect(await listing('acme/layers', first[0])).toEqual([
        'app/',
        'app/node_modules/',
        'app/node_modules/left-pad/',
        'app/node_modules/left-pad/index.js',
      ]);
      expect(await listing('acme/layers', first[1])).toEqual(['app/', 'app/.dockerignore', 'app/server.js']);
      put('server.js', 'two');
      const before = registry.requests.length;
      await build(over);
      const second = (await configOf('acme/layers')).manifest.layers;
      expect([second[0].digest === first[0].digest, second[1].digest === first[1].digest]).toEqual([true, false]);
      // The layer and the configuration.
      expect(blobsIn(before)).toBe(2);
    });

    it.each([[['---', 'dist:/app']], [['dist:/app', '---']], [['dist:/app', '---', '---', 'dist:/other']]])(
      '%j is bad input',
      async (given) => {
        await expect(build({ files: given })).rejects.toThrow(/^files: "---" stands between the items of two layers/);
      },
    );

    it('that put different files at one place are refused', async () => {
      mkdirSync(join(cwd, 'another'), { recursive: true });
      writeFileSync(join(cwd, 'another/server.js'), 'another');
      await expect(build({ files: ['dist:/app', '---', 'another:/app'] })).rejects.toThrow('/app/server.js');
    });

    it.each([
      ['below a file', ['dist/server.js:/app', '---', 'dist:/app'], '/app'],
      ['deep below a file', ['dist/server.js:/app', '---', 'dist:/app/a/b'], '/app'],
      ['in place of a directory', ['dist:/app', '---', 'dist/server.js:/app'], '/app'],
      ['in place of a directory that no item names', ['dist:/srv/app', '---', 'dist/server.js:/srv'], '/srv'],
    ])('that put something %s of an earlier layer are refused', async (_, files, place) => {
      await expect(build({ files })).rejects.toThrow(`two items put something at ${place}`);
    });

    it('that go deeper into a directory of an earlier layer are taken', async () => {
      const files = ['dist/server.js:/app/a.js', '---', 'dist:/app/more', '---', 'dist/server.js:/app/more/b.js'];
      expect((await build({ image: `${registry.host}/acme/deeper`, files })).result).toBe('pushed');
    });

    async function listing(repository: string, layer: { digest: string; size: number }) {
      const bytes = Buffer.concat(await collected(client.getBlob(at(repository), layer)));
      return execFileSync('tar', ['-tz'], { input: bytes, encoding: 'utf8' }).trim().split('\n');
    }
  });

  describe('several platforms', () => {
    const base = () => ({ ...at('base/several'), tag: '24' });
    let index: Manifest;
    beforeAll(async () => {
      index = await pushTestIndex(client, base());
    });

    it.each([
      ['that are named', ['linux/arm64', 'linux/amd64'], ['arm64', 'amd64']],
      ['under the other names that builders have for them', ['linux/arm64/v8', 'linux/x86_64'], ['arm64', 'amd64']],
      ['all of the base', ['all'], ['amd64', 'arm64']],
    ])('%s become an index with the same layer', async (_, platforms, architectures) => {
      const image = `${registry.host}/acme/several-${platforms.length}`;
      const { digest } = await build({ base: base(), image, platforms });
      const found = (await client.getManifest({ ...parseReference(image), tag: 'latest' }))!;
      expect(found).toMatchObject({ digest, mediaType: 'application/vnd.oci.image.index.v1+json' });
      const { manifests, annotations } = JSON.parse(Buffer.from(found.bytes).toString());
      expect(annotations).toEqual({
        'org.opencontainers.image.base.digest': index.digest,
        'org.opencontainers.image.base.name': `${registry.host}/base/several:24`,
      });
      const layers = new Set<string>();
      for (const [at, { digest: child, platform }] of manifests.entries()) {
        expect(platform).toEqual({ os: 'linux', architecture: architectures[at] });
        const bytes = (await client.getManifest({ ...parseReference(image), digest: child }))!.bytes;
        const manifest = JSON.parse(Buffer.from(bytes).toString());
        layers.add(manifest.layers[1].digest);
        const config = await collected(client.getBlob(parseReference(image), manifest.config));
        expect(JSON.parse(Buffer.concat(config).toString()).architecture).toBe(architectures[at]);
      }
      expect([manifests.length, layers.size]).toEqual([2, 1]);
      expect(await build({ base: base(), image, platforms })).toMatchObject({ action: 'reused', digest });
    });

    it.each([
      ['linux/amd64', ['amd64/v3', 'amd64', 'arm64'], 'amd64'],
      ['linux/arm', ['arm/v5', 'arm/v7', 'arm/v6'], 'arm/v7'],
      ['linux/arm', ['arm/v5', 'arm64'], 'arm/v5'],
    ])('%s of a base for %j is %s', async (platform, offered, taken) => {
      const repository = at(`base/variants${offered.length}`);
      const entries = [];
      for (const [number, name] of offered.entries()) {
        const { mediaType, digest, size } = await pushTestImage(client, repository, `variant ${number}`);
        const [architecture, variant] = name.split('/');
        entries.push({ mediaType, digest, size, platform: { os: 'linux', architecture, variant } });
      }
      const mediaType = 'application/vnd.oci.image.index.v1+json';
      const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests: entries }));
      await client.putManifest({ ...repository, tag: 'v1' }, { bytes, mediaType });
      await build({
        base: { ...repository, tag: 'v1' },
        platforms: [platform],
        image: `${registry.host}/acme/variant`,
      });
      const { manifest } = await configOf('acme/variant');
      expect(manifest.annotations['org.opencontainers.image.base.digest']).toBe(
        entries[offered.indexOf(taken)]?.digest,
      );
    });

    const elf = Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(60)]);
    const pe = Buffer.alloc(0x48);
    pe.write('MZ', 0, 'latin1');
    pe.writeUInt32LE(0x40, 0x3c);
    pe.write('PE\0\0', 0x40, 'latin1');
    it.each<[string, Buffer]>([
      ['server', elf],
      ['addon.node', Buffer.from('text')],
      ['server.exe', pe],
      ['mach-o', Buffer.from([0xcf, 0xfa, 0xed, 0xfe, 0, 0, 0, 0])],
      ['fat', Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2])],
    ])('are refused for %s, which runs on one kind of machine alone', async (name, content) => {
      const root = scratchDirectory('machine-code');
      writeFileSync(join(root, name), content);
      const over = { base: base(), files: ['.:/app'], cwd: root, context: root };
      await expect(build({ ...over, platforms: ['all'] })).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining(`platforms: the files run on one kind of machine alone`),
      });
      await expect(build({ ...over, platforms: ['all'] })).rejects.toThrow(`/app/${name}`);
      expect((await build({ ...over, image: `${registry.host}/acme/one`, platforms: ['linux/arm64'] })).result).toBe(
        'pushed',
      );
    });

    it('are not refused for what only begins so', async () => {
      const root = scratchDirectory('no-machine-code');
      writeFileSync(join(root, 'README'), 'MZ is how programs for DOS begin');
      writeFileSync(join(root, 'Main.class'), Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 65]));
      const over = { base: base(), files: ['.:/app'], cwd: root, context: root };
      const image = `${registry.host}/acme/java`;
      expect((await build({ ...over, image, platforms: ['all'] })).action).toBe('built');
    });
  });

  it.each([
    ['a base that is not there', { base: () => ({ ...at('base/none'), tag: '1' }) }, 'base: '],
    [
      'a platform that the index lacks',
      { base: () => ({ ...at('base/node'), tag: '24' }), platforms: ['linux/s390x'] },
      'linux/s390x',
    ],
    [
      'a base of another platform',
      { base: () => ({ registry: other.host, repository: 'base/other', tag: '1' }), platforms: ['linux/arm64'] },
      'is an image for linux/amd64',
    ],
    ['a platform that is none', { base: () => undefined, platforms: ['arm'] }, '"arm" is not a platform'],
  ])('%s is bad input', async (_, { base, ...over }, problem) => {
    await expect(build({ ...over, base: base() })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(problem),
    });
  });

  describe.skipIf(!inspector.present)(inspector.titled('seen by skopeo'), () => {
    const run = async (args: string[]) => (await promisify(execFile)('skopeo', args)).stdout;

    it('the image is inspected and copied by other tools', async () => {
      await build({ image: `${registry.host}/acme/foreign`, user: 'node' });
      const source = `docker://${registry.host}/acme/foreign:v1`;
      const config = JSON.parse(await run(['inspect', '--tls-verify=false', '--config', source]));
      expect(config.config).toMatchObject({ User: 'node', Cmd: ['node', 'server.js'] });
      await run(['copy', '--src-tls-verify=false', '-q', source, `oci:${join(cwd, 'layout')}:v1`]);
      const index = JSON.parse(readFileSync(join(cwd, 'layout/index.json'), 'utf8'));
      expect(index.manifests[0].digest).toBe((await client.headManifest({ ...at('acme/foreign'), tag: 'v1' }))?.digest);
    });
  });

  describe('promote', () => {
    it.each([
      ['within a repository', () => at('base/promoted')],
      ['to another repository', () => at('prod/promoted')],
      ['to another registry', () => ({ registry: other.host, repository: 'prod/promoted' })],
    ])('an index %s keeps its digest and all its images', async (_, to) => {
      const index = await pushTestIndex(client, { ...at('base/promoted'), tag: 'tested' });
      const promotion = { from: { ...at('base/promoted'), tag: 'tested' }, to: to(), tags: ['prod', 'latest'] };
      expect(await promote(client, promotion)).toMatchObject({ digest: index.digest });
      expect(await promote(client, promotion)).toMatchObject({ digest: index.digest });
      for (const tag of promotion.tags)
        expect((await client.headManifest({ ...to(), tag }))?.digest).toBe(index.digest);
      for (const { digest } of JSON.parse(Buffer.from(index.bytes).toString()).manifests) {
        expect(await client.headManifest({ ...to(), digest })).toBeDefined();
      }
    });

    it('one image goes to another registry with its bytes', async () => {
      const image = await pushTestImage(client, { ...at('base/single'), tag: 'tested' }, 'single');
      const to = { registry: other.host, repository: 'prod/single' };
      expect(
        (await promote(client, { from: { ...at('base/single'), digest: image.digest }, to, tags: ['v1'] })).digest,
      ).toBe(image.digest);
    });

    it('within one registry no blob moves through this process', async () => {
      await pushTestImage(client, { ...at('base/light'), tag: 'tested' }, 'light');
      const before = registry.requests.length;
      await promote(client, { from: { ...at('base/light'), tag: 'tested' }, to: at('prod/light'), tags: ['v1'] });
      const seen = registry.requests.slice(before);
      expect(seen.filter(({ method, url }) => url.includes('/blobs/') && method !== 'POST')).toEqual([]);
    });

    it('a fixed tag that names another image stays with it, and nothing is written (exit 4); others move', async () => {
      const taken = await pushTestImage(client, { ...at('prod/taken'), tag: 'v1' }, 'deployed');
      const image = await pushTestImage(client, { ...at('base/taken'), tag: 'tested' }, 'newer');
      const promotion = { from: { ...at('base/taken'), tag: 'tested' }, to: at('prod/taken') };
      await expect(promote(client, { ...promotion, tags: ['v2', 'v1'], fixed: ['v1'] })).rejects.toMatchObject({
        code: 'TAG_TAKEN',
        exitCode: 4,
        message: expect.stringMatching(new RegExp(`prod/taken:v1 .*${taken.digest}.*${image.digest}`)),
      });
      expect((await client.headManifest({ ...at('prod/taken'), tag: 'v1' }))?.digest).toBe(taken.digest);
      expect(await client.headManifest({ ...at('prod/taken'), tag: 'v2' })).toBeUndefined();
      expect(await client.headManifest({ ...at('prod/taken'), digest: image.digest })).toBeUndefined();
      expect((await promote(client, { ...promotion, tags: ['v2', 'v1'], fixed: ['v2'] })).digest).toBe(image.digest);
      expect((await client.headManifest({ ...at('prod/taken'), tag: 'v1' }))?.digest).toBe(image.digest);
    });

    it('an image that is not there is bad input, by its name', async () => {
      await expect(
        promote(client, { from: { ...at('base/none'), tag: 'x' }, to: at('prod/none'), tags: ['v1'] }),
      ).rejects.toThrow(/^promote-from: .*base\/none:x does not exist/);
    });
  });
});
