/** A small invented blog in the formats that the generator does not write. What is in each is known. */
import { strToU8, zipSync } from 'fflate';

/** What a file holds, and what an import of it must say. */
export interface MadeFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly posts: number;
  readonly comments: number;
  /** What the ledger says of what was left out. */
  readonly leftOut: readonly RegExp[];
}

const text = (no: number) =>
  `Gate ${no} was shut at six, and the officers of the night shift stood before it with their keys.`;
const zipOf = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, body]) => [path, strToU8(body)])));

const wxrComment = (id: number, parent: number, approved: string, html: string) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Bo]]></wp:comment_author><wp:comment_date>2015-07-11 10:0${id}:00</wp:comment_date><wp:comment_date_gmt>2015-07-11 09:0${id}:00</wp:comment_date_gmt><wp:comment_content><![CDATA[${html}]]></wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;

const wxrItem = (no: number, status: string, html: string, comments = '') =>
  `<item><title>Gate ${no}</title><link>http://gate.example.org/${no}/</link><dc:creator>ada</dc:creator><wp:post_id>${no}</wp:post_id><wp:post_date>2015-07-${10 + no} 23:11:05</wp:post_date><wp:post_date_gmt>2015-07-${10 + no} 22:11:05</wp:post_date_gmt><wp:status>${status}</wp:status><wp:post_type>post</wp:post_type><content:encoded><![CDATA[${html}]]></content:encoded>${comments}</item>`;

const wxrFile = (items: string) => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>At the Gate</title><link>http://gate.example.org</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>http://gate.example.org</wp:base_blog_url>${items}</channel></rss>`;

const WXR: MadeFile = {
  name: 'gate.wordpress.xml',
  content: wxrFile(
    wxrItem(
      1,
      'publish',
      text(1),
      wxrComment(1, 0, '1', 'First') +
        wxrComment(2, 1, '1', 'An answer') +
        wxrComment(3, 0, 'spam', 'Buy keys'),
    ) +
      wxrItem(2, 'publish', text(2)) +
      wxrItem(3, 'draft', text(3)),
  ),
  posts: 2,
  comments: 2,
  leftOut: [/1 draft was left out/, /1 spam comment was left out/],
};

const RSS: MadeFile = {
  name: 'gate.rss',
  content: `<?xml version="1.0"?><rss version="2.0"><channel><title>At the Gate</title><link>http://gate.example.org/</link>${[
    1, 2, 3,
  ]
    .map(
      no =>
        `<item><title>Gate ${no}</title><link>http://gate.example.org/${no}</link><pubDate>Tue, 1${no} Mar 2015 22:11:05 GMT</pubDate><description>&lt;p&gt;${text(no)}&lt;/p&gt;</description></item>`,
    )
    .join('')}</channel></rss>`,
  posts: 3,
  comments: 0,
  leftOut: [],
};

const PAGE = 'https://gate.blogspot.com/2015/03/keys.html';
const pageComment = (no: number, answers = '') =>
  `<li class="comment" id="c${no}"><div class="comment-block"><div class="comment-header"><cite class="user">Writer ${no}</cite><span class="datetime secondary-text"><a rel="nofollow" href="${PAGE}?showComment=${Date.UTC(2015, 2, 10, 22, no)}#c${no}">10 March 2015 at 22:0${no}</a></span></div><p class="comment-content">Said by ${no}.</p></div><div class="comment-replies"><div id="c${no}-rt" class="comment-thread inline-thread"><ol id="c${no}-ra">${answers}</ol></div></div></li>`;

const BLOGSPOT: MadeFile = {
  name: 'keys.html',
  content: `<!DOCTYPE html>
