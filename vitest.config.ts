import { defineConfig } from 'vitest/config';

/** What hangs fails all the same; what only waits for a busy machine's processor does not. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], ...PATIENT } },
      { test: { name: 'store', include: ['test/store/**/*.test.ts'], ...PATIENT } },
      {
        test: {
          name: 'remotes',
          include: ['test/remotes/**/*.test.ts'],
          globalSetup: ['test/servers/remotes/setup.ts'],
          ...PATIENT,
        },
      },
      { test: { name: 'architecture', include: ['test/architecture.test.ts'] } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/build.ts', 'test/servers/remotes/setup.ts'],
          // One browser at a time: two would measure each other.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // A browser on a busy machine may miss a turn. At home such a test fails and is to be mended.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
