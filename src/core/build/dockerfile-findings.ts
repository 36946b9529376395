/** What the readers of a Dockerfile find, for each platform and by the rules of each builder, put together. */

import type { BaseUse, FinalBase, ImageUse } from './bases/bases.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';

/** Files that one instruction takes. */
export interface ContextRead {
  /** `COPY in line 4`, for people. */
  readonly where: string;
  /** Name of a further build context; undefined: of the build's own. */
  readonly from: string | undefined;
  readonly source: ContextSource;
}

export interface ContextSource {
  /** Cleaned, without slashes at its ends; empty: everything. */
  readonly pattern: string;
  /** `glob`: `*`, `?` and `[…]` within a name; `deep`: also `**`, of COPY --parents. */
  readonly syntax: 'literal' | 'glob' | 'deep';
  /** Of COPY --exclude: what they match below a directory that is copied stays out. */
  readonly excludes: readonly string[];
  /** Files that an ignore file leaves out are seen all the same. */
  readonly seesIgnored: boolean;
}

/** What a build of one target reads from outside the Dockerfile. */
export interface DockerfileReads {
  /** Images of FROM, COPY --from and RUN --mount that are not stages; as written, variables replaced. */
  readonly images: readonly string[];
  /** Those that a stage stands on: their configuration holds variables and triggers. */
  readonly builtOn: readonly BaseUse[];
  /** What the target itself stands on, through its stages; none is scratch. */
  readonly finalBases: readonly FinalBase[];
  readonly uses: readonly ImageUse[];
  /** Those that a trigger names (ONBUILD), of a base image or of a stage. */
  readonly triggerImages: readonly string[];
  /** Images whose name depends on something that only the builder knows. */
  readonly unknownImages: readonly string[];
  readonly context: readonly ContextRead[];
  /** What the builder is told, by stage: without comments, and without the stages that it leaves out. */
  readonly instructions: readonly { readonly name: string; readonly text: string }[];
  /** Names of the build arguments that can reach the image. */
  readonly args: readonly string[];
  /** The result depends on the platform of the builder. */
  readonly usesBuildPlatform: boolean;
  /** A frontend of BuildKit that reads the Dockerfile in a way of its own. */
  readonly customSyntax: string | undefined;
}

/** What readers for several platforms, or by several rules, find together. */
export class Findings {
  readonly images = new Set<string>();
  readonly triggerImages = new Set<string>();
  readonly builtOn = new Map<string, BaseUse>();
  /** By platform. */
  readonly finalBases = new Map<string, BaseUse>();
  readonly unknownImages = new Set<string>();
  readonly context = new Map<string, ContextRead>();
  readonly args = new Set<string>();
  usesBuildPlatform = false;
  readonly #uses = new Map<string, ImageUse>();
  /** Number of a stage → the numbers that its references lead to, as JSON. */
  readonly #reached = new Map<number, Set<string>>();

  addStage(number: number, references: readonly (number | undefined)[]): void {
    const known = this.#reached.get(number) ?? new Set();
    this.#reached.set(number, known.add(JSON.stringify(references)));
  }

  addImage(image: string, use: Omit<ImageUse, 'image'> | undefined): void {
    this.images.add(image);
    if (use !== undefined) this.#uses.set(JSON.stringify({ ...use, image }), { ...use, image });
  }

  addRead(read: ContextRead): void {
    this.context.set(JSON.stringify(read), read);
  }

  reads(dockerfile: Dockerfile, buildArgs: ReadonlyMap<string, string>): DockerfileReads {
    const order = [...this.#reached.keys()].sort((a, b) => a - b);
    const place = (reference: number | null) => (reference === null ? null : order.indexOf(reference));
    const stages = order.map((number, at) => {
      const { name = null, from, instructions } = dockerfile.stages[number] ?? {};
      const references = [...(this.#reached.get(number) ?? [])].map((list) =>
        (JSON.parse(list) as (number | null)[]).map(place),
      );
      const all = [from, ...(instructions ?? [])].map((each) => each && canonical(each));
      const title = `stage ${at}${name === null ? '' : ` ${name}`}`;
      return { name: title, text: JSON.stringify([references, all]) };
    });
    const head = JSON.stringify([[...dockerfile.directives], dockerfile.globals.map(canonical)]);
    const given = [...buildArgs.keys()];
    const args = given.filter((name) => this.args.has(name) || isPlatformArg(name) || /^BUILDKIT_/.test(name));
    return {
      images: [...this.images].sort(),
      builtOn: [...this.builtOn.values()],
      finalBases: [...this.finalBases].map(([platform, base]) => ({ platform, base })),
      uses: [...this.#uses.values()],
      triggerImages: [...this.triggerImages].sort(),
      unknownImages: [...this.unknownImages].sort(),
      context: [...this.context.values()],
      instructions: [{ name: 'before the first stage', text: head }, ...stages],
      args: args.sort(),
      usesBuildPlatform: this.usesBuildPlatform,
      customSyntax: customSyntax(buildArgs.get('BUILDKIT_SYNTAX') ?? dockerfile.directives.get('syntax')),
    };
  }
}

function canonical({ keyword, flags, rest, heredocs }: Instruction): readonly unknown[] {
  return [keyword, flags.map(({ name, value }) => `${name}=${value}`), rest, heredocs];
}

/** Of Docker's own frontend, also by way of a mirror, there are only versions. */
function customSyntax(written: string | undefined): string | undefined {
  const [image] = written?.split(' ') ?? [];
  return image === undefined || /(^|\/)docker\/dockerfile(-upstream)?([:@]|$)/.test(image) ? undefined : image;
}

export const platformParts = ['PLATFORM', 'OS', 'ARCH', 'VARIANT'] as const;

/** Arguments that are set without being given. */
export function isPlatformArg(name: string): boolean {
  return platformParts.some((part) => name === `TARGET${part}` || name === `BUILD${part}`);
}
