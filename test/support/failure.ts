/** How a test looks at a failure from all sides. */
import { inspect } from 'node:util';
import { Failure } from '../../src/core/failure.ts';

/** The Failure that it ends with. Whatever else it ends with fails the test. */
export function failureOf(action: Promise<unknown>): Promise<Failure>;
export function failureOf(action: () => unknown): Failure;
export function failureOf(action: Promise<unknown> | (() => unknown)): Failure | Promise<Failure> {
  if (action instanceof Promise) return action.then(instead, (error: unknown) => expected(error));
  try {
    return instead(action());
  } catch (error) {
    return expected(error);
  }
}

function instead(value: unknown): never {
  throw new Error(`expected a Failure, got the value ${inspect(value)}`);
}

function expected(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
