import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';

export interface MenuItem {
  readonly name: string;
  onChoose(): void;
}

export interface MenuProps {
  /** The button's accessible name. */
  readonly label: string;
  /** What it shows; "…" if it is not given. */
  readonly words?: string;
  readonly items: readonly MenuItem[];
}

/** A button and the menu that it opens: arrows go round in it, Escape and Tab leave it. */
export function Menu({ label, words = '…', items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const itemsOf = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useLayoutEffect(() => {
    if (open) itemsOf()[0]?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = itemsOf();
    const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
    const next = nextItem(event.key, at, all.length);
    if (event.key === 'Escape') close();
    else if (next !== null) all[next]?.focus();
    // Letters mean nothing here; what they mean elsewhere in the view is not meant now.
    else if (event.key.length > 1 || event.key === ' ') return;
    event.preventDefault();
  };
  const onFocusOut = (event: FocusEvent) => {
    const { relatedTarget: to } = event;
    if (!(to instanceof Node && root.current?.contains(to))) setOpen(false);
  };
  return (
    <div class="menu" ref={root}>
      <Button
        kind="quiet"
        label={label}
        expanded={open}
        popup="menu"
        controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {words}
      </Button>
      {open && (
        <div
          class="menu-items"
          role="menu"
          tabIndex={-1}
          id={id}
          aria-label={label}
          onKeyDown={onKeyDown}
          onFocusOut={onFocusOut}
        >
          {items.map(({ name, onChoose }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              dir="auto"
              onClick={() => {
                close();
                onChoose();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function nextItem(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
