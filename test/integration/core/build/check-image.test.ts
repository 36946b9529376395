/** What is asked before a build and before a commit, of a real registry. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { checkImage, confirmImage } from '../../../../src/core/build/check-image.ts';
import type { ImageRequest } from '../../../../src/core/build/request.ts';
import { rootBuildah } from '../../../support/build/builders.ts';
import { restlessClock } from '../../../support/clock.ts';
import { ciContext, createInputs, type Given } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';
import { allParts, dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import { robot, startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const part = allParts(await dockerRegistry(), await rootBuildah());
/** Of a job that can build. */
const env = { PATH: process.env.PATH };
const cwd = scratchDirectory('checked');
writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch AS one\nFROM one AS two\n');

function requestFor(image: string, given: Given = {}): ImageRequest {
  const account = { 'registry-username': testUser, 'registry-password': testPassword };
  const { inputs } = createInputs(buildImage, { image, ...account, ...given });
  return { ...inputs, placeholders: { sha8: 'abcdef01' }, ci: ciContext({ workspace: cwd }), cwd };
}

describe.skipIf(!part.present)(part.titled('the check of an image'), () => {
  it.each(['none', 'htpasswd', 'token'] as const)('asks for an upload, and leaves none open (%s)', async (auth) => {
    const registry = await startRegistry({ auth });
    await checkImage(requestFor(`${registry.host}/fe/web1`), portsOf({ env }));
    const uploads = registry.requests.filter(({ url, status }) => url.includes('/blobs/uploads/') && status < 400);
    expect(uploads.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 202],
      ['DELETE', 204],
    ]);
  });

  it('names the account that may not push, and what it needs', async () => {
    const registry = await startRegistry({ auth: 'htpasswd' });
    const request = requestFor(`${registry.host}/fe/web1`, { 'registry-password': 'a-wrong-password' });
    await expect(checkImage(request, portsOf({ env }))).rejects.toMatchObject({
      code: 'REGISTRY_UNAUTHORIZED',
      message: expect.stringContaining('push to fe/web1'),
      hint: expect.stringContaining('registry-username'),
    });
  });

  it('takes a refusal of the upload for a no, although the token service gave a token', async () => {
    const registry = await startRegistry({ auth: 'token' });
    const body = JSON.stringify({
      errors: [{ code: 'DENIED', message: 'requested access to the resource is denied' }],
    });
    registry.answerNext({ method: 'POST', path: /\/blobs\/uploads\//, status: 403, body, times: 2 });
    const checking = checkImage(requestFor(`${registry.host}/fe/web1`), portsOf({ env }));
    await expect(checking).rejects.toMatchObject({ code: 'REGISTRY_UNAUTHORIZED' });
  });

  it('says of a repository that does not exist where to create it', async () => {
    const registry = await startRegistry({ auth: 'htpasswd' });
    const body = JSON.stringify({ errors: [{ code: 'NAME_UNKNOWN' }] });
    registry.answerNext({ method: 'POST', path: /\/blobs\/uploads\//, status: 404, body });
    await expect(checkImage(requestFor(`${registry.host}/fe/web1`), portsOf({ env }))).rejects.toMatchObject({
      hint: expect.stringContaining('create it first'),
    });
  });

  it.each<[string, Given, RegExp]>([
    ['a context that is not there', { context: 'nowhere' }, /^context: /],
    ['a Dockerfile that is not there', { dockerfile: 'Dockerfle' }, /^dockerfile: /],
    ['a stage that the Dockerfile has not', { target: 'three' }, /^target: .* has no stage three/],
    ['a directory of `files` that is not there', { files: 'dist:/app' }, /^files: dist cannot be read/],
    ['a secret without its variable', { secrets: 'npm=NPM_TOKEN' }, /^secrets: .*NPM_TOKEN/],
    ['inputs of two engines', { engine: 'append', files: 'Dockerfile', target: 'two' }, /^target: has no meaning/],
  ])('finds %s without a question to the registry', async (_, given, message) => {
    const registry = await startRegistry();
    const checking = checkImage(requestFor(`${registry.host}/fe/web1`, given), portsOf({ env }));
    await expect(checking).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
    expect(registry.requests).toEqual([]);
  });

  it('finds a job without a builder before the registry is asked', async () => {
    const registry = await startRegistry();
    const checking = checkImage(requestFor(`${registry.host}/fe/web1`), portsOf({ env: { PATH: cwd } }));
    await expect(checking).rejects.toMatchObject({ code: 'ENGINE_MISSING', hint: expect.stringContaining('buildah') });
    expect(registry.requests).toEqual([]);
  });

  it('needs no files for what is promoted, and no right to push in a dry run', async () => {
    const registry = await startRegistry();
    const promoted = { context: 'nowhere', 'promote-from': `${registry.host}/fe/web1:v1` };
    await checkImage(requestFor(`${registry.host}/fe/web1`, promoted), portsOf({ env }));
    registry.requests.splice(0);
    await checkImage(requestFor(`${registry.host}/fe/web1`, { 'dry-run': 'true' }), portsOf({ env }));
    expect(registry.requests).toEqual([]);
  });
});

describe.skipIf(!part.present)(part.titled('an image is confirmed before it is written'), () => {
  it('when the registry has that digest under that tag, by one small request', async () => {
    const registry = await startRegistry({ auth: 'htpasswd' });
    const repository = `${registry.host}/fe/web1`;
    const place = { registry: registry.host, repository: 'fe/web1' };
    const { digest } = await pushTestImage(testClient(robot), { ...place, tag: 'v1' }, 'one');
    registry.requests.splice(0);
    await confirmImage(requestFor(repository), { repository, tag: 'v1', digest }, portsOf({}));
    expect(registry.requests.map(({ method, status }) => [method, status])).toEqual([
      ['HEAD', 401],
      ['HEAD', 200],
    ]);
    await pushTestImage(testClient(robot), { ...place, tag: 'v1' }, 'another');
    await expect(
      confirmImage(requestFor(repository), { repository, tag: 'v1', digest }, portsOf({ clock: restlessClock })),
    ).rejects.toMatchObject({ code: 'REGISTRY_DIGEST' });
    await expect(
      confirmImage(requestFor(repository), { repository, tag: 'v2', digest }, portsOf({ clock: restlessClock })),
    ).rejects.toThrow(/v2 names nothing/);
  });
});
