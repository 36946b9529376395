//   node ours.mjs FILE ENTRIES     entries of `updates` into the file by the program's editor, without a repository
import { readFileSync, writeFileSync } from 'node:fs';
import { editTogether } from '../../build/core/edit/edit.js';

const [, , file, entries] = process.argv;
const edited = editTogether(file, readFileSync(file, 'utf8'), JSON.parse(readFileSync(entries, 'utf8')));
if (edited === undefined) throw new Error('not edited together');
writeFileSync(file, edited.text);
