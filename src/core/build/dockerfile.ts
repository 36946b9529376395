/**
 * As much of the Dockerfile grammar as it takes to know what a build reads: instructions with their flags, stages, and
 * variables. Source: docs.docker.com/reference/dockerfile.
 */

export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  /** `--from=x --mount=…`, a flag may come several times. */
  readonly flags: readonly { readonly name: string; readonly value: string }[];
  /** What follows the flags, continuation lines joined, here-documents left out. */
  readonly rest: string;
}

export interface Stage {
  /** Lower case: stage names are compared so. */
  readonly name: string | undefined;
  /** The image or the earlier stage, variables not yet replaced. */
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  /** The ARGs before the first FROM. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
}

export function parseDockerfile(text: string): Dockerfile {
  const globals: Instruction[] = [];
  const stages: { name: string | undefined; base: string; instructions: Instruction[] }[] = [];
  for (const instruction of instructions(text)) {
    const stage = stages.at(-1);
    if (instruction.keyword === 'FROM') {
      const [base = '', as, name] = words(instruction.rest);
      stages.push({ base, name: as?.toUpperCase() === 'AS' ? name?.toLowerCase() : undefined, instructions: [] });
    } else if (stage === undefined) globals.push(instruction);
    else stage.instructions.push(instruction);
  }
  return { globals, stages };
}

function* instructions(text: string): Generator<Instruction> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const continues = escapeCharacter(lines) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
  for (let at = 0; at < lines.length; at += 1) {
    let logical = '';
    for (; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      // Comments and empty lines may stand inside a continued instruction.
      if (/^\s*(#|$)/.test(line)) {
        if (logical === '') break;
        continue;
      }
      logical += line.replace(continues, ' ');
      if (!continues.test(line)) break;
    }
    const instruction = parseInstruction(logical);
    if (instruction === undefined) continue;
    yield instruction;
    if (/^(RUN|COPY|ADD)$/.test(instruction.keyword)) at = afterHereDocuments(lines, at, logical);
  }
}

/** Directives are comments before everything else. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
    if (directive === null) return '\\';
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] ?? '\\';
  }
  return '\\';
}

function parseInstruction(logical: string): Instruction | undefined {
  const [, keyword, tail = ''] = /^\s*([A-Za-z]+)(?:\s+(.*))?$/s.exec(logical) ?? [];
  if (keyword === undefined) return undefined;
  const flags: { name: string; value: string }[] = [];
  let rest = tail.trim();
  for (let flag = leadingFlag.exec(rest); flag !== null; flag = leadingFlag.exec(rest)) {
    flags.push({ name: flag[1] ?? '', value: flag[2] ?? '' });
    rest = rest.slice(flag[0].length);
  }
  return { keyword: keyword.toUpperCase(), flags, rest };
}

const leadingFlag = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/;

/** Index of the last line of the here-documents that an instruction begins: `<<EOF`, `<<-"EOF"`. */
function afterHereDocuments(lines: readonly string[], at: number, logical: string): number {
  let end = at;
  for (const [, dash, word] of logical.matchAll(/<<(-?)["']?([A-Za-z_]\w*)["']?/g)) {
    const isEnd = (line: string) => (dash === '-' ? line.replace(/^\t+/, '') : line) === word;
    const found = lines.findIndex((line, index) => index > end && isEnd(line));
    if (found > end) end = found;
  }
  return end;
}

/** Words of shell form, quotes removed, or of JSON form. */
export function words(text: string): string[] {
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list) && list.every((word) => typeof word === 'string')) return list;
    } catch {
      // Docker, too, reads what is no JSON as shell form.
    }
  }
  return [...text.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}

/** Name → value; undefined: declared, but only the builder knows the value. */
export type Variables = ReadonlyMap<string, string | undefined>;

/**
 * The text with `$name`, `${name}`, `${name:-default}` and `${name:+other}` replaced; undefined when that needs a value
 * that is not known here.
 */
export function expandVariables(text: string, variables: Variables): string | undefined {
  let known = true;
  const expanded = text.replace(
    /\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^{}]*))?\}|)/g,
    (written, bare: string | undefined, braced: string | undefined, operator: string | undefined, other = '') => {
      if (written === '\\$') return '$';
      const name = bare ?? braced;
      const value = name === undefined ? undefined : variables.get(name);
      const isSet = operator?.startsWith(':') ? Boolean(value) : value !== undefined;
      if (operator?.endsWith('-') && name !== undefined && !isKnownToBuilderOnly(name, variables))
        return isSet ? (value ?? '') : other;
      if (operator?.endsWith('+') && name !== undefined && !isKnownToBuilderOnly(name, variables))
        return isSet ? other : '';
      if (value === undefined) known = false;
      return value ?? '';
    },
  );
  return known ? expanded : undefined;
}

function isKnownToBuilderOnly(name: string, variables: Variables): boolean {
  return variables.has(name) && variables.get(name) === undefined;
}
