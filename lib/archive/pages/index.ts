export { createHtmlPageParser, looksLikeHtml, withoutTitle } from './article.ts';
export { createBlogspotPageParser, looksLikeBlogspotPage } from './blogspot.ts';
export { createDocumentParser, type DocumentReader, type Finding } from './document-parser.ts';
export * from './find.ts';
