// What the page shows besides a result: counting, stopped, or everything that is wrong.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { ProgressOfWork } from '../../../../ui/progress/progress-of-work.tsx';

interface CountingProps {
  readonly file: string;
  readonly sentence: string;
  readonly share?: number;
  readonly onCancel: () => void;
}

export function Counting({ file, sentence, share, onCancel }: CountingProps) {
  return (
    <ProgressOfWork
      id="progress"
      label={m.count_progress_label({ file })}
      share={share}
      sentence={sentence}
    >
      <Button type="button" kind="secondary" small onClick={onCancel}>
        {m.count_cancel()}
      </Button>
    </ProgressOfWork>
  );
}

export function Cancelled() {
  return (
    <Notice>
      <p role="status">{m.count_cancelled()}</p>
    </Notice>
  );
}

interface TroubleProps {
  readonly title: string;
  readonly listed: readonly string[];
  readonly more?: string | undefined;
}

/** Everything that is wrong, each line leading back to the file. */
export function Trouble({ title, listed, more }: TroubleProps) {
  return (
    <ErrorSummary
      title={title}
      problems={listed.map((message) => ({ message, href: '#file' }))}
      more={more}
    />
  );
}
