/** What a terminal shows, as SVG: text stays text, and its colours are those of a dark terminal. */

interface Look {
  readonly colour: string | undefined;
  readonly isStrong: boolean;
  readonly isFaint: boolean;
  readonly isUnderlined: boolean;
}

interface Run extends Look {
  readonly text: string;
}

const plain: Look = { colour: undefined, isStrong: false, isFaint: false, isUnderlined: false };

/** Of `SGR 30` to `37`, and of `90` to `97`. */
const colours = ['#484f58', '#ff7b72', '#56d364', '#e3b341', '#79b8ff', '#d2a8ff', '#56d4dd', '#c9d1d9'];
const brightColours = ['#8b949e', '#ffa198', '#7ee787', '#f2cc60', '#a5d6ff', '#e2c5ff', '#b3f0ff', '#ffffff'];

const [characterWidth, lineHeight, padding, barHeight] = [8.4, 20, 18, 34];

/** @param columns at least; what is longer makes it wider */
export function terminalPicture(text: string, title: string, columns = 80): string {
  const lines = text.replace(/\n+$/, '').split('\n').map(runsOf);
  const widest = Math.max(columns, ...lines.map((runs) => runs.reduce((sum, run) => sum + [...run.text].length, 0)));
  const [width, height] = [
    Math.ceil(widest * characterWidth + 2 * padding),
    lines.length * lineHeight + 2 * padding + barHeight - 8,
  ];
  const drawn = lines.flatMap((runs, row) => {
    const y = barHeight + padding + row * lineHeight + 6;
    let column = 0;
    return runs.flatMap((run) => {
      const length = [...run.text].length;
      const x = padding + column * characterWidth;
      column += length;
      if (run.text.trim() === '') return [];
      return [
        `<text x="${x.toFixed(1)}" y="${y}" textLength="${(length * characterWidth).toFixed(1)}"${attributes(run)}>${escaped(run.text)}</text>`,
      ];
    });
  });
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, at) => `<circle cx="${20 + at * 20}" cy="17" r="6" fill="${fill}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    '<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#d5dbe3;white-space:pre}.b{font-weight:700;fill:#fff}.f{opacity:.65}.u{text-decoration:underline}</style>',
    `<rect width="${width}" height="${height}" rx="10" fill="#0d1117"/><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9.5" fill="none" stroke="#30363d"/>`,
    ...dots,
    `<text x="${width / 2}" y="22" text-anchor="middle" style="font-size:13px;fill:#8b949e">${escaped(title)}</text>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function attributes({ colour, isStrong, isFaint, isUnderlined }: Look): string {
  const classes = [...(isStrong ? ['b'] : []), ...(isFaint ? ['f'] : []), ...(isUnderlined ? ['u'] : [])];
  const named = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  return colour === undefined ? named : `${named} style="fill:${colour}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** SGR is read, addresses of links and movements are left out. */
function runsOf(line: string): readonly Run[] {
  const visible = line.replace(/\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)/g, '').replace(/\r/g, '');
  const runs: Run[] = [];
  let look = plain;
  for (const piece of visible.split(/(\x1b\[[0-9;?]*[A-Za-z])/)) {
    const codes = /^\x1b\[([0-9;]*)m$/.exec(piece);
    if (codes !== null) look = changed(look, (codes[1] ?? '').split(';').map(Number));
    else if (!piece.startsWith('\x1b') && piece !== '') runs.push({ ...look, text: piece });
  }
  return runs;
}

function changed(look: Look, codes: readonly number[]): Look {
  let now = look;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    if (code === 0) now = plain;
    else if (code === 1) now = { ...now, isStrong: true };
    else if (code === 2) now = { ...now, isFaint: true };
    else if (code === 4) now = { ...now, isUnderlined: true };
    else if (code === 22) now = { ...now, isStrong: false, isFaint: false };
    else if (code === 24) now = { ...now, isUnderlined: false };
    else if (code === 39) now = { ...now, colour: undefined };
    else if (code >= 30 && code <= 37) now = { ...now, colour: colours[code - 30] };
    else if (code >= 90 && code <= 97) now = { ...now, colour: brightColours[code - 90] };
    // Of 256 and of all colours: none that the program uses.
    else if (code === 38 || code === 48) at += codes[at + 1] === 5 ? 2 : 4;
  }
  return now;
}
