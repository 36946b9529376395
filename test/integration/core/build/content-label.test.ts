/** An image says which content of its service it was built from, for deployments that find no record of it in Git. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { contentLabel } from '../../../../src/core/build/key/own-tags.ts';
import { makeImage } from '../../../../src/core/build/make-image.ts';
import { readImageConfig } from '../../../../src/core/image/image-config.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { prepareBuildah, pushBusybox, rootBuildah } from '../../../support/build/builders.ts';
import { ciContext, createInputs, type Given } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { robot, startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const [one, two] = ['v1-'.padEnd(35, '1'), 'v1-'.padEnd(35, '2')];
const account = { 'registry-username': testUser, 'registry-password': testPassword };
const client = testClient(robot);
let images = 0;

/** Makes images of one repository, and tells their action and label. */
async function maker(given: Given, env: NodeJS.ProcessEnv = {}) {
  const registry = await startRegistry({ auth: 'htpasswd' });
  const cwd = scratchDirectory('content-label');
  const base = await pushBusybox(client, registry.host);
  writeFileSync(join(cwd, 'Dockerfile'), `FROM ${base}\nCOPY app.txt /\n`);
  writeFileSync(join(cwd, 'app.txt'), 'app');
  const image = `${registry.host}/fe/web1`;
  return async (contentKey: string | undefined) => {
    const { inputs } = createInputs(buildImage, { image, tags: '{sha8}', ...account, ...given });
    images += 1;
    const sha8 = `${images}`.padStart(8, '0');
    const request = { ...inputs, placeholders: { sha8 }, ci: ciContext({ workspace: cwd }), cwd, contentKey };
    const { action, digest = '' } = await makeImage(request, { ...portsOf({ env }), programs: systemPrograms });
    const byDigest = await readImageConfig(client, { ...parseReference(image), digest });
    return [action, byDigest?.labels[contentLabel]];
  };
}

const registryPart = await dockerRegistry();
const buildahPart = await rootBuildah();

describe.skipIf(!registryPart.present)(registryPart.titled('the content key as a label, with engine append'), () => {
  it('is in the image, and is read by its digest', async () => {
    const make = await maker({ engine: 'append', files: 'app.txt:/app.txt' });
    expect(await make(one)).toEqual(['built', one]);
    expect(await make(undefined)).toEqual(['built', undefined]);
  });

  it('does not make another image of the same files', async () => {
    const make = await maker({ engine: 'append', files: 'app.txt:/app.txt', 'unless-changed': true });
    expect(await make(one)).toEqual(['built', undefined]);
    expect(await make(two)).toEqual(['reused', undefined]);
  });
});

describe.skipIf(!buildahPart.present)(buildahPart.titled('the content key as a label, with engine buildah'), () => {
  it('is in the image', async () => {
    const { env } = await prepareBuildah();
    const make = await maker({ engine: 'buildah', cache: 'none' }, env);
    expect(await make(one)).toEqual(['built', one]);
  });

  it('does not change the key of the inputs: an image that is found keeps the label it was built with', async () => {
    const { env } = await prepareBuildah();
    const make = await maker({ engine: 'buildah', cache: 'none', 'unless-changed': true }, env);
    expect(await make(one)).toEqual(['built', one]);
    expect(await make(two)).toEqual(['reused', one]);
    expect(await make(undefined)).toEqual(['reused', one]);
  });
});
