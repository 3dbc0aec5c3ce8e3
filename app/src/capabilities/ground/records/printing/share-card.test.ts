// The picture of a shared link: its size, its name, and the same bytes for the same words whatever they are.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawShareCard, type ShareCard, shareCardFile } from './share-card.ts';

const card: ShareCard = {
  lang: 'es',
  overline: 'Municipalidad de Ancud · Presupuesto participativo 2027',
  title: 'Plaza de juegos «Ñuble» #let x = 1; $y$ *z* </b> 🌳',
  figure: '$24.500.000',
  note: 'Propuesta N.º 12',
  demonstration: 'Demostración',
};

test('is a PNG of 1200 × 630 that weighs little, drawn once', async () => {
  const png = await drawShareCard(card);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(png.length).toBeLessThan(150_000);
  expect(await drawShareCard({ ...card })).toBe(png);
});

test('each word is seen on it, and gives it another name', async () => {
  const changed: readonly Partial<ShareCard>[] = [
    { overline: 'Municipalidad de Castro' },
    { title: 'Otra plaza' },
    { figure: '$24.500.001' },
    { note: 'Proyecto N.º 12' },
    { demonstration: null },
  ];
  const all = await Promise.all(
    changed.map(async (one) => {
      const other = { ...card, ...one };
      return {
        name: shareCardFile(other),
        pixels: (await drawShareCard(other)).toString('base64'),
      };
    }),
  );
  const first = (await drawShareCard(card)).toString('base64');
  expect(new Set([first, ...all.map(({ pixels }) => pixels)]).size).toBe(6);
  expect(new Set([shareCardFile(card), ...all.map(({ name }) => name)]).size).toBe(6);
});

test('a title of any length stays on the dark ground', async () => {
  const titles = ['A', 'Sendero costero con barandas y señalética. '.repeat(3), 'm'.repeat(140)];
  for (const title of titles) {
    const png = await drawShareCard({ ...card, title });
    // Right of the title and under the hem nothing is written over.
    const region = { left: 600, top: 492, width: 200, height: 10 };
    const { channels } = await sharp(await sharp(png).extract(region).toBuffer()).stats();
    expect(channels.slice(0, 3).map(({ stdev }) => stdev)).toEqual([0, 0, 0]);
  }
});
