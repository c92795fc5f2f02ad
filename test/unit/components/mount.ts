import { parseHTML } from 'linkedom';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';

/** What linkedom lacks and the views use; each is recorded so that tests can ask. */
interface Seen {
  focused: Element | null;
  scrolled: Element | null;
}

export interface Mounted {
  readonly root: Element;
  readonly seen: Seen;
  show(view: ComponentChild): Promise<void>;
  /** The element with this role and accessible name; throws if there is not exactly one. */
  get(role: string, name: string | RegExp): HTMLElement;
  all(role: string): HTMLElement[];
  press(target: EventTarget, key: string, more?: { readonly shiftKey?: boolean }): Promise<Event>;
  click(target: Element): Promise<void>;
  type(target: Element, value: string): Promise<void>;
  /** Chooses an option by its value, or sets a box. */
  choose(target: Element, value: string | boolean): Promise<void>;
  /** Takes the focus away from a field. */
  leave(target: Element): Promise<void>;
  /** All text, white space squashed. */
  text(): string;
}

const ROLES: Readonly<Record<string, string>> = {
  alert: '[role=alert]',
  combobox: 'select',
  button: 'button:not([role])',
  checkbox: 'input[type=checkbox]',
  heading: 'h1,h2,h3,h4,h5,h6',
  img: '[role=img]',
  link: 'a[href]',
  list: 'ol,ul',
  listitem: 'li',
  group: 'fieldset',
  listbox: '[role=listbox]',
  menuitem: '[role=menuitem]',
  option: '[role=option]',
  password: 'input[type=password]',
  progressbar: '[role=progressbar]',
  radio: 'input[type=radio]',
  region: 'section',
  searchbox: 'input[type=search]',
  status: '[role=status]',
  switch: '[role=switch]',
  tab: '[role=tab]',
  textbox: 'input[type=text],textarea',
};

/** Renders a view into a document of its own; until the next call that is the global one. */
export async function mount(view: ComponentChild): Promise<Mounted> {
  const { window, document } = parseHTML(
    '<!doctype html><html><body><div id="app"></div></body></html>',
  );
  const { Element, HTMLElement, Node, Event } = window;
  callAtCurrentTarget(window.EventTarget.prototype);
  const seen: Seen = { focused: null, scrolled: null };
  HTMLElement.prototype.focus = function (this: Element) {
    seen.focused = this;
  };
  HTMLElement.prototype.blur = function (this: Element) {
    if (seen.focused === this) seen.focused = null;
  };
  HTMLElement.prototype.scrollIntoView = function (this: Element) {
    seen.scrolled = this;
  };
  const getComputedStyle = () => ({ direction: document.documentElement.dir || 'ltr' });
  Object.assign(globalThis, { window, document, Element, HTMLElement, Node });
  Object.assign(globalThis, { getComputedStyle, innerHeight: 800 });
  const root = document.getElementById('app');
  if (root === null) throw new Error('no root');

  const send = async (target: EventTarget, type: string, more: object = {}): Promise<Event> => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, more);
    await act(() => {
      target.dispatchEvent(event);
    });
    return event;
  };
  const all = (role: string): HTMLElement[] => {
    const selector = ROLES[role];
    if (selector === undefined) throw new Error(`no selector for ${role}`);
    return [...root.querySelectorAll<HTMLElement>(selector)];
  };
  const mounted: Mounted = {
    root,
    seen,
    async show(next) {
      await act(() => render(next, root));
    },
    all,
    get(role, name) {
      const named = all(role).filter(element => {
        const own = nameOf(element, root);
        return typeof name === 'string' ? own === name : name.test(own);
      });
      if (named.length === 1 && named[0]) return named[0];
      const names = all(role).map(element => nameOf(element, root));
      throw new Error(
        `${named.length} of role ${role} named ${name}; there are: ${names.join(' | ')}`,
      );
    },
    press: (target, key, more = {}) => send(target, 'keydown', { key, ...more }),
    async click(target) {
      await send(target, 'click');
    },
    async type(target, value) {
      Object.assign(target, { value });
      await send(target, 'input');
    },
    async choose(target, value) {
      // linkedom's select takes no value.
      const property = typeof value === 'boolean' ? 'checked' : 'value';
      Object.defineProperty(target, property, { value, writable: true, configurable: true });
      await send(target, 'change');
    },
    async leave(target) {
      await send(target, 'blur');
    },
    text: () => squash(root.textContent ?? ''),
  };
  await mounted.show(view);
  return mounted;
}

/** Sends the form that an element is in. */
export async function submit(page: Mounted, inside: Element): Promise<void> {
  const form = inside.closest('form');
  if (!form) throw new Error('not in a form');
  const { Event } = page.root.ownerDocument.defaultView ?? globalThis;
  await act(() => {
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
}

const wrapped = new WeakMap<object, EventListener>();
const patched = new WeakSet<object>();

/**
 * linkedom calls every listener with the event's *target* as `this`, where browsers give the element that
 * it was added to. Preact looks its handlers up on `this`: without this, none would see a bubbling event.
 */
function callAtCurrentTarget(prototype: EventTarget): void {
  if (patched.has(prototype)) return;
  patched.add(prototype);
  const { addEventListener, removeEventListener } = prototype;
  const wrap = (listener: EventListener): EventListener => {
    const known = wrapped.get(listener);
    if (known) return known;
    const made: EventListener = event => listener.call(event.currentTarget, event);
    wrapped.set(listener, made);
    return made;
  };
  prototype.addEventListener = function (type: string, listener: unknown, options?: unknown) {
    if (typeof listener !== 'function') throw new Error('listeners here are functions');
    // One wrapper serves all elements, so a listener is told apart by element and type, as it should be.
    addEventListener.call(this, type, wrap(listener as EventListener), options as object);
  };
  prototype.removeEventListener = function (type: string, listener: unknown) {
    removeEventListener.call(this, type, wrapped.get(listener as object) ?? null);
  };
}

/** The accessible name, as far as these views need it: label, labelled by, around, content. */
export function nameOf(element: Element, root: Element): string {
  const own = element.getAttribute('aria-label');
  if (own !== null) return own;
  const by = element.getAttribute('aria-labelledby');
  if (by !== null) return squash(root.querySelector(`[id="${by}"]`)?.textContent ?? '');
  const label = element.closest('label');
  if (label !== null) return squash(label.textContent ?? '');
  const copy = element.cloneNode(true);
  if (copy instanceof Element) {
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  }
  return squash(copy.textContent ?? '');
}

function squash(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
