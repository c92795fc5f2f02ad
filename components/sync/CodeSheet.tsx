import { useLayoutEffect, useRef } from 'preact/hooks';
import { sayAhead } from '../options/when.ts';
import { Button } from '../shared/index.ts';
import type { ShownCode, SyncDeeds } from './types.ts';

export interface CodeSheetProps {
  readonly code: ShownCode;
  /** Where that is which it opens, such as "WebDAV at cloud.example.org"; null until known. */
  readonly place: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly deeds: Pick<SyncDeeds, 'onPrint' | 'onCopy' | 'onCodeSeen'>;
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** A code that is shown once. It is what the page prints while it is there. */
export function CodeSheet({ code, place, now, deeds }: CodeSheetProps) {
  const sheet = useRef<HTMLElement>(null);
  const text = code.kind === 'invitation' ? code.text : code.code;
  useLayoutEffect(() => sheet.current?.focus(), [text]);
  return (
    <section class="code-sheet" ref={sheet} tabIndex={-1} aria-labelledby="code-title">
      <h3 id="code-title">{TITLES[code.kind]}</h3>
      {code.kind === 'pairing' ? (
        <p class="prose">
          Type it on the other device: Settings, Sync, the same server or account, “A code that
          another device shows”.{' '}
          {code.until > now
            ? `It is good for ten minutes, and ends ${sayAhead(code.until, now)}.`
            : 'It has ended: make a new one.'}
        </p>
      ) : code.kind === 'recovery' ? (
        <p class="prose on-screen">
          It opens what you sync where the passphrase is forgotten. Print it, or write it down, and
          keep it where you keep papers. It is not shown again; a new one can be made, and makes
          this one void.
        </p>
      ) : (
        <p class="prose">
          Who has this and a user on the server reads and changes all that is in the set: give it to
          people you trust, by a way you trust. A new invitation makes the one before void for those
          who have not joined yet.
        </p>
      )}
      <pre class="code" dir="ltr">
        {text}
      </pre>
      {code.kind === 'recovery' && (
        <div class="on-paper prose">
          <p>
            It opens what Backstory syncs{place !== null && ` by ${place}`}, where the passphrase is
            forgotten: in Backstory’s settings under Sync, set up the same server or account, then
            choose “The recovery code, from paper”.
          </p>
          <p>
            Made on {DATE.format(now)}; void once a newer one is made. Keep it where you keep
            papers.
          </p>
        </div>
      )}
      <div class="row">
        {code.kind === 'recovery' && <Button onClick={deeds.onPrint}>Print</Button>}
        <Button onClick={() => deeds.onCopy(text)}>Copy</Button>
        <Button kind={code.kind === 'recovery' ? 'main' : 'quiet'} onClick={deeds.onCodeSeen}>
          {code.kind === 'recovery' ? 'I have kept it' : 'Close'}
        </Button>
      </div>
    </section>
  );
}

const TITLES: Readonly<Record<ShownCode['kind'], string>> = {
  recovery: 'Your recovery code',
  pairing: 'A code for another device',
  invitation: 'An invitation',
};
