import { describe, expect, test } from 'vitest';
import { refuseBeyondKaniko } from '../../../../../src/core/build/engines/kaniko-limits.ts';

describe('what kaniko would pass over', () => {
  test.each([
    ['COPY --exclude=*.md . /x/', 'COPY --exclude'],
    ['copy --parents a/b /x/', 'COPY --parents'],
    ['ADD --checksum=sha256:0 https://example.com/x /x', 'ADD --checksum'],
    ['ADD --unpack=true x.tar /x', 'ADD --unpack'],
    ['RUN --mount=from=build,target=/in cat /in/x', 'RUN --mount=…,from=…'],
    ['RUN --mount=type=bind,target=/in,from=alpine cat /in/x', 'RUN --mount=…,from=…'],
    ['RUN --mount=type=secret,id=a --mount=type=ssh git fetch', 'RUN --mount=type=ssh'],
    ['RUN --mount=target=/tmp,type=tmpfs make', 'RUN --mount=type=tmpfs'],
  ])('is refused: %s', (line, what) => {
    const refused = () => refuseBeyondKaniko(`FROM scratch AS build\nCOPY a /\nFROM scratch\n${line}\n`, undefined);
    expect(refused).toThrow(`kaniko passes over ${what} of the Dockerfile (line 4)`);
    expect(refused).toThrow(expect.objectContaining({ exitCode: 2, hint: expect.stringContaining('buildkit') }));
  });

  test.each([
    'COPY --chown=1 --chmod=600 --link --from=build /a /b',
    'COPY --parents=false a /b',
    'RUN --mount=type=cache,target=/c --mount=type=secret,id=x --mount=target=/in cat /in/x',
    'RUN echo --mount=type=ssh',
  ])('is not: %s', (line) => {
    expect(() => refuseBeyondKaniko(`FROM scratch AS build\nFROM scratch\n${line}\n`, undefined)).not.toThrow();
  });

  test.each<[string, string | undefined, boolean]>([
    ['FROM scratch AS dev\nRUN --mount=type=ssh x\nFROM scratch AS release\n', undefined, false],
    ['FROM scratch AS dev\nRUN --mount=type=ssh x\nFROM scratch AS release\n', 'dev', true],
    ['FROM scratch AS release\nFROM release AS dev\nRUN --mount=type=ssh x\n', 'release', false],
    ['FROM scratch AS a\nRUN --mount=type=ssh x\nFROM a AS b\nFROM scratch\nCOPY --from=b / /\n', undefined, true],
    ['FROM scratch AS a\nRUN --mount=type=ssh x\nFROM scratch\nCOPY --from=0 / /\n', undefined, true],
    ['ARG X\nFROM scratch AS a\nRUN --mount=type=ssh x\nFROM $X\n', undefined, true],
  ])('counts in stages that are built: %j, target %s', (text, target, isRefused) => {
    const check = () => refuseBeyondKaniko(text, target);
    if (isRefused) expect(check).toThrow('RUN --mount=type=ssh');
    else expect(check).not.toThrow();
  });
});
