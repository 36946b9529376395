import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Real parts (git servers, registries, builders) take their time on two cores, and many times that where others are at work
 * too. No test says how long something may take: these only end one that hangs.
 */
const slow = { testTimeout: 300_000, hookTimeout: 300_000 };

/** `.ci/run` reads the totals from here. */
const report = process.env.MG_TEST_REPORT;

/** These packages are compiled here, because they import directories. Their source maps name files that they do not ship. */
const inlined = /@actions\/(?:languageservice|workflow-parser|expressions)/;

/** Reads them without their source maps, of which each would print a warning. */
const withoutSourceMaps: Plugin = {
  name: 'without-source-maps',
  enforce: 'pre',
  async load(id) {
    const path = id.split('?')[0] ?? '';
    if (!inlined.test(path) || !path.endsWith('.js')) return null;
    return { code: (await readFile(path, 'utf8')).replace(/^\/\/# sourceMappingURL=.*$/m, ''), map: null };
  },
};

export default defineConfig({
  plugins: [withoutSourceMaps],
  test: {
    setupFiles: ['test/support/setup.ts'],
    // vitest leaves one core free, which is half of a machine with two. A test waits for programs that it started, and some
    // for time to pass: so there are more workers than cores.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // What is polled for comes when it comes.
    expect: { poll: { timeout: 60_000 } },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...slow } },
      { extends: true, test: { name: 'simulation', include: ['test/simulation/**/*.test.ts'], ...slow } },
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...slow } },
    ],
    server: { deps: { inline: [inlined] } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'text'],
      reportsDirectory: '.cache/coverage',
    },
  },
});
