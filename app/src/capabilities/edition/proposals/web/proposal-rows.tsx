// Proposals as rows of a list: drawing of the theme, title, cost, state, who proposed it and how many endorse it.
// Accessibility: the rows of the project list: the title is a heading and the only link; state and figures are words.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { ProjectList } from '../../../../ui/project-list/project-list.tsx';
import type { ProposalInRow } from '../store/public-proposals.ts';
import { addressOf, proposalPath } from './paths.ts';
import { drawingOf, endorsementWords, isFoundWanting, money, stateWords } from './state-words.ts';

interface ProposalRowsProps {
  readonly lines: readonly ProposalInRow[];
  /** Says of each of which edition it is. */
  readonly withEdition: boolean;
  /** In which order they stand. */
  readonly order?: string | undefined;
}

export function ProposalRows({ lines, withEdition, order }: ProposalRowsProps) {
  return (
    <div class="proposal-rows" lang={writtenLang()}>
      <ProjectList
        order={order}
        projects={lines.map((line) => ({
          kind: drawingOf[line.theme],
          name: line.title,
          href: proposalPath.to(addressOf(line)),
          cost: money(line.costClp),
          isRejected: isFoundWanting(line.state),
          text: <LineText line={line} withEdition={withEdition} />,
        }))}
      />
    </div>
  );
}

function LineText({
  line,
  withEdition,
}: {
  readonly line: ProposalInRow;
  readonly withEdition: boolean;
}) {
  const { state, authorName: author, territoryName, endorsementsCount } = line;
  const pieces = [
    stateWords[state](),
    m.proposals_list_line_author({ author }),
    ...(line.channel === 'institution' ? [m.proposals_entry_own_mark()] : []),
    ...(territoryName === null ? [] : [territoryName]),
    ...(endorsementsCount === 0 ? [] : [endorsementWords(endorsementsCount)]),
    ...(withEdition ? [line.institutionName] : []),
  ];
  return <>{pieces.join(' · ')}</>;
}
