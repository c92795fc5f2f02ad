import { expect, it } from 'vitest';
import { fetchMinutes, type Site } from '../../../../lib/sources/index.ts';

const blogger: Site = {
  kind: 'blogger',
  title: null,
  url: 'https://blog.example/',
  feeds: 'https://blog.example/feeds/',
  format: 'atom',
  summaryOnly: false,
  posts: 4812,
  comments: 117_030,
};

it('grows with the pages that a blog has, and is unknown where it does not say', () => {
  expect(fetchMinutes(blogger)).toBeCloseTo(27.1, 1);
  expect(fetchMinutes({ ...blogger, comments: null })).toBeCloseTo(1.1, 1);
  expect(fetchMinutes({ ...blogger, posts: null })).toBe(null);
});

it('says nothing of what comes in one piece', () => {
  const { title, url } = blogger;
  expect(fetchMinutes({ kind: 'pack', form: 'zip', title, url, posts: 1, comments: 1 })).toBe(null);
});
