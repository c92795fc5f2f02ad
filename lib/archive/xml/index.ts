export * from './element.ts';
export { createEntryParser, type Entry, type EntryFormat, NOTHING_TOLD } from './entry-parser.ts';
export type { XmlEvent, XmlReader } from './events.ts';
export { createXmlReader, ENTRY_LIMIT } from './reader.ts';
export { rootTag } from './root.ts';
