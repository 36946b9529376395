import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leave, run } from './index.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
await leave(await run({ action: 'status', argv: [], home }));