<html dir='ltr'><head><meta content='blogger' name='generator'/><link href='${PAGE}' rel='canonical'/>
<link rel="alternate" type="application/atom+xml" title="At the Gate - Atom" href="https://gate.blogspot.com/feeds/posts/default" /></head><body>
<div class="date-outer"><h2 class='date-header'><span>Tuesday, 10 March 2015</span></h2>
<div class='post-outer'><div class='post hentry'><h3 class='post-title entry-title'>Keys &amp; locks</h3>
<div class='post-body entry-content' id='post-body-1'>${text(4)}</div>
<div class='post-footer'><a class='timestamp-link' href='${PAGE}' rel='bookmark'><abbr class='published' title='2015-03-10T20:00:00Z'>20:00</abbr></a></div></div>
<div class='comments' id='comments'><h4>3 comments:</h4><ol id="top-ra">${pageComment(1, pageComment(2))}${pageComment(3)}</ol></div></div></div></body></html>`,
  posts: 1,
  comments: 3,
  leftOut: [],
};

const SUBSTACK: MadeFile = {
  name: 'substack.zip',
  content: zipOf({
    'posts.csv': `post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
101.keys,2021-03-10T22:11:05.000Z,true,,,newsletter,everyone,"Keys, and doors","A subtitle",
102.later,,false,,,newsletter,everyone,Not yet,,
103.locks,2021-05-01T00:00:00.000Z,true,,,newsletter,everyone,Locks,,
`,
    'posts/101.keys.html': `<p>${text(5)}</p>`,
    'posts/102.later.html': `<p>${text(6)}</p>`,
    'posts/103.locks.html': `<p>${text(7)}</p>`,
  }),
  posts: 2,
  comments: 0,
  leftOut: [/1 draft was left out/],
};

const MARKDOWN: MadeFile = {
  name: 'notes.zip',
  content: zipOf({
    'notes/2015/keys.md': `---\ntitle: Keys\ndate: 2015-03-10\ntags: [gates]\n---\n${text(8)}\n`,
    'notes/2015/locks.md': `---\ntitle: Locks\ndate: 2015-03-11\n---\n${text(9)}\n\n- *one*\n- two\n`,
    'notes/2015/later.md': `---\ntitle: Later\ndate: 2015-03-12\ndraft: true\n---\nNot yet.\n`,
  }),
  posts: 2,
  comments: 0,
  leftOut: [/1 draft was left out/],
};

export const SMALL_FILES: readonly (readonly [format: string, file: MadeFile])[] = [
  ['a WordPress export', WXR],
  ['an RSS feed', RSS],
  ['a saved Blogspot page', BLOGSPOT],
  ['a Substack zip', SUBSTACK],
  ['a zip of Markdown files', MARKDOWN],
];

/** A WordPress export whose one post and its comment try all that HTML can do; each would ask the server. */
export function hostileFile(server: string): string {
  const ask = (by: string) => `fetch('${server}${by}')`;
  const html = `<p>Harmless words before.</p>
<script>${ask('script')};alert(1)</script><script src="${server}script.js"></script>
<base href="${server}"><meta http-equiv="refresh" content="0;url=${server}refresh">
<link rel="stylesheet" href="${server}style.css"><style>@import url(${server}import.css);body{background:url(${server}background)}</style>
<p style="background-image:url(${server}inline)" onclick="${ask('click')}">A paragraph.</p>
<img src="${server}image.png" srcset="${server}image-2.png 2x" onerror="${ask('error')}" alt="A gate">
<svg onload="${ask('svg')}"><image href="${server}svg.png"/></svg>
<iframe src="${server}frame" srcdoc="&lt;script&gt;${ask('srcdoc')}&lt;/script&gt;"></iframe>
<object data="${server}object"></object><embed src="${server}embed"><video src="${server}video" poster="${server}poster" autoplay></video>
<form action="${server}form"><input autofocus onfocus="${ask('focus')}"><button>Send</button></form>
<details open ontoggle="${ask('toggle')}"><summary>More</summary></details>
<a href="javascript:${ask('link')}">a link</a> <a href=" java&#10;script:${ask('link-2')}">another</a> <a href="data:text/html,x">a third</a>
<p>Harmless words after.</p>`;
  return wxrFile(wxrItem(1, 'publish', html, wxrComment(1, 0, '1', `Said below. ${html}`)));
}
