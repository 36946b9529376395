/** The client of a forge from a token's text. */
import type { Forge, ForgePorts, ForgeRepository, ForgeToken } from '../../src/core/forge/forge.ts';

export function openForge(repository: ForgeRepository, token: string | ForgeToken, ports: ForgePorts): Promise<Forge> {
  return repository.kind.open(repository, typeof token === 'string' ? { value: token } : token, ports);
}
