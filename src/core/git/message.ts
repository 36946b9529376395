/** Commit messages: subject, text, and trailers that say where a commit comes from (git-interpret-trailers(1)). */
import { hasSkipMarker, skipMarkerOf, withoutSkipMarkers } from './skip-markers.ts';

/** The source commit in the form that Argo CD shows next to a sync (its hydrator writes the same keys). */
export interface ReferenceCommit {
  /** `Name <email>`. */
  readonly author?: string;
  readonly sha?: string;
  readonly repoUrl?: string;
  readonly subject?: string;
  readonly body?: string;
  /** RFC 3339. */
  readonly date?: string;
}

export interface Provenance {
  /** URL or `owner/name` of the monorepo. */
  readonly sourceRepository?: string | undefined;
  /** The commit that asked; an image may have been built from an earlier one (`builtFrom`). */
  readonly sourceCommit?: string | undefined;
  /** Full name of the ref that it was deployed from: `refs/heads/main`, `refs/pull/5/head`. */
  readonly sourceRef?: string | undefined;
  readonly sourceBranch?: string | undefined;
  /** One commit may carry several. */
  readonly services: readonly string[];
  /** References; `images[i]` need not belong to `services[i]`. */
  readonly images: readonly string[];
  readonly contents?: readonly ServiceContent[] | undefined;
  /** Of images that were not built from the source commit. */
  readonly builtFrom?: readonly ServiceOrigin[] | undefined;
  /** URL of the pipeline run. */
  readonly pipeline?: string | undefined;
  readonly durations?: Durations | undefined;
  readonly reference?: ReferenceCommit | undefined;
}

/** How long the steps before the commit took, in milliseconds: `Durations: plan=312ms build=3104ms total=3602ms`. */
export interface Durations {
  readonly plan?: number;
  /** From the beginning of the first image to the end of the last. */
  readonly build?: number;
  /** From the beginning of the first step, with checks and what is between the steps. */
  readonly total?: number;
}

/** What a commit gave a service, as the trailer `Content: <service> <content key>/<configuration key>` says it; in a cluster `<service>@<cluster>`. */
export interface ServiceContent {
  readonly service: string;
  /** Undefined (`-` in the trailer): not known. */
  readonly content: string | undefined;
  readonly configuration: string | undefined;
}

/** `Built-From: <service> <commit>` */
interface ServiceOrigin {
  readonly service: string;
  readonly commit: string;
}

export type Trailer = readonly [key: string, value: string];

/** Characters of a trailer's value. */
const maxValue = 2000;

/** In Argo CD: util/git and commitserver/commit, "Argocd-reference-commit-". */
const referencePrefix = 'Argocd-reference-commit-';

export function provenanceTrailers(provenance: Provenance): Trailer[] {
  const { reference } = provenance;
  const all: (readonly [string, string | undefined])[] = [
    ['Source-Repository', provenance.sourceRepository],
    ['Source-Commit', provenance.sourceCommit],
    ['Source-Ref', provenance.sourceRef],
    ['Source-Branch', provenance.sourceBranch],
    ...provenance.services.map((service) => ['Service', service] as const),
    ...provenance.images.map((image) => ['Image', image] as const),
    ...(provenance.contents ?? []).map((each) => ['Content', contentText(each)] as const),
    ...(provenance.builtFrom ?? []).map(({ service, commit }) => ['Built-From', `${service} ${commit}`] as const),
    ['Pipeline', provenance.pipeline],
    ['Durations', durationsText(provenance.durations)],
    [`${referencePrefix}author`, reference?.author],
    [`${referencePrefix}sha`, reference?.sha],
    [`${referencePrefix}repourl`, reference?.repoUrl],
    [`${referencePrefix}subject`, reference?.subject],
    // Argo CD reads the body as a JSON string, which keeps its line breaks on one line.
    [
      `${referencePrefix}body`,
      reference?.body === undefined || reference.body === '' ? undefined : JSON.stringify(reference.body),
    ],
    [`${referencePrefix}date`, reference?.date],
  ];
  return all.flatMap(([key, value]) => (value === undefined || value.trim() === '' ? [] : [[key, value] as const]));
}

