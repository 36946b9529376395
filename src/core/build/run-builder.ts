/** Runs the programs of a builder, and says why one of them failed. */
import { Failure } from '../failure.ts';
import { parseReference } from '../image/reference.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Argv, ProgramCall, ProgramResult, Programs } from '../ports.ts';
import { shellLine } from '../program.ts';
import type { BuildPlan, BuildSpec, EnginePorts } from './engine.ts';

/** Runs programs, all of which together have the time until the deadline. */
export function runUntil({ run }: Pick<Programs, 'run'>, deadline: Deadline): Programs['run'] {
  return async (call) => {
    const result = await run({ ...call, timeout: deadline.remaining() });
    if (result.result === 'timed-out') throw deadline.failure(nameOf(call.argv), outputOf(result));
    return result;
  };
}

/** Runs one program of a build. @throws Failure whose cause is the end of the program's output */
export async function runStep(ports: EnginePorts, spec: BuildSpec, call: ProgramCall): Promise<ProgramResult> {
  ports.log.info(`$ ${shellLine(call.argv)}`);
  const result = await ports.run({ onLine: (line) => ports.log.info(line), ...call });
  if (result.exitCode !== 0) throw stepFailure(spec, call, result);
  return result;
}

/** Registries and clients word it differently; Docker Hub and GHCR say `denied` where others say `unauthorized`. */
const refusal =
  /\b40[13]\b|unauthorized|authentication required|denied: |access to the resource is denied|no basic auth/i;

const failedInstruction = /exit (code|status):? \d|did not complete successfully|executor failed running/;

function stepFailure(spec: BuildSpec, call: ProgramCall, result: ProgramResult): Failure {
  const what = nameOf(call.argv);
  const cause = outputOf(result);
  // Only the last lines can be about the push. A failed instruction has its own: the user's program may print a 401.
  const end = lastLines(result.stderr.trim() === '' ? result.stdout.toString('utf8') : result.stderr, 4);
  if (refusal.test(end) && !failedInstruction.test(end)) return refused(spec, what, cause);
  if (result.exitCode === 137) {
    return new Failure('failed', 'BUILD_KILLED', `${what}: killed (exit code 137)`, {
      hint: 'Mostly the memory limit: give the job more memory or a smaller build context.',
      cause,
    });
  }
  return new Failure('failed', 'BUILD_FAILED', `${what}: exit code ${result.exitCode}`, {
    hint: "The builder's own words are in the log above and in the cause.",
    cause,
  });
}

function refused(spec: BuildSpec, what: string, cause: Error): Failure {
  const { registry } = parseReference(spec.image);
  const known = spec.credentials.find((each) => each.registry === registry)?.credentials;
  return new Failure('failed', 'REGISTRY_UNAUTHORIZED', `${what}: refused by a registry; ${usedFor(registry, known)}`, {
    hint: known?.hint ?? 'give registry-username and registry-password, or run `docker login` before',
    cause,
  });
}

function usedFor(registry: string, known: RegistryCredentials | undefined): string {
  if (known === undefined || known.kind === 'anonymous') return `there was no credential for ${registry}`;
  const who = known.kind === 'basic' ? `user "${known.username}"` : 'an identity token';
  return `the credential for ${registry} was ${who} from ${known.source}`;
}

/** `docker buildx build`. */
function nameOf(argv: Argv): string {
  return argv
    .slice(0, 3)
    .filter((word) => !word.startsWith('-'))
    .join(' ');
}

function outputOf({ stdout, stderr }: ProgramResult): Error {
  return new Error(lastLines(`${stdout.toString('utf8')}\n${stderr}`, 30));
}

function lastLines(text: string, count: number): string {
  return text.trim().split(/\r?\n/).slice(-count).join('\n');
}

/** The plan of an engine that starts these programs. */
export function planOf(programs: readonly Argv[]): BuildPlan {
  return { action: 'built', digest: undefined, lines: programs.map(shellLine) };
}
