// What joinings add elsewhere: to the page of a proposal, the tools of its author, «lo que me toca» and the desk.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { endOfDay } from '../../../ground/territories/rules/index.ts';
import { takesEndorsements } from '../rules/endorsing.ts';
import { mayBeJoined } from '../rules/joining.ts';
import { listAskedOf, listOpenWith, tieOfEndorser } from '../store/joinings.ts';
import { listReceiving } from '../store/on-panels.ts';
import { joiningAddress, joiningDesk, joiningPath, joinPath, splitPath } from './joining-paths.ts';
import { kindWords } from './joining-words.ts';
import { organizationsOf } from './own-tasks.ts';
import { addressOf } from './paths.ts';
import { endorsePath } from './public-paths.ts';
import { proposalPanels, proposalTools } from './slots.ts';
import { dayWords } from './state-words.ts';

export const joiningPanels: readonly Contribution[] = [
  /** Who endorsed what it came from endorses it with one press, as she said then what ties her to the place. */
  contribute(proposalPanels, async (db, { proposal, personId }) => {
    if (personId === undefined || !takesEndorsements(proposal.state)) return null;
    const tie = await tieOfEndorser(db, proposal.id, personId);
    if (tie === undefined) return null;
    return {
      title: m.proposals_joining_endorse_title(),
      body: (
        <form class="stack screen-only" action={endorsePath.to(addressOf(proposal))} method="post">
          <p>{m.proposals_joining_endorse_text()}</p>
          <input type="hidden" name="vinculo" value={tie} />
          <p>
            <Button>{m.proposals_joining_endorse()}</Button>
          </p>
        </form>
      ),
    };
  }),
  contribute(proposalPanels, async (db, { proposal }) => {
    const open = await listOpenWith(db, [proposal.id]);
    if (open.length === 0) return null;
    return {
      title: m.proposals_joining_panel(),
      body: (
        <ul class="plain-links">
          {open.map((joining) => (
            <li>
              <a href={joiningPath.to(joiningAddress(joining))}>
                {kindWords[joining.kind]()}
                {': '}
                {joining.parts.map(({ number }) => m.proposals_page_number({ number })).join(', ')}
              </a>
              <span class="proposal-said-why">
                {m.proposals_joining_open({ day: dayWords(joining.answerUntil) })}
              </span>
            </li>
          ))}
        </ul>
      ),
    };
  }),
  contribute(proposalTools, (_db, { proposal, personId }) => {
    const { state, authorPersonId, organizationId } = proposal;
    const isHers = organizationId !== null || authorPersonId === personId;
    if (!isHers || !mayBeJoined(state)) return Promise.resolve(null);
    const to = addressOf(proposal);
    return Promise.resolve([
      { label: m.proposals_joining_tool_merge(), href: joinPath.to(to) },
      { label: m.proposals_joining_tool_split(), href: splitPath.to(to) },
    ]);
  }),
  contribute(ownTasks, async (db, { actor }) => {
    const asked = await listAskedOf(db, actor.personId, organizationsOf(actor));
    return asked.map((joining) => ({
      label:
        joining.kind === 'merge'
          ? m.proposals_joining_task_merge({ count: joining.parts.length })
          : m.proposals_joining_task_split({ title: joining.parts[0]?.title ?? '' }),
      href: joiningPath.to(joiningAddress(joining)),
      note: joining.parts.map(({ title }) => title).join(' · '),
      dueAt: endOfDay(joining.timeZone, joining.answerUntil),
    }));
  }),
  contribute(deskPanels, async (db, { institution, actor }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (!mayDo(permissions['proposals/join'], actor.grants, scope)) return null;
    const receiving = await listReceiving(db, institution.id);
    if (receiving.length === 0) return null;
    return {
      title: m.proposals_joining_desk_title(),
      pending: [],
      links: receiving.map(({ slug, name }) => ({
        label: m.proposals_joining_desk_link({ edition: name }),
        href: joiningDesk.list.to({ institution: institution.slug, edition: slug }),
      })),
    };
  }),
];
