import { expect, it, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { originPatterns } = await import('../../../lib/platform/sites.ts');

it.each([
  ['https://example.org', ['*://example.org/*', '*://www.example.org/*']],
  ['https://www.example.org', ['*://example.org/*', '*://www.example.org/*']],
  ['http://blog.example.org:8080', ['*://blog.example.org/*', '*://www.blog.example.org/*']],
  ['http://127.0.0.1:4711', ['*://127.0.0.1/*']],
  ['http://[::1]:80', ['*://[::1]/*']],
  ['http://localhost', ['*://localhost/*']],
])('%s is asked for as %j', (origin, patterns) => {
  expect(originPatterns(origin)).toEqual(patterns);
});
