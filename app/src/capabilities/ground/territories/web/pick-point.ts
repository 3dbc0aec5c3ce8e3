// Lets somebody mark one point on a map that is drawn: by pressing it, by keyboard, from a list, or where she is now.
import { divIcon, type LatLng, type Map as LeafletMap, latLng, type Marker, marker } from 'leaflet';
import type { StreetMapPlaces } from './street-map-places.ts';

/** What stands around the map; the words come with the page. */
export interface Picking {
  /** Holds the point as «-41.87123, -73.80456», empty without one. */
  readonly field: HTMLInputElement;
  /** Known places by their points, when the comuna has some. */
  readonly list: HTMLSelectElement | null;
  readonly locate: HTMLElement | null;
  readonly clear: HTMLElement | null;
  /** Says where it is; `data-at` has {place}, `data-near` has {distance} too. */
  readonly status: HTMLElement;
}

const STEP_PX = 10;
const LONG_STEP_PX = 60;
/** Screen readers are told once the keys rest. */
const SAY_AFTER_MS = 400;
/** So near a known place that it is there, in metres. */
const HERE_M = 10;
/** Close enough to see a corner of a street. */
const CLOSE_ZOOM = 16;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function pickPoint(map: LeafletMap, { landmarks }: StreetMapPlaces, picking: Picking): void {
  const { field, list, locate, clear } = picking;
  const point = new PickedPoint(map, landmarks, picking);
  const first = pointIn(field.value) ?? pointIn(list?.value ?? '');
  if (first !== undefined) {
    point.show(first);
    map.setView(first, CLOSE_ZOOM, { animate: false });
  }
  map.on('click', ({ latlng }) => point.put(latlng));
  map.getContainer().tabIndex = 0;
  map.getContainer().addEventListener('keydown', (event) => point.onKey(event));
  field.addEventListener('change', () => point.follow(field.value));
  list?.addEventListener('change', () => {
    field.value = list.value;
    point.follow(list.value);
  });
  clear?.addEventListener('click', () => {
    field.value = '';
    if (list !== null) list.value = '';
    point.follow('');
  });
  locate?.addEventListener('click', () => point.locate());
}

class PickedPoint {
  readonly #map: LeafletMap;
  readonly #landmarks: StreetMapPlaces['landmarks'];
  readonly #picking: Picking;
  #marker: Marker | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(map: LeafletMap, landmarks: StreetMapPlaces['landmarks'], picking: Picking) {
    this.#map = map;
    this.#landmarks = landmarks;
    this.#picking = picking;
  }

  /** Of the map or the device: written in the field, and no longer one of the list. */
  put(at: LatLng): void {
    const { field, list } = this.#picking;
    field.value = `${at.lat.toFixed(5)}, ${at.lng.toFixed(5)}`;
    if (list !== null) list.value = '';
    this.show(at);
    if (!this.#map.getBounds().pad(-0.1).contains(at)) this.#map.panTo(at);
  }

  /** Of the field or the list: what they say, or none. */
  follow(text: string): void {
    const at = pointIn(text);
    if (at !== undefined) {
      this.show(at);
      this.#map.setView(at, Math.max(CLOSE_ZOOM, this.#map.getZoom()));
      return;
    }
    clearTimeout(this.#saying);
    this.#marker?.remove();
    this.#marker = undefined;
    this.#say(text === '' ? 'none' : undefined);
  }

  show(at: LatLng): void {
    const icon = divIcon({ className: 'street-point', iconSize: [28, 40], iconAnchor: [14, 40] });
    this.#marker ??= marker(at, { icon, keyboard: false, interactive: false }).addTo(this.#map);
    this.#marker.setLatLng(at);
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.#sayWhere(at), SAY_AFTER_MS);
  }

  /** Where she is now, which the browser asks her for. */
  locate(): void {
    this.#say('locating');
    if (!('geolocation' in navigator)) {
      this.#say('unlocated');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const at = latLng(coords.latitude, coords.longitude);
        this.put(at);
        this.#map.setView(at, CLOSE_ZOOM);
      },
      () => this.#say('unlocated'),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  }

  onKey(event: KeyboardEvent): void {
    const map = this.#map;
    const isOther = event.ctrlKey || event.altKey || event.metaKey;
    if (isOther || event.target !== map.getContainer()) return;
    const arrow = arrows[event.key];
    const at = this.#marker?.getLatLng();
    const from = at ?? map.getCenter();
    if (arrow !== undefined) {
      const [right, down] = arrow;
      const step = event.shiftKey ? LONG_STEP_PX : STEP_PX;
      const moved = map.latLngToContainerPoint(from).add([right * step, down * step]);
      this.put(map.containerPointToLatLng(moved));
    } else if (event.key === 'Enter') this.put(from);
    else if (event.key === '+') map.setZoomAround(from, map.getZoom() + 1);
    else if (event.key === '-') map.setZoomAround(from, map.getZoom() - 1);
    else return;
    event.preventDefault();
  }

  #sayWhere(at: LatLng): void {
    const distanceTo = ({ lat, lon }: { lat: number; lon: number }) =>
      this.#map.distance(at, latLng(lat, lon));
    const [nearest] = this.#landmarks.toSorted((one, other) => distanceTo(one) - distanceTo(other));
    if (nearest === undefined) {
      this.#say('marked');
      return;
    }
    const distance = distanceTo(nearest);
    this.#say(distance < HERE_M ? 'at' : 'near', distanceWords(distance), nearest.text);
  }

  #say(words: string | undefined, distance = '', place = ''): void {
    const { status } = this.#picking;
    const said = words === undefined ? '' : (status.dataset[words] ?? '');
    status.textContent = said.replace('{distance}', distance).replace('{place}', () => place);
  }
}

function distanceWords(metres: number): string {
  return metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${Math.round(metres / 1000)} km`;
}

function pointIn(text: string): LatLng | undefined {
  const [, lat, lon] =
    /^\s*(-?\d+(?:[.,]\d+)?)\s*[,;\s]\s*(-?\d+(?:[.,]\d+)?)\s*$/.exec(text) ?? [];
  if (lat === undefined || lon === undefined) return undefined;
  return latLng(Number(lat.replace(',', '.')), Number(lon.replace(',', '.')));
}
