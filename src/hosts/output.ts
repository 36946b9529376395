/**
 * What comes out of a run: its outputs in the host's channel and on stdout, and the standard streams. A write that fails
 * never ends the run; its end reports it.
 */
import { Failure, messageOf } from '../core/failure.ts';
import type { Host } from './host.ts';

interface RunOutput {
  readonly command: string;
  readonly service: string | undefined;
  /** Every declared output, in order. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Markdown. */
  readonly summary: string;
}

/**
 * @param json print one JSON object on stdout
 * @throws Failure `OUTPUT_UNWRITABLE`, with the outputs, when the host's channel does not take them
 */
export async function publish(output: RunOutput, to: { host: Host; json: boolean; redact(text: string): string }) {
  const { command, service, outputs, summary } = output;
  const values = new Map(Object.entries(outputs).map(([name, value]) => [name, rendered(value)]));
  const unpublished = await to.host.publish({ command, service, values }).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  await to.host.summarize(summary);
  if (unpublished !== undefined) throw notHandedOn(command, outputs, unpublished.error);
  if (to.json) print(to.redact(JSON.stringify(outputs)));
  else if (to.host.name === 'shell') {
    for (const [name, value] of values) if (isShort(value)) print(`${name}=${to.redact(value)}`);
  }
}

/** A full disk, or a file that went away during the run. */
function notHandedOn(command: string, outputs: RunOutput['outputs'], cause: unknown): Failure {
  return new Failure('failed', 'OUTPUT_UNWRITABLE', `${command} is done, but its outputs could not be written`, {
    hint: 'Jobs behind this one lack them. Correct the reason and run the job again: what is done already is not done twice.',
    outputs,
    cause,
  });
}

/** For channels that carry text. */
function rendered(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Diffs and long lists are in the log; `--json` has them all. */
function isShort(value: string): boolean {
  return value !== '' && value.length <= 200 && !value.includes('\n');
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
  const written = (stream: NodeJS.WriteStream) => new Promise<void>((done) => write(stream, '', done));
  await Promise.all([process.stdout, process.stderr].map(written));
  if (unwritten === undefined) return process.exit(exitCode);
  write(process.stderr, `error: the output could not be written: ${messageOf(unwritten)}\n`);
  return process.exit(exitCode === 0 ? 1 : exitCode);
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
