/** Which tags of content keys runs write with a real builder, and whose images they take. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import type { Programs } from '../../../../src/core/ports.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { prepareBuildah, pushBusybox, rootBuildah, type TestBuildah } from '../../../support/build/builders.ts';
import { pushKeyedImage } from '../../../support/build/keyed-image.ts';
import { type Given, type RunOptions, runCommand } from '../../../support/inputs.ts';
import { endsWithFile, scratchDirectory } from '../../../support/lifetime.ts';
import { startInStep } from '../../../support/registry/in-step.ts';
import { anonymous, startRegistry, testClient } from '../../../support/registry/server.ts';

const part = await rootBuildah();
const fork = { event: { kind: 'request', number: 7, fromFork: true } } as const;

describe.skipIf(!part.present)(part.titled('the tag of a content key'), () => {
  let number = 0;
  let buildahs: readonly [TestBuildah, TestBuildah];
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  let proxy: Awaited<ReturnType<typeof startInStep>>;
  let base: string;
  const client = testClient(anonymous);

  beforeAll(async () => {
    buildahs = [await prepareBuildah(), await prepareBuildah()];
    registry = await startRegistry();
    proxy = endsWithFile(await startInStep(registry.host));
    base = await pushBusybox(client, registry.host);
  });

  function project(host = registry.host, more = '') {
    number += 1;
    const cwd = scratchDirectory('key-tags');
    writeFileSync(join(cwd, 'Dockerfile'), `FROM ${base}\nCOPY app.txt /\n${more}`);
    writeFileSync(join(cwd, 'app.txt'), `content ${number}`);
    const repository = { registry: registry.host, repository: `fe/web${number}` };
    const common = {
      image: `${host}/${repository.repository}`,
      engine: 'buildah',
      cache: 'none',
      'unless-changed': true,
    };
    const build = (given: Given = {}, options: RunOptions = {}) =>
      runCommand(buildImage, { ...common, tags: ['one'], ...given }, { cwd, env: buildahs[0].env, ...options });
    const named = async (tag: string) => (await client.headManifest({ ...repository, tag }))?.digest;
    const keyTags = async () => (await client.listTags(repository)).filter((tag) => /^[cf]-/.test(tag));
    return { build, named, keyTags, repository };
  }

  it('of two runs that build the same content at the same time is that of the first, and both end well', async () => {
    const { build, named, keyTags } = project(proxy.host);
    // Both have looked for the key and for their own tag before either of them is answered.
    proxy.expect([4]);
    const first = build({ tags: ['run-0'] }, { env: buildahs[0].env });
    // The second one has built, and pushes when the first one is through.
    const waits: Programs['run'] = async (call) => {
      if (call.argv.includes('push')) await first;
      return systemPrograms.run(call);
    };
    const programs = { ...systemPrograms, run: waits };
    const ran = await Promise.all([first, build({ tags: ['run-1'] }, { env: buildahs[1].env, programs })]);
    expect(ran.map(({ outputs }) => outputs.action)).toEqual(['built', 'built']);
    const digests = ran.map(({ outputs }) => outputs.digest);
    expect([await named('run-0'), await named('run-1')]).toEqual(digests);
    const [tag = '', ...others] = await keyTags();
    expect(others).toEqual([]);
    const winner = await named(tag);
    expect(digests).toContain(winner);
    expect(new Set(digests).size).toBe(2);
    const said = ran.flatMap(({ lines }) => lines).filter((line) => line.includes('the same content meanwhile'));
    expect(said).toEqual([expect.stringContaining(String(winner))]);
    expect((await build({ tags: ['run-2'] })).outputs).toMatchObject({ action: 'reused', digest: winner });
  });

  it('goes to what no-cache has built anew, so that later runs do not go back behind it', async () => {
    const { build, named, keyTags } = project(registry.host, 'RUN cat /proc/sys/kernel/random/uuid > /fetched\n');
    const before = await build();
    const anew = await build({ tags: ['two'], 'no-cache': true });
    expect(anew.outputs).toMatchObject({ action: 'built', digest: await named('two') });
    expect(anew.outputs.digest).not.toBe(before.outputs.digest);
    expect(anew.lines.join('\n')).not.toContain('meanwhile');
    const [tag = ''] = await keyTags();
    expect(await named(tag)).toBe(anew.outputs.digest);
    expect((await build({ tags: ['three'] })).outputs).toMatchObject({
      action: 'reused',
      digest: anew.outputs.digest,
    });
  });

  it('that was moved by hand is brought back by the build that it causes', async () => {
    const { build, named, keyTags, repository } = project();
    await build();
    const [tag = ''] = await keyTags();
    const { digest } = await pushKeyedImage(client, { ...repository, tag }, { label: 'of another content' });
    const again = await build();
    expect(again.outputs.action).toBe('built');
    expect(again.warnings).toEqual([expect.stringContaining(`${tag} was moved`)]);
    expect(await named(tag)).toBe(again.outputs.digest);
    expect(again.outputs.digest).not.toBe(digest);
  });

  it('is not asked where the image shall be in the local store, too', async () => {
    const { build, repository } = project();
    const env = buildahs[1].env;
    await build();
    expect((await build({ load: true }, { env })).outputs.action).toBe('built');
    const inspect = ['buildah', 'inspect', '--type=image', `${registry.host}/${repository.repository}:one`] as const;
    expect(await systemPrograms.run({ argv: inspect, env })).toMatchObject({ exitCode: 0 });
  });

  it('on an image that has lost a layer leads to a build that brings the layer back', async () => {
    const { build, named, repository } = project();
    const { outputs } = await build();
    const image = await client.getManifest({ ...repository, digest: String(outputs.digest) });
    const { layers } = JSON.parse(Buffer.from(image!.bytes).toString()) as { layers: { digest: string }[] };
    const { digest: lost } = layers.at(-1)!;
    const at = `http://${repository.registry}/v2/${repository.repository}/blobs/${lost}`;
    expect((await fetch(at, { method: 'DELETE' })).status).toBe(202);
    const again = await build({ tags: ['two'] });
    expect(again.outputs).toMatchObject({ action: 'built', digest: await named('two') });
    expect(again.warnings).toEqual([expect.stringContaining(`has lost ${lost}`)]);
    expect(await client.hasBlob(repository, lost)).toBe(true);
    expect((await build({ tags: ['three'] })).outputs.action).toBe('reused');
  });

  it('that the registry does not take costs a warning, not the build', async () => {
    const { build, named, keyTags } = project();
    registry.answerNext({ method: 'PUT', path: /manifests\/c-/, status: 403, body: '{"errors":[{"code":"DENIED"}]}' });
    const { outputs, warnings } = await build();
    expect(outputs).toMatchObject({ action: 'built', digest: await named('one') });
    expect(warnings).toEqual([expect.stringMatching(/c-\w+ could not be written, so that the next run builds again/)]);
    expect(await keyTags()).toEqual([]);
  });

  it('of a fork is its own: neither takes the image of the other', async () => {
    const { build, keyTags } = project();
    const strange = await build({ tags: ['pr-7'] }, { ci: fork });
    expect(strange.outputs.action).toBe('built');
    expect(await keyTags()).toEqual([expect.stringMatching(/^f-[0-9a-f]{40}$/)]);
    expect((await build({ tags: ['pr-7-again'] }, { ci: fork })).outputs.action).toBe('reused');
    expect((await build({ tags: ['main'] })).outputs.action).toBe('built');
    expect((await keyTags()).map((tag) => tag.slice(0, 2)).sort()).toEqual(['c-', 'f-']);
    expect((await build({ tags: ['pr-7-later'] }, { ci: fork })).outputs.digest).toBe(strange.outputs.digest);
  });

  it('is not the only thing that a fork does not write: it reads the cache of the trusted runs, and leaves it as it is', async () => {
    const { build, repository } = project(registry.host, 'RUN cat /app.txt > /built\n');
    const ofCache = new RegExp(`^/v2/${repository.repository}/cache/`);
    const seen = (from: number) => registry.requests.slice(from).filter(({ url }) => ofCache.test(url));
    const writes = (from: number) => seen(from).filter(({ method }) => method !== 'GET' && method !== 'HEAD');
    const before = registry.requests.length;
    await build({ cache: 'registry', tags: ['main'] }, { env: buildahs[1].env });
    expect(writes(before)).not.toEqual([]);
    const behind = registry.requests.length;
    await build({ cache: 'registry', tags: ['pr-7'] }, { ci: fork });
    expect(seen(behind)).not.toEqual([]);
    expect(writes(behind)).toEqual([]);
  });

  it('of a fork does not become a trusted one by moving the tag', async () => {
    const { build, keyTags, repository } = project();
    await build({ tags: ['pr-7'] }, { ci: fork });
    const [tag = ''] = await keyTags();
    const image = await client.getManifest({ ...repository, tag });
    await client.putManifest({ ...repository, tag: tag.replace('f-', 'c-') }, image!);
    expect((await build({ tags: ['main'] })).outputs).toMatchObject({ action: 'built' });
  });
});
