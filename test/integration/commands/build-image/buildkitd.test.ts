/** A real BuildKit daemon at an address, through each client that can reach one: what an option promises is in the registry. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { pushBusybox } from '../../../support/build/builders.ts';
import {
  onlyClient,
  realBuildx,
  rootBuildKit,
  startBuildKit,
  type TestBuildKit,
} from '../../../support/build/buildkitd.ts';
import { builtImage } from '../../../support/build/image-files.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { endsWithFile, scratchDirectory } from '../../../support/lifetime.ts';
import { type Certificate, makeCertificate, openssl } from '../../../support/net/web.ts';
import { allParts, dockerRegistry, findProgram, sshKeygen } from '../../../support/real-parts.ts';
import { collected, startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';

const run = promisify(execFile);
const client = testClient();
const daemon = allParts(await rootBuildKit(), await dockerRegistry(), openssl, await sshKeygen());

/** The protocol of scanners: docs/attestations/sbom-protocol.md of BuildKit. What it finds are the files of the image. */
const scanner = `#!/bin/sh
{
  printf '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","subject":[],'
  printf '"predicate":{"spdxVersion":"SPDX-2.3","SPDXID":"SPDXRef-DOCUMENT","name":"%s","packages":[' "$BUILDKIT_SCAN_SOURCE"
  first=
  for file in $(ls "$BUILDKIT_SCAN_SOURCE/app"); do printf '%s{"SPDXID":"SPDXRef-%s","name":"%s"}' "$first" "$file" "$file"; first=,; done
  printf ']}}'
} > "$BUILDKIT_SCAN_DESTINATION/files.spdx.json"
`;

