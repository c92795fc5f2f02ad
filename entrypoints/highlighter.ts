import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { MAX_PAGE_TEXT } from '../lib/messages/catalogue.ts';
import { createSend } from '../lib/messages/sending.ts';
import { canHoldOurs, createHighlighter, isOwnFrame, startOnce } from '../lib/page/index.ts';
import { contentRuntime, frameAddress } from '../lib/platform/content.ts';

// Runs in pages beside the annotator: on the sites that the user chose, and wherever they highlight.
export default defineUnlistedScript(() => {
  if (!isOwnFrame(window) || !canHoldOurs(document)) return;
  startOnce('highlighter', stop => {
    const runtime = contentRuntime();
    createHighlighter({
      document,
      send: createSend(runtime, () => stop.abort()),
      listen: runtime.listen,
      note: frameAddress(runtime, '/note.html'),
      limit: MAX_PAGE_TEXT,
      stop,
    });
  });
});
