// Draws a comuna's parts and landmarks with Leaflet, over tiles where there are some; runs in the browser, fetched when asked for.
import {
  type Coords,
  control,
  type DoneCallback,
  divIcon,
  featureGroup,
  GridLayer,
  type GridLayerOptions,
  type LatLngTuple,
  map as leafletMap,
  marker,
  type Polygon,
  polygon,
  Util,
} from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './street-map.css';
import { type Picking, pickPoint } from './pick-point.ts';
import type { PointOnMap, StreetMapPlaces } from './street-map-places.ts';

/** The closest that most servers of tiles have. */
const CLOSEST_ZOOM = 18;
/** A single place is not blown up beyond it. */
const FIRST_ZOOM = 16;
/** Of a comuna on which nothing stands. */
const COMUNA_ZOOM = 12;
/** Pixels that one character of an area's name takes. */
const CHARACTER_WIDTH = 8;

/** Escape closes it, or a press beside it; narrower than the map of the narrowest phone. */
const popup = { closeButton: false, maxWidth: 220 };

/** Leaflet's own layer of tiles gives those that it drops a `data:` picture, which the site's policy blocks. */
class StreetTiles extends GridLayer {
  readonly #url: string;

  constructor(url: string, options: GridLayerOptions) {
    super(options);
    this.#url = url;
  }

  override createTile({ x, y, z }: Coords, done: DoneCallback): HTMLElement {
    const tile = document.createElement('img');
    tile.alt = '';
    tile.onload = () => done(undefined, tile);
    tile.onerror = () => done(new Error(`no tile ${z}/${x}/${y}`), tile);
    tile.src = Util.template(this.#url, { x, y, z });
    return tile;
  }
}

export interface StreetMapDrawing {
  /** Address of the tiles; undefined where the operator has none. */
  readonly tiles: string | undefined;
  readonly places: StreetMapPlaces;
  /** Where it begins when nothing stands on it. */
  readonly centre?: LatLngTuple | undefined;
  /** When a point is marked on it; then a press marks it, and nothing opens. */
  readonly picking?: Picking | undefined;
}

/** Fills `canvas`, framed by what is on it. `canvas` has to be visible: it is measured. */
export function drawStreetMap(canvas: HTMLElement, drawing: StreetMapDrawing): void {
  const { tiles, places, centre, picking } = drawing;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const motion = { zoomAnimation: !isStill, fadeAnimation: !isStill, inertia: !isStill };
  // The wheel goes on scrolling the page; whom the tiles are owed to stands below.
  const map = leafletMap(canvas, {
    ...motion,
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    keyboard: picking === undefined,
    maxZoom: CLOSEST_ZOOM,
  });
  const { zoomIn: zoomInTitle = '', zoomOut: zoomOutTitle = '' } = canvas.dataset;
  const areas = places.areas.map(({ rings, text, name }) => ({
    ...{ text, name },
    layer: polygon(
      rings.map((ring) => ring.map(([lon, lat]): LatLngTuple => [lat, lon])),
      { className: 'street-area' },
    ).bindTooltip(textNode(text), {
      permanent: true,
      direction: 'center',
      className: 'street-name',
    }),
  }));
  if (picking === undefined) {
    for (const { layer, name } of areas) layer.bindPopup(textNode(name), popup);
  }
  const shown = featureGroup([
    ...areas.map(({ layer }) => layer),
    ...places.centres.map((one) => pointOf(one, 'street-centre', picking !== undefined)),
    ...places.landmarks.map((one) => pointOf(one, 'street-landmark', picking !== undefined)),
  ]).addTo(map);
  const bounds = shown.getBounds();
  if (bounds.isValid()) {
    map.fitBounds(bounds, { maxZoom: FIRST_ZOOM, padding: [24, 24], animate: false });
  } else if (centre !== undefined) map.setView(centre, COMUNA_ZOOM, { animate: false });
  const nameAreas = () => {
    for (const { layer, text } of areas) {
      if (widthOf(layer) >= text.length * CHARACTER_WIDTH) layer.openTooltip();
      else layer.closeTooltip();
    }
  };
  map.on('zoomend', nameAreas);
  nameAreas();
  if (tiles !== undefined) new StreetTiles(tiles, { maxZoom: CLOSEST_ZOOM }).addTo(map);
  control.zoom({ zoomInTitle, zoomOutTitle }).addTo(map);
  if (picking !== undefined) pickPoint(map, places, picking);

  function widthOf(layer: Polygon): number {
    const bounds = layer.getBounds();
    const [east, west] = [bounds.getNorthEast(), bounds.getSouthWest()];
    return map.latLngToLayerPoint(east).x - map.latLngToLayerPoint(west).x;
  }
}

/**
 * Reached with the tab key and opened with Enter; a centre shows its number or name. Where a point is marked they are
 * no stops, and a press on one marks it.
 */
function pointOf(
  { lon, lat, text, name, href }: PointOnMap,
  className: string,
  isPicking: boolean,
) {
  const icon = divIcon({ className, iconSize: [24, 24] });
  const keys = { keyboard: !isPicking, bubblingMouseEvents: isPicking };
  const point = marker([lat, lon], { icon, title: name, ...keys }).bindTooltip(textNode(text), {
    direction: 'top',
    offset: [0, -8],
  });
  if (isPicking) return point;
  return point.bindPopup(href === undefined ? textNode(name) : linkNode(name, href), popup);
}

/** Leaflet takes a string for markup. */
function textNode(text: string): HTMLElement {
  const node = document.createElement('span');
  node.textContent = text;
  return node;
}

function linkNode(text: string, href: string): HTMLElement {
  const node = document.createElement('a');
  node.textContent = text;
  node.href = href;
  return node;
}
