/** Images that are made at the same time, and the time that each of them has. */
import { rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { makeImage } from '../../../../src/core/build/make-image.ts';
import { digestOf } from '../../../../src/core/image/manifest.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { fakePrograms } from '../../../support/build/fake-programs.ts';
import { handClock, moment } from '../../../support/clock.ts';
import { ciContext, createInputs, type Given } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const mediaType = 'application/vnd.oci.image.manifest.v1+json';
const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, layers: [] }));
const digest = digestOf(manifest);

/** Has one image, under every name. */
function answerWithImage({ method }: IncomingMessage, response: ServerResponse): void {
  const headers = { 'docker-content-digest': digest, 'content-type': mediaType };
  if (method === 'PUT') response.writeHead(201, headers).end();
  else
    response
      .writeHead(200, { ...headers, 'content-length': manifest.byteLength })
      .end(method === 'GET' ? manifest : '');
}

test("law 14: a registry that is silent ends its own image, although another one's builder runs", async () => {
  const cwd = scratchDirectory('images');
  await writeFile(join(cwd, 'Dockerfile'), 'FROM scratch\n');
  const clock = handClock();
  const asked = moment();
  await using registry = await scriptedServer((request, response) => {
    if (request.url?.startsWith('/v2/silent/') === true) return asked.come();
    answerWithImage(request, response);
  });
  const begun = moment();
  const builder = moment();
  await using programs = await fakePrograms(['docker'], {
    'docker buildx version': {},
    'docker buildx inspect': { stdout: 'Driver: docker-container\n' },
    async 'docker buildx build'({ argv }) {
      begun.come();
      await builder.comes;
      const file = argv.find((word) => word.startsWith('--metadata-file='))?.slice('--metadata-file='.length) ?? '';
      await writeFile(file, JSON.stringify({ 'containerimage.digest': digest }));
    },
  });
  using deadline = new Deadline(clock, 300_000);
  const ports = portsOf({ clock, deadline, env: programs.ports.env });
  const make = (name: string, given: Given) => {
    const { inputs } = createInputs(buildImage, { image: `${registry.host}/${name}`, cache: 'none', ...given });
    const request = { ...inputs, placeholders: { sha8: 'abcdef01' }, ci: ciContext({ workspace: cwd }), cwd };
    return makeImage(request, { ...ports, programs: { ...ports.programs, run: programs.ports.run } });
  };

  const building = make('built', { engine: 'buildkit' });
  await begun.comes;
  const silent = make('silent', { files: ['Dockerfile'] });
  await asked.comes;
  clock.advance(300_000);
  await expect(silent).rejects.toMatchObject({ code: 'DEADLINE', message: expect.stringContaining('(timeout: 5m)') });
  clock.advance(1_800_000);
  builder.come();
  expect(await building).toMatchObject({ action: 'built', digest });
  expect(deadline.passed).toBe(true);
  await rm(cwd, { recursive: true });
});

test('a registry of the base image that is silent costs a build 20 s, and a warning', async () => {
  const cwd = scratchDirectory('silent-base');
  const clock = handClock();
  const asked = [moment(), moment()];
  let questions = 0;
  await using silent = await scriptedServer(() => asked[questions++]?.come());
  await using registry = await scriptedServer(answerWithImage);
  await writeFile(join(cwd, 'Dockerfile'), `FROM ${silent.host}/base:1\nRUN true\n`);
  const argvs: string[][] = [];
  await using programs = await fakePrograms(['docker'], {
    'docker buildx version': {},
    'docker buildx inspect': { stdout: 'Driver: docker-container\nPlatforms: linux/amd64\n' },
    async 'docker buildx build'({ argv }) {
      argvs.push([...argv]);
      const file = argv.find((word) => word.startsWith('--metadata-file='))?.slice('--metadata-file='.length) ?? '';
      await writeFile(file, JSON.stringify({ 'containerimage.digest': digest }));
    },
  });
  using deadline = new Deadline(clock, 300_000);
  const log = memoryLog();
  const ports = portsOf({ clock, deadline, log, env: programs.ports.env });
  const given = { image: `${registry.host}/web1`, cache: 'none', engine: 'buildkit', 'unless-changed': true };
  const { inputs } = createInputs(buildImage, given);
  const request = { ...inputs, placeholders: { sha8: 'abcdef01' }, ci: ciContext({ workspace: cwd }), cwd };
  const made = makeImage(request, { ...ports, programs: { ...ports.programs, run: programs.ports.run } });
  for (const each of asked) {
    await each.comes;
    clock.advance(10_000);
  }
  expect(await made).toMatchObject({ action: 'built', digest });
  expect(clock.now()).toBe(20_000);
  expect(questions).toBe(2);
  expect(argvs[0]).toContain('--pull');
  expect(log.warnings).toEqual([
    `the base image ${silent.host}/base:1 cannot be pinned: ${silent.host} has not answered within 20 s. The builder asks for it itself.`,
    expect.stringContaining('the image is built in any case'),
  ]);
});
