/** What a reader does with a page, which is to be as it is without marks. */
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from './browser-suite.ts';
import { switchMarksOn } from './marking.ts';
import { marksAppear } from './steps.ts';

describeJourney('on a marked page', ground => {
  const visit = async () => {
    const page = await ground().browser.openPage(`${ground().server.url}story.html`);
    await marksAppear(page);
    await page.toFront();
    return page;
  };
  beforeAll(() => switchMarksOn(ground()));

  it('a selection over marks holds, and copies, the very text', async () => {
    const page = await visit();
    const { text, selected, copied, stays } = await page.evaluate(() => {
      const paragraph = document.querySelector('p')!;
      const selection = getSelection()!;
      selection.selectAllChildren(paragraph);
      let html = '';
      document.addEventListener('copy', () => {
        const holder = document.createElement('div');
        holder.append(selection.getRangeAt(0).cloneContents());
        html = holder.innerHTML;
      });
      document.execCommand('copy');
      return {
        text: paragraph.textContent,
        selected: selection.toString(),
        copied: html,
        stays: paragraph.childNodes.length,
      };
    });
    expect(selected.trim()).toBe(text!.trim());
    expect(copied === '' || copied === text).toBe(true);
    expect(stays).toBe(1);
    await page.close();
  });

  it('find goes over marks, and finds no text of ours', async () => {
    const page = await visit();
    const find = (what: string) =>
      page.evaluate(
        wanted => (Reflect.get(globalThis, 'find') as (text: string) => boolean)(wanted),
        what,
      );
    expect(await find('over from NOMS in 2017')).toBe(true);
    expect(await find('Backstory')).toBe(false);
    await page.close();
  });

  it('typing and undoing in an editable part beside the marks works', async () => {
    const page = await visit();
    await page.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'field';
      document.body.append(field);
      field.focus();
    });
    const field = await page.handle(() => document.querySelector('#field'), undefined);
    await field!.type('HMPPS n Escape');
    const value = () => page.evaluate(() => document.querySelector('textarea')!.value);
    expect(await value()).toBe('HMPPS n Escape');
    await page.evaluate(() => document.execCommand('undo'));
    expect('HMPPS n Escape'.startsWith(await value())).toBe(true);
    expect(await value()).not.toBe('HMPPS n Escape');
    await page.close();
  });

  it('nothing is printed of a mark', async () => {
    const page = await visit();
    const rules = await page.evaluate(() =>
      document.adoptedStyleSheets
        .flatMap(sheet =>
          [...sheet.cssRules].filter(
            rule => rule instanceof CSSMediaRule && rule.conditionText === 'print',
          ),
        )
        .map(({ cssText }) => cssText),
    );
    expect(rules.join()).toMatch(/text-decoration: none|text-decoration-line: none/);
    await page.close();
  });
});
