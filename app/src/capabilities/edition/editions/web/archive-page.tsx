// The page on which an edition is put away: what has to be asked of everybody first, by name.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { closingFacts } from '../rules/standing.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { deskPage } from './parts.tsx';
import { desk } from './paths.ts';
import { closingWords } from './words.ts';

export interface ArchivePageProps {
  readonly at: AtEdition;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function archivePage({ at, problems, status }: ArchivePageProps): Page {
  const { facts } = at.edition;
  return deskPage({
    given: at,
    title: m.editions_archive_title(),
    lead: m.editions_archive_lead(),
    status,
    problems,
    children: (
      <>
        <ul class="edition-rows">
          {closingFacts.map((fact) => (
            <li class="edition-row-line">
              {closingWords[fact]()}{' '}
              {facts.has(fact) ? (
                <Tag tone="done">{m.editions_there()}</Tag>
              ) : (
                <Tag tone="attention">{m.editions_missing()}</Tag>
              )}
            </li>
          ))}
        </ul>
        <form action={desk.archive.to(placeOf(at))} method="post">
          <Button>{m.editions_archive_do()}</Button>
        </form>
      </>
    ),
  });
}
