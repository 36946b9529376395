/** How git calls ssh: with one key, without questions, with the host's key checked. */

import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '../../failure.ts';
import { shellLine } from '../../program.ts';

/**
 * Published by GitHub (docs.github.com "GitHub's SSH key fingerprints") and GitLab (docs.gitlab.com "SSH host keys
 * fingerprints"). Other hosts must be in the user's known_hosts: on a fresh runner "trust on first use" is trust always.
 */
const knownHosts = `github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
gitlab.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6CM6tdG4SLp1Btn/nOeHHE5UOzRdf
`;

/** Writes a private key so that ssh and ssh-keygen accept it: mode 0600, LF, and a final newline (CI variables lose it). */
export async function writePrivateKey(path: string, text: string, input = 'gitops-ssh-key'): Promise<void> {
  const key = `${text.replace(/\r\n/g, '\n').trim()}\n`;
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n/.test(key)) {
    throw badInput(
      input,
      'is not a private key',
      'Give the text of the key file, from "-----BEGIN … PRIVATE KEY-----" on.',
    );
  }
  await writeFile(path, key, { mode: 0o600, flag: 'wx' });
}

/**
 * The environment with which git reaches ssh remotes. The key (when there is one) is written into `directory`, which the
 * caller removes; without one ssh uses its agent and default keys, or what the user's GIT_SSH_COMMAND says.
 */
export async function sshVariables(
  directory: string,
  privateKey: string | undefined,
  userCommand: string | undefined,
): Promise<Record<string, string>> {
  if (privateKey === undefined && userCommand !== undefined) return {};
  const hosts = join(directory, 'known_hosts');
  await writeFile(hosts, knownHosts, { flag: 'wx' });
  await chmod(directory, 0o700);
  const options = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    // In the place of the system's file, so that the user's own known_hosts keeps its meaning.
    `GlobalKnownHostsFile=/etc/ssh/ssh_known_hosts ${hosts}`,
    'ConnectTimeout=30',
    'ServerAliveInterval=15',
  ];
  const words = ['ssh', ...options.flatMap((option) => ['-o', option])];
  if (privateKey !== undefined) {
    const key = join(directory, 'ssh-key');
    await writePrivateKey(key, privateKey);
    words.push('-i', key, '-o', 'IdentitiesOnly=yes');
  }
  // git hands this text to a shell.
  return { GIT_SSH_COMMAND: shellLine(words), GIT_SSH_VARIANT: 'ssh' };
}
