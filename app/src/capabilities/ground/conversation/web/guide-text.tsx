// The text of a guide: headings, lists and paragraphs of its own, with safe links and nothing else.
import { guideBlocks } from '../rules/guide.ts';
import { WrittenLine, WrittenText } from './written-text.tsx';

interface GuideTextProps {
  readonly text: string;
  readonly lang: string;
  /** That of its headings. */
  readonly level?: 2 | 3;
}

export function GuideText({ text, lang, level = 2 }: GuideTextProps) {
  const Heading = `h${level}` as const;
  return (
    <div class="guide-text" lang={lang}>
      {guideBlocks(text).map((block) => {
        if (block.kind === 'heading') return <Heading>{block.text}</Heading>;
        if (block.kind === 'paragraph') return <WrittenText text={block.text} lang={lang} />;
        const List = block.isNumbered ? 'ol' : 'ul';
        return (
          <List>
            {block.items.map((item) => (
              <li>
                <WrittenLine text={item} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}
