export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Who wrote something, as a classic export has it. */
export function person(name: string): string {
  const profile =
    name === 'Anonymous' ? '' : `<uri>https://www.blogger.com/profile/0${1e9 + name.length}</uri>`;
  return `<author><name>${escapeXml(name)}</name>${profile}<email>noreply@blogger.com</email><gd:image rel='http://schemas.google.com/g/2005#thumbnail' width='16' height='16' src='https://img1.blogblog.com/img/b16-rounded.gif'/></author>`;
}
