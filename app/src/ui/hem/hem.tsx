// The hem of shingles under a dark header: one per page, drawn as a repeated pattern.
//
// Accessibility: pure ornament, `aria-hidden`, absent from print.

/** Nine back shingles: two tones of the deep ground, one copper, one lemon, one green. */
const backRow = ['copper', 'sea', 'deep', 'lemon', 'sea', 'green', 'deep', 'sea', 'deep'] as const;
const STEP = 48;
const PERIOD = STEP * backRow.length;
/** Shingles cut by the seam of the pattern are drawn on both sides of it. */
const seams = [0, PERIOD] as const;

function shingle(x: number, y: number, height: number): string {
  return `M${x} ${y}h46v${height - 10}l-23 10-23-10z`;
}

export function Hem() {
  return (
    <svg class="hem" width="100%" height="44" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hem" width={PERIOD} height="44" patternUnits="userSpaceOnUse">
          {backRow.map((tone, place) =>
            seams.map((seam) => (
              <path class={`hem-${tone}`} d={shingle(24 + place * STEP - seam, 8, 34)} />
            )),
          )}
          <rect class="hem-front" width={PERIOD} height="13" />
          {backRow.map((_, place) => (
            <path class="hem-front" d={shingle(place * STEP, 0, 24)} />
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="44" fill="url(#hem)" />
    </svg>
  );
}
