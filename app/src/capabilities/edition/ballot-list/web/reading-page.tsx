// A list to be listened to: plain paragraphs, one for each project, and the same as a file.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { type PublicEdition, spokenParts } from '../../editions/index.ts';
import type { BallotList } from '../store/lists.ts';
import { crumbsOf } from './parts.tsx';
import { listPath, readingFilePath } from './paths.ts';
import { spokenList } from './spoken-list.ts';

interface ReadingPageProps {
  readonly edition: PublicEdition;
  readonly list: BallotList;
}

export function readingPage({ edition, list }: ReadingPageProps): Page {
  const { contest } = list.content;
  const at = { institution: edition.place.slug, edition: edition.slug, contest: contest.code };
  const { title, opening, projects, written } = spokenList(list);
  return {
    title: `${title} · ${edition.name}`,
    description: m.ballot_list_reading_lead(),
    current: 'comunas',
    hero: (
      <Hero
        title={spokenParts(title, written)}
        lead={m.ballot_list_reading_lead()}
        crumbs={[
          ...crumbsOf(edition),
          { label: contest.name, lang: writtenLang(), href: listPath.to(at) },
          { label: m.ballot_list_reading() },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <p>
            <a href={readingFilePath.to(at)} download={`nomina-${contest.code}.txt`}>
              {m.ballot_list_reading_file()}
            </a>
          </p>
          <div class="stack ballot-list-reading">
            {[...opening, ...projects].map((paragraph) => (
              <p>{spokenParts(paragraph, written)}</p>
            ))}
          </div>
        </div>
      </section>
    ),
  };
}
