import { describe, expect, it, vi } from 'vitest';
import { AddressForm } from '../../../components/options/AddressForm.tsx';
import type { AddressProps, AddressState } from '../../../components/options/index.ts';
import { found, moved, notABlog } from '../../gallery/data.ts';
import { mount, submit } from './mount.ts';

function address(state: AddressState) {
  const calls = {
    onLook: vi.fn<AddressProps['onLook']>(),
    onImport: vi.fn<AddressProps['onImport']>(),
    onForget: vi.fn<() => void>(),
  };
  return { calls, view: <AddressForm state={state} {...calls} /> };
}

describe('an address', () => {
  it('is looked at as it was typed, and not while there is none', async () => {
    const { view, calls } = address({ kind: 'idle' });
    const page = await mount(view);
    const field = page.get('textbox', 'Paste a blog’s address');
    await submit(page, field);
    expect(page.get('button', 'Look').hasAttribute('disabled')).toBe(true);
    await page.type(field, ' blog.example ');
    await submit(page, field);
    expect(calls.onLook.mock.calls).toEqual([['blog.example']]);
  });

  it('says whom it asks, and can be stopped', async () => {
    const { view, calls } = address({ kind: 'looking', host: 'blog.example' });
    const page = await mount(view);
    expect(page.get('status', 'Asking blog.example…')).toBeTruthy();
    await page.click(page.get('button', 'Stop'));
    expect(calls.onForget).toHaveBeenCalledOnce();
  });

  it('says what was found and what importing it means', async () => {
    const page = await mount(address(found).view);
    expect(page.text()).toContain(
      'A blog about dutyblog.example is a Blogger blog with 4,812 posts and 117,030 comments.',
    );
    expect(page.text()).toContain('a page at a time: about 27 minutes. You can close this page.');
    await page.show(address({ ...found, minutes: null }).view);
    expect(page.text()).toContain('a page at a time. You can close');
    await page.show(address({ ...found, site: 'feed' }).view);
    expect(page.text()).toContain('A feed has only the newest posts.');
  });

  it.each([
    ['', { title: 'A blog about duty', titled: false }],
    [' Duty ', { title: 'Duty', titled: true }],
  ])('is imported under %j as %j', async (typed, named) => {
    const { view, calls } = address(found);
    const page = await mount(view);
    const field = page.get('textbox', 'Name of the new archive');
    await page.type(field, typed);
    await submit(page, field);
    expect(calls.onImport).toHaveBeenCalledWith({ ...named, every: 'day' });
    await page.click(page.get('button', 'Not this one'));
    expect(calls.onForget).toHaveBeenCalledOnce();
  });

  it('is named by its host where the blog has no title', async () => {
    const { view, calls } = address({ ...found, title: ' ' });
    const page = await mount(view);
    await submit(page, page.get('textbox', 'Name of the new archive'));
    expect(calls.onImport).toHaveBeenCalledWith(
      expect.objectContaining({ title: 'blog.example', titled: false }),
    );
  });

  it('says what failed, and offers where it leads', async () => {
    const page = await mount(address({ kind: 'failed', failure: notABlog, movedTo: null }).view);
    expect(page.get('alert', `${notABlog.message}${notABlog.action}`)).toBeTruthy();
    expect(page.all('button').map(button => button.textContent)).toEqual(['Look']);
    const movedTo = 'https://www.blog.example/';
    const { view, calls } = address({ kind: 'failed', failure: moved, movedTo });
    await page.show(view);
    await page.click(page.get('button', 'Ask www.blog.example instead'));
    expect(calls.onLook).toHaveBeenCalledWith(movedTo);
  });
});