interface Index {
  readonly mediaType: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform: { readonly os: string; readonly architecture: string };
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

describe.each([
  { name: 'buildctl', part: daemon },
  { name: 'buildx', part: allParts(daemon, await realBuildx()) },
] as const)('BuildKit at an address, through $name', ({ name, part }) => {
  let registry: TestRegistry;
  let buildkit: TestBuildKit;
  let certificate: Certificate;
  let base: string;
  let programs: Environment;
  let workspace: string;
  let image: string;
  let number = 0;

  beforeAll(async () => {
    if (!part.present) return;
    certificate = makeCertificate();
    registry = endsWithFile(await startRegistry());
    buildkit = await startBuildKit(certificate);
    base = await pushBusybox(client, registry.host, 'test', 'base/busybox', { scan: scanner });
    programs = await onlyClient(name);
  });

  beforeEach(async () => {
    if (!part.present) return;
    workspace = scratchDirectory('buildkitd');
    number += 1;
    image = `${registry.host}/fe/web${number}`;
    await mkdir(join(workspace, 'app'));
    await writeFile(join(workspace, 'app/one.txt'), 'one\n');
    await dockerfile('COPY app /app/');
  });

  const dockerfile = (...lines: string[]) =>
    writeFile(join(workspace, 'Dockerfile'), `FROM ${base}\n${lines.join('\n')}\n`);

  const build = (given: Given = {}, env: Environment = {}) =>
    runCommand(
      buildImage,
      { image, tags: ['made'], engine: 'buildkit', builder: buildkit.address, cache: 'none', ...given },
      { cwd: workspace, env: { ...programs, ...env }, programs: systemPrograms },
    );

  async function json<T>(reference: string): Promise<T> {
    const manifest = await client.getManifest(parseReference(reference));
    return JSON.parse(Buffer.from(manifest?.bytes ?? new Uint8Array()).toString()) as T;
  }
  async function fileOf(path: string, reference = `${image}:made`): Promise<string | undefined> {
    return (await builtImage(reference, 1)).files.find((file) => file.path === path)?.text;
  }
  const it = (title: string, body: () => Promise<void>) => test.skipIf(!part.present)(part.titled(title), body);

  it('speaks TLS with a certificate of the client, as text and as files', async () => {
    const secured = { builder: buildkit.secured, 'builder-ca': certificate.file };
    const byFile = { ...secured, 'builder-cert': certificate.file, 'builder-key': certificate.keyFile };
    const byText = { 'builder-ca': certificate.cert, 'builder-cert': certificate.cert, 'builder-key': certificate.key };
    for (const given of [byFile, { ...secured, ...byText }]) {
      const { outputs } = await build(given);
      expect((await client.headManifest(parseReference(`${image}:made`)))?.digest).toBe(outputs.digest);
      expect(await fileOf('/app/one.txt')).toBe('one\n');
    }
    // Through buildx each of them takes 20 s, in which it waits for the daemon.
    const refused = [
      { given: { ...byFile, 'builder-ca': makeCertificate().file }, reason: 'certificate signed by unknown authority' },
      // Of TLS 1.3 the refusal may come behind the end of the connection.
      { given: secured, reason: 'Unavailable: ' },
    ];
    for (const { given, reason } of refused.slice(0, name === 'buildx' ? 1 : 2)) {
      const failure = await build({ ...given, tags: ['never'] }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ exitCode: 1 });
      if (name === 'buildctl') expect(failure).toMatchObject({ message: expect.stringContaining(reason) });
      expect(await client.headManifest(parseReference(`${image}:never`))).toBeUndefined();
    }
  });

  it('gives secrets and the agent of ssh to RUN, and leaves neither in the image', async () => {
    const { agent, fingerprint } = await startAgent();
    await writeFile(join(workspace, 'npmrc'), 'token-in-a-file');
    await dockerfile(
      'RUN --mount=type=secret,id=one --mount=type=secret,id=two sha256sum /run/secrets/one /run/secrets/two > /sums',
      'RUN --mount=type=ssh test -S "$SSH_AUTH_SOCK" && echo agent > /agent',
    );
    const secrets = ['one=ONE', 'id=two,file=npmrc'];
    const { lines } = await build({ secrets, ssh: ['default'] }, { ONE: 'token-in-a-variable', SSH_AUTH_SOCK: agent });
    const sums = (await fileOf('/sums')) ?? '';
    for (const text of ['token-in-a-variable', 'token-in-a-file']) {
      const sum = execFileSync('sha256sum', { input: text }).toString().slice(0, 64);
      expect(sums).toContain(sum);
    }
    expect(await fileOf('/agent')).toBe('agent\n');
    const { files, config } = await builtImage(`${image}:made`, 1);
    const everything = JSON.stringify([files, config, lines]);
    expect(everything).not.toMatch(/token-in-a-(variable|file)/);
    expect(everything).not.toContain(fingerprint);
  });

  it('takes layers from the cache of a branch, whatever mode and compression they have', async () => {
    const unique = 'cat /proc/sys/kernel/random/uuid';
    await writeFile(
      join(workspace, 'Dockerfile'),
      `FROM ${base} AS build\nRUN ${unique} > /built\nFROM ${base}\nRUN ${unique} > /own\nARG NOTE\nCOPY --from=build /built /$NOTE\n`,
    );
    const prune = async () =>
      run((await findProgram('buildctl')) ?? '', [`--addr=${buildkit.address}`, 'prune', '--all']);
    for (const [to, hasOtherStages] of [
      ['whole', true],
      ['own,mode=min', false],
      ['small,compression=zstd,force-compression=true', true],
    ] as const) {
      const [branch = ''] = to.split(',');
      await prune();
      await build({ cache: 'registry', 'cache-to': [to], 'build-args': ['NOTE=one'] });
      const first = [await fileOf('/one'), await fileOf('/own')];
      const repository = parseReference(`${image}/cache`);
      const tag = (await client.listTags(repository)).find((each) => each.endsWith(`-${branch}`));
      const { layers } = await json<{ layers: { mediaType: string }[] }>(`${image}/cache:${tag}`);
      expect(
        layers.some(({ mediaType }) => mediaType.endsWith('+zstd')),
        to,
      ).toBe(to.includes('zstd'));
      await prune();
      await build({ cache: 'registry', 'cache-from': ['nothing', branch], 'build-args': ['NOTE=two'] });
      const second = [await fileOf('/two'), await fileOf('/own')];
      expect([second[0] === first[0], second[1] === first[1]], to).toEqual([hasOtherStages, true]);
    }
  });

  it('attests provenance and a list of contents, which the key and promotion keep', async () => {
    const generator = `${registry.host}/fe/scanner:v1`;
    await writeFile(join(workspace, 'scanner.Dockerfile'), `FROM ${base}\nENTRYPOINT ["/bin/scan"]\n`);
    await build({ image: `${registry.host}/fe/scanner`, tags: ['v1'], dockerfile: 'scanner.Dockerfile' });

    const given = { provenance: 'max', sbom: `generator=${generator}`, annotations: ['org.example.team=front,end'] };
    const first = await build({ ...given, 'unless-changed': true });
    const index = await json<Index>(`${image}:made`);
    expect(index.mediaType).toBe('application/vnd.oci.image.index.v1+json');
    expect(index.annotations).toMatchObject({ 'org.example.team': 'front,end' });
    const [own, attestations] = index.manifests;
    expect(index.manifests).toHaveLength(2);
    expect(attestations?.annotations).toMatchObject({ 'vnd.docker.reference.digest': own?.digest });
    const statements = await statementsOf(`${image}@${attestations?.digest}`);
    expect(Object.keys(statements).sort()).toEqual(['https://slsa.dev/provenance/v1', 'https://spdx.dev/Document']);
    expect(JSON.stringify(statements['https://spdx.dev/Document'])).toContain('"name":"one.txt"');
    expect(await json<Index>(`${image}@${own?.digest}`)).toMatchObject({
      annotations: { 'org.example.team': 'front,end' },
    });

    const second = await build({ ...given, 'unless-changed': true, tags: ['again'] });
    expect(second.outputs).toMatchObject({ action: 'reused', digest: first.outputs.digest });
    expect((await build({ ...given, provenance: 'min', 'unless-changed': true, 'dry-run': true })).outputs.action).toBe(
      'built',
    );

    const promoted = await build({ image: `${image}-prod`, 'promote-from': `${image}:made`, builder: undefined });
    expect(promoted.outputs.digest).toBe(first.outputs.digest);
    expect(await statementsOf(`${image}-prod@${attestations?.digest}`)).toEqual(statements);

    const joined = { image: `${image}-joined`, join: [`${image}:made`], builder: undefined, engine: undefined };
    await build(joined);
    const both = await json<Index>(`${image}-joined:made`);
    expect(both.manifests.map(({ digest }) => digest)).toEqual(index.manifests.map(({ digest }) => digest));
    expect(await statementsOf(`${image}-joined@${attestations?.digest}`)).toEqual(statements);

    await build({
      image: `${image}-appended`,
      engine: 'append',
      builder: undefined,
      base: `${image}:made`,
      files: ['app:/srv'],
    });
    expect(await fileOf('/srv/one.txt', `${image}-appended:made`)).toBe('one\n');
    expect(await fileOf('/app/one.txt', `${image}-appended:made`)).toBe('one\n');
  });

  it('builds for several platforms, with annotations on each and on the index', async () => {
    await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nARG TARGETARCH\nCOPY app /$TARGETARCH/\n');
    const platforms = ['linux/amd64', 'linux/arm64'];
    const { outputs } = await build({ platforms, annotations: ['org.example.a=b'], 'unless-changed': true });
    const index = await json<Index>(`${image}@${outputs.digest}`);
    expect(index.manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`)).toEqual(platforms);
    expect(index.annotations).toMatchObject({ 'org.example.a': 'b' });
    for (const { digest } of index.manifests) {
      expect(await json<Index>(`${image}@${digest}`)).toMatchObject({ annotations: { 'org.example.a': 'b' } });
    }
    const again = await build({ platforms, annotations: ['org.example.a=b'], 'unless-changed': true, tags: ['x'] });
    expect(again.outputs).toMatchObject({ action: 'reused', digest: outputs.digest });
  });

  it('understands what the other inputs say', async () => {
    const further = scratchDirectory('further');
    await writeFile(join(further, 'shared.txt'), 'shared\n');
    await writeFile(
      join(workspace, 'Dockerfile'),
      `FROM ${base} AS first
ARG NOTE
RUN echo "$NOTE" > /note
FROM first AS second
COPY --from=shared shared.txt /
RUN ls /sys/class/net > /devices 2>/dev/null || echo none > /devices
FROM first
RUN exit 3
`,
    );
    await build({
      target: 'second',
      'build-args': ["NOTE=it's $HOME, & `id`"],
      labels: ['team=front end'],
      'build-contexts': [`shared=${further}`],
      network: 'none',
      pull: true,
      tags: ['made', 'other'],
    });
    expect(await fileOf('/note')).toBe("it's $HOME, & `id`\n");
    expect(await fileOf('/shared.txt')).toBe('shared\n');
    expect((await builtImage(`${image}:other`, 1)).config).toMatchObject({ config: { Labels: { team: 'front end' } } });
    const failed = await build({ tags: ['failed'] }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'BUILD_FAILED', place: { line: 8 } });
    const checked = await build({
      target: 'second',
      'build-contexts': [`shared=${further}`],
      push: false,
      tags: ['x'],
    });
    expect(checked.outputs).toMatchObject({ action: 'built', digest: undefined });
    expect((await client.listTags(parseReference(image))).sort()).toEqual(['made', 'other']);
  });

  it('the lines of a dry run build and push when a shell runs them', async () => {
    const secured = {
      builder: buildkit.secured,
      'builder-ca': certificate.cert,
      'builder-cert': certificate.cert,
      'builder-key': certificate.key,
    };
    const { lines } = await build({ ...secured, 'dry-run': true, annotations: ['a=b,c'], tags: ['pasted', 'again'] });
    const begin = lines.findIndex((line) => line.startsWith('Engine: ')) + 1;
    const script = lines.slice(
      begin,
      lines.findIndex((line) => line.includes('would be built') || line.startsWith('built: ')),
    );
    expect(script.join('\n')).not.toContain('PRIVATE KEY');
    const variables = {
      MG_BUILDER_CA: certificate.cert,
      MG_BUILDER_CERT: certificate.cert,
      MG_BUILDER_KEY: certificate.key,
    };
    const env = { ...programs, ...variables, PATH: `${programs.PATH}:/usr/bin:/bin` };
    await run('sh', ['-euc', script.join('\n')], { env, cwd: '/' });
    expect((await client.listTags(parseReference(image))).sort()).toEqual(['again', 'pasted']);
  });

  /** The attested statements, by the type of what they say. */
  async function statementsOf(reference: string): Promise<Readonly<Record<string, unknown>>> {
    const { layers } = await json<{ layers: { digest: string; size: number; mediaType: string }[] }>(reference);
    const found: Record<string, unknown> = {};
    for (const layer of layers) {
      const bytes = Buffer.concat(await collected(client.getBlob(parseReference(reference), layer)));
      const statement = JSON.parse(bytes.toString()) as { predicateType: string };
      found[statement.predicateType] = statement;
    }
    return found;
  }
});

/** An agent of ssh with one key, ended with the file. */
async function startAgent() {
  const directory = scratchDirectory('agent');
  const agent = join(directory, 'socket');
  const child = spawn('ssh-agent', ['-D', '-a', agent], { stdio: 'ignore' });
  endsWithFile({ [Symbol.asyncDispose]: async () => void child.kill() });
  const key = join(directory, 'key');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const env = { PATH: process.env.PATH, SSH_AUTH_SOCK: agent };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const added = await run('ssh-add', [key], { env }).then(
      () => true,
      () => false,
    );
    if (added) return { agent, fingerprint: (await readFile(key, 'utf8')).split('\n')[1] ?? '' };
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error('ssh-agent did not start');
}
