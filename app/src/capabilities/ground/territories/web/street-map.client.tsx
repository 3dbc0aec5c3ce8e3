// The island of the map with streets: offers it, and fetches what draws it only when somebody wants it.
// No words here nor in what it fetches: they come with the page, and messages would go into the file that all islands share.

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
      const { streetMap = '', tiles = '' } = place.dataset;
      const [{ drawStreetMap }, answer] = await Promise.all([
        import('./draw-street-map.ts'),
        fetch(streetMap),
      ]);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const places = await answer.json();
      shown.hidden = false;
      offered.hidden = true;
      drawStreetMap(canvas, tiles, places);
      canvas.focus();
    } catch {
      failed.textContent = failed.dataset.streetMapFailed ?? '';
    }
    isAsking = false;
  });
}
