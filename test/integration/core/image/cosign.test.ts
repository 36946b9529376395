/** Real cosign: what it signed before a promotion, it verifies after it. */
import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { promote } from '../../../../src/core/image/promote.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { allParts, cosign, dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestIndex } from '../../../support/registry/image.ts';
import { startReferrersApi } from '../../../support/registry/referrers.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';

const part = await cosign();
const real = allParts(await dockerRegistry(), part);
/** Since its version 3 it signs as bundles, unless it is told not to. */
const knowsBundles =
  part.present && execFileSync(part.program, ['sign', '--help'], { encoding: 'utf8' }).includes('--use-signing-config');
const client = testClient();
const offline = [
  ...(knowsBundles ? ['--use-signing-config=false'] : []),
  '--tlog-upload=false',
  '--yes',
  '--key',
  'cosign.key',
];
const plain = ['--allow-http-registry', '--allow-insecure-registry'];

describe.skipIf(!real.present)(real.titled('cosign verifies a promoted image'), () => {
  const cwd = scratchDirectory('cosign');
  let source: TestRegistry;
  let target: TestRegistry;
  const run = async (...args: string[]) =>
    promisify(execFile)(part.program, args, { cwd, env: { ...process.env, COSIGN_PASSWORD: 'test', HOME: cwd } });
  const verify = (command: string, reference: string, ...more: string[]) =>
    run(command, '--key', 'cosign.pub', '--insecure-ignore-tlog=true', ...plain, ...more, reference);

  beforeAll(async () => {
    [source, target] = await Promise.all([startRegistry(), startRegistry()]);
    await run('generate-key-pair');
    await run('generate-key-pair', '--output-key-prefix', 'second');
    writeFileSync(join(cwd, 'predicate.json'), '{"tested":true}');
  });

  const bundles: readonly (readonly [string, readonly string[], boolean])[] = [
    ['as referrers', ['--new-bundle-format=true'], false],
    ['as referrers, in registries with the referrers API', ['--new-bundle-format=true'], true],
  ];
  it.each([
    ...(knowsBundles ? bundles : []),
    ['under tags of its own', knowsBundles ? ['--new-bundle-format=false'] : [], false] as const,
  ])('signed and attested %s', async (name, format, api) => {
    const [from, to] = api ? await Promise.all([source, target].map(startReferrersApi)) : [source, target];
    const place = { registry: from!.host, repository: `dev/${name.toLowerCase().replace(/\W+/g, '-')}` };
    const index = await pushTestIndex(client, { ...place, tag: 'v1' });
    const [child] = JSON.parse(Buffer.from(index.bytes).toString()).manifests;
    const repository = `${place.registry}/${place.repository}`;
    for (const { digest } of [index, child])
      await run('sign', ...offline, ...plain, ...format, `${repository}@${digest}`);
    const predicate = ['--predicate', 'predicate.json', '--type', 'custom'];
    await run('attest', ...offline, ...plain, ...format, ...predicate, `${repository}@${index.digest}`);

    const production = { registry: to!.host, repository: `prod/${name.toLowerCase().replace(/\W+/g, '-')}` };
    const promoted = `${production.registry}/${production.repository}`;
    await expect(verify('verify', `${promoted}@${index.digest}`)).rejects.toThrow();
    await promote(client, { from: { ...place, tag: 'v1' }, to: production, tags: ['v1'] });
    for (const reference of [`${promoted}:v1`, `${promoted}@${child.digest}`]) {
      await verify('verify', reference, ...format);
    }
    const { stdout } = await verify('verify-attestation', `${promoted}:v1`, '--type', 'custom', ...format);
    expect(stdout).toContain('payload');

    // A second key in production: both signatures hold after the next promotion.
    await run('sign', ...offline.slice(0, -1), 'second.key', ...plain, ...format, `${promoted}@${index.digest}`);
    await run('sign', ...offline, ...plain, ...format, '-a', 'stage=two', `${repository}@${index.digest}`);
    await promote(client, { from: { ...place, tag: 'v1' }, to: production, tags: ['v1'] });
    await verify('verify', `${promoted}:v1`, ...format);
    await verify('verify', `${promoted}:v1`, ...format, '-a', 'stage=two');
    await run('verify', '--key', 'second.pub', '--insecure-ignore-tlog=true', ...plain, ...format, `${promoted}:v1`);
  });
});
