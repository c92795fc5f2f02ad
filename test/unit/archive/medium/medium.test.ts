import { describe, expect, it } from 'vitest';
import { createMediumParser, looksLikeMedium } from '../../../../lib/archive/medium/index.ts';
import { postsIn, readAll } from '../pages/reading.ts';

function file(name: string, inner: string, footer = FOOTER): string {
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${name}</title><style>x{}</style></head><body><article class="h-entry">
<header>
<h1 class="p-name">${name}</h1>
</header>
<section data-field="subtitle" class="p-summary">
A summary
</section>
<section data-field="body" class="e-content">
<section name="1" class="section section--body section--first section--last"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn">${inner}</div></div></section>
</section>
<footer>${footer}</footer></article></body></html>`;
}
const FOOTER = `<p>By <a href="https://medium.com/@ann" class="p-author h-card">Ann</a> on <a href="https://medium.com/p/1"><time class="dt-published" datetime="2016-03-10T22:11:05.123Z">March 10, 2016</time></a>.</p><p><a href="https://medium.com/@ann/keys-1" class="p-canonical">Canonical link</a></p>`;
const POST = file(
  'Keys',
  '<h3 class="graf graf--h3 graf--leading graf--title">Keys</h3><p class="graf graf--p">Text <strong>here</strong>.</p>',
);
const RESPONSE = file(
  'I agree with all of this, and would…',
  '<p class="graf graf--p graf--leading">I agree with all of this, and would add one thing.</p>',
);

describe("a file of Medium's export", () => {
  it('is told by its markup', () => {
    expect(looksLikeMedium(POST)).toBe(true);
    expect(looksLikeMedium('<!doctype html><article class="h-entry"><p>x</p>')).toBe(false);
  });

  it('is a post', () => {
    expect(
      readAll(createMediumParser, POST, { path: 'posts/2016-03-10_Keys-1.html' }, { size: 9 }),
    ).toMatchObject([
      {
        type: 'post',
        post: {
          title: 'Keys',
          date: '2016-03-10T22:11:05+00:00',
          author: 'Ann',
          url: 'https://medium.com/@ann/keys-1',
          body: [{ t: 'p', c: ['Text ', { t: 'strong', c: ['here'] }, '.'] }],
        },
      },
    ]);
  });

  it.each([
    ['by what it lacks', RESPONSE],
    [
      'by its mark',
      file(
        'Re',
        '<p class="graf">x</p>',
        `${FOOTER}<a class="u-in-reply-to" href="https://medium.com/p/9">to</a>`,
      ),
    ],
  ])('is a response %s, and skipped', (_name, html) => {
    expect(readAll(createMediumParser, html)).toMatchObject([
      { type: 'skipped', kind: 'response', count: 1 },
    ]);
  });

  it('with a heading of its own or a picture is no response', () => {
    const picture = file('Look', '<p class="graf">Look</p><img src="https://a.example/i.png">');
    expect(postsIn(readAll(createMediumParser, picture))[0]!.post.title).toBeNull();
  });

  it.each([
    ['by its name', POST, 'posts/draft_Keys-1.html'],
    [
      'by what it lacks',
      file(
        'Keys',
        '<h3 class="graf--title">Keys</h3><p>x</p>',
        '<p>By <a class="p-author" href="https://medium.com/@ann">Ann</a></p>',
      ),
      'x.html',
    ],
  ])('is a draft %s', (_name, html, path) => {
    expect(readAll(createMediumParser, html, { path })).toMatchObject([
      { type: 'skipped', kind: 'post', reason: 'draft' },
    ]);
    expect(postsIn(readAll(createMediumParser, html, { path, include: ['draft'] }))).toHaveLength(
      1,
    );
  });

  it('that was cut off gives what is there', () => {
    const cut = POST.slice(0, POST.indexOf('here') + 2);
    const items = readAll(createMediumParser, cut, { include: ['draft'] });
    expect(items).toMatchObject([
      { type: 'warning', message: 'The file ends in the middle.' },
      { type: 'post' },
    ]);
  });

  it('without a text is refused', () => {
    expect(() =>
      readAll(createMediumParser, '<html><article class="h-entry"></article></html>'),
    ).toThrow('No post was found');
  });
});
