import { describe, expect, it } from 'vitest';
import { passageMark, passages } from '../../../components/reader/marked-passages.ts';
import { mount } from './mount.ts';

const far = 'and so it goes on for quite some time '.repeat(8);
const text = (
  <div class="body">
    <p id="one">
      <mark>Pay</mark> came first. {far}
    </p>
    <p id="two">
      Then <mark>pay</mark> and{' '}
      <em>
        the <mark>union</mark>
      </em>
      , side by side. {far}
    </p>
    <p id="three">
      <mark>union</mark> <mark>union</mark> <mark>union</mark>
    </p>
  </div>
);

describe('passages of a marked text', () => {
  it('begin where the most different words stand together', async () => {
    const { root } = await mount(text);
    const mark = passageMark(root);
    expect(mark?.closest('p')?.id).toBe('two');
    expect(mark?.textContent).toBe('pay');
  });

  it('are one where marks stand as near as in a snippet', async () => {
    const { root } = await mount(text);
    const found = passages(root).map(mark => `${mark.closest('p')?.id} ${mark.textContent}`);
    expect(found).toEqual(['one Pay', 'two pay', 'three union']);
  });

  it('are none without marks', async () => {
    const { root } = await mount(<p>{far}</p>);
    expect(passageMark(root)).toBeNull();
    expect(passages(root)).toEqual([]);
  });
});
