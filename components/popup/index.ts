export * from './news.ts';
export * from './Popup.tsx';
export * from './Related.tsx';
export * from './SiteSwitch.tsx';
export * from './TermList.tsx';
export type * from './types.ts';
