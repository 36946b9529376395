/** The commits of the user's working copy, read by one git process for the whole run. */
import { decodeCommit } from '../git/commit.ts';
import type { ReferenceCommit } from '../git/message.ts';
import { type NamedObject, ObjectReader } from '../git/program/object-reader.ts';
import { startGit } from '../git/program/program.ts';
import type { ObjectId } from '../git/transport.ts';
import type { Checkout } from './checkout.ts';

export class SourceCommits implements AsyncDisposable {
  readonly #reader: ObjectReader;
  readonly #found = new Map<string, Promise<NamedObject | undefined>>();

  constructor(checkout: Omit<Checkout, 'clock'>) {
    this.#reader = new ObjectReader(() => startGit(['cat-file', '--batch'], checkout));
  }

  /**
   * Who made a commit and what it says, for the trailers that Argo CD shows beside a sync; undefined for one that is not
   * here or cannot be read: it is an ornament.
   */
  async describe(commit: ObjectId, repoUrl: string | undefined): Promise<ReferenceCommit | undefined> {
    const found = await this.#find(commit);
    if (found === undefined) return undefined;
    try {
      return { ...referenceOf(found.body), sha: commit, ...(repoUrl === undefined ? {} : { repoUrl }) };
    } catch {
      return undefined;
    }
  }

  /** What is not here may come later, by a fetch; what is here stays. */
  #find(digits: string): Promise<NamedObject | undefined> {
    const known = this.#found.get(digits);
    if (known !== undefined) return known;
    const found = this.#read(digits);
    this.#found.set(digits, found);
    void found.then((object) => object?.id === digits || this.#found.delete(digits));
    return found;
  }

  async #read(digits: string): Promise<NamedObject | undefined> {
    if (!/^[0-9a-f]{4,64}$/.test(digits)) return undefined;
    // The process ends at once where there is no repository, or one of somebody else.
    return this.#reader.read(`${digits}^{commit}`).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader.close();
  }
}

/** What the bytes of a commit say. @throws Failure `GIT_OBJECT`, and for an encoding that is not known */
export function referenceOf(bytes: Uint8Array): Pick<ReferenceCommit, 'author' | 'date' | 'subject' | 'body'> {
  const { author, message } = decodeCommit(recoded(bytes));
  const [subject = '', ...paragraphs] = message.trim().split(/\n[ \t]*\n/);
  const rest = paragraphs.join('\n\n').trim();
  return {
    author: `${author.name} <${author.email}>`,
    date: rfc3339(author.seconds, author.zone),
    subject: subject.replace(/[ \t]*\n[ \t]*/g, ' '),
    ...(rest === '' ? {} : { body: rest }),
  };
}

/** Texts in an older encoding say so in a header (git-commit(1), "Discussion"). */
function recoded(body: Uint8Array): Uint8Array {
  const [, encoding] = decodeCommit(body).headers?.find(([name]) => name === 'encoding') ?? [];
  return encoding === undefined ? body : Buffer.from(new TextDecoder(encoding).decode(body), 'utf8');
}

/** In the author's own time zone, `2026-01-02T03:04:05+02:00`. */
function rfc3339(seconds: number, zone: string): string {
  const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
  return `${local}${sign}${hours}:${minutes}`;
}
