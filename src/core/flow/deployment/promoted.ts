/**
 * `core/flow/deployment` has parts of `deploy` that are about all of its places: the images that are promoted, a commit for each
 * GitOps repository, the Applications. It imports what `core/flow` may. Begin with `commits.ts`.
 *
 * This file: the images that come from another environment.
 */
import { Failure } from '../../failure.ts';
import type { Log } from '../../ports.ts';
import type { PromotedImage } from '../images.ts';
import type { Promotion } from '../promotion/promotion.ts';

interface FoundPromotions {
  readonly promotions: ReadonlyMap<string, PromotedImage | 'nothing'>;
  /** Service → why it is not due. */
  readonly held: ReadonlyMap<string, string>;
}

/**
 * The image of each service that is promoted; `nothing` where the source environment runs none yet.
 *
 * @param onHeld called with what is not due, also when the run ends because of it
 * @throws Failure refused `PROMOTION_SOURCE` or `PROMOTION_NOT_DUE`, timed out `PROMOTION_AWAITED`
 */
export async function promotedImages(
  services: readonly string[],
  promotions: (services: readonly string[]) => Promise<ReadonlyMap<string, Promotion>>,
  log: Log,
  onHeld: (held: ReadonlyMap<string, string>) => void,
): Promise<FoundPromotions> {
  if (services.length === 0) return { promotions: new Map(), held: new Map() };
  const found = await log.group('Promotion', () => promotions(services));
  const held = new Map(
    [...found].flatMap(([service, each]): (readonly [string, string])[] => {
      const why = each.result === 'held' ? each.why : each.result === 'refused' ? each.held : undefined;
      return why === undefined ? [] : [[service, why]];
    }),
  );
  onHeld(held);
  const failures = [...found.values()].flatMap((each) => (each.result === 'refused' ? [each.failure] : []));
  const [first, ...others] = failures;
  if (first !== undefined) {
    throw others.length === 0
      ? first
      : new Failure('refused', first.code, failures.map(({ message }) => message).join('\n'), { hint: first.hint });
  }
  const images = new Map(
    [...found].map(([service, each]): [string, PromotedImage | 'nothing'] => {
      if (each.result === 'promoted') return [service, each.image];
      if (each.result === 'nothing') log.info(`${service}: ${each.why}`);
      if (each.result === 'held') log.info(`${service}: held: ${each.why}`);
      return [service, 'nothing'];
    }),
  );
  return { promotions: images, held };
}
