import { defineConfig } from 'wxt';

/**
 * `--mode demo` is the build that `npm start` and the browser tests load: it may read pages served on
 * loopback without asking, since a browser without a window cannot show the question.
 */
export default defineConfig({
  publicDir: 'assets/public',
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  outDir: '.output',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  manifest: ({ browser, mode }) => ({
    name: 'Backstory',
    description:
      "A long-running blog's memory, beside the news: marks what your archive knows, shows dated evidence. Offline.",
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
    ],
    optional_host_permissions: ['<all_urls>'],
    ...(mode === 'demo' ? { host_permissions: ['*://127.0.0.1/*'] } : {}),
    minimum_chrome_version: '128',
    ...(browser === 'firefox'
      ? {
          // Firefox's own default turns http: into https:, and a NAS at home answers nobody then. What is
          // asked is decided where addresses are read: plain http is for one's own network only.
          content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
          browser_specific_settings: {
            gecko: {
              id: 'backstory@backstory.example',
              strict_min_version: '146.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
    action: { default_title: 'Backstory' },
    commands: {
      highlight: {
        suggested_key: { default: 'Alt+Shift+H' },
        description: 'Highlight the selection',
      },
      'next-mention': {
        suggested_key: { default: 'Alt+Shift+N' },
        description: 'Go to the next marked term',
      },
      'open-panel': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: 'Open the panel',
      },
      'previous-mention': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: 'Go to the previous marked term',
      },
    },
    web_accessible_resources: [
      // Frames in pages: the card, and the note of a highlight. A dynamic address hides from the page which extension it is.
      {
        resources: ['card.html', 'note.html'],
        matches: ['<all_urls>'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
  }),
});
