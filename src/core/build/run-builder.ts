/** Runs the programs of a builder, and says why one of them failed. */

import { basename } from 'node:path';
import { counted } from '../counted.ts';
import { Failure, type FilePlace } from '../failure.ts';
import { parseReference } from '../image/reference.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Argv, ProgramCall, ProgramResult, Programs } from '../ports.ts';
import { shellLine } from '../program.ts';
import type { BuildSpec, EnginePorts } from './engine.ts';

/** Runs programs, all of which together have the time until the deadline. */
export function runUntil({ run }: Pick<Programs, 'run'>, deadline: Deadline): Programs['run'] {
  return async (call) => {
    const remaining = deadline.remaining();
    const own = call.timeout ?? Number.POSITIVE_INFINITY;
    const result = await run({ ...call, timeout: Math.min(own, remaining) });
    if (result.result === 'timed-out' && own >= remaining) {
      throw deadline.failure(nameOf(call.argv), outputOf(result));
    }
    return result;
  };
}

/** The programs of work whose deadline is not the run's own, which may stand still meanwhile. */
export function programsWithin(programs: Programs, deadline: Deadline): Programs {
  return {
    run: runUntil(programs, deadline),
    start: (call) => programs.start({ ...call, timeout: deadline.remaining() }),
  };
}

/** In the answer of `--version`: `0.12.1` of `github.com/docker/buildx v0.12.1 30feaa1`; undefined where it says none. */
export function versionIn({ exitCode, stdout }: ProgramResult): string | undefined {
  return exitCode === 0 ? /\bv?(\d+\.\d[\w.+-]*)/.exec(stdout.toString('utf8'))?.[1] : undefined;
}

/** Runs one program of a build. @throws Failure whose cause is the end of the program's output */
export async function runStep(ports: EnginePorts, spec: BuildSpec, call: ProgramCall): Promise<ProgramResult> {
  ports.log.info(`$ ${shellLine(call.argv)}`);
  const output = new OutputLog(ports.log);
  const result = await ports.run({ onLine: (line) => output.line(line), ...call });
  output.end();
  if (result.exitCode !== 0) throw stepFailure(spec, call, result);
  return result;
}

/** Bytes of one program's output that are logged as they come, and lines of the rest that follow when it has ended. */
const mostLogged = 2 ** 20;
const lastLogged = 50;

/** A builder may print without end: the beginning and the end are logged. */
class OutputLog {
  readonly #log: EnginePorts['log'];
  readonly #last: string[] = [];
  #bytes = 0;
  #leftOut = 0;

  constructor(log: EnginePorts['log']) {
    this.#log = log;
  }

  line(text: string): void {
    this.#bytes += Buffer.byteLength(text) + 1;
    if (this.#bytes <= mostLogged) {
      this.#log.info(text);
      return;
    }
    if (this.#last.length === 0)
      this.#log.info('… 1 MiB of output: what comes now is left out, but for its last lines');
    if (this.#last.push(text) > lastLogged) {
      this.#last.shift();
      this.#leftOut++;
    }
  }

  end(): void {
    if (this.#leftOut > 0) this.#log.info(`… ${counted(this.#leftOut, 'line is', 'lines are')} left out`);
    for (const text of this.#last) this.#log.info(text);
  }
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
    place: placeInDockerfile(spec, cause.message),
  });
}

/**
 * The line that the builder names: `Dockerfile:12`, which BuildKit writes above the lines that it quotes, or that of a syntax
 * error.
 */
function placeInDockerfile({ dockerfile }: BuildSpec, output: string): FilePlace | undefined {
  const quoted = output.split(/\r?\n/).map((line) => /^(.+):(\d+)$/.exec(line.trim()));
  const named = quoted.find((match) => match?.[1] !== undefined && basename(match[1]) === basename(dockerfile))?.[2];
  const line = named ?? /dockerfile parse error (?:on )?line (\d+)/i.exec(output)?.[1];
  return line === undefined ? undefined : { file: dockerfile, line: Number(line) };
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
