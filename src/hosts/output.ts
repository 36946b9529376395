/** The standard streams: what is written to them arrives, or is told to be lost, and never ends a run by itself. */
import { messageOf } from '../core/failure.ts';

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
