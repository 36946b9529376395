/** A builder that runs on another kind of machine than this job. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { startRegistry } from '../../../support/registry/server.ts';

const part = await dockerRegistry();

describe.skipIf(!part.present)(part.titled('the key of a build by a daemon on another machine'), () => {
  /** The answer of `buildctl debug workers`, whose other machine no test has. */
  async function keyBy(architecture: string, dockerfile: string) {
    const registry = await startRegistry();
    const cwd = scratchDirectory('remote');
    writeFileSync(join(cwd, 'Dockerfile'), dockerfile);
    const bin = scratchDirectory('bin');
    const answer = `ID PLATFORMS\\nx1 linux/${architecture}\\n`;
    writeFileSync(join(bin, 'buildctl'), `#!/bin/sh\nprintf '${answer}'\n`, { mode: 0o755 });
    const given = {
      image: `${registry.host}/web1`,
      engine: 'buildkit',
      builder: 'tcp://127.0.0.1:1',
      platforms: 'linux/amd64',
    };
    const { lines } = await runCommand(
      buildImage,
      { ...given, 'unless-changed': true, 'dry-run': true, cache: 'none' },
      { cwd, env: { PATH: `${bin}:/usr/bin:/bin` }, ci: { workspace: cwd } },
    );
    return /Content key (\S+)/.exec(lines.join('\n'))?.[1];
  }

  it.each([
    ['ARG', 'FROM scratch\nARG BUILDARCH\nLABEL by=$BUILDARCH\n'],
    [
      'ARG before FROM',
      'ARG BUILDPLATFORM\nFROM scratch AS of-$BUILDPLATFORM\nLABEL a=b\nFROM scratch\nARG BUILDPLATFORM\nENV A=$BUILDPLATFORM\n',
    ],
    ['ONBUILD', 'FROM scratch AS a\nONBUILD ARG BUILDOS\nONBUILD ARG BUILDARCH\nFROM a\n'],
  ])('is another one where the Dockerfile has its platform: %s', async (_, dockerfile) => {
    expect(await keyBy('arm64', dockerfile)).not.toBe(await keyBy('amd64', dockerfile));
  });

  it('is the same one where nothing reads that', async () => {
    const dockerfile = 'FROM scratch\nARG TARGETARCH\nLABEL of=$TARGETARCH\n';
    const key = await keyBy('arm64', dockerfile);
    expect(key).toMatch(/^c-[0-9a-f]{40}$/);
    expect(await keyBy('amd64', dockerfile)).toBe(key);
  });
});
