/**
 * `npm run bench`: how long a bump takes, beside what else one could do, as ratios taken in one run. See docs/performance.md.
 *
 *   npm run bench                  all sizes, all writers
 *   npm run bench -- --quick       fewer rounds, no 100,000 files for the slow alternative
 *   npm run bench -- --files 100,20000
 */

import { parseArgs } from 'node:util';
import { benchBump } from './bump/bench.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, files: { type: 'string', default: '100,10000,20000,100000' } },
});
await benchBump({
  quick: values.quick,
  sizes: values.files.split(',').map(Number),
  print: (line) => console.log(line),
});
