// Files of places for tests: squares beside each other, and points.

type Properties = Readonly<Record<string, unknown>>;

export function square(properties: Properties, lon: number, lat: number, size: number) {
  const [east, north] = [lon + size, lat + size];
  const ring = [
    [lon, lat],
    [east, lat],
    [east, north],
    [lon, north],
    [lon, lat],
  ];
  return shapeOf(properties, 'Polygon', [ring]);
}

export function point(properties: Properties, lon: number, lat: number) {
  return shapeOf(properties, 'Point', [lon, lat]);
}

export function shapeOf(properties: Properties, type: string, coordinates: unknown) {
  return { type: 'Feature', properties, geometry: { type, coordinates } };
}

export function collection(...features: readonly object[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}
