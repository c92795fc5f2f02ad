export { type DecodeOptions, decodeBlob, decodeBytes, decodeWhole } from './decode.ts';
export { type Sniffed, sniffEncoding } from './sniff.ts';
