// What everybody reads of the Mesa as a whole.
import { type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { type FrontRow, frontPage } from './front-page.tsx';
import { type FrontPart, type Part, readParts } from './part.ts';
import { frontParts } from './parts-in-order.ts';
import { roundtablePath } from './paths.ts';

export function publicRoutes(house: House): readonly Route[] {
  return [
    route({
      audience: 'public',
      method: 'get',
      path: roundtablePath,
      async answer() {
        const { first, besideFirst, second, besideSecond, below } = frontParts;
        const read = (parts: readonly FrontPart[]) => readParts(parts, house);
        return frontPage({
          rows: await Promise.all([
            rowOf(read(first), read(besideFirst)),
            rowOf(read(second), read(besideSecond)),
          ]),
          below: await read(below),
        });
      },
    }),
  ];
}

async function rowOf(
  main: Promise<readonly Part[]>,
  beside: Promise<readonly Part[]>,
): Promise<FrontRow> {
  return { main: await main, beside: await beside };
}
