/** Addresses of one blog as they are compared: no scheme, no `www.`, no trailing slash, one country's Blogspot. */
export function blogKey(url: string | null): string | null {
  if (url === null) return null;
  const match = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)/i.exec(url);
  if (!match) return null;
  // Blogspot has served one blog under many countries' names.
  const host = match[1]!
    .toLowerCase()
    .replace(/\.blogspot\.(?:com?\.)?[a-z]{2,3}$/, '.blogspot.com');
  return host + match[2]!.replace(/\/+$/, '');
}
