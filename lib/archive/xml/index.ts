export * from './element.ts';
export { createEntryParser, type Entry, type EntryFormat, NOTHING_TOLD } from './entry-parser.ts';
export { createXmlReader, ENTRY_LIMIT, type XmlEvent, type XmlReader } from './reader.ts';
export { rootTag } from './root.ts';
