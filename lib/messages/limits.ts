/** The text of a page is read up to here, in characters; the rest is said to be left out. */
export const MAX_PAGE_TEXT = 6_000_000;
