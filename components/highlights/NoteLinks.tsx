import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HighlightLink } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import type { NoteSuggestions } from './types.ts';
import { useSuggestions } from './use-suggestions.ts';

export interface NoteLinksProps {
  readonly links: readonly HighlightLink[];
  suggest(typed: string): Promise<NoteSuggestions>;
  onChange(links: readonly HighlightLink[]): void;
}

/** What of the archive a highlight is tied to: posts and terms, found by typing. */
export function NoteLinks({ links, suggest, onChange }: NoteLinksProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const turned = useRef(false);
  // What was clicked is gone either way; browsers do not heed `autofocus` in a frame of another origin.
  useLayoutEffect(() => {
    if (turned.current)
      root.current?.querySelector<HTMLElement>(open ? 'input' : 'button.link')?.focus();
    turned.current = false;
  }, [open]);
  const turn = (to: boolean) => {
    turned.current = true;
    setOpen(to);
  };
  const suggested = useSuggestions(typed, suggest);
  const found = suggested.links.filter(link => !links.some(other => keyOf(other) === keyOf(link)));
  const first = useRef<HTMLLIElement>(null);
  // The window scrolls where it has no room to grow: what may be meant would be below its edge.
  useLayoutEffect(() => first.current?.scrollIntoView({ block: 'nearest' }), [found.length > 0]);
  const isNothing = found.length === 0 && typed.trim() !== '' && suggested.of === typed.trim();
  return (
    <div class="note-links" ref={root}>
      {links.length > 0 && (
        <ul class="bare" aria-label="Tied to">
          {links.map(link => (
            <li key={keyOf(link)} class="row small">
              <span class="k">{link.kind}</span>
              <bdi class="link-name">{nameOf(link)}</bdi>
              <span class="space" />
              <Button
                kind="quiet"
                label={`Untie ${nameOf(link)}`}
                onClick={() => onChange(links.filter(other => other !== link))}
              >
                Untie
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!open ? (
        <Button kind="link" onClick={() => turn(true)}>
          Tie to a post or term of the archive
        </Button>
      ) : (
        <>
          <label class="field" for={id}>
            <span>Post or term of the archive</span>
          </label>
          <input
            id={id}
            type="text"
            dir="auto"
            maxLength={200}
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
          />
          <ul class="bare" aria-live="polite">
            {found.map((link, i) => (
              <li key={keyOf(link)} ref={i === 0 ? first : null}>
                <button
                  type="button"
                  class="open small"
                  onClick={() => {
                    onChange([...links, link]);
                    setTyped('');
                    turn(false);
                  }}
                >
                  <span class="k">{link.kind}</span> <bdi>{nameOf(link)}</bdi>
                </button>
              </li>
            ))}
          </ul>
          <p class="small" role="status">
            {isNothing && 'No other post or term is like that.'}
          </p>
        </>
      )}
    </div>
  );
}

export const nameOf = (link: HighlightLink) => (link.kind === 'post' ? link.title : link.name);
const keyOf = (link: HighlightLink) =>
  link.kind === 'post'
    ? `${link.archive} ${link.post} ${link.comment}`
    : `${link.archive} ${link.key}`;
