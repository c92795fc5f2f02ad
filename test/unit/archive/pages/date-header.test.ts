import { describe, expect, it } from 'vitest';
import { readDateHeader } from '../../../../lib/archive/pages/date-header.ts';

const URL_2013 = 'https://a.blogspot.com/2013/10/x.html';

describe('date headings', () => {
  it.each([
    ['Saturday, 5 October 2013', null, '2013-10-05'],
    ['Saturday, October 5, 2013', null, '2013-10-05'],
    ['Samstag, 5. Oktober 2013', null, '2013-10-05'],
    ['samedi 5 octobre 2013', null, '2013-10-05'],
    ['sábado, 5 de octubre de 2013', null, '2013-10-05'],
    ['суббота, 5 октября 2013 г.', null, '2013-10-05'],
    ['sobota, 5 października 2013', null, '2013-10-05'],
    ['2013年10月5日土曜日', null, '2013-10-05'],
    ['5 ตุลาคม 2013', URL_2013, '2013-10-05'],
    ['10/5/2013', URL_2013, '2013-10-05'],
    ['05.10.13', URL_2013, '2013-10-05'],
    ['25/12/2013', null, '2013-12-25'],
    ['2013-10-05', null, '2013-10-05'],
    ['5/10/2013', null, null],
    ['31 February 2013', null, null],
    ['Saturday', URL_2013, null],
    ['', null, null],
  ])('%j (%s) is %s', (text, url, day) => {
    expect(readDateHeader(text, url)).toBe(day);
  });
});
