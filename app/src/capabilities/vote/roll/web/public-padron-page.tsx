// What everybody may know of a roll: how it is made, how many came in which way, its root, and the whole of it as files.
import { m } from '#words';
import type { Answer, Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { eachKnownLeaf } from '../actions/registro-known.ts';
import { stylesOf } from '../actions/sealed-election.ts';
import { publicCounts } from '../rules/public-counts.ts';
import { readElection } from '../store/elections.ts';
import { countVoters } from '../store/voters.ts';
import { framed, type OfElection, publicCrumbs, Said } from './parts.tsx';
import { fileNames, myRightPath, publicPaths } from './paths.ts';
import { assuranceWords, dayWords } from './words.ts';

const modeWords = {
  closed: m.roll_mode_closed,
  open: m.roll_mode_open,
  mixed: m.roll_mode_mixed,
} as const;

const numberOf = (count: number) => formatNumber(count, currentLocale());

export async function publicPadron({ house, election }: OfElection): Promise<Answer> {
  const { db } = house.roll;
  const kept = await readElection(db, election.id);
  const listed = (await countVoters(db, election.id)).filter(({ isListed }) => isListed);
  let counts = publicCounts(listed, { events: [] });
  const days = new Set<string>();
  for await (const leaf of eachKnownLeaf(house, election.id)) {
    counts = publicCounts(counts, leaf);
    days.add(leaf.day);
  }
  const nameOf = new Map(stylesOf(election).map(({ id, name }) => [id, name]));
  const { n, source } = election.settings.padron.population_14;
  return framed({
    isPublic: true,
    title: m.roll_public_title(),
    lead: modeWords[election.settings.padron.mode](),
    crumbs: publicCrumbs(election, { label: m.roll_public_title() }),
    body: (
      <>
        <RuledTable
          caption={m.roll_counts_title()}
          columns={[
            { label: m.roll_column_style() },
            { label: m.roll_column_assurance() },
            { label: m.roll_column_people(), align: 'end' },
          ]}
          rows={counts.map(({ style, assurance, count }) => [
            <Said>{nameOf.get(style) ?? style}</Said>,
            assuranceWords[assurance](),
            numberOf(count),
          ])}
          foot={[
            m.roll_counts_total(),
            '',
            numberOf(counts.reduce((sum, one) => sum + one.count, 0)),
          ]}
        />
        {n > 0 && (
          <p>
            {m.roll_public_population({ number: numberOf(n) })} <Said>{source}</Said>
          </p>
        )}
        {kept?.frozenRoot != null && (
          <p>
            {m.roll_frozen_root()} <span class="code roll-hash">{kept.frozenRoot}</span>
          </p>
        )}
        <h2>{m.roll_public_days()}</h2>
        {days.size === 0 ? (
          <p>{m.roll_public_no_days()}</p>
        ) : (
          <ul>
            {[...days].map((day) => (
              <li>{dayWords(day)}</li>
            ))}
          </ul>
        )}
        <p>
          <a href={publicPaths.list.to({ election: election.id })}>{fileNames.list}</a>,{' '}
          <a href={publicPaths.registro.to({ election: election.id })}>{fileNames.registro}</a>
        </p>
        <p>
          <a href={myRightPath.to({ election: election.id })}>{m.roll_right_title()}</a>
        </p>
      </>
    ),
  }) satisfies Page;
}
