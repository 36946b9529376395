/** What a docker daemon runs on. */
import type { Argv } from '../../../ports.ts';
import type { EnginePorts } from '../../engine.ts';
import { normalizePlatform } from '../../platform.ts';

/** Undefined where it does not say. */
export async function daemonPlatform(docker: string, { run, env }: EnginePorts): Promise<string | undefined> {
  const argv: Argv = [docker, 'version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'];
  const { exitCode, stdout } = await run({ argv, env });
  const said = exitCode === 0 ? /^[a-z]+\/\S+/.exec(stdout.toString('utf8'))?.[0] : undefined;
  return said === undefined ? undefined : normalizePlatform(said);
}
