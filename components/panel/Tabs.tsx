import { useRef } from 'preact/hooks';
import type { PanelTab } from './types.ts';

const NAMES: Readonly<Record<PanelTab, string>> = {
  page: 'Page',
  highlights: 'Highlights',
  search: 'Search',
};
const TABS = ['page', 'highlights', 'search'] as const satisfies readonly PanelTab[];

export interface TabsProps {
  readonly tab: PanelTab;
  /** `chosen` where it was pressed, not only gone past by the arrows. */
  onTab(tab: PanelTab, chosen: boolean): void;
}

/** The panel's tabs; arrows go from one to the next, and show it. */
export function Tabs({ tab, onTab }: TabsProps) {
  const root = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const by = event.key === 'ArrowRight' ? 1 : TABS.length - 1;
    const next = TABS[(TABS.indexOf(tab) + by) % TABS.length]!;
    onTab(next, false);
    root.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Backstory" ref={root} onKeyDown={onKeyDown}>
      {TABS.map(name => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === tab}
          aria-controls="tab-panel"
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name, true)}
        >
          {NAMES[name]}
        </button>
      ))}
    </div>
  );
}
