/** `build` of a service in `gitops.yaml`, for a Dockerfile that is there. */
import type { FoundBuild } from './reading/dockerfiles.ts';
import { yamlText } from './template.ts';

/** What stands in an argument stays in the image. */
function secretNote(name: string): string {
  return /TOKEN|PASSWORD|SECRET|KEY|CREDENTIAL/i.test(name) ? ' A secret belongs in `secrets`, not in `args`.' : '';
}

/** Where the Dockerfile is, unless commands find it there, and what it wants to be told. */
export function buildLines(path: string, build: FoundBuild | undefined): readonly string[] {
  if (build === undefined) return [];
  const { dockerfile, args } = build;
  const isOwn = dockerfile.path === (path === '.' ? 'Dockerfile' : `${path}/Dockerfile`);
  const given = args.flatMap(({ name, value }) => (value === undefined ? [] : [`${name}: ${yamlText(value)}`]));
  const unknown = args.filter(({ value }) => value === undefined).map(({ name }) => name);
  const lines = [
    ...(isOwn ? [] : [`      dockerfile: ${yamlText(dockerfile.path)}`]),
    ...(given.length === 0 ? [] : [`      args: { ${given.join(', ')} }`]),
  ];
  const notes = unknown.map(
    (name) => `# ARG ${name} of ${dockerfile.path} has no default, and nothing here says its value.${secretNote(name)}`,
  );
  if (lines.length === 0) return notes.map((note) => `    ${note}`);
  return ['    build:', ...lines, ...notes.map((note) => `      ${note}`)];
}
