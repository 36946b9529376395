/**
 * What comes out of a run: its outputs in the host's channel and on stdout, and the standard streams. A write that fails
 * never ends the run; its end reports it.
 */
import { Failure, messageOf } from '../core/failure.ts';
import { bounded, type Host } from './host.ts';

interface RunOutput {
  readonly command: string;
  readonly service: string | undefined;
  /** Every declared output, in order. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Markdown. */
  readonly summary: string;
  readonly screen?: Parameters<Host['summarize']>[1];
}

interface Channels {
  readonly host: Host;
  /** Print one JSON object on stdout. */
  readonly json: boolean;
  redact(text: string): string;
}

/** @throws Failure `OUTPUT_UNWRITABLE`, with the outputs, when the host's channel does not take them */
export async function publish(output: RunOutput, to: Channels): Promise<void> {
  const unwritable = await handOn(output, to);
  if (unwritable.length > 0) throw notHandedOn(output, unwritable);
  if (to.json) printJson(output.outputs, to);
}

/**
 * Of a run that failed: what is known.
 *
 * @returns why the host's channel does not take them; undefined when it does
 */
export async function publishFailed(output: RunOutput, error: object, to: Channels): Promise<Failure | undefined> {
  const unwritable = await handOn(output, to);
  if (to.json) printJson({ ...output.outputs, error }, to);
  return unwritable.length === 0 ? undefined : notHandedOn(output, unwritable);
}

/** Outputs and summary; what the host's channels did not take, as they say it. */
async function handOn({ command, service, outputs, summary, screen }: RunOutput, { host, json, redact }: Channels) {
  const values = new Map(Object.entries(outputs).map(([name, value]) => [name, shown(value, redact)]));
  const attempts = [() => host.publish({ command, service, values }), () => host.summarize(summary, screen)];
  const unwritable: unknown[] = [];
  for (const attempt of attempts) await attempt().catch((error: unknown) => unwritable.push(error));
  if (host.name === 'shell' && !json) {
    for (const [name, value] of values) if (isShort(value)) print(`${name}=${value}`);
  }
  return unwritable;
}

function printJson(outputs: object, { redact }: Channels): void {
  const whole = Object.entries(outputs).map(([name, value]) => [
    name,
    typeof value === 'string' ? bounded(redact(value)) : value,
  ]);
  print(jsonLine(redact(JSON.stringify(Object.fromEntries(whole)))));
}

/** In a step of GitHub stdout is the log too, where the runner obeys `##[set-output name=x]` anywhere in a line. */
export function jsonLine(json: string): string {
  return json.replaceAll('##[', '##\\u005b');
}

/** A full disk, or a file that went away during the run. */
function notHandedOn({ command, outputs }: RunOutput, causes: readonly unknown[]): Failure {
  const what = causes.map(messageOf).join('; ');
  return new Failure('failed', 'OUTPUT_UNWRITABLE', `${command}: what it did could not be handed on: ${what}`, {
    hint: 'Jobs behind this one lack it. Correct the reason and run the job again: what is done already is not done twice.',
    outputs,
    cause: causes[0],
  });
}

/** For channels that carry text. A text that is very long is cut, JSON never. */
function shown(value: unknown, redact: Channels['redact']): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? bounded(redact(value)) : redact(JSON.stringify(value));
}

/** Diffs and long lists are in the log; `--json` has them all. */
function isShort(value: string): boolean {
  return !['', '[]', '{}'].includes(value) && value.length <= 200 && !value.includes('\n');
}

/** One line or more on stdout. */
export function print(text: string): void {
  write(process.stdout, `${text}\n`);
}

/**
 * Ends the process once its outputs and logs are written out. Left to itself Node would first take its heap apart, and
 * wait for whatever a fault may have left open.
 */
export async function leave(exitCode: number): Promise<never> {
  await flushed();
  if (unwritten === undefined) return exit(exitCode);
  write(process.stderr, `error: the output could not be written: ${messageOf(unwritten)}\n`);
  return exit(exitCode === 0 ? 1 : exitCode);
}

/**
 * A name is looked up in a thread that cannot be stopped, and an exit waits for it: minutes, where no name server answers.
 * Another program in the place of this process does not wait (since Node 22.15; before, `name-lookup.ts` helps).
 */
export function exit(code: number): never {
  if (process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) {
    try {
      process.execve?.(process.execPath, [process.execPath, '--eval', `process.exit(${code})`], {});
    } catch {
      // Not on this system.
    }
  }
  return process.exit(code);
}

/** Resolves when the standard streams have written all that they were given. */
export async function flushed(): Promise<void> {
  const written = (stream: NodeJS.WriteStream) => new Promise<void>((done) => write(stream, '', done));
  await Promise.all([process.stdout, process.stderr].map(written));
}

/** Why some of the output is lost, such as a full disk. */
let unwritten: unknown;

/** Output that cannot be written must not end a run between two of its steps. */
export function write(stream: NodeJS.WriteStream, text: string, done?: () => void): void {
  if (stream.listenerCount('error', passOver) === 0) stream.on('error', passOver);
  try {
    stream.write(text, () => done?.());
  } catch (error) {
    // Node 20 throws where a file cannot be written.
    passOver(error);
    done?.();
  }
}

/** A reader that goes away (`| head`) has seen enough. */
function passOver(error: unknown): void {
  const isUnread = error instanceof Error && 'code' in error && error.code === 'EPIPE';
  if (!isUnread) unwritten ??= error;
}
