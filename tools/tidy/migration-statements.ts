// What a migration does to copies of Minga that do not know it: its SQL read into statements, each judged by its words.

/** Upper-case keywords and names as they stand, one a token; strings are `'`, and every other sign is itself. */
interface Statement {
  readonly tokens: readonly string[];
  readonly line: number;
  /** The comment right above it that says why it breaks no old copy, though its form could. */
  readonly reason: string | undefined;
}

const TOKEN =
  /(?<space>\s+)|--(?<comment>[^\n]*)|\/\*[\s\S]*?\*\/|(?<text>[eE]'(?:[^'\\]|\\.|'')*'|[bBxX]?'(?:[^']|'')*')|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|(?<quoted>"(?:[^"]|"")*")|(?<word>[\p{L}_][\p{L}\p{N}_$]*)|(?<sign>[\s\S])/gu;
const REASON = /^ old copies: (\S.*)$/;

/** Statements of SQL as PostgreSQL parts them; a body `begin atomic … end` is not known here and is refused. */
export function statementsOf(sql: string): readonly Statement[] {
  const statements: Statement[] = [];
  let tokens: string[] = [];
  let [begunAt, line] = [1, 1];
  let reason: string | undefined;
  for (const match of sql.matchAll(TOKEN)) {
    const { space, comment, text, tag, quoted, word, sign } = match.groups ?? {};
    if (tokens.length === 0) {
      if (comment !== undefined) reason = REASON.exec(comment)?.[1] ?? reason;
      begunAt = line;
    }
    line += match[0].split('\n').length - 1;
    if (space !== undefined || comment !== undefined) continue;
    if (sign === ';') {
      if (tokens.length > 0) statements.push({ tokens, line: begunAt, reason });
      tokens = [];
      reason = undefined;
    } else if (text !== undefined || tag !== undefined) tokens.push("'");
    else if (quoted !== undefined) tokens.push(quoted.slice(1, -1));
    else if (word !== undefined) tokens.push(word.toLowerCase());
    else if (sign !== undefined) tokens.push(sign);
  }
  if (tokens.length > 0) statements.push({ tokens, line: begunAt, reason });
  return statements;
}

/** Words of a statement with single spaces, names of a schema and its table as one: `alter table people . person`. */
const wordsOf = ({ tokens }: Statement) => tokens.join(' ').replaceAll(' . ', '.');

const NEW_TABLE = /^create table (?:if not exists )?(\S+)/;

/**
 * What of a migration would break a copy that does not know it, or of a contract what a program would wait for.
 * `begun` is the SQL of those that come in the same upgrade right before it: what they made no old copy knows either.
 */
export function complaintsOf(
  kind: 'expand' | 'contract',
  sql: string,
  begun = '',
): readonly string[] {
  const statements = statementsOf(sql);
  const made = new Set(
    statementsOf(begun).flatMap((one) => NEW_TABLE.exec(wordsOf(one))?.[1] ?? []),
  );
  return statements.flatMap((statement) => {
    const words = wordsOf(statement);
    const [, table] = NEW_TABLE.exec(words) ?? [];
    if (table !== undefined) made.add(table);
    if (kind === 'expand' && statement.reason !== undefined) return [];
    const why = kind === 'expand' ? breakingOf(words, made) : neededOf(words);
    return why === undefined ? [] : [`line ${statement.line}: ${why}`];
  });
}

/** Forms that add and touch nothing that an old copy reads or writes. */
const ADDS =
  /^(create (schema|table|sequence|type|view|index|function|text search configuration)|comment on|insert into|update|select) /;

/** Undefined for a statement beside which old copies go on working. What is not known to be one is refused. */
function breakingOf(words: string, made: ReadonlySet<string>): string | undefined {
  const [, altered] = /^alter table (?:if exists )?(?:only )?(\S+)/.exec(words) ?? [];
  const [, on] =
    /^create (?:unique index|(?:constraint )?trigger) (?:.*? )?on (\S+)/.exec(words) ?? [];
  const isOfNewTable = (table: string | undefined) => table !== undefined && made.has(table);
  if (isOfNewTable(altered) || isOfNewTable(on)) return undefined;
  if (/\bbegin atomic\b/.test(words)) return 'a body in begin atomic is not read here';
  if (altered !== undefined) return breakingActionOf(words.slice(words.indexOf(altered)));
  if (on !== undefined) return 'may refuse what old copies write into a table that they know';
  if (ADDS.test(words)) return undefined;
  return `«${words.split(' ').slice(0, 3).join(' ')}» may break old copies`;
}

/** Of `TABLE action, action …`. */
function breakingActionOf(words: string): string | undefined {
  const actions = partsOf(words.slice(words.indexOf(' ') + 1));
  return actions.map(breakingOne).find((why) => why !== undefined);
}

function breakingOne(action: string): string | undefined {
  const added =
    /^add (?:column )?(?:if not exists )?(?!constraint\b|check\b|unique\b|primary\b|foreign\b|exclude\b)/;
  if (added.test(action)) {
    const hasValue = /\b(default|generated)\b/.test(action);
    if (/\bnot null\b/.test(action) && !hasValue) return 'old copies write no value into it';
    if (/\b(unique|primary key)\b/.test(action) && hasValue) {
      return 'old copies write one value into it again and again';
    }
    return undefined;
  }
  if (/^alter (?:column )?\S+ set default\b/.test(action)) return undefined;
  return `«${action.split(' ').slice(0, 4).join(' ')}» may break old copies`;
}

/** Parts between commas outside parentheses. */
function partsOf(words: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const token of words.split(' ')) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()} ${token}`.trim());
  }
  return parts;
}

/** A program that was just put in place has to work while contracts wait, so that they bring nothing that it needs. */
function neededOf(words: string): string | undefined {
  const brings = /^create (schema|table|sequence|type) |^alter table .*\badd column\b/.test(words);
  return brings ? 'a contract brings nothing that a program needs: put it in an expand' : undefined;
}
