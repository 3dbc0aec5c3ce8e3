// What an institution says of itself: saved with its trace, never over somebody else's change, and with a way back.
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { contributions as territories } from '../../territories/index.ts';
import { crestBytes, crestSide } from '../rules/crest.ts';
import { readCrest } from '../store/front-pages.ts';
import { findInstitution, type InstitutionRow } from '../store/institutions.ts';
import { officerOf } from '../testing/staff.ts';
import { bringCrestBack } from './bring-crest-back.ts';
import type { ByStaff } from './by-staff.ts';
import { chooseColour } from './choose-colour.ts';
import { hideCrest } from './hide-crest.ts';
import { loadInstitutions } from './load-institutions.ts';
import { redrawPicture } from './redraw-picture.ts';
import { saveContact } from './save-contact.ts';
import { showCrest } from './show-crest.ts';

let given: TestDatabase;
let by: ByStaff;
beforeAll(async () => {
  given = await testDatabase();
  await territories.loadFacts?.(given.db);
  await loadInstitutions(given.db);
});
afterAll(() => given.close());
beforeEach(async () => {
  by = officerOf((await lautaro()).id);
});

async function lautaro(): Promise<InstitutionRow> {
  const found = await findInstitution(given.db, 'lautaro');
  if (found === undefined) throw new Error('Lautaro is loaded');
  return found;
}

async function audited(): Promise<{ told: Record<string, unknown>; act: string }[]> {
  const { rows } = await sql<{ told: Record<string, unknown>; act: string }>`
    select told, act from records.audit_entry where scope_id = ${by.scope.id} order by id`.execute(
    given.db,
  );
  return rows;
}

const contact = {
  address: "O'Higgins 1032",
  phone: '+56 45 259 0000',
  email: 'participacion@munilautaro.cl',
  website: 'https://www.munilautaro.cl',
};

describe('the contact', () => {
  test('is saved, audited, and changes its version', async () => {
    const before = await lautaro();
    expect((await saveContact(given.db, by, { contact, seen: before.version })).ok).toBe(true);
    expect(await lautaro()).toMatchObject(contact);
    expect((await lautaro()).version).not.toBe(before.version);
    expect((await audited()).at(-1)).toEqual({
      act: 'institutions/edit-front-page',
      told: { changed: 'contact' },
    });
  });

  test('is not saved over a change that the person has not seen, and then leaves no trace', async () => {
    const { version: seen } = await lautaro();
    const entries = (await audited()).length;
    const [one, other] = await Promise.all([
      saveContact(given.db, by, { contact: { ...contact, phone: '+56 1' }, seen }),
      saveContact(given.db, by, { contact: { ...contact, phone: '+56 2' }, seen }),
    ]);
    const outcomes = [one, other].map((result) => result.ok);
    expect(outcomes.toSorted()).toEqual([false, true]);
    const lost = one.ok ? other : one;
    expect(lost).toEqual({ ok: false, error: { code: 'institutions/changed-meanwhile' } });
    expect((await lautaro()).phone).toBe(one.ok ? '+56 1' : '+56 2');
    expect(await audited()).toHaveLength(entries + 1);
  });
});

describe('the colour', () => {
  test('is taken when white can be read on it, and nothing else is', async () => {
    const choose = (colour: string | undefined, seen?: string) =>
      chooseColour(given.db, by, { colour, seen });
    expect(await choose('#F6D43C')).toMatchObject({
      ok: false,
      error: { code: 'institutions/colour-too-light' },
    });
    expect((await lautaro()).colour).toBeNull();
    expect((await choose('1D5C3A')).ok).toBe(true);
    expect((await lautaro()).colour).toBe('#1d5c3a');
    expect(await choose('#000000')).toMatchObject({
      error: { code: 'institutions/changed-meanwhile' },
    });
    expect((await choose(undefined, '#1d5c3a')).ok).toBe(true);
    expect((await lautaro()).colour).toBeNull();
  });
});

async function picture(background: string, size = 600, format: 'png' | 'jpeg' | 'webp' = 'png') {
  const made = sharp({ create: { width: size, height: size / 2, channels: 3, background } });
  const bytes = await made
    .withExif({ IFD0: { Copyright: 'Secret Person' } })
    .toFormat(format)
    .toBuffer();
  return new Uint8Array(bytes);
}

test.each(['png', 'jpeg', 'webp'] as const)(
  'a crest in %s is drawn again, small and without its data',
  async (format) => {
    const redrawn = await redrawPicture(await picture('#9e1339', 600, format));
    if (!redrawn.ok) throw new Error(redrawn.error.code);
    const { format: now, width, height, exif } = await sharp(redrawn.value).metadata();
    expect({ now, width, height, exif }).toEqual({
      now: 'png',
      width: crestSide,
      height: crestSide / 2,
      exif: undefined,
    });
    expect(redrawn.value.includes('Secret')).toBe(false);
  },
);

test('a small crest is not blown up', async () => {
  const redrawn = await redrawPicture(await picture('#9e1339', 40));
  if (!redrawn.ok) throw new Error(redrawn.error.code);
  expect((await sharp(redrawn.value).metadata()).width).toBe(40);
});

test('what is no picture, too large, unfolded too large, broken or a program is refused by name', async () => {
  const refusal = async (bytes: Uint8Array) => {
    const redrawn = await redrawPicture(bytes);
    return redrawn.ok ? 'taken' : redrawn.error.code;
  };
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await refusal(svg)).toBe('institutions/crest-is-svg');
  expect(await refusal(new TextEncoder().encode('MZ program'))).toBe(
    'institutions/crest-of-another-kind',
  );
  expect(await refusal(new Uint8Array(crestBytes + 1))).toBe('institutions/crest-too-large');
  const bomb = await sharp({
    create: { width: 6000, height: 5000, channels: 3, background: '#ffffff' },
  })
    .png()
    .toBuffer();
  expect(bomb.length).toBeLessThan(crestBytes);
  expect(await refusal(new Uint8Array(bomb))).toBe('institutions/crest-too-large');
  const whole = await picture('#9e1339');
  expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('institutions/crest-broken');
});

test('a crest is shown, replaced, brought back and taken off, and only the one shown can be fetched', async () => {
  const shownText = async () => (await lautaro()).crestText;
  const show = async (colour: string, text: string) =>
    showCrest(given.db, by, { bytes: await picture(colour), text });
  expect((await bringCrestBack(given.db, by)).ok).toBe(false);
  expect((await show('#9e1339', 'First')).ok).toBe(true);
  const first = (await lautaro()).crestSha256;
  expect((await readCrest(given.db, 'lautaro'))?.sha256).toBe(first);
  await show('#1d5c3a', 'Second');
  expect(await lautaro()).toMatchObject({ crestText: 'Second', earlierCrestText: 'First' });
  await bringCrestBack(given.db, by);
  expect(await lautaro()).toMatchObject({ crestText: 'First', crestSha256: first });
  await hideCrest(given.db, by);
  expect(await readCrest(given.db, 'lautaro')).toBeUndefined();
  // A second press must not lose what the first one set aside.
  await hideCrest(given.db, by);
  expect(await lautaro()).toMatchObject({ crestText: null, earlierCrestText: 'First' });
  await bringCrestBack(given.db, by);
  expect(await shownText()).toBe('First');
  // The same picture with better words keeps the way back.
  await show('#9e1339', 'First, said better');
  expect(await lautaro()).toMatchObject({
    crestText: 'First, said better',
    crestSha256: first,
    earlierCrestText: null,
  });
});
