/**
 * `npm run bench`: how long a bump, an image and a deployment take, beside what else one could do, as ratios taken in one run. See
 * docs/performance.md.
 *
 *   npm run bench                  all of them
 *   npm run bench -- build         only one: bump, build, edit, plan, argocd
 *   npm run bench -- --quick       fewer rounds, no 100,000 files for the slow alternative
 *   npm run bench -- --files 100,20000
 */

import { parseArgs } from 'node:util';
import { benchArgocd } from './argocd/bench.ts';
import { benchBuild } from './build/bench.ts';
import { benchBump } from './bump/bench.ts';
import { benchEdit } from './edit/bench.ts';
import { benchPlan } from './plan/bench.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, files: { type: 'string' } },
});
const sizes = (usual: readonly number[]) => values.files?.split(',').map(Number) ?? usual;
const print = (line: string) => console.log(line);
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);

if (wanted('bump')) {
  await benchBump({ quick: values.quick, sizes: sizes([100, 10_000, 20_000, 100_000]), print });
}
if (wanted('edit')) await benchEdit({ quick: values.quick, sizes: sizes([5_000, 25_000]), print });
if (wanted('plan')) await benchPlan({ quick: values.quick, print });
if (wanted('build')) await benchBuild({ quick: values.quick, sizes: sizes([60, 11_000]), print });
if (wanted('argocd')) await benchArgocd({ quick: values.quick, print });
