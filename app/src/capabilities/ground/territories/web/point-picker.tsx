// A point chosen on a map: hidden until its island shows it, beside fields that do without it.
//
// Accessibility: the map is one stop of the keyboard whose arrows move the point, told before it in words; a status says
// which known place it is near; the field and the list take the same point without the map.
import { m } from '#words';
import type { Database } from '../../../../platform/database/database.ts';
import type { MapTiles } from '../../../../platform/map-tiles.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { parseSectorFilter } from '../rules/sector-filter.ts';
import { readComuna } from '../store/comunas.ts';
import { streetMapPath } from './paths.ts';
import { landmarkKindNames } from './sector-words.ts';
import { sectorsOfComuna } from './sectors-of-comuna.ts';

/** A comuna to choose a point in. */
export interface PointPlace {
  readonly comunaName: string;
  /** Where the map begins, when nothing stands on it. */
  readonly centre: string;
  /** Where what stands on it is asked for. */
  readonly places: string;
  readonly tiles: MapTiles | undefined;
  /** False where there are neither streets nor anything else to find a place by. */
  readonly hasMap: boolean;
  /** Known places with their point as the field writes it. */
  readonly landmarks: readonly { readonly point: string; readonly name: string }[];
}

/** Undefined for a comuna that is not known, and where no point of it is. */
export async function readPointPlace(
  db: Database,
  slug: string | null,
  tiles: MapTiles | undefined,
): Promise<PointPlace | undefined> {
  const comuna = slug === null ? undefined : await readComuna(db, slug);
  if (comuna === undefined || comuna.lat === null || comuna.lon === null) return undefined;
  const everything = parseSectorFilter(new URLSearchParams());
  const { drawing, landmarks } = await sectorsOfComuna(db, comuna.cut, everything);
  return {
    comunaName: comuna.name,
    centre: pointText(comuna.lat, comuna.lon),
    places: streetMapPath.to({ slug: comuna.slug }),
    tiles,
    hasMap: tiles !== undefined || drawing !== undefined,
    landmarks: landmarks.map(({ name, kind, place }) => ({
      point: pointText(place.lat, place.lon),
      name: `${name} (${landmarkKindNames[kind]()})`,
    })),
  };
}

const pointText = (lat: number, lon: number) => `${lat}, ${lon}`;

interface PointPickerProps {
  readonly place: PointPlace;
  /** Ids of the field that holds the point, and of the list of known places. */
  readonly field: string;
  readonly list: string;
}

export function PointPicker({ place, field, list }: PointPickerProps) {
  if (!place.hasMap) return null;
  const { comunaName: comuna, centre, places, tiles } = place;
  return (
    <div
      class="stack street-map-offer"
      data-street-map={places}
      data-tiles={tiles?.url}
      data-centre={centre}
      data-point-field={field}
      data-point-list={list}
      hidden
    >
      <div class="stack" data-street-map-offer>
        {tiles && (
          <p class="secondary">
            {m.territories_street_map_told({ host: new URL(tiles.url).hostname })}
          </p>
        )}
        <Button kind="secondary" type="button">
          {m.territories_point_show()}
        </Button>
      </div>
      <p role="alert" data-street-map-failed={m.territories_point_failed()} />
      <figure class="stack" data-street-map-shown hidden>
        <figcaption id={`${field}-en-el-mapa`}>{m.territories_point_how()}</figcaption>
        <div
          class="street-map"
          role="application"
          aria-label={m.territories_point_map({ comuna })}
          aria-describedby={`${field}-en-el-mapa`}
          data-street-map-canvas
          data-zoom-in={m.territories_street_map_zoom_in()}
          data-zoom-out={m.territories_street_map_zoom_out()}
        />
        <p
          role="status"
          data-street-map-status
          data-marked={m.territories_point_marked()}
          data-at={m.territories_point_at({ place: '{place}' })}
          data-near={m.territories_point_near({ distance: '{distance}', place: '{place}' })}
          data-none={m.territories_point_none()}
          data-locating={m.territories_point_locating()}
          data-unlocated={m.territories_point_unlocated()}
        />
        <div class="cluster">
          <span data-street-map-locate>
            <Button kind="secondary" small type="button">
              {m.territories_point_locate()}
            </Button>
          </span>
          <span data-street-map-clear>
            <Button kind="secondary" small type="button">
              {m.territories_point_clear()}
            </Button>
          </span>
        </div>
        {tiles && (
          <p class="secondary">{m.territories_point_tiles({ attribution: tiles.attribution })}</p>
        )}
      </figure>
    </div>
  );
}
