/** The one place that imports the browser's API: everything else gets it from here. */
export { default as browser } from 'webextension-polyfill';
