export * from './news.ts';
export * from './Popup.tsx';
export type * from './types.ts';
