const SIGN = /https?:\/\/|www\.|@/g;
/** How far an address reaches each way, in UTF-16 units; what is longer is data, and as well read as text. */
const REACH = 2000;

/** The text with `_` for each character of its addresses of the web and of mail, and of handles. */
export function withoutAddresses(text: string): string {
  let plain = '';
  let done = 0;
  const sign = new RegExp(SIGN);
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const least = Math.max(done, found.index - REACH);
    const most = Math.min(text.length, sign.lastIndex + REACH);
    let from = found.index;
    let to = sign.lastIndex;
    while (from > least && !/\s/.test(text[from - 1]!)) from--;
    while (to < most && !/\s/.test(text[to]!)) to++;
    plain += text.slice(done, from) + '_'.repeat(to - from);
    sign.lastIndex = done = to;
  }
  return plain + text.slice(done);
}
