/** The images of a deployment: built, found or promoted, several at a time. */
import { Failure, messageOf } from '../core/failure.ts';
import { buildImage } from './build-image.ts';
import type { DeployRun } from './deploy-inputs.ts';
import type { PromotedImage } from './gitops-state.ts';
import { runStep } from './step.ts';

/** Builds at a time: a builder uses all cores by itself, and the append engine waits for the registry. */
const parallelBuilds = 4;

export interface BuiltImage {
  readonly service: string;
  /** `image@digest`; in a dry run, which builds nothing, `image:tag`. */
  readonly reference: string;
  readonly tag: string;
  /** `image:tag` for each of its tags. */
  readonly tagged: readonly string[];
}

/** The services' images, several at a time. A failure stops what has not begun; all failures are told. */
export async function buildAll(
  run: DeployRun,
  services: readonly string[],
  promotions: ReadonlyMap<string, PromotedImage>,
  environment: string,
): Promise<readonly BuiltImage[]> {
  const images: BuiltImage[] = [];
  const failures: { service: string; error: unknown }[] = [];
  const waiting = [...services];
  const worker = async () => {
    for (let service = waiting.shift(); service !== undefined; service = waiting.shift()) {
      try {
        images.push(await buildOne(run, service, promotions.get(service), environment));
      } catch (error) {
        failures.push({ service, error });
        waiting.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: parallelBuilds }, worker));
  throwTogether('IMAGES', failures);
  return images.sort((a, b) => services.indexOf(a.service) - services.indexOf(b.service));
}

async function buildOne(
  run: DeployRun,
  service: string,
  promoted: PromotedImage | undefined,
  environment: string,
): Promise<BuiltImage> {
  // A promoted image keeps its tag: the tag of this commit may belong to another build of it.
  const known = { 'promote-from': promoted?.reference, tags: promoted?.tag === undefined ? undefined : [promoted.tag] };
  const { outputs } = await runStep(buildImage, run, { service, environment, known });
  const tagged = listOf(outputs.tags).map((tag) => `${textOf(outputs.image)}:${tag}`);
  const reference = textOf(outputs.reference) ?? tagged[0] ?? '';
  return { service, reference, tag: textOf(outputs.tag) ?? '', tagged };
}

/** One failure, under its service's name; of several, one that names every service and keeps the first as its cause. */
export function throwTogether(
  what: string,
  failures: readonly { readonly service: string; readonly error: unknown }[],
): void {
  const [first, ...others] = failures;
  if (first === undefined) return;
  if (others.length === 0) throw named(first.service, first.error);
  const kinds = failures.map(({ error }) => (error instanceof Failure ? error.kind : 'failed'));
  const told = failures.map(({ service, error }) => `${service}: ${messageOf(error)}`).join('\n');
  throw new Failure(kinds.find((kind) => kind !== 'timed-out') ?? 'timed-out', `${what}_FAILED`, told, {
    cause: first.error,
    ...(first.error instanceof Failure && first.error.hint !== undefined ? { hint: first.error.hint } : {}),
  });
}

/** Builders and registries do not know for whom they work. */
function named(service: string, error: unknown): unknown {
  if (!(error instanceof Failure) || error.message.includes(service)) return error;
  const { kind, code, message, cause, hint, outputs } = error;
  return new Failure(kind, code, `${service}: ${message}`, {
    cause,
    ...(hint === undefined ? {} : { hint }),
    ...(outputs === undefined ? {} : { outputs }),
  });
}

export function textOf(output: unknown): string | undefined {
  return typeof output === 'string' && output !== '' ? output : undefined;
}

export function listOf(output: unknown): readonly string[] {
  return Array.isArray(output) ? output : [];
}
