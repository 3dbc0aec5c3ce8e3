// What stands below an answer: who pinned it, the guide that grew from it, how many found it useful, and what one can do.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { AnswerMarks } from '../store/answers.ts';
import type { Keeper } from '../store/kept-questions.ts';
import type { SeenComment } from './comment-article.tsx';
import { guidePath, newGuidePath, pinPath, usefulPath } from './forum-paths.ts';
import { usefulCount } from './forum-words.ts';

export interface AnswerMarksProps {
  readonly comment: SeenComment;
  readonly marks: AnswerMarks;
  readonly keepers: readonly Keeper[];
}

export function PinnedBy({ marks }: Pick<AnswerMarksProps, 'marks'>) {
  return (
    <p class="answer-marks">
      {marks.pinnedBy.map(({ name: institution }) => (
        <Tag tone="done">{m.conversation_answer_pinned_by({ institution })}</Tag>
      ))}
    </p>
  );
}

export function AnswerMarksPart({ comment, marks, keepers }: AnswerMarksProps) {
  const { id, isOwn, shownVersion } = comment;
  const { guides, isUsefulToViewer } = marks;
  if (shownVersion === null) return null;
  return (
    <>
      {guides.length > 0 && (
        <p class="answer-marks">
          {guides.map(({ slug, title, institutionName: institution }) => (
            <a href={guidePath.to({ guide: slug })}>
              {m.conversation_answer_guide({ title, institution })}
            </a>
          ))}
        </p>
      )}
      <div class="answer-marks">
        <span class="secondary">
          {marks.usefulCount === 0
            ? m.conversation_useful_nobody()
            : usefulCount(marks.usefulCount)}
        </span>
        {!isOwn && (
          <form method="post" action={usefulPath.to({ comment: id })}>
            <input type="hidden" name="util" value={isUsefulToViewer ? 'no' : 'si'} />
            <Button kind="secondary" small>
              {isUsefulToViewer ? m.conversation_useful_no_more() : m.conversation_useful()}
            </Button>
          </form>
        )}
      </div>
      {keepers.map((keeper) => (
        <Tools comment={comment} marks={marks} keeper={keeper} />
      ))}
    </>
  );
}

function Tools({
  comment: { id },
  marks,
  keeper,
}: Omit<AnswerMarksProps, 'keepers'> & { readonly keeper: Keeper }) {
  const to = { institution: keeper.slug, comment: id };
  const isPinned = marks.pinnedBy.some((one) => one.id === keeper.id);
  const hasGuide = marks.guides.some((one) => one.institutionId === keeper.id);
  return (
    <div class="answer-tools screen-only">
      <span>{m.conversation_tools_of({ institution: keeper.name })}</span>
      <form method="post" action={pinPath.to(to)}>
        <input type="hidden" name="fijar" value={isPinned ? 'no' : 'si'} />
        <Button kind="secondary" small>
          {isPinned ? m.conversation_answer_unpin() : m.conversation_answer_pin()}
        </Button>
      </form>
      {!hasGuide && <a href={newGuidePath.to(to)}>{m.conversation_answer_write_guide()}</a>}
    </div>
  );
}
