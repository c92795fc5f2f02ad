/** No title is longer: the catalogue of messages refuses one. */
export const LONGEST_TITLE = 200;

/** A title to suggest for an archive that is made from a file: its name without its ending. */
export function titleFromName(name: string): string {
  return name
    .replace(/(?:\.(?:txt|md|xml|json|atom|rss|html?|zip|gz|backstory))+$/i, '')
    .replace(/[_-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TITLE);
}
