// Where the projects are, laid on a flat frame: near enough for a city, with its scale and each position in words.
import { m } from '#words';
import { formatNumber } from '../../../../../ui/format.ts';
import type { ReportPlaces } from './measures.ts';
import { projectName } from './round-words.ts';
import type { Telling } from './telling.ts';

const KM_PER_DEGREE = 111.2;
/** Around the outermost dots, as a part of the larger side. */
const MARGIN = 0.06;

interface Spot {
  readonly project: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Undefined when fewer than two projects say where they are. */
export function placeWords({ counted, text, say }: Telling): ReportPlaces | undefined {
  const { election, outcome } = counted;
  const spots = election.projects.flatMap(({ extras }, project): Spot[] => {
    const [latitude, longitude] = [degrees(extras.latitude, 90), degrees(extras.longitude, 180)];
    return latitude === undefined || longitude === undefined
      ? []
      : [{ project, latitude, longitude }];
  });
  if (spots.length < 2) return undefined;
  const { xOf, yOf, width, height } = layFlat(spots);
  const missing = election.projects.length - spots.length;
  return {
    ratio: rounded(height / width),
    scale: scaleOf(width, say),
    dots: spots.map((spot) => ({
      name: projectName(election, spot.project),
      x: rounded(xOf(spot) / width),
      y: rounded(yOf(spot) / height),
      entered: outcome.projects[spot.project]?.funded ?? false,
      position: `${formatNumber(spot.latitude, say.locale, 4)}; ${formatNumber(spot.longitude, say.locale, 4)}`,
    })),
    ...(missing > 0 && {
      missing: m.count_places_missing({ count: missing, countText: text.number(missing) }, say),
    }),
  };
}

/** 0 stands in many files for "nobody knows". */
function degrees(found: string | undefined, limit: number): number | undefined {
  const text = (found ?? '').trim().replace(',', '.');
  const degree = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(degree) && degree !== 0 && Math.abs(degree) <= limit ? degree : undefined;
}

/** Kilometres from the north-west corner of the frame. */
function layFlat(spots: readonly Spot[]) {
  const latitudes = spots.map(({ latitude }) => latitude);
  const longitudes = spots.map(({ longitude }) => longitude);
  const [north, south] = [Math.max(...latitudes), Math.min(...latitudes)];
  const [east, west] = [Math.max(...longitudes), Math.min(...longitudes)];
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const across = (east - west) * KM_PER_DEGREE * shrink;
  const down = (north - south) * KM_PER_DEGREE;
  const side = Math.max(across, down, 0.2);
  // A long thin row of dots still gets a frame in which they can be told apart.
  const [width, height] = [Math.max(across, side / 2), Math.max(down, side / 2)];
  const margin = side * MARGIN;
  return {
    width: width + 2 * margin,
    height: height + 2 * margin,
    xOf: ({ longitude }: Spot) =>
      margin + (width - across) / 2 + (longitude - west) * KM_PER_DEGREE * shrink,
    yOf: ({ latitude }: Spot) => margin + (height - down) / 2 + (north - latitude) * KM_PER_DEGREE,
  };
}

/** The roundest length that takes at most a third of the width. */
function scaleOf(width: number, say: Telling['say']): ReportPlaces['scale'] {
  const power = 10 ** Math.floor(Math.log10(width / 3));
  const length = [5, 2, 1].map((step) => step * power).find((step) => step <= width / 3) ?? power;
  const isShort = length < 1;
  const shown = formatNumber(isShort ? Math.round(length * 1000) : Math.round(length), say.locale);
  return { part: rounded(length / width), text: `${shown}\u00a0${isShort ? 'm' : 'km'}` };
}

function rounded(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}
