// What an outcome gave to whom: satisfaction, prices, spending by category, places, who gains, and the hashes.
import { m } from '#words';
import { BarTable } from '../../../../ui/bar-table/bar-table.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { DotMap } from '../../../../ui/dot-map/dot-map.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Labelled } from '../rules/report/labelled.ts';
import type {
  ReportMeasures,
  ReportPlaces,
  ReportPrices,
  ReportSpread,
} from '../rules/report/measures.ts';
import type { ReportGainers } from '../rules/report/report.ts';

export function Measures({ measures }: { readonly measures: ReportMeasures }) {
  const { sentence, satisfaction, spreads, prices, places } = measures;
  return (
    <section class="section">
      <div class="wrap stack-wide">
        <div class="columns columns-even">
          <div class="stack">
            <h2>{m.count_measure_title()}</h2>
            <p>{sentence}</p>
            {prices && <Prices {...prices} />}
          </div>
          <div class="screen-only">
            <BarTable
              caption={m.count_measure_caption()}
              heads={[m.count_measure_how_many(), m.count_ballots()]}
              rows={satisfaction.map(({ label, ballots }) => ({ label, bars: [ballots] }))}
            />
          </div>
        </div>
        {spreads.map((spread) => (
          <Spread {...spread} />
        ))}
        {places && <Places {...places} />}
      </div>
    </section>
  );
}

function Prices({ holds, sentence, conditions }: ReportPrices) {
  return (
    <Notice
      tone={holds ? 'done' : 'warning'}
      title={holds ? m.count_prices_title() : m.count_prices_title_fail()}
    >
      <p>{sentence}</p>
      <Disclosure summary={m.count_prices_details()} open={!holds}>
        <ul class="count-names">
          {conditions.map(({ text, holds: isMet }) => (
            <li>
              <strong>{isMet ? m.count_price_yes() : m.count_price_no()}:</strong> {text}
            </li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  );
}

function Spread({ title, caption, heads, rows }: ReportSpread) {
  return (
    <div class="stack screen-only">
      <h3>{title}</h3>
      <BarTable
        caption={caption}
        heads={heads}
        rows={rows.map(({ value, projects, spent, spending, votes }) => ({
          label: value,
          note: `${m.count_spread_entered()} ${projects} · ${spent}`,
          bars: [spending, votes],
        }))}
      />
    </div>
  );
}

function Places({ ratio, scale, dots, missing }: ReportPlaces) {
  const verdict = (entered: boolean) => (entered ? m.count_places_in() : m.count_places_out());
  return (
    <div class="stack screen-only">
      <h3>{m.count_places_title()}</h3>
      <DotMap
        ratio={ratio}
        scale={scale}
        dots={dots.map(({ name, x, y, entered }) => ({ name, x, y, filled: entered }))}
        filledText={verdict(true)}
        hollowText={verdict(false)}
      >
        <RuledTable
          caption={m.count_places_caption()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.count_project() },
            { label: m.count_result() },
            { label: m.count_places_position() },
          ]}
          rows={dots.map(({ name, entered, position }) => [name, verdict(entered), position])}
        />
      </DotMap>
      {missing && <p class="secondary">{missing}</p>}
    </div>
  );
}

interface GainersProps extends ReportGainers {
  readonly first: string;
  readonly second: string;
}

export function Gainers({ first, second, sentence, rows }: GainersProps) {
  return (
    <div class="stack">
      <h3>{m.count_gainers_title()}</h3>
      <p>{sentence}</p>
      <RuledTable
        caption={m.count_gainers_caption()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.count_gainers_measure() },
          { label: first, align: 'end' },
          { label: m.count_gainers_same(), align: 'end' },
          { label: second, align: 'end' },
        ]}
        rows={rows.map((row) => [row.label, row.first, row.same, row.second])}
      />
    </div>
  );
}

export function Hashes({ hashes }: { readonly hashes: readonly Labelled[] }) {
  if (hashes.length === 0) return null;
  return (
    <div class="stack count-hashes">
      <h3>{m.count_hashes_title()}</h3>
      <p class="secondary">{m.count_hashes_text()}</p>
      <dl>
        {hashes.map(({ label, value }) => (
          <div>
            <dt class="secondary">{label}</dt>
            <dd class="code small">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
