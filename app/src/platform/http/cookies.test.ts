import { describe, expect, test } from 'vitest';
import { cookiesFor } from './cookies.ts';

const asking = (cookie: string) => new Request('http://localhost/', { headers: { cookie } });

describe('over https', () => {
  const cookies = cookiesFor('https://minga.cl');

  test('a cookie is bound to this very host, sent encrypted only, and unseen by scripts', () => {
    expect(cookies.areSafe).toBe(true);
    expect(cookies.set('session', 'abc', 60)).toBe(
      '__Host-minga-session=abc; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });

  test('only its own is read: not that of another prefix, which a neighbour host could set', () => {
    expect(cookies.read(asking('__Host-minga-session=abc'), 'session')).toBe('abc');
    expect(cookies.read(asking('minga-session=planted'), 'session')).toBeUndefined();
    expect(cookies.read(asking('__Secure-minga-session=planted'), 'session')).toBeUndefined();
  });

  test('clearing it names the same place', () => {
    expect(cookies.clear('session')).toBe(
      '__Host-minga-session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });
});

describe('on this machine without https', () => {
  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'a cookie of %s has no prefix and is still unseen by scripts',
    (publicUrl) => {
      const cookies = cookiesFor(publicUrl);
      expect(cookies.areSafe).toBe(true);
      expect(cookies.set('session', 'abc', 60)).toBe(
        'minga-session=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
      );
    },
  );
});

test('elsewhere without https no cookie is safe', () => {
  for (const publicUrl of ['http://minga.cl', 'http://192.168.1.10:3000', 'http://localhost.cl']) {
    expect(cookiesFor(publicUrl).areSafe).toBe(false);
  }
});

test('one cookie is found among others, and a similar name is another', () => {
  const cookies = cookiesFor('http://localhost');
  const request = asking('a=1; xminga-session=no; minga-session-2=no; minga-session=yes; b=2');
  expect(cookies.read(request, 'session')).toBe('yes');
  expect(cookies.read(asking('minga-sessionx=no'), 'session')).toBeUndefined();
  expect(cookies.read(new Request('http://localhost/'), 'session')).toBeUndefined();
});

test('what is set is read again, and cannot begin another attribute or header', () => {
  const cookies = cookiesFor('http://localhost');
  const set = cookies.set('browser', 'a b;c="d"\r\nSet-Cookie: x', 1);
  expect(set).not.toMatch(/[\r\n]/);
  const [pair = ''] = set.split('; ');
  expect(cookies.read(asking(pair), 'browser')).toBe('a b;c="d"\r\nSet-Cookie: x');
});
