export * from './Colours.tsx';
export * from './Dossier.tsx';
export * from './HighlightsPart.tsx';
export * from './Note.tsx';
export { nameOf as nameOfLink } from './NoteLinks.tsx';
export * from './types.ts';
