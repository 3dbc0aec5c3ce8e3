// What came of comparing a file with a document, in one sentence.
import { m } from '#words';
import { Notice } from '../../../../ui/notice/notice.tsx';

export type Comparison = 'same' | 'other' | 'missing';

const sentences: Readonly<Record<Comparison, () => string>> = {
  same: m.records_check_same,
  other: m.records_check_other,
  missing: m.records_check_missing,
};

export function ComparisonNotice({ comparison }: { readonly comparison: Comparison }) {
  return (
    <Notice tone={comparison === 'same' ? 'done' : 'warning'}>
      <p>{sentences[comparison]()}</p>
    </Notice>
  );
}
