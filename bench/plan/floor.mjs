// What nobody who names the affected services can leave out, by git and JSON.parse alone: the changed files, the files of
// the commit, the manifests of all packages and who depends on whom. In the directory of the monorepo; argument: the base.
import { spawnSync } from 'node:child_process';

const git = (argv, input) => {
  const { status, stdout, stderr } = spawnSync('git', argv, { input, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout;
};
const changed = git(['diff', '--name-only', '-z', process.argv[2], 'HEAD']).toString().split('\0').filter(Boolean);
const files = git(['ls-tree', '-r', '-z', 'HEAD']).toString().split('\0').filter(Boolean);
const manifests = files.filter((line) => line.endsWith('/package.json')).map((line) => line.split('\t'));
const ids = manifests.map(([meta]) => meta.split(' ')[2]);
const bodies = git(['cat-file', '--batch'], `${ids.join('\n')}\n`)
  .toString()
  .split('\n')
  .filter((line) => line.startsWith('{'));
const users = new Map();
const byDirectory = new Map();
for (const [index, body] of bodies.entries()) {
  const { name, dependencies } = JSON.parse(body);
  byDirectory.set(manifests[index][1].slice(0, -'/package.json'.length), name);
  for (const other of Object.keys(dependencies)) users.set(other, [...(users.get(other) ?? []), name]);
}
const affected = new Set();
for (const path of changed) affected.add(byDirectory.get(path.split('/').slice(0, 2).join('/')));
for (const each of affected) for (const user of users.get(each) ?? []) affected.add(user);
console.log(affected.size);
