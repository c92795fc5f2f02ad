import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { MAX_PAGE_TEXT } from '../lib/messages/catalogue.ts';
import { createSend } from '../lib/messages/sending.ts';
import { createAnnotator, isOwnFrame, startOnce } from '../lib/page/index.ts';
import { contentRuntime, frameAddress } from '../lib/platform/content.ts';

// Runs in pages. Not WXT's content script: its wrapper posts the extension's id to the page.
export default defineUnlistedScript(() => {
  if (!isOwnFrame(window)) return;
  startOnce('annotator', stop => {
    const runtime = contentRuntime();
    void createAnnotator({
      document,
      send: createSend(runtime, () => stop.abort()),
      listen: runtime.listen,
      card: frameAddress(runtime, '/card.html'),
      limit: MAX_PAGE_TEXT,
      stop,
    });
  });
});
