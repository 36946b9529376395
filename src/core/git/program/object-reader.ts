/** One `git cat-file --batch` process, asked many times. */

import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Failure } from '../../failure.ts';
import type { GitObject, ObjectId, ObjectType } from '../transport.ts';

export interface NamedObject extends GitObject {
  readonly id: ObjectId;
}

interface Question {
  answer(object: NamedObject | undefined): void;
  fail(error: Error): void;
}

/** Bytes. */
const largestObject = 128 * 1024 * 1024;

function tooLarge(id: ObjectId, size: number): Failure {
  return new Failure('failed', 'GIT_RESPONSE_TOO_LARGE', `the object ${id} has ${size} bytes`, {
    hint: `The limit is ${largestObject} bytes: no file that is read or written here is as large.`,
  });
}

export class ObjectReader {
  readonly #start: () => ChildProcessWithoutNullStreams;
  #child: ChildProcessWithoutNullStreams | undefined;
  #questions: Question[] = [];
  #received = Buffer.alloc(0);
  /** Chunks behind `#received`, joined only when the awaited bytes are all there. */
  #chunks: Buffer[] = [];
  #wanted = 0;
  #length = 0;

  constructor(start: () => ChildProcessWithoutNullStreams) {
    this.#start = start;
  }

  /**
   * The object, or undefined when the repository does not have it, or has several of an abbreviated name. Goes to the
   * network in a partial clone only.
   *
   * @param name An id, or one that is abbreviated or peeled (`1a2b3c4^{commit}`); without white space
   */
  read(name: string): Promise<NamedObject | undefined> {
    const child = this.#child ?? this.#open();
    return new Promise((answer, fail) => {
      this.#questions.push({ answer, fail });
      child.stdin.write(`${name}\n`);
    });
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const closed = new Promise<void>((done) => child.once('close', () => done()));
    child.stdin.end();
    child.kill();
    await closed;
  }

  #open(): ChildProcessWithoutNullStreams {
    const child = this.#start();
    this.#child = child;
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    child.stdin.on('error', () => {});
    const end = (cause: Error) => {
      if (this.#child === child) this.#child = undefined;
      const failure =
        cause instanceof Failure
          ? cause
          : new Failure('failed', 'GIT_READ', 'git cat-file ended before it answered', { cause });
      for (const question of this.#questions.splice(0)) question.fail(failure);
    };
    child.on('error', end);
    child.on('close', () => end(new Error(stderr.trim())));
    return child;
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#wanted) return;
    this.#received = Buffer.concat([this.#received, ...this.#chunks]);
    this.#chunks = [];
    while (this.#answerNext()) {}
    this.#length = this.#received.length;
  }

  /** Takes one whole answer, `<id> <type> <size>\n<body>\n` or `<name> missing\n` or `<name> ambiguous\n`, off the front. */
  #answerNext(): boolean {
    this.#wanted = 0;
    const end = this.#received.indexOf(0x0a);
    if (end < 0) return false;
    const [id = '', type = '', size] = this.#received.toString('latin1', 0, end).split(' ');
    const found = size !== undefined;
    if (Number(size) > largestObject) {
      this.#child?.emit('error', tooLarge(id, Number(size)));
      this.#child?.kill();
      return false;
    }
    const after = found ? end + 1 + Number(size) + 1 : end + 1;
    if (this.#received.length < after) {
      this.#wanted = after;
      return false;
    }
    const body = this.#received.subarray(end + 1, after - 1);
    this.#received = this.#received.subarray(after);
    this.#questions.shift()?.answer(found ? { id, type: type as ObjectType, body } : undefined);
    return true;
  }
}
