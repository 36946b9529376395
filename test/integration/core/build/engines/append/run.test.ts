/** An image of files does in a container what its files and settings say. */
import { execFile } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../../../src/commands/build-image.ts';
import { makeImage } from '../../../../../../src/core/build/make-image.ts';
import { systemPrograms } from '../../../../../../src/hosts/programs.ts';
import { pushBusybox, rootDocker, startDocker } from '../../../../../support/build/builders.ts';
import { ciContext, createInputs } from '../../../../../support/inputs.ts';
import { scratchDirectory } from '../../../../../support/lifetime.ts';
import { portsOf } from '../../../../../support/ports.ts';
import { allParts, dockerRegistry } from '../../../../../support/real-parts.ts';
import { startRegistry, testClient } from '../../../../../support/registry/server.ts';

const parts = allParts(await rootDocker(), await dockerRegistry());

describe.skipIf(!parts.present)(parts.titled('an image of files in a container'), () => {
  it('has each file as it was named, root as the owner, and starts as it was told', async () => {
    await using docker = await startDocker();
    await using registry = await startRegistry();
    const base = await pushBusybox(testClient(), registry.host);
    const cwd = scratchDirectory('run');
    const put = (path: string, content: string, mode = 0o600) => {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), content);
      chmodSync(join(cwd, path), mode);
    };
    const long = `${'deep/'.repeat(25)}äöü ${'long'.repeat(20)}`;
    put('deps/library', 'library');
    put(
      'dist/start',
      '#!/bin/sh\ncd /app; cat config "$1" linked hard lib/library; ls -ln config start; id -u; ls -ld /made /made/on /made/on/the; cat /made/on/the/way\n',
      0o700,
    );
    put('dist/config', 'config,');
    put(`dist/${long}`, 'long,');
    put('dist/original', 'original,');
    linkSync(join(cwd, 'dist/original'), join(cwd, 'dist/hard'));
    symlinkSync('original', join(cwd, 'dist/linked'));
    const image = `${registry.host}/acme/run`;
    const { inputs } = createInputs(buildImage, {
      ...{ image, tags: ['v1'], base, user: '1000', 'stop-signal': 'SIGQUIT', volumes: ['/cache'], expose: '8080' },
      files: ['deps:/app/lib', 'deps/library:/made/on/the/way', '---', 'dist:/app'],
      entrypoint: ['/app/start'],
      command: [long],
    });
    const request = { ...inputs, placeholders: {}, ci: ciContext({ workspace: cwd }), cwd };
    const { digest } = await makeImage(request, { ...portsOf(), programs: systemPrograms });
    const run = async (...args: string[]) =>
      (await promisify(execFile)(docker.program, args, { env: docker.env })).stdout;
    const printed = await run('run', '--rm', '--network=none', `${image}@${digest}`);
    const [contents = '', config = '', start = '', user, ...made] = printed
      .replace('library', 'library\n')
      .trim()
      .split('\n');
    expect(contents).toBe('config,long,original,original,library');
    expect(config.replace(/\s+/g, ' ')).toBe('-rw-r--r-- 1 0 0 7 Jan 1 1970 config');
    expect(start).toMatch(/^-rwxr-xr-x\s+1 0\s+0 .*start$/);
    expect(user).toBe('1000');
    expect(made.map((line) => line.slice(0, 10))).toEqual(['drwxr-xr-x', 'drwxr-xr-x', 'drwxr-xr-x', 'library']);
    const [{ Config }] = JSON.parse(await run('inspect', `${image}@${digest}`));
    expect(Config).toMatchObject({
      StopSignal: 'SIGQUIT',
      Volumes: { '/cache': {} },
      ExposedPorts: { '8080/tcp': {} },
    });
  });
});
