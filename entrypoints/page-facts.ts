import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageHeadings, pageTitle, readPublished } from '../lib/page/index.ts';

// What a page says of itself, asked by the popup: the annotator need not bring it into every page.
export default defineUnlistedScript(() => ({
  title: pageTitle(document),
  published: readPublished(document),
  headings: pageHeadings(document),
}));
