// The island of the map with streets: offers it, and fetches what draws it only when somebody wants it.
// No words here nor in what it fetches: they come with the page, and messages would go into the file that all islands share.

import type { Picking } from './pick-point.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-street-map]')) offer(place);

function offer(place: HTMLElement): void {
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-street-map-${name}]`);
  const [offered, failed, shown] = [part('offer'), part('failed'), part('shown')];
  const canvas = part('canvas');
  if (offered === null || failed === null || shown === null || canvas === null) return;
  place.hidden = false;
  let isAsking = false;
  offered.querySelector('button')?.addEventListener('click', async () => {
    if (isAsking) return;
    isAsking = true;
    failed.textContent = '';
    try {
      const { streetMap = '', tiles, centre } = place.dataset;
      const [{ drawStreetMap }, answer] = await Promise.all([
        import('./draw-street-map.ts'),
        fetch(streetMap),
      ]);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const places = await answer.json();
      shown.hidden = false;
      offered.hidden = true;
      const [lat, lon] = (centre ?? '').split(', ').map(Number);
      drawStreetMap(canvas, {
        ...{ tiles, places, picking: pickingOf(place) },
        centre: lat === undefined || lon === undefined ? undefined : [lat, lon],
      });
      canvas.focus();
    } catch {
      failed.textContent = failed.dataset.streetMapFailed ?? '';
    }
    isAsking = false;
  });
}

/** Where a point is marked on it: the field that holds it, and what stands around the map. */
function pickingOf(place: HTMLElement): Picking | undefined {
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-street-map-${name}]`);
  const { pointField = '', pointList = '' } = place.dataset;
  const [field, list] = [document.getElementById(pointField), document.getElementById(pointList)];
  const status = part('status');
  if (!(field instanceof HTMLInputElement) || status === null) return undefined;
  return {
    ...{ field, status, locate: part('locate'), clear: part('clear') },
    list: list instanceof HTMLSelectElement ? list : null,
  };
}
