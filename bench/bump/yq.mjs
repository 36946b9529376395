// Stands in for mikefarah's yq where that is not on PATH: parse, set .image.tag, print again, with the `yaml` package.
//   node yq.mjs TAG FILE
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

const [, , tag, file] = process.argv;
const values = parse(readFileSync(file, 'utf8'));
values.image.tag = tag;
writeFileSync(file, stringify(values));
