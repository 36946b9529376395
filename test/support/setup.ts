/** Runs before every test file: whatever the file and its programs keep in the temporary directory goes with the file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { endFile } from './lifetime.ts';

const outside = process.env.TMPDIR;
const directory = mkdtempSync(join(tmpdir(), 'mg-'));
process.env.TMPDIR = directory;

afterAll(async () => {
  await endFile();
  if (outside === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = outside;
  rmSync(directory, { recursive: true, force: true });
});
