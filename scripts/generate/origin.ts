/** The line that says where a generated file comes from. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../publication.ts';

/** A command is a file of `src/commands`, or where it has several a folder there. */
export function origin(command: string): string {
  const [file, inFolder] = [`src/commands/${command}.ts`, `src/commands/${command}/${command}.ts`];
  return `# Generated from ${existsSync(join(root, file)) ? file : inFolder} by \`npm run generate\`.\n`;
}
