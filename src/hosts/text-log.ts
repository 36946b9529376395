import type { Log } from '../core/ports.ts';
import { type Terminal, textLines } from './host.ts';

const colour = { dim: '\u001b[2m', bold: '\u001b[1m', yellow: '\u001b[33m', reset: '\u001b[0m' };

/** The plain log of shells: titles, indented lines, warnings in colour on a terminal. */
export function textLog(terminal: Terminal, options: { verbose: boolean; redact(text: string): string }): Log {
  let depth = 0;
  const paint = (code: string, text: string) => (terminal.colours ? `${code}${text}${colour.reset}` : text);
  const write = (text: string, style?: string) => {
    for (const line of textLines(options.redact(text))) {
      const indented = '  '.repeat(depth) + line;
      terminal.write(`${style === undefined ? indented : paint(style, indented)}\n`);
    }
  };
  return {
    info: (line) => write(line),
    detail: (line) => {
      if (options.verbose) write(line, colour.dim);
    },
    warn: (line) => write(`warning: ${line}`, colour.yellow),
    async group(title, body) {
      write(title, colour.bold);
      depth++;
      try {
        return await body();
      } finally {
        depth--;
      }
    },
  };
}
