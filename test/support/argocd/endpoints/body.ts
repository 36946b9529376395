/** The JSON body of a call. */
import { grpcCode, Refusal } from '../accounts.ts';
import type { Call } from '../routes.ts';

/** @throws Refusal as Go's decoder words it for a body that ends too soon */
export function bodyOf({ body }: Call): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    throw new Refusal(grpcCode.invalidArgument, 'unexpected EOF');
  }
}
