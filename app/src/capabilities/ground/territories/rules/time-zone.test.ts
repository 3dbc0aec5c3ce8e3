// Chile has four zones; two of them keep summer time all year.
import { expect, test } from 'vitest';
import chile from '../facts/chile.json' with { type: 'json' };
import { chileanZones, isChileanZone, offsetMinutes, offsetWords } from './time-zone.ts';

const winter = Date.parse('2026-07-01T12:00:00Z');
const summer = Date.parse('2026-12-01T12:00:00Z');

test('the mainland is at UTC−4 in winter and UTC−3 in summer', () => {
  expect(offsetMinutes('America/Santiago', winter)).toBe(-240);
  expect(offsetMinutes('America/Santiago', summer)).toBe(-180);
});

test('Aysén and Magallanes are at UTC−3 all year', () => {
  for (const zone of ['America/Coyhaique', 'America/Punta_Arenas'] as const) {
    expect([winter, summer].map((at) => offsetMinutes(zone, at))).toEqual([-180, -180]);
  }
});

test('Rapa Nui is two hours behind the mainland, all year', () => {
  for (const at of [winter, summer]) {
    const behind = offsetMinutes('Pacific/Easter', at) - offsetMinutes('America/Santiago', at);
    expect(behind).toBe(-120);
  }
});

test('the clocks change on the first Saturday night of April and September 2026', () => {
  const at = (instant: string) => offsetMinutes('America/Santiago', Date.parse(instant));
  expect([at('2026-04-05T02:59:00Z'), at('2026-04-05T03:01:00Z')]).toEqual([-180, -240]);
  expect([at('2026-09-06T03:59:00Z'), at('2026-09-06T04:01:00Z')]).toEqual([-240, -180]);
});

test('every comuna is in one of the four', () => {
  const zones = new Set(chile.comunas.map(({ timeZone }) => timeZone));
  expect([...zones].sort()).toEqual([...chileanZones].sort());
  expect(isChileanZone('America/Lima')).toBe(false);
});

test('offsets are written with the minus sign', () => {
  expect(offsetWords(-180)).toBe('UTC−3');
  expect(offsetWords(-210)).toBe('UTC−3:30');
  expect(offsetWords(0)).toBe('UTC+0');
  expect(offsetWords(345)).toBe('UTC+5:45');
});
