/** Blogger's classic export of a made-up blog: one Atom feed, template and settings first. */
import type { Blog, MadeComment, MadePost } from './blog.ts';
import { londonTime } from './clock.ts';
import { escapeXml, person } from './xml.ts';

const NAMESPACES =
  "xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:georss='http://www.georss.org/georss' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'";
const KIND =
  "scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#";
const MADE = Date.UTC(2024, 0, 2, 3, 4, 5);

/** The export in pieces, an entry each. */
export function* classicExport(blog: Blog): Generator<string> {
  yield head(blog);
  for (const [name, text] of [
    ['layout', '<b:skin><![CDATA[/* Variable definitions */ body { color: #333; }]]></b:skin>'],
    ['settings.BLOG_NAME', blog.title],
    ['settings.BLOG_COMMENTS_MAX', '5000'],
  ] as const) {
    yield setting(blog, name, text);
  }
  for (let number = 0; number < blog.entries; number++) {
    const post = blog.post(number);
    yield postEntry(blog, post);
    for (let comment = 0; comment < post.comments; comment++) {
      yield commentEntry(blog, post, blog.comment(number, comment));
    }
  }
  yield '</feed>\n';
}

function head({ id, title, address, author }: Blog): string {
  return `<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?><feed ${NAMESPACES}><id>tag:blogger.com,1999:blog-${id}.archive</id><updated>${londonTime(MADE)}</updated><title type='text'>${escapeXml(title)}</title><link rel='http://schemas.google.com/g/2005#feed' type='application/atom+xml' href='${address}feeds/archive'/><link rel='self' type='application/atom+xml' href='http://www.blogger.com/feeds/${id}/archive'/><link rel='alternate' type='text/html' href='${address}'/>${person(author)}<generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>`;
}

function setting(blog: Blog, name: string, text: string): string {
  const kind = name === 'layout' ? 'template' : 'settings';
  return `<entry><id>tag:blogger.com,1999:blog-${blog.id}.${name}</id><published>${londonTime(MADE)}</published><updated>${londonTime(MADE)}</updated><category ${KIND}${kind}'/><title type='text'>${escapeXml(name)}</title><content type='text'>${escapeXml(text)}</content><link rel='self' type='application/atom+xml' href='http://www.blogger.com/feeds/${blog.id}/${kind}/default'/>${person(blog.author)}</entry>`;
}

function postEntry(blog: Blog, post: MadePost): string {
  const { id, kind, title, html, labels } = post;
  const feed = `http://www.blogger.com/feeds/${blog.id}/${kind}s/default/${id}`;
  const replies = `${blog.address}feeds/${id}/comments/default`;
  const control = post.draft
    ? "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
    : '';
  const categories = labels
    .map(label => `<category scheme='http://www.blogger.com/atom/ns#' term='${escapeXml(label)}'/>`)
    .join('');
  const name = escapeXml(title ?? '');
  const address = `${blog.address}${post.path}`;
  const published = post.draft
    ? ''
    : `<link rel='replies' type='application/atom+xml' href='${replies}' title='Post Comments'/><link rel='replies' type='text/html' href='${address}#comment-form' title='${post.comments} Comments'/>`;
  const own = post.draft
    ? ''
    : `<link rel='alternate' type='text/html' href='${address}' title='${name}'/>`;
  return `<entry><id>tag:blogger.com,1999:blog-${blog.id}.${kind}-${id}</id><published>${londonTime(post.published)}</published><updated>${londonTime(post.updated)}</updated>${control}<category ${KIND}${kind}'/>${categories}<title type='text'>${name}</title><content type='html'>${escapeXml(html)}</content>${published}<link rel='edit' type='application/atom+xml' href='${feed}'/><link rel='self' type='application/atom+xml' href='${feed}'/>${own}${person(post.author)}<thr:total>${post.comments}</thr:total></entry>`;
}

function commentEntry(blog: Blog, post: MadePost, comment: MadeComment): string {
  const { id, parent, published, removed } = comment;
  const html = removed ? 'This comment has been removed by the author.' : comment.html;
  const feed = `http://www.blogger.com/feeds/${blog.id}/${post.id}/comments/default/`;
  const address = `${blog.address}${post.path}`;
  const related =
    parent === null
      ? ''
      : `<link rel='related' type='application/atom+xml' href='${feed}${parent}'/>`;
  const gone = removed ? "<gd:extendedProperty name='blogger.contentRemoved' value='true'/>" : '';
  const time = londonTime(published);
  return `<entry><id>tag:blogger.com,1999:blog-${blog.id}.post-${id}</id><published>${time}</published><updated>${time}</updated><category ${KIND}comment'/><title type='text'>${escapeXml(html.slice(0, 60))}...</title><content type='html'>${escapeXml(html)}</content>${related}<link rel='edit' type='application/atom+xml' href='${feed}${id}'/><link rel='self' type='application/atom+xml' href='${feed}${id}'/><link rel='alternate' type='text/html' href='${address}?showComment=${published}#c${id}' title=''/>${person(comment.author)}<thr:in-reply-to xmlns:thr='http://purl.org/syndication/thread/1.0' href='${address}' ref='tag:blogger.com,1999:blog-${blog.id}.post-${post.id}' source='http://www.blogger.com/feeds/${blog.id}/posts/default/${post.id}' type='text/html'/>${gone}<gd:extendedProperty name='blogger.itemClass' value='pid-${id.slice(0, 9)}'/><gd:extendedProperty name='blogger.displayTime' value='${time.slice(0, 16).replace('T', ' at ')}'/></entry>`;
}
