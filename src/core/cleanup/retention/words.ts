/** The words of many texts, each with where it was found first, so that a tag or a digest in any of them is found fast. */

export class Words {
  readonly #origins = new Map<string, string>();
  /** By each run of letters and digits in them. */
  readonly #bySegment = new Map<string, string[]>();
  /** Sorted; undefined until it is asked for. */
  #segments: readonly string[] | undefined;

  add(text: string, origin: string): void {
    this.#addPlain(text, origin);
    // In a string of JSON or YAML `\n` stands for a space, and its `n` belongs to no word.
    if (text.includes('\\')) this.#addPlain(text.replace(/\\[abefnrtv0]/g, ' '), origin);
  }

  #addPlain(text: string, origin: string): void {
    for (const word of text.split(/[^A-Za-z0-9_.:-]+/)) {
      for (const part of [word, ...word.split(':')]) {
        if (part === '' || this.#origins.has(part)) continue;
        this.#origins.set(part, origin);
        this.#segments = undefined;
        for (const segment of new Set(part.match(/[A-Za-z0-9]+/g))) {
          const words = this.#bySegment.get(segment);
          if (words === undefined) this.#bySegment.set(segment, [part]);
          else words.push(part);
        }
      }
    }
  }

  /** Every word that a pattern fits. */
  matching(pattern: RegExp): readonly string[] {
    return [...this.#origins.keys()].filter((word) => pattern.test(word));
  }

  /** Where the text stands with no letter or digit next to it, so that `develop-1` is not found in `develop-12`. */
  originOf(text: string): string | undefined {
    const whole = this.#origins.get(text);
    if (whole !== undefined) return whole;
    const [segment] = (text.match(/[A-Za-z0-9]+/g) ?? []).sort((a, b) => b.length - a.length);
    const words = segment === undefined ? [...this.#origins.keys()] : (this.#bySegment.get(segment) ?? []);
    const word = words.find((each) => standsIn(each, text));
    return word === undefined ? undefined : this.#origins.get(word);
  }

  /** Where a tag stands. One that was cut from a commit also stands where the full name of that does. */
  originOfTag(tag: string): string | undefined {
    const isCommit = /^[0-9a-f]{7,64}$/.test(tag);
    return this.originOf(tag) ?? (isCommit ? this.originOfBeginning(tag) : undefined);
  }

  /** Where a digest stands, also without its algorithm: a chart may put that in front of it. */
  originOfDigest(digest: string): string | undefined {
    return this.originOf(digest) ?? this.originOf(digest.slice(digest.indexOf(':') + 1));
  }

  /** Where a run of letters and digits begins with the text, as the full name of a commit does with a tag that was cut from it. */
  originOfBeginning(text: string): string | undefined {
    this.#segments ??= [...this.#bySegment.keys()].sort();
    let [low, high] = [0, this.#segments.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#segments[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    const segment = this.#segments[low];
    if (segment === undefined || !segment.startsWith(text)) return undefined;
    return this.#origins.get(this.#bySegment.get(segment)?.[0] ?? '');
  }
}

function standsIn(word: string, text: string): boolean {
  for (let at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + 1)) {
    if (!/[A-Za-z0-9]/.test(`${word[at - 1] ?? ''}${word[at + text.length] ?? ''}`)) return true;
  }
  return false;
}
