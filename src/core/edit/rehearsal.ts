/**
 * In a new process the first edit takes four times as long as the second, because V8 compiles a function when it is first
 * called. A run that waits for a server anyway rehearses meanwhile on a text of its own, in two pieces that are each
 * about as long as a request.
 */
import { editFile } from './edit.ts';
import { parseSource } from './text/source.ts';

/** What files of GitOps repositories are made of. */
const text = `# comment
image:
  repository: r/a # why
  tag: "1"
hosts:
  - host: a.example.com
    paths: [{ path: / }, 'b']
env:
  - name: A
    value: 1

`;

export function rehearseParsing(): void {
  parseSource('rehearsal.yaml', text);
}

export function rehearseEditing(): void {
  editFile('rehearsal.yaml', text, { image: 'r/a', tag: '2' });
}
