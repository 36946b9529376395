/**
 * Law 3 value by value: which of our commits last wrote the values that an edit would change. An image has one place with a
 * record of its own; values overlap in any way (`a.b` and `a`, two of three, an image's tag by its path).
 */
import type { Claim } from '../../edit/edit.ts';
import { type FileTexts, type Place, plainPath } from '../../edit/values.ts';
import { blobsAt } from '../../git/snapshot.ts';
import type { Transport } from '../../git/transport.ts';
import { splitImage } from '../../image/reference.ts';
import type { AppliedEdit } from '../applied-edit.ts';
import { takenBackOfRecord, type WriteRecord } from './write-record.ts';

/** Each may cost a question to the monorepo's forge. */
const mostEarlier = 20;

/** What an edit would change, compared with the records of the file. */
export class ValuePlaces {
  readonly #edit: AppliedEdit;
  readonly #texts: FileTexts;
  readonly #now: ReturnType<FileTexts['valuesOf']>;
  readonly #found = new Map<string, Place | undefined>();

  constructor(edit: AppliedEdit, texts: FileTexts) {
    this.#edit = edit;
    this.#texts = texts;
    this.#now = texts.valuesOf(edit.file, edit.before ?? '');
  }

  /**
   * Of some records, newest first, the newest of each value that the edit would change; for a deletion that of each place in
   * the file. Each once.
   */
  lastWriters(records: readonly WriteRecord[]): readonly WriteRecord[] {
    const ofFile = records.filter(({ places }) => places.some((place) => this.#isHere(place)));
    const found = this.#edit.deletion === undefined ? this.#ofValues(ofFile) : this.#ofPlaces(ofFile);
    return [...new Set(found)];
  }

  /**
   * Those behind the newest that wrote the same values: an older run that repeats a value of a newer one does not stand for
   * it. What a later one took back on purpose is none of them.
   */
  earlierWriters(records: readonly WriteRecord[], newest: readonly WriteRecord[]): readonly WriteRecord[] {
    const takenBack = new Set<string | undefined>();
    const claims = this.#claims().filter((claim) => !this.#now.says(claim));
    const isAbout = (record: WriteRecord) =>
      this.#edit.deletion === undefined
        ? claims.some((claim) => this.#wroteClaim(record, claim))
        : record.places.some((place) => this.#isHere(place));
    const found: WriteRecord[] = [];
    for (const record of records) {
      if (!newest.includes(record) && !takenBack.has(record.provenance.sourceCommit) && isAbout(record))
        found.push(record);
      for (const back of takenBackOfRecord(record, this.#edit.update)) takenBack.add(back.commit);
    }
    return found.slice(0, mostEarlier);
  }

  /** Whether one of the values is not what the commit of the record left there: somebody has edited it since. */
  async wasEditedSince(transport: Transport, record: WriteRecord): Promise<boolean> {
    const { file, before } = this.#edit;
    const blob = (await blobsAt(transport, [record.commit], file)).get(record.commit);
    const body = blob === undefined ? undefined : (await transport.read([blob])).get(blob)?.body;
    if (body === undefined) return false;
    const text = Buffer.from(body).toString('utf8');
    if (text === before) return false;
    const then = this.#texts.valuesOf(file, text);
    return this.#claims().some(
      (claim) => !this.#now.says(claim) && this.#wroteClaim(record, claim) && then.at(claim) !== this.#now.at(claim),
    );
  }

  #ofPlaces(records: readonly WriteRecord[]): readonly WriteRecord[] {
    const places = new Map<string, WriteRecord>();
    for (const record of records) {
      for (const place of record.places) if (this.#isHere(place) && !places.has(place)) places.set(place, record);
    }
    return [...places.values()];
  }

  #ofValues(records: readonly WriteRecord[]): readonly WriteRecord[] {
    return this.#claims().flatMap((claim) => {
      const newest = records.find((record) => this.#wroteClaim(record, claim));
      return newest === undefined || this.#now.says(claim) ? [] : [newest];
    });
  }

  /** A file that is made of a template begins anew. */
  #claims(): readonly Claim[] {
    return this.#edit.existed ? (this.#edit.claims ?? []) : [];
  }

  #wroteClaim({ places, provenance }: WriteRecord, claim: Claim): boolean {
    const { file, image } = this.#edit;
    return places.some((place) => {
      if (!this.#isHere(place)) return false;
      if (place === file || this.#pathsIn(place).some((path) => this.#leadsTo(path, claim))) return true;
      // An image that was written without a `key` stands where its kind has it: what is there tells.
      const there = image === undefined && provenance.images.length > 0 ? this.#now.at(claim) : undefined;
      return there !== undefined && provenance.images.some((each) => isPartOf(there, each));
    });
  }

  #leadsTo(path: string, claim: Claim): boolean {
    const plain = plainPath(path);
    if (plain !== undefined) return touches(plain, claim.location);
    if (!this.#found.has(path)) this.#found.set(path, this.#now.find(path));
    const place = this.#found.get(path);
    return place !== undefined && place.document === claim.document && touches(place.location, claim.location);
  }

  #isHere(place: string): boolean {
    return place === this.#edit.file || place.startsWith(`${this.#edit.file}#`);
  }

  /** The paths behind `#`; none of another cluster. A record without one may be of a time before there were any. */
  #pathsIn(place: string): readonly string[] {
    const words = place.slice(this.#edit.file.length + 1).match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g) ?? [];
    const { cluster } = this.#edit.update;
    const named = words.find((word) => word.startsWith('cluster='));
    const own = cluster === undefined ? undefined : `cluster=${cluster}`;
    return named === undefined || named === own ? words.filter((word) => word !== named) : [];
  }
}

/** Whether one place is the other, or holds it. */
function touches(one: Place['location'], other: Place['location']): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}

function isPartOf(text: string, image: string): boolean {
  const { repository, tag, digest } = splitImage(image);
  return [image, repository, tag, digest, `${repository}:${tag}`].includes(text);
}
