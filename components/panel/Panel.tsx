import './panel.css';
import '../card/evidence.css';
import '../popup/popup.css';
import '../shared/shared.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { HighlightsPart } from '../highlights/index.ts';
import { BackupDue } from '../keeping/BackupDue.tsx';
import { DamageNote } from '../keeping/DamageNote.tsx';
import { SiteSwitch } from '../popup/index.ts';
import { Button, Empty, FailureNote, moveFocus, useKeys } from '../shared/index.ts';
import { SyncLine } from '../sync/SyncLine.tsx';
import { PagePart } from './PagePart.tsx';
import { SearchPart } from './SearchPart.tsx';
import { Tabs } from './Tabs.tsx';
import type { PanelProps, PanelTab } from './types.ts';

/** The browser's side bar: the page in front with its terms and what belongs to it, and the search. */
export function Panel(props: PanelProps) {
  const root = useRef<HTMLElement>(null);
  const asked = useRef(false);
  /** Who asks for the search is going to type. */
  const toTab = (tab: PanelTab, chosen: boolean) => {
    asked.current = chosen && tab === 'search';
    props.onTab(tab);
    if (asked.current && props.tab === 'search') toBox(root.current);
  };
  useKeys({
    // The list of highlights has a box of its own, once there are some.
    '/': () => (props.tab === 'highlights' && toBox(root.current)) || toTab('search', true),
    Escape: () => (props.term ? props.onCloseTerm() : false),
  });
  useLayoutEffect(() => {
    if (props.tab === 'search' && asked.current) toBox(root.current);
    asked.current = false;
  }, [props.tab]);
  const without = props.counts?.archives === 0;
  return (
    <main
      class="panel"
      ref={root}
      onKeyDown={event => root.current && moveFocus(event, root.current)}
    >
      <h1 class="hidden-text">Backstory</h1>
      <Tabs tab={props.tab} onTab={toTab} />
      {props.failure !== null && (
        <div class="popup-failure">
          <FailureNote failure={props.failure} />
        </div>
      )}
      <div class="panel-part" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${props.tab}`}>
        {props.tab === 'highlights' ? (
          <>
            {props.damage && (
              <div class="popup-failure">
                <DamageNote damage={props.damage} onRestore={props.onKeeping} />
              </div>
            )}
            {props.reminder && <BackupDue {...props.reminder} />}
            {props.sync && <SyncLine {...props.sync} />}
            <HighlightsPart {...props.highlights} />
          </>
        ) : without ? (
          <Empty
            text="There is no archive yet."
            more="Import a blog’s archive once. What it says then stands beside the news you read."
          >
            <Button kind="main" onClick={props.onOptions}>
              Import an archive
            </Button>
          </Empty>
        ) : props.tab === 'page' ? (
          <PagePart {...props} />
        ) : (
          <SearchPart {...props} />
        )}
      </div>
      <footer class="popup-foot small">
        <Button kind="link" onClick={props.onOptions}>
          Settings
        </Button>
        {props.tab === 'highlights' && (
          <Button kind="link" onClick={props.onKeeping}>
            Backup
          </Button>
        )}
        <SiteSwitch site={props.site} bare={false} onToggleSite={props.onToggleSite} />
      </footer>
    </main>
  );
}

function toBox(root: HTMLElement | null): boolean {
  const box = root?.querySelector<HTMLElement>('[data-box]');
  box?.focus();
  return box != null;
}
