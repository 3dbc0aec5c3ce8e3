// Whether a point lies within a shape as it is drawn: good enough to say in which sector something is, and for no boundary.

type Ring = readonly (readonly [lon: number, lat: number])[];

/** Degrees; a ring ends where it begins. A ray to the east leaves the shape an odd number of times from within it. */
export function isWithin(
  shape: readonly Ring[],
  { lon, lat }: { readonly lon: number; readonly lat: number },
): boolean {
  const crossed = shape.flatMap((ring) =>
    ring.slice(1).filter(([lon2, lat2], place) => {
      const [lon1, lat1] = ring[place] ?? [lon2, lat2];
      const isBetween = lat1 > lat !== lat2 > lat;
      return isBetween && lon < lon1 + ((lat - lat1) / (lat2 - lat1)) * (lon2 - lon1);
    }),
  );
  return crossed.length % 2 === 1;
}
