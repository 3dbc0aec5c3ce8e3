// A map with streets, offered where the operator has tiles: nothing is asked of their server before the button is pressed.
import { m } from '#words';
import type { MapTiles } from '../../../../platform/map-tiles.ts';
import { Button } from '../../../../ui/button/button.tsx';

export const streetMapIsland = 'src/capabilities/ground/territories/web/street-map.client.tsx';

interface StreetMapProps {
  readonly comunaName: string;
  readonly tiles: MapTiles;
  /** Where what stands on it is asked for. */
  readonly places: string;
}

/** Hidden until its island shows it: without JavaScript there is no such map. */
export function StreetMap({ comunaName: comuna, tiles, places }: StreetMapProps) {
  return (
    <div class="stack street-map-offer" data-street-map={places} data-tiles={tiles.url} hidden>
      <div class="stack" data-street-map-offer>
        <p class="secondary">
          {m.territories_street_map_told({ host: new URL(tiles.url).hostname })}
        </p>
        <Button kind="secondary" type="button">
          {m.territories_street_map_show()}
        </Button>
      </div>
      <p role="alert" data-street-map-failed={m.territories_street_map_failed()} />
      <figure data-street-map-shown hidden>
        <section
          class="street-map"
          aria-label={m.territories_street_map({ comuna })}
          data-street-map-canvas
          data-zoom-in={m.territories_street_map_zoom_in()}
          data-zoom-out={m.territories_street_map_zoom_out()}
        />
        <figcaption class="secondary">
          {m.territories_street_map_caption({ attribution: tiles.attribution })}
        </figcaption>
      </figure>
    </div>
  );
}
