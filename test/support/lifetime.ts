/**
 * What a test file starts and writes ends with it: its servers are closed, then its temporary directory goes.
 * `setup.ts` does that for every file, so that no test has to.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const started: AsyncDisposable[] = [];

/** Closes it when the file has run, wherever in the file it was started. A test may close it before: twice does no harm. */
export function endsWithFile<T extends AsyncDisposable>(resource: T): T {
  started.push(resource);
  return resource;
}

/** The last that was started first. All end, also behind one that cannot. */
export async function endFile(): Promise<void> {
  const failed: unknown[] = [];
  for (const resource of started.splice(0).reverse()) {
    await resource[Symbol.asyncDispose]().then(undefined, (error: unknown) => failed.push(error));
  }
  if (failed.length > 0) throw failed[0];
}

/** An empty directory of this test file. */
export function scratchDirectory(name = 'test'): string {
  return mkdtempSync(join(tmpdir(), `${name}-`));
}
