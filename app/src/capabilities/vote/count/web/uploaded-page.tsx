// The page of a file that was left on the server: waiting, counted, broken off, or no longer there.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { ProgressOfWork } from '../../../../ui/progress/progress-of-work.tsx';
import { choiceQuery } from '../rules/choice.ts';
import { serverCountMs } from '../rules/limits.ts';
import type { VoteKind, VoteReport } from '../rules/report/report.ts';
import type { Upload, UploadFailure } from '../rules/upload.ts';
import { countPath, erasePath, recountPath, resultPaths, uploadPath } from './paths.ts';
import { contestAnchor } from './result-offers.ts';
import * as parts from './result-parts.tsx';
import { ResultView } from './result-view.tsx';
import { SettingsFields } from './settings-fields.tsx';

/** Seconds between two looks at a count that is going on. */
const LOOK_AGAIN_SECONDS = 2;

/** `contest`: the count to show, by its place in the report. `publicUrl`: where people reach the site. */
export function uploadedPage(upload: Upload, contest: number, publicUrl: string): Page {
  switch (upload.state.kind) {
    case 'queued':
      return waiting(upload, undefined, m.count_waiting_queued());
    case 'counting': {
      const { percent } = upload.state;
      return waiting(upload, percent / 100, m.count_waiting_counting({ percent }));
    }
    case 'failed':
      return failed(upload, upload.state.failure);
    case 'done':
      return counted(upload, upload.state.reports[currentLocale()], contest, publicUrl);
  }
}

function waiting(upload: Upload, share: number | undefined, sentence: string): Page {
  const title = m.count_waiting_title({ file: upload.fileName });
  return {
    title,
    description: m.count_description(),
    current: 'count',
    robots: 'noindex',
    refreshAfterSeconds: LOOK_AGAIN_SECONDS,
    hero: <Hero title={title} lead={m.count_waiting_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <ProgressOfWork id="progress" label={title} share={share} sentence={sentence}>
            <a href={uploadPath.to({ id: upload.id })}>{m.count_waiting_look()}</a>
          </ProgressOfWork>
          <Erase upload={upload} />
        </div>
      </section>
    ),
  };
}

function failed(upload: Upload, failure: UploadFailure): Page {
  const title = m.count_failed_title({ file: upload.fileName });
  const why = {
    'too-slow': m.count_failed_too_slow({ seconds: serverCountMs / 1000 }),
    'too-heavy': m.count_failed_too_heavy(),
    broken: m.count_failed_broken(),
  } as const;
  return {
    title,
    description: m.count_description(),
    current: 'count',
    robots: 'noindex',
    hero: <Hero title={title} />,
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <Notice tone="warning">
              <p>{why[failure]}</p>
            </Notice>
          </div>
        </section>
        <Again upload={upload} open />
      </>
    ),
  };
}

function counted(upload: Upload, report: VoteReport, contest: number, publicUrl: string): Page {
  const { id, choice } = upload;
  const rulesAddress = countPath.to({}, { query: choiceQuery(choice) });
  const title = m.count_counted_title({ title: report.title });
  return {
    title,
    description: report.lead,
    current: 'count',
    robots: 'noindex',
    hero: <Hero title={title} lead={report.lead} />,
    body: (
      <>
        <ResultView
          report={report}
          contest={contest in report.counts ? contest : 0}
          parts={parts}
          offers={{
            links: {
              json: resultPaths.json.to({ id }),
              csv: resultPaths.csv.to({ id }),
              pb: resultPaths.pb.to({ id }),
            },
            checkAddress: new URL(rulesAddress, publicUrl).href,
            contestHref: (place) =>
              uploadPath.to({ id }, { query: { contest: String(place + 1) } }) + contestAnchor,
            rules: { action: recountPath.to({ id }), method: 'post', choice },
          }}
        />
        <Again upload={upload} votes={report.votes} />
      </>
    ),
  };
}

interface AgainProps {
  readonly upload: Upload;
  readonly votes?: VoteKind;
  readonly open?: boolean;
}

/** The rules again, for the file that is still here, and the end of it. */
function Again({ upload, votes, open }: AgainProps) {
  return (
    <section class="section screen-only" id="como-contar">
      <div class="wrap stack-wide">
        <Disclosure summary={m.count_how_title()} open={open ?? false}>
          <form class="stack-wide" action={recountPath.to({ id: upload.id })} method="post">
            <SettingsFields choice={upload.choice} votes={votes} />
            <Button>{m.count_apply()}</Button>
          </form>
        </Disclosure>
        <Erase upload={upload} />
      </div>
    </section>
  );
}

function Erase({ upload }: { readonly upload: Upload }) {
  const time = formatInstant(upload.expiresAt, currentLocale(), {
    timeZone: 'America/Santiago',
    year: false,
  });
  return (
    <form class="count-erase stack" action={erasePath.to({ id: upload.id })} method="post">
      <p class="secondary">{m.count_kept({ time })}</p>
      <p class="cluster">
        <Button kind="secondary" small>
          {m.count_erase()}
        </Button>
        <a href={countPath.to({})}>{m.count_another_file()}</a>
      </p>
    </form>
  );
}

/** 404 for an id that never was, was erased, or whose hour is over: nobody can tell which. */
export function gonePage(): Page {
  return {
    status: 404,
    title: m.count_gone_title(),
    description: m.count_description(),
    current: 'count',
    robots: 'noindex',
    body: (
      <section class="section">
        <div class="wrap">
          <EmptyState
            title={m.count_gone_title()}
            actions={<ButtonLink href={countPath.to({})}>{m.count_gone_action()}</ButtonLink>}
          >
            <p>{m.count_gone_text()}</p>
          </EmptyState>
        </div>
      </section>
    ),
  };
}
