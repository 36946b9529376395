import type { ScaffoldRequest, ScaffoldService } from './scaffold.ts';

/** Published with the releases of this project; editors complete and check the file by it. */
const schemaUrl = 'https://unpkg.com/monorepo-gitops@1/schema/gitops.schema.json';

/** `gitops.yaml`. Values are JSON strings, which YAML reads as they are. */
export function configFile(request: ScaffoldRequest, environments: string, dockerfile: string): string {
  return `# yaml-language-server: $schema=${schemaUrl}
version: 1
registry: ${text(request.registry)}
gitops:
  repository: ${text(request.gitopsRepository)}
  branch: main

services:
${request.services.map((service) => serviceEntry(service, dockerfile)).join('\n')}

environments:
${environments.replace('DEFAULT_BRANCH', text(request.defaultBranch))}`;
}

function serviceEntry({ name, packageName, path, hasDockerfile }: ScaffoldService, dockerfile: string): string {
  const head = `  ${name}:\n    path: ${text(path)}`;
  if (hasDockerfile) return head;
  return `${head}
    build:
      dockerfile: ${text(dockerfile)}
      args: { SERVICE_NAME: ${text(packageName ?? name)}, SERVICE_PATH: ${text(path)} }`;
}

/** Plain where every reader of YAML takes it for the same text. */
function text(value: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9._/-]*(:\/\/?[A-Za-z0-9._/-]+)?$/.test(value) && !reserved.test(value);
  return plain ? value : JSON.stringify(value);
}

const reserved = /^(true|false|yes|no|on|off|y|n|null)$/i;
