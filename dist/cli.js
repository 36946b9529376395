#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leave, run } from './index.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
await leave(await run({ argv: process.argv.slice(2), home }));