function durationsText({ plan, build, total }: Durations = {}): string | undefined {
  const steps = Object.entries({ plan, build, total }).flatMap(([step, time]) =>
    time === undefined ? [] : [`${step}=${Math.max(0, Math.round(time))}ms`],
  );
  return steps.length === 0 ? undefined : steps.join(' ');
}

/** What is no duration is left out: a message can be anybody's. */
function durationsIn(text: string | undefined): Durations | undefined {
  const found = [...(text ?? '').matchAll(/(?:^|\s)(plan|build|total)=(\d{1,9})ms(?=\s|$)/g)];
  return found.length === 0 ? undefined : Object.fromEntries(found.map(([, step, time]) => [step, Number(time)]));
}

function contentText({ service, content = '-', configuration = '-' }: ServiceContent): string {
  return `${service} ${content}/${configuration}`;
}

/** Forges cut subjects in lists at about this length. */
const maxSubject = 72;

/**
 * A commit message of three parts: a subject of one line, the rest of the text, our trailers. Text from outside (branch
 * names, titles) cannot add a trailer: lines of the body that look like one are quoted with `> `.
 *
 * @param text The user's message; its first line becomes the subject, cut at 72 characters. Its `[skip ci]` stays.
 */
export function composeMessage(text: string, trailers: readonly Trailer[]): string {
  const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').trim().split('\n');
  const body = rest.map(cleanLine).join('\n').trim();
  const last = formatTrailers(trailers).join('\n');
  return `${[subjectOf(first), body, last].filter((part) => part !== '').join('\n\n')}\n`;
}

function subjectOf(line: string): string {
  // Behind a line of dashes git looks for no trailers.
  const subject = oneLine(line).replace(/^-{3,}\s*/, '');
  if (subject === '') return 'Update';
  const short = shortened(subject, maxSubject);
  const marker = skipMarkerOf(subject);
  if (marker === undefined || hasSkipMarker(short) || marker.length > maxSubject / 2) return short;
  // It stands behind a long text, and counts only as long as it is there.
  const rest = oneLine(subject.replace(marker, ' '));
  return `${shortened(rest, maxSubject - marker.length - 1)} ${marker}`;
}

function shortened(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const kept = characters.slice(0, length - 1).join('');
  return `${kept.trimEnd()}…`;
}

