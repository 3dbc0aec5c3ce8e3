// Where proposals of assemblies and of the institution are seen: their own page, the gathering's, the edition's, and the desk.

import { m } from '#words';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { gatheringPanels, gatheringPath } from '../../../ground/gatherings/index.ts';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { editionPanels } from '../../editions/index.ts';
import {
  listInForce,
  listOfGathering,
  readSource,
  type ShareOfChannel,
  type Source,
  sharesOf,
} from '../store/entries.ts';
import { entryDesk } from './entry-paths.ts';
import { addressOf, proposalPath } from './paths.ts';
import { proposalPanels } from './slots.ts';
import { channelWords, dayWords, money, numberWords, stateWords } from './state-words.ts';

export const entryPanels: readonly Contribution[] = [
  contribute(proposalPanels, async (db, { proposal }) => {
    if (proposal.channel === 'institution') {
      const text = m.proposals_entry_of_institution({ institution: proposal.institutionName });
      return { title: m.proposals_entry_source(), body: <p>{text}</p> };
    }
    const source = await readSource(db, proposal);
    return source === undefined
      ? null
      : {
          title: m.proposals_entry_source(),
          body: <FromAssembly source={source} timeZone={proposal.timeZone} />,
        };
  }),
  contribute(gatheringPanels, async (db, { gatheringId }) => {
    const came = await listOfGathering(db, gatheringId);
    if (came.length === 0) return null;
    return {
      title: m.proposals_entry_came_of(),
      body: (
        <ul class="plain-links">
          {came.map((one) => (
            <li>
              <a href={proposalPath.to(addressOf(one))}>
                {m.proposals_page_number({ number: one.number })}:{' '}
                <span lang={writtenLang()}>{one.title}</span>
              </a>{' '}
              <span class="secondary">{stateWords[one.state]()}</span>
            </li>
          ))}
        </ul>
      ),
    };
  }),
  contributeReading(
    editionPanels,
    ({ edition }) => sharesOf(edition.id),
    (shares) =>
      shares.length === 0
        ? null
        : { title: m.proposals_entry_shares(), body: <Shares shares={shares} /> },
  ),
  contribute(deskPanels, async (db, { institution, actor }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (!mayDo(permissions['proposals/enter'], actor.grants, scope)) return null;
    const inForce = await listInForce(db, institution.id);
    if (inForce.length === 0) return null;
    return {
      title: m.proposals_entry_title(),
      pending: [],
      links: inForce.map(({ slug, name }) => ({
        label: m.proposals_entry_desk_link({ edition: name }),
        href: entryDesk.list.to({ institution: institution.slug, edition: slug }),
      })),
    };
  }),
];

function FromAssembly({
  source,
  timeZone,
}: {
  readonly source: Source;
  readonly timeZone: string;
}) {
  const { title, slug, heldAt, minutesCode, priority, speakers } = source;
  const day = dayWords(dayIn(timeZone, heldAt));
  return (
    <div class="stack">
      <p>
        <a href={gatheringPath.to({ gathering: slug })}>
          <span lang={writtenLang()}>{title}</span>
        </a>
        {', '}
        {day}.{' '}
        {minutesCode === null ? (
          m.proposals_entry_no_minutes()
        ) : (
          <a href={documentPath.to({ code: minutesCode })}>
            {m.proposals_entry_minutes({ code: minutesCode })}
          </a>
        )}
      </p>
      {priority !== null && (
        <p lang={writtenLang()}>
          «{priority.text}» · {m.proposals_entry_marks({ count: priority.marks })}
        </p>
      )}
      {speakers.length > 0 && <p>{m.proposals_entry_speakers({ names: speakers.join(', ') })}</p>}
    </div>
  );
}

/** How much of the demand came over each channel, the institution's own apart for everybody to see. */
function Shares({ shares }: { readonly shares: readonly ShareOfChannel[] }) {
  const all = shares.reduce((sum, { count }) => sum + count, 0);
  const part = (count: number) => `${numberWords(Math.round((count * 100) / all))} %`;
  return (
    <RuledTable
      caption={m.proposals_entry_shares()}
      captionHidden
      columns={[
        { label: m.proposals_page_channel() },
        { label: m.proposals_entry_shares_count(), align: 'end' },
        { label: m.proposals_entry_shares_part(), align: 'end' },
        { label: m.proposals_entry_shares_cost(), align: 'end' },
      ]}
      rows={shares.map(({ channel, count, costClp }) => [
        channelWords[channel](),
        numberWords(count),
        part(count),
        <span class="money">{money(costClp)}</span>,
      ])}
    />
  );
}
