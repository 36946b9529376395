/** The commits of the user's working copy, read by one git process for the whole run. */
import { decodeCommit } from '../git/commit.ts';
import type { ReferenceCommit } from '../git/message.ts';
import { type NamedObject, ObjectReader } from '../git/program/object-reader.ts';
import { startGit } from '../git/program/program.ts';
import type { ObjectId } from '../git/transport.ts';
import { type Checkout, isShallowByFile } from './checkout.ts';

/** How many commits are walked before the git program is asked, which needs a process of its own. */
const mostWalked = 32;

export class SourceCommits implements AsyncDisposable {
  readonly #reader: ObjectReader;
  readonly #checkout: Pick<Checkout, 'cwd'>;
  readonly #found = new Map<string, Promise<NamedObject | undefined>>();

  constructor(checkout: Omit<Checkout, 'clock'>) {
    this.#checkout = checkout;
    this.#reader = new ObjectReader(() => startGit(['cat-file', '--batch'], checkout));
  }

  /**
   * The commit that is here and that the digits, 4 to all of them, abbreviate; undefined for none or more than one, and
   * where there is no git or no checkout. A branch or tag of that very name does not count.
   */
  async abbreviated(digits: string): Promise<ObjectId | undefined> {
    const commit = await this.#find(digits);
    return commit?.id.startsWith(digits) === true ? commit.id : undefined;
  }

  /**
   * Who made a commit and what it says, for the trailers that Argo CD shows beside a sync; undefined for one that is not
   * here or cannot be read: it is an ornament.
   */
  async describe(commit: ObjectId, repoUrl: string | undefined): Promise<ReferenceCommit | undefined> {
    const found = await this.#find(commit);
    if (found === undefined) return undefined;
    try {
      return { ...reference(recoded(found.body)), sha: commit, ...(repoUrl === undefined ? {} : { repoUrl }) };
    } catch {
      return undefined;
    }
  }

  /**
   * Whether the second commit is among the last ancestors of the first, as it nearly always is when an older image is
   * replaced: told by the process that runs already. False says nothing: the walk ends after a few dozen commits, and a
   * shallow checkout is not walked, because in a partial clone a commit behind its edge would be fetched.
   */
  async descends(descendant: ObjectId, ancestor: ObjectId): Promise<boolean> {
    if (isShallowByFile(this.#checkout) !== false) return false;
    const seen = new Set([descendant]);
    let generation = [descendant];
    while (generation.length > 0 && seen.size <= mostWalked) {
      if (generation.includes(ancestor)) return true;
      const parents = await Promise.all(generation.map((id) => this.#parents(id)));
      generation = [...new Set(parents.flat())].filter((id) => !seen.has(id));
      for (const id of generation) seen.add(id);
    }
    return generation.includes(ancestor);
  }

  /** None of a commit that is not here or cannot be read. */
  async #parents(id: ObjectId): Promise<readonly ObjectId[]> {
    const found = await this.#find(id);
    try {
      return found === undefined ? [] : decodeCommit(found.body).parents;
    } catch {
      return [];
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

function reference(body: Uint8Array): Pick<ReferenceCommit, 'author' | 'date' | 'subject' | 'body'> {
  const { author, message } = decodeCommit(body);
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
