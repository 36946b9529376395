#!/usr/bin/env node
// Run in a service's directory: puts its source, the workspace packages it depends on and what it was built from into
// `dist/`, which then runs anywhere with Node alone. The same source gives the same bytes.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const service = await manifest('.');
const packages = await workspacePackages('../../packages');

await rm('dist', { recursive: true, force: true });
await cp('src', 'dist', { recursive: true });
for (const name of needed(service)) {
  const target = join('dist', 'node_modules', name);
  await mkdir(target, { recursive: true });
  for (const file of ['package.json', ...(packages.get(name).manifest.files ?? [])]) {
    await cp(join(packages.get(name).directory, file), join(target, file), { recursive: true });
  }
}
const build = { service: service.name, version: service.version, serverEnv: process.env.SERVER_ENV ?? 'production' };
await writeFile('dist/build.json', `${JSON.stringify(build)}\n`);

/** Names of the packages that run inside the service, also through one another. */
function needed(root) {
  const found = new Set();
  const visit = ({ dependencies = {} }) => {
    for (const name of Object.keys(dependencies)) {
      if (found.has(name)) continue;
      if (!packages.has(name)) throw new Error(`${service.name} depends on ${name}, which is not in this workspace`);
      found.add(name);
      visit(packages.get(name).manifest);
    }
  };
  visit(root);
  return found;
}

async function workspacePackages(parent) {
  const directories = (await readdir(parent)).map((name) => join(parent, name));
  const manifests = await Promise.all(directories.map(manifest));
  return new Map(manifests.map((each, index) => [each.name, { manifest: each, directory: directories[index] }]));
}

async function manifest(directory) {
  return JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
}
