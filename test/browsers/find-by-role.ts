export interface RoleQuery {
  readonly role: string;
  /** Source of a pattern that the accessible name must match, in any case. */
  readonly name: string;
  /** Of those that match, in document order, from 0. */
  readonly nth: number;
}

/**
 * Runs inside a page: it closes over nothing. A small part of the accessible name computation, enough
 * for our own pages: `aria-label`, `aria-labelledby`, `<label>`, content, `title`, `placeholder`.
 */
export function findByRole(query: RoleQuery): Element | null {
  const selectors: Record<string, string> = {
    alert: '[role=alert]',
    article: 'article, [role=article]',
    button: 'button, [role=button], input[type=submit], input[type=button], summary',
    checkbox: 'input[type=checkbox]:not([role]), [role=checkbox]',
    combobox: 'select, [role=combobox]',
    dialog: 'dialog, [role=dialog]',
    file: 'input[type=file]',
    group: 'fieldset, details, [role=group]',
    heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
    link: 'a[href], [role=link]',
    list: 'ul, ol, [role=list]',
    listitem: 'li, [role=listitem]',
    option: 'option, [role=option]',
    // Has no role; found by its label like the others.
    password: 'input[type=password]',
    progressbar: 'progress, [role=progressbar]',
    radio: 'input[type=radio], [role=radio]',
    region: 'section, [role=region]',
    row: 'tr, [role=row]',
    searchbox: 'input[type=search], [role=searchbox]',
    status: '[role=status], output',
    switch: '[role=switch]',
    tab: '[role=tab]',
    table: 'table, [role=table]',
    textbox: 'textarea, input:not([type]), input[type=text], input[type=url], [role=textbox]',
  };
  const fold = (text: string | null | undefined) =>
    (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
  const nameOf = (element: Element): string => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map(id => document.getElementById(id)?.textContent)
      .join(' ');
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
        ? [...(element.labels ?? [])].map(label => label.textContent).join(' ')
        : '';
    const legend = element.querySelector('legend, summary, caption')?.textContent;
    const candidates = [
      element.getAttribute('aria-label'),
      labelled,
      labels,
      element instanceof HTMLFieldSetElement ? legend : '',
      element.textContent,
      element.getAttribute('title'),
      element.getAttribute('placeholder'),
    ];
    return candidates.map(fold).find(Boolean) ?? '';
  };
  const wanted = new RegExp(query.name, 'i');
  // A file input is often hidden behind a button that looks better.
  const visible = (element: Element) => query.role === 'file' || element.checkVisibility();
  const selector = selectors[query.role] ?? `[role=${query.role}]`;
  const matching = [...document.querySelectorAll(selector)].filter(
    element => visible(element) && wanted.test(nameOf(element)),
  );
  return matching[query.nth] ?? null;
}
