//   node floor.mjs FILE     the floor of an edit: parse with `yaml`, and write the bytes
import { readFileSync, writeFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const text = readFileSync(process.argv[2], 'utf8');
parseAllDocuments(text, { uniqueKeys: false });
writeFileSync(process.argv[2], text);
