// The country with a mark for each comuna by its state on a day, lying in one piece where there is room and in two on a telephone.
//
// Accessibility: the figure is named by what it adds up to; marks differ by shape and size beside colour, the legend
// gives each in words with its count, and the table under it says the same of every comuna.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import type { MapOfChile } from '../../../ground/territories/index.ts';
import { parseCut } from '../../../ground/territories/rules/index.ts';
import {
  type ComunaOnDay,
  type ComunaState,
  type CountsByState,
  comunaStates,
  countsByState,
} from '../rules/situation.ts';
import { type SituationFilter, situationQuery } from '../rules/situation-filter.ts';
import { comunaStateMeanings, comunaStateWords, nameOfKnown } from './known-words.tsx';
import { situationPath } from './paths.ts';

interface SituationMapProps {
  readonly map: MapOfChile;
  readonly country: readonly ComunaOnDay[];
  readonly filter: SituationFilter;
}

/** Drawn once, shown whole or by halves. */
const DRAWING = 'dibujo-de-chile';

export function SituationMap({ map, country, filter }: SituationMapProps) {
  const counts = countsByState(country);
  const { width: length, height: breadth } = map.pictures.lying;
  const drawn = marksOf(map, country);
  return (
    <figure class="situation-map" aria-label={altOf(country.length, counts)}>
      <svg class="situation-drawing" aria-hidden="true" focusable="false">
        <defs>
          <g id={DRAWING} transform={`translate(0 ${breadth}) rotate(-90)`}>
            <path class="situation-land" d={map.land} />
            {drawn.map(({ comuna, x, y }) => (
              <circle class={`situation-mark state-${comuna.state}`} cx={x} cy={y} r="3">
                {comuna.state !== 'none' && <title>{tooltipOf(comuna)}</title>}
              </circle>
            ))}
          </g>
        </defs>
      </svg>
      <Window class="situation-whole" from={0} length={length} breadth={breadth} />
      <Window class="situation-half" from={0} length={length / 2} breadth={breadth} />
      <Window class="situation-half" from={length / 2} length={length / 2} breadth={breadth} />
      <figcaption class="situation-caption">
        {m.experiences_situation_map_caption({
          drawn: formatNumber(drawn.length, currentLocale()),
          all: formatNumber(country.length, currentLocale()),
        })}
      </figcaption>
      <Legend counts={counts} filter={filter} />
    </figure>
  );
}

interface WindowProps {
  readonly class: string;
  readonly from: number;
  readonly length: number;
  readonly breadth: number;
}

function Window({ class: look, from, length, breadth }: WindowProps) {
  return (
    <svg
      class={look}
      viewBox={`${from} 0 ${length} ${breadth}`}
      aria-hidden="true"
      focusable="false"
    >
      <use href={`#${DRAWING}`} />
    </svg>
  );
}

interface Mark {
  readonly comuna: ComunaOnDay;
  readonly x: number;
  readonly y: number;
}

/** What tells most of the present above the rest. */
function marksOf(map: MapOfChile, country: readonly ComunaOnDay[]): readonly Mark[] {
  const rank = ({ comuna }: Mark) => comunaStates.indexOf(comuna.state);
  return country
    .flatMap((comuna) => {
      const cut = parseCut(comuna.cut);
      const point = cut && map.ringAt(cut, 'upright');
      return point === undefined ? [] : [{ comuna, ...point }];
    })
    .toSorted((one, other) => rank(other) - rank(one));
}

function tooltipOf({ name, state, because }: ComunaOnDay): string {
  const words = `${name}: ${comunaStateWords[state]()}`;
  return because === undefined ? words : `${words} (${nameOfKnown(because)})`;
}

function altOf(all: number, counts: CountsByState): string {
  const told = comunaStates.map((state) => `${counts[state]} ${comunaStateWords[state]()}`);
  return m.experiences_situation_map_alt({ count: all, states: told.join(', ') });
}

function Legend({
  counts,
  filter,
}: {
  readonly counts: CountsByState;
  readonly filter: SituationFilter;
}) {
  return (
    <dl class="situation-legend">
      {comunaStates.map((state) => (
        <div class="situation-entry">
          <dt>
            <StateMark state={state} />
            {comunaStateWords[state]()}
          </dt>
          <dd class="situation-count">
            <a
              href={`${situationPath.to({}, { query: situationQuery({ ...filter, state }) })}#comunas`}
            >
              {formatNumber(counts[state], currentLocale())}
            </a>
          </dd>
          <dd class="situation-meaning">{comunaStateMeanings[state]()}</dd>
        </div>
      ))}
    </dl>
  );
}

function StateMark({ state }: { readonly state: ComunaState }) {
  return (
    <svg class="situation-key" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
      <circle class={`situation-mark state-${state}`} r="3" />
    </svg>
  );
}