function cleanLine(line: string): string {
  const clean = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trimEnd();
  return /^\s*([\w-]+\s*:|\(cherry picked from)/.test(clean) ? `> ${clean}` : clean;
}

/**
 * `Key: value` lines. A value becomes one line, so that no text from outside can add a trailer of its own; a source commit's
 * `[skip ci]` does not stop the pipelines of the GitOps repository.
 */
export function formatTrailers(trailers: readonly Trailer[]): string[] {
  return trailers.map(([key, value]) => `${key}: ${withoutSkipMarkers(oneLine(value)).slice(0, maxValue).trimEnd()}`);
}

/** The trailers of a message's last paragraph, keys as written, in order. */
export function parseTrailers(message: string): Trailer[] {
  const paragraphs = paragraphsOf(message);
  return paragraphs.length < 2 ? [] : trailersIn(paragraphs.at(-1) ?? '');
}

/**
 * Every paragraph that holds nothing but trailers, the last one first: a squash merge joins the texts of its commits, each
 * with trailers of its own, as items of a list (GitHub), or indented below its items (GitLab's `%{all_commits}`).
 */
export function trailerBlocks(message: string): Trailer[][] {
  const [, ...paragraphs] = paragraphsOf(message);
  return paragraphs
    .map((paragraph) => {
      const [indent = ''] = /^ */.exec(paragraph) ?? [];
      return trailersIn(paragraph.replaceAll(`\n${indent}`, '\n').slice(indent.length));
    })
    .filter((trailers) => trailers.length > 0)
    .reverse();
}

function paragraphsOf(message: string): string[] {
  return message
    .replace(/\r\n/g, '\n')
    .trimEnd()
    .split(/\n[ \t]*\n/);
}

function trailersIn(paragraph: string): Trailer[] {
  const trailers: [string, string][] = [];
  for (const line of paragraph.split('\n')) {
    // What `git cherry-pick -x` adds belongs to the trailers (git's trailer.c).
    if (line.startsWith('(cherry picked from commit ')) continue;
    const match = /^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$/.exec(line);
    const last = trailers.at(-1);
    if (match !== null) trailers.push([match[1] ?? '', match[2]?.trim() ?? '']);
    else if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`;
    else return [];
  }
  return trailers;
}

/** The provenance in the trailers of a commit of this program; undefined for other commits. */
export function readProvenance(trailers: readonly Trailer[]): Provenance | undefined {
  const all = (key: string) => trailerValues(trailers, key);
  const one = (key: string) => all(key)[0];
  if (one('Source-Commit') === undefined && all('Service').length === 0 && all('Image').length === 0) return undefined;
  return {
    sourceRepository: one('Source-Repository'),
    sourceCommit: one('Source-Commit'),
    sourceRef: one('Source-Ref'),
    sourceBranch: one('Source-Branch'),
    services: all('Service'),
    images: all('Image'),
    contents: all('Content').flatMap((value) => {
      const [, service, content, configuration] = /^(\S+) ([^/\s]+)\/(\S+)$/.exec(value) ?? [];
      const known = (key: string | undefined) => (key === '-' ? undefined : key);
      return service === undefined ? [] : [{ service, content: known(content), configuration: known(configuration) }];
    }),
    builtFrom: all('Built-From').flatMap((value) => {
      const [, service, commit] = /^(\S+) ([0-9a-f]{40,64})$/.exec(value) ?? [];
      return service === undefined || commit === undefined ? [] : [{ service, commit }];
    }),
    pipeline: one('Pipeline'),
    durations: durationsIn(one('Durations')),
  };
}

/** What a commit says of its source commit for Argo CD; undefined for one that says nothing of it. */
export function readReference(trailers: readonly Trailer[]): ReferenceCommit | undefined {
  const one = (key: string) => trailerValues(trailers, `${referencePrefix}${key}`)[0];
  const [author, sha, repoUrl, subject, date] = ['author', 'sha', 'repourl', 'subject', 'date'].map(one);
  if (sha === undefined) return undefined;
  const known = { author, sha, repoUrl, subject, date };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** What the commit says of each of its services; one commit may be asked by thousands of them. */
export class CarriedServices {
  static readonly #known = new WeakMap<Provenance, CarriedServices>();
  readonly #contents: ReadonlyMap<string, ServiceContent>;
  readonly #builtFrom: ReadonlyMap<string, string>;
  readonly #services: ReadonlySet<string>;

  private constructor({ services, contents = [], builtFrom = [] }: Provenance) {
    this.#services = new Set(services);
    // The first of a service counts.
    this.#contents = new Map(contents.toReversed().map((each) => [each.service, each]));
    this.#builtFrom = new Map(builtFrom.toReversed().map(({ service, commit }) => [service, commit]));
  }

  static of(provenance: Provenance): CarriedServices {
    const known = CarriedServices.#known.get(provenance) ?? new CarriedServices(provenance);
    CarriedServices.#known.set(provenance, known);
    return known;
  }

  has(service: string): boolean {
    return this.#services.has(service);
  }

  /** @param subject a service, or its place in a cluster, `web1@eu` */
  content(subject: string | undefined): ServiceContent | undefined {
    return ofSubject(this.#contents, subject);
  }

  builtFrom(subject: string | undefined): string | undefined {
    return ofSubject(this.#builtFrom, subject);
  }
}

/** What is said of a place, else of its service: the commit may be of a time when its environment had no clusters. */
function ofSubject<V>(known: ReadonlyMap<string, V>, subject: string | undefined): V | undefined {
  return subject === undefined ? undefined : (known.get(subject) ?? known.get(subject.replace(/@[^@]*$/, '')));
}

/** Keys are compared without case (git-interpret-trailers(1)). */
export function trailerValues(trailers: readonly Trailer[], key: string): string[] {
  return trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
}

export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}
