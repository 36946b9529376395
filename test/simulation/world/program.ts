/** The program as a process of its own, from its sources: for pipelines that are killed. */
import { join } from 'node:path';
import { run } from '../../../src/main.ts';

process.exitCode = await run({ argv: process.argv.slice(2), home: join(import.meta.dirname, '../../..') });
