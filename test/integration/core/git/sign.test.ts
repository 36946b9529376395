import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../../../src/core/git/sign.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { createWorld, type World } from '../../../support/commands/world.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { createBareRepository, fsck } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { realPart } from '../../../support/real-parts.ts';

const root = scratchDirectory('mg-sign');
const starts = (program: string) => () => spawnSync(program, ['-?']).error === undefined;
const ssh = await realPart('ssh-keygen', starts('ssh-keygen'), 'Debian: apt-get install openssh-client');
const gpg = await realPart('gpg', starts('gpg'), 'Debian: apt-get install gpg gpg-agent');

function sshKey(): { key: string; git: string[] } {
  const file = join(root, `key-${Math.random()}`);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const signers = `${file}.signers`;
  writeFileSync(signers, `ci@example.com ${readFileSync(`${file}.pub`, 'utf8')}`);
  return { key: readFileSync(file, 'utf8'), git: ['-c', `gpg.ssh.allowedSignersFile=${signers}`] };
}

function gpgKey(): { key: string; home: string } {
  const home = mkdtempSync(join(root, 'gpg-'));
  const gpg = (...args: string[]) =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--passphrase', '', ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  gpg('--quick-generate-key', 'CI <ci@example.com>', 'ed25519', 'sign', 'never');
  return { key: gpg('--armor', '--export-secret-keys').toString(), home };
}

describe.skipIf(!ssh.present)(ssh.titled('an SSH signature'), () => {
  it.each(['sha1', 'sha256'] as const)(
    'is accepted by git verify-commit, from a key that lost its final newline, in a %s repository',
    async (objectFormat) => {
      const repository = createBareRepository(root, { objectFormat, files: { 'a.yaml': 'tag: old\n' } });
      const { key, git } = sshKey();
      await using transport = await open(repository.path);
      await deliver(transport, setLine('a.yaml', 'tag', 'new'), {
        sign: await createSigner(key.trim(), { env: process.env, programs: systemPrograms }),
      });
      expect(() => repository.git(...git, 'verify-commit', 'main')).not.toThrow();
      fsck(repository.path);
    },
  );
});

describe.skipIf(!gpg.present)(gpg.titled('a GPG signature'), () => {
  it('is accepted by git verify-commit and leaves no agent and no key behind (law 6)', async () => {
    const temporary = join(root, 'tmp');
    mkdirSync(temporary);
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    const { key, home } = gpgKey();
    await using transport = await open(repository.path);
    const sign = await createSigner(key, {
      env: { ...process.env, RUNNER_TEMP: temporary },
      programs: systemPrograms,
    });
    await deliver(transport, setLine('a.yaml', 'tag', 'new'), { sign });
    execFileSync('git', ['-C', repository.path, 'verify-commit', 'main'], {
      env: { ...process.env, GNUPGHOME: home },
      stdio: 'ignore',
    });
    expect(readdirSync(temporary)).toEqual([]);
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all']);
  });

  it('is made where the runner keeps its temporary files too deep for the sockets of an agent', async () => {
    const temporary = join(root, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(temporary, { recursive: true });
    const { key } = gpgKey();
    const sign = await createSigner(key, {
      env: { ...process.env, RUNNER_TEMP: temporary },
      programs: systemPrograms,
    });
    expect(await sign(Buffer.from('x'))).toContain('BEGIN PGP SIGNATURE');
    expect(readdirSync(temporary)).toEqual([]);
  });
});

/** Through the command, by both transports, in repositories of both hashes. */
describe.each(['sha1', 'sha256'] as const)('bump-image-tag with sign, in a %s repository', (objectFormat) => {
  const world = async (bump: (at: World, given: Record<string, string>) => Promise<void>) => {
    const files = { 'a.yaml': 'image: { repository: r/a, tag: old }\n' };
    const at = createWorld(files, { commits: 1, objectFormat });
    await using server = await startGitServer({ root: at.directory });
    for (const mode of ['wire', 'git'] as const) {
      const way = { 'gitops-repository': server.url(at.gitops), 'gitops-transport': mode };
      await bump(at, { file: 'a.yaml', tag: mode, ...way });
    }
  };

  it.skipIf(!ssh.present)(ssh.titled('makes SSH signatures that git verify-commit accepts'), () =>
    world(async (at, given) => {
      const { key, git } = sshKey();
      await at.bump(at.line[0]!, { ...given, sign: key });
      expect(() => at.gitops.git(...git, 'verify-commit', 'main')).not.toThrow();
    }),
  );

  it.skipIf(!gpg.present)(gpg.titled('makes GPG signatures that git verify-commit accepts'), () =>
    world(async (at, given) => {
      const { key, home } = gpgKey();
      await at.bump(at.line[0]!, { ...given, sign: key });
      const env = { ...process.env, GNUPGHOME: home };
      execFileSync('git', ['-C', at.gitops.path, 'verify-commit', 'main'], { env, stdio: 'ignore' });
      execFileSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    }),
  );
});

describe.skipIf(!ssh.present)(ssh.titled('a key that cannot sign'), () => {
  it('is refused by name when it is no key at all', async () => {
    await expect(createSigner('hello', { env: process.env, programs: systemPrograms })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^sign:/),
    });
  });

  it('is refused without a question when it has a passphrase', async () => {
    const file = join(root, 'locked');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'secret-phrase', '-f', file]);
    const sign = await createSigner(readFileSync(file, 'utf8'), { env: process.env, programs: systemPrograms });
    await expect(sign(Buffer.from('x'))).rejects.toMatchObject({ code: 'GIT_SIGN', exitCode: 2 });
  });
});
