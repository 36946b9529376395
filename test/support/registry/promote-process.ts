/** `promote-process.ts <from> <to>`: promotes in a process of its own, and prints the most memory that it had, in bytes. */
import { promote } from '../../../src/core/image/promote.ts';
import { parseReference } from '../../../src/core/image/reference.ts';
import { Registry } from '../../../src/core/image/registry.ts';
import { portsOf } from '../ports.ts';

const [from = '', to = ''] = process.argv.slice(2);
const ports = portsOf({ env: process.env });
const credentials = async () => ({ kind: 'anonymous', source: 'nowhere', hint: 'sign in' }) as const;
const { tag = 'latest', ...repository } = parseReference(to);
await promote(new Registry({ ...ports, credentials }), { from: parseReference(from), to: repository, tags: [tag] });
console.log(process.resourceUsage().maxRSS * 1024);
process.exit();
