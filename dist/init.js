import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './index.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
process.exitCode = await run({ action: 'init', argv: [], home });
